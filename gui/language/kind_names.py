"""What the kinds and measures of the plants are called: as in the course, or as a file has them."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QCoreApplication

from engine.model.dataset import LEAF, PETAL, Dataset

Axis = Literal[0, 1]
"""0 for x1, 1 for x2."""

_LETTERS = 20
"""How many letters of a file's own name are written in a sentence."""


def kind_name(plants: Dataset, kind: int, most: int = _LETTERS) -> str:
    """Name a kind by itself, as in a caption."""
    if plants.kinds_are_named:
        return _pair(plants.kinds, most)[kind]
    translate = QCoreApplication.translate
    return translate("Kinds", "toxic") if kind else translate("Kinds", "non-toxic")


def with_kinds(
    plants: Dataset, usual: str, named: str, *values: object, most: int = _LETTERS
) -> str:
    """Return a sentence about toxic plants, or the one about kinds that a file names.

    In the latter {one} and {zero} stand for the names of y = 1 and of y = 0, in quotes.
    """
    if not plants.kinds_are_named:
        return usual.format(*values)
    zero, one = (quoted(kind_name(plants, kind, most)) for kind in (0, 1))
    return named.format(*values, zero=zero, one=one)


def quoted(name: str) -> str:
    """Put a name in the quotes of the language."""
    return QCoreApplication.translate("Kinds", "“{0}”").format(name)


def shortened(name: str, most: int, from_middle: bool = False) -> str:
    """Leave out the end of a name that is longer, or its middle, and every break of a line."""
    name = " ".join(name.split())
    if len(name) <= most:
        return name
    tail = (most - 1) // 2 if from_middle else 0
    return f"{name[: most - 1 - tail].rstrip()}…{name[len(name) - tail :].lstrip()}"


def _pair(names: tuple[str, str], most: int) -> tuple[str, str]:
    """Shorten two names so that they still differ."""
    first, second = (shortened(name, most) for name in names)
    if first == second:
        first, second = (shortened(name, most, from_middle=True) for name in names)
    return first, second


def measures_are_named(plants: Dataset) -> bool:
    """Say whether what is measured is something else than leaves."""
    return plants.features != LEAF


def measure_name(plants: Dataset, axis: Axis, most: int = 40) -> str:
    """Name a measure, with its unit if it has one; a name that is not ours is written as it is."""
    code, translate = plants.features[axis], QCoreApplication.translate
    names = {
        LEAF[0]: translate("Features", "leaf width (cm)"),
        LEAF[1]: translate("Features", "leaf length (cm)"),
        PETAL[0]: translate("Features", "petal width (cm)"),
        PETAL[1]: translate("Features", "petal length (cm)"),
    }
    if plants.scaling is None:
        return names.get(code) or shortened(code, most)
    name = measure_words(plants)[0][axis] if code in names else shortened(code, most)
    return translate("Features", "{0}, standardised").format(name)


def measure_words(plants: Dataset) -> tuple[tuple[str, str], tuple[str, str]]:
    """Name both measures without their unit, and both once more for where there is little room."""
    translate = QCoreApplication.translate
    short = translate("Features", "width"), translate("Features", "length")
    if plants.features == LEAF:
        return (translate("Features", "leaf width"), translate("Features", "leaf length")), short
    if plants.features == PETAL:
        return (translate("Features", "petal width"), translate("Features", "petal length")), short
    return _pair(plants.features, _LETTERS), _pair(plants.features, _LETTERS // 2)
