"""The ground of the field: where z > 0 and z < 0, by region or by probability."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPolygonF

from engine.fields.field_grid import enlarged, enlarged_bytes
from engine.lab.shading_mode import ShadingMode
from engine.model.dataset import Dataset
from engine.model.network import Predictor
from engine.model.neuron import Neuron, sigmoid
from gui.painting.mapping import Mapping, PixelItem, pixels_a_unit
from gui.pictures.field.model_grid import SPACING_PX, ModelGrid
from gui.pictures.field.region_names import draw_region_names
from gui.style.indexed_image import SHADES, indexed_image
from gui.style.palette import REGION_COLOURS
from gui.style.theme import Look, mixed

_FAR_Z = 7.0
"""Beyond this |z| a probability is as good as 0 or 1, to the eye."""

_STOPS = 33
_SHARPEST_PX = 1.0
_FLATTEST = 1e-3


class Shading(PixelItem):
    """Colours the field by the sign of z, or by a(z); the mildest colour marks the doubt."""

    def __init__(self, view_box: pg.ViewBox, look: Look) -> None:
        super().__init__(view_box)
        self.look = look
        self.model: Predictor = Neuron()
        self.grid = ModelGrid()
        self.plants = Dataset.empty()
        self.names_kinds = True
        """Whether z > 0 and z < 0 are verdicts: of a hidden neuron they are not."""
        self.names: list[QRectF] = []
        """Where the names of the regions are, in pixels."""
        self.mode = ShadingMode.PROBABILITY
        self._stops: list[tuple[float, QColor]] = []
        self._stops_of: Look | None = None
        self._shades: list[int] = []
        self._shades_of: Look | None = None
        self.setZValue(-100)

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        """Fill the view."""
        self.names = []
        if self.mode is ShadingMode.NONE:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        if isinstance(self.model, Neuron):
            self._draw_neuron(painter, mapping, self.model)
        else:
            self._draw_model(painter, mapping, self.model)
        self.names = draw_region_names(
            painter, mapping, self.look, self.model, self.plants, self.names_kinds
        )

    def _draw_neuron(self, painter: QPainter, mapping: Mapping, neuron: Neuron) -> None:
        by_probability = self.mode is ShadingMode.PROBABILITY
        if not (by_probability and self._draw_probability(painter, mapping, neuron)):
            self._draw_regions(painter, mapping, neuron)

    def _draw_model(self, painter: QPainter, mapping: Mapping, model: Predictor) -> None:
        """Draw an image: each pixel by its z, of a model whose regions are no polygons."""
        times = math.ceil(SPACING_PX * pixels_a_unit(painter))
        z = self.grid.grid(model, mapping).z[::-1]
        if self.mode is ShadingMode.PROBABILITY:
            shades = enlarged_bytes((z + _FAR_Z) * ((SHADES - 1) / (2 * _FAR_Z)), times)
            image = indexed_image(shades, self._probability_colours())
        else:
            colours = [self.look.colour(name).rgb() for name in REGION_COLOURS]
            image = indexed_image(enlarged(z, times) >= 0, colours)
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        size = QSizeF(image.size()) * (SPACING_PX / times)  # a little beyond the view
        painter.drawImage(QRectF(mapping.pixels.topLeft(), size), image)

    def _probability_colours(self) -> list[int]:
        """Return the colour of each shade, cached as long as the look is."""
        if self._shades_of is not self.look:
            shares = np.linspace(0, 1, SHADES).tolist()
            self._shades = [self._colour_at(_FAR_Z * (2 * share - 1)).rgb() for share in shares]
            self._shades_of = self.look
        return self._shades

    def _draw_regions(self, painter: QPainter, mapping: Mapping, neuron: Neuron) -> None:
        if not neuron.has_frontier and neuron.b == 0:
            return  # z = 0 everywhere: neither region is anywhere
        for toxic, name in zip((False, True), REGION_COLOURS, strict=True):
            corners = neuron.region(mapping.window, toxic)
            if corners:
                painter.setBrush(self.look.colour(name))
                painter.drawPolygon(QPolygonF([mapping.point(*corner) for corner in corners]))

    def _draw_probability(self, painter: QPainter, mapping: Mapping, neuron: Neuron) -> bool:
        """Fill with a gradient across the frontier; False where it is too sharp to be one.

        a(z) is constant along lines parallel to the frontier, so a linear gradient whose stops
        are taken from the sigmoid paints it exactly.
        """
        slope_x, slope_y = neuron.w1 / mapping.sx, neuron.w2 / mapping.sy
        slope = math.hypot(slope_x, slope_y)
        middle = mapping.pixels.center()
        z_middle = slope_x * (middle.x() - mapping.tx) + slope_y * (middle.y() - mapping.ty)
        z_middle += neuron.b
        if slope * (mapping.pixels.width() + mapping.pixels.height()) < _FLATTEST:
            painter.setBrush(self._colour_at(z_middle))
            painter.drawRect(mapping.pixels)
            return True
        if _FAR_Z / slope < _SHARPEST_PX:
            return False
        unit = QPointF(slope_x / slope, slope_y / slope)
        zero = middle - unit * (z_middle / slope)
        reach = unit * (_FAR_Z / slope)
        gradient = QLinearGradient(zero - reach, zero + reach)
        gradient.setStops(self._sigmoid_stops())
        painter.fillRect(mapping.pixels, gradient)
        return True

    def _sigmoid_stops(self) -> list[tuple[float, QColor]]:
        """Return the colours of a(z) from z = -7 to z = 7, cached as long as the look is."""
        if self._stops_of is not self.look:
            shares = np.linspace(0, 1, _STOPS).tolist()
            self._stops = [(share, self._colour_at(_FAR_Z * (2 * share - 1))) for share in shares]
            self._stops_of = self.look
        return self._stops

    def _colour_at(self, z: float) -> QColor:
        """Mix the ground and a kind's colour by how sure the neuron is, |2 a - 1|."""
        a = float(sigmoid(np.array(z)))
        kind = self.look.colour("toxic_region" if a >= 0.5 else "harmless_region")
        return mixed(self.look.colour("panel"), kind, abs(2 * a - 1))
