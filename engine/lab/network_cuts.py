"""The part of a frame that shows the landscape of a model beyond the bare neuron, cut by cut."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engine.arrays import Parameters, indices
from engine.cuts.cut import Cut, over_weights, through_run, window_around
from engine.cuts.cut_map import CutMapMaker
from engine.cuts.loss_along import loss_along
from engine.explain.landscape import Slice, reach_around
from engine.geometry import Rectangle
from engine.lab.state import State
from engine.learning.trace_view import TraceView, path_steps
from engine.loss.objective import Objective

_PATH_POINTS = 200


@dataclass(frozen=True, eq=False)
class NetworkCuts:
    """The loss along one parameter, and over a plane: of two weights, or of the run.

    Like `NeuronFrame` it holds what it needs of the frame, and not the frame.
    """

    state: State
    parameters: Parameters
    gradient: Parameters
    step: int
    trace: TraceView
    objective: Objective

    @property
    def names(self) -> tuple[str, ...]:
        """The name of each parameter."""
        return self.state.architecture.names

    @property
    def slope_along(self) -> str:
        """The name of the parameter chosen for the slope; else the first."""
        chosen = self.state.choices.network_slope_along
        return chosen if chosen in self.names else self.names[0]

    @property
    def map_over(self) -> tuple[str, str]:
        """The names of the two parameters chosen for the map; else the first two."""
        first, second = self.state.choices.network_map_over
        if first == second or not {first, second} <= set(self.names):
            return self.names[0], self.names[1]
        return first, second

    def reach_of(self, name: str) -> float:
        """How far a picture of one parameter reaches: -reach … reach."""
        index = self.names.index(name)
        ends = (self.trace.parameters(step)[index] for step in (0, self.trace.last_step))
        return reach_around(float(self.parameters[index]), *map(float, ends))

    def loss_slice(self, name: str, reach: float | None = None) -> Slice:
        """The loss along one parameter, as far as the pictures reach or to a given reach."""
        reach = self.reach_of(name) if reach is None else reach
        index = self.names.index(name)
        return loss_along(self.objective, self.parameters, index, name, reach)

    # The plane

    @cached_property
    def cut(self) -> Cut:
        """The plane chosen; of a run that has not left its start the one over two weights."""
        run = self._through_run if self.state.choices.network_plane == "run" else None
        if run is not None:
            return run
        first, second = map(self.names.index, self.map_over)
        return over_weights(self.parameters, first, second)

    @cached_property
    def _through_run(self) -> Cut | None:
        path = self.trace.parameters_near(path_steps(self.trace.last_step, _PATH_POINTS))
        return through_run(
            self.trace.parameters(0), self.parameters, self.best, path, self.gradient
        )

    @cached_property
    def best_step(self) -> int:
        """The step of the least loss of the run."""
        return int(np.argmin(self.trace.losses))

    @property
    def best(self) -> Parameters:
        """The parameters at that step (n,), or at the one nearest to it that is kept."""
        best: Parameters = self.trace.parameters_near(np.array([self.best_step]))[0]
        return best

    @cached_property
    def map_window(self) -> Rectangle:
        """How far the map reaches: as far as the weights' axes do, or around the run."""
        if self.cut.weights is not None:
            first, second = map(self.reach_of, self.map_over)
            return Rectangle(-first, -second, first, second)
        steps = indices(
            np.union1d(path_steps(self.trace.last_step, _PATH_POINTS), [self.step, self.best_step])
        )
        return window_around(*self.cut.position(self.trace.parameters_near(steps)))

    def map_maker(self) -> CutMapMaker:
        """Return what works the map out."""
        state = self.state
        return CutMapMaker(
            self.objective, state.architecture, state.settings.penalty, self.cut, self.map_window
        )
