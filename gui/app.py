"""The application: language, theme and the first window."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from engine.dataset import Dataset
from engine.session import Session
from gui import i18n
from gui.course_wiring import Course, is_lesson
from gui.state.settings import Remembered
from gui.state.store import Store
from gui.window import Window
from gui.wiring import connect


def create_application(argv: list[str]) -> QApplication:
    """Return the one application, made if there is none yet."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    QCoreApplication.setOrganizationName("PerceptronLab")
    QCoreApplication.setApplicationName("PerceptronLab")
    app = QApplication(argv)
    app.setApplicationDisplayName("Perceptron Lab")
    return app


def create_window(
    language: str = "fr",
    theme: str = "dark",
    plants: Dataset | None = None,
    remembered: Remembered | None = None,
) -> Window:
    """Return a window on the six plants (or others), not yet shown; nothing is restored.

    Give `remembered` to restore and keep the layout, the language and the theme.
    """
    i18n.set_language(language)
    window = Window(Store(Session(plants)), theme, remembered)
    connect(window)
    return window


def run(
    argv: list[str],
    file: Path | None = None,
    language: str | None = None,
    theme: str | None = None,
    projector: bool = False,
    chapter: str | None = None,
) -> int:
    """Open the window on plants or a lesson and stay until it is closed.

    Raises UserError for a faulty file, and for a chapter that there is not.
    """
    plants = None
    if file is not None and not is_lesson(file):
        from engine.files import plants_csv

        plants = plants_csv.read(file)
    app = create_application(argv)
    remembered = Remembered()
    window = create_window(
        language or remembered.language or i18n.system_language(),
        theme or remembered.theme or "dark",
        plants,
        remembered,
    )
    course = window.findChild(Course)
    if isinstance(course, Course):
        if file is not None and is_lesson(file):
            course.open_file(file)
        elif chapter is not None:
            course.open_chapter(chapter)
    _survive_faults(window)
    room = window.screen().availableGeometry().size()
    window.resize(window.size().boundedTo(room))
    window.show()
    if projector:
        window.actions_["actionProjector"].setChecked(True)
    return app.exec()


def _survive_faults(window: Window) -> None:
    """Let a fault of ours stop the learning and be said, with the work still on screen."""

    def report(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        sys.__excepthook__(kind, error, trace)
        window.store.pause()
        window.sentence.say(f"{kind.__name__}: {error}")

    sys.excepthook = report
