"""Undo has no last step but memory: the oldest edits are forgotten when all hold too much."""

import numpy as np
import pytest

from engine.lab.session import Session
from engine.model import samples
from engine.model.dataset import Dataset
from gui.state.edit import Edit
from gui.state.edit_kind import EditKind
from gui.state.store import Store
from gui.state.undo_history import UndoHistory


@pytest.fixture
def values():
    return []


def edit(values, number, plants=None):
    before, after = {"number": number - 1}, {"number": number}
    if plants is not None:
        before["plants"], after["plants"] = plants[number - 1], plants[number]
    return Edit(EditKind.PLACE, before, after, lambda _names: before, values.append)


def test_thousands_of_small_edits_can_all_be_taken_back(qapp, values):
    history = UndoHistory(qapp)
    for number in range(1, 5001):
        history.add(edit(values, number))
    while history.can_take_back:
        history.undo()
    assert values[-1] == {"number": 0}


def test_the_oldest_edits_are_forgotten_when_all_hold_too_much(qapp, values):
    plants = [Dataset.of(np.full((1000, 2), k), np.zeros(1000)) for k in range(11)]
    history = UndoHistory(qapp, most_bytes=17_000 * 4)  # three edits, and what is on screen
    for number in range(1, 11):
        history.add(edit(values, number, plants))
    taken_back = []
    while history.can_take_back:
        history.undo()
        taken_back.append(values[-1]["number"])
    assert taken_back == [9, 8, 7]


def test_an_edit_after_an_undo_takes_the_place_of_what_was_undone(qapp, values):
    history = UndoHistory(qapp)
    for number in range(1, 4):
        history.add(edit(values, number))
    history.undo()
    history.undo()
    history.add(edit(values, 9))
    assert (history.count(), history.can_take_back) == (2, True)
    history.undo()
    history.undo()
    assert not history.can_take_back


def test_an_edit_is_known_by_its_kind_where_it_stands(qapp, values):
    history = UndoHistory(qapp)
    assert history.kind_at(0) is None
    history.add(Edit(EditKind.MOVE, {"x": 0}, {"x": 1}, lambda _names: {}, values.append))
    history.add(Edit(EditKind.FLIP, {"x": 1}, {"x": 2}, lambda _names: {}, values.append))
    kinds = [history.kind_at(index) for index in (-1, 0, 1, 2)]
    assert kinds == [None, EditKind.MOVE, EditKind.FLIP, None]


def test_runs_and_earlier_runs_are_counted_and_none_twice(qapp):
    store = Store(Session())
    losses, rows = 8 * 1001, 32 * 1001
    for runs in (1, 2, 3):
        store._learn(1000, lambda: True)
        store.draw_start()
        path = store.frame().ghosts[-1].path.nbytes
        assert path <= 300 * 24
        held = runs * (losses + rows + path) + 32
        assert store.undo_stack.memory_bytes == held
    store.clear_ghosts()
    assert store.undo_stack.memory_bytes == held
    for _ in range(4):
        store.undo()
    assert store.undo_stack.memory_bytes == held
    store.place(1.0, 1.0, 1)
    assert store.undo_stack.memory_bytes < losses
    store.undo_stack.clear()
    assert store.undo_stack.memory_bytes == 0


def test_measures_kept_beside_standardised_ones_and_plants_held_out_count(qapp):
    store = Store(Session(samples.moons(1000, 0.2, 0)))
    store.hold_out(0.2)
    store.standardise(True)
    (edit,) = store.undo_stack.edits(1, 2)
    after = edit.later_fields["plants"]
    assert dict(edit.held)[id(after)] == 1000 * (16 + 16 + 1 + 1)  # x, as measured, y, held out


def test_a_run_left_behind_counts_with_what_it_has_learned_by_then(qapp):
    store = Store(Session())
    store.draw_start()
    store._learn(500, lambda: True)
    before = store.undo_stack.memory_bytes
    store.undo()
    assert store.undo_stack.memory_bytes == before + 500 * 32


@pytest.mark.parametrize(
    ("count", "edits"), [(2_000, 20), pytest.param(100_000, 200, marks=pytest.mark.long)]
)
def test_edits_of_single_plants_among_many_take_little_memory_and_come_back_exactly(
    qapp, count, edits
):
    rng = np.random.default_rng(1)
    plants = Dataset.of(rng.normal(size=(count, 2)), rng.integers(0, 2, count))
    store = Store(Session(plants))
    seen = [plants]
    for number in range(edits):
        edit_one_plant(store, number, int(rng.integers(count - edits)))
        if number % 10 == 9:
            seen.append(store.session.state.plants)
    assert store.undo_stack.memory_bytes < 200 * edits
    held = [store.undo_stack.memory_bytes]
    for way in (store.undo, store.redo):
        for number in range(edits):
            way()
            if number % 10 == 9:
                index = number // 10 + 1
                then = seen[-1 - index] if way == store.undo else seen[index]
                now = store.session.state.plants
                assert (now.x.tobytes(), now.y.tobytes()) == (then.x.tobytes(), then.y.tobytes())
        assert not (store.can_undo if way == store.undo else store.undo_stack.can_do_again)
        held.append(store.undo_stack.memory_bytes)
    assert held == [held[0]] * 3


def edit_one_plant(store, number, plant):
    """Do one of the edits that a person can do to one plant."""
    store.select(np.array([plant]))
    if number % 5 == 0:
        store.place(0.1 * number, 1.0, number % 2)
    elif number % 5 == 1:
        store.delete_selected()
    elif number % 5 == 2:
        store.flip_selected()
    elif number % 5 == 3:
        store.begin_gesture(EditKind.MOVE)
        store.move_selected(0.1, 0.2)
        store.move_selected(0.1, -0.3)
        store.end_gesture()
    else:
        store.set_plants(np.array([plant]), np.array([[-0.0, 1e12]]), np.array([1]))


def test_keys_that_move_a_plant_among_many_merge_into_one_edit_that_comes_back_exactly(qapp):
    rng = np.random.default_rng(2)
    store = Store(Session(Dataset.of(rng.normal(size=(500, 2)), np.zeros(500))))
    before = store.session.state.plants
    store.select(np.array([3, 77]))
    for _ in range(5):
        store.nudge_selected(0.1, 0.3)
    after = store.session.state.plants
    assert (store.undo_stack.count(), store.undo_stack.memory_bytes < 500) == (1, True)
    store.undo()
    assert store.session.state.plants.x.tobytes() == before.x.tobytes()
    store.redo()
    assert store.session.state.plants.x.tobytes() == after.x.tobytes()
    assert store.session.state.plants.x[[3, 77]].tolist() != before.x[[3, 77]].tolist()
