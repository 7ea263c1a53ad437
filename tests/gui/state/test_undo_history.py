"""Undo has no last step but memory: the oldest edits are forgotten when all hold too much."""

import numpy as np
import pytest

from engine.model.dataset import Dataset
from gui.state.edit import Edit
from gui.state.edit_kind import EditKind
from gui.state.undo_history import UndoHistory


@pytest.fixture
def values():
    return []


def edit(values, number, plants=None):
    fields = {"number": number} if plants is None else {"number": number, "plants": plants}
    return Edit(EditKind.PLACE, {**fields, "number": number - 1}, fields, values.append)


def test_thousands_of_small_edits_can_all_be_taken_back(qapp, values):
    history = UndoHistory(qapp)
    for number in range(1, 5001):
        history.add(edit(values, number))
    while history.can_take_back:
        history.undo()
    assert values[-1] == {"number": 0}


def test_the_oldest_edits_are_forgotten_when_all_hold_too_much(qapp, values):
    plants = Dataset.of(np.zeros((1000, 2)), np.zeros(1000))  # 17,000 bytes, before and after
    history = UndoHistory(qapp, most_bytes=34_000 * 3)
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
    history.add(Edit(EditKind.MOVE, {"x": 0}, {"x": 1}, values.append))
    history.add(Edit(EditKind.FLIP, {"x": 1}, {"x": 2}, values.append))
    kinds = [history.kind_at(index) for index in (-1, 0, 1, 2)]
    assert kinds == [None, EditKind.MOVE, EditKind.FLIP, None]
