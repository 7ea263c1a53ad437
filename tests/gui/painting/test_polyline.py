"""A wide line of fewer points lies where all of them did."""

import numpy as np
import pytest

from gui.painting.mapping import polyline


def drawn(px, py):
    line = polyline(np.asarray(px, float), np.asarray(py, float))
    return np.array([(point.x(), point.y()) for point in line])


def away(points, line):
    """Return how far each point is from the nearest part of a line."""
    starts, along = line[:-1], np.diff(line, axis=0)
    squared = np.maximum((along * along).sum(axis=1), 1e-12)
    share = ((points[:, np.newaxis] - starts) * along).sum(axis=2) / squared
    foot = starts + np.clip(share, 0, 1)[..., np.newaxis] * along
    return np.linalg.norm(points[:, np.newaxis] - foot, axis=2).min(axis=1)


@pytest.mark.parametrize("radius", [3.0, 40.0, 900.0])
def test_no_point_is_further_away_than_a_tenth_of_a_pixel(radius):
    angles = np.linspace(0, 2 * np.pi, 263)
    points = radius * np.column_stack([np.cos(angles), np.sin(angles)])
    line = drawn(*points.T)
    assert away(points, line).max() <= 0.1 + 1e-9
    assert np.array_equal(line[[0, -1]], points[[0, -1]])
    assert len(line) < len(points) or radius < 40 or radius > 800


def test_of_a_straight_line_few_points_are_left_and_a_spike_stays():
    x = np.arange(401.0)
    assert len(drawn(x, 0.3 * x)) < 110
    y = np.zeros(401)
    y[206] = 50.0
    assert drawn(x, y)[:, 1].max() == 50.0
    assert away(np.column_stack([x, y]), drawn(x, y)).max() <= 0.1


def test_a_line_that_turns_back_is_drawn_to_where_it_turns():
    x = np.array([0.0, 1, 2, 3, 4, 9, 4, 3, 2, 1, 0, -1, -2])
    assert drawn(x, np.zeros(13))[:, 0].max() == 9.0
