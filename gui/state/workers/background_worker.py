"""What works between frames has: a session to work on, a clock, and a way to tell what changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from engine.changed import Changed
from engine.lab.session import Session


class BackgroundWorker(QObject):
    """A subclass works in turns of the timer."""

    def __init__(
        self,
        session: Session,
        announce: Callable[[Changed], None],
        is_playing: Callable[[], bool],
        now: Callable[[], float],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._announce = session, announce
        self._is_playing, self._now = is_playing, now
        self._timer = self._single_shot(self._work)

    def _work(self) -> None:
        """Work for a turn; for the subclass."""
        raise NotImplementedError

    def _single_shot(self, action: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(action)
        return timer
