"""The lines that the arrows move: those of two hidden neurons in the field, and the output's."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from engine.fields.hidden_plane import lines_of
from engine.geometry import Rectangle
from engine.lab.frame import Frame
from engine.model.architecture import NeuronPlace
from engine.model.neuron import Neuron
from gui.pictures.drag_line import moved_by_key
from gui.pictures.hidden.hidden_axes import plane_of, window_of

OUTPUT = 2
"""What stands after both hidden neurons among the lines to choose from."""


class MovedLine(NamedTuple):
    """A neuron of two inputs, where it is, and the part of its plane that is seen."""

    place: NeuronPlace
    neuron: Neuron
    window: Rectangle

    def by_key(self, step: int, turns: bool) -> Neuron:
        """Return what a key makes of the neuron."""
        return moved_by_key(self.neuron, step, turns, self.window)

    def in_the_middle(self) -> Neuron:
        """Return the neuron with its line shifted into the middle of what is seen."""
        left, bottom, right, top = self.window
        bias = -self.neuron.w1 * (left + right) / 2 - self.neuron.w2 * (bottom + top) / 2
        return replace(self.neuron, b=bias)


def output_line(frame: Frame) -> MovedLine | None:
    """Return the output's line over two hidden neurons; None where there are others."""
    hidden = frame.architecture.hidden
    if hidden[-1:] != (2,):
        return None
    place = NeuronPlace(len(hidden), 0)
    return MovedLine(place, frame.network.neuron_at(place), window_of(frame, plane_of(frame)))


def line_to_move(frame: Frame, which: int) -> MovedLine | None:
    """Return the line chosen where there are three; else the output's, if it has one."""
    lines = lines_of(frame.network)
    if lines and which != OUTPUT:
        return MovedLine(NeuronPlace(0, which), lines[which], frame.plants.window)
    return output_line(frame)
