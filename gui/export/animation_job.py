"""A film under way: frames are painted between events, and packed by a thread of their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from queue import Full, Queue
from threading import Event, Thread

from PySide6.QtCore import QObject, QTimer, Signal

from engine.errors import UserError
from gui.export import animation_encoders
from gui.export.animation import LAST_STANDS_S, Animation, AnimationRenderer
from gui.export.animation_encoders import FrameSequence, Pixels
from gui.export.render import Scene

_WAITING_FRAMES = 3
_POLL_MS = 5


class _GivenUpError(Exception):
    """Nobody wants the film any more."""


class _Frames:
    """The frames as the packing thread gets them; None is put in after the last."""

    def __init__(self) -> None:
        self.queue: Queue[Pixels | None] = Queue(_WAITING_FRAMES)
        self.given_up = Event()
        self._has_ended = False

    def __iter__(self) -> _Frames:
        return self

    def __next__(self) -> Pixels:
        pixels = None if self._has_ended or self.given_up.is_set() else self.queue.get()
        if self.given_up.is_set():
            raise _GivenUpError
        if pixels is None:
            self._has_ended = True
            raise StopIteration
        return pixels


class AnimationJob(QObject):
    """Makes a film while the window lives on; `finished` says how it ended.

    Raises UserError at once for what can't be filmed.
    """

    progressed = Signal(int)
    """So many frames are painted."""
    finished = Signal(object)
    """None where the film is there, a UserError where it can't be written, False if given up."""

    def __init__(
        self, path: Path, animation: Animation, scene: Scene, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        animation_encoders.format_of(path)
        self._studio = AnimationRenderer(animation, scene)
        self.count = len(self._studio.steps)
        self._painting = self._studio.frames()
        self._frames = _Frames()
        self._held: Pixels | None = None
        self._is_all_painted = self._has_ended = False
        self._painted = 0
        self._fault: BaseException | None = None
        self._thread = Thread(
            target=self._pack, args=(path, sequence_of(self._studio, self._frames))
        )
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    def start(self) -> None:
        """Begin."""
        self._thread.start()
        self._timer.start(0)

    def give_up(self) -> None:
        """Stop; nothing stays behind. `finished` follows."""
        self._frames.given_up.set()
        with suppress(Full):
            self._frames.queue.put_nowait(None)  # the thread may be waiting for a frame

    def wait(self) -> None:
        """Stay until the thread has ended, for a window that closes."""
        self._thread.join()
        self._end()

    def _pack(self, path: Path, sequence: FrameSequence) -> None:
        try:
            animation_encoders.write(path, sequence)
        except BaseException as error:  # it is told, or raised again, where the window is
            self._fault = error

    def _go_on(self) -> None:
        """Paint a frame if there is room for it, or see whether the packing has ended."""
        if not self._thread.is_alive():
            self._end()
            return
        has_painted = not self._is_all_painted and not self._frames.given_up.is_set()
        has_painted = has_painted and self._paint_one()
        if has_painted:
            self.progressed.emit(self._painted)  # events may be handled here
        if not self._has_ended:
            self._timer.start(0 if has_painted else _POLL_MS)

    def _paint_one(self) -> bool:
        """Paint a frame and hand it over; False if there is no room for it yet."""
        if self._held is None:
            self._held = next(self._painting, None)
        try:
            self._frames.queue.put_nowait(self._held)
        except Full:
            return False
        self._is_all_painted = self._held is None
        self._painted += not self._is_all_painted
        self._held = None
        return True

    def _end(self) -> None:
        if self._has_ended:
            return
        self._has_ended = True
        self._timer.stop()
        self._studio.close()
        fault = self._fault
        if fault is None or isinstance(fault, UserError):
            self.finished.emit(fault)
        elif isinstance(fault, _GivenUpError):
            self.finished.emit(False)
        else:
            self.finished.emit(False)
            raise fault


def sequence_of(renderer: AnimationRenderer, frames: Iterator[Pixels]) -> FrameSequence:
    """Return a film as it is packed: the frames of a studio, wherever they come from."""
    return FrameSequence(
        frames, len(renderer.steps), renderer.animation.frames_a_second, LAST_STANDS_S,
        renderer.samples(), renderer.accents,
    )  # fmt: skip
