"""Export an animation while the window stays alive: painted between events, encoded by a thread."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from queue import Full, Queue
from threading import Event, Thread

from PySide6.QtCore import QObject, QTimer, Signal

from engine.errors import UserError
from gui.export import animation_encoders
from gui.export.animation import LAST_FRAME_EXTRA_S, Animation, AnimationRenderer
from gui.export.animation_encoders import FrameSequence, Pixels
from gui.export.render import Scene

_QUEUE_LENGTH = 3
_POLL_MS = 5


class _CancelledError(Exception):
    """The job was cancelled."""


class _FrameQueue:
    """The frames as the encoding thread takes them; None is put in after the last."""

    def __init__(self) -> None:
        self.queue: Queue[Pixels | None] = Queue(_QUEUE_LENGTH)
        self.cancelled = Event()
        self._has_ended = False

    def __iter__(self) -> _FrameQueue:
        return self

    def __next__(self) -> Pixels:
        pixels = None if self._has_ended or self.cancelled.is_set() else self.queue.get()
        if self.cancelled.is_set():
            raise _CancelledError
        if pixels is None:
            self._has_ended = True
            raise StopIteration
        return pixels


class AnimationJob(QObject):
    """Makes an animation while the window stays alive; `finished` says how it ended.

    Raises UserError at once for what can't be animated. A fault in painting or in packing ends the
    job as if it were cancelled, and is raised after `finished`.
    """

    progressed = Signal(int)
    """So many frames are painted."""
    finished = Signal(object)
    """None where the file is written, a UserError where it can't be, False if cancelled."""

    def __init__(
        self, path: Path, animation: Animation, scene: Scene, parent: QObject | None = None
    ) -> None:
        animation_encoders.format_of(path)
        self._renderer = AnimationRenderer(animation, scene)
        self._frames = _FrameQueue()
        try:
            sequence = sequence_of(self._renderer, self._frames)
        except BaseException:
            self._renderer.close()
            raise
        super().__init__(parent)
        self.count = len(self._renderer.steps)
        self._rendered_frames = self._renderer.frames()
        self._pending: Pixels | None = None
        self._is_all_painted = self._has_ended = False
        self._painted_count = 0
        self._error: BaseException | None = None
        self._painting_error: BaseException | None = None
        self._thread = Thread(target=self._encode, args=(path, sequence))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._advance)

    def start(self) -> None:
        """Begin."""
        self._thread.start()
        self._timer.start(0)

    def cancel(self) -> None:
        """Stop, and leave no file behind. `finished` follows."""
        self._frames.cancelled.set()
        with suppress(Full):
            self._frames.queue.put_nowait(None)  # the thread may be waiting for a frame

    def wait(self) -> None:
        """Block until the thread has ended, for a window that closes."""
        self._thread.join()
        self._end()

    def _encode(self, path: Path, sequence: FrameSequence) -> None:
        try:
            animation_encoders.write(path, sequence)
        except (
            BaseException
        ) as error:  # `_end` reports it or raises it again, in the window's thread
            self._error = error

    def _advance(self) -> None:
        """Paint a frame if the queue has room for it, or see whether the thread has ended."""
        if not self._thread.is_alive():
            self._end()
            return
        has_painted = not self._is_all_painted and not self._frames.cancelled.is_set()
        has_painted = has_painted and self._paint_next()
        if has_painted:
            self.progressed.emit(self._painted_count)  # events may be handled here
        if not self._has_ended:
            self._timer.start(0 if has_painted else _POLL_MS)

    def _paint_next(self) -> bool:
        """Paint a frame and put it into the queue; False if that is full or painting failed."""
        if self._pending is None:
            try:
                self._pending = next(self._rendered_frames, None)
            except BaseException as error:  # `_end` raises it again, once the thread has ended
                self._painting_error = error
                self.cancel()
                return False
        try:
            self._frames.queue.put_nowait(self._pending)
        except Full:
            return False
        self._is_all_painted = self._pending is None
        self._painted_count += not self._is_all_painted
        self._pending = None
        return True

    def _end(self) -> None:
        if self._has_ended:
            return
        self._has_ended = True
        self._timer.stop()
        self._renderer.close()
        error = self._painting_error or self._error
        if error is None or isinstance(error, UserError):
            self.finished.emit(error)
        elif isinstance(error, _CancelledError):
            self.finished.emit(False)
        else:
            self.finished.emit(False)
            raise error


def sequence_of(renderer: AnimationRenderer, frames: Iterator[Pixels]) -> FrameSequence:
    """Return what an encoder takes: frames of a renderer, straight from it or from a queue."""
    return FrameSequence(
        frames, len(renderer.steps), renderer.animation.frames_a_second, LAST_FRAME_EXTRA_S,
        renderer.samples(), renderer.accents,
    )  # fmt: skip
