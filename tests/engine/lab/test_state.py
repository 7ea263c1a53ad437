import copy
import math

import numpy as np
import pytest

from engine.arrays import indices
from engine.errors import UserError
from engine.lab import state
from engine.lab.state import State
from engine.learning.run import Run
from engine.learning.settings import Settings
from engine.model import samples
from engine.model.neuron import Neuron
from tests.engine import trace_rows


def fresh(**fields):
    return State(samples.six(), Run(np.array([1.0, 2.0, 3.0]), 0.5), **fields)


def run_of(steps):
    run = Run(np.zeros(3), 1.0)
    for step in range(steps):
        run.record(np.full(3, step + 1.0), 1 / (step + 2), Settings())
    return run


def test_placing_adds_plants_of_one_kind_and_selects_them():
    after = state.place(fresh(selection=indices([0])), [(0.0, 0.0), (0.5, 2.0)], 0)
    assert after.plants.x[6:].tolist() == [[0, 0], [0.5, 2.0]]
    assert after.plants.y.tolist() == [1, 1, 1, 0, 0, 0, 0, 0]
    assert after.selection.tolist() == [6, 7]


def test_a_place_that_is_no_measure_is_refused():
    with pytest.raises(UserError) as refused:
        state.place(fresh(), [(math.inf, 0.0)], 1)
    assert refused.value.code == "not_a_measure"


def test_a_spray_stays_in_its_disc_has_one_kind_and_selects_nothing():
    after = state.spray(fresh(selection=indices([2])), (1.0, 2.0), 0.3, 500, 0)
    new = after.plants.x[6:]
    assert len(new) == 500
    assert np.hypot(*(new - (1.0, 2.0)).T).max() <= 0.3 + 1e-12
    assert after.plants.y[6:].tolist() == [0] * 500
    assert after.selection.tolist() == []


def test_the_same_stroke_draws_the_same_plants_and_the_next_one_others():
    once, again = (state.spray(fresh(), (1.0, 2.0), 0.3, 20, 1) for _ in range(2))
    assert once.plants.same_as(again.plants)
    more = state.spray(once, (1.0, 2.0), 0.3, 20, 1).plants
    assert not np.array_equal(more.x[6:26], more.x[26:])
    other_seed = fresh(settings=Settings(seed=1))
    assert not state.spray(other_seed, (1.0, 2.0), 0.3, 20, 1).plants.same_as(once.plants)


def test_moving_takes_the_selected_plants_along():
    after = state.move(fresh(selection=indices([0, 5])), (1.0, -0.25))
    assert after.plants.x[[0, 1, 5]].tolist() == [[1.5, 1.75], [1.1, 2.1], [3.2, 0.3 - 0.25]]
    assert after.selection.tolist() == [0, 5]


def test_flipping_turns_the_selected_plants_or_those_named():
    chosen = fresh(selection=indices([0, 3]))
    assert state.flip(chosen).plants.y.tolist() == [0, 1, 1, 1, 0, 0]
    assert state.flip(chosen, indices([5])).plants.y.tolist() == [1, 1, 1, 0, 0, 1]


def test_deleting_removes_the_selected_plants_and_the_selection():
    after = state.delete(fresh(selection=indices([1, 2])))
    assert after.plants.x.tolist() == [[0.5, 2.0], [2.0, 1.0], [2.5, 0.7], [2.2, 0.3]]
    assert after.selection.tolist() == []


def test_without_a_selection_move_flip_and_delete_change_nothing():
    before = fresh()
    for after in (state.move(before, (1.0, 1.0)), state.flip(before), state.delete(before)):
        assert after is before


def test_a_selection_holds_only_positions_that_have_a_plant():
    assert state.select(fresh(), np.array([5, 1, 1, 6, 99])).selection.tolist() == [1, 5]


def test_the_mystery_plant_is_put_kept_in_range_and_taken_away():
    put = state.put_probe(fresh(), (1.5, -2e13))
    assert put.probe == (1.5, -1e12)
    assert state.put_probe(put, None).probe is None
    with pytest.raises(UserError) as refused:
        state.put_probe(put, (math.nan, 0.0))
    assert refused.value.code == "not_a_measure"


