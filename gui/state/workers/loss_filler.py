"""Works out the losses that a fast run has left for later, a little at a time between frames."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from engine.changed import Changed
from engine.lab.session import Session
from gui.state.workers.background_worker import BackgroundWorker

_BUDGET_MS, _BUDGET_PLAYING_MS = 4.0, 1.5
_REST_PLAYING_MS = 25
"""How long it works at a time, and while the neuron learns, how long it then rests."""


class LossFiller(BackgroundWorker):
    """Goes on until the loss of each step is known; then the curve is drawn once more."""

    def __init__(
        self,
        session: Session,
        announce: Callable[[Changed], None],
        is_playing: Callable[[], bool],
        now: Callable[[], float],
        parent: QObject,
    ) -> None:
        super().__init__(session, announce, is_playing, now, parent)
        self._timer = self._single_shot(self._work)

    def go_on(self) -> None:
        """Take up the work where it was left, if there is any to do."""
        if not self._timer.isActive() and self._session.owes_losses:
            self._timer.start(_REST_PLAYING_MS if self._is_playing() else 0)

    def _work(self) -> None:
        budget_ms = _BUDGET_PLAYING_MS if self._is_playing() else _BUDGET_MS
        until = self._now() + budget_ms / 1000
        changed = self._session.work_on_losses(lambda: self._now() < until)
        self.go_on()
        if not self._is_playing():  # a playing run is drawn at the next tick anyway
            self._announce(changed)
