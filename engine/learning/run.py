"""A run: its trace, the settings it was made with, and what stays of it as a ghost."""

from __future__ import annotations

from typing import NamedTuple
from weakref import ref

import numpy as np

from engine.arrays import Parameters, Vector, freeze
from engine.learning.loss_history import LossHistory, Peaks
from engine.learning.settings import Rule, Settings
from engine.learning.trace import Trace

MOST_GHOSTS = 8


class Ghost(NamedTuple):
    """The loss curve of an earlier run, and the learning rate that it ended with."""

    curve: LossHistory
    learning_rate: float
    rule: Rule

    @property
    def losses(self) -> Vector:
        """The loss at each step."""
        return self.curve.losses


class PlantsEdit(NamedTuple):
    """What a run was like when its plants were taken away: undo gives it back with them.

    The trace and its last step then say whether it has learned from others since.
    """

    edited_at: int
    trace: ref[Trace]
    last_step: int


class Run:
    """From a start, step by step; `segments` says from which step on which settings held.

    It grows in place, in whichever state holds it: learning is no edit, and undo does not take it
    back. A frame keeps its own view of the trace. Nothing else of it changes: an edit of the plants
    makes another Run of the same trace, which is what tells one run from another.
    """

    def __init__(self, start: Parameters, loss: float) -> None:
        self.trace = Trace(start, loss)
        self.segments: list[tuple[int, Settings]] = []
        self.edited_at = 0
        """The last step at which the plants were changed by hand: losses before it are of others.

        Undoing that change takes it back, unless the run has learned from the changed plants."""

    @staticmethod
    def of(trace: Trace, segments: list[tuple[int, Settings]], edited_at: int) -> Run:
        """Return a run of what was saved."""
        result = Run.__new__(Run)
        result.trace, result.segments, result.edited_at = trace, segments, edited_at
        return result

    @property
    def plants_edit(self) -> PlantsEdit:
        """What `with_plants_back` needs to know when the present plants come back."""
        return PlantsEdit(self.edited_at, ref(self.trace), self.trace.last_step)

    def with_plants_changed(self, step: int) -> Run:
        """Return the same run with its plants changed by hand while a step was shown."""
        return Run.of(self.trace, self.segments, max(self.edited_at, step))

    def with_plants_back(self, then: PlantsEdit, step: int) -> Run:
        """Return the same run with plants that it had before.

        They count as changed once more where it has learned from others in the meantime.
        """
        if then.trace() is self.trace and then.last_step == self.trace.last_step:
            return Run.of(self.trace, self.segments, then.edited_at)
        return self.with_plants_changed(step)

    @property
    def start(self) -> Parameters:
        """w1, w2, b at step 0."""
        return self.trace.parameters(0)

    def record(self, parameters: Parameters, loss: float, settings: Settings) -> None:
        """Add the step that these settings led to."""
        last = self.segments[-1][1] if self.segments else None
        if last is not settings and (last is None or last.learning != settings.learning):
            self.segments.append((self.trace.last_step, settings))
        self.trace.append(parameters, loss)

    def settings_of(self, step: int) -> Settings | None:
        """Return the settings that led to a step; None where no step did."""
        first = [settings for begun, settings in self.segments if begun < step]
        return first[-1] if first else None

    def until(self, step: int) -> Run:
        """Return the run without what came after a step; this one stays as it is."""
        segments = [segment for segment in self.segments if segment[0] < step]
        return Run.of(self.trace.until(step), segments, min(self.edited_at, step))

    def ghost(self) -> Ghost | None:
        """Return what stays on the loss curve when another run begins; None of no step.

        The losses are copied: this run may still be gone back to, and correct its last one.
        """
        if not self.segments:
            return None
        settings = self.segments[-1][1]
        losses = self.trace.losses.copy()
        freeze(losses)
        return Ghost(LossHistory(losses, Peaks()), settings.learning_rate, settings.rule)


def with_ghost(ghosts: tuple[Ghost, ...], ghost: Ghost | None) -> tuple[Ghost, ...]:
    """Add a ghost as the newest, drop the oldest beyond eight, and keep no curve twice."""
    if ghost is None:
        return ghosts
    others = [old for old in ghosts if not _begins_as(ghost, old)]
    return (*others, ghost)[-MOST_GHOSTS:]


def with_later_ghosts(
    ghosts: tuple[Ghost, ...], earlier: tuple[Ghost, ...], now: tuple[Ghost, ...]
) -> tuple[Ghost, ...]:
    """Add those ghosts of now that were not among the earlier ones: runs that ended in between."""
    known = {id(ghost) for ghost in (*ghosts, *earlier)}
    for ghost in now:
        if id(ghost) not in known:
            ghosts = with_ghost(ghosts, ghost)
    return ghosts


def _begins_as(longer: Ghost, shorter: Ghost) -> bool:
    """Say whether one curve is the beginning of the other."""
    return longer.learning_rate == shorter.learning_rate and np.array_equal(
        longer.losses[: len(shorter.losses)], shorter.losses
    )
