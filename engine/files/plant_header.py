"""What heads plants that go out as a table: x1, x2, y, the names of measures and of kinds."""

from __future__ import annotations

from engine.errors import Language
from engine.model.dataset import KINDS, LEAF, PETAL, Dataset

HEADER = ("x1", "x2", "y")

_KIND: dict[Language, str] = {"en": "kind", "fr": "espèce"}
_USUAL_KINDS: dict[Language, tuple[str, str]] = {
    "en": ("non-toxic", "toxic"),
    "fr": ("non toxique", "toxique"),
}


def header_with_names(plants: Dataset, language: Language) -> tuple[str, ...]:
    """Return `x1 height (m)`, `x2 …`, `y`, and a title of the kinds where they have names."""
    measures = (
        symbol if name in (*LEAF, *PETAL) else f"{symbol} {name}"
        for symbol, name in zip(HEADER, plants.features, strict=False)
    )
    kinds = [_KIND[language]] if plants.kinds_are_named else []
    return (*measures, HEADER[2], *kinds)


def kinds_written(plants: Dataset, language: Language) -> list[str]:
    """Return the names of the kinds y = 0 and y = 1; of one without its own that of the course."""
    usual = dict(zip(KINDS, _USUAL_KINDS[language], strict=True))
    return [usual.get(name, name) for name in plants.kinds]
