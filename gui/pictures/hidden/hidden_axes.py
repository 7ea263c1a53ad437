"""How far the axes of hidden neurons reach, and what stands on them."""

from __future__ import annotations

import math

from engine.fields.hidden_plane import HiddenPlane, axes_shown, hidden_plane
from engine.fields.neuron_fields import values_at
from engine.geometry import Rectangle
from engine.lab.frame import Frame
from engine.lab.subject import Subject
from engine.model.activation import Activation

Range = tuple[float, float]

_TANH, _SIGMOID, _KINDS = (-1.25, 1.25), (-0.13, 1.13), (-0.5, 1.5)
_BEYOND = 0.08
_ROUND = (1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 10.0)


def plane_of(frame: Frame) -> HiddenPlane:
    """Return the plants by the neurons chosen for the axes; the others as the plant chosen has."""
    outputs = frame.hidden_outputs
    axes = axes_shown(frame.choices.hidden_axes, len(outputs))
    subject = frame.subject
    held = None if subject is None else values_at(frame.network, subject.x1, subject.x2)[-2]
    return hidden_plane(frame.network, outputs, axes, held)


def place_of(frame: Frame, plane: HiddenPlane, subject: Subject) -> tuple[float, ...]:
    """Return where the plant chosen lies on the axes."""
    values = values_at(frame.network, subject.x1, subject.x2)[-2].tolist()
    return tuple(values[axis] for axis in plane.axes)


def ranges_of(frame: Frame, plane: HiddenPlane) -> list[Range]:
    """Return the two ends of each axis: those of the activation, or round ones around all."""
    match frame.architecture.activation:
        case Activation.TANH:
            return [_TANH] * len(plane.axes)
        case Activation.SIGMOID:
            return [_SIGMOID] * len(plane.axes)
    return [_around(column.min(initial=0), column.max(initial=0)) for column in plane.places.T]


def window_of(frame: Frame, plane: HiddenPlane) -> Rectangle:
    """Return the window of two axes; beside a single one stand the kinds, 0 and 1."""
    across, up = (*ranges_of(frame, plane), _KINDS)[:2]
    return Rectangle(across[0], up[0], across[1], up[1])


def _around(least: float, most: float) -> Range:
    low, high = (-_rounded(-least) if least < 0 else 0.0), _rounded(most)
    if high == low:
        high = 1.0
    room = _BEYOND * (high - low)
    return low - room, high + room


def _rounded(value: float) -> float:
    """Return a round number not below a value."""
    if value <= 0:
        return 0.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(leap * power for leap in _ROUND if leap * power >= 0.999 * value)
