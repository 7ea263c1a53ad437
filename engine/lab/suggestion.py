"""What is offered where no line separates the kinds: the input that helps most, or hidden neurons.

What it sets is chosen by measurement: `python -m tests.suggested_models` prints the table.
"""

from __future__ import annotations

import numpy as np

from engine.lab.state import State, set_architecture, set_settings
from engine.learning.settings import Optimiser
from engine.loss.penalty import NO_PENALTY
from engine.model.architecture import MEASURES, Architecture
from engine.model.dataset import Dataset
from engine.model.features import Feature
from engine.solution.optimum import solution_of
from engine.solution.separability import Separability

CANDIDATES = (
    Feature.X1_X2, Feature.X1_2, Feature.X2_2, Feature.SUM_OF_SQUARES,
    Feature.SIN_X1, Feature.SIN_X2,
)  # fmt: skip
"""The inputs that are tried, the plainest first."""

HIDDEN_NEURONS = 8
RATE_WITH_INPUT, RATE_OF_NETWORK = 0.1, 0.03

_AS_GOOD = 0.05
_MOST_TRIED = 1_000
"""Of more plants so many are tried on, spread evenly over them."""


def helpful_input(plants: Dataset) -> Feature:
    """Return the plainest input that helps about as much as the one that helps most.

    It is measured by the least log loss that it leads to beside x1 and x2: 0 where the kinds are
    separated with it. Differences below a twentieth of a line's own loss are no reason for a sine.
    """
    if len(plants) > _MOST_TRIED:
        which = np.linspace(0, len(plants) - 1, _MOST_TRIED).astype(np.intp)
        plants = Dataset.of(plants.x[which], plants.y[which])
    losses = [_least_loss(plants, (feature,)) for feature in CANDIDATES]
    enough = min(losses) + _AS_GOOD * _least_loss(plants, ())
    return next(feature for feature, loss in zip(CANDIDATES, losses, strict=True) if loss <= enough)


def with_input(state: State, feature: Feature) -> State:
    """Give one neuron this input beside x1 and x2, and settings that reach its minimum soon."""
    wider = set_architecture(state, Architecture((*MEASURES, feature)))
    return _with_adam(wider, RATE_WITH_INPUT)


def with_hidden_neurons(state: State) -> State:
    """Put a layer of hidden neurons before the output, and settings by which they learn."""
    network = Architecture(state.architecture.features, (HIDDEN_NEURONS,))
    return _with_adam(set_architecture(state, network), RATE_OF_NETWORK)


def _with_adam(state: State, rate: float) -> State:
    return set_settings(state, optimiser=Optimiser.ADAM, learning_rate=rate, batch_size=None)


def _least_loss(plants: Dataset, added: tuple[Feature, ...]) -> float:
    """Return the loss of the exact minimum with inputs added, 0 where it separates the kinds."""
    architecture = Architecture((*MEASURES, *added))
    solution = solution_of(plants, architecture, NO_PENALTY)
    if solution.separability is Separability.SEPARABLE:
        return 0.0
    return np.inf if solution.optimum is None else solution.optimum.loss
