"""Undo takes back what a person did, learning what the neuron did: neither loses the other's."""

import pytest

from engine.lab.replay import Doubt, doubt_of
from engine.lab.session import Session
from engine.learning.settings import Settings
from engine.model import samples
from engine.model.neuron import Neuron
from gui.state.edit_kind import EditKind
from gui.state.store import Store
from tests.engine import trace_rows

ENDLESS = Settings(stop_when_converged=False)


@pytest.fixture
def store(qapp):
    return Store(Session(settings=ENDLESS))


def learn(store, steps):
    store._learn(steps, lambda: True)


def held(store):
    """Return all that undo and redo have to come back to."""
    state = store.session.state
    ghosts = [(ghost.learning_rate, ghost.losses.tolist()) for ghost in state.ghosts]
    return {
        "plants": (state.plants.x.tolist(), state.plants.y.tolist()),
        "rows": trace_rows(state.run.trace).tolist(),
        "segments": list(state.run.segments),
        "edited_at": state.run.edited_at,
        "ghosts": ghosts,
        "step": store.session.step,
        "settings": state.settings,
    }


def back_and_forth(store, times):
    for _ in range(times):
        store.undo()
    for _ in range(times):
        store.redo()


def test_steps_learned_on_from_the_past_are_there_after_undo_and_redo(store):
    store.draw_start()
    learn(store, 98)
    store.go_to(20)
    store.set_settings(learning_rate=1.0)
    learn(store, 94)
    before = held(store)
    assert (store.session.last_step, len(before["ghosts"])) == (114, 1)
    back_and_forth(store, 2)
    assert held(store) == before


def test_a_run_that_was_gone_back_to_and_learned_on_is_there_after_redo_and_undo(store):
    learn(store, 30)
    store.draw_start()
    learn(store, 5)
    store.undo()
    store.go_to(10)
    learn(store, 40)
    before = held(store)
    store.redo()
    assert store.session.last_step == 5
    store.undo()
    assert held(store) == before


def test_an_earlier_run_left_behind_after_others_were_cleared_outlives_undo_and_redo(store):
    learn(store, 15)
    store.draw_start()
    learn(store, 30)
    store.clear_ghosts()
    store.go_to(10)
    learn(store, 3)
    before = held(store)
    assert [len(losses) - 1 for _, losses in before["ghosts"]] == [30]
    for _ in range(2):
        store.undo()
        assert [len(losses) - 1 for _, losses in held(store)["ghosts"]] == [15, 30]
        store.redo()
        assert held(store) == before


def test_what_a_run_taken_back_has_left_behind_goes_with_it(store):
    learn(store, 20)
    before = held(store)
    store.use_plants(samples.iris())
    learn(store, 30)
    store.go_to(10)
    learn(store, 3)
    after = held(store)
    assert len(after["ghosts"]) == 1
    store.undo()
    assert held(store) == before
    store.redo()
    assert held(store) == after


def test_undo_pauses_where_learning_would_go_over_the_run_that_comes_back(store):
    learn(store, 200)
    store.go_to(50)
    store.set_neuron(Neuron(1.0, 1.0, -3.0))
    learn(store, 4)
    for move, last in ((store.undo, 200), (store.redo, 4)):
        store.play()
        move()
        assert not store.is_playing
        assert store.session.last_step == last


def test_a_drag_of_the_line_taken_back_while_it_plays_pauses_too(store):
    learn(store, 200)
    store.go_to(50)
    store.begin_gesture(EditKind.WEIGHTS)
    store.set_neuron(Neuron(1.0, 1.0, -3.0))
    store.play()
    store.undo()
    assert not store.is_playing
    assert (store.session.step, store.session.last_step) == (50, 200)


def test_undo_of_what_leaves_the_run_alone_lets_learning_go_on(store):
    store.place(1.0, 1.0, 1)
    store.play()
    store.undo()
    assert store.is_playing


