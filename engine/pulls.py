"""Who pulls at the frontier: each plant's share of the gradient, and the last step explained."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Indices, Parameters, Vector
from engine.dataset import Dataset
from engine.descent import Rule, Settings, batch_of
from engine.neuron import Neuron, sigmoid


class Pulls(NamedTuple):
    """What each plant asks of the weights.

    `errors` (m,) are a - y (Rosenblatt: y_pred - y), 0 for a plant that the step leaves out;
    `shares` (m, 3) are error times (x1, x2, 1) over the number of plants, and sum up to the
    gradient; `strengths` (m,) are the lengths of the shares.
    """

    errors: Vector
    shares: NDArray[np.float64]
    strengths: Vector

    @property
    def strongest(self) -> Indices:
        """The plants that pull at all, the strongest first (k,)."""
        order = np.argsort(-self.strengths, kind="stable")
        return order[self.strengths[order] > 0]

    def part(self, plant: int) -> float:
        """Return a plant's part in the sum of all strengths, 0 … 1."""
        total = float(self.strengths.sum())
        return float(self.strengths[plant]) / total if total > 0 else 0.0


class Push(NamedTuple):
    """How one plant moves the frontier beside it: from its foot on the line, by a shift, in cm."""

    foot: tuple[float, float]
    shift: tuple[float, float]


class Move(NamedTuple):
    """The last step: from `before` to `after` (3,), and who pulled."""

    before: Parameters
    after: Parameters
    pulls: Pulls


def pulls_at(plants: Dataset, z: Vector) -> Pulls:
    """dL_i/dw = (a_i - y_i) (x1, x2, 1) / m of every plant (figure 42)."""
    return _pulls(plants, sigmoid(z) - plants.y, len(plants))


def pulls_of_step(plants: Dataset, before: Parameters, settings: Settings, step: int) -> Pulls:
    """Return who pulled in the step after `step`: a mini-batch leaves the others out."""
    batch = batch_of(settings, len(plants), step)
    z = Neuron.of(before).z(plants.x)
    predicted = sigmoid(z) if settings.rule is Rule.GRADIENT else (z >= 0).astype(np.float64)
    errors = predicted - plants.y
    if batch is None:
        return _pulls(plants, errors, len(plants))
    kept = np.zeros(len(plants))
    kept[batch] = errors[batch]
    return _pulls(plants, kept, len(batch))


def push_of(plants: Dataset, neuron: Neuron, pulls: Pulls, plant: int, rate: float) -> Push | None:
    """Return where and how far one plant's share of a step would move the frontier beside it.

    z at the foot changes by -alpha share . (foot, 1), so the line moves by that over -|w|, along w.
    None where there is no frontier.
    """
    length = float(np.hypot(neuron.w1, neuron.w2))
    if length == 0:
        return None
    normal = np.array([neuron.w1, neuron.w2]) / length
    x = plants.x[plant]
    foot = x - normal * (float(normal @ x) + neuron.b / length)
    change_of_z = -rate * float(pulls.shares[plant] @ np.append(foot, 1.0))
    shift = -change_of_z / length * normal
    return Push((float(foot[0]), float(foot[1])), (float(shift[0]), float(shift[1])))


def _pulls(plants: Dataset, errors: Vector, count: int) -> Pulls:
    rows = np.column_stack([plants.x, np.ones(len(plants))])
    shares = errors[:, None] * rows / max(count, 1)
    return Pulls(errors, shares, np.sqrt((shares**2).sum(axis=1)))
