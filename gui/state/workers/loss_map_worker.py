"""Works the loss map out a little at a time, so that it never holds a frame back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from engine.changed import Changed
from engine.lab.session import Session
from gui.state.workers.background_worker import BackgroundWorker

_BUDGET_MS, _BUDGET_PLAYING_MS = 4.0, 1.5
_REST_PLAYING_MS = 25
"""How long it works at a time, and while the neuron learns, how long it then rests."""


class LossMapWorker(BackgroundWorker):
    """Goes on with the session's loss map while any picture that is seen needs it."""

    def __init__(
        self,
        session: Session,
        announce: Callable[[Changed], None],
        is_playing: Callable[[], bool],
        now: Callable[[], float],
        parent: QObject,
    ) -> None:
        super().__init__(session, announce, is_playing, now, parent)
        self.is_wanted: Callable[[], bool] = lambda: False
        """Whether any picture that is seen needs the map; the window says how to know."""
        self._timer = self._single_shot(self._work)

    def go_on(self) -> None:
        """Take up the work where it was left, if there is any to do."""
        if not self._timer.isActive() and self.is_wanted() and not self._session.is_map_fresh:
            self._timer.start(_REST_PLAYING_MS if self._is_playing() else 0)

    def _work(self) -> None:
        budget_ms = _BUDGET_PLAYING_MS if self._is_playing() else _BUDGET_MS
        until = self._now() + budget_ms / 1000
        changed = self._session.work_on_map(lambda: self._now() < until)
        self.go_on()
        self._announce(changed)
