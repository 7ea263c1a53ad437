"""The two kinds are told apart without their colours: by shape, and by what each blindness leaves.

Dichromats are simulated as by Machado, Oliveira and Fernandes (2009), at full severity.
"""

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from engine.model.architecture import Architecture
from engine.model.features import products_up_to
from gui.painting import leaf_shapes, leaves, markers
from gui.style.palette import CONTRAST, DARK, LIGHT
from gui.style.theme import Look
from tests.gui.conftest import settle, shown

BLINDNESS = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                   [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                     [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                   [0.004733, 0.691367, 0.303900]],
}  # fmt: skip
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
JUST_NOTICED = 2.3
"""A difference in CIELAB that an eye can just see."""


def linear(code):
    colour = QColor(code)
    srgb = np.array([colour.redF(), colour.greenF(), colour.blueF()])
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def lab(rgb):
    xyz = TO_XYZ @ rgb / (TO_XYZ @ np.ones(3))
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def apart(one, other, blindness=None):
    """How far two colours are apart in CIELAB, as somebody with a colour blindness sees them."""
    matrix = np.eye(3) if blindness is None else np.array(BLINDNESS[blindness])
    return float(
        np.linalg.norm(
            lab((matrix @ linear(one)).clip(0, 1)) - lab((matrix @ linear(other)).clip(0, 1))
        )
    )


def test_the_simulation_sees_what_is_known_of_each_blindness():
    assert apart("#000000", "#ffffff") == pytest.approx(100, abs=0.1)
    for blindness in BLINDNESS:  # a grey stays as it is
        assert apart("#000000", "#808080", blindness) == pytest.approx(
            apart("#000000", "#808080"), abs=0.5
        )
    red, green = "#c04040", "#4d8540"
    assert apart(red, green, "deuteranopia") < 0.35 * apart(red, green)
    assert apart("#00a0a0", "#2090c0", "tritanopia") < 0.5 * apart("#00a0a0", "#2090c0")


@pytest.mark.parametrize("blindness", BLINDNESS)
@pytest.mark.parametrize("palette", [DARK, LIGHT, CONTRAST], ids=["dark", "light", "contrast"])
def test_the_colours_of_the_kinds_stay_far_apart(palette, blindness):
    assert apart(palette.toxic, palette.harmless, blindness) > 12 * JUST_NOTICED
    assert apart(palette.toxic_region, palette.harmless_region, blindness) > 4 * JUST_NOTICED
    for kind, region in (("toxic", "toxic_region"), ("harmless", "harmless_region")):
        mark, ground = getattr(palette, kind), getattr(palette, region)
        assert apart(mark, ground, blindness) > 10 * JUST_NOTICED


def without_colour(line_scale=1.0):
    """A look in which both kinds have one colour: for who sees none at all."""
    one = DARK._replace(harmless=DARK.toxic, harmless_region=DARK.toxic_region)
    return Look(one, line_scale=line_scale)


def drawn(kind, radius):
    image = QImage(40, 40, QImage.Format.Format_Grayscale8)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    markers.draw_symbol(painter, QPointF(20, 20), kind, radius, without_colour(), edged=False)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(40, -1)[:, :40].astype(int)


@pytest.mark.parametrize("radius", [8.0, 6.0, 4.5, 4.0, 2.6])
def test_the_marks_of_the_kinds_differ_in_shape(qapp, radius):
    disc, diamond = drawn(1, radius), drawn(0, radius)
    assert np.abs(disc - diamond).sum() > 0.15 * disc.sum()


NETWORK, CURVE = Architecture(hidden=(2,)), Architecture(features=products_up_to(2))
MODELS = {
    "field": None, "sigmoid": None, "certainty": None, "bernoulli": None, "surface": None,
    "plantTable": None, "likelihood": None, "hiddenPlane": NETWORK, "lifted": CURVE,
    "manyStarts": NETWORK,
}  # fmt: skip
"""The pictures that show plants of both kinds, and the model that they show them for."""


@pytest.mark.parametrize("name", MODELS)
def test_each_picture_tells_the_kinds_by_shape_alone(window, qtbot, monkeypatch, name):
    picture = window.field if name == "field" else shown(window, name, (700, 520))
    if MODELS[name] is not None:
        window.store.set_architecture(MODELS[name])
    else:
        window.store.session.learn(40)  # or all plants lie in one place
    window.store.flush()
    settle()
    if name == "manyStarts":
        qtbot.waitUntil(lambda: picture.frame.experiments.starts is not None, timeout=30_000)
        window.store.experiment_worker.wanted = set

    def pixels(look):
        picture.set_look(look)
        settle()
        image = picture.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        return np.frombuffer(image.constBits(), np.uint8).copy()

    by_shape = pixels(without_colour())
    symbol, leaf = markers.draw_symbol, leaf_shapes.leaf
    monkeypatch.setattr(
        markers, "draw_symbol", lambda brush, at, _kind, *more, **how: symbol(
            brush, at, 1, *more, **how)
    )  # fmt: skip
    monkeypatch.setattr(leaves, "leaf", lambda _kind, variant: leaf(1, variant))
    all_alike = pixels(without_colour(1.0 + 1e-9))  # another look: nothing kept of the one before
    assert by_shape.shape == all_alike.shape
    assert np.count_nonzero(by_shape != all_alike) > 25
