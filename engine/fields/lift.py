"""Plants lifted to the height of an added input, and where z = 0 cuts the space above the plane."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from engine.arrays import Points, Vector
from engine.model.architecture import MEASURES, Architecture
from engine.model.features import Feature, rows_of
from engine.model.network import Network

_SQUARES = (Feature.X1_2, Feature.X2_2)


class Lift(NamedTuple):
    """z = w . (x1, x2) + u h + rest(x1, x2) + b, at the height h = `height(x1, x2)` of an input.

    In space, z = 0 is h = -(w . x + rest + b) / u: a plane where there is no rest, a bent sheet
    where other added inputs have a weight. A plant lies above it where u z > 0, whatever the rest.
    """

    height: Feature
    weights: Vector
    """w (2,): of x1 and x2, 0 for one that is no input."""
    weight: float
    """u."""
    bias: float
    rest: tuple[tuple[Feature, float], ...]
    """The other added inputs with the weights that are not 0."""

    @property
    def is_cut(self) -> bool:
        """Whether z = 0 is a sheet over the plane: u is not 0."""
        return self.weight != 0

    @property
    def is_plane(self) -> bool:
        """Whether the cut is a plane."""
        return self.is_cut and not self.rest

    def heights(self, points: Points) -> Vector:
        """Return how high plants (m, 2) are lifted (m,)."""
        result: Vector = rows_of(points, (self.height,))[0]
        return result

    def cut(self, points: Points) -> Vector:
        """Return how high z = 0 lies over points (m, 2), where `is_cut`."""
        z = points @ self.weights + self.bias
        for feature, weight in self.rest:
            z = z + weight * rows_of(points, (feature,))[0]
        return -z / self.weight


def heights_on_offer(architecture: Architecture) -> tuple[Feature, ...]:
    """Return the added inputs, and x1² + x2² first where both squares are among them."""
    added = tuple(feature for feature in architecture.features if feature not in MEASURES)
    if set(_SQUARES) <= set(added) and Feature.SUM_OF_SQUARES not in added:
        return (Feature.SUM_OF_SQUARES, *added)
    return added


def lift_by(network: Network, height: Feature) -> Lift:
    """Return the lift of one neuron by a height on offer for its inputs.

    The sum of two squares, each an input, has the mean of both weights; what each differs by is
    rest: with equal weights the two count as one input, and the cut is a plane.
    """
    *weights, bias = network.parameters.tolist()
    by_feature = dict(zip(network.architecture.features, weights, strict=True))
    if height in by_feature:
        weight = by_feature.pop(height)
    else:
        weight = (by_feature[_SQUARES[0]] + by_feature[_SQUARES[1]]) / 2
        for square in _SQUARES:
            by_feature[square] -= weight
    plain = np.array([by_feature.pop(measure, 0.0) for measure in MEASURES])
    rest = tuple((feature, value) for feature, value in by_feature.items() if value != 0)
    return Lift(height, plain, weight, bias, rest)
