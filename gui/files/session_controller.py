"""The file of a laboratory: new, open, save; what has changed since; and what is kept of itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from engine.changed import Changed
from engine.errors import UserError
from engine.files.suffixes import SESSION
from engine.lab.frame import Frame
from engine.lab.session import Session
from engine.learning.run import Run
from gui.files.open_session import OpenSession
from gui.registry.action_names import Commands
from gui.registry.file_kinds import PLANTS_WRITTEN, SESSIONS, is_lesson
from gui.widgets import file_dialogs
from gui.window.refusals import report_error, report_errors
from gui.window.shell import Shell

if TYPE_CHECKING:
    from engine.files.sessions.session_file import Document
    from gui.state.autosave import Autosave
    from gui.state.safe_write import Stamp


class SessionController(QObject):
    """Opens and saves the session on screen. `open_other` opens what is none: plants, a lesson.

    `asks` says whether to ask before changes are lost, as `watch_over` makes it do.
    """

    title_changed = Signal(str, bool)
    """The name of the file, "" where there is none, and whether it has changed since."""
    file_used = Signal(object)
    """The Path of a file that was opened or saved."""

    def __init__(
        self, shell: Shell, on_screen: OpenSession, open_other: Callable[[Path], object]
    ) -> None:
        super().__init__(shell.window)
        self._shell, self._store = shell, shell.store
        self._on_screen, self._open_other = on_screen, open_other
        self.path: Path | None = None
        self._seen: Stamp | None = None
        """What the file was when this program last read or wrote it."""
        self.asks = False
        self.autosave: Autosave | None = None
        self._suggested = ""
        self._is_unsaved = False
        """Whether it came from an automatic copy or a damaged file, and was not saved since."""
        self._saved_run = self._run_now()
        self._may_close_now = self._has_told_of_autosave = self._has_ended = False
        self._is_new = False
        self._store.touched.connect(self._on_touched)
        self._store.frame_ready.connect(self._on_frame)

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
        if self._is_unsaved or not self._store.undo_stack.isClean():
            return True
        (run, last), (saved_run, saved_last) = self._run_now(), self._saved_run
        return run is not saved_run or last != saved_last

    # In and out

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
        """Put a session on the bench, as saved there."""
        self._on_screen.show(document)
        self._take_name(path)

    def show_unsaved(self, document: Document, path: Path | None) -> None:
        """Put on the bench what was rescued; it is to be saved, there if it has a file."""
        self.show(document, None)
        self.path = path
        self._is_unsaved = True
        self._on_touched()

    def open_unsaved(
        self, document: Document, path: Path | None = None, then: Callable[[], object] | None = None
    ) -> None:
        """Put what was rescued in place of the present work; ask first if that would go."""

        def show() -> None:
            self.show_unsaved(document, path)
            if then is not None:
                then()

        self.leave(show)

    def save(self) -> bool:
        """Save where it was saved before, or ask where. Raises UserError; the work stays."""
        if self.path is None:
            return self.save_as()
        if self._was_changed_elsewhere(self.path):
            return False
        self._write(self.path)
        return True

    def save_as(self) -> bool:
        """Ask where to save; False if nobody said. Raises UserError; the work stays."""
        name = self._suggested or QCoreApplication.translate("SessionController", "lab")
        suggested = str(self.path or f"{name}{SESSION}")
        path = file_dialogs.ask_where_to_save(self._shell.window, suggested)
        if path is None:
            return False
        if PLANTS_WRITTEN.includes(path):
            file_dialogs.save_plants(path, self._store.frame().plants)
            return False
        self._write(path)
        return True

    def leave(self, then: Callable[[], object]) -> None:
        """Do what puts other work on the bench, once the present one is saved or let go."""
        if not (self.asks and self.is_modified):
            then()
            return
        from gui.files.questions import ask_to_save, untitled

        self._store.pause()
        name = self.path.name if self.path is not None else untitled()
        ask_to_save(
            self._shell.window,
            name,
            save=lambda: self._try(lambda: then() if self.save() else None),
            leave=lambda: self._try(then),
        )

    # What is kept of itself

    def watch_over(self, folder: Path | None = None) -> None:
        """Ask before work is lost, keep automatic copies, and offer what was left behind."""
        from gui.files.recovery import offer_left_behind
        from gui.state.autosave import Autosave, left_behind, usual_folder

        folder = folder or usual_folder()
        self.asks = True
        left = left_behind(folder)
        self.autosave = Autosave(folder, self._copy, self)
        self.autosave.failed.connect(self._on_autosave_failed)
        for older in left[1:]:
            older.keep()
        if left:
            offer_left_behind(self._shell.window, left[0], self.open_unsaved, self.save_copy_now)

    def save_copy_now(self) -> bool:
        """Write an automatic copy at once, and say whether there is one."""
        if self.autosave is None:
            return False
        self.autosave.save_now()
        self.autosave.wait()
        return self.autosave.path.exists()

    def _copy(self) -> Document:
        return self._on_screen.document(saved_as=str(self.path or ""))

    def _on_autosave_failed(self) -> None:
        if not self._has_told_of_autosave:
            self._has_told_of_autosave = True
            report_error(self._shell.status, UserError("no_autosave"))

    # What it is told

    def on_stage_coming(self) -> None:
        """Take note whether there is anything to lose before a lesson sets its stage."""
        self._is_new = self.path is None and not self.is_modified

    def on_stage_set(self) -> None:
        """Take note that nothing of a person's own was lost where there was nothing before."""
        if self._is_new:
            self._mark_saved()

    def on_table_opened(self, path: Path) -> None:
        """Take note that other plants were opened: they must not overwrite the session's file."""
        self.path, self._suggested = None, path.stem
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
        self._store.frame_ready.disconnect(self._on_frame)
        if self.autosave is not None:
            self.autosave.close()

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

        self._on_screen.end_drag()
        write_whole(path, to_json(self._on_screen.document()))
        self._take_name(path)

    def _take_name(self, path: Path | None) -> None:
        """Take note that what is on the bench is what stands in this file, or that it has none."""
        from gui.state.safe_write import stamp_of

        self.path, self._suggested = path, ""
        self._seen = None if path is None else stamp_of(path)
        self._is_unsaved = False
        self._mark_saved()
        if path is not None:
            self.file_used.emit(path)

    def _was_changed_elsewhere(self, path: Path) -> bool:
        """Say whether another program has written the file meanwhile; if so, ask what to do."""
        from gui.files.questions import ask_about_another_hand
        from gui.state.safe_write import stamp_of

        now = stamp_of(path)
        if now is None or self._seen is None or now == self._seen:
            return False
        ask_about_another_hand(
            self._shell.window,
            path.name,
            over=lambda: self._try(lambda: self._write(path)),
            elsewhere=lambda: self._try(self.save_as),
        )
        return True

    def _run_now(self) -> tuple[Run, int]:
        session = self._store.session
        return session.state.run, session.last_step

    def _mark_saved(self) -> None:
        self._store.undo_stack.setClean()
        self._saved_run = self._run_now()
        if self.autosave is not None:
            self.autosave.discard()
        self._show_title()

    def _on_touched(self) -> None:
        is_modified = self.is_modified
        if is_modified != self._shell.window.isWindowModified():
            self._show_title()
        if is_modified and self.autosave is not None:
            self.autosave.touch()

    def _on_frame(self, frame: Frame, changed: Changed) -> None:
        """Keep a copy whenever learning pauses."""
        has_paused = bool(changed & Changed.PLAYING) and not frame.playing
        if has_paused and self.autosave is not None and self.autosave.is_due:
            self.autosave.save_now()

    def _show_title(self) -> None:
        name = self.path.name if self.path is not None else ""
        self.title_changed.emit(name, self.is_modified)

    def _close_now(self) -> None:
        self._may_close_now = True
        self._shell.window.close()
