"""What the neuron predicts from one z: of a plant, or chosen by hand."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from engine.model.neuron import Neuron, sigmoid


class Prediction(NamedTuple):
    """z, P(Y = 0) = 1 - a and P(Y = 1) = a (figures 14 to 16).

    `kind` is None unless a plant of known kind is read; `distance` is how far it lies from the
    frontier in cm, None for a z chosen by hand, and where there is no frontier.
    """

    z: float
    harmless: float
    toxic: float
    kind: int | None = None
    distance: float | None = None

    @property
    def predicted(self) -> int:
        """y_pred = 1 where z >= 0 (figure 8)."""
        return int(self.z >= 0)

    @property
    def certainty(self) -> float:
        """The probability of what is predicted: from 0.5 on the frontier to 1 far away."""
        return max(self.harmless, self.toxic)


def read(z: float, kind: int | None = None, neuron: Neuron | None = None) -> Prediction:
    """Read one z; with the neuron it comes from, also how far from the frontier it lies."""
    harmless, toxic = sigmoid(np.array([-z, z])).tolist()
    distance = neuron.distance_of(z) if neuron is not None else None
    return Prediction(z, harmless, toxic, kind, distance)
