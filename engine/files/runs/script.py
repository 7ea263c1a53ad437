"""A run as a NumPy script of a dozen readable lines; run alone, it prints the numbers on screen."""

from __future__ import annotations

import textwrap
import tomllib
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from pathlib import Path

import resources
from engine.errors import Language, UserError
from engine.files import suffixes
from engine.files.tables import plants_csv
from engine.files.whole_file import write_whole
from engine.lab.frame import Frame
from engine.lab.replay import Doubt, Leg, doubt_of, legs_of
from engine.learning.settings import Rule
from engine.model.dataset import LEAF, PETAL, Dataset

MOST_INLINE = 2_000
"""More plants than that stand in a CSV file next to the script."""

_WIDTH = 96


def write(path: Path, frame: Frame, language: Language) -> list[Path]:
    """Write the run up to the step shown, and its plants next to it where they are many.

    Returns the files written. Raises UserError `no_plants`, or as `whole_file` does.
    """
    if not len(frame.plants):
        raise UserError("no_plants")
    plants_path = _plants_path(path, frame.plants) if len(frame.plants) > MOST_INLINE else None
    text = script_of(frame, language, None if plants_path is None else plants_path.name)
    if plants_path is not None:
        plants_csv.write(plants_path, frame.plants)
    write_whole(path, text)
    return [path] if plants_path is None else [path, plants_path]


def script_of(frame: Frame, language: Language, plants_file: str | None = None) -> str:
    """Return the script: plants, start, the loop of each rule, and what is printed."""
    comment = _Comments(language)
    title = "title" if frame.step else "title_start"
    lines = [*comment.lines(title, steps=frame.step), *_imports(plants_file), ""]
    lines += [*_plants(frame.plants, comment, plants_file), *_scaling(frame.plants, comment), ""]
    doubt = doubt_of(frame)
    lines += _learning(frame, comment) if doubt is None else _weights(frame, comment, doubt)
    return "\n".join([*lines, "", *_printing(comment), ""])


class _Comments:
    """The comments in one language."""

    def __init__(self, language: Language) -> None:
        self._texts = _all_comments()[language]

    def __call__(self, name: str, **facts: object) -> str:
        """Return a comment to stand at the end of a line."""
        return "# " + self._texts[name].format(**facts)

    def lines(self, name: str, **facts: object) -> list[str]:
        """Return a comment on lines of its own."""
        text = " ".join(self._texts[name].format(**facts).split())
        return [f"# {line}" for line in textwrap.wrap(text, _WIDTH - 2)]


@lru_cache(maxsize=1)
def _all_comments() -> dict[str, dict[str, str]]:
    path = Path(resources.__file__).parent / "translations" / "script.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _plants_path(script: Path, plants: Dataset) -> Path:
    """Return where to put the plants: no file of another content is written over."""
    number = 1
    while True:
        name = f"{script.stem}_plants{'' if number == 1 else f'_{number}'}{suffixes.TABLE}"
        path = script.with_name(name)
        if not path.exists() or _has_plants(path, plants):
            return path
        number += 1


def _has_plants(path: Path, plants: Dataset) -> bool:
    try:
        saved = plants_csv.read(path)
    except UserError:
        return False
    return replace(plants, x=saved.x, y=saved.y).same_as(plants)


def _imports(plants_file: str | None) -> list[str]:
    return ["import numpy as np"] if plants_file is None else _IMPORTS_WITH_A_FILE


_IMPORTS_WITH_A_FILE = ["from pathlib import Path", "", "import numpy as np"]


def _plants(plants: Dataset, comment: _Comments, plants_file: str | None) -> list[str]:
    if plants_file is not None:
        return [
            *_what_is_measured(plants, comment, "file"),
            f"table = Path(__file__).with_name({plants_file!r})",
            'x1, x2, y = np.loadtxt(table, delimiter=",", skiprows=1, unpack=True)',
        ]
    x1, x2 = plants.x.T.tolist()
    return [
        *_what_is_measured(plants, comment, "plants"),
        *_array("x1", x1),
        *_array("x2", x2),
        *_array("y", plants.y.tolist()),
    ]


def _what_is_measured(plants: Dataset, comment: _Comments, name: str) -> list[str]:
    """Say what x1, x2 and y are: as in the course, or as a table calls them."""
    (first, second), (zero, one) = plants.features, plants.kinds
    name = f"{name}_named" if plants.kinds_are_named else name
    lines = comment.lines(name, count=len(plants), one=one, zero=zero)
    if plants.features not in (LEAF, PETAL):
        lines += comment.lines("measures", first=first, second=second)
    return lines


def _scaling(plants: Dataset, comment: _Comments) -> list[str]:
    """Say what standardised measures were before."""
    if plants.scaling is None:
        return []
    names = ("x1", "x2")
    means, deviations = plants.scaling.means, plants.scaling.deviations
    is_in_cm = plants.features in (LEAF, PETAL)
    conversions = [
        f"{n} = ({'cm' if is_in_cm else n} - {m!r}) / {d!r}"
        for n, m, d in zip(names, means, deviations, strict=True)
    ]
    return comment.lines("scaled", how=", ".join(conversions))


