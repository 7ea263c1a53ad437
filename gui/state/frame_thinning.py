"""Which frames a dear picture draws: each of a paused run, one of several of a playing one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

from engine.changed import Changed
from engine.lab.frame import Frame

EVERY = 4
"""Of so many frames one is drawn where what it shows moves."""

EVERY_OF_DEAREST = 6
"""The same of those that write many numbers, or work much out: ten a second can be read."""

LATEST_MS = 100
"""A frame that no other follows is drawn all the same, before anybody has looked twice."""


class FrameThinning:
    """Hands on to `draw` one of several frames of a playing run, and at once what a person did."""

    def __init__(self, draw: Callable[[Frame, Changed], None]) -> None:
        self._draw = draw
        self._newest: Frame | None = None
        self._missed = Changed.NOTHING
        self._left_out = 0
        self._later = QTimer()
        self._later.setSingleShot(True)
        self._later.setInterval(LATEST_MS)
        self._later.timeout.connect(self._hand_on)

    def set_frame(self, frame: Frame, changed: Changed, every: int) -> None:
        """Hand it on now, or one of those that follow, or within a tenth of a second.

        Learning leaves the state as it is: a frame of another one shows an edit.
        """
        is_edited = self._newest is None or frame.state is not self._newest.state
        is_edited |= Changed.VIEW in changed
        self._newest, self._missed = frame, self._missed | changed
        self._left_out += 1
        if is_edited or not frame.playing or self._left_out >= every:
            self._hand_on()
        elif not self._later.isActive():
            self._later.start()

    def _hand_on(self) -> None:
        self._later.stop()
        self._left_out = 0
        missed, self._missed = self._missed, Changed.NOTHING
        if self._newest is not None:
            self._draw(self._newest, missed)
