"""Doing what a person can mend if it fails: it is said in a sentence, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from engine.errors import UserError
from gui.language.sentences import refusal
from gui.window.main_window import MainWindow


def guarded(window: MainWindow, act: Callable[[], object]) -> None:
    """Do something; if it is refused, say so, and change nothing."""
    try:
        act()
    except UserError as error:
        refuse(window, error)


def refuse(window: MainWindow, error: UserError) -> None:
    """Say in the person's language what was refused, and why."""
    window.sentence.say(refusal(error))
    QApplication.beep()
