"""The automatic copy of a session: a locked file that survives a crash, written in a thread."""

from __future__ import annotations

import os
import threading
import uuid
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QStandardPaths, QTimer, Signal

from engine.errors import UserError
from engine.files.sessions.session_file import Document, to_json
from engine.files.suffixes import SESSION
from engine.files.whole_file import write_whole

INTERVAL_MS = 60_000

Run = Callable[[Callable[[], None]], threading.Thread | None]
"""Does something, now or in a thread, which it returns then."""


def in_thread(task: Callable[[], None]) -> threading.Thread:
    """Do something while the window goes on: a long run takes a second to write."""
    thread = threading.Thread(target=task, name="autosave")
    thread.start()
    return thread


def usual_folder() -> Path:
    """Return where this person's automatic copies are kept."""
    location = QStandardPaths.StandardLocation.AppDataLocation
    return Path(QStandardPaths.writableLocation(location)) / "autosave"


class Autosave(QObject):
    """Writes one file of its own, which no other copy of the program touches while this one runs.

    `take_document` returns what is to be written; nothing of it may change afterwards.
    """

    failed = Signal(object)
    """A UserError: no copy could be written."""

    def __init__(
        self,
        folder: Path,
        take_document: Callable[[], Document],
        parent: QObject | None = None,
        run: Run = in_thread,
        interval_ms: int = INTERVAL_MS,
    ) -> None:
        super().__init__(parent)
        self._take_document, self._run = take_document, run
        self.path = folder / f"{os.getpid()}-{uuid.uuid4().hex[:12]}{SESSION}"
        self._lock: QLockFile | None = None
        self._writing: threading.Thread | None = None
        self.is_written = False
        """Whether the last copy that was to be written is there."""
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(interval_ms)
        self.timer.timeout.connect(self.save_now)

    @property
    def is_due(self) -> bool:
        """Say whether something has changed since the last copy."""
        return self.timer.isActive()

    def touch(self) -> None:
        """Take note of a change: a copy is written within the interval."""
        if not self.timer.isActive():
            self.timer.start()

    def save_now(self) -> None:
        """Write a copy; while the last one is still being written, this one waits its turn."""
        if self._writing is not None and self._writing.is_alive():
            self.timer.start()
            return
        self.timer.stop()
        document = self._take_document()
        self._writing = self._run(lambda: self._write(document))

    def discard(self) -> None:
        """Remove the copy: what is on screen is saved elsewhere, or not wanted."""
        self.timer.stop()
        self.wait()
        with suppress(OSError):
            self.path.unlink(missing_ok=True)

    def close(self) -> None:
        """Remove the copy and its lock."""
        self.discard()
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def leave(self) -> None:
        """Leave the copy, as one of a program that was killed: it is offered at the next start."""
        self.timer.stop()
        self.wait()
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def wait(self) -> None:
        """Wait until the copy under way is written."""
        if self._writing is not None:
            self._writing.join()

    def _write(self, document: Document) -> None:
        self.is_written = False
        try:
            self._own_the_file()
            write_whole(self.path, to_json(document))
            self.is_written = True
        except UserError as error:
            self.failed.emit(error)

    def _own_the_file(self) -> None:
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
        if self._lock is not None:
            return
        self._lock = _lock_of(self.path)
        self._lock.tryLock(0)


class LeftBehind:
    """The copy of a program that was killed; locked by this one until `keep` or `remove`."""

    def __init__(self, path: Path, lock: QLockFile) -> None:
        self.path, self._lock = path, lock

    @property
    def program(self) -> str:
        """The program that it is a copy of: one that was killed may leave several."""
        return self.path.name.split("-")[0]

    def keep(self) -> None:
        """Let it lie, to be offered another time."""
        self._lock.unlock()

    def remove(self) -> None:
        """Remove it."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
        self._lock.unlock()


def left_behind(folder: Path) -> list[LeftBehind]:
    """Return what was left behind, the newest first; what a running program owns is left alone.

    What remains of a copy that was being written goes away.
    """
    result = []
    for stem in sorted({path.name.split(".")[0] for path in _files(folder)}):
        path = folder / f"{stem}{SESSION}"
        lock = _lock_of(path)
        if not lock.tryLock(0):
            continue
        for leftover in folder.glob(f"{stem}{SESSION}.*"):
            leftover.unlink(missing_ok=True)
        if path.exists():
            result.append(LeftBehind(path, lock))
        else:
            lock.unlock()
    return sorted(result, key=lambda copy: copy.path.stat().st_mtime, reverse=True)


def _files(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _lock_of(path: Path) -> QLockFile:
    """Return the lock of a copy; it goes stale with the process that holds it, and not by age."""
    lock = QLockFile(str(path.with_suffix(".lock")))
    lock.setStaleLockTime(0)
    return lock
