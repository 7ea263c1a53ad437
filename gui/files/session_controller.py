"""The session on screen as a file: new, open, save, and whether it has changed since."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from engine.errors import UserError
from engine.files.suffixes import SESSION
from engine.lab.session import Session
from engine.learning.trace import Trace
from gui.files.open_file import OpenFile
from gui.files.open_session import OpenSession
from gui.registry.action_names import Commands
from gui.registry.file_kinds import PLANTS_WRITTEN, SESSIONS, is_lesson
from gui.widgets import file_dialogs
from gui.window.refusals import report_errors
from gui.window.shell import Shell

if TYPE_CHECKING:
    from engine.files.sessions.session_file import Document


class SessionController(QObject):
    """Opens and saves the session on screen. `open_other` opens what is none: plants, a lesson.

    `file` is where it is saved; `asks` says whether to ask before changes are lost.
    """

    title_changed = Signal(str, bool)
    """The name of the file, "" where there is none, and whether it has changed since."""
    file_used = Signal(object)
    """The Path of a file that was opened or saved."""
    edited = Signal()
    """Something has changed, and there is something to lose."""
    marked_saved = Signal()
    """There is nothing to lose now: it was saved, opened or begun anew."""

    def __init__(
        self, shell: Shell, on_screen: OpenSession, open_other: Callable[[Path], object]
    ) -> None:
        super().__init__(shell.window)
        self._shell, self._store = shell, shell.store
        self._on_screen, self._open_other = on_screen, open_other
        self.file = OpenFile()
        self.asks = False
        self._saved_run = self._current_run()
        self._may_close_now = self._has_ended = False
        self._is_shown_modified = False
        """Whether the title marks the session as changed."""
        self._was_new = False
        """Whether there was nothing to lose when a lesson was about to change the session."""
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
    def is_modified(self) -> bool:
        """Say whether there is something to lose: an edit, or steps learned since."""
        if self.file.is_rescued or not self._store.undo_stack.isClean():
            return True
        return self._store.has_unfinished_edit or self._current_run() != self._saved_run

    # Opening and saving

    def open_path(self, path: Path) -> None:
        """Open a session, plants or a lesson, by the file's name; ask first if work would go.

        Raises UserError; what is on screen stays then.
        """
        if SESSIONS.includes(path):
            self._open_session(path)
        elif is_lesson(path):
            self._open_other(path)
            self.file_used.emit(path)
        else:
            self.leave(lambda: self._open_other(path))

    def show(self, document: Document, path: Path | None) -> None:
        """Show a session, as saved in this file, or in none."""
        self._on_screen.show(document)
        self._set_saved_in(path)

    def show_unsaved(self, document: Document, path: Path | None) -> None:
        """Show a rescued session as modified; its file, if it has one, is not known any more."""
        self.show(document, None)
        self.file = OpenFile(path, is_rescued=True)
        self._on_touched()

    def open_unsaved(
        self, document: Document, path: Path | None = None, then: Callable[[], object] | None = None
    ) -> None:
        """Show a rescued session in place of the present work; ask first if that would go."""

        def show() -> None:
            self.show_unsaved(document, path)
            if then is not None:
                then()

        self.leave(show)

    def save(self) -> bool:
        """Save where it was saved before, or ask where. Raises UserError; the work stays."""
        path = self.file.path
        if path is None:
            return self.save_as()
        if self.file.has_changed_on_disk():
            self._ask_about_other_version(path)
            return False
        self._write(path)
        return True

    def save_as(self) -> bool:
        """Ask where to save; False if nobody chose. Raises UserError; the work stays."""
        name = self.file.suggested_name or QCoreApplication.translate("SessionController", "lab")
        suggested = str(self.file.path or f"{name}{SESSION}")
        path = file_dialogs.ask_where_to_save(self._shell.window, suggested)
        if path is None:
            return False
        if PLANTS_WRITTEN.includes(path):
            file_dialogs.save_plants(path, self._store.frame().plants)
            return False
        self._write(path)
        return True

    def leave(self, then: Callable[[], object]) -> None:
        """Do what puts other work on screen, once the present one is saved or given up."""
        self._store.finish_input()
        if not (self.asks and self.is_modified):
            then()
            return
        from gui.files.questions import ask_to_save, untitled

        self._store.pause()
        ask_to_save(
            self._shell.window,
            self.file.name or untitled(),
            save=lambda: self._try(lambda: then() if self.save() else None),
            leave=lambda: self._try(then),
        )

    # What happens to the session elsewhere

    def on_setup_coming(self) -> None:
        """Take note whether there is anything to lose before a lesson applies its setup."""
        self._was_new = self.file.path is None and not self.is_modified

    def on_setup_applied(self) -> None:
        """Take note that nothing of a person's own was lost where there was nothing before."""
        if self._was_new:
            self._mark_saved()

    def on_table_opened(self, path: Path) -> None:
        """Take note that other plants were opened: they must not overwrite the session's file."""
        self.file = replace(self.file, path=None, stamp=None, suggested_name=path.stem)
        self.file_used.emit(path)
        self._show_title()

    def may_close(self) -> bool:
        """Say whether the window may close now; if not, ask first, and close it then."""
        if self._may_close_now or not (self.asks and self.is_modified):
            return True
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

    def _open_session(self, path: Path) -> None:
        from engine.files.sessions.session_file import DamagedSessionError, read

        try:
            document = read(path)
        except DamagedSessionError as error:
            if error.rescued is None:
                raise
            self.offer_rescue(error)
            return
        self.leave(lambda: self.show(document, path))

    def offer_rescue(self, error: UserError) -> None:
        """Offer what can be read of a damaged session."""
        from engine.files.sessions.session_file import DamagedSessionError
        from gui.files.recovery import offer_rescue

        if isinstance(error, DamagedSessionError):
            offer_rescue(self._shell.window, error, self.open_unsaved)

    def _begin_new(self) -> None:
        from engine.files.sessions.session_file import Document

        session = Session()
        self.show(Document(session.state, 0, self._on_screen.page()), None)

    def _write(self, path: Path) -> None:
        from engine.files.sessions.session_file import to_json
        from engine.files.whole_file import write_whole

        self._store.finish_input()
        write_whole(path, to_json(self._on_screen.document()))
        self._set_saved_in(path)

    def _set_saved_in(self, path: Path | None) -> None:
        """Take note that what is on screen is what this file holds, or that it has no file."""
        self.file = OpenFile.just_written(path) if path is not None else OpenFile()
        self._mark_saved()
        if path is not None:
            self.file_used.emit(path)

    def _ask_about_other_version(self, path: Path) -> None:
        """Ask what to do about a file that another program has written meanwhile."""
        from gui.files.questions import ask_about_other_version

        ask_about_other_version(
            self._shell.window,
            path.name,
            over=lambda: self._try(lambda: self._write(path)),
            elsewhere=lambda: self._try(self.save_as),
        )

    def _current_run(self) -> tuple[Trace, int]:
        session = self._store.session
        return session.state.run.trace, session.last_step

    def _mark_saved(self) -> None:
        self._store.undo_stack.setClean()
        self._saved_run = self._current_run()
        self.marked_saved.emit()
        self._show_title()

    def _on_touched(self) -> None:
        is_modified = self.is_modified
        if is_modified != self._is_shown_modified:
            self._show_title()
        if is_modified:
            self.edited.emit()

    def _show_title(self) -> None:
        self._is_shown_modified = self.is_modified
        self.title_changed.emit(self.file.name, self._is_shown_modified)

    def _close_now(self) -> None:
        self._may_close_now = True
        self._shell.window.close()
