"""Plants lifted by an added input: a plant lies above the cut exactly where u z > 0."""

import math

import numpy as np
import pytest

from engine.fields.field_grid import FieldGrid
from engine.fields.lift import heights_on_offer, lift_by
from engine.fields.plane_in_box import plane_in_box
from engine.geometry import Rectangle
from engine.model.architecture import MEASURES, Architecture
from engine.model.features import Feature, products_up_to
from engine.model.network import Network

SUM = Feature.SUM_OF_SQUARES
POINTS = [(0.5, 2.0), (-1.0, 0.25), (3.0, -2.0), (1.0, 1.0)]


def test_a_sum_of_squares_beside_both_measures_is_cut_by_a_plane():
    network = Network(Architecture((*MEASURES, SUM)), np.array([0.4, -1.0, 2.0, -3.0]))
    lift = lift_by(network, SUM)
    assert lift.is_plane
    for (x1, x2), height, cut in zip(
        POINTS, lift.heights(np.array(POINTS)), lift.cut(np.array(POINTS)), strict=True
    ):
        assert height == pytest.approx(x1**2 + x2**2)
        assert cut == pytest.approx((3.0 - 0.4 * x1 + x2) / 2)


def test_both_squares_of_equal_weight_count_as_their_sum():
    equal = Network(Architecture(products_up_to(2)), np.array([0.4, -1.0, 2.0, 0.0, 2.0, -3.0]))
    lift = lift_by(equal, SUM)
    assert lift.is_plane
    assert (lift.weight, lift.bias, lift.weights.tolist()) == (2.0, -3.0, [0.4, -1.0])
    other = Network(equal.architecture, np.array([0.4, -1.0, 2.0, 0.0, 1.0, -3.0]))
    assert not lift_by(other, SUM).is_plane


def plain_inputs(x1, x2):
    """What the inputs of the test below are, written out."""
    return [x2, x1 * x1, x2 * x2, x1 * x2, math.sin(x1)]


@pytest.mark.parametrize("seed", range(4))
def test_whatever_the_height_a_plant_lies_above_the_cut_where_u_z_is_positive(seed):
    rng = np.random.default_rng(seed)
    features = (Feature.X2, Feature.X1_2, Feature.X2_2, Feature.X1_X2, Feature.SIN_X1)
    architecture = Architecture(features)
    parameters = rng.normal(size=architecture.size)
    points = rng.normal(size=(40, 2))
    network = Network(architecture, parameters)
    assert heights_on_offer(architecture) == (SUM, *features[1:])
    for feature in heights_on_offer(architecture):
        lift = lift_by(network, feature)
        assert not lift.is_plane
        gaps = lift.heights(points) - lift.cut(points)
        for (x1, x2), gap in zip(points.tolist(), gaps.tolist(), strict=True):
            z = sum(w * v for w, v in zip(parameters, [*plain_inputs(x1, x2), 1.0], strict=True))
            assert lift.weight * gap == pytest.approx(z, abs=1e-12)


def test_on_the_fields_curve_surface_and_cut_meet():
    network = Network(Architecture((*MEASURES, SUM)), np.array([0.4, -1.0, 2.0, -3.0]))
    lift = lift_by(network, SUM)
    ends = FieldGrid.over(network, Rectangle(-2, -2, 2, 2), 40, 40).lines().reshape(-1, 2)
    assert len(ends) > 40
    assert np.abs(lift.heights(ends) - lift.cut(ends)).max() < 1e-4  # far below a pixel


def test_a_weight_of_0_cuts_nothing():
    network = Network(Architecture((*MEASURES, SUM)), np.array([0.4, -1.0, 0.0, -3.0]))
    assert not lift_by(network, SUM).is_cut


@pytest.mark.parametrize(
    ("features", "on_offer"),
    [
        (MEASURES, ()),
        ((*MEASURES, Feature.X1_X2), (Feature.X1_X2,)),
        ((Feature.X1, Feature.X1_2), (Feature.X1_2,)),
        ((*MEASURES, SUM, Feature.X1_2, Feature.X2_2), (SUM, Feature.X1_2, Feature.X2_2)),
    ],
)
def test_the_heights_on_offer_are_the_added_inputs(features, on_offer):
    assert heights_on_offer(Architecture(features)) == on_offer


def test_the_middle_plane_of_a_box_is_a_hexagon_and_a_level_one_a_square():
    low, high = np.zeros(3), np.array([1.0, 2.0, 4.0])
    corners = plane_in_box(np.array([1.0, 0.5, 0.25]), -1.5, low, high)
    assert sorted(map(tuple, corners.tolist())) == sorted(
        [(1, 1, 0), (1, 0, 2), (0, 1, 4), (0.5, 0, 4), (0, 2, 2), (0.5, 2, 0)]
    )
    sides = np.abs(corners - np.roll(corners, 1, axis=0)) / high
    assert np.allclose(np.sort(sides, axis=1), [[0.0, 0.5, 0.5]] * 6)  # each side on a face
    level = plane_in_box(np.array([0.0, 0.0, 2.0]), -6.0, low, high)
    assert sorted(map(tuple, level.tolist())) == [(0, 0, 3), (0, 2, 3), (1, 0, 3), (1, 2, 3)]
    assert len(plane_in_box(np.array([1.0, 1.0, 1.0]), 5.0, low, high)) == 0
