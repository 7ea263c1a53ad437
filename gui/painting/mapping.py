"""From a plot's units to pixels, and a QGraphicsItem that draws in pixels, sharp at any zoom."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from engine.geometry import Rectangle


@dataclass(frozen=True)
class Mapping:
    """From centimetres (or steps and nats) to pixels: px = sx x1 + tx, py = sy x2 + ty."""

    sx: float
    sy: float
    tx: float
    ty: float
    pixels: QRectF
    window: Rectangle

    def point(self, x1: float, x2: float) -> QPointF:
        """Map one point; what lies far outside is brought near, since Qt can't draw there."""
        px, py = self.sx * x1 + self.tx, self.sy * x2 + self.ty
        return QPointF(min(max(px, -1e6), 1e6), min(max(py, -1e6), 1e6))

    def points(
        self, x1: NDArray[np.float64], x2: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Map many points."""
        return self.sx * x1 + self.tx, self.sy * x2 + self.ty


_ON_THE_LINE_PX = 0.1
_STRIDE = 4


def polyline(px: NDArray[np.float64], py: NDArray[np.float64]) -> QPolygonF:
    """Return a line through points in pixels, without those that lie on it to a tenth of a pixel.

    Qt's time for a wide line is that of its points, not of its length.
    """
    count = (len(px) - 1) // _STRIDE
    if count > 1:
        keep = np.ones(len(px), dtype=bool)
        between = keep[: count * _STRIDE].reshape(count, _STRIDE)[:, 1:]
        between[_are_on_the_line(px, py, count)] = False
        px, py = px[keep], py[keep]
    line: QPolygonF = arrayToQPolygonF(px, py)
    return line


def _are_on_the_line(
    px: NDArray[np.float64], py: NDArray[np.float64], count: int
) -> NDArray[np.bool_]:
    """Say of each three points between every fourth (count,) whether they lie on its line."""
    whole = count * _STRIDE
    points = np.array([px[: whole + 1], py[: whole + 1]])
    starts = points[:, :-1].reshape(2, count, _STRIDE)
    along_x, along_y = points[:, _STRIDE::_STRIDE] - starts[..., 0]
    away_x, away_y = starts[..., 1:] - starts[..., :1]
    along_x, along_y = along_x[:, np.newaxis], along_y[:, np.newaxis]
    squared = along_x * along_x + along_y * along_y
    across = away_x * along_y - away_y * along_x
    share = away_x * along_x + away_y * along_y
    is_near = across * across <= _ON_THE_LINE_PX**2 * squared
    result: NDArray[np.bool_] = (is_near & (share >= 0) & (share <= squared)).all(axis=1)
    return result


class PixelItem(pg.GraphicsObject):
    """Covers the view of a plot; `draw(painter, mapping)` is for the subclass."""

    def __init__(self, view_box: pg.ViewBox) -> None:
        super().__init__()
        self._box = view_box
        self._mapped = QTransform(), QRectF()
        self._mapping: Mapping | None = None
        self._bounds = QRectF(view_box.viewRect())
        self.setParentItem(view_box.childGroup)
        view_box.sigRangeChanged.connect(self._follow)
        view_box.sigResized.connect(self._follow)

    def boundingRect(self) -> QRectF:
        """The whole view, in its own units."""
        return QRectF(self._bounds)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Leave the plot's units and draw in pixels."""
        mapping = self._mapping_by(painter.worldTransform())
        painter.save()
        painter.setWorldTransform(QTransform())  # the whole is enlarged by a viewport
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter, mapping)
        painter.restore()

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        """Draw in pixels; for the subclass."""
        raise NotImplementedError

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw, and nothing to pay; for the subclass."""
        return False

    def update(self) -> None:
        """Draw anew, or not at all."""
        self.setVisible(not self.is_empty)
        super().update()

    def _mapping_by(self, transform: QTransform) -> Mapping:
        """Return the mapping, the same from frame to frame while the view stands still."""
        if self._mapping is None or self._mapped != (transform, self._bounds):
            self._mapped = transform, QRectF(self._bounds)
            self._mapping = mapping_of(*self._mapped)
        return self._mapping

    def _follow(self) -> None:
        self.prepareGeometryChange()
        self._bounds = QRectF(self._box.viewRect())
        self.update()


_SHARPNESS_IN_VECTORS = 2.0
_SEAM_PX = 0.6


def paints_pixels(painter: QPainter) -> bool:
    """Say whether a picture is painted on a screen or an image, and not into an SVG or a PDF."""
    return painter.paintEngine().type() == QPaintEngine.Type.Raster


def pixels_a_unit(painter: QPainter) -> float:
    """Return how many pixels an image needs for a logical pixel, to be as sharp as the rest."""
    if not paints_pixels(painter):
        return _SHARPNESS_IN_VECTORS
    return float(painter.device().devicePixelRatioF())


def seamless(painter: QPainter, colour: QColor) -> None:
    """Fill with a colour what lies side by side: in vectors a thin edge hides the seams between."""
    painter.setPen(Qt.PenStyle.NoPen if paints_pixels(painter) else QPen(colour, _SEAM_PX))
    painter.setBrush(colour)


def mapping_of(transform: QTransform, rect: QRectF) -> Mapping:
    """Read the mapping from a painter's transform, which only scales and shifts."""
    window = Rectangle(rect.left(), rect.top(), rect.right(), rect.bottom())
    return Mapping(
        transform.m11(),
        transform.m22(),
        transform.dx(),
        transform.dy(),
        transform.mapRect(rect),
        window,
    )