def test_settings_change_one_by_one_and_the_same_ones_change_nothing():
    before = fresh()
    after = state.set_settings(before, learning_rate=1.0, batch_size=4)
    assert (after.settings.learning_rate, after.settings.batch_size) == (1.0, 4)
    assert state.set_settings(before, learning_rate=0.1) is before
    with pytest.raises(UserError) as refused:
        state.set_settings(before, learning_rate=1e3)
    assert refused.value.code == "learning_rate"


def test_weights_set_by_hand_begin_a_run_and_leave_the_last_one_as_a_ghost():
    before = State(samples.six(), run_of(3))
    after = state.set_neuron(before, Neuron(1.0, -2.0, 0.5))
    assert after.run.start.tolist() == [1, -2, 0.5]
    assert after.run.trace.last_step == 0
    assert [ghost.losses.tolist() for ghost in after.ghosts] == [[1, 1 / 2, 1 / 3, 1 / 4]]
    # a run of no step leaves none
    assert len(state.set_neuron(after, Neuron(5.0, 5.0, 5.0)).ghosts) == 1


def test_weights_set_by_hand_are_kept_in_range_together_and_have_to_be_numbers():
    saved = state.set_neuron(fresh(), Neuron(4e15, -2e15, 8e15)).run.start
    assert saved == pytest.approx([0.5e15, -0.25e15, 1e15])
    assert state.set_neuron(fresh(), Neuron(1e15, 7.0, 0.0)).run.start.tolist() == [1e15, 7.0, 0.0]
    for bad in (math.nan, math.inf):
        with pytest.raises(UserError) as refused:
            state.set_neuron(fresh(), Neuron(0.0, bad, 0.0))
        assert refused.value.code == "not_a_weight"


def test_random_starts_follow_from_the_seed_and_from_how_many_were_drawn():
    first = state.draw_start(fresh())
    second = state.draw_start(first)
    assert (first.starts_drawn, second.starts_drawn) == (1, 2)
    assert first.run.start.tolist() != second.run.start.tolist()
    assert state.draw_start(fresh()).run.start.tolist() == first.run.start.tolist()
    other = state.draw_start(fresh(settings=Settings(seed=9)))
    assert other.run.start.tolist() != first.run.start.tolist()


def test_other_plants_begin_a_run_from_the_same_start_without_ghosts():
    run = run_of(3)
    before = State(samples.six(), run, indices([1]), ghosts=(run.ghost(),))
    after = state.use_plants(before, samples.iris())
    assert after.plants.same_as(samples.iris())
    assert after.run.trace.last_step == 0
    assert after.run.start.tolist() == [0, 0, 0]
    assert after.selection.tolist() == []
    assert after.ghosts == ()


def test_ghosts_are_cleared_and_no_ghost_is_left_to_clear():
    before = state.set_neuron(State(samples.six(), run_of(3)), Neuron())
    after = state.clear_ghosts(before)
    assert after.ghosts == ()
    assert state.clear_ghosts(after) is after


EDITS = [
    lambda s: state.place(s, [(1.0, 1.0)], 0),
    lambda s: state.spray(s, (1.0, 1.0), 0.5, 10, 1),
    lambda s: state.move(s, (1.0, 1.0)),
    state.flip,
    state.delete,
    lambda s: state.use_plants(s, samples.iris()),
    lambda s: state.select(s, indices([3])),
    lambda s: state.put_probe(s, (1.0, 1.0)),
    lambda s: state.set_settings(s, seed=4),
    lambda s: state.set_neuron(s, Neuron(1.0, 1.0, 1.0)),
    state.draw_start,
    state.clear_ghosts,
]


@pytest.mark.parametrize("edit", EDITS)
def test_every_edit_returns_a_new_state_and_leaves_the_old_one_as_it_was(edit):
    run = run_of(2)
    before = State(samples.six(), run, indices([0, 4]), (9.0, 9.0), ghosts=(run.ghost(),))
    fields = copy.copy(vars(before))
    rows, kinds, trace = (
        before.plants.x.copy(),
        before.plants.y.copy(),
        trace_rows(run.trace).copy(),
    )
    after = edit(before)
    assert after is not before
    assert before.changes_to(after)
    assert all(vars(before)[name] is value for name, value in fields.items())
    assert np.array_equal(before.plants.x, rows)
    assert np.array_equal(before.plants.y, kinds)
    assert np.array_equal(trace_rows(before.run.trace), trace)


