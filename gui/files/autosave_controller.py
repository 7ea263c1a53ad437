"""Automatic copies of unsaved work: written, removed, and offered again after a crash."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

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
    """Keeps a copy of each document that has something to lose, on screen or not."""

    def __init__(self, shell: Shell, on_screen: OpenSession, session: SessionController) -> None:
        super().__init__(shell.window)
        self._shell, self._on_screen, self._session = shell, on_screen, session
        self._folder: Path | None = None
        self._copies: dict[int, Autosave] = {}
        """By the number of the document."""
        self._kept: tuple[int, ...] = ()
        """The documents that were unsaved when last looked."""
        self._has_warned = False

    @property
    def writer(self) -> Autosave | None:
        """What writes the copy of the document on screen, or of the nearest unsaved one.

        None until `start`.
        """
        document = self._session.document
        number = (*document.to_copy, document.number)[0]
        return self._writer_of(number) if self._folder is not None else None

    def start(self, folder: Path | None = None) -> None:
        """Keep automatic copies from now on, and offer what a crash left behind."""
        from gui.files.autosave import left_behind, usual_folder
        from gui.files.recovery import offer_left_behind

        self._folder = folder or usual_folder()
        copies = left_behind(self._folder)
        self._session.edited.connect(self._on_edited)
        self._session.marked_saved.connect(self._on_saved)
        self._session.document.forgetting.connect(self._leave_behind)
        self._shell.store.frame_ready.connect(self._on_frame)
        session, window = self._session, self._shell.window
        offer_left_behind(window, copies, session.leave, session.show, self.save_now)

    def save_now(self) -> bool:
        """Write a copy of all that is unsaved now, and say whether what is on screen is there."""
        if self._folder is None or self.writer is None:
            return False
        writers = {self.writer, *map(self._writer_of, self._session.document.to_copy)}
        for writer in writers:
            writer.wait()  # an older one may still be under way
            writer.save_now()
        for writer in writers:
            writer.wait()
        return all(writer.is_written and writer.path.exists() for writer in writers)

    def end(self) -> None:
        """Remove the copies: the window was closed, after asking."""
        if self._folder is not None:
            self._folder = None
            self._shell.store.frame_ready.disconnect(self._on_frame)
            self._session.edited.disconnect(self._on_edited)
            self._session.marked_saved.disconnect(self._on_saved)
            self._session.document.forgetting.disconnect(self._leave_behind)
            self._keep_only(())

    def _writer_of(self, number: int) -> Autosave:
        from gui.files.autosave import Autosave

        assert self._folder is not None
        if number not in self._copies:
            writer = Autosave(self._folder, partial(self._document, number), self)
            writer.failed.connect(self._on_failed)
            self._copies[number] = writer
        return self._copies[number]

    def _document(self, number: int) -> Document:
        """Return what would be lost of a document."""
        document = self._session.document
        file, state = document.file_of(number), None
        if number != document.number:
            state = document.state_of(number)
        copied = self._on_screen.document(state)
        return replace(copied, saved_as=str(file.path or ""), saved_stamp=file.stamp)

    def _on_edited(self) -> None:
        document = self._session.document
        before, self._kept = self._kept, document.to_copy
        if before != self._kept:
            self._keep_only(self._kept)
            for number in self._kept:
                if number not in before:
                    self._writer_of(number).touch()
        if document.number in self._kept:
            self._writer_of(document.number).touch()

    def _on_saved(self) -> None:
        self._kept = ()
        self._keep_only((self._session.document.number,))
        self._writer_of(self._session.document.number).discard()

    def _keep_only(self, numbers: tuple[int, ...]) -> None:
        """Remove the copies of all other documents: they are saved, or were given up."""
        for number in [number for number in self._copies if number not in numbers]:
            writer = self._copies.pop(number)
            writer.close()
            writer.deleteLater()

    def _leave_behind(self, number: int) -> None:
        """Keep a copy of what undo forgets, for the next start to offer; else forget nothing."""
        from gui.files.questions import untitled

        writer = self._writer_of(number)
        writer.wait()
        writer.save_now()
        writer.wait()
        if not writer.is_written:
            self._shell.store.undo_stack.retain()
            return
        writer.leave()
        del self._copies[number]
        self._shell.status.say(
            QCoreApplication.translate(
                "SessionController",
                "Undo no longer leads back to {0}: a copy of it is offered at the next start.",
            ).format(self._session.document.file_of(number).name or untitled())
        )

    def _on_frame(self, frame: Frame, changed: Changed) -> None:
        """Write a copy whenever learning pauses."""
        has_paused = bool(changed & Changed.PLAYING) and not frame.playing
        if has_paused and self.writer is not None and self.writer.is_due:
            self.writer.save_now()

    def _on_failed(self) -> None:
        if not self._has_warned:
            self._has_warned = True
            report_error(self._shell.status, UserError("no_autosave"))
