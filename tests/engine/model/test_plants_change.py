"""An edit of few plants among many is held as what it changed, and leads both ways exactly."""

import numpy as np
import pytest

from engine.model.dataset import Dataset
from engine.model.plants_change import PlantsChange

RNG = np.random.default_rng(3)
MANY = Dataset.of(RNG.normal(size=(2_000, 2)), RNG.integers(0, 2, 2_000))
ALIKE = Dataset.of(np.ones((2_000, 2)), np.zeros(2_000))
STANDARDISED = MANY.standardised()
MINUS_ZERO = MANY.put(np.array([7]), [[0.0, 1.0]], [1])


def same_bits(one, other):
    return (
        one.x.tobytes() == other.x.tobytes()
        and one.y.tobytes() == other.y.tobytes()
        and one.features is other.features
        and one.scaling is other.scaling
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (MANY, MANY.move(np.array([3]), (0.1, -0.2))),
        (MANY, MANY.move(np.array([0, 1, 1_999]), (1e-17, 1e12))),
        (MANY, MANY.flip(np.array([1_000]))),
        (MANY, MANY.add([[1.0, 2.0]], 1)),
        (MANY, MANY.put(np.array([5, 2_000]), [[1, 2], [3, 4]], [1, 0])),
        (MANY, MANY.remove(np.array([0]))),
        (MANY, MANY.remove(np.array([1_999]))),
        (MANY, MANY.remove(np.array([4, 5, 900, 1_500, 1_998, 1_999]))),
        (ALIKE, ALIKE.remove(np.array([4, 900]))),
        (ALIKE, ALIKE.flip(np.array([4])).remove(np.array([0]))),
        (MINUS_ZERO, MINUS_ZERO.put(np.array([7]), [[-0.0, 1.0]], [1])),
        (STANDARDISED, STANDARDISED.move(np.array([9]), (0.1, 0.1))),
    ],
)
def test_a_change_of_few_plants_leads_there_and_back_to_the_last_bit(before, after):
    for one, other in ((before, after), (after, before)):
        change = PlantsChange.between(one, other)
        assert same_bits(change.of(one), other)
        assert same_bits(change.reversed.of(other), one)
        assert not change.of(one).x.flags.writeable
        assert change.removed.nbytes + change.added.nbytes < 1_000


def test_other_plants_are_no_change_of_rows():
    others = Dataset.of(MANY.x, MANY.y, ("a", "b"))
    assert PlantsChange.between(MANY, others) is None
    assert PlantsChange.between(MANY, MANY.standardised()) is None
    assert PlantsChange.between(MANY, MANY.move(np.arange(1_500), (1.0, 1.0))) is None
    assert PlantsChange.between(MANY, Dataset.empty()) is None


def test_many_plants_taken_out_here_and_there_are_kept_or_told_exactly():
    for count in (60, 64, 65, 70, 300):
        which = np.sort(RNG.choice(2_000, count, replace=False))
        after = MANY.remove(which)
        change = PlantsChange.between(MANY, after)
        assert change is None or same_bits(change.of(MANY), after)
        assert change is None or same_bits(change.reversed.of(after), MANY)


def test_rows_keep_the_names_of_their_kinds_and_other_names_are_other_plants():
    named = Dataset.of(MANY.x, MANY.y, ("Taille", "Masse"), ("rugby", "danse"))
    after = named.flip(np.array([3])).add([[1.0, 2.0]], 1)
    change = PlantsChange.between(named, after)
    assert change.of(named).kinds == change.reversed.of(after).kinds == ("rugby", "danse")
    assert PlantsChange.between(MANY, named) is None
