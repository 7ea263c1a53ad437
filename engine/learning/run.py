"""A run: its trace, the settings it was made with, and what stays of it as a ghost."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias
from weakref import ref

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Parameters, Vector, freeze
from engine.learning.loss_history import LossHistory
from engine.learning.optimisers import NO_MEMORY, Memory
from engine.learning.recorded_losses import OwedPlants
from engine.learning.settings import Optimiser, Rule, Settings
from engine.learning.trace import Trace
from engine.learning.trace_view import Columns, StepState, path_steps
from engine.loss.penalty import NO_PENALTY, Penalty
from engine.model.architecture import NEURON, Architecture
from engine.model.dataset import Dataset

MOST_GHOSTS = 8

MOST_PATH_POINTS = 300
"""So many points at most stay of the way that an earlier run took."""

Path: TypeAlias = NDArray[np.float64]
"""(k, 3): w1, w2 and b at some steps of a run, the first and the last among them."""

_SAMPLES = 5
"""So many losses tell nearly all curves apart."""

MOST_EARLIER_PLANTS = 4_000_000
"""A run that keeps more plants to be replayed on ends: a session could not hold them."""


class Ghost(NamedTuple):
    """The loss curve of an earlier run, what its model was made of, and how it learnt at its end.

    What stands after `rule` has, as its default, what version 1 of a session's file knows alone.
    `path` is the way that the weights took: of the bare neuron alone, and not of older files.
    """

    curve: LossHistory
    learning_rate: float
    rule: Rule
    optimiser: Optimiser = Optimiser.GRADIENT_DESCENT
    penalty: Penalty = NO_PENALTY
    architecture: Architecture = NEURON
    test_share: float = 0.0
    path: Path | None = None

    @property
    def nbytes(self) -> int:
        """How much memory it takes, in bytes."""
        return 8 * len(self.curve) + (0 if self.path is None else self.path.nbytes)

    @property
    def losses(self) -> Vector:
        """The loss at each step."""
        return self.curve.losses

    @property
    def is_of_version_1(self) -> bool:
        """Say whether rule and learning rate tell all of it."""
        return self.beyond_version_1 == Ghost(*self[:3]).beyond_version_1

    @property
    def beyond_version_1(self) -> tuple[Optimiser, Penalty, Architecture, float]:
        """What version 1 of a session's file knows one value of."""
        return self.optimiser, self.penalty, self.architecture, self.test_share


class EarlierPlants(NamedTuple):
    """Plants that a run learned from up to a step: these steps are replayed on them."""

    last_step: int
    plants: Dataset


