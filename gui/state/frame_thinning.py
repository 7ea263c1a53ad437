"""Which frames a picture draws: each of a paused run, one of several of a playing one."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from PySide6.QtCore import QObject, QTimer

from engine.changed import Changed
from engine.lab.frame import Frame

EVERY = 3
"""Of so many frames of a playing run one is drawn: nothing lags by more than two ticks."""

LATEST_MS = 100
"""A frame that neither another nor a tick follows is drawn all the same."""

_turns = count()
"""Pictures take turns: no frame draws all of them."""


class FrameThinning:
    """Hands on to `draw` one of several frames of a playing run, and at once what a person did."""

    def __init__(
        self, draw: Callable[[Frame, Changed], None], widget: QObject, turn: int | None = None
    ) -> None:
        self._draw = draw
        self._newest: Frame | None = None
        self._missed = Changed.NOTHING
        self._count = next(_turns) if turn is None else turn
        self._later = QTimer(widget)  # and goes with it
        self._later.setSingleShot(True)
        self._later.setInterval(LATEST_MS)
        self._later.timeout.connect(self.catch_up)

    def set_frame(self, frame: Frame, changed: Changed) -> None:
        """Hand it on now, or with one of those that follow.

        Learning leaves the state as it is: a frame of another one shows an edit.
        """
        is_edited = self._newest is None or frame.state is not self._newest.state
        is_edited |= Changed.VIEW in changed
        self._newest, self._missed = frame, self._missed | changed
        self._count += 1
        if is_edited or not frame.playing or self._count % EVERY == 0:
            self._hand_on()
        elif not self._later.isActive():
            self._later.start()

    def catch_up(self) -> None:
        """Hand on what was left out, if anything."""
        if self._missed:
            self._hand_on()

    def _hand_on(self) -> None:
        self._later.stop()
        missed, self._missed = self._missed, Changed.NOTHING
        if self._newest is not None:
            self._draw(self._newest, missed)
