"""The ground of the loss map: colours and level lines, painted once a map."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPen, QPolygonF

from engine.arrays import Vector
from gui.language.numbers import short
from gui.language.translation import language
from gui.painting.labels import Pixels, is_free, label_size
from gui.painting.plot import Plot
from gui.pictures.loss.loss_colours import packed, shade_of
from gui.pictures.loss.loss_grid import fine, refined, round_levels
from gui.style.theme import Look

FINER = 3
"""A map is drawn so many times as fine as it was worked out, by cubics in between."""

_SHORTEST_LABELLED_PX = 110.0
_LEVEL_POINTS = 8.5

Line = NDArray[np.float64]


class MapGrid(Protocol):
    """Losses at x (k,) and y (k,): losses[row of y, column of x]."""

    @property
    def x(self) -> Vector:
        """Values along the horizontal axis."""

    @property
    def y(self) -> Vector:
        """Values along the vertical axis."""

    @property
    def losses(self) -> NDArray[np.float64]:
        """The loss at each of their pairs."""


class LevelLine:
    """The points (k, 2) of one piece of the line L = level, in values of the parameters."""

    def __init__(self, level: float, points: Line) -> None:
        self.level, self.points = level, points


class MapContours:
    """Draws a map; its lines are cached as long as the map is the same."""

    def __init__(self) -> None:
        self._map: MapGrid | None = None
        self.levels: list[float] = []
        self.lines: list[LevelLine] = []
        self.losses: NDArray[np.float64] = np.zeros((0, 0))
        self._places_key: tuple[object, ...] = ()
        self._level_boxes: dict[float, list[QRectF]] = {}

    def texts(self, loss_map: MapGrid) -> dict[str, str]:
        """Write the level of each line."""
        self._work_out(loss_map)
        return {f"map_level_{k}": short(level) for k, level in enumerate(self.levels)}

    def draw(self, painter: QPainter, plot: Plot, loss_map: MapGrid) -> None:
        """Fill the plot with the map where it reaches, and draw its lines."""
        self._work_out(loss_map)
        painter.save()
        painter.setClipRect(plot.pixels)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(_image_box(loss_map, plot, FINER), image_of(self.losses, plot.look))
        self._draw_lines(painter, plot)
        painter.restore()

    def _work_out(self, loss_map: MapGrid) -> None:
        if loss_map is self._map:
            return
        self._map, self._places_key = loss_map, ()
        self.losses = refined(loss_map.losses, FINER)
        low, high = float(self.losses.min()), float(self.losses.max())
        self.levels = round_levels(low, high)
        x, y = fine(loss_map.x, FINER), fine(loss_map.y, FINER)
        self.lines = level_lines(x, y, self.losses, self.levels)

    def write_levels(
        self,
        painter: QPainter,
        plot: Plot,
        loss_map: MapGrid,
        taken: list[QRectF],
        lines: Pixels,
    ) -> None:
        """Write each level on its longest line, where nothing else is; without room, not at all."""
        self._work_out(loss_map)
        look, taken = plot.look, list(taken)
        font = look.font(_LEVEL_POINTS)
        for level, boxes in self._places(plot).items():
            free = (
                box
                for box in boxes
                if is_free(box.adjusted(-12, -6, 12, 6), taken)
                and is_free(box.adjusted(-3, -2, 3, 2), [], lines)
            )
            box = next(free, None)
            if box is None:
                continue
            taken.append(box)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("ground", 0.55))
            painter.drawRoundedRect(box, 4, 4)
            painter.setFont(font)
            painter.setPen(look.colour("text", 0.9))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), short(level))

    def _draw_lines(self, painter: QPainter, plot: Plot) -> None:
        look = plot.look
        painter.setPen(QPen(look.colour("text", 0.45), look.width(1.1)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for line in self.lines:
            px, py = plot.mapping.points(line.points[:, 0], line.points[:, 1])
            points = zip(px.tolist(), py.tolist(), strict=True)
            painter.drawPolyline(QPolygonF([QPointF(*point) for point in points]))

    def _places(self, plot: Plot) -> dict[float, list[QRectF]]:
        """Return where each level can be written on its longest line, the best place first."""
        key = (plot.look, plot.pixels.getRect(), plot.mapping.window, language())
        if key != self._places_key:
            self._places_key = key
            self._level_boxes = self._find_places(plot)
        return self._level_boxes

    def _find_places(self, plot: Plot) -> dict[float, list[QRectF]]:
        longest: dict[float, float] = {}
        result: dict[float, list[QRectF]] = {}
        for line in self.lines:
            px, py = plot.mapping.points(line.points[:, 0], line.points[:, 1])
            length = float(np.hypot(np.diff(px), np.diff(py)).sum())
            if length > longest.get(line.level, _SHORTEST_LABELLED_PX):
                longest[line.level] = length
                size = label_size(short(line.level), plot.look.font(_LEVEL_POINTS))
                result[line.level] = _boxes_on(plot.pixels, px, py, size)
        return result


def level_lines(
    x: Vector, y: Vector, losses: NDArray[np.float64], levels: list[float]
) -> list[LevelLine]:
    """Follow each level through a grid: losses[row of y, column of x]."""
    from contourpy import contour_generator

    if not levels:
        return []
    maker = contour_generator(x, y, losses)
    return [LevelLine(level, np.asarray(p)) for level in levels for p in maker.lines(level)]


def image_of(losses: NDArray[np.float64], look: Look) -> QImage:
    """Return losses (rows of y, columns of x) as an image, y upward."""
    shades = shade_of(losses[::-1], float(losses.min()), float(losses.max()))
    pixels = np.ascontiguousarray(packed(look)[shades])
    height, width = pixels.shape
    image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)
    return image.copy()


def _image_box(loss_map: MapGrid, plot: Plot, finer: int) -> QRectF:
    """Return where the image goes: a value lies in the middle of its pixel, not at its corner."""
    half_x = (loss_map.x[1] - loss_map.x[0]) / finer / 2
    half_y = (loss_map.y[1] - loss_map.y[0]) / finer / 2
    start = plot.at(float(loss_map.x[0] - half_x), float(loss_map.y[-1] + half_y))
    end = plot.at(float(loss_map.x[-1] + half_x), float(loss_map.y[0] - half_y))
    return QRectF(start, end)


def _boxes_on(pixels: QRectF, px: Vector, py: Vector, size: QSizeF) -> list[QRectF]:
    """Return boxes on a line, from its middle outward, that lie within the plot."""
    result = []
    for share in (0.5, 0.35, 0.65, 0.2, 0.8, 0.42, 0.58, 0.27, 0.73, 0.12, 0.88):
        index = int(share * (len(px) - 1))
        box = QRectF(0, 0, size.width() - 4, size.height() - 4)
        box.moveCenter(QPointF(float(px[index]), float(py[index])))
        if pixels.contains(box):
            result.append(box)
    return result