EDITS = {
    "place": lambda store: store.place(1.0, 1.0, 1),
    "delete all": lambda store: store.delete_all(),
    "sample": lambda store: store.use_plants(samples.iris()),
    "standardise": lambda store: store.standardise(True),
    "stroke": lambda store: stroke(store),
}


def stroke(store):
    store.begin_gesture(EditKind.SPRAY)
    for x in (1.0, 1.5):
        store.spray(x, 1.0, 0.2, 4, 1)
    store.end_gesture()


@pytest.mark.parametrize("name", EDITS)
def test_plants_changed_by_mistake_and_taken_back_leave_a_run_that_a_script_can_make(store, name):
    learn(store, 100)
    before = held(store)
    EDITS[name](store)
    after = held(store)
    store.undo()
    assert held(store) == before
    assert before["edited_at"] == 0
    assert doubt_of(store.frame()) is None
    store.redo()
    assert held(store) == after


@pytest.mark.parametrize("name", ["sample", "standardise"])
def test_a_look_at_other_plants_leaves_nothing_in_the_run_that_comes_back(store, name):
    learn(store, 100)
    before = held(store)
    EDITS[name](store)
    learn(store, 30)
    looked = held(store)
    store.undo()
    assert held(store) == before
    store.redo()
    assert held(store) == looked


def test_plants_taken_back_after_steps_on_them_were_changed_twice(store):
    learn(store, 100)
    store.place(1.0, 1.0, 1)
    learn(store, 50)
    store.place(1.5, 1.0, 1)
    before = held(store)
    store.undo()
    assert store.frame().edited_at == 100  # where the first one was placed
    store.undo()
    assert store.frame().edited_at == 150  # 101 … 150 were learned with the first one
    assert doubt_of(store.frame()) is Doubt.EDITED
    store.redo()
    store.redo()
    assert held(store) == before


@pytest.mark.parametrize("learned", [1, 60])
def test_plants_taken_back_after_learning_on_from_the_past_count_as_changed(store, learned):
    learn(store, 100)
    store.place(1.0, 1.0, 1)
    store.go_to(40)
    learn(store, learned)  # with 60, as many steps as before, and not the same ones
    store.undo()
    assert store.frame().edited_at == 40 + learned


def test_learning_in_between_tells_a_redo_that_the_plants_are_changed_now(store):
    learn(store, 10)
    store.place(1.0, 1.0, 1)
    store.undo()
    learn(store, 5)
    store.redo()
    assert store.frame().edited_at == 15


def test_plants_changed_before_another_run_and_taken_back_with_it_are_as_if_never_changed(store):
    learn(store, 20)
    store.place(1.0, 1.0, 1)
    store.draw_start()
    learn(store, 30)
    store.undo()
    store.undo()
    assert store.frame().edited_at == 0


def test_steps_asked_for_are_not_waited_for_on_a_longer_run_that_comes_back(store):
    """The machine's turn in the duel: 500 steps from a line set by hand."""
    learn(store, 800)
    store.set_neuron(Neuron(1.0, 1.0, -3.0))
    store.play(500)
    store.playback.advance(20, lambda: True)
    store.undo()
    assert (store.session.step, store.is_playing) == (800, False)
    store.play()
    assert store.playback.advance(5, lambda: True) == 5


def test_steps_asked_for_are_over_where_a_later_step_is_shown(store):
    learn(store, 30)
    store.go_to(10)
    store.play(5)
    store.session.go_to(20)
    assert store.playback.advance(3, lambda: True) == 0
    assert not store.is_playing
    assert store.session.last_step == 30


def test_play_goes_on_beyond_the_step_that_it_was_to_stop_at(store):
    store.set_settings(stop_at_step=20)
    store.play()
    store.playback.advance(50, lambda: True)
    assert (store.session.step, store.is_playing) == (20, False)
    store.play()
    store.playback.advance(5, lambda: True)
    assert (store.session.step, store.is_playing) == (25, True)
