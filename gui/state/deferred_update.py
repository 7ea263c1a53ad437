"""When a widget draws a frame: only while it is seen, and only what has changed since."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from shiboken6 import isValid

from engine.changed import Changed
from engine.lab.frame import Frame


class Showable(Protocol):
    """What of a widget is needed here."""

    def isVisible(self) -> bool:
        """Say whether it is on screen."""


class DeferredUpdate:
    """Keeps the newest frame for a widget, and what it has missed.

    `draw_missed` draws what was missed, where that is not done as `draw` draws what comes. The
    widget calls `catch_up` in its `showEvent`.
    """

    def __init__(
        self,
        widget: Showable,
        watches: Changed,
        draw: Callable[[Frame, Changed], None],
        draw_missed: Callable[[Frame, Changed], None] | None = None,
    ) -> None:
        self.frame: Frame | None = None
        self._widget, self._watches = widget, watches
        self._draw, self._draw_missed = draw, draw_missed or draw
        self._stale = Changed.NOTHING
        self._in_front = True

    @property
    def is_seen(self) -> bool:
        """Say whether the widget is on screen, and not behind another tab.

        While a window is taken down, Qt deletes some widgets before it hides others.
        """
        return self._in_front and isValid(self._widget) and self._widget.isVisible()

    def set_frame(self, frame: Frame, changed: Changed) -> None:
        """Draw this frame now if seen, and when shown otherwise."""
        self.frame = frame
        self._stale |= changed & self._watches
        self._draw_by(self._draw)

    def set_in_front(self, in_front: bool) -> None:
        """Say whether the widget lies before the other tabs."""
        self._in_front = in_front
        self.catch_up()

    def draw_all(self) -> None:
        """Draw everything again, now or when shown."""
        self._stale = Changed.EVERYTHING
        self.catch_up()

    def catch_up(self) -> None:
        """Draw what was missed, if seen."""
        self._draw_by(self._draw_missed)

    def _draw_by(self, draw: Callable[[Frame, Changed], None]) -> None:
        if self.frame is not None and self._stale and self.is_seen:
            changed, self._stale = self._stale, Changed.NOTHING
            draw(self.frame, changed)
