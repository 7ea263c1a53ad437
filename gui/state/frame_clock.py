"""The frame clock: how many steps of learning each tick of the screen is worth."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

TICK_MS = 16
BUDGET_MS = 8.0
"""Learning may take this much of a tick; the rest draws the frame."""

SLOWEST, FASTEST = 1.0, 1_000.0
UNBOUNDED = math.inf
"""As many steps a second as there is time for."""

_MEASURED_OVER_S = 0.5
_LONGEST_GAP_S = 0.25
"""After a longer silence (a dialogue, a sleeping laptop) no steps are made up for."""


class FrameClock(QObject):
    """Calls `advance(steps, has_time)` once a tick while it runs; `now` gives seconds."""

    def __init__(
        self,
        advance: Callable[[int, Callable[[], bool]], int],
        now: Callable[[], float] = time.perf_counter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.steps_per_second = 60.0
        self.measured = 0.0
        self._advance, self._now = advance, now
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._owed = 0.0
        self._last = self._window_start = 0.0
        self._window_steps = 0

    @property
    def is_running(self) -> bool:
        """Say whether ticks come."""
        return self._timer.isActive()

    def start(self) -> None:
        """Run; the first step comes with the first tick, however slow the speed."""
        self._owed = 1.0
        self._last = self._window_start = self._now()
        self._window_steps = -1  # from the first step on, others are measured
        self.measured = 0.0
        self._timer.start()

    def stop(self) -> None:
        """Stop at once."""
        self._timer.stop()
        self.measured = 0.0

    def tick(self) -> None:
        """Take the steps that are due since the last tick, within the budget."""
        now = self._now()
        passed = min(now - self._last, _LONGEST_GAP_S)
        self._last = now
        taken = self._advance(self._steps_due(passed), self._has_time_from(now))
        if self.steps_per_second != UNBOUNDED:
            self._owed = min(self._owed - taken, 1.0)
        self._measure(now, taken)

    def _steps_due(self, passed_s: float) -> int:
        if self.steps_per_second == UNBOUNDED:
            self._owed = 0.0
            return 1_000_000
        self._owed += passed_s * self.steps_per_second
        return int(self._owed)

    def _has_time_from(self, start: float) -> Callable[[], bool]:
        return lambda: (self._now() - start) * 1000 < BUDGET_MS

    def _measure(self, now: float, taken: int) -> None:
        self._window_steps += taken
        span = now - self._window_start
        if taken and span >= _MEASURED_OVER_S:  # from a step to a step, or slow ones would be none
            self.measured = self._window_steps / span
            self._window_start, self._window_steps = now, 0
