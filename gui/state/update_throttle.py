"""How often numbers are written: at once when paused, some times a second when playing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from engine.lab.frame import Frame

PACE_MS = 100
"""Nobody reads a number that changes more often."""


class UpdateThrottle(QObject):
    """Calls `write` for frames that are offered, sooner or later, and never after a newer one."""

    def __init__(self, write: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._write = write
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PACE_MS)
        self._later.timeout.connect(write)

    def set_frame(self, frame: Frame) -> None:
        """Write now if paused, and within a tenth of a second if playing."""
        if not frame.playing:
            self._later.stop()
            self._write()
        elif not self._later.isActive():
            self._later.start()
