"""Automatic copies of unsaved work: written, removed, and offered again after a crash."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from engine.changed import Changed
from engine.errors import UserError
from engine.lab.frame import Frame
from gui.files.open_session import OpenSession
from gui.files.session_controller import SessionController
from gui.window.refusals import report_error
from gui.window.shell import Shell

if TYPE_CHECKING:
    from engine.files.sessions.session_file import Document
    from gui.files.autosave import Autosave


class AutosaveController(QObject):
    """Copies what a session on screen would lose; `writer` is None until `start`."""

    def __init__(self, shell: Shell, on_screen: OpenSession, session: SessionController) -> None:
        super().__init__(shell.window)
        self._shell, self._on_screen, self._session = shell, on_screen, session
        self.writer: Autosave | None = None
        self._has_warned = False

    def start(self, folder: Path | None = None) -> None:
        """Keep automatic copies from now on, and offer what a crash left behind."""
        from gui.files.autosave import Autosave, left_behind, usual_folder
        from gui.files.recovery import offer_left_behind

        folder = folder or usual_folder()
        copies = left_behind(folder)
        self.writer = Autosave(folder, self._document, self)
        self.writer.failed.connect(self._on_failed)
        self._session.edited.connect(self.writer.touch)
        self._session.marked_saved.connect(self.writer.discard)
        self._shell.store.frame_ready.connect(self._on_frame)
        for older in copies[1:]:
            older.keep()
        if copies:
            session, window = self._session, self._shell.window
            offer_left_behind(window, copies[0], session.leave, session.show, self.save_now)

    def save_now(self) -> bool:
        """Write a copy of what is on screen now, and say whether it is there."""
        if self.writer is None:
            return False
        self.writer.wait()  # an older one may still be under way
        self.writer.save_now()
        self.writer.wait()
        return self.writer.is_written and self.writer.path.exists()

    def end(self) -> None:
        """Remove the copy: the window was closed, after asking."""
        if self.writer is not None:
            self._shell.store.frame_ready.disconnect(self._on_frame)
            self.writer.close()
            self.writer = None

    def _document(self) -> Document:
        """Return what would be lost: what is on screen, or what a lesson's page put aside."""
        document = self._session.document
        file, state = document.file, None
        if document.put_aside is not None and not document.is_modified:
            file, state = document.file_put_aside(), document.state_put_aside()
        copied = self._on_screen.document(state)
        return replace(copied, saved_as=str(file.path or ""), saved_stamp=file.stamp)

    def _on_frame(self, frame: Frame, changed: Changed) -> None:
        """Write a copy whenever learning pauses."""
        has_paused = bool(changed & Changed.PLAYING) and not frame.playing
        if has_paused and self.writer is not None and self.writer.is_due:
            self.writer.save_now()

    def _on_failed(self) -> None:
        if not self._has_warned:
            self._has_warned = True
            report_error(self._shell.status, UserError("no_autosave"))
