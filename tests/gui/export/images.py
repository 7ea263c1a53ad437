"""Pictures that are asked for in tests, and their pixels."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from gui.export import render
from gui.registry.pictures import picture_names
from tests.gui.conftest import controllers_of

PICTURES = picture_names()
SIZE = (480, 360)
LEFT = Qt.MouseButton.LeftButton


def request(picture, **more):
    return render.PictureRequest(picture, SIZE, **more)


def pixels(image):
    """Return the pixels of an image as (height, width, 3)."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3)


def share_of(image, colour):
    """Return which share of an image has a colour, within a shade or two."""
    rgb = np.array(colour.toRgb().getRgb()[:3])
    return float((np.abs(pixels(image).astype(int) - rgb).max(axis=2) <= 3).mean())


def image_of(asked, scene):
    return QImage.fromData(render.render_to_bytes("png", asked, scene))


def svg_image(data):
    renderer = QSvgRenderer(data)
    assert renderer.isValid()
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.magenta)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def scene_of(lab):
    return controllers_of(lab).picture_export.scene()
