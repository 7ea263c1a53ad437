"""Playing: learning goes on with each tick of the clock, to a step or without end."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from engine.changed import Changed
from engine.lab.session import Session
from engine.learning.trace import MOST_STEPS
from gui.state.frame_clock import FrameClock

HasTime = Callable[[], bool]


class Playback(QObject):
    """Plays and pauses; each tick calls `learn(steps, has_time)`, each change `announce`."""

    rested = Signal()
    """A tick brought no step."""

    def __init__(
        self,
        session: Session,
        learn: Callable[[int, HasTime], None],
        announce: Callable[[Changed], None],
        now: Callable[[], float],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._learn, self._announce = session, learn, announce
        self.clock = FrameClock(self.advance, now, self)
        self.waits = False
        """Whether ticks teach nothing for now: what is being dragged may ask for that."""
        self._until: int | None = None

    @property
    def is_playing(self) -> bool:
        """Say whether the neuron is learning."""
        return self.clock.is_running

    def set_end(self, steps: int | None) -> None:
        """Learn so many steps from the one shown, or without end."""
        self._until = None if steps is None else self._session.step + steps

    def play(self) -> None:
        """Learn on from the step shown, at the chosen speed."""
        if not self.is_playing:
            self.clock.start()
            self._announce(Changed.PLAYING)

    def pause(self) -> None:
        """Stop learning."""
        if self.is_playing:
            self.clock.stop()
            self._announce(Changed.PLAYING)

    def advance(self, steps: int, has_time: HasTime) -> int:
        """Learn for one tick of the clock; stop where there is nothing more to learn."""
        if self.waits or steps == 0:
            self.rested.emit()
            return 0
        first = self._session.step
        until = MOST_STEPS if self._until is None else self._until
        self._learn(min(steps, until - first), has_time)
        if self._session.is_finished or self._session.step >= until:
            self.pause()
        return self._session.step - first
