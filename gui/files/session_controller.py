"""The session on screen as a file: new, open, save, and what is asked before it is lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from engine.files.suffixes import SESSION
from engine.lab.session import Session
from gui.files.document import CurrentDocument
from gui.files.leaving import Act, Leaving
from gui.files.open_file import OpenFile
from gui.files.open_session import OpenSession
from gui.registry.action_names import Commands
from gui.registry.file_kinds import PLANTS_WRITTEN, SESSIONS, is_lesson
from gui.widgets import file_dialogs
from gui.widgets.open_dialog import modal_dialog
from gui.window.refusals import report_errors
from gui.window.shell import Shell

if TYPE_CHECKING:
    from engine.files.sessions.session_file import DamagedSessionError, Document


class SessionController(QObject):
    """Opens and saves the session on screen. `open_other` opens what is none: plants, a lesson.

    `document` knows where it is saved; `asks` says whether to ask before changes are lost.
    """

    title_changed = Signal(str, bool)
    """The name of the file, "" where there is none, and whether it has changed since."""
    file_used = Signal(object)
    """The Path of a file that was opened or saved."""
    edited = Signal()
    """Something has changed, and there is something that a crash must not take."""
    marked_saved = Signal()
    """There is nothing to lose now: it was saved, opened, begun anew, or undone up to there."""
    own_plants_gone = Signal()
    """A lesson has put its plants in place of those that a person worked with."""

    def __init__(
        self, shell: Shell, on_screen: OpenSession, open_other: Callable[[Path], object]
    ) -> None:
        super().__init__(shell.window)
        self._shell, self._store = shell, shell.store
        self._on_screen, self._open_other = on_screen, open_other
        self.document = CurrentDocument(self._store)
        self.asks = False
        self._may_close_now = self._has_ended = False
        self._before_setup = self._seen_before_setup()
        self._shown = ("", False)
        self._had_changes = False
        self._store.touched.connect(self._on_touched)

    def commands(self) -> Commands:
        """Return what each action does when it is chosen."""
        return {
            "actionNew": lambda: self.leave(self._begin_new),
            "actionOpen": self._ask_and_open,
            "actionSave": self.save,
            "actionSaveAs": self.save_as,
        }

    @property
    def file(self) -> OpenFile:
        """Where it is saved."""
        return self.document.file

    @property
    def is_modified(self) -> bool:
        """Say whether the title marks unsaved work: on screen, or behind what has no file."""
        document = self.document
        if document.is_modified:
            return True
        return self.file.path is None and any(map(document.is_behind, document.unsaved_elsewhere))

    # Opening and saving

    def open_path(self, path: Path) -> None:
        """Open a session, plants or a lesson, by the file's name; ask first if work would go.

        While a dialogue waits for an answer, the file waits as well. Raises UserError; what is on
        screen stays then.
        """
        question = modal_dialog(self._shell.window)
        if question is not None:
            question.finished.connect(partial(self._open_later, path))
        elif SESSIONS.includes(path):
            self._open_session(path)
        elif is_lesson(path):
            self._open_other(path)
            self.file_used.emit(path)
        else:
            self.leave(lambda: self._open_other(path))

    def show(self, document: Document, file: OpenFile) -> None:
        """Show a session, as it is in this file."""
        self._on_screen.show(document)
        self.document.begin(file)
        self._show_title()
        self._had_changes = bool(self.document.to_copy)
        if self._had_changes:
            self.edited.emit()
            return
        self.marked_saved.emit()
        if file.path is not None:
            self.file_used.emit(file.path)

    def show_file(self, path: Path) -> None:
        """Show the session that is in a file now. Raises UserError; the screen stays then."""
        from engine.files.sessions.session_file import read

        file = OpenFile.of(path)  # before it is read: what is written meanwhile is asked about
        self.show(read(path), file)

    def save(self, then: Act = lambda: None, otherwise: Act = lambda: None) -> bool:
        """Save where it was saved before, or ask where; False if it is not saved by now.

        `then` is done once it is saved, `otherwise` if it is not, also where a question comes
        first. Raises UserError; the work stays.
        """
        path = self.file.path
        if path is None:
            return _done(self.save_as, then, otherwise)
        if self.file.has_changed_on_disk():
            self._ask_about_other_version(path, then, otherwise)
            return False
        return _done(partial(self._write, path), then, otherwise)

    def save_as(self) -> bool:
        """Ask where to save; False if nobody chose. Raises UserError; the work stays."""
        page = self.document.page_of(self.document.number)
        name = f"page {page}" if page else self.file.suggested_name
        name = name or QCoreApplication.translate("SessionController", "lab")
        suggested = str(self.file.path or f"{name}{SESSION}")
        path = file_dialogs.ask_where_to_save(self._shell.window, suggested)
        if path is None:
            return False
        if PLANTS_WRITTEN.includes(path):
            file_dialogs.save_plants(path, self._store.frame().plants)
            return False
        return self._write(path)

    def leave(self, then: Act, otherwise: Act = lambda: None) -> None:
        """Do what puts other work on screen, once what is unsaved is saved or given up.

        `otherwise` is done where a person cancels.

        Work that other plants were put in place of comes back on screen, and is asked about too.
        """
        self._store.finish_input()
        if not self.asks:
            then()
            return
        window, store = self._shell.window, self._store
        Leaving(window, store, self.document, self.save, self._try, then, otherwise).begin()

    def offer_rescue(self, error: DamagedSessionError, path: Path) -> None:
        """Offer what can be read of a damaged session. Raises `error` where that is nothing."""
        from gui.files.questions import ask_about_damage

        if error.rescued is None:
            raise error
        show = partial(self.leave, partial(self._show_rescued, path))
        ask_about_damage(self._shell.window, error, take=partial(self._try, show))

    # What happens to the session elsewhere

    def on_setup_coming(self) -> None:
        """Take note of what is on screen before a lesson applies its setup."""
        self._before_setup = self._seen_before_setup()

    def on_setup_applied(self, page: str) -> None:
        """Take note that a page has nothing of a person's own, and say what it put aside."""
        number, was_modified, had_file = self._before_setup
        has_other_plants = self.document.number != number
        if has_other_plants or not (was_modified or had_file):
            self.document.mark_page(page)
            self._note_saved()
        if has_other_plants and (had_file or number in self.document.unsaved_elsewhere):
            self.own_plants_gone.emit()

    def on_goal_reached(self) -> None:
        """Take note that what a person did was what the page asked for."""
        self.document.note_goal()
        self._on_touched()

    def on_lesson_left(self) -> None:
        """Take note that the book was put away: what comes now is a person's own work."""
        self.document.leave_lesson()
        self._on_touched()

    def on_table_opened(self, path: Path) -> None:
        """Take note of the name of the table whose plants are on screen now."""
        self.document.mark_table(path)
        self.file_used.emit(path)
        self._on_touched()

    def may_close(self) -> bool:
        """Say whether the window may close now; if not, ask first, and close it then."""
        if self._may_close_now or not (self.asks and self.document.to_ask_about()):
            return True
        if modal_dialog(self._shell.window) is None:
            self.leave(self._close_now)
        return False

    def end(self) -> None:
        """Be done: the window was closed."""
        if self._has_ended:
            return
        self._has_ended = True
        self._store.touched.disconnect(self._on_touched)  # timers may outlive the window

    # Within

    def _try(self, act: Callable[[], object]) -> None:
        report_errors(self._shell.status, act)

    def _ask_and_open(self) -> None:
        path = file_dialogs.ask_to_open(self._shell.window)
        if path is not None:
            self.open_path(path)

    def _open_later(self, path: Path, _result: int) -> None:
        QTimer.singleShot(0, self, lambda: self._try(partial(self.open_path, path)))

    def _open_session(self, path: Path) -> None:
        """Refuse a faulty file before anything is asked; what is shown is read after that."""
        from engine.files.sessions.session_file import DamagedSessionError, read

        try:
            read(path)
        except DamagedSessionError as error:
            self.offer_rescue(error, path)
        else:
            self.leave(partial(self.show_file, path))

    def _show_rescued(self, path: Path) -> None:
        """Show what can be read of a damaged session; its file stays as it is, for an expert."""
        from engine.files.sessions.session_file import DamagedSessionError

        try:
            self.show_file(path)  # it may hold now what was saved a moment ago
        except DamagedSessionError as error:
            if error.rescued is None:
                raise
            self.show(error.rescued, OpenFile(is_rescued=True))

    def _begin_new(self) -> None:
        from engine.files.sessions.session_file import Document

        session = Session()
        self.show(Document(session.state, 0, self._on_screen.page()), OpenFile())

    def _write(self, path: Path) -> bool:
        from engine.files.sessions.session_file import to_json
        from engine.files.whole_file import write_whole

        self._store.finish_input()
        write_whole(path, to_json(self._on_screen.document()))
        self.document.mark_written(OpenFile.of(path))
        self._note_saved()
        self.file_used.emit(path)
        return True

    def _ask_about_other_version(self, path: Path, then: Act, otherwise: Act) -> None:
        """Ask what to do about a file that another program has written meanwhile."""
        from gui.files.questions import ask_about_other_version

        ask_about_other_version(
            self._shell.window,
            path.name,
            over=lambda: self._try(lambda: _done(partial(self._write, path), then, otherwise)),
            elsewhere=lambda: self._try(lambda: _done(self.save_as, then, otherwise)),
            cancel=otherwise,
        )

    def _seen_before_setup(self) -> tuple[int, bool, bool]:
        document = self.document
        return document.number, document.is_modified, document.file.path is not None

    def _note_saved(self) -> None:
        self._had_changes = True  # a copy may be there
        self._on_touched()
        self._show_title()

    def _on_touched(self) -> None:
        had_changes, self._had_changes = self._had_changes, bool(self.document.to_copy)
        if (self.file.name, self.is_modified) != self._shown:
            self._show_title()
        if self._had_changes:
            self.edited.emit()
        elif had_changes:
            self.marked_saved.emit()

    def _show_title(self) -> None:
        self._shown = self.file.name, self.is_modified
        self.title_changed.emit(*self._shown)

    def _close_now(self) -> None:
        self._may_close_now = True
        self._shell.window.close()


def _done(act: Callable[[], bool], then: Act, otherwise: Act) -> bool:
    """Do something, and then what follows if it is done, or if it is not or raises UserError."""
    is_done = False
    try:
        is_done = act()
    finally:
        if not is_done:
            otherwise()
    if is_done:
        then()
    return is_done
