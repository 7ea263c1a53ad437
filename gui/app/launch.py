"""The start of the program in a window: what it opens, and in which language and theme."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from engine.errors import Language, UserError
from gui.app.application import (
    create_application,
    create_chosen_lab,
    report_crashes,
    show_until_closed,
)
from gui.app.class_room import class_room, hide_parts, with_lesson_opened
from gui.app.controllers import Controllers
from gui.app.file_open_events import FileOpenEvents, refusal_box, started_without_terminal
from gui.app.kiosk import run_kiosk
from gui.files.import_controller import read_at_launch
from gui.files.open_file import OpenFile
from gui.registry.file_kinds import SESSIONS, is_lesson
from gui.style.theme import Theme
from gui.window.remembered import Remembered

if TYPE_CHECKING:
    from engine.files.sessions.session_file import DamagedSessionError, Document


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
        return run_kiosk(argv, kiosk, room, language, theme, projector)
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
    lab = window, controllers = create_chosen_lab(language, theme, plants, remembered)
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
        room = with_lesson_opened(room, course)
    if table is not None:
        QTimer.singleShot(0, imports, partial(imports.open_at_launch, table, result))
    report_crashes(lab)
    FileOpenEvents(window.file_dropped.emit, window)
    return show_until_closed(app, lab, projector, room.fault)


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
