"""A cache of slices of the loss along one parameter, worked out within a share of the time."""

from __future__ import annotations

import time
import weakref
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from engine.explain.landscape import Slice
from engine.lab.frame import Frame
from engine.loss.objective import Objective

_SHARE_OF_TIME = 0.1


class _CachedSlice(NamedTuple):
    objective: weakref.ref[Objective]
    through: tuple[float, ...]
    """The reach, and the other parameters."""
    curve: Slice
    made_at_s: float
    took_s: float


class Slices:
    """Slices of the loss, worked out only when they are other than the last.

    While the neuron learns, a tenth of the time at most goes into them, so that with many plants
    the curve is some steps old; the ball's own value, loss and slope never are. The pictures of a
    window share one, since they mostly want the same slice of the same frame.
    """

    def __init__(self, now: Callable[[], float] = time.perf_counter) -> None:
        self._now = now
        self._cached: dict[str, _CachedSlice] = {}

    def of(self, frame: Frame, parameter: str, reach: float | None = None) -> Slice:
        """Return the loss along a parameter, as far as the pictures reach or as one asks."""
        reach = frame.landscape.reach_of(parameter) if reach is None else reach
        index = frame.architecture.names.index(parameter)
        through = (reach, *np.delete(frame.parameters, index).tolist())
        cached = self._cached.get(parameter)
        if cached is None or not self._is_usable(cached, frame, through):
            started = self._now()
            curve = frame.landscape.loss_slice(parameter, reach)
            took_s = self._now() - started
            cached = _CachedSlice(
                weakref.ref(frame.objective), through, curve, started + took_s, took_s
            )
            self._cached[parameter] = cached
        return cached.curve._replace(
            here=float(frame.parameters[index]),
            loss=frame.evaluation.objective,
            slope=float(frame.gradient[index]),
        )

    def _is_usable(self, cached: _CachedSlice, frame: Frame, through: tuple[float, ...]) -> bool:
        if cached.objective() is not frame.objective:
            return False
        if cached.through == through:
            return True
        waited = self._now() - cached.made_at_s
        return (
            frame.playing
            and cached.through[0] == through[0]
            and waited < cached.took_s * (1 / _SHARE_OF_TIME - 1)
        )
