"""Works the loss map out a little at a time, so that it never holds a frame back."""

from __future__ import annotations

from collections.abc import Callable

from engine.changed import Changed
from gui.state.workers.idle_worker import IdleWorker


class LossMapWorker(IdleWorker):
    """Goes on with the session's loss map while any picture that is seen needs it."""

    is_wanted: Callable[[], bool] = staticmethod(lambda: False)
    """Whether any picture that is seen needs the map; the window says how to know."""

    def has_work(self) -> bool:
        """Say whether a map is wanted that is not there."""
        return self.is_wanted() and not self._session.is_map_fresh

    def work(self, has_time: Callable[[], bool]) -> Changed:
        """Work some of it out."""
        return self._session.work_on_map(has_time)