def _array(name: str, values: list[float]) -> list[str]:
    text = ", ".join(map(repr, values))
    if len(text) + len(name) + 16 <= _WIDTH:
        return [f"{name} = np.array([{text}])"]
    rows = textwrap.wrap(text, _WIDTH - 4)
    return [f"{name} = np.array([", *(f"    {row}" for row in rows), "])"]


def _weights(frame: Frame, comment: _Comments, doubt: Doubt) -> list[str]:
    """Give the weights as they are, and say why."""
    typed = [text for leg in legs_of(frame.state.run, frame.step) for text in _typed(leg)]
    return [
        *comment.lines(doubt.value, formulas="; ".join(dict.fromkeys(typed))),
        *_parameter_lines(frame.neuron.parameters.tolist(), comment("weights", steps=frame.step)),
    ]


def _typed(leg: Leg) -> list[str]:
    formulas = zip(("dw1", "dw2", "db"), leg.settings.formulas or (), strict=False)
    return [f"{name} = {text}" for name, text in formulas]


def _learning(frame: Frame, comment: _Comments) -> list[str]:
    """Give the start and a loop for each stretch of legs that differ in their rate alone."""
    lines = _parameter_lines(frame.trace.parameters(0).tolist(), comment("start"))
    count = len(frame.plants)

    def kind(leg: Leg) -> tuple[object, ...]:
        size = leg.batch_size(count)
        return leg.settings.rule, size, None if size is None else leg.settings.seed

    for _, stretch in groupby(legs_of(frame.state.run, frame.step), kind):
        lines += _loop(list(stretch), count, comment)
    return lines


def _parameter_lines(values: list[float], comment: str) -> list[str]:
    """Give the weights, with the comment at their end or, where they are long, above."""
    line = "w1, w2, b = " + ", ".join(map(repr, values))
    fits = len(line) + len(comment) + 2 <= _WIDTH
    return [f"{line}  {comment}"] if fits else [comment, line]


def _loop(legs: list[Leg], count: int, comment: _Comments) -> list[str]:
    """Return one loop over the steps, or a loop over several rates around it."""
    leg, *further_legs = legs
    body = _body(leg, leg.batch_size(count), count, comment, from_start=leg.first == 0)
    if not further_legs:
        steps = f"{leg.last}" if leg.first == 0 else f"{leg.first}, {leg.last}"
        head = [f"alpha = {leg.settings.learning_rate!r}  {comment('rate')}"]
        return [*head, f"for step in range({steps}):", *_indented(body, 1)]
    rows = [f"    ({leg.settings.learning_rate!r}, {leg.first}, {leg.last})," for leg in legs]
    return [
        f"for alpha, first, last in [  {comment('legs')}",
        *rows,
        "]:",
        "    for step in range(first, last):",
        *_indented(body, 2),
    ]


def _body(
    leg: Leg, size: int | None, count: int, comment: _Comments, from_start: bool
) -> list[str]:
    """Return what one step does."""
    if size is None:
        return _gradient_step("x1", "x2", "y", comment)
    order = _order(leg, size, count, comment, from_start)
    if leg.settings.rule is Rule.PERCEPTRON:
        return [*order, *_rule_step(comment)]
    which = f"i = order[place * {size} : place * {size} + {size}]  {comment('batch')}"
    return [*order, which, *_gradient_step("x1[i]", "x2[i]", "y[i]", comment)]


def _gradient_step(x1: str, x2: str, y: str, comment: _Comments) -> list[str]:
    return [
        f"z = w1 * {x1} + w2 * {x2} + b",
        f"a = np.exp(-np.logaddexp(0, -z))  {comment('sigmoid')}",
        f"e = a - {y}",
        f"dw1, dw2, db = np.mean(e * {x1}), np.mean(e * {x2}), np.mean(e)  {comment('slopes')}",
        "w1, w2, b = w1 - alpha * dw1, w2 - alpha * dw2, b - alpha * db",
    ]


def _order(leg: Leg, size: int, count: int, comment: _Comments, from_start: bool) -> list[str]:
    """Return the lines that draw an epoch's order where one begins."""
    begins = "place == 0" if from_start else f"place == 0 or step == {leg.first}"
    seed = leg.settings.seed
    return [
        f"epoch, place = divmod(step, {-(-count // size)})",
        f"if {begins}:  {comment('order')}",
        f"    order = np.random.default_rng([{seed}, epoch]).permutation({count})",
    ]


def _rule_step(comment: _Comments) -> list[str]:
    return [
        "i = order[place]",
        "z = np.dot((w1, w2, b), (x1[i], x2[i], 1))",
        f"e = alpha * (y[i] - (z >= 0))  {comment('rule')}",
        "w1, w2, b = w1 + e * x1[i], w2 + e * x2[i], b + e",
    ]


def _indented(lines: list[str], levels: int) -> list[str]:
    return ["    " * levels + line for line in lines]


def _printing(comment: _Comments) -> list[str]:
    return [
        "z = w1 * x1 + w2 * x2 + b",
        f"loss = np.mean(np.logaddexp(0, np.where(y == 1, -z, z)))  {comment('loss')}",
        f"accuracy = np.mean((z >= 0) == (y == 1))  {comment('accuracy')}",
        r'print(f"w1 = {w1}\nw2 = {w2}\nb = {b}\nloss = {loss}\naccuracy = {accuracy}")',
    ]
