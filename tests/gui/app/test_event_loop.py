"""An exception while something is painted reaches the hook, whole, and the program goes on."""

import sys

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from gui.app.event_loop import run_event_loop, unchain


class Faulty(QWidget):
    """Divides by the plants that there are not while it is painted."""

    def paintEvent(self, event):
        1.0 / float(len(self.children()))


def test_a_division_by_zero_while_painting_is_told_and_does_not_end_the_program(qtbot, monkeypatch):
    told = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: told.append(error))
    widget = Faulty()
    qtbot.addWidget(widget)
    loop = QEventLoop()
    QTimer.singleShot(0, widget.grab)
    QTimer.singleShot(50, lambda: loop.exit(7))
    assert run_event_loop(loop.exec) == 7
    unchain(told[0])
    assert isinstance(told[0], ZeroDivisionError)
    assert told[0].__context__ is None


def test_what_an_error_was_really_raised_during_stays_in_its_report():
    def fail():
        try:
            raise KeyError("first")
        except KeyError:
            raise ValueError("second")  # noqa: B904

    with pytest.raises(ValueError, match="second") as raised:
        run_event_loop(fail)
    unchain(raised.value)
    assert repr(raised.value.__context__) == "KeyError('first')"
    assert raised.value.__context__.__context__ is None
