"""The frontier of any model: z has its level where it is drawn, and no line is cut short."""

import numpy as np
import pytest

from engine.fields.field_grid import FieldGrid, enlarged, enlarged_bytes
from engine.geometry import Rectangle
from engine.lab.session import Session
from engine.lab.state import set_architecture, set_settings
from engine.learning.settings import Optimiser, Settings
from engine.model import samples
from engine.model.architecture import Architecture, drawn_start
from engine.model.network import Network
from engine.model.neuron import Neuron

EIGHTS = Architecture(hidden=(8, 8, 8))
WINDOW = Rectangle(-2.0, -1.0, 3.0, 2.0)


class Rings:
    """z = sin(4 r) about the origin: many frontiers, each a circle."""

    def z(self, points):
        return np.sin(4 * np.hypot(points[:, 0], points[:, 1]))

    def probability(self, points):
        return 1 / (1 + np.exp(-self.z(points)))


@pytest.mark.parametrize("level", [0.0, 0.5, -0.7])
def test_on_the_lines_z_has_the_level(level):
    lines = FieldGrid.over(Rings(), WINDOW, 141, 101).lines(level)
    assert len(lines) > 100
    assert np.abs(Rings().z(lines.reshape(-1, 2)) - level).max() < 1e-3


def test_of_one_neuron_the_frontier_is_its_line():
    neuron = Neuron(1.3, -0.7, 0.2)
    lines = FieldGrid.over(neuron, WINDOW, 40, 30).lines()
    assert np.abs(neuron.z(lines.reshape(-1, 2))).max() < 1e-12
    (x1, y1), (x2, y2) = neuron.frontier(WINDOW)
    length = np.linalg.norm(lines[:, 0] - lines[:, 1], axis=1).sum()
    assert length == pytest.approx(np.hypot(x1 - x2, y1 - y2), rel=1e-9)


def test_a_circle_is_as_long_as_it_is():
    lines = FieldGrid.over(Rings(), Rectangle(-1.0, -1.0, 1.0, 1.0), 201, 201).lines()
    length = np.linalg.norm(lines[:, 0] - lines[:, 1], axis=1).sum()
    assert length == pytest.approx(2 * np.pi * np.pi / 4, rel=1e-3)


@pytest.mark.parametrize("seed", range(6))
def test_each_change_of_sign_between_neighbours_has_its_crossing(seed):
    """Every end but those at the edge is shared by two segments: no line is cut short."""
    architecture = Architecture(hidden=(8, 8, 8))
    start = 3.0 * drawn_start(architecture, np.random.default_rng(seed))
    lines = FieldGrid.over(Network(architecture, start), WINDOW, 100, 60).lines()
    ends, counts = np.unique(lines.reshape(-1, 2), axis=0, return_counts=True)
    loose = ends[counts != 2]
    left, bottom, right, top = WINDOW
    at_edge = np.isin(loose[:, 0], (left, right)) | np.isin(loose[:, 1], (bottom, top))
    assert at_edge.all()
    assert len(lines) == 0 or counts.max() == 2


def test_the_pixels_of_a_square_lie_between_the_values_known():
    grid = FieldGrid.over(Neuron(2.0, -1.0, 0.5), WINDOW, 11, 7)
    x1, x2 = np.meshgrid(np.linspace(-1.95, 2.95, 50), np.linspace(-0.95, 1.95, 30))
    assert np.abs(enlarged(grid.z, 5) - (2 * x1 - x2 + 0.5)).max() < 1e-5


def test_bytes_are_the_pixels_cut_to_what_a_byte_holds():
    grid = FieldGrid.over(Neuron(160.0, -90.0, 40.5), WINDOW, 11, 7)
    pixels = enlarged(grid.z, 5)
    assert pixels.min() < 0
    assert pixels.max() > 255
    shown = enlarged_bytes(grid.z, 5)
    assert shown.dtype == np.uint8
    assert (shown == np.floor(np.clip(pixels, 0, 255))).all()


def test_without_a_frontier_there_is_no_line():
    assert FieldGrid.over(Neuron(0.0, 0.0, 1.0), WINDOW, 20, 20).lines().shape == (0, 2, 2)
    assert FieldGrid.over(Neuron(), WINDOW, 20, 20).lines().shape == (0, 2, 2)


FIELD_PX = (670, 500)
"""The field of a window of 1280 x 720 pixels, and a grid of 5 pixels over it."""


@pytest.fixture(scope="module", params=range(3))
def of_spiral(request):
    """A net of 8-8-8 that has learnt from the spiral, its grid, and z at each pixel."""
    session = Session(samples.make("spiral", 200), Settings(seed=request.param))
    session.replace(session.state.changes_to(set_architecture(session.state, EIGHTS)))
    faster = set_settings(session.state, optimiser=Optimiser.ADAM, learning_rate=0.02)
    session.replace(session.state.changes_to(faster))
    session.learn(250)
    model, window = session.frame().model, session.state.plants.window
    width, height = FIELD_PX
    grid = FieldGrid.over(model, window, width // 5 + 1, height // 5 + 1)
    return grid, FieldGrid.over(model, _middles(window), width, height).z, window


def _middles(window):
    """Return the window whose edges are the middles of the outer pixels."""
    across, up = (np.array([window.right, window.top]) - window[:2]) / FIELD_PX / 2
    left, bottom, right, top = window
    return Rectangle(left + across, bottom + up, right - across, top - up)


def test_what_is_drawn_lies_within_a_pixel_and_a_half_of_a_zero(of_spiral):
    grid, _, window = of_spiral
    lines = grid.lines()
    scale = np.array([window.right - window.left, window.top - window.bottom]) / FIELD_PX
    shares = np.linspace(0, 1, 8)[:, np.newaxis, np.newaxis]
    drawn = (lines[:, 0] + shares * (lines[:, 1] - lines[:, 0])).reshape(-1, 2)
    angles = np.linspace(0, 2 * np.pi, 17)[:-1]
    around = 1.5 * np.column_stack([np.cos(angles), np.sin(angles)]) * scale
    z = grid.model.z((drawn[:, np.newaxis] + around).reshape(-1, 2)).reshape(len(drawn), -1)
    assert len(drawn) > 1_000
    assert ((z.min(axis=1) < 0) & (z.max(axis=1) > 0)).all()


def test_no_region_of_six_by_six_pixels_is_missing(of_spiral):
    grid, z, _ = of_spiral
    shown = enlarged(grid.z, 5)
    views = np.lib.stride_tricks.sliding_window_view(z >= 0, (6, 6))
    is_whole = views.all(axis=(2, 3)) | ~views.any(axis=(2, 3))
    shown_views = np.lib.stride_tricks.sliding_window_view(shown >= 0, (6, 6))
    agrees = np.where(z[:-5, :-5] >= 0, shown_views.any(axis=(2, 3)), ~shown_views.all(axis=(2, 3)))
    assert is_whole.mean() > 0.5
    assert agrees[is_whole].all()
