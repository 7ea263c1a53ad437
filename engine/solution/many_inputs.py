"""What is known of one neuron on any inputs: whether weights separate the kinds, the minimum."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from engine.arrays import Parameters, Vector
from engine.loss.log_loss import log_loss
from engine.model.architecture import MEASURES
from engine.model.dataset import Dataset
from engine.model.features import Feature, rows_of
from engine.solution.inputs import Inputs, moved_to_middle
from engine.solution.newton import Ending, descend, surely_overlap
from engine.solution.separability import Separability, separability
from engine.solution.whole_separability import separability_in_whole_numbers

_LARGEST_DIFFERENCE = 1e-6
"""Weights whose rounding changes the objective by a larger share are not those of the minimum."""


class Minimum(NamedTuple):
    """Weights on the inputs and the bias (k + 1,), with z (m,), log loss and penalty there."""

    parameters: Parameters
    z: Vector
    loss: float
    penalty: float


def separability_by(plants: Dataset, features: tuple[Feature, ...]) -> Separability | None:
    """Say how the kinds lie to each other in the space of these inputs; None where it is not known.

    Newton's steps on the log loss find weights that separate the kinds, or a minimum that proves
    that none do. What rounding could decide is looked at in whole numbers, where those are few or
    short enough.
    """
    if set(features) == set(MEASURES) or len(plants.kinds_present) < 2:
        return separability(plants)
    inputs = Inputs.of(*moved_to_middle(plants.x, features))
    reached = descend(inputs, plants.y, until_separated=True)
    if reached.ending is Ending.SEPARATED:
        return Separability.SEPARABLE
    if surely_overlap(inputs, plants.y, reached):
        return Separability.OVERLAPPING
    return separability_in_whole_numbers(plants, features)


def minimum_by(
    plants: Dataset, features: tuple[Feature, ...], kind: Separability | None, rate: float
) -> Minimum | None:
    """Return the minimum of log loss + R/2 Σ w², the bias without penalty.

    With a rate R > 0 there is one wherever both kinds have a plant; without, where they overlap:
    of inputs that hang together (but for rounding) the weights are the shortest of those that have
    the least loss.
    None where it was not reached, or where weights on the inputs as they stand are no doubles, or
    lose too many of their digits.
    """
    has_minimum = kind is not Separability.UNDEFINED if rate else kind is Separability.OVERLAPPING
    if not has_minimum:
        return None
    inputs = Inputs.of(plants.x, features, rate=rate)
    reached = descend(inputs, plants.y)
    parameters = inputs.parameters(reached.t)
    if not reached.is_at_minimum or not np.isfinite(parameters).all():
        return None
    pulled = np.sqrt(rate) * parameters[:-1]
    with np.errstate(over="ignore", invalid="ignore"):
        z = parameters[:-1] @ rows_of(plants.x, features) + parameters[-1]
        penalty = float(pulled @ pulled) / 2
        difference = abs(log_loss(z, plants.y) + penalty - reached.objective)
    if not difference <= _LARGEST_DIFFERENCE * reached.objective:
        return None
    return Minimum(parameters, reached.z, log_loss(reached.z, plants.y), penalty)
