"""The plants in space, at y = 0 or y = 1 over (x1, x2), and their error up to the surface."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPen

from engine.arrays import Indices, Kinds, Mask, Points, Vector
from engine.lab.frame import Frame
from engine.model.neuron import Neuron, sigmoid
from gui.painting.labels import around
from gui.painting.markers import draw_crowd, draw_dots, draw_rings
from gui.painting.projection import Space
from gui.style.theme import Look

MOST_SHOWN = 3_000
_MOST_SPRITES, _MOST_ERRORS = 400, 60
_MOST_RINGS = 200
_ON_THE_WAY = np.linspace(0.0, 0.5, 13)
_FADED, _DEEP = 0.5, 0.3


class PlantsOnSurface(NamedTuple):
    """Plants to draw (k,), which they are, where on screen, and where the surface is there."""

    which: Indices
    px: Vector
    py: Vector
    y: Kinds
    surface_px: Vector
    surface_py: Vector


def plants_on_surface(frame: Frame, space: Space) -> PlantsOnSurface:
    """Return where the plants are; of very many, every so manieth and the selected ones."""
    which = shown(frame)
    x, y = frame.plants.x[which], frame.plants.y[which]
    px, py = space.points(x[:, 0], x[:, 1], y.astype(np.float64))
    if len(which) > _MOST_ERRORS:
        return PlantsOnSurface(which, px, py, y, px, py)
    lifted = space.points(x[:, 0], x[:, 1], sigmoid(frame.neuron.z(x)))
    return PlantsOnSurface(which, px, py, y, *lifted)


def shown(frame: Frame) -> Indices:
    """Return the plants that are drawn (k,): all, or a share of them and some selected."""
    count = len(frame.plants)
    stride = -(-count // MOST_SHOWN) if count > MOST_SHOWN else 1
    spread_out = np.arange(0, count, stride)
    return spread_out if stride == 1 else np.union1d(spread_out, frame.selection[:_MOST_RINGS])


def radius_in_space(count: int, look: Look) -> float:
    """Return the radius of a dot, in logical pixels."""
    for most, radius in ((60, 7.0), (_MOST_SPRITES, 4.5), (MOST_SHOWN, 2.2)):
        if count <= most:
            return look.width(radius)
    return look.width(1.5)


def draw_plants(painter: QPainter, frame: Frame, space: Space, look: Look) -> None:
    """Draw the plants, the error of each as a line to the surface, and rings around some."""
    plants = plants_on_surface(frame, space)
    radius = radius_in_space(len(frame.plants), look)
    if len(plants.which) > _MOST_SPRITES:
        held_out = frame.plants.held_out_among(plants.which)
        draw_crowd(painter, plants.px, plants.py, plants.y, radius, look, held_out)
    else:
        _draw_few(painter, frame, space, plants, radius, look)
    if len(frame.selection):
        chosen = np.isin(plants.which, frame.selection[:_MOST_RINGS])
        ring = QPen(look.colour("text"), look.width(2))
        draw_rings(painter, plants.px[chosen], plants.py[chosen], radius + look.width(4), ring)


def boxes_of_plants(frame: Frame, space: Space, look: Look) -> list[QRectF]:
    """Return where few plants are, so that words leave them free; of many, nothing."""
    if len(frame.plants) > _MOST_ERRORS:
        return []
    x, y = frame.plants.x, frame.plants.y
    positions = zip(x[:, 0].tolist(), x[:, 1].tolist(), y.tolist(), strict=True)
    radius = radius_in_space(len(y), look)
    return [around(space.at(*position), radius) for position in positions]


def _draw_few(
    painter: QPainter,
    frame: Frame,
    space: Space,
    plants: PlantsOnSurface,
    radius: float,
    look: Look,
) -> None:
    """Draw plants from the farthest to the nearest; one behind the surface is faint."""
    if len(plants.which) <= _MOST_ERRORS:
        painter.setPen(QPen(look.colour("loss"), look.width(2)))
        ends = zip(*(column.tolist() for column in plants[1:3] + plants[4:]), strict=True)
        painter.drawLines([QLineF(px, py, sx, sy) for px, py, sx, sy in ends])
    x = frame.plants.x[plants.which]
    inner = space.inner(x[:, 0], x[:, 1], plants.y.astype(np.float64))
    order = np.argsort(-np.linalg.norm(inner - space.eye, axis=1))
    behind = hidden(frame.neuron, space, x, plants.y)[order]
    px, py, y = plants.px[order], plants.py[order], plants.y[order]
    for faint in (True, False):
        drawn = behind == faint
        painter.setOpacity(_FADED if faint else 1.0)
        held_out = frame.plants.held_out_among(plants.which[order][drawn])
        draw_dots(painter, px[drawn], py[drawn], y[drawn], radius, look, held_out=held_out)


def hidden(neuron: Neuron, space: Space, x: Points, y: Kinds) -> Mask:
    """Say where the surface passes well above the way from a plant to the eye (k,)."""
    inner = space.inner(x[:, 0], x[:, 1], y.astype(np.float64))
    way = inner + _ON_THE_WAY[:, None, None] * (space.eye - inner)
    inside = np.abs(way[..., :2]).max(axis=2) <= 1
    points, height = space.outer(way)
    surface = sigmoid(neuron.z(points.reshape(-1, 2))).reshape(inside.shape)
    result: Mask = np.any(inside & (surface > height + _DEEP), axis=0)
    return result
