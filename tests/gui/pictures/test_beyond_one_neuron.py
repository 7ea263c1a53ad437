"""The window with a model beyond one neuron: the field follows it, no picture says a wrong word."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from engine.geometry import Rectangle
from engine.lab.shading_mode import ShadingMode
from engine.learning.settings import Optimiser
from engine.model import samples
from engine.model.architecture import Architecture
from engine.model.features import products_up_to
from engine.model.neuron import Neuron
from gui.painting.mapping import Mapping
from gui.registry.pictures import PICTURES
from tests.gui.conftest import learn, settle, show_everything
from tests.sampling import one_in

_WINDOW = Rectangle(0.0, 0.0, 4.0, 4.0)
NETWORK = Architecture(hidden=(4, 2))
CURVE = Architecture(features=products_up_to(2))


@pytest.mark.parametrize("language", one_in(2, ["fr", "en"]))
def test_every_picture_stands_beside_another_model(open_window, painted_texts, language):
    window = open_window(language, plants=samples.xor(60, 0.1, 0))
    show_everything(window)
    store = window.store
    for architecture in (NETWORK, CURVE):
        store.set_architecture(architecture)
        store.set_settings(optimiser=Optimiser.ADAM)
        store.hold_out(0.25)
        store.select(np.array([3]))
        store.put_probe((1.0, 1.0))
        painted_texts.clear()
        learn(window, 3, 20)
        for name, picture in window.pictures.items():
            assert picture.isEnabled() is not picture.needs_neuron, name
            picture.canvas.repaint()
        said = [text for text in painted_texts if "x₁" in text and "x₂" in text]
        assert len(said) >= sum(picture.needs_neuron for picture in window.pictures.values())
    while store.can_undo:
        store.undo()
    settle()
    assert store.frame().neuron == Neuron()
    assert all(window.pictures[name].isEnabled() for name in PICTURES)


def test_the_field_is_coloured_by_the_sign_of_z(open_window):
    window = open_window(plants=samples.xor(60, 0.1, 0))
    store = window.store
    store.set_architecture(NETWORK)
    store.set_settings(optimiser=Optimiser.ADAM, learning_rate=0.05)
    learn(window, 10, 40)
    model = store.frame().model
    shading = window.field.shading
    mapping = Mapping(100.0, -100.0, 50.0, 450.0, QRectF(50, 50, 400, 400), _WINDOW)
    for mode in (ShadingMode.REGION, ShadingMode.PROBABILITY):
        shading.mode, image = mode, QImage(500, 500, QImage.Format.Format_RGB32)
        image.fill(0)
        painter = QPainter(image)
        shading.draw(painter, mapping)
        painter.end()
        toxic, harmless = (
            shading.look.colour("toxic_region"),
            shading.look.colour("harmless_region"),
        )
        for x in range(70, 440, 23):
            for y in range(70, 440, 23):
                z = float(model.z(np.array([[(x + 0.5 - 50) / 100, (450 - y - 0.5) / 100]]))[0])
                if abs(z) > 1 and not any(box.contains(QPointF(x, y)) for box in shading.names):
                    pixel = image.pixelColor(x, y)
                    nearer = _distance(pixel, toxic) < _distance(pixel, harmless)
                    assert nearer == (z > 0), (mode, x, y, z)


def _distance(one: QColor, other: QColor) -> int:
    return sum(abs(a - b) for a, b in zip(one.getRgb(), other.getRgb(), strict=True))