def test_changes_name_just_the_fields_that_an_edit_touched():
    before = fresh(selection=indices([0]))
    assert before.changes_to(before) == {}
    after = state.delete(before)
    assert before.changes_to(after) == {"plants": after.plants, "selection": after.selection}
    assert set(before.changes_to(state.put_probe(before, (0.0, 0.0)))) == {"probe"}


def put(before, which, x, y):
    return state.set_plants(
        before, indices(which), np.array(x, dtype=np.float64), np.array(y, dtype=np.int8)
    )


def test_plants_typed_over_get_what_was_typed_and_are_selected():
    after = put(fresh(selection=indices([5])), [1, 4], [(9, 9), (8, 8)], [0, 1])
    assert after.plants.x[[1, 4]].tolist() == [[9, 9], [8, 8]]
    assert after.plants.y.tolist() == [1, 0, 1, 0, 1, 0]
    assert after.plants.x[[0, 2, 3, 5]].tolist() == samples.six().x[[0, 2, 3, 5]].tolist()
    assert after.selection.tolist() == [1, 4]


def test_typing_a_row_below_the_last_adds_a_plant():
    after = put(fresh(), [6], [(1.5, 1.25)], [0])
    assert len(after.plants) == 7
    assert after.plants.x[6].tolist() == [1.5, 1.25]


def test_typing_what_is_there_already_changes_nothing():
    before = fresh(selection=indices([0]))
    six = samples.six()
    assert put(before, [2, 3], six.x[[2, 3]], six.y[[2, 3]]) is before


def test_what_can_not_be_typed_is_refused_with_its_row_and_changes_nothing():
    before = fresh()
    with pytest.raises(UserError) as refused:
        put(before, [2, 3], [(0, 0), (math.inf, 0)], [0, 1])
    assert (refused.value.code, refused.value.facts) == ("not_a_measure", {"row": 2})
    assert before.plants.same_as(samples.six())


def test_no_more_plants_than_there_may_be_can_be_typed(monkeypatch):
    monkeypatch.setattr(samples, "MOST_PLANTS", 7)
    full = put(fresh(), [6], [(1, 1)], [1])
    with pytest.raises(UserError) as refused:
        put(full, [7], [(1, 1)], [1])
    assert refused.value.code == "too_many_plants"
    assert put(full, [6], [(2, 2)], [1]).plants.x[6].tolist() == [2, 2]


def test_choices_change_one_by_one_and_the_same_ones_change_nothing():
    before = fresh()
    after = state.set_choices(before, slope_along="b", repeats=100)
    assert (after.choices.slope_along, after.choices.repeats) == ("b", 100)
    assert after.choices.summit_along == before.choices.summit_along
    assert before.changes_to(after) == {"choices": after.choices}
    assert state.set_choices(after, repeats=100) is after
    assert state.set_choices(before, free_z=1e9).choices.free_z < 1e9
    with pytest.raises(ValueError, match="not on offer"):
        state.set_choices(before, repeats=3)


def test_there_is_no_spraying_where_there_is_no_room(monkeypatch):
    monkeypatch.setattr(samples, "MOST_PLANTS", 8)
    after = state.spray(fresh(), (1.0, 1.0), 0.5, 9, 1)
    assert len(after.plants) == 8
    with pytest.raises(UserError, match="too_many_plants: most=8"):
        state.spray(after, (1.0, 1.0), 0.5, 1, 1)


def test_a_stroke_of_one_plant_adds_one():
    assert len(state.spray(fresh(), (1.0, 1.0), 0.2, 1, 1).plants) == 7


def test_no_more_plants_than_a_session_holds_can_be_placed(monkeypatch):
    monkeypatch.setattr(state, "MOST_PLANTS", 7)
    full = state.place(fresh(), [(1, 1)], 1)
    with pytest.raises(UserError, match="too_many_plants: most=7"):
        state.place(full, [(1, 1)], 1)
