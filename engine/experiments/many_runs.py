"""Runs of one model over the same plants, step by step together, each as `Learner` would go."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from engine.arrays import Mask, Points, Vector
from engine.learning.batches import batches_of
from engine.learning.learner import CONVERGED_GRADIENT, LARGEST_OF_NETWORK
from engine.learning.optimisers import memory_size, step_of
from engine.learning.settings import Settings
from engine.loss.many_networks import ManyNetworks, ManyParameters
from engine.loss.network_buffers import Stack
from engine.loss.penalty import Penalty
from engine.model.architecture import Architecture
from engine.model.dataset import Dataset
from engine.model.features import rows_of

MOST_STEPS = 100_000
USUAL_STEPS = 6_000
"""How far each run goes where the settings name no last step."""

_MOST_COLUMNS = 10_000
"""Runs times plants that one step may take: it lasts about a millisecond."""


def steps_of(settings: Settings) -> int:
    """Return how many steps each run takes."""
    return min(settings.stop_at_step or USUAL_STEPS, MOST_STEPS)


class ManyRuns:
    """w <- w - α d for g runs at once; `rates` (g,) are those of their penalties.

    All runs take the same batch. A step that would lead too far moves nothing in its run, as of
    `Learner`."""

    def __init__(
        self,
        architecture: Architecture,
        plants: Dataset,
        starts: ManyParameters,
        settings: Settings,
        rates: Vector | None = None,
    ) -> None:
        self._architecture, self._settings = architecture, settings
        self._objective = ManyNetworks(architecture, plants, len(starts))
        self._batches = batches_of(settings, len(plants))
        self._kind = Penalty(settings.penalty.kind, 1.0)
        own = np.full(len(starts), settings.penalty.rate)
        self._rates = (own if rates is None else rates)[:, np.newaxis]
        self.parameters = starts.copy()
        self._memory = np.zeros(memory_size(settings.optimiser, starts.size))
        self.step = 0
        self._evaluated: tuple[Vector, ManyParameters] | None = None

    @property
    def losses(self) -> Vector:
        """The log loss of each run over all plants (g,), without penalty."""
        return self._evaluation[0]

    @property
    def has_converged(self) -> bool:
        """Say whether no run would move on: each gradient over all plants is as good as 0."""
        return self._batches is None and bool(
            np.abs(self._evaluation[1]).max(initial=0.0) < CONVERGED_GRADIENT
        )

    def take_step(self) -> None:
        """Move every run by a step."""
        slopes = self._slopes()
        moves = np.abs(slopes).max(axis=1) <= LARGEST_OF_NETWORK
        slopes[~moves] = 0.0
        direction, self._memory = step_of(self._settings.optimiser, slopes.ravel(), self._memory)
        after = self.parameters - self._settings.learning_rate * direction.reshape(slopes.shape)
        moves &= np.abs(after).max(axis=1) <= LARGEST_OF_NETWORK
        after[~moves] = self.parameters[~moves]
        self.parameters, self._evaluated = after, None
        self.step += 1

    def _slopes(self) -> ManyParameters:
        if self._batches is None:
            return self._evaluation[1].copy()
        batch = self._batches.at(self.step)
        return self._with_penalty(self._objective.batch_gradients(self.parameters, batch))

    @property
    def _evaluation(self) -> tuple[Vector, ManyParameters]:
        if self._evaluated is None:
            losses, gradients = self._objective(self.parameters)
            self._evaluated = losses, self._with_penalty(gradients)
        return self._evaluated

    def _with_penalty(self, gradients: ManyParameters) -> ManyParameters:
        if not self._kind.is_none:
            weights = self.parameters * self._architecture.is_weight
            gradients += self._rates * self._kind.slope(weights)
        return gradients


class RunsInTurns:
    """Runs in groups of which each takes a short step, all to the same last step.

    A group that has converged stops before, where the settings let it.
    """

    def __init__(
        self,
        architecture: Architecture,
        plants: Dataset,
        starts: ManyParameters,
        settings: Settings,
        rates: Vector | None = None,
    ) -> None:
        size = max(1, _MOST_COLUMNS // max(32, len(plants)))
        parts = [slice(first, first + size) for first in range(0, len(starts), size)]
        self._groups = [
            ManyRuns(
                architecture, plants, starts[part], settings, None if rates is None else rates[part]
            )
            for part in parts
        ]
        self._may_stop, self.steps = settings.stop_when_converged, steps_of(settings)

    @property
    def step(self) -> int:
        """How many steps every run has taken."""
        return min(group.step for group in self._groups)

    @property
    def is_done(self) -> bool:
        """Say whether all runs are at their end."""
        return all(self._is_at_end(group) for group in self._groups)

    @property
    def parameters(self) -> ManyParameters:
        """The parameters of all runs (g, n)."""
        return np.concatenate([group.parameters for group in self._groups])

    @property
    def losses(self) -> Vector:
        """The losses of all runs (g,)."""
        return np.concatenate([group.losses for group in self._groups])

    def work(self, has_time: Callable[[], bool]) -> None:
        """Take steps while there is time, one at least: next comes the group that is behind."""
        going = [group for group in self._groups if not self._is_at_end(group)]
        while going:
            group = min(going, key=lambda group: group.step)
            group.take_step()
            if self._is_at_end(group):
                going.remove(group)
            if not has_time():
                return

    def _is_at_end(self, group: ManyRuns) -> bool:
        return group.step >= self.steps or (self._may_stop and group.has_converged)


def many_z(architecture: Architecture, parameters: ManyParameters, points: Points) -> Stack:
    """Return z (g, m) of g networks at points (m, 2)."""
    values: Stack = rows_of(points, architecture.features)
    for layer in architecture.layers:
        lead = len(parameters), layer.neurons
        weights = parameters[:, layer.weights].reshape(*lead, layer.inputs)
        z = weights @ values + parameters[:, layer.biases].reshape(*lead, 1)
        is_output = layer is architecture.layers[-1]
        values = z if is_output else architecture.activation.of(z)
    return values[:, 0]


def many_wrong(architecture: Architecture, parameters: ManyParameters, plants: Dataset) -> Mask:
    """Return which plants are on the wrong side (g, m); z = 0 counts as toxic."""
    wrong: Mask = (many_z(architecture, parameters, plants.x) >= 0) != (plants.y == 1)
    return wrong
