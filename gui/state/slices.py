"""The loss along one parameter: worked out for the pictures within a share of the time."""

from __future__ import annotations

import time
import weakref
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from engine.explain.landscape import Slice
from engine.lab.frame import Frame
from engine.learning.objective import Objective
from engine.model.neuron import PARAMETERS, ParameterName

_SHARE_OF_TIME = 0.1


class _Kept(NamedTuple):
    objective: weakref.ref[Objective]
    through: tuple[float, ...]
    """The reach, and the other two parameters."""
    curve: Slice
    made_at: float
    took: float


class Slices:
    """Slices of the loss, worked out only when they are other than the last.

    While the neuron learns, a tenth of the time at most goes into them, so that with many plants
    the curve is some steps old; the ball's own value, loss and slope never are. The pictures of a
    window share one, since they mostly want the same slice of the same frame.
    """

    def __init__(self, now: Callable[[], float] = time.perf_counter) -> None:
        self._now = now
        self._kept: dict[str, _Kept] = {}

    def of(self, frame: Frame, along: ParameterName, reach: float | None = None) -> Slice:
        """Return the loss along a parameter, as far as the pictures reach or as one asks."""
        reach = frame.neuron_frame.reach_of(along) if reach is None else reach
        index = PARAMETERS.index(along)
        through = (reach, *np.delete(frame.neuron.parameters, index).tolist())
        kept = self._kept.get(along)
        if kept is None or not self._is_good(kept, frame, through):
            begun = self._now()
            curve = frame.neuron_frame.loss_slice(along, reach)
            took = self._now() - begun
            kept = _Kept(weakref.ref(frame.objective), through, curve, begun + took, took)
            self._kept[along] = kept
        return kept.curve._replace(
            here=float(frame.neuron.parameters[index]),
            loss=frame.loss,
            slope=float(frame.gradient[index]),
        )

    def _is_good(self, kept: _Kept, frame: Frame, through: tuple[float, ...]) -> bool:
        if kept.objective() is not frame.objective:
            return False
        if kept.through == through:
            return True
        waited = self._now() - kept.made_at
        return (
            frame.playing
            and kept.through[0] == through[0]
            and waited < kept.took * (1 / _SHARE_OF_TIME - 1)
        )
