"""Undo has no last step but memory: the oldest edits are forgotten when all hold too much."""

import numpy as np
import pytest

from engine.lab.session import Session
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
    plants = [Dataset.of(np.zeros((1000, 2)), np.zeros(1000)) for _ in range(11)]
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
        held = runs * (losses + rows) + 32
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


def test_a_run_left_behind_counts_with_what_it_has_learned_by_then(qapp):
    store = Store(Session())
    store.draw_start()
    store._learn(500, lambda: True)
    before = store.undo_stack.memory_bytes
    store.undo()
    assert store.undo_stack.memory_bytes == before + 500 * 32
