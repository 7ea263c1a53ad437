"""The plants of a session's file, and which of them are held out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from engine.arrays import Points, freeze
from engine.files.sessions.json_part import Part, PartError, array_to_json
from engine.files.sessions.session_parts import LONGEST_NAME
from engine.learning.settings import LARGEST_COUNT
from engine.model.dataset import KINDS, LARGEST_CM, MOST_PLANTS, Dataset
from engine.model.hidden_plants import HiddenPlants
from engine.model.scaling import Scaling
from engine.model.split import LARGEST_SHARE, Split

_MEASURES = ("x1", "x2")


def plants_to_json(plants: Dataset) -> dict[str, object]:
    """Write plants: what is measured, x1 and x2 in centimetres, y 1 for toxic.

    The names of the kinds only where a file brought them.
    """
    named = {"kinds": list(plants.kinds)} if plants.kinds_are_named else {}
    return {
        "features": list(plants.features),
        **named,
        "x1": array_to_json(plants.x[:, 0]),
        "x2": array_to_json(plants.x[:, 1]),
        "y": array_to_json(plants.y.astype(np.float64)),
        "scaling": _scaling_to_json(plants),
    }


def plants_of(part: Part) -> Dataset:
    """Read plants."""
    x1, x2, y = (part.array(key, MOST_PLANTS) for key in ("x1", "x2", "y"))
    if not len(x1) == len(x2) == len(y):
        raise PartError(part.where)
    first, second = part.texts("features", 2, LONGEST_NAME)
    try:
        plants = Dataset.of(np.column_stack([x1, x2]), y, (first, second), _kinds_of(part))
    except ValueError:
        raise PartError(part.where) from None
    scaling = _scaling_of(part)
    if scaling is None:
        return plants
    return replace(
        plants, scaling=scaling, measured=_measured_of(part.part("scaling"), len(plants))
    )


def _kinds_of(part: Part) -> tuple[str, str]:
    """Read what the kinds are called; those of the course where the file does not say."""
    if not part.has("kinds"):
        return KINDS
    harmless, toxic = part.texts("kinds", 2, LONGEST_NAME)
    if harmless == toxic or not harmless.strip() or not toxic.strip():
        raise PartError(part.at("kinds"))
    return harmless, toxic


def held_out_to_json(plants: Dataset) -> dict[str, object] | None:
    """Write which plants are held out to test with, and by which share and seed they were drawn."""
    if plants.split is None or plants.held_out is None:
        return None
    which = np.flatnonzero(plants.held_out).astype(np.float64)
    return {**vars(plants.split), "plants": array_to_json(which)}


def held_out_of(whole: Part, key: str, plants: Dataset) -> Dataset:
    """Return the plants with those held out that the file names; they are not drawn anew."""
    if whole.is_none(key):
        return plants
    part = whole.part(key)
    split = _split_of(part)
    held_out = np.zeros(len(plants), dtype=bool)
    held_out[part.increasing("plants", len(plants), 0, len(plants) - 1)] = True
    freeze(held_out)
    return replace(plants, split=split, held_out=held_out)


def hidden_test_to_json(hidden: HiddenPlants | None) -> dict[str, object] | None:
    """Write the plants held out that are hidden, where they stood, and how they were drawn."""
    if hidden is None:
        return None
    places = array_to_json(hidden.places.astype(np.float64))
    return {**vars(hidden.split), **plants_to_json(hidden.plants), "places": places}


def hidden_test_of(whole: Part, key: str) -> HiddenPlants | None:
    """Read the plants held out that are hidden."""
    if not whole.has(key) or whole.is_none(key):
        return None
    part = whole.part(key)
    plants = plants_of(part)
    places = part.increasing("places", len(plants), 0, MOST_PLANTS - 1)
    if not len(plants) or len(places) != len(plants) or plants.scaling is not None:
        raise PartError(part.where)
    return HiddenPlants(plants, places, _split_of(part))


def _split_of(part: Part) -> Split:
    share = part.number("share", 0.0, LARGEST_SHARE)
    if share == 0:
        raise PartError(part.at("share"))
    return Split(share, part.whole("seed", 0, LARGEST_COUNT))


def _scaling_to_json(plants: Dataset) -> dict[str, object] | None:
    if plants.scaling is None:
        return None
    columns = (
        {} if plants.measured is None else dict(zip(_MEASURES, plants.measured.T, strict=True))
    )
    return {
        "means": list(plants.scaling.means),
        "deviations": list(plants.scaling.deviations),
        **{name: array_to_json(column) for name, column in columns.items()},
    }


def _measured_of(part: Part, count: int) -> Points | None:
    """Read the measures before they were standardised; older files have none."""
    if not any(map(part.has, _MEASURES)):
        return None
    columns = [part.array(name, count) for name in _MEASURES]
    for name, column in zip(_MEASURES, columns, strict=True):
        if len(column) != count or np.abs(column).max(initial=0.0) > LARGEST_CM:
            raise PartError(part.at(name))
    measured = np.column_stack(columns)
    freeze(measured)
    return measured


def _scaling_of(part: Part) -> Scaling | None:
    """Read how the plants were standardised, None where they were not."""
    if not part.has("scaling") or part.is_none("scaling"):
        return None
    scaling = part.part("scaling")
    means, deviations = (scaling.array(key, 2) for key in ("means", "deviations"))
    if len(means) != 2 or len(deviations) != 2:
        raise PartError(scaling.where)
    if np.abs(means).max() > LARGEST_CM or deviations.min() <= 0 or deviations.max() > LARGEST_CM:
        raise PartError(scaling.where)
    (m1, m2), (s1, s2) = means.tolist(), deviations.tolist()
    return Scaling((m1, m2), (s1, s2))
