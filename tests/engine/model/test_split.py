import numpy as np
import pytest

from engine.arrays import indices
from engine.errors import UserError, sentence_of
from engine.model import samples
from engine.model.dataset import Dataset
from engine.model.split import Split

QUARTER = Split(0.25, 7)
PLANTS = samples.moons(200, 0.2, 0).split_by(QUARTER)


def test_training_and_test_plants_are_all_plants_each_once():
    assert 30 <= len(PLANTS.test) <= 70
    assert len(PLANTS.training) + len(PLANTS.test) == 200
    assert PLANTS.training.x.tolist() == PLANTS.x[~PLANTS.held_out].tolist()
    assert PLANTS.test.y.tolist() == PLANTS.y[PLANTS.held_out].tolist()
    assert PLANTS.training.held_out is None
    assert PLANTS.training.split is None


def test_without_a_split_all_are_learnt_from():
    plants = samples.six()
    assert plants.training is plants
    assert len(plants.test) == 0
    back = PLANTS.split_by(None)
    assert back.held_out is None
    assert back.training is back


def test_a_larger_share_only_holds_more_out():
    more = PLANTS.split_by(Split(0.5, 7)).held_out
    assert more[PLANTS.held_out].all()
    assert more.sum() > PLANTS.held_out.sum()
    other = PLANTS.split_by(Split(0.25, 8)).held_out
    assert other.tolist() != PLANTS.held_out.tolist()
    assert PLANTS.split_by(Split(0.25, 7)) is PLANTS


def test_a_plant_stays_on_its_side_through_every_edit():
    held_out = PLANTS.held_out.tolist()
    some = indices([3, 4, 50])
    assert PLANTS.move(some, (1.0, -1.0)).held_out.tolist() == held_out
    assert PLANTS.flip(some).held_out.tolist() == held_out
    assert PLANTS.put(some, [[0, 0], [1, 1], [2, 2]], [0, 1, 1]).held_out.tolist() == held_out
    scaled = PLANTS.standardised()
    assert scaled.held_out.tolist() == held_out
    assert scaled.in_own_units().held_out.tolist() == held_out
    kept = [held for plant, held in enumerate(held_out) if plant not in (3, 4, 50)]
    assert PLANTS.remove(some).held_out.tolist() == kept


def test_plants_added_are_drawn_and_those_that_were_here_stay():
    longer = PLANTS.add(np.zeros((100, 2)), 1)
    assert longer.held_out[:200].tolist() == PLANTS.held_out.tolist()
    assert 10 <= longer.held_out[200:].sum() <= 40
    one_by_one = PLANTS
    for _ in range(20):
        one_by_one = one_by_one.add([[0.0, 0.0]], 1)
    assert one_by_one.held_out.tolist() == longer.held_out[:220].tolist()
    beyond = PLANTS.put(indices([0, 205]), [[1, 1], [2, 2]], [0, 1])
    assert len(beyond) == 206
    assert beyond.held_out.tolist() == longer.held_out[:206].tolist()


def test_a_plant_added_after_one_was_removed_changes_no_other():
    shorter = PLANTS.remove(indices([0]))
    longer = shorter.add([[0.0, 0.0]], 0)
    assert longer.held_out[:199].tolist() == PLANTS.held_out[1:].tolist()


def test_it_is_the_plants_learnt_from_that_are_standardised():
    scaled = PLANTS.standardised()
    assert scaled.training.x.mean(axis=0) == pytest.approx([0, 0], abs=1e-12)
    assert scaled.training.x.std(axis=0) == pytest.approx([1, 1])
    assert np.abs(scaled.test.x.mean(axis=0)).max() > 1e-3
    assert scaled.training.measured.tolist() == PLANTS.training.x.tolist()
    assert scaled.in_own_units().x.tolist() == PLANTS.x.tolist()


def test_plants_held_out_otherwise_are_not_the_same_plants():
    assert PLANTS.same_as(samples.moons(200, 0.2, 0).split_by(QUARTER))
    assert not PLANTS.same_as(PLANTS.split_by(None))
    assert not PLANTS.same_as(PLANTS.split_by(Split(0.25, 8)))


def test_no_plant_and_no_edit_can_change_what_is_held_out():
    with pytest.raises(ValueError, match="read-only"):
        PLANTS.held_out[0] = True
    empty = Dataset.empty().split_by(QUARTER)
    assert len(empty.training) == len(empty.test) == 0
    assert empty.add([[0, 0]] * 200, 1).held_out.tolist() == PLANTS.held_out.tolist()


@pytest.mark.parametrize("share", [0.0, -0.1, 0.95, 1.0, float("nan")])
def test_a_share_that_leaves_nothing_to_learn_from_or_to_test_with_is_refused(share):
    with pytest.raises(UserError) as refusal:
        Split(share, 0)
    assert refusal.value.code == "test_share"


def test_the_refusal_is_said_in_both_languages():
    with pytest.raises(UserError) as refusal:
        Split(0.95, 0)
    assert sentence_of(refusal.value, "en") == (
        "a share of 0.95 can't be held out to test with: it is more than 0 and at most 0.9"
    )
    assert " ".join(sentence_of(refusal.value, "fr").split()) == (
        "une part de 0,95 ne peut pas être mise de côté pour le test : il faut plus de 0,"
        " et au plus 0,9"
    )
