"""The plants, painted once and kept; over them what changes: the wrong ones and the moving ones."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap

from engine.arrays import NO_INDICES, Indices, Mask
from engine.lab.frame import Frame
from engine.model.dataset import Dataset
from gui.painting.mapping import Mapping, PixelItem, paints_pixels, pixels_a_unit
from gui.painting.markers import MOST_SPRITES, PixelDots, draw_dots, draw_rings, radius_of, visible
from gui.style.theme import Look


class PlantsLayer(PixelItem):
    """Repaints the dots when they, the view or the look change, not while the neuron learns."""

    def __init__(self, view_box: pg.ViewBox, look: Look) -> None:
        super().__init__(view_box)
        self.look = look
        self.show_wrong = True
        self.moving = False
        self._frame: Frame | None = None
        self._key: tuple[object, ...] = ()
        self._kept: tuple[object, ...] = ()
        self._dots = QPixmap()
        self._pixel_dots: PixelDots | None = None
        self.setZValue(20)

    def show_frame(self, frame: Frame) -> None:
        """Take the plants, the selection and who is wrong from a frame."""
        self._frame = frame
        self.update()

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        """Draw the kept dots, then what moves, is wrong or is selected."""
        if self._frame is None or not len(self._frame.plants):
            return
        if len(self._frame.plants) > MOST_SPRITES:
            self._draw_many(painter, mapping, self._frame)
        else:
            self._draw_some(painter, mapping, self._frame)

    def _draw_some(self, painter: QPainter, mapping: Mapping, frame: Frame) -> None:
        plants = frame.plants
        radius = radius_of(len(plants), self.look)
        px, py = mapping.points(plants.x[:, 0], plants.x[:, 1])
        moving = frame.selection if self.moving else NO_INDICES
        self._draw_kept(painter, mapping, plants, moving)
        if len(moving):
            draw_dots(painter, px[moving], py[moving], plants.y[moving], radius, self.look)
        if self.show_wrong and frame.wrong.any():
            wrong = np.flatnonzero(frame.wrong & visible(px, py, mapping.pixels, radius))
            pen = QPen(self.look.colour("loss"), max(1.5, radius / 3))
            draw_rings(painter, px[wrong], py[wrong], radius + max(2.0, radius / 2), pen)
        if len(frame.selection):
            chosen = frame.selection
            pen = QPen(self.look.colour("text"), self.look.width(2))
            draw_rings(painter, px[chosen], py[chosen], radius * 1.4 + self.look.width(5), pen)

    def _draw_kept(
        self, painter: QPainter, mapping: Mapping, plants: Dataset, moving: Indices
    ) -> None:
        """Draw the resting plants from a pixmap, remade when they or the view have changed."""
        if not paints_pixels(painter):
            self._draw_resting(painter, mapping, plants, moving, QPointF())
            return
        kept = (None if len(moving) else plants, moving)
        if self._outdated(kept, len(plants), mapping, painter):
            self._dots = _blank(painter, mapping)
            brush = QPainter(self._dots)
            self._draw_resting(brush, mapping, plants, moving, mapping.pixels.topLeft())
            brush.end()
        painter.drawPixmap(mapping.pixels.topLeft(), self._dots)

    def _draw_resting(
        self,
        painter: QPainter,
        mapping: Mapping,
        plants: Dataset,
        moving: Indices,
        origin: QPointF,
    ) -> None:
        resting = np.ones(len(plants), dtype=bool)
        resting[moving] = False
        px, py = mapping.points(plants.x[:, 0], plants.x[:, 1])
        radius = radius_of(len(plants), self.look)
        shown = np.flatnonzero(resting & visible(px, py, mapping.pixels, 2 * radius))
        px, py = px[shown] - origin.x(), py[shown] - origin.y()
        draw_dots(painter, px, py, plants.y[shown], radius, self.look)

    def _draw_many(self, painter: QPainter, mapping: Mapping, frame: Frame) -> None:
        """Draw more plants than sprites can serve, from images."""
        plants, origin = frame.plants, mapping.pixels.topLeft()
        radius = radius_of(len(plants), self.look)
        moving = frame.selection if self.moving else NO_INDICES
        kept = (None, moving) if len(moving) else (plants, frame.selection)
        if self._outdated(kept, len(plants), mapping, painter) or self._pixel_dots is None:
            self._pixel_dots = _pixel_dots(plants, mapping, painter)
            shown = np.ones(len(plants), dtype=bool)
            shown[moving] = False
            image = _image_of(self._pixel_dots, plants, shown, radius, self.look)
            self._dots = QPixmap.fromImage(image.copy())  # the canvas will be drawn on again
        painter.drawPixmap(origin, self._dots)
        if self.show_wrong and frame.wrong.any():
            red = self.look.colour("loss")
            marks = self._pixel_dots.image([(frame.wrong, red, max(0.5, radius - 1.5), "disc")])
            painter.drawImage(origin, marks)
        if len(frame.selection):
            self._draw_selected_of_many(painter, mapping, frame, radius)

    def _draw_selected_of_many(
        self, painter: QPainter, mapping: Mapping, frame: Frame, radius: float
    ) -> None:
        chosen = frame.plants.x[frame.selection]
        some = Dataset(chosen, frame.plants.y[frame.selection])
        every = np.ones(len(some), dtype=bool)
        white = self.look.colour("text")
        dots = _pixel_dots(some, mapping, painter)
        image = dots.image([(every, white, radius + 0.5, "disc")])
        painter.drawImage(mapping.pixels.topLeft(), image)

    def _outdated(
        self,
        kept: tuple[Dataset | None, Indices],
        count: int,
        mapping: Mapping,
        painter: QPainter,
    ) -> bool:
        """Say whether the kept dots are not of these plants, this view and this look."""
        key = (mapping, self.look, pixels_a_unit(painter), count)
        same = len(self._kept) == 2 and all(a is b for a, b in zip(kept, self._kept, strict=True))
        if same and key == self._key:
            return False
        self._kept, self._key = kept, key
        return True


def _blank(painter: QPainter, mapping: Mapping) -> QPixmap:
    ratio = painter.device().devicePixelRatioF()
    width, height = mapping.pixels.width() * ratio, mapping.pixels.height() * ratio
    pixmap = QPixmap(max(1, round(width)), max(1, round(height)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _pixel_dots(plants: Dataset, mapping: Mapping, painter: QPainter) -> PixelDots:
    px, py = mapping.points(plants.x[:, 0], plants.x[:, 1])
    origin, pixels = mapping.pixels.topLeft(), mapping.pixels
    size = (int(pixels.width()), int(pixels.height()))
    return PixelDots(px - origin.x(), py - origin.y(), size, pixels_a_unit(painter))


def _image_of(dots: PixelDots, plants: Dataset, shown: Mask, radius: float, look: Look) -> QImage:
    """Return plants as pixels; they come in eight lots, so that no kind hides the other."""
    lot = np.arange(len(plants)) % 8
    layers: list[tuple[Mask, QColor, float, str]] = []
    for number in range(8):
        here = shown & (lot == number)
        layers.append((here & (plants.y == 1), look.colour("toxic"), radius, "disc"))
        layers.append((here & (plants.y == 0), look.colour("harmless"), radius, "diamond"))
    return dots.image(layers)
