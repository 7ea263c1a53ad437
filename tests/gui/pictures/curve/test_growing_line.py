"""A line that grows looks as if it were drawn anew, whatever is done to its points."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QWidget

from gui.pictures.curve import growing_line
from gui.pictures.curve.growing_line import GrowingLine

PEN = QPen(QColor("#ff5e57"), 2.5)
SIZE = (400, 120)


class Canvas(QWidget):
    def __init__(self):
        super().__init__()
        self.resize(*SIZE)
        self.line = GrowingLine()

    def paintEvent(self, _event):
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), Qt.GlobalColor.black)
        self.line.draw(painter, *self.points, PEN)
        painter.end()


@pytest.fixture
def canvas(qtbot):
    canvas = Canvas()
    qtbot.addWidget(canvas)
    return canvas


def points(count):
    steps = np.arange(count, dtype=float)
    return 5 + steps, 60 - 50 * np.exp(-steps / 80) * np.cos(steps / 7)


def red(image):
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return rows[..., 2].astype(int)


def shown(canvas, px, py):
    canvas.points = px, py
    return red(canvas.grab().toImage())


def drawn_anew(px, py):
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    GrowingLine().draw(painter, px, py, PEN)
    painter.end()
    return red(image)


def differ(image, other):
    """Return how many pixels are another colour to the eye."""
    return int((np.abs(image - other) > 60).sum())


def test_it_grows_as_if_it_were_drawn_anew(canvas):
    for count in (1, 2, 5, 30, 31, 90, 91, 200, 300, 301):
        assert differ(shown(canvas, *points(count)), drawn_anew(*points(count))) <= 2, count


def test_most_of_it_is_not_drawn_again(canvas, monkeypatch):
    drawn = []
    polyline = growing_line.polyline
    monkeypatch.setattr(
        growing_line, "polyline", lambda px, py: drawn.append(len(px)) or polyline(px, py)
    )
    shown(canvas, *points(300))
    drawn.clear()
    for count in range(301, 321):
        shown(canvas, *points(count))
    assert max(drawn) < 60


@pytest.mark.parametrize("change", ["shorter", "scaled", "peak"])
def test_what_has_changed_in_its_past_is_seen(canvas, change):
    px, py = points(300)
    shown(canvas, px, py)
    if change == "shorter":
        px, py = px[:150], py[:150]
    elif change == "scaled":
        px = 5 + 0.7 * (px - 5)
    else:
        py = py.copy()
        py[40] = 3.0
    assert differ(shown(canvas, px, py), drawn_anew(px, py)) <= 2
