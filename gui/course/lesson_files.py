"""Where lessons come from: the chapters that are built in, and files that a teacher writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer
from PySide6.QtWidgets import QWidget

from engine.errors import UserError
from engine.files.lessons.lesson_file import read_file
from engine.lessons.lesson import Lesson
from gui.registry.lesson_vocabulary import vocabulary
from gui.widgets.open_dialog import modal_dialog
from resources.paths import COURSE

_SETTLING_MS = 150
_ABSENT_MS = 500
"""Between two looks at a file that is gone or locked: a sync folder puts another in its place."""
_MOST_LOOKS = 3
"""After so many in vain it is told."""


def built_in() -> list[Lesson]:
    """Read the chapters of the course, in order."""
    files = sorted(COURSE.glob("*.toml"))
    return [replace(read_file(path, vocabulary()), is_chapter=True) for path in files]


def read_lesson(path: Path) -> Lesson:
    """Read a teacher's lesson. Raises UserError."""
    return read_file(path, vocabulary())


class LessonFile(QObject):
    """A teacher's lesson: read when opened, and again each time it is saved.

    While a dialogue above `window` waits for an answer, the lesson waits as well.
    """

    def __init__(
        self,
        show: Callable[[Lesson], None],
        refuse: Callable[[UserError], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._show, self._refuse = show, refuse
        self._path: Path | None = None
        self._looks_in_vain = 0
        self._timer = timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(self.read_again)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(lambda _: timer.start(_SETTLING_MS))

    def open(self, path: Path) -> Lesson:
        """Read a lesson, and keep an eye on its file; a faulty one too. Raises UserError."""
        try:
            lesson = read_lesson(path)
        except UserError as error:
            if error.code.startswith("lesson_"):
                self._watch(path)
            raise
        self._watch(path)
        return lesson

    def read_again(self) -> None:
        """Show the lesson as it is now; where it is faulty, what is on screen stays."""
        if self._path is None:
            return
        if modal_dialog(self._window) is not None:
            self._timer.start(_SETTLING_MS)
            return
        try:
            lesson = self.open(self._path)
        except UserError as error:
            if error.code.startswith("lesson_"):
                self._refuse(error)
            else:
                self._look_again(error)
            return
        self._show(lesson)

    def close(self) -> None:
        """Keep an eye on no file any more."""
        self._timer.stop()
        self._looks_in_vain = 0
        self._path = None
        if self._watcher.files():
            self._watcher.removePaths(self._watcher.files())

    def _look_again(self, error: UserError) -> None:
        """Look for a file that can't be read now until it can; tell it once."""
        self._looks_in_vain += 1
        if self._looks_in_vain == _MOST_LOOKS:
            self._refuse(error)
        self._timer.start(_ABSENT_MS)

    def _watch(self, path: Path) -> None:
        """Watch a file; again each time, since an editor may have put another in its place."""
        self._timer.stop()
        self._looks_in_vain = 0
        if self._watcher.files():
            self._watcher.removePaths(self._watcher.files())
        self._path = path
        if path.exists():
            self._watcher.addPath(str(path))
        else:  # gone since it was read
            self._timer.start(_ABSENT_MS)
