import math

import numpy as np
import pytest

from engine.arrays import NO_INDICES, indices
from engine.errors import UserError
from engine.model.dataset import LARGEST_CM, Dataset

POINTS = [(0.0, 0.0), (1.0, 2.0), (3.0, 4.0)]


@pytest.fixture
def plants():
    return Dataset.of(POINTS, [1, 0, 1])


def test_plants_keep_measures_and_kinds_in_the_order_given(plants):
    assert plants.x.tolist() == [[0, 0], [1, 2], [3, 4]]
    assert plants.y.tolist() == [1, 0, 1]
    assert len(plants) == 3


def test_plants_are_a_copy_of_what_they_were_made_from():
    points = np.array(POINTS)
    plants = Dataset.of(points, [1, 0, 1])
    points[0, 0] = 99
    assert plants.x[0, 0] == 0


@pytest.mark.parametrize("name", ["x", "y"])
def test_the_arrays_can_not_be_written(plants, name):
    with pytest.raises(ValueError, match="read-only"):
        getattr(plants, name)[0] = 1


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, 1.0001e12, -1e300])
@pytest.mark.parametrize("measure", [0, 1])
def test_what_is_not_a_measure_is_refused_with_its_row(bad, measure):
    points = [list(point) for point in POINTS]
    points[1][measure] = bad
    with pytest.raises(UserError) as refused:
        Dataset.of(points, [1, 0, 1])
    assert refused.value.code == "not_a_measure"
    assert refused.value.facts == {"row": 2}


def test_a_measure_of_exactly_the_largest_size_is_taken():
    assert Dataset.of([(LARGEST_CM, -LARGEST_CM)], [1]).x.tolist() == [[1e12, -1e12]]


@pytest.mark.parametrize("bad", [2, -1, 0.5, math.nan])
def test_what_is_no_kind_is_refused_with_its_row(bad):
    with pytest.raises(UserError) as refused:
        Dataset.of(POINTS, [1, 0, bad])
    assert refused.value.code == "not_a_kind"
    assert refused.value.facts == {"row": 3}


def test_as_many_kinds_as_points_are_asked_for():
    with pytest.raises(UserError) as refused:
        Dataset.of(POINTS, [1, 0])
    assert refused.value.code == "uneven"
    assert refused.value.facts == {"points": 3, "kinds": 2}


def test_no_plant_at_all_is_a_dataset_too():
    assert len(Dataset.empty()) == 0
    assert Dataset.empty().kinds_present == ()
    assert Dataset.empty().x.shape == (0, 2)


@pytest.mark.parametrize(("kinds", "present"), [([0], (0,)), ([1, 1], (1,)), ([1, 0, 1], (0, 1))])
def test_the_kinds_present_are_named_once_in_increasing_order(kinds, present):
    assert Dataset.of([(0, 0)] * len(kinds), kinds).kinds_present == present


def test_added_plants_come_last_with_their_kind(plants):
    more = plants.add([(5.0, 6.0), (7.0, 8.0)], 0)
    assert more.x.tolist() == [[0, 0], [1, 2], [3, 4], [5, 6], [7, 8]]
    assert more.y.tolist() == [1, 0, 1, 0, 0]


def test_one_plant_can_be_added_as_a_bare_pair_also_on_top_of_another(plants):
    assert plants.add((1.0, 2.0), 1).x.tolist()[3] == [1, 2]


def test_a_bad_plant_is_refused_and_the_others_stay(plants):
    with pytest.raises(UserError) as refused:
        plants.add([(0.0, math.nan)], 1)
    assert refused.value.code == "not_a_measure"
    with pytest.raises(UserError) as refused:
        plants.add([(0.0, 0.0)], 2)
    assert refused.value.code == "not_a_kind"
    assert len(plants) == 3


def test_only_the_named_plants_move(plants):
    moved = plants.move(indices([0, 2]), (0.5, -1.0))
    assert moved.x.tolist() == [[0.5, -1], [1, 2], [3.5, 3]]
    assert moved.y.tolist() == [1, 0, 1]


