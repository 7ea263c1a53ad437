"""What a diagnosis says, verdict, remedy and facts, and the situation that it is made from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

import numpy as np

from engine.arrays import Indices, Parameters, Vector
from engine.learning.settings import Optimiser, Settings
from engine.loss.objective import Evaluation
from engine.loss.penalty import PenaltyKind
from engine.model.architecture import NEURON, Architecture
from engine.model.dataset import Dataset
from engine.solution.optimum import Solution
from engine.solution.separability import Separability

_SAMPLED, _EACH = 200, 81
"""Penalties of a run are worked out at so many steps of it, and at each of the last ones."""


class Verdict(Enum):
    """What there is to say."""

    NO_PLANTS = "no_plants"
    ALL_HELD_OUT = "all_held_out"
    ONE_KIND = "one_kind"
    KIND_HELD_OUT = "kind_held_out"
    """Of one kind there are plants, yet each of them is held out."""
    READY = "ready"
    OVERSHOOTING = "overshooting"
    JUMPING = "jumping"
    """The steps overshoot, but the inputs separate the kinds: no rate diverges for good."""
    SYMMETRIC_START = "symmetric_start"
    """All weights are 0, or all neurons of a layer are alike: `moves` says what still moves."""
    DEAD_LAYER = "dead_layer"
    """Every ReLU of a layer gives 0 for every plant learnt from."""
    DEAD_NEURONS = "dead_neurons"
    """Some ReLUs do."""
    SATURATED_NEURONS = "saturated_neurons"
    """Some tanh or sigmoids are flat on every plant learnt from."""
    TWIN_NEURONS = "twin_neurons"
    """Some hidden neurons, not all of a network, are like another one of their layer."""
    OVERFITTING = "overfitting"
    LEARNING = "learning"
    LEVELLED_OFF = "levelled_off"
    """The loss hardly falls any more; nothing says that this is its minimum."""
    SEPARABLE = "separable"
    SEPARATED = "separated"
    AT_REST = "at_rest"
    TOUCHING = "touching"
    LEVELLING_OFF = "levelling_off"
    AT_MINIMUM = "at_minimum"
    RULE_SATISFIED = "rule_satisfied"
    RULE_NEVER_ENDS = "rule_never_ends"
    RULE_LEARNING = "rule_learning"
    TRACE_FULL = "trace_full"
    MEMORY_FULL = "memory_full"


NOTHING_TO_LEARN = (
    Verdict.NO_PLANTS,
    Verdict.ALL_HELD_OUT,
    Verdict.ONE_KIND,
    Verdict.KIND_HELD_OUT,
    Verdict.TRACE_FULL,
    Verdict.MEMORY_FULL,
)


class Remedy(Enum):
    """What would help against steps that overshoot."""

    LOWER_RATE = "lower_rate"
    STANDARDISE = "standardise"
    """The measures lie far from 0, or differ much in size: a rate that is low enough creeps."""


class Moves(Enum):
    """What moves from a symmetric start."""

    NOTHING = "nothing"
    OUTPUT_BIAS = "output_bias"
    TWINS = "twins"
    """All neurons of a layer move alike, and so stay alike."""


@dataclass(frozen=True)
class Diagnosis:
    """A verdict and the facts that its sentence needs.

    `kind` is the one kind learnt from; `safe_step` the last step before the loss rose; `limit` the
    loss that can't be beaten, with its penalty; `mistakes` the plants on the wrong side;
    `lower_rate` a rate to go on with, where that is the remedy. `is_certain` says that what a
    verdict foretells is proved: that the loss will only fall, at this rate and on these plants.
    `best_step` had the least loss of the plants held out; `dead` of `hidden` neurons give 0 for
    every plant learnt from, `stuck` are saturated, or twins.
    """

    verdict: Verdict
    kind: int | None = None
    safe_step: int | None = None
    limit: float | None = None
    mistakes: int = 0
    remedy: Remedy | None = None
    is_certain: bool = False
    lower_rate: float | None = None
    best_step: int | None = None
    dead: int = 0
    hidden: int = 0
    stuck: int = 0
    moves: Moves | None = None


@dataclass(frozen=True)
class Situation:
    """All that a diagnosis is made from, at the step shown.

    `segments` say from which step on which settings held, `losses` (last_step + 1,) are those of
    the run, NaN where that of a batch long ago is not worked out yet, and `edited_at` is the last
    step at which the plants were changed by hand. Plants and kinds are those learnt from;
    `kinds_placed` are those of all plants. `test_losses` are those of plants held out, `penalties`
    what was added to the loss at some steps (k,). `leads_beyond` says that the next step would lead
    too far and moves nothing, `is_out_of_memory` that the run can't go on.
    """

    kinds_present: tuple[int, ...]
    plant_count: int
    is_standardised: bool
    mistakes: int
    settings: Settings
    segments: Sequence[tuple[int, Settings]]
    losses: Vector
    edited_at: int
    step: int
    parameters: Parameters
    evaluation: Evaluation
    solution: Solution | None
    architecture: Architecture = NEURON
    plants: Dataset | None = None
    kinds_placed: tuple[int, ...] = ()
    test_losses: Vector | None = None
    penalties: Callable[[Indices], Vector] | None = None
    leads_beyond: bool = False
    is_out_of_memory: bool = False

    @property
    def separability(self) -> Separability | None:
        """How the kinds lie to each other, None until it is known."""
        return self.solution.separability if self.solution else None

    @property
    def follows_the_slope(self) -> bool:
        """Say whether each step follows the slope of what is minimised over all plants."""
        return self.takes_all and self.is_plain and self.settings.formulas is None

    @property
    def takes_all(self) -> bool:
        """Say whether a step takes all plants."""
        size = self.settings.batch_size
        return size is None or size >= self.plant_count

    @property
    def is_plain(self) -> bool:
        """Say whether steps keep nothing of the steps before."""
        return self.settings.optimiser is Optimiser.GRADIENT_DESCENT

    @property
    def is_convex(self) -> bool:
        """Say whether what is minimised bends upwards everywhere, without an edge."""
        penalty = self.settings.penalty
        has_edge = penalty.kind is PenaltyKind.L1 and penalty.rate > 0
        return not has_edge and not self.architecture.is_network

    @property
    def runs_off(self) -> bool:
        """Say whether steps lead the weights away for ever: no penalty holds separable kinds."""
        if self.separability is not Separability.SEPARABLE or not self.is_plain:
            return False
        return self.settings.penalty.is_none and not self.architecture.is_network

    @property
    def began(self) -> int | None:
        """The step from which on the present settings led, None where they led nowhere yet.

        A loss of other plants tells nothing: it begins where the plants were changed at last.
        """
        past = [segment for segment in self.segments if segment[0] < self.step]
        if not past or past[-1][1].learning != self.settings.learning:
            return None
        began = max(past[-1][0], self.edited_at)
        return began if began < self.step else None

    @property
    def objectives(self) -> Vector:
        """What was minimised, of the steps 0 … step: loss + penalty."""
        return self.losses[: self.step + 1] if self.penalties is None else self._with_penalties

    @cached_property
    def _with_penalties(self) -> Vector:
        """Of a long run the penalty is worked out at some steps, and in between drawn as a line."""
        assert self.penalties is not None
        every = np.linspace(0, self.step, _SAMPLED).astype(np.intp)
        last = np.arange(max(0, self.step - _EACH + 1), self.step + 1)
        steps = np.unique(np.concatenate([every, last]))
        between = np.interp(np.arange(self.step + 1), steps, self.penalties(steps))
        result: Vector = self.losses[: self.step + 1] + between
        return result
