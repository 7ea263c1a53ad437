"""What every script of a run has: comments in a language, plants, the order of batches."""

from __future__ import annotations

import textwrap
import tomllib
from functools import lru_cache
from pathlib import Path

import resources
from engine.errors import Language
from engine.lab.replay import Doubt, Leg
from engine.model.dataset import KINDS, LEAF, PETAL, Dataset, unit_of

WIDTH = 96
_MEASURES = (*LEAF, *PETAL)


class Comments:
    """The comments in one language."""

    def __init__(self, language: Language) -> None:
        self._texts = _all_comments()[language]

    def __call__(self, name: str, **facts: object) -> str:
        """Return a comment to stand at the end of a line."""
        return "# " + self.text(name, **facts)

    def text(self, name: str, **facts: object) -> str:
        """Return a text as it is, for a line that goes on or prints it."""
        return self._texts[name].format(**facts)

    def lines(self, name: str, **facts: object) -> list[str]:
        """Return a comment on lines of its own."""
        text = " ".join(self._texts[name].format(**facts).split())
        return [f"# {line}" for line in textwrap.wrap(text, WIDTH - 2)]


@lru_cache(maxsize=1)
def _all_comments() -> dict[str, dict[str, str]]:
    path = Path(resources.__file__).parent / "translations" / "script.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def imports_lines(plants_file: str | None, *others: str, standard: str | None = None) -> list[str]:
    """Return the imports: NumPy, others, and what finds the plants where they are in a file."""
    first = [standard] if standard else []
    first += [] if plants_file is None else ["from pathlib import Path"]
    return [*first, *([""] if first else []), "import numpy as np", *others]


def text_of(lines: list[str]) -> str:
    """Return the script; a comment that would make its line too long stands above it."""
    return "\n".join(line for long in lines for line in _parted(long)) + "\n"


def _parted(line: str) -> list[str]:
    code, mark, comment = line.rpartition("  # ")
    if len(line) <= WIDTH or not code.strip():
        return [line]
    indent = " " * (len(code) - len(code.lstrip()))
    return [f"{indent}{mark.strip()} {comment}", code]


def plants_lines(plants: Dataset, comment: Comments, plants_file: str | None) -> list[str]:
    """Return x1, x2 and y of the plants: as they are, or read from a file beside the script."""
    if plants_file is not None:
        return [
            *what_is_measured(plants, comment, "file"),
            f"table = Path(__file__).with_name({plants_file!r})",
            'x1, x2, y = np.loadtxt(table, delimiter=",", skiprows=1, unpack=True)',
        ]
    x1, x2 = plants.x.T.tolist()
    return [
        *what_is_measured(plants, comment, "plants"),
        *array_lines("x1", x1),
        *array_lines("x2", x2),
        *array_lines("y", plants.y.tolist()),
    ]


def what_is_measured(plants: Dataset, comment: Comments, name: str) -> list[str]:
    """Say what x1, x2 and y are: as in the course, or as a table calls them."""
    first, second = (_called(name, _MEASURES, comment) for name in plants.features)
    zero, one = (_called(name, KINDS, comment) for name in plants.kinds)
    name = f"{name}_named" if plants.kinds_are_named else name
    lines = comment.lines(name, count=len(plants), one=one, zero=zero)
    if plants.features not in (LEAF, PETAL):
        lines += comment.lines("measures", first=first, second=second)
    return lines


def _called(name: str, usual: tuple[str, ...], comment: Comments) -> str:
    """Return a name that a file or a person gave as it is, and one of the course in words."""
    return comment.text(name) if name in usual else name


def scaling_lines(plants: Dataset, comment: Comments) -> list[str]:
    """Say what standardised measures were before."""
    if plants.scaling is None:
        return []
    names = ("x1", "x2")
    means, deviations = plants.scaling.means, plants.scaling.deviations
    is_in_cm = all(unit_of(name) == "cm" for name in plants.features)
    conversions = [
        f"{n} = ({'cm' if is_in_cm else n} - {m!r}) / {d!r}"
        for n, m, d in zip(names, means, deviations, strict=True)
    ]
    return comment.lines("scaled", how=", ".join(conversions))


def array_lines(name: str, values: list[float]) -> list[str]:
    """Return an array of numbers, over several lines where they are many."""
    text = ", ".join(map(repr, values))
    if len(text) + len(name) + 16 <= WIDTH:
        return [f"{name} = np.array([{text}])"]
    rows = textwrap.wrap(text, WIDTH - 4)
    return [f"{name} = np.array([", *(f"    {row}" for row in rows), "])"]


def why_given(doubt: Doubt, legs: list[Leg], comment: Comments) -> list[str]:
    """Say why the parameters are given as they are."""
    typed = dict.fromkeys(text for leg in legs for text in _typed(leg))
    return comment.lines(doubt.value, formulas="; ".join(typed))


def _typed(leg: Leg) -> list[str]:
    formulas = zip(("dw1", "dw2", "db"), leg.settings.formulas or (), strict=False)
    return [f"{name} = {text}" for name, text in formulas]


def order_lines(leg: Leg, size: int, count: int, comment: Comments, from_start: bool) -> list[str]:
    """Return the lines that draw an epoch's order where one begins."""
    begins = "place == 0" if from_start else f"place == 0 or step == {leg.first}"
    seed = leg.settings.seed
    return [
        f"epoch, place = divmod(step, {-(-count // size)})",
        f"if {begins}:  {comment('order')}",
        f"    order = np.random.default_rng([{seed}, epoch]).permutation({count})",
    ]


def indented(lines: list[str], levels: int) -> list[str]:
    """Return lines so many levels further to the right."""
    return ["    " * levels + line for line in lines]
