"""Work that is done some milliseconds at a time between frames, until there is none left."""

from __future__ import annotations

from collections.abc import Callable

from engine.changed import Changed
from gui.state.workers.background_worker import BackgroundWorker

_BUDGET_MS, _BUDGET_PLAYING_MS = 4.0, 1.5
_REST_PLAYING_MS = 25
"""How long it works at a time, and while the neuron learns, how long it then rests."""


class IdleWorker(BackgroundWorker):
    """A subclass says whether there is work, and does a piece of it."""

    def has_work(self) -> bool:
        """Say whether there is anything to do."""
        raise NotImplementedError

    def work(self, has_time: Callable[[], bool]) -> Changed:
        """Work while there is time; return what has changed."""
        raise NotImplementedError

    def tell(self, changed: Changed) -> None:
        """Let what has changed be drawn."""
        self._announce(changed)

    def go_on(self) -> None:
        """Take up the work where it was left, if there is any to do."""
        if not self._timer.isActive() and self.has_work():
            self._timer.start(_REST_PLAYING_MS if self._is_playing() else 0)

    def _work(self) -> None:
        budget_ms = _BUDGET_PLAYING_MS if self._is_playing() else _BUDGET_MS
        until = self._now() + budget_ms / 1000
        changed = self.work(lambda: self._now() < until)
        self.go_on()
        self.tell(changed)
