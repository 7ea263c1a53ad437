import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from gui.painting.leaf_shapes import VARIANTS, leaf
from gui.painting.leaves import draw_leaf, draw_measured_leaf
from gui.style.theme import Look

BOTH = [(kind, variant) for kind in (0, 1) for variant in range(VARIANTS)]


def drawn(kind, variant, side=120, draw=draw_leaf, look=None):
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw(painter, QRectF(0, 0, side, side), kind, variant, look or Look())
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(side, side, 4).astype(int)


@pytest.mark.parametrize(("kind", "variant"), BOTH)
@pytest.mark.parametrize("side", [28, 120])
def test_a_leaf_fills_its_box_and_stays_within_it(qapp, kind, variant, side):
    alpha = drawn(kind, variant, side)[..., 3]
    rows, columns = np.flatnonzero(alpha.any(axis=1)), np.flatnonzero(alpha.any(axis=0))
    extent = max(rows[-1] - rows[0], columns[-1] - columns[0]) + 1
    assert 0.9 * side <= extent <= side
    assert not alpha[[0, -1]].any() or extent == side


@pytest.mark.parametrize(("kind", "variant"), BOTH)
def test_a_leaf_has_the_colour_of_its_kind(qapp, kind, variant):
    blue, green, red, alpha = np.moveaxis(drawn(kind, variant), -1, 0)
    solid = alpha == 255
    look = Look()
    wanted = look.colour("toxic" if kind else "harmless")
    assert solid.sum() > 200
    assert np.median(red[solid]) == pytest.approx(wanted.red(), abs=2)
    assert np.median(green[solid]) == pytest.approx(wanted.green(), abs=2)
    assert np.median(blue[solid]) == pytest.approx(wanted.blue(), abs=2)


def test_all_drawings_differ_and_any_number_names_one(qapp):
    images = {leaf_key: drawn(*leaf_key).tobytes() for leaf_key in BOTH}
    assert len(set(images.values())) == len(BOTH)
    assert drawn(1, 7 + 12 * VARIANTS).tobytes() == drawn(1, 7 % VARIANTS).tobytes()


@pytest.mark.parametrize(("kind", "variant"), BOTH)
def test_the_bracket_measures_a_leaflet_of_the_drawing(qapp, kind, variant):
    plain, look = drawn(kind, variant, 160), Look()
    measured = drawn(kind, variant, 160, draw_measured_leaf)
    assert (measured != plain).any()
    blade = leaf(kind, variant).measured
    outline = leaf(kind, variant).outline
    middle = blade.at(0.5, 0.0)
    assert outline.contains(QPointF(middle.real, middle.imag))
    assert 0 < blade.width < blade.length
    image = QImage(160, 160, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    middles = draw_measured_leaf(painter, QRectF(20, 20, 120, 120), kind, variant, look)
    painter.end()
    assert middles[0] != middles[1]


def test_paths_are_made_once(qapp):
    assert leaf(1, 0) is leaf(1, 0)
    assert leaf(1, 0) is leaf(1, VARIANTS)
