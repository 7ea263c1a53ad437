"""What kinds and measures of the plants are called: as in the course, by a file or a person."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from PySide6.QtCore import QCoreApplication

from engine.model.dataset import KINDS, LEAF, PETAL, Dataset, without_unit

Axis = Literal[0, 1]
"""0 for x1, 1 for x2."""

_LETTERS = 20
"""How many letters of a file's own name are written in a sentence."""

_MARKUP = re.compile(r"<(?=[a-zA-Z/!?])")
"""Where Qt would take a text for HTML."""
_RIGHT_TO_LEFT = ("R", "AL", "RLE", "RLO", "RLI")


def kind_name(plants: Dataset, kind: int, most: int = _LETTERS) -> str:
    """Name a kind by itself, as in a caption; one without a name of its own as in the course."""
    if plants.kinds_are_named:
        first, second = (
            name if name not in KINDS else usual_kind_name(KINDS.index(name))
            for name in plants.kinds
        )
        return _pair((first, second), most)[kind]
    return usual_kind_name(kind)


def usual_kind_name(kind: int) -> str:
    """Name a kind of the course."""
    translate = QCoreApplication.translate
    return translate("Kinds", "toxic") if kind else translate("Kinds", "non-toxic")


def with_kinds(
    plants: Dataset, usual: str, named: str, *values: object, most: int = _LETTERS
) -> str:
    """Return a sentence about toxic plants, or the one about kinds with names of their own.

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
    """Leave out the end of a name that is longer, or its middle, and every break of a line.

    What might be markup is none in the result, and what runs from right to left stays by itself.
    """
    name = " ".join(name.split())
    if len(name) > most:
        tail = (most - 1) // 2 if from_middle else 0
        name = f"{name[: most - 1 - tail].rstrip()}…{name[len(name) - tail :].lstrip()}"
    return _isolated(_MARKUP.sub("<\u2060", name))


def _isolated(name: str) -> str:
    """Keep letters that run from right to left from turning the signs around them."""
    runs_left = any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in name)
    return f"\u2068{name}\u2069" if runs_left else name


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
    is_ours = code in (*LEAF, *PETAL)
    if plants.scaling is None:
        return usual_measure_name(code) if is_ours else shortened(code, most)
    name = measure_words(plants)[0][axis] if is_ours else shortened(without_unit(code), most)
    return translate("Features", "{0}, standardised").format(name)


def usual_measure_name(code: str) -> str:
    """Name a measure of the course or of the irises, with its unit."""
    translate = QCoreApplication.translate
    return {
        LEAF[0]: translate("Features", "leaf width (cm)"),
        LEAF[1]: translate("Features", "leaf length (cm)"),
        PETAL[0]: translate("Features", "petal width (cm)"),
        PETAL[1]: translate("Features", "petal length (cm)"),
    }[code]


def measure_words(plants: Dataset) -> tuple[tuple[str, str], tuple[str, str]]:
    """Name both measures without their unit, and both once more for where there is little room."""
    translate = QCoreApplication.translate
    short = translate("Features", "width"), translate("Features", "length")
    usual = {
        LEAF[0]: translate("Features", "leaf width"),
        LEAF[1]: translate("Features", "leaf length"),
        PETAL[0]: translate("Features", "petal width"),
        PETAL[1]: translate("Features", "petal length"),
    }
    first, second = (usual.get(code, code) for code in plants.features)
    if plants.features in (LEAF, PETAL):
        return (first, second), short
    return _pair((first, second), _LETTERS), _pair((first, second), _LETTERS // 2)
