"""Works on experiments beside the run, a little at a time, while any picture of them is seen."""

from __future__ import annotations

from collections.abc import Callable, Set

from PySide6.QtCore import QObject

from engine.changed import Changed
from engine.experiments.experiments import EXPERIMENTS, ExperimentName
from engine.lab.session import Session
from gui.state.workers.background_worker import BackgroundWorker

_BUDGET_MS, _BUDGET_PLAYING_MS = 5.0, 1.5
_REST_MS, _REST_PLAYING_MS = 3, 15
"""How long it works at a time and then rests, and the same while the neuron learns."""

_QUIET_MS = 300
"""What is still being edited is not worked on."""

_SHOWN_EVERY_S = 0.05


class ExperimentWorker(BackgroundWorker):
    """Gives each experiment that is wanted its turns, and shows how far it is."""

    def __init__(
        self,
        session: Session,
        announce: Callable[[Changed], None],
        is_playing: Callable[[], bool],
        now: Callable[[], float],
        parent: QObject,
    ) -> None:
        super().__init__(session, announce, is_playing, now, parent)
        self.wanted: Callable[[], Set[ExperimentName]] = frozenset
        """Which experiments the pictures that are seen show; the window says how to know."""
        self._shown_at_s = 0.0
        self._turn = 0
        self._quiet = self._single_shot(self._work)

    def go_on(self, changed: Changed = Changed.NOTHING) -> None:
        """Take up the work where it was left; begin anew where what it depends on is at peace."""
        undone = self._undone()
        if not undone:
            self._timer.stop()
            self._quiet.stop()
        elif any(map(self._session.has_begun_experiment, undone)):
            if not self._timer.isActive():
                self._timer.start(_REST_PLAYING_MS if self._is_playing() else _REST_MS)
        elif changed & _EDITS or not self._quiet.isActive():
            self._quiet.start(_QUIET_MS)

    def _undone(self) -> list[ExperimentName]:
        wanted = self.wanted()
        return [
            name
            for name in EXPERIMENTS
            if name in wanted and not self._session.is_experiment_done(name)
        ]

    def _work(self) -> None:
        undone = self._undone()
        if not undone:
            return
        self._turn += 1
        name = undone[self._turn % len(undone)]
        started = self._now()
        until = started + (_BUDGET_PLAYING_MS if self._is_playing() else _BUDGET_MS) / 1000
        is_due = started - self._shown_at_s >= _SHOWN_EVERY_S
        changed = self._session.work_on_experiment(name, lambda: self._now() < until, is_due)
        if changed:
            self._shown_at_s = started
        self.go_on()
        self._announce(changed)


_EDITS = Changed.PLANTS | Changed.SETTINGS | Changed.SOLUTION | Changed.CHOICES | Changed.GHOSTS
"""What may be followed by another edit of the same kind: typing, or a drag."""
