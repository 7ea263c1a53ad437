"""A race that goes by on screen: which of its steps is reached."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_LASTS_S, _TICK_MS = 4.0, 33


class Replay:
    """Goes from step 0 to the last at an even pace on the axis of powers of ten.

    `show` is called while it goes by. Before its first start, all of the race is shown.
    """

    def __init__(self, parent: QObject, show: Callable[[], None]) -> None:
        self._show = show
        self._started_s: float | None = None
        self._ticks = QTimer(parent)
        self._ticks.setInterval(_TICK_MS)
        self._ticks.timeout.connect(self._on_tick)

    @property
    def is_on(self) -> bool:
        """Say whether it goes by."""
        return self._started_s is not None

    def reached(self, last: int) -> int:
        """Return which step is shown of a race with so many."""
        if self._started_s is None:
            return last
        share = min((time.perf_counter() - self._started_s) / _LASTS_S, 1.0)
        return int((last + 1.0) ** share) - 1

    def start(self) -> None:
        """Begin again."""
        self._started_s = time.perf_counter()
        self._ticks.start()
        self._show()

    def finish(self) -> None:
        """Show all of it."""
        self._ticks.stop()
        self._started_s = None

    def _on_tick(self) -> None:
        if self._started_s is None or time.perf_counter() - self._started_s >= _LASTS_S:
            self.finish()
        self._show()
