"""A widget draws while it is seen, and catches up with what it has missed when it is shown."""

import pytest
from PySide6.QtWidgets import QWidget

from engine.changed import Changed
from engine.lab.session import Session
from gui.state.deferred_update import DeferredUpdate

WATCHED = Changed.PLANTS | Changed.NEURON


@pytest.fixture
def frame():
    return Session().frame()


@pytest.fixture
def widget(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def drawn():
    return []


@pytest.fixture
def deferred(widget, drawn):
    return DeferredUpdate(
        widget, WATCHED,
        lambda _frame, changed: drawn.append(("now", changed)),
        lambda _frame, changed: drawn.append(("missed", changed)),
    )  # fmt: skip


def test_what_is_seen_is_drawn_at_once_where_it_is_watched(deferred, widget, drawn, frame):
    widget.show()
    deferred.set_frame(frame, Changed.PLANTS | Changed.VIEW)
    deferred.set_frame(frame, Changed.VIEW)
    assert drawn == [("now", Changed.PLANTS)]


def test_a_hidden_widget_draws_all_that_it_missed_once(deferred, widget, drawn, frame):
    deferred.set_frame(frame, Changed.PLANTS)
    deferred.set_frame(frame, Changed.NEURON)
    assert drawn == []
    assert deferred.frame is frame
    widget.show()
    deferred.catch_up()
    deferred.catch_up()
    assert drawn == [("missed", WATCHED)]


def test_a_widget_behind_another_tab_is_not_seen(deferred, widget, drawn, frame):
    widget.show()
    deferred.set_in_front(False)
    assert not deferred.is_seen
    deferred.set_frame(frame, Changed.PLANTS)
    assert drawn == []
    deferred.set_in_front(True)
    assert drawn == [("missed", Changed.PLANTS)]


def test_what_is_missed_is_drawn_like_all_else_unless_said_otherwise(widget, drawn, frame):
    deferred = DeferredUpdate(widget, WATCHED, lambda _frame, changed: drawn.append(changed))
    deferred.set_frame(frame, Changed.PLANTS)
    widget.show()
    deferred.catch_up()
    assert drawn == [Changed.PLANTS]