class PlantsEdit(NamedTuple):
    """What a run was like when its plants were taken away: undo gives it back with them.

    The trace and its last step then say whether it has learned from others since.
    """

    edited_at: int
    trace: ref[Trace]
    last_step: int
    earlier_plants: tuple[EarlierPlants, ...] = ()
    replayable_from: int = 0


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
        self.earlier_plants: tuple[EarlierPlants, ...] = ()
        """What steps that are not kept are replayed on, where the plants have changed since."""
        self.replayable_from = 0
        """Plants changed up to here while every step was kept: no step before can be replayed."""

    @staticmethod
    def of(
        trace: Trace,
        segments: list[tuple[int, Settings]],
        edited_at: int,
        earlier_plants: tuple[EarlierPlants, ...] = (),
        replayable_from: int = 0,
    ) -> Run:
        """Return a run of what was saved."""
        result = Run.__new__(Run)
        result.trace, result.segments, result.edited_at = trace, segments, edited_at
        result.earlier_plants, result.replayable_from = earlier_plants, replayable_from
        return result

    @property
    def nbytes(self) -> int:
        """How much memory it takes, in bytes."""
        return self.trace.nbytes + sum(each.plants.nbytes for each in self.earlier_plants)

    @property
    def earlier_plants_count(self) -> int:
        """How many plants it keeps to be replayed on."""
        return sum(len(each.plants) for each in self.earlier_plants)

    @property
    def plants_edit(self) -> PlantsEdit:
        """What `with_plants_back` needs to know when the present plants come back."""
        last_step, earlier = self.trace.last_step, self.earlier_plants
        return PlantsEdit(self.edited_at, ref(self.trace), last_step, earlier, self.replayable_from)

    def with_plants_changed(self, step: int, plants: Dataset) -> Run:
        """Return the same run with its plants changed by hand while a step was shown.

        `plants` are those that it had. They are kept where steps have to be replayed on them.
        """
        last, earlier = self.trace.last_step, self.earlier_plants
        known = earlier[-1].last_step if earlier else 0
        replayable_from = self.replayable_from
        if not self.trace.is_long:
            replayable_from = last
        elif last > known:
            earlier = (*earlier, EarlierPlants(last, plants))
        edited_at = max(self.edited_at, step)
        return Run.of(self.trace, self.segments, edited_at, earlier, replayable_from)

    def with_plants_back(self, then: PlantsEdit, step: int, plants: Dataset) -> Run:
        """Return the same run with plants that it had before.

        They count as changed once more where it has learned from others in the meantime.
        """
        if then.trace() is self.trace and then.last_step == self.trace.last_step:
            known = then.edited_at, then.earlier_plants, then.replayable_from
            return Run.of(self.trace, self.segments, *known)
        return self.with_plants_changed(step, plants)

    @property
    def start(self) -> Parameters:
        """The parameters at step 0: of the neuron w1, w2, b."""
        return self.trace.parameters(0)

    def record(
        self,
        parameters: Parameters,
        loss: float,
        settings: Settings,
        memory: Memory = NO_MEMORY,
        test_loss: float | None = None,
        test_share: float = 0.0,
    ) -> None:
        """Add the step that these settings led to, with such a share of the plants held out."""
        self._note(settings, test_share)
        self.trace.append(parameters, loss, memory, test_loss)

    def record_steps(
        self, parameters: Columns, losses: Columns, settings: Settings, test_share: float = 0.0,
        plants: OwedPlants | None = None,
    ) -> None:  # fmt: skip
        """Add steps that the trace has room for: parameters (n, k) and losses (1 or 2, k).

        Losses that are NaN are worked out over the plants given, where somebody looks at them.
        """
        self._note(settings, test_share)
        self.trace.extend(parameters, losses, plants)

    def _note(self, settings: Settings, test_share: float) -> None:
        self.trace.test_share = test_share
        last = self.segments[-1][1] if self.segments else None
        if last is not settings and (last is None or last.learning != settings.learning):
            self.segments.append((self.trace.last_step, settings))

    def settings_of(self, step: int) -> Settings | None:
        """Return the settings that led to a step; None where no step did."""
        first = [settings for begun, settings in self.segments if begun < step]
        return first[-1] if first else None

    def until(self, step: int, state: StepState | None = None) -> Run:
        """Return the run without what came after a step; this one stays as it is.

        `state` is that of the step, where the trace does not keep it.
        """
        segments = [segment for segment in self.segments if segment[0] < step]
        earlier = tuple(
            EarlierPlants(min(each.last_step, step), each.plants)
            for number, each in enumerate(self.earlier_plants)
            if number == 0 or self.earlier_plants[number - 1].last_step < step
        )
        trace, edited_at = self.trace.until(step, state), min(self.edited_at, step)
        return Run.of(trace, segments, edited_at, earlier, min(self.replayable_from, step))

    def ghost(self, architecture: Architecture = NEURON) -> Ghost | None:
        """Return what stays of a run of such a model when another begins; None of no step.

        The losses are copied: this run may still be gone back to, and correct its last one.
        """
        if not self.segments:
            return None
        settings = self.segments[-1][1]
        return Ghost(
            self.trace.history(), settings.learning_rate, settings.rule,
            settings.optimiser, settings.penalty, architecture, self.trace.test_share,
            self._path() if architecture.is_bare else None,
        )  # fmt: skip

    def _path(self) -> Path:
        steps = path_steps(self.trace.last_step, MOST_PATH_POINTS)
        path = self.trace.view.parameters_near(steps).copy()
        freeze(path)
        return path


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
    if longer.learning_rate != shorter.learning_rate:
        return False
    is_alike = longer.beyond_version_1 == shorter.beyond_version_1
    if not is_alike or len(shorter.curve) > len(longer.curve):
        return False
    samples = np.linspace(0, len(shorter.curve) - 1, _SAMPLES).astype(np.intp)
    if any(longer.curve.loss(step) != shorter.curve.loss(step) for step in samples.tolist()):
        return False  # without a look at losses that may have to be worked out
    return np.array_equal(longer.losses[: len(shorter.curve)], shorter.losses)
