"""A kiosk: one lesson on the whole screen, for pupil after pupil; nothing is kept of any."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from engine.errors import Language
from gui.app.application import (
    create_application,
    create_chosen_lab,
    report_crashes,
    show_until_closed,
)
from gui.app.class_room import ClassRoom, hide_parts
from gui.app.controllers import Controllers
from gui.registry.hideable import KIOSK_ACTIONS
from gui.style.theme import Theme
from gui.window.main_window import MainWindow

LEAVE_KEYS: Final = "Ctrl+Alt+Shift+L"  # with Q in its place macOS logs off
NEXT_PUPIL_KEYS: Final = "Ctrl+Alt+Shift+N"

NEXT_PUPIL: Final = 113
"""The exit code by which the event loop asks for a new window; none that a signal brings."""


class Kiosk(QObject):
    """Holds a window on its lesson until a teacher's keys let it go, or make room for the next."""

    def __init__(self, window: MainWindow, controllers: Controllers, lesson: str) -> None:
        super().__init__(window)
        self._window, self._status = window, controllers.shell.status
        self._may_leave = False
        _show_lesson_alone(window)
        controllers.course.open_alone(lesson)
        window.may_close = self._may_close
        for keys, act in ((LEAVE_KEYS, self.leave), (NEXT_PUPIL_KEYS, self.begin_anew)):
            shortcut = QShortcut(QKeySequence(keys), window)
            shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
            shortcut.activated.connect(act)

    def let_go(self) -> None:
        """Let the window close: a teacher leaves, or the system logs off."""
        self._may_leave = True

    def leave(self) -> None:
        """End the program."""
        self.let_go()
        self._window.close()

    def begin_anew(self) -> None:
        """Ask for a window in which nothing is left of what this pupil did."""
        self.let_go()
        self._window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        QCoreApplication.exit(NEXT_PUPIL)

    def _may_close(self) -> bool:
        if not self._may_leave:
            self._status.say(
                QCoreApplication.translate("Kiosk", "This window stays open on its lesson."),
                warning=False,
                is_needed=True,
            )
        return self._may_leave


def _show_lesson_alone(window: MainWindow) -> None:
    """Fill the screen with what a lesson shows, and offer nothing that leads away from it."""
    window.actions_.keep_only(KIOSK_ACTIONS)
    window.setAcceptDrops(False)
    window.offer_no_docks()
    window.layout_.be_kiosk()


def run_kiosk(
    argv: list[str],
    lesson: str,
    room: ClassRoom,
    language: Language | None,
    theme: Theme | None,
    projector: bool,
) -> int:
    """Show a lesson alone: no work is asked about, copied, or offered from an earlier launch."""
    app = create_application(argv, on_screen=True)
    code = NEXT_PUPIL
    while code == NEXT_PUPIL:
        lab = create_chosen_lab(language, theme, None, None)
        hide_parts(lab.window, room.settings.hide)
        app.commitDataRequest.connect(Kiosk(lab.window, lab.controllers, lesson).let_go)
        report_crashes(lab, most_boxes=0)
        code = show_until_closed(app, lab, projector, room.fault)
        if code == NEXT_PUPIL:
            lab.window.close()
    return code
