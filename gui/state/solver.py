"""Works out separability and exact minimum, of many plants on a thread of its own.

Where no line separates the kinds, then also which input would help: once the plants are at peace.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread

from PySide6.QtCore import QObject, QTimer

from engine.changed import Changed
from engine.lab.session import Session
from engine.solution.optimum import Solution
from engine.solution.problem import Problem

QUICKLY_SOLVED = 1_000
"""So many plants are solved at once, within 50 ms even where it takes whole numbers."""

_QUIET_MS = 300
_POLL_MS = 20


class Solver(QObject):
    """Solves the present plants of a session, and announces what that changed.

    A thread works on a problem, which never changes, and touches nothing else; what it finds is
    taken where the problem is still the same. There is one at a time, and leaving does not wait for
    it.
    """

    def __init__(
        self, session: Session, announce: Callable[[Changed], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._announce = announce
        self._thread: Thread | None = None
        self._found: list[tuple[Problem, Solution]] = []
        self._timer, self._painted, self._poll = QTimer(self), QTimer(self), QTimer(self)
        for timer in (self._timer, self._painted):
            timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: self._painted.start(0))
        self._painted.timeout.connect(self._solve)
        self._poll.timeout.connect(self._look)
        self._offer_timer = QTimer(self)
        self._offer_timer.setSingleShot(True)
        self._offer_timer.timeout.connect(lambda: self._announce(self._session.find_offer()))

    def go_on(self, plants_changed: bool) -> None:
        """Solve soon what is not solved; many plants only when they have been left in peace.

        A turn of the event loop lies between, so that the plants are painted first.
        """
        if not self._session.is_solved and (plants_changed or not self._timer.isActive()):
            self._timer.start(0 if self._is_quick else _QUIET_MS)
        if self._session.lacks_offer and (plants_changed or not self._offer_timer.isActive()):
            self._offer_timer.start(_QUIET_MS)

    @property
    def _is_quick(self) -> bool:
        state = self._session.state
        return state.architecture.is_bare and len(state.plants) <= QUICKLY_SOLVED

    def _solve(self) -> None:
        if self._is_quick:
            self._announce(self._session.solve())
        elif self._thread is None and not self._session.is_solved:
            self._thread = Thread(target=self._work, args=(self._session.problem,))
            self._thread.daemon = True
            self._thread.start()
            self._poll.start(_POLL_MS)

    def _work(self, problem: Problem) -> None:
        self._found.append((problem, problem.solve()))

    def _look(self) -> None:
        """Take what the thread has found, once it is done; where it failed, fail here."""
        if self._thread is not None and self._thread.is_alive():
            return
        self._poll.stop()
        self._thread = None
        found, self._found = self._found, []
        changes = [self._session.take_solution(*each) for each in found]
        self._announce(changes[0] if changes else self._session.solve())
        self.go_on(plants_changed=False)
