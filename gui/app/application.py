"""The application: language, theme and the first window."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from engine.errors import Language, UserError
from engine.lab.session import Session
from engine.model.dataset import Dataset
from gui.app import screen_reader
from gui.app.announcements import announce_changes
from gui.app.crash_handler import CrashHandler
from gui.app.event_loop import run_event_loop
from gui.app.file_open_events import FileOpenEvents, refusal_box, started_without_terminal
from gui.app.screen_fit import fitted
from gui.app.system_contrast import SystemContrast
from gui.app.termination import Termination
from gui.app.wiring import Controllers, connect
from gui.files.import_controller import read_at_launch
from gui.files.open_file import OpenFile
from gui.language import translation
from gui.registry.file_kinds import SESSIONS, is_lesson
from gui.state.store import Store
from gui.style.app_icon import app_icon
from gui.style.fonts import ensure_a_font
from gui.style.theme import Theme, wants_contrast
from gui.widgets.on_screen import keep_on_screen
from gui.window.main_window import MainWindow
from gui.window.remembered import Remembered

if TYPE_CHECKING:
    from engine.files.sessions.session_file import DamagedSessionError, Document


_NAME = "Perceptron Lab"

_LARGEST_BLOCK_KEPT = 24 * 2**20
"""Bytes; the C library of Linux learns at most 32 MB."""

DESKTOP_FILE = "org.perceptronlab.PerceptronLab"
"""The name of our `.desktop` file, by which a desktop finds the icon and groups the windows."""


def create_application(argv: list[str], on_screen: bool = False) -> QApplication:
    """Return the one application, made if there is none yet.

    Where a person is to see it on a screen, it is enlarged no further than there is room.
    """
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        if existing.applicationDisplayName() != _NAME:  # made by a command that needs no window
            _furnish(existing)
        return existing
    _keep_freed_memory()
    QCoreApplication.setOrganizationName("PerceptronLab")
    QCoreApplication.setApplicationName("PerceptronLab")
    app = QApplication(argv)
    if on_screen:
        app = fitted(app, argv)
    ensure_a_font()
    _furnish(app)
    return app


def _keep_freed_memory() -> None:
    """Let the C library of Linux keep what a frame frees, for the arrays of the next one.

    It hands blocks larger than any freed so far back to the system, which then has to clear their
    pages anew: of the field of a network 2.5 MB a frame, and a quarter of its time. One large block
    freed untouched costs nothing, and raises that limit.
    """
    np.empty(_LARGEST_BLOCK_KEPT, dtype=np.uint8)


def _furnish(app: QApplication) -> None:
    screen_reader.install()
    app.setApplicationDisplayName(_NAME)
    app.setDesktopFileName(DESKTOP_FILE)
    app.setWindowIcon(app_icon())


class Lab(NamedTuple):
    """A window, and what acts on it."""

    window: MainWindow
    controllers: Controllers


def create_window(
    language: Language = "fr",
    theme: Theme = "dark",
    plants: Dataset | None = None,
    remembered: Remembered | None = None,
) -> MainWindow:
    """Return a window on the six plants (or others), not yet shown; nothing is restored.

    Give `remembered` to restore and keep the layout, the language and the theme.
    """
    return create_lab(language, theme, plants, remembered).window


def create_lab(
    language: Language = "fr",
    theme: Theme = "dark",
    plants: Dataset | None = None,
    remembered: Remembered | None = None,
) -> Lab:
    """Return a window as `create_window` does, and its controllers."""
    translation.set_language(language)
    window = MainWindow(Store(Session(plants)), theme, remembered)
    controllers = connect(window)
    announce_changes(window, controllers)
    return Lab(window, controllers)


def run(
    argv: list[str],
    file: Path | None = None,
    language: Language | None = None,
    theme: Theme | None = None,
    projector: bool = False,
    chapter: str | None = None,
) -> int:
    """Open the window on a session, plants or a lesson and stay until it is closed.

    Raises UserError for a faulty file, and for a chapter that there is not. A damaged session of
    which something can be read is offered in the window.
    """
    plants = document = damage = table = result = None
    opened = OpenFile()
    if file is not None and SESSIONS.includes(file):
        opened = OpenFile.of(file)
        document, damage = _read_session(file)
    elif file is not None and not is_lesson(file):
        table = file
        plants, result = read_at_launch(file)
    app = create_application(argv, on_screen=True)
    remembered = Remembered()
    window, controllers = create_lab(
        language or remembered.language or translation.system_language(),
        theme or remembered.theme or "dark",
        plants,
        remembered,
    )
    session, course, imports = controllers.session, controllers.course, controllers.imports
    if document is not None:
        session.show(document, opened)
    QTimer.singleShot(0, session, partial(_watch_over, controllers, damage, opened.path))
    if file is not None and is_lesson(file):
        course.open_file(file)
    elif chapter is not None:
        course.open_chapter(chapter)
    if table is not None:
        QTimer.singleShot(0, imports, partial(imports.open_at_launch, table, result))
    CrashHandler(
        controllers.shell, controllers.autosave.save_now, window.actions_["actionSaveAs"].trigger,
        lambda: window.theme,
    ).install()  # fmt: skip
    FileOpenEvents(window.file_dropped.emit, window)
    keep_on_screen(window)
    system_contrast = SystemContrast(window, bool(theme or remembered.theme))
    if wants_contrast():
        system_contrast.follow()
    window.show()
    window.windowHandle().screenChanged.connect(window.layout_.follow_screen)
    if projector:
        window.layout_.set_projector(True)
    termination = Termination(partial(keep_work, controllers), window)
    termination.install()
    app.commitDataRequest.connect(lambda _session: copy_work(controllers))  # someone logs off
    try:
        return run_event_loop(app.exec)
    finally:
        termination.uninstall()


def keep_work(controllers: Controllers) -> None:
    """Copy what would be lost if the program ended now, and break off what is being written."""
    copy_work(controllers)
    controllers.run_export.stop()


def copy_work(controllers: Controllers) -> None:
    """Copy what would be lost if the program ended now, what is being typed or dragged included."""
    controllers.shell.store.finish_input()
    if controllers.session.document.to_copy:
        controllers.autosave.save_now()


def run_and_report(argv: list[str], file: Path | None = None, **how: Any) -> int:
    """Run, and after a double click show a refusal on screen too: it is raised all the same."""
    try:
        return run(argv, file, **how)
    except UserError as error:
        if started_without_terminal():
            create_application(argv)
            refusal_box(error).exec()
        raise


def _read_session(file: Path) -> tuple[Document | None, DamagedSessionError | None]:
    """Return a session, or what is wrong with it if something of it can be read all the same."""
    from engine.files.sessions.session_file import DamagedSessionError, read

    try:
        return read(file), None
    except DamagedSessionError as error:
        if error.rescued is None:
            raise
        return None, error


def _watch_over(
    controllers: Controllers, damage: DamagedSessionError | None, file: Path | None
) -> None:
    """With the window on screen, offer what can be read of a damaged file, and keep copies."""
    if damage is not None and file is not None:
        controllers.session.offer_rescue(damage, file)
    controllers.watch_over()
