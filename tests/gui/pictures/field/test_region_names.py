import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, QSizeF

from engine.model.neuron import Neuron
from engine.model.samples import six
from gui.painting.mapping import Mapping
from gui.pictures.field.region_names import name_box

VIEW = QRectF(0, 0, 400, 300)
MAPPING = Mapping(sx=400 / 3, sy=-100, tx=0, ty=300, pixels=VIEW, window=(0, 0, 3, 3))
SIZE = QSizeF(80, 50)
SIX = six().x
numbers = st.floats(-5, 5).map(lambda value: round(value, 3))


def covers(box, plants):
    return any(box.contains(MAPPING.point(*plant)) for plant in plants.tolist())


def z_at_corners(box, neuron):
    pixels = np.array(
        [(x, y) for x in (box.left(), box.right()) for y in (box.top(), box.bottom())]
    )
    return neuron.z((pixels - (MAPPING.tx, MAPPING.ty)) / (MAPPING.sx, MAPPING.sy))


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("weights", [(-1, 1, 0), (-1.5, 1.5, -3), (1, 1, -2.6), (0, 1, -1.5)])
def test_a_regions_name_stands_in_it_and_covers_none_of_the_six(weights, sign):
    neuron = Neuron(*weights)
    box = name_box(sign, SIZE, MAPPING, neuron, SIX, 10)
    if box is None:
        assert (sign * neuron.z(np.array([(0.2, 2.8), (2.8, 0.2)])) < 1).all(), "there was room"
        return
    assert (sign * z_at_corners(box, neuron) > 0).all()
    assert not covers(box, SIX)


@given(numbers, numbers, numbers, st.sampled_from([1.0, -1.0]))
def test_a_name_never_crosses_the_frontier_nor_leaves_the_view(w1, w2, b, sign):
    neuron = Neuron(w1, w2, b)
    box = name_box(sign, SIZE, MAPPING, neuron, SIX, 10)
    if box is not None:
        assert VIEW.contains(box)
        assert (sign * z_at_corners(box, neuron) > 0).all()


def test_where_every_place_has_a_plant_no_name_is_written_under_them():
    everywhere = np.stack(np.meshgrid(np.linspace(0, 3, 40), np.linspace(0, 3, 40)), -1)
    assert name_box(1.0, SIZE, MAPPING, Neuron(1, 0, -1), everywhere.reshape(-1, 2), 10) is None


def test_where_corners_and_middles_have_plants_a_name_stands_between_them():
    corners = np.array([(0.3, 2.7), (2.7, 2.7), (0.3, 0.3), (2.7, 0.3)])
    middles = np.array([(0.3, 1.5), (2.7, 1.5), (1.5, 2.7), (1.5, 0.3)])
    plants = np.concatenate([corners, middles])
    box = name_box(1.0, QSizeF(60, 30), MAPPING, Neuron(0, 0.001, 1), plants, 10)
    assert not covers(box.adjusted(-10, -10, 10, 10), plants)


def test_a_name_finds_the_one_place_that_is_free():
    grid = np.stack(np.meshgrid(np.linspace(0, 3, 24), np.linspace(0, 3, 24)), -1).reshape(-1, 2)
    away = grid - (1.5, 1.2)
    plants = grid[(np.abs(away[:, 0]) > 0.6) | (np.abs(away[:, 1]) > 0.6)]
    box = name_box(1.0, SIZE, MAPPING, Neuron(0, 0.001, 1), plants, 10)
    assert box is not None
    assert not covers(box.adjusted(-10, -10, 10, 10), plants)
