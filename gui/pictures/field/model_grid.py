"""The grid by which the field of a model beyond one neuron is drawn, kept while it holds."""

from __future__ import annotations

import math

from PySide6.QtGui import QPolygonF

from engine.fields.field_grid import FieldGrid
from engine.geometry import Rectangle
from engine.model.network import Predictor
from gui.painting.mapping import Mapping, polyline

SPACING_PX = 5.0
"""A region of 6 x 6 pixels holds a crossing of the grid wherever it lies."""


class ModelGrid:
    """z of the model shown over the part of the plane shown, worked out once for each of both."""

    def __init__(self) -> None:
        self._grid: FieldGrid | None = None
        self._made_for: tuple[object, ...] = ()

    def grid(self, model: Predictor, mapping: Mapping) -> FieldGrid:
        """Return the grid of a model over the view, and a little beyond: it is of whole squares."""
        size = mapping.pixels.size()
        made_for = mapping.window, size.width(), size.height()
        if self._grid is None or self._grid.model is not model or made_for != self._made_for:
            columns, rows = (
                max(1, math.ceil(each / SPACING_PX)) for each in (size.width(), size.height())
            )
            left, top = mapping.window.left, mapping.window.top
            right = left + columns * SPACING_PX / abs(mapping.sx)
            height = rows * SPACING_PX / abs(mapping.sy)
            window = Rectangle(left, top - height, right, top)
            self._grid = FieldGrid.over(model, window, columns + 1, rows + 1)
            self._made_for = made_for
        return self._grid

    def paths(self, model: Predictor, mapping: Mapping, level: float = 0.0) -> list[QPolygonF]:
        """Return the lines where z has a level, each a path in pixels."""
        paths = self.grid(model, mapping).paths(level)
        return [polyline(*mapping.points(path[:, 0], path[:, 1])) for path in paths]
