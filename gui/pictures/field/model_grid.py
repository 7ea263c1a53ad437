"""The grid by which the field of a model beyond one neuron is drawn, kept while it holds."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPolygonF

from engine.fields.field_grid import FieldGrid
from engine.model.network import Predictor
from gui.painting.mapping import Mapping, polyline

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

    def pixels(self, model: Predictor, mapping: Mapping, ratio: float) -> NDArray[np.float32]:
        """Return z of an image of the view, at least so many pixels for each; upper row first."""
        z = self.grid(model, mapping).enlarged(math.ceil(_SPACING_PX * ratio))
        return z[::-1] if mapping.sy < 0 else z

    def paths(self, model: Predictor, mapping: Mapping, level: float = 0.0) -> list[QPolygonF]:
        """Return the lines where z has a level, each a path in pixels."""
        paths = self.grid(model, mapping).paths(level)
        return [polyline(*mapping.points(path[:, 0], path[:, 1])) for path in paths]
