"""Which frames a picture draws: each of a paused run, one of several of a playing one."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from engine.changed import Changed
from engine.lab.frame import Frame

EVERY = 3
"""Of so many frames of a playing run one is drawn: nothing lags by more than two ticks."""

_turns = count()
"""Pictures take turns: no frame draws all of them."""


class FrameThinning:
    """Hands on to `draw` one of several frames of a playing run, and at once what a person did.

    Each tick of a playing run brings a frame, or `Playback.rested`, with which all catch up.
    """

    def __init__(self, draw: Callable[[Frame, Changed], None], turn: int | None = None) -> None:
        self._draw = draw
        self._newest: Frame | None = None
        self._missed = Changed.NOTHING
        self._count = next(_turns) if turn is None else turn

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

    def catch_up(self) -> None:
        """Hand on what was left out, if anything."""
        if self._missed:
            self._hand_on()

    def _hand_on(self) -> None:
        missed, self._missed = self._missed, Changed.NOTHING
        if self._newest is not None:
            self._draw(self._newest, missed)
