"""How often a dear picture is drawn: at once when paused, every fourth frame when playing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from engine.lab.frame import Frame

EVERY = 4
LATEST_MS = 100
"""A frame that no other follows is drawn all the same, before anybody has looked twice."""


class FrameThinning(QObject):
    """Calls `draw` for every fourth frame of a playing run, and for each frame of a paused one."""

    def __init__(self, draw: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._draw = draw
        self._left_out = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LATEST_MS)
        self._later.timeout.connect(self._draw_now)

    def set_frame(self, frame: Frame) -> None:
        """Draw now, or with one of the next three frames, or within a tenth of a second."""
        self._left_out += 1
        if not frame.playing or self._left_out >= EVERY:
            self._draw_now()
        elif not self._later.isActive():
            self._later.start()

    def _draw_now(self) -> None:
        self._later.stop()
        self._left_out = 0
        self._draw()