def test_a_plant_moved_out_of_range_stops_at_its_edge(plants):
    assert plants.move(indices([1]), (9e12, -math.inf)).x.tolist()[1] == [1e12, -1e12]


def test_flipping_turns_the_kind_and_flipping_again_turns_it_back(plants):
    flipped = plants.flip(indices([0, 1]))
    assert flipped.y.tolist() == [0, 1, 1]
    assert flipped.flip(indices([0, 1])).same_as(plants)


def test_removing_leaves_the_others_in_their_order(plants):
    left = plants.remove(indices([1]))
    assert left.x.tolist() == [[0, 0], [3, 4]]
    assert left.y.tolist() == [1, 1]
    assert len(plants.remove(indices([0, 1, 2]))) == 0


@pytest.mark.parametrize(
    "edit",
    [
        lambda plants: plants.add([(9.0, 9.0)], 0),
        lambda plants: plants.move(indices([0]), (1.0, 1.0)),
        lambda plants: plants.flip(indices([0])),
        lambda plants: plants.remove(indices([0])),
    ],
)
def test_every_edit_leaves_the_old_plants_as_they_were_and_keeps_the_names(edit):
    plants = Dataset.of(POINTS, [1, 0, 1], ("a", "b"))
    edited = edit(plants)
    assert plants.same_as(Dataset.of(POINTS, [1, 0, 1], ("a", "b")))
    assert not edited.same_as(plants)
    assert edited.features == ("a", "b")
    assert not edited.x.flags.writeable
    assert not edited.y.flags.writeable


def test_edits_of_no_plant_change_nothing(plants):
    for edited in (
        plants.move(NO_INDICES, (1.0, 1.0)),
        plants.flip(NO_INDICES),
        plants.remove(NO_INDICES),
    ):
        assert edited.same_as(plants)


def test_plants_differ_by_measure_by_kind_and_by_name(plants):
    assert plants.same_as(Dataset.of(POINTS, [1, 0, 1]))
    assert not plants.same_as(Dataset.of(POINTS, [1, 1, 1]))
    assert not plants.same_as(Dataset.of([(0, 0), (1, 2), (3, 5)], [1, 0, 1]))
    assert not plants.same_as(Dataset.of(POINTS, [1, 0, 1], ("a", "b")))


def test_plants_are_given_other_measures_and_kinds_where_they_stand(plants):
    after = plants.put(indices([0, 2]), [(9, 8), (7, 6)], [0, 0])
    assert after.x.tolist() == [[9, 8], [1, 2], [7, 6]]
    assert after.y.tolist() == [0, 0, 0]
    assert plants.same_as(Dataset.of(POINTS, [1, 0, 1]))


def test_a_row_beyond_the_last_adds_a_plant_and_those_between_are_filled_up(plants):
    after = plants.put(indices([1, 3]), [(5, 5), (6, 6)], [1, 0])
    assert after.x.tolist() == [[0, 0], [5, 5], [3, 4], [6, 6]]
    assert after.y.tolist() == [1, 1, 1, 0]
    gap = Dataset.empty().put(indices([2]), [(1, 1)], [1])
    assert gap.x.tolist() == [[0, 0], [0, 0], [1, 1]]
    assert gap.y.tolist() == [0, 0, 1]


def test_nothing_put_changes_nothing(plants):
    assert plants.put(NO_INDICES, np.empty((0, 2)), []).same_as(plants)


@pytest.mark.parametrize(
    ("points", "kinds", "code", "facts"),
    [
        ([(1, 1), (math.nan, 1)], [0, 1], "not_a_measure", {"row": 2}),
        ([(1, 1), (1, 2e12)], [0, 1], "not_a_measure", {"row": 2}),
        ([(1, 1), (1, 1)], [3, 1], "not_a_kind", {"row": 1}),
        ([(1, 1), (1, 1)], [1], "uneven", {"points": 2, "kinds": 1}),
    ],
)
def test_what_can_not_be_put_is_refused_with_its_row_among_those_given(
    plants, points, kinds, code, facts
):
    with pytest.raises(UserError) as refused:
        plants.put(indices([1, 2]), points, kinds)
    assert (refused.value.code, refused.value.facts) == (code, facts)
    assert plants.same_as(Dataset.of(POINTS, [1, 0, 1]))


