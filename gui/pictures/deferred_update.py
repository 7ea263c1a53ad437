"""When a picture draws: only while it is seen, and only what has changed since it last drew."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from engine.changed import Changed
from engine.lab.frame import Frame


class DeferredUpdate:
    """Keeps the newest frame for a picture, and what it has missed."""

    def __init__(
        self, picture: QWidget, watches: Changed, draw: Callable[[Frame, Changed], None]
    ) -> None:
        self.frame: Frame | None = None
        self._picture, self._watches, self._draw = picture, watches, draw
        self._stale = Changed.NOTHING
        self._in_front = True

    @property
    def is_seen(self) -> bool:
        """Say whether the picture is on screen, and not behind another tab.

        While a window is taken down, Qt deletes some pictures before it hides others.
        """
        return self._in_front and isValid(self._picture) and self._picture.isVisible()

    def set_frame(self, frame: Frame, changed: Changed) -> None:
        """Draw this frame now if seen, and when shown otherwise."""
        self.frame = frame
        self._stale |= changed & self._watches
        self.catch_up()

    def set_in_front(self, in_front: bool) -> None:
        """Say whether the picture lies before the other tabs."""
        self._in_front = in_front
        self.catch_up()

    def draw_all(self) -> None:
        """Draw everything again, now or when shown."""
        self._stale = Changed.EVERYTHING
        self.catch_up()

    def catch_up(self) -> None:
        """Draw what was missed, if seen."""
        if self.frame is not None and self._stale and self.is_seen:
            changed, self._stale = self._stale, Changed.NOTHING
            self._draw(self.frame, changed)
