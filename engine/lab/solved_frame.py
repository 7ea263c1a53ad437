"""A moment to be drawn outside the lab: all is worked out that a picture of it may show."""

from __future__ import annotations

import time
from dataclasses import replace

from engine.experiments.experiments import ExperimentName
from engine.explain.landscape import MapMaker
from engine.lab.experiment_work import experiments_of
from engine.lab.frame import Frame

_MOST_S = 10.0
"""So long, at most, an experiment takes outside the lab; it is seen as far as it is then."""


def solved_frame(frame: Frame, with_map: bool = False) -> Frame:
    """Return the same moment at rest, with the exact minimum; with the loss map where wanted.

    On screen the map is worked out a little in every frame; a picture in a file can't wait for it.
    """
    solution = frame.solution or frame.problem.solve()
    result = replace(frame, solution=solution, playing=False)
    if not with_map:
        return result
    if not frame.architecture.is_bare:
        cut_maker = frame.cuts.map_maker()
        cut_maker.work(lambda: True)
        return replace(result, loss_map=cut_maker.map)
    over, reaches = frame.choices.map_over, frame.neuron_frame.map_reaches
    maker = MapMaker(frame.objective, frame.neuron.parameters, over, reaches)
    maker.work(lambda: True)
    return replace(result, loss_map=maker.map)


def with_experiment(frame: Frame, name: ExperimentName) -> Frame:
    """Return the same moment with an experiment worked out; what was seen of it stays if done."""
    end_s = time.perf_counter() + _MOST_S
    known = frame.experiments
    worked_out = experiments_of(frame.state, name, known, lambda: time.perf_counter() < end_s)
    return replace(frame, experiments=worked_out)
