"""Plants held out that are not to be seen before they are revealed."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from engine.arrays import Indices, freeze, indices
from engine.model.dataset import Dataset
from engine.model.split import Split


@dataclass(frozen=True, eq=False)
class HiddenPlants:
    """What was taken out of the plants (k,), in own units; their places among all, increasing (k,);
    and how they were drawn."""

    plants: Dataset
    places: Indices
    split: Split

    def back_among(self, shown: Dataset) -> Dataset:
        """Return the plants shown with these held out among them, where they stood.

        Where plants have been removed meanwhile, those beyond the last one come last.
        """
        before = np.minimum(self.places - np.arange(len(self.places)), len(shown))
        own = self.plants if shown.scaling is None else self._scaled_as(shown)
        measured = None
        if shown.measured is not None:
            measured = np.insert(shown.measured, before, self.plants.x, axis=0)
        held_out = np.zeros(len(shown), dtype=bool) if shown.held_out is None else shown.held_out
        arrays = (
            np.insert(shown.x, before, own.x, axis=0),
            np.insert(shown.y, before, own.y),
            np.insert(held_out, before, True),
        )
        for array in (*arrays, *(() if measured is None else (measured,))):
            freeze(array)
        x, y, held_out = arrays
        return replace(shown, x=x, y=y, measured=measured, held_out=held_out, split=self.split)

    def places_of_shown(self, count: int) -> Indices:
        """Return where so many plants shown stand once these are back among them."""
        before = np.minimum(self.places - np.arange(len(self.places)), count)
        is_hidden = np.insert(np.zeros(count, dtype=bool), before, True)
        return indices(np.flatnonzero(~is_hidden))

    def _scaled_as(self, shown: Dataset) -> Dataset:
        assert shown.scaling is not None
        return replace(self.plants, x=shown.scaling.scaled(self.plants.x))


def taken_out(plants: Dataset) -> tuple[Dataset, HiddenPlants] | None:
    """Part plants from those of them that are held out; None where none is."""
    if plants.split is None or plants.held_out is None or not plants.held_out.any():
        return None
    tests = plants.test.in_own_units()
    places = indices(np.flatnonzero(plants.held_out))
    return plants.training, HiddenPlants(tests, places, plants.split)
