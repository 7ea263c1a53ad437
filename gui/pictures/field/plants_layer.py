"""The plants in a cached layer; over it what changes: the wrong ones and the moving ones."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from engine.arrays import NO_INDICES, Indices, Mask
from engine.lab.frame import Frame
from engine.model.dataset import Dataset
from gui.painting.mapping import Mapping, PixelItem, pixels_a_unit
from gui.painting.markers import (
    MOST_SPRITES,
    PixelDots,
    draw_dots,
    draw_rings,
    radius_of,
    ring_radius_of,
    visible,
)
from gui.painting.pixmap_cache import Key, Layer, Paint
from gui.style.theme import Look


class PlantsLayer(PixelItem):
    """Repaints the dots when they, the view or the look change, not while the neuron learns."""

    def __init__(self, view_box: pg.ViewBox, look: Look) -> None:
        super().__init__(view_box)
        self.look = look
        self.show_wrong = True
        self.moving = False
        self._frame: Frame | None = None
        self._layer = Layer()
        self._dots: PixelDots | None = None
        self._dots_subject: object = None
        self._dots_key: Key = ()
        self.setZValue(20)

    def show_frame(self, frame: Frame) -> None:
        """Take the plants, the selection and who is wrong from a frame."""
        self._frame = frame
        self.update()

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        """Draw the cached dots, then what moves, is wrong or is selected."""
        if self._frame is None or not len(self._frame.plants):
            return
        if len(self._frame.plants) > MOST_SPRITES:
            self._draw_pixels(painter, mapping, self._frame)
        else:
            self._draw_sprites(painter, mapping, self._frame)

    def _draw_sprites(self, painter: QPainter, mapping: Mapping, frame: Frame) -> None:
        plants = frame.plants
        radius = radius_of(len(plants), self.look)
        moving = frame.selection if self.moving else NO_INDICES
        self._draw_layer(
            painter, mapping, plants, moving,
            lambda brush: self._draw_resting(brush, mapping, plants, moving),
        )  # fmt: skip
        if len(moving):
            draw_dots(
                painter, *mapping.points(*plants.x[moving].T), plants.y[moving], radius, self.look,
                held_out=plants.held_out_among(moving),
            )  # fmt: skip
        if self.show_wrong:
            px, py = mapping.points(*plants.x[frame.wrong].T)
            shown = visible(px, py, mapping.pixels, radius)
            pen = QPen(self.look.colour("loss"), max(1.5, radius / 3))
            draw_rings(painter, px[shown], py[shown], ring_radius_of(radius), pen)
        if len(frame.selection):
            chosen = mapping.points(*plants.x[frame.selection].T)
            pen = QPen(self.look.colour("text"), self.look.width(2))
            draw_rings(painter, *chosen, radius * 1.4 + self.look.width(5), pen)

    def _draw_layer(
        self, painter: QPainter, mapping: Mapping, plants: Dataset, moving: Indices, paint: Paint
    ) -> None:
        """Draw the resting plants from a pixmap, remade when they or the view have changed."""
        key = (mapping, self.look, len(plants))
        subject = moving if len(moving) else plants
        self._layer.draw(painter, key, paint, subject, box=mapping.pixels)

    def _draw_resting(
        self, painter: QPainter, mapping: Mapping, plants: Dataset, moving: Indices
    ) -> None:
        resting = np.ones(len(plants), dtype=bool)
        resting[moving] = False
        px, py = mapping.points(plants.x[:, 0], plants.x[:, 1])
        radius = radius_of(len(plants), self.look)
        shown = np.flatnonzero(resting & visible(px, py, mapping.pixels, 2 * radius))
        draw_dots(
            painter, px[shown], py[shown], plants.y[shown], radius, self.look,
            held_out=plants.held_out_among(shown),
        )  # fmt: skip

    def _draw_pixels(self, painter: QPainter, mapping: Mapping, frame: Frame) -> None:
        """Draw more plants than sprites can serve, from images."""
        plants, origin = frame.plants, mapping.pixels.topLeft()
        radius = radius_of(len(plants), self.look)
        moving = frame.selection if self.moving else NO_INDICES
        dots = self._dots_of(plants, moving, mapping, painter)
        resting = np.ones(len(plants), dtype=bool)
        resting[moving] = False
        self._draw_layer(
            painter, mapping, plants, moving,
            lambda brush: brush.drawImage(
                origin, _image_of(dots, plants, resting, radius, self.look)
            ),
        )  # fmt: skip
        if self.show_wrong and frame.wrong.any():
            red = self.look.colour("loss")
            marks = dots.image([(frame.wrong, red, max(0.5, radius - 1.5), "disc")])
            painter.drawImage(origin, marks)
        if len(frame.selection):
            self._draw_selected_pixels(painter, mapping, frame, radius)

    def _draw_selected_pixels(
        self, painter: QPainter, mapping: Mapping, frame: Frame, radius: float
    ) -> None:
        chosen = frame.plants.x[frame.selection]
        selected = Dataset(chosen, frame.plants.y[frame.selection])
        all_selected = np.ones(len(selected), dtype=bool)
        white = self.look.colour("text")
        dots = _pixel_dots(selected, mapping, painter)
        image = dots.image([(all_selected, white, radius + 0.5, "disc")])
        painter.drawImage(mapping.pixels.topLeft(), image)

    def _dots_of(
        self, plants: Dataset, moving: Indices, mapping: Mapping, painter: QPainter
    ) -> PixelDots:
        """Return where the plants are in pixels; while some are moved, where they were before."""
        subject: object = moving if len(moving) else plants
        key = (mapping, pixels_a_unit(painter), len(plants))
        dots = self._dots
        if dots is None or subject is not self._dots_subject or key != self._dots_key:
            dots = _pixel_dots(plants, mapping, painter)
            self._dots, self._dots_subject, self._dots_key = dots, subject, key
        return dots


def _pixel_dots(plants: Dataset, mapping: Mapping, painter: QPainter) -> PixelDots:
    px, py = mapping.points(plants.x[:, 0], plants.x[:, 1])
    origin, pixels = mapping.pixels.topLeft(), mapping.pixels
    size = (int(pixels.width()), int(pixels.height()))
    return PixelDots(px - origin.x(), py - origin.y(), size, pixels_a_unit(painter))


def _image_of(dots: PixelDots, plants: Dataset, shown: Mask, radius: float, look: Look) -> QImage:
    """Return plants as pixels; they come in eight lots, so that no kind hides the other.

    Those held out have a hole.
    """
    lot = np.arange(len(plants)) % 8
    layers: list[tuple[Mask, QColor, float, str]] = []
    for number in range(8):
        in_lot = shown & (lot == number)
        layers.append((in_lot & (plants.y == 1), look.colour("toxic"), radius, "disc"))
        layers.append((in_lot & (plants.y == 0), look.colour("harmless"), radius, "diamond"))
        if plants.held_out is not None:
            hole = look.colour("panel")
            layers.append((in_lot & plants.held_out, hole, max(0.5, radius - 1.5), "disc"))
    return dots.image(layers)
