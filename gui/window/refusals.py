"""Reports what was refused: a UserError becomes a sentence in the status line, and a beep."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from engine.errors import UserError
from gui.language.sentences import refusal
from gui.panels.status_sentence import StatusSentence


def report_errors(status: StatusSentence, act: Callable[[], object]) -> None:
    """Do something; if it raises UserError, report that."""
    try:
        act()
    except UserError as error:
        report_error(status, error)


def report_error(status: StatusSentence, error: UserError) -> None:
    """Say in the person's language what was refused, and why."""
    status.say(refusal(error))
    QApplication.beep()
