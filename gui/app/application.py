"""The application: language, theme and the first window."""

from __future__ import annotations

from dataclasses import replace
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
from gui.app.class_room import ClassRoom, class_room, hide_parts, refused
from gui.app.crash_handler import CrashHandler
from gui.app.event_loop import run_event_loop
from gui.app.file_open_events import FileOpenEvents, refusal_box, started_without_terminal
from gui.app.kiosk import NEXT_PUPIL, Kiosk
from gui.app.screen_fit import fitted
from gui.app.system_contrast import SystemContrast
from gui.app.termination import Termination
from gui.app.wiring import Controllers, connect
from gui.files.import_controller import read_at_launch
from gui.files.open_file import OpenFile
from gui.language import translation
from gui.language.sentences import refusal
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
    from gui.course.course_controller import CourseController


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
    kiosk: str | None = None,
) -> int:
    """Open the window on a session, plants or a lesson and stay until it is closed.

    With `kiosk`, which names a lesson or a chapter, on that alone, in a new window for each pupil.
    What is given here wins over the settings of a class room, and these over what was remembered.
    Raises UserError for a faulty file, and for a chapter that there is not. A damaged session of
    which something can be read is offered in the window.
    """
    room = class_room(argv[0] if argv else "")
    language, theme = language or room.settings.language, theme or room.theme
    if kiosk is not None:
        return _run_kiosk(argv, kiosk, room, language, theme, projector)
    plants = document = damage = table = result = None
    opened = OpenFile()
    if file is not None and SESSIONS.includes(file):
        opened = OpenFile.of(file)
        document, damage = _read_session(file)
    elif file is not None and not is_lesson(file):
        table = file
        plants, result = read_at_launch(file)
    app = create_application(argv, on_screen=True)
    remembered = Remembered() if room.settings.keep_settings else None
    lab = window, controllers = _create_lab(language, theme, plants, remembered)
    session, course, imports = controllers.session, controllers.course, controllers.imports
    hide_parts(window, room.settings.hide)
    if document is not None:
        session.show(document, opened)
    QTimer.singleShot(0, session, partial(_watch_over, controllers, damage, opened.path))
    if file is not None and is_lesson(file):
        course.open_file(file)
    elif chapter is not None:
        course.open_chapter(chapter)
    elif file is None:
        room = _with_lesson_opened(room, course)
    if table is not None:
        QTimer.singleShot(0, imports, partial(imports.open_at_launch, table, result))
    _report_crashes(lab)
    FileOpenEvents(window.file_dropped.emit, window)
    return _show_until_closed(app, lab, projector, room.fault)


def _run_kiosk(
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
        lab = _create_lab(language, theme, None, None)
        hide_parts(lab.window, room.settings.hide)
        app.commitDataRequest.connect(Kiosk(lab.window, lab.controllers, lesson).let_go)
        _report_crashes(lab, most_boxes=0)
        code = _show_until_closed(app, lab, projector, room.fault)
        if code == NEXT_PUPIL:
            lab.window.close()
    return code


def _report_crashes(lab: Lab, **how: int) -> None:
    window, controllers = lab
    CrashHandler(
        controllers.shell, controllers.autosave.save_now, window.actions_["actionSaveAs"].trigger,
        lambda: window.theme, **how,
    ).install()  # fmt: skip


def _create_lab(
    language: Language | None,
    theme: Theme | None,
    plants: Dataset | None,
    remembered: Remembered | None,
) -> Lab:
    """Return a window in the language and the theme given, or remembered, or usual."""
    if remembered is not None:
        language, theme = language or remembered.language, theme or remembered.theme
    lab = create_lab(language or translation.system_language(), theme or "dark", plants, remembered)
    system_contrast = SystemContrast(lab.window.appearance, theme is not None)
    if wants_contrast():
        system_contrast.follow()
    return lab


def _with_lesson_opened(room: ClassRoom, course: CourseController) -> ClassRoom:
    """Open the lesson of a class room; where it can't be, return the room with the fault."""
    lesson = room.lesson
    try:
        if isinstance(lesson, Path):
            course.try_file(lesson)
        elif lesson is not None:
            course.open_chapter(lesson)
    except UserError as error:
        return replace(room, fault=refused(error))
    return room


def _show_until_closed(
    app: QApplication, lab: Lab, projector: bool, fault: UserError | None
) -> int:
    """Show a window, with what is wrong in the settings of the class room, and run it."""
    window, controllers = lab
    if fault is not None:
        controllers.shell.status.pin(lambda: refusal(fault))
    keep_on_screen(window)
    window.show()
    window.windowHandle().screenChanged.connect(window.layout_.follow_screen)
    if projector:
        window.layout_.set_projector(True)
    termination = Termination(partial(keep_work, controllers), window)
    termination.install()

    def on_log_off(_session: object) -> None:
        copy_work(controllers)

    app.commitDataRequest.connect(on_log_off)
    try:
        return run_event_loop(app.exec)
    finally:
        app.commitDataRequest.disconnect(on_log_off)
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
