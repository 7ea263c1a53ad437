"""Pixmaps painted once: when they are painted again, and how much they take together."""

import pytest
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from gui.painting.pixmap_cache import Layer, PixmapCache

SIZE = QSizeF(10, 10)
BYTES = 10 * 10 * 4


@pytest.fixture
def painted():
    return []


def cached_pixmap(cache, key, painted, ratio=1.0):
    return cache.pixmap((key,), SIZE, ratio, lambda _brush: painted.append(key))


@pytest.mark.usefixtures("qapp")
def test_a_pixmap_is_painted_once_a_key_and_sharpness(painted):
    cache = PixmapCache(100 * BYTES)
    for key, ratio in (("a", 1.0), ("b", 1.0), ("a", 1.0), ("a", 2.0), ("a", 2.0)):
        assert cached_pixmap(cache, key, painted, ratio).width() == 10 * ratio
    assert painted == ["a", "b", "a"]


@pytest.mark.usefixtures("qapp")
def test_beyond_its_bytes_the_cache_lets_go_of_what_was_not_used_for_longest(painted):
    cache = PixmapCache(3 * BYTES)
    for key in "abcadab":
        cached_pixmap(cache, key, painted)
        assert cache.bytes <= cache.most_bytes
    assert painted == list("abcdb")


@pytest.mark.usefixtures("qapp")
def test_a_pixmap_larger_than_the_cache_is_there_all_the_same(painted):
    cache = PixmapCache(BYTES // 2)
    assert not cached_pixmap(cache, "a", painted).isNull()
    assert not cached_pixmap(cache, "b", painted).isNull()


class Canvas(QWidget):
    def __init__(self):
        super().__init__()
        self.layer, self.key, self.subject, self.painted = Layer(), (1,), object(), 0
        self.resize(30, 20)

    def paintEvent(self, _event):
        painter = QPainter(self)
        self.layer.draw(painter, self.key, self.draw, self.subject)
        painter.end()

    def draw(self, _brush):
        self.painted += 1


@pytest.fixture
def canvas(qtbot):
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.grab()
    assert canvas.painted == 1
    return canvas


def test_a_layer_is_painted_again_for_another_key_subject_or_size_only(canvas):
    canvas.grab()
    assert canvas.painted == 1
    canvas.key = (2,)
    canvas.grab()
    canvas.subject = object()
    canvas.grab()
    canvas.resize(31, 20)
    canvas.grab()
    canvas.grab()
    assert canvas.painted == 4


@pytest.mark.parametrize("device", [QImage, QPixmap])
def test_into_a_file_a_layer_is_painted_afresh(canvas, device):
    into = QImage(30, 20, QImage.Format.Format_RGB32) if device is QImage else QPixmap(30, 20)
    painter = QPainter(into)
    canvas.layer.draw(painter, canvas.key, canvas.draw, canvas.subject)
    painter.end()
    assert canvas.painted == 2


def test_a_layer_of_a_box_lies_there_and_nowhere_else(qapp):
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    red, box = QColor("red"), QRectF(10, 5, 8, 6)
    Layer().draw(painter, (), lambda brush: brush.fillRect(9, 4, 3, 3, red), box=box)
    painter.end()
    seen = {(x, y) for x in range(30) for y in range(20) if image.pixelColor(x, y) == red}
    assert seen == {(10, 5), (11, 5), (10, 6), (11, 6)}
