"""The part of a frame that only a bare neuron has: minimum, loss slices, shares of the plants."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engine.arrays import Indices, Parameters, Vector
from engine.explain.chord import Chord, chord_of_double_well, chord_of_loss
from engine.explain.landscape import Slice, loss_slice_of, reach_around
from engine.explain.likelihood_slice import LikelihoodSlice, likelihood_slice_of
from engine.explain.outputs import Outputs
from engine.explain.pulls import Move, Puller, Pulls, pulls_at, pulls_of_step, strongest_pullers
from engine.lab.choices import CHORD_DECIMALS
from engine.lab.state import State
from engine.learning.learner import Learner
from engine.learning.trace_view import TraceView
from engine.learning.typed_gradient import rounding_of
from engine.loss.objective import Evaluation, Objective
from engine.loss.penalised import objective_of
from engine.model.neuron import PARAMETERS, Neuron
from engine.solution.optimum import Optimum

AT_MINIMUM = 0.001
"""A run has arrived where its loss is less than this above the least, in nats."""

_MOST_WORK = 1_000_000
"""So many steps times plants are worked out anew in a frame; of more the recorded losses stay."""


@dataclass(frozen=True, eq=False)
class NeuronFrame:
    """Derived values of one frame, each worked out when it is first asked for.

    It holds what it needs of the frame, not the frame itself: two that held each other would keep
    their arrays until the next garbage collection. `optimum` is the exact minimum, None where there
    is none or it is not known yet.
    """

    state: State
    neuron: Neuron
    outputs: Outputs
    evaluation: Evaluation
    step: int
    trace: TraceView
    objective: Objective
    optimum: Optimum | None

    # The landscape

    @cached_property
    def reaches(self) -> Parameters:
        """How far the axes of w1, w2 and b reach (3,): -reach … reach."""
        ends = (self.trace.parameters(step) for step in (0, self.trace.last_step))
        shown = [self.neuron.parameters, *ends]
        if self.optimum is not None:
            shown.append(self.optimum.parameters)
        return np.array([reach_around(*column) for column in np.array(shown).T.tolist()])

    @property
    def map_reaches(self) -> tuple[float, float]:
        """How far the loss map reaches along its two parameters."""
        first, second = self.state.choices.map_over
        return self.reach_of(first), self.reach_of(second)

    @cached_property
    def slope_slice(self) -> Slice:
        """The loss over the parameter chosen for the slope (figures 36 to 38)."""
        return self.loss_slice(self.state.choices.slope_along)

    @cached_property
    def likelihood_slice(self) -> LikelihoodSlice:
        """Likelihood and its logarithm over the parameter chosen for the summit (figure 29)."""
        parameter = self.state.choices.summit_along
        curve = self.slice_without_penalty(parameter)
        return likelihood_slice_of(curve, len(self.state.plants.training))

    @cached_property
    def chord(self) -> Chord:
        """The chord chosen, of the loss over a parameter or of the curve with two valleys."""
        choices = self.state.choices
        u, v = (round(end, CHORD_DECIMALS) for end in (choices.chord_u, choices.chord_v))
        if choices.chord_on == "valley":
            return chord_of_double_well(u, v)
        return chord_of_loss(self.objective, self.neuron.parameters, choices.chord_on, u, v)

    def reach_of(self, parameter: str) -> float:
        """How far a picture of one parameter reaches."""
        return float(self.reaches[PARAMETERS.index(parameter)])

    def loss_slice(self, parameter: str, reach: float | None = None) -> Slice:
        """The loss over one parameter, as far as the pictures reach or to a given reach."""
        reach = self.reach_of(parameter) if reach is None else reach
        return loss_slice_of(self.objective, self.neuron.parameters, parameter, reach)

    def slice_without_penalty(self, parameter: str, reach: float | None = None) -> Slice:
        """Return the same of the log loss alone, where there is a penalty."""
        if self.state.settings.penalty.is_none:
            if reach is None and parameter == self.state.choices.slope_along:
                return self.slope_slice
            return self.loss_slice(parameter, reach)
        reach = self.reach_of(parameter) if reach is None else reach
        plain = objective_of(self.state.plants.training)
        return loss_slice_of(plain, self.neuron.parameters, parameter, reach)

    def losses_of(self, steps: Indices) -> Vector:
        """Return loss + penalty of some steps of the run on the plants shown (k,).

        They are those recorded, save where the plants have changed since: a path at the losses of
        other plants would float above or below this landscape.
        """
        losses = self.trace.losses_at(steps)
        is_other = steps < (self.state.run.edited_at if self._are_recent_losses_right else math.inf)
        if np.count_nonzero(is_other) * len(self.state.plants) <= _MOST_WORK:
            rows = self.trace.parameters_near(steps[is_other])
            losses[is_other] = [self.objective.loss_of(parameters.copy()) for parameters in rows]
        penalty = self.state.settings.penalty
        if not penalty.is_none:
            weights = self.trace.parameters_near(steps)[:, :2]
            losses += [penalty.value(row.copy()) for row in weights]
        return losses

    @cached_property
    def _are_recent_losses_right(self) -> bool:
        """Whether the losses recorded since the last change of the plants are of those shown.

        They are not where the plants were changed at a step before the last.
        """
        step = min(self.state.run.edited_at + 1, self.trace.last_step)
        loss = self.objective.loss_of(self.trace.parameters(step))
        return math.isclose(loss, self.trace.loss(step), rel_tol=1e-9, abs_tol=1e-12)

    @cached_property
    def runs_at_minimum(self) -> int | None:
        """How many runs, this one included, ended at the minimum of the plants shown.

        None where there is no minimum, or none is known yet. Runs whose way is not known count not.
        """
        if self.optimum is None:
            return None
        ends = [ghost.path[-1] for ghost in self.state.ghosts if ghost.path is not None]
        if self.step:
            ends.append(self.neuron.parameters)
        least = self.optimum.objective
        above = [self.objective(end.copy()).objective - least for end in ends]
        return sum(value < AT_MINIMUM for value in above)

    # Shares of the plants

    @cached_property
    def pulls(self) -> Pulls:
        """The share of each plant in the gradient at the weights shown."""
        return pulls_at(self.state.plants, self.outputs.z)

    @cached_property
    def last_move(self) -> Move | None:
        """The last step, and the shares of the plants in it; None at the start of a run.

        It is worked out on the present plants.
        """
        plants, settings = self.state.plants, self.state.run.settings_of(self.step)
        if settings is None or not len(plants.training):
            return None
        before = self.trace.parameters(self.step - 1)
        pulls = pulls_of_step(plants, before, settings, self.step - 1)
        if settings.formulas:
            learner = Learner(plants.training, self.objective, settings)
            typed = learner.slope(self.step - 1, before, self.evaluation.gradient)
            parting = np.abs(typed - pulls.shares.sum(axis=0))
            if (parting > rounding_of(plants.x)).any():
                return Move(before, self.neuron.parameters, None)
        return Move(before, self.neuron.parameters, pulls)

    @cached_property
    def pullers(self) -> tuple[Puller, ...]:
        """The three plants that pulled most in the last step; fewer where fewer pulled."""
        return strongest_pullers(self.state.plants, self.last_move, 3) if self.last_move else ()
