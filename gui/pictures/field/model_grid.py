"""The grid by which the field of a model beyond one neuron is drawn, kept while it holds."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPolygonF

from engine.fields.field_grid import FieldGrid
from engine.model.network import Predictor
from gui.painting.mapping import Mapping

_SPACING_PX = 5.0
"""A region of 6 x 6 pixels holds a crossing of the grid wherever it lies."""


class ModelGrid:
    """z of the model shown over the part of the plane shown, worked out once for each of both."""

    def __init__(self) -> None:
        self._grid: FieldGrid | None = None
        self._made_for: tuple[object, ...] = ()

    def grid(self, model: Predictor, mapping: Mapping) -> FieldGrid:
        """Return the grid of a model over the view."""
        size = mapping.pixels.size()
        made_for = id(model), mapping.window, size.width(), size.height()
        if self._grid is None or self._grid.model is not model or made_for != self._made_for:
            lengths = size.width(), size.height()
            columns, rows = (max(2, math.ceil(each / _SPACING_PX) + 1) for each in lengths)
            self._grid = FieldGrid.over(model, mapping.window, columns, rows)
            self._made_for = made_for
        return self._grid

    def pixels(self, model: Predictor, mapping: Mapping, size: QSize) -> NDArray[np.float32]:
        """Return z of each pixel (height, width) of an image of the view, the upper row first."""
        z = self.grid(model, mapping).enlarged(size.width(), size.height())
        return z[::-1] if mapping.sy < 0 else z

    def paths(self, model: Predictor, mapping: Mapping, level: float = 0.0) -> list[QPolygonF]:
        """Return the lines where z has a level, each a path in pixels."""
        lines = self.grid(model, mapping).lines(level)
        x, y = mapping.points(lines[..., 0], lines[..., 1])
        return [
            QPolygonF([QPointF(*point) for point in path])
            for path in _joined(np.stack([x, y], axis=-1).tolist())
        ]


def _joined(segments: list[list[list[float]]]) -> list[list[tuple[float, float]]]:
    """Join segments end to end: an end is shared by two of them, to the last bit."""
    neighbours: dict[tuple[float, float], list[tuple[float, float]]] = {}
    for first, second in segments:
        start, end = (first[0], first[1]), (second[0], second[1])
        neighbours.setdefault(start, []).append(end)
        neighbours.setdefault(end, []).append(start)
    ends = [point for point, others in neighbours.items() if len(others) == 1]
    paths = [_path_from(point, neighbours) for point in ends if neighbours[point]]
    return paths + [_path_from(point, neighbours) for point, next_ in neighbours.items() if next_]


def _path_from(
    point: tuple[float, float],
    neighbours: dict[tuple[float, float], list[tuple[float, float]]],
) -> list[tuple[float, float]]:
    """Follow a path to its end, or round to where it began, and use its segments up."""
    path = [point]
    while neighbours[point]:
        following = neighbours[point].pop()
        neighbours[following].remove(point)
        path.append(following)
        point = following
    return path
