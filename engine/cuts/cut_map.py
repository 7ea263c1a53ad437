"""The loss over a plane of the parameters, worked out a little at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Vector
from engine.cuts.cut import Cut
from engine.explain.landscape import MAP_POINTS
from engine.geometry import Rectangle
from engine.loss.objective import Objective
from engine.loss.penalty import Penalty
from engine.model.architecture import Architecture


class CutMap(NamedTuple):
    """Loss + penalty over a cut at x (k,) and y (k,): losses[row of y, column of x]."""

    cut: Cut
    window: Rectangle
    x: Vector
    y: Vector
    losses: NDArray[np.float64]


class CutMapMaker:
    """Works a map out point by point, forwards only, so that no frame has to wait for it."""

    def __init__(
        self,
        objective: Objective,
        architecture: Architecture,
        penalty: Penalty,
        cut: Cut,
        window: Rectangle,
    ) -> None:
        self._objective, self._penalty = objective, penalty
        self._is_weight = architecture.is_weight
        x = np.linspace(window.left, window.right, MAP_POINTS)
        y = np.linspace(window.bottom, window.top, MAP_POINTS)
        self.map = CutMap(cut, window, x, y, np.empty((MAP_POINTS, MAP_POINTS)))
        self._index = 0

    @property
    def is_done(self) -> bool:
        """Say whether every point has been worked out."""
        return self._index == MAP_POINTS**2

    def work(self, has_time: Callable[[], bool]) -> None:
        """Work out points while there is time, one at least."""
        while not self.is_done:
            row, column = divmod(self._index, MAP_POINTS)
            at = self.map.cut.parameters_at(float(self.map.x[column]), float(self.map.y[row]))
            penalty = self._penalty.value(at * self._is_weight)
            self.map.losses[row, column] = self._objective.loss_of(at) + penalty
            self._index += 1
            if not has_time():
                return
