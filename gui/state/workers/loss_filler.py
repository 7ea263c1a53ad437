"""Works out the losses that a fast run has left for later, a little at a time between frames."""

from __future__ import annotations

from collections.abc import Callable

from engine.changed import Changed
from gui.state.workers.idle_worker import IdleWorker


class LossFiller(IdleWorker):
    """Goes on until the loss of each step is known; then the curve is drawn once more."""

    def has_work(self) -> bool:
        """Say whether losses are owed."""
        return self._session.owes_losses

    def work(self, has_time: Callable[[], bool]) -> Changed:
        """Work out some of them."""
        return self._session.work_on_losses(has_time)

    def tell(self, changed: Changed) -> None:
        """Let the curve be drawn; that of a playing run is, at the next tick."""
        if not self._is_playing():
            super().tell(changed)
