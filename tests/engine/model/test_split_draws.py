"""Which plants are held out has nothing to do with where they were drawn."""

import numpy as np
import pytest

from engine.model import samples
from engine.model.split import Split


@pytest.mark.parametrize("seed", range(3))
def test_the_plants_held_out_lie_where_the_others_lie(seed):
    plants = samples.moons(2_000, 0.0, seed).split_by(Split(0.3, seed))
    for kind in (0, 1):
        held_out, learnt = (
            part.x[part.y == kind].mean(axis=0) for part in (plants.test, plants.training)
        )
        spread = plants.x[plants.y == kind].std(axis=0)
        assert np.abs(held_out - learnt).max() < 0.2 * spread.max()
