"""A moment to be drawn outside the lab: all is worked out that a picture of it may show."""

from __future__ import annotations

from dataclasses import replace

from engine.explain.landscape import MapMaker
from engine.lab.frame import Frame


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
