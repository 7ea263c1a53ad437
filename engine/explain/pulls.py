"""Each plant's share of the gradient, and which plants moved the frontier in the last step."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Indices, Parameters, Vector
from engine.learning.batches import batch_of
from engine.learning.settings import Rule, Settings
from engine.model.dataset import Dataset
from engine.model.neuron import PARAMETERS, Neuron, sigmoid

_FARTHEST = 1e100
"""Beyond this many cm, the foot of a plant on the frontier is nowhere."""

_SMALLEST_SQUARED = 1e-150
"""The square of a smaller length loses digits, and at last is 0."""


class Pulls(NamedTuple):
    """The share of each plant in the gradient.

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
    """How one plant moves the frontier near it: from its foot on the line, by a shift, in cm."""

    foot: tuple[float, float]
    shift: tuple[float, float]

    @property
    def direction(self) -> tuple[float, float] | None:
        """The unit vector of the shift; None where it moves nothing."""
        length = math.hypot(*self.shift)
        if not 0 < length < math.inf:
            return None
        return self.shift[0] / length, self.shift[1] / length


class Puller(NamedTuple):
    """One plant's part in a step: its share 0 … 1 of all strengths, and what it did to the line.

    `direction` is where it pushed the frontier, a unit vector in the plane of measures, None where
    there was no frontier; `draws_near` says whether that is to the plant or away from it.
    """

    plant: int
    part: float
    error: float
    direction: tuple[float, float] | None
    draws_near: bool


class Move(NamedTuple):
    """The last step: from `before` to `after` (3,), and who pulled.

    `pulls` is None where formulas of a student's own moved the weights otherwise than the gradient:
    what they give is no sum over the plants.
    """

    before: Parameters
    after: Parameters
    pulls: Pulls | None


def pulls_at(plants: Dataset, z: Vector) -> Pulls:
    """dL_i/dw = (a_i - y_i) (x1, x2, 1) / m of every plant (figure 42); 0 of one held out."""
    errors = sigmoid(z) - plants.y
    if plants.held_out is not None:
        errors[plants.held_out] = 0.0
    return _pulls(plants, errors, len(plants.training))


def pulls_of_step(plants: Dataset, before: Parameters, settings: Settings, step: int) -> Pulls:
    """Return who pulled in the step after `step`: a mini-batch leaves the others out."""
    batch = batch_of(settings, len(plants.training), step)
    if plants.held_out is not None:
        learnt = np.flatnonzero(~plants.held_out)
        batch = learnt if batch is None else learnt[batch]
    z = Neuron.of(before).z(plants.x)
    predicted = sigmoid(z) if settings.rule is Rule.GRADIENT else (z >= 0).astype(np.float64)
    errors = predicted - plants.y
    if batch is None:
        return _pulls(plants, errors, len(plants))
    batch_errors = np.zeros(len(plants))
    batch_errors[batch] = errors[batch]
    return _pulls(plants, batch_errors, len(batch))


def push_of(plants: Dataset, neuron: Neuron, pulls: Pulls, plant: int, rate: float) -> Push | None:
    """Return where and how far one plant's share of a step would move the frontier near it.

    z at the foot changes by -alpha share . (foot, 1), so the line moves by that over -|w|, along w.
    None where there is no frontier, or where it lies farther than numbers reach.
    """
    length = float(np.hypot(neuron.w1, neuron.w2))
    if length == 0:
        return None
    normal = np.array([neuron.w1, neuron.w2]) / length
    x = plants.x[plant]
    distance = float(normal @ x) + neuron.b / length
    if not abs(distance) < _FARTHEST:
        return None
    foot = x - normal * distance
    change_of_z = -rate * float(pulls.shares[plant] @ np.append(foot, 1.0))
    by = -change_of_z / length
    if not abs(by) < math.inf:
        return None
    shift = by * normal
    return Push((float(foot[0]), float(foot[1])), (float(shift[0]), float(shift[1])))


def strongest_pullers(plants: Dataset, move: Move, count: int) -> tuple[Puller, ...]:
    """Return the plants that pulled most in a step, the strongest first; of equals, the earliest.

    The frontier is the one that the step began with; a first step from w = 0 had none.
    """
    if move.pulls is None:
        return ()
    strengths, neuron = move.pulls.strengths.copy(), Neuron.of(move.before)
    pullers: list[Puller] = []
    for _ in range(min(count, len(strengths))):
        plant = int(np.argmax(strengths))
        if strengths[plant] <= 0:
            break
        pullers.append(_puller(plants, neuron, move.pulls, plant))
        strengths[plant] = 0.0
    return tuple(pullers)


def _puller(plants: Dataset, neuron: Neuron, pulls: Pulls, plant: int) -> Puller:
    push = push_of(plants, neuron, pulls, plant, 1.0)
    direction = push.direction if push else None
    draws_near = bool(
        push and direction and np.dot(direction, plants.x[plant] - np.array(push.foot)) > 0
    )
    return Puller(plant, pulls.part(plant), float(pulls.errors[plant]), direction, draws_near)


def _pulls(plants: Dataset, errors: Vector, count: int) -> Pulls:
    shares = np.empty((len(plants), len(PARAMETERS)))
    np.multiply(plants.x, errors[:, None], out=shares[:, :-1])
    shares[:, -1] = errors
    shares /= max(count, 1)
    return Pulls(errors, shares, _lengths(shares))


def _lengths(shares: NDArray[np.float64]) -> Vector:
    """Return the length of each row (m,); squares that leave the numbers are taken by hypot."""
    lengths: Vector = np.sqrt(np.einsum("ij,ij->i", shares, shares))
    if _SMALLEST_SQUARED < lengths.max(initial=0.0) < np.inf:
        return lengths
    return np.hypot(np.hypot(shares[:, 0], shares[:, 1]), shares[:, 2])