def test_put_keeps_the_names_and_what_it_returns_can_not_be_written():
    after = Dataset.of(POINTS, [1, 0, 1], ("a", "b")).put(indices([0]), [(1, 1)], [0])
    assert after.features == ("a", "b")
    assert not after.x.flags.writeable
    assert not after.y.flags.writeable


def test_a_way_that_is_no_number_moves_nothing(plants):
    for by in ((math.nan, 0.0), (0.0, math.nan)):
        with pytest.raises(UserError, match="not_a_measure: row=1"):
            plants.move(indices([0]), by)
    assert plants.x.tolist() == [[0, 0], [1, 2], [3, 4]]


def test_plants_between_two_corners_are_found_the_edges_included(plants):
    assert plants.inside((0, 0), (1, 2)).tolist() == [0, 1]
    assert plants.inside((0.1, 0), (9, 9)).tolist() == [1, 2]
    assert plants.inside((0, 2.1), (9, 9)).tolist() == [2]
    assert plants.inside((4, 4), (9, 9)).tolist() == []


def test_plants_in_their_own_units_are_already_so(plants):
    assert plants.in_own_units() is plants
    scaled = plants.standardised()
    assert scaled.standardised() is scaled
    assert scaled.in_own_units().x == pytest.approx(plants.x)


def test_plants_of_one_measure_stand_in_a_window_of_some_width():
    left, bottom, right, top = Dataset.of([(50.0, 2.0), (50.0, 4.0)], [0, 1]).window
    assert left < 50 < right
    assert right - left == pytest.approx(0.3 * 5)  # 15 % of a tenth of 50 either side
    assert (bottom, top) == pytest.approx((-0.05 * 4.3, 4.3))
    assert Dataset.of([(0.0, 0.0)], [1]).window[2] == pytest.approx(0.015)


def test_where_there_is_no_plant_the_window_is_that_of_the_course():
    empty = Dataset.empty()
    assert (empty.x.shape, empty.y.shape) == ((0, 2), (0,))
    assert tuple(empty.window) == (-0.15, -0.15, 3.2, 3.2)


@pytest.mark.parametrize(
    ("points", "is_alike"),
    [
        ([(1, 1), (2, 2)], True),
        ([(1, 1)], True),
        ([], True),
        ([(0, 0), (4, 4)], True),
        ([(0, 0), (7, 7)], True),
        ([(0, 0), (9, 9)], False),
        ([(500, 500), (503, 502)], False),
        ([(30, 1), (33, 3)], False),
        ([(1, 6), (3, 8)], False),
        ([(2.4, 0.9), (3.2, 1.2)], True),
        ([(2.7, 0.9), (3.5, 1.2)], False),
        ([(1, 2), (3, 4)], True),
        ([(0, 0), (12, 1)], False),
        ([(0, 0), (1, 300)], False),
    ],
)
def test_plants_of_about_one_size_are_seen_in_one_window(points, is_alike):
    near = Dataset.of([(0.5, 2.0), (2.5, 0.7)], [1, 0])
    other = Dataset.of(np.reshape(points, (-1, 2)), [1] * len(points))
    assert near.is_seen_like(other) is is_alike
    assert other.is_seen_like(near) is is_alike
    assert not near.is_seen_like(near.standardised())


def test_every_edit_keeps_the_names_of_measures_and_kinds():
    plants = Dataset.of([(1, 2), (2, 1)], [0, 1], ("Taille", "Masse"), ("rugby", "danse"))
    which = np.array([0])
    edited = [
        plants.add([(3, 3)], 1), plants.move(which, (1, 1)), plants.flip(which),
        plants.put(which, [(0, 0)], [1]), plants.remove(which), plants.standardised(),
        plants.standardised().add([(3, 3)], 1).in_own_units(),
    ]  # fmt: skip
    assert {(after.features, after.kinds) for after in edited} == {(plants.features, plants.kinds)}
    assert not plants.same_as(Dataset.of(plants.x, plants.y, plants.features))
