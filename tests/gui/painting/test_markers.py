"""Upright lines, cut from a strip on a screen and drawn in vectors."""

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgGenerator

from gui.painting.markers import draw_dots, draw_symbol, draw_uprights
from gui.style.theme import Look

X, ENDS, OTHER_ENDS = (
    np.array(values) for values in ([3.0, 10.0, 14.0, 6.0], [2.0, 18.0, 5.0, 9.2], [9.0] * 4)
)
"""One from above, one from below, one short, one too short to be seen."""


@pytest.mark.parametrize("ratio", [1, 2])
def test_each_line_covers_its_column_from_end_to_end_and_no_more(qapp, ratio):
    image = QImage(20 * ratio, 20 * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw_uprights(painter, X, ENDS, OTHER_ENDS, QColor(255, 0, 0, 128))
    painter.end()
    seen = {
        (x, y)
        for x in range(20 * ratio)
        for y in range(20 * ratio)
        if image.pixelColor(x, y).alpha()
    }
    expected = {
        (x, y)
        for left, top, bottom in ((3, 2, 9), (10, 9, 18), (14, 5, 9))
        for x in range(left * ratio, (left + 1) * ratio)
        for y in range(top * ratio, bottom * ratio)
    }
    assert seen == expected


def test_in_vectors_they_are_lines(qapp):
    buffer = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(20, 20))
    painter = QPainter(generator)
    draw_uprights(painter, X, ENDS, OTHER_ENDS, QColor("red"))
    painter.end()
    svg = buffer.data().data().decode()
    assert svg.count("<polyline") == 4
    assert "<image" not in svg


def test_no_plant_is_no_line(qapp):
    image = QImage(5, 5, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw_uprights(painter, np.array([]), np.array([]), np.array([]), QColor("red"))
    painter.end()
    assert all(not image.pixelColor(x, y).alpha() for x in range(5) for y in range(5))


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_dots_drawn_many_at_once_are_the_same_pixels_as_one_by_one(qapp, ratio):
    rng, radius, look = np.random.default_rng(0), 4.5, Look()
    px, py = rng.uniform(20, 180, (2, 1_500))
    y, held_out = rng.integers(0, 2, 1_500).astype(np.int8), rng.random(1_500) < 0.3
    side = int(2.4 * radius + 6)
    sprites = [sprite(side, radius, kind, hollow, look, ratio) for hollow, kind in FOUR]

    def one_by_one(painter):
        for x, y_, kind, hollow in zip(px, py, y, held_out, strict=True):
            at = QPointF(x - side / 2, y_ - side / 2)
            painter.drawPixmap(at, sprites[kind + 2 * hollow])

    def at_once(painter):
        draw_dots(painter, px, py, y, radius, look, held_out=held_out)

    expected = painted(one_by_one, ratio)
    assert painted(at_once, ratio) == expected
    assert expected != painted(lambda _painter: None, ratio)


FOUR = [(False, 0), (False, 1), (True, 0), (True, 1)]


def sprite(side, radius, kind, hollow, look, ratio):
    pixmap = QPixmap(QSize(side, side) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_symbol(painter, QPointF(side / 2, side / 2), kind, radius, look, hollow=hollow)
    painter.end()
    return pixmap


def painted(draw, ratio):
    """Return what is drawn half transparent, and moved by parts of a pixel."""
    image = QImage(QSize(200, 200) * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setOpacity(0.5)
    painter.translate(3.3, 1.7)
    draw(painter)
    painter.end()
    return image
