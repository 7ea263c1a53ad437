"""Uncaught exceptions while the window is open: the work is saved, then each is shown once."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from engine.lab.frame import Frame
from gui.app.event_loop import unchain
from gui.window.shell import Shell

if TYPE_CHECKING:
    from gui.app.crash_dialog import CrashDialog

_MOST_BOXES = 3
_MOST_REPORTS = 20

Location = tuple[str, str, int]
"""The kind of a fault, and the file and the line where it was raised."""
Raised = tuple[type[BaseException], BaseException, TracebackType | None]


class CrashHandler(QObject):
    """Takes every exception that nobody caught; one that comes again and again is shown once.

    `save_copy` writes an automatic copy and says whether there is one, `save_as` asks where to
    save, `theme` is written into the report. Beyond `most_boxes` a fault is told in the sentence.
    """

    _raised_in_thread = Signal(object)

    def __init__(
        self,
        shell: Shell,
        save_copy: Callable[[], bool],
        save_as: Callable[[], object],
        theme: Callable[[], str],
        most_boxes: int = _MOST_BOXES,
    ) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._save_copy, self._save_as, self._theme = save_copy, save_as, theme
        self._known: set[Location] = set()
        self._waiting: list[str] = []
        self._boxes_shown, self._most_boxes = 0, most_boxes
        self.box: CrashDialog | None = None
        self._later = QTimer(self)  # a fault may come while something is being painted
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show_report)
        self._raised_in_thread.connect(self._handle_from_thread, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take what nobody caught, in the window's thread and in others."""
        sys.excepthook = self.handle
        threading.excepthook = lambda raised: self._raised_in_thread.emit(
            (raised.exc_type, raised.exc_value, raised.exc_traceback)
        )

    def handle(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Stop the learning and have the fault shown, unless it is known."""
        unchain(error)
        sys.__excepthook__(kind, error, trace)
        if issubclass(kind, KeyboardInterrupt):
            self._shell.window.close()
            return
        with suppress(Exception):
            self._shell.store.pause()
        location = _location_of(kind, trace)
        if location in self._known or len(self._known) >= _MOST_REPORTS:
            return
        self._known.add(location)
        self._waiting.append("".join(traceback.format_exception(kind, error, trace)))
        self._later.start()

    def _handle_from_thread(self, raised: Raised) -> None:
        self.handle(*raised)

    def _show_report(self) -> None:
        """Save the work, then say what happened: in the box that is open, or in a new one."""
        is_saved = self._save_work()
        traces, self._waiting = self._waiting, []
        if self.box is None and self._boxes_shown < self._most_boxes:
            from gui.app.crash_dialog import CrashDialog

            self._boxes_shown += 1
            self.box = CrashDialog(self._shell.window, is_saved)
            self.box.save_wanted.connect(self._save_as)
            self.box.finished.connect(self._forget_box)
            self.box.open()
        elif self.box is None:
            self._shell.status.say(
                QCoreApplication.translate(
                    "CrashHandler", "The program met a fault of its own again."
                )
            )
        if self.box is not None:
            self.box.add(_report(self._shell.store.frame(), self._theme(), traces))

    def _save_work(self) -> bool:
        """Write an automatic copy, and say whether there is one."""
        with suppress(Exception):
            return self._save_copy()
        return False

    def _forget_box(self) -> None:
        self.box = None


def _location_of(kind: type[BaseException], trace: TracebackType | None) -> Location:
    steps = traceback.extract_tb(trace)
    where, line = (steps[-1].filename, steps[-1].lineno or 0) if steps else ("", 0)
    return kind.__name__, where, line


def _report(frame: Frame, theme: str, traces: list[str]) -> str:
    """Return what whoever mends it needs to know, without the name of the person's folder."""
    from gui.help import versions
    from gui.language import translation

    session = f"Plants: {len(frame.plants)}, step {frame.step}, {translation.language()}, {theme}"
    text = "\n".join((versions.as_text(), session, "", *traces))
    with suppress(RuntimeError):  # where nobody knows which folder is home
        text = text.replace(str(Path.home()), "~")
    return text
