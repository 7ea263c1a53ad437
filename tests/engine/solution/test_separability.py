import tracemalloc

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from engine.model import samples
from engine.model.dataset import Dataset
from engine.solution.separability import Separability, separability

SEPARABLE, TOUCHING, OVERLAPPING, UNDEFINED = Separability


def of(toxic, other):
    kinds = [1] * len(toxic) + [0] * len(other)
    return separability(Dataset.of([*toxic, *other], kinds))


@pytest.mark.parametrize(
    ("toxic", "other", "expected"),
    [
        ([], [], UNDEFINED),
        ([(0, 0), (1, 1)], [], UNDEFINED),
        ([], [(0, 0)], UNDEFINED),
        ([(0, 0)], [(1, 0)], SEPARABLE),
        ([(0, 0)], [(0, 0)], OVERLAPPING),
        ([(0, 0), (1, 1)], [(0, 1), (1, 0)], OVERLAPPING),  # XOR
        ([(0, 0), (2, 0), (0, 2)], [(1, 1), (3, 3)], TOUCHING),  # a point on an edge
        ([(0, 0), (2, 0), (0, 2)], [(2, 0), (3, 0)], TOUCHING),  # corner on corner
        ([(0, 0), (2, 0), (0, 2)], [(0.5, 0.5), (9, 9)], OVERLAPPING),
        ([(0, 0), (1, 0), (2, 0)], [(3, 0), (4, 0)], SEPARABLE),  # all on one line
        ([(0, 0), (1, 0), (2, 0)], [(2, 0), (4, 0)], TOUCHING),
        ([(0, 0), (2, 0)], [(1, 0), (4, 0)], OVERLAPPING),
        ([(0, 0), (4, 0)], [(1, 0), (2, 0)], OVERLAPPING),
        ([(0, 0), (2, 0)], [(1, 0), (1, 5)], TOUCHING),  # a T of two segments
        ([(0, 0), (1, 0)], [(0, 1), (1, 1)], SEPARABLE),  # parallel segments
        ([(0, 0), (2, 0), (1, 5)], [(0, 0), (2, 0), (1, -5)], TOUCHING),  # edge on edge
        ([(-5, -5), (5, -5), (0, 9)], [(0, 0)], OVERLAPPING),  # one inside
        ([(0, 0), (0, 0), (1, 1)], [(0, 0), (-1, -1)], TOUCHING),  # a duplicate of both kinds
    ],
)
def test_known_figures(toxic, other, expected):
    assert of(toxic, other) is expected
    assert of(other, toxic) is expected


@pytest.mark.parametrize("slope", [(0.1, 0.3), (1 / 3, 1 / 7), (1e-4, 1.0)])
def test_plants_on_a_slanted_line_that_no_double_holds_exactly(slope):
    on_line = [(k * slope[0], k * slope[1]) for k in range(20)]
    assert of(on_line[:10], on_line[10:]) is SEPARABLE
    assert of(on_line[:10], on_line[9:]) is TOUCHING
    assert of(on_line[::2], on_line[1::2]) is OVERLAPPING


def test_the_samples_that_are_meant_to_be_separable_are_and_the_others_are_not():
    assert separability(samples.six()) is SEPARABLE
    assert separability(samples.iris()) is SEPARABLE
    assert separability(samples.make("two_groups")) is SEPARABLE
    for name in ("overlapping_groups", "ring", "xor", "moons"):
        assert separability(samples.make(name)) is OVERLAPPING


def cross(o, p, q):
    return (p[0] - o[0]) * (q[1] - o[1]) - (p[1] - o[1]) * (q[0] - o[0])


def in_triangle(p, a, b, c):
    """Closed, degenerate ones included: p is a corner, on a side, or on one side of all three."""
    if on_segment(p, a, b) or on_segment(p, b, c) or on_segment(p, c, a):
        return True
    turns = [cross(a, b, p), cross(b, c, p), cross(c, a, p)]
    return all(turn > 0 for turn in turns) or all(turn < 0 for turn in turns)


def on_segment(p, a, b):
    inside = all(min(a[k], b[k]) <= p[k] <= max(a[k], b[k]) for k in (0, 1))
    return inside and cross(a, b, p) == 0


def segments_meet(a, b, c, d):
    if on_segment(a, c, d) or on_segment(b, c, d) or on_segment(c, a, b) or on_segment(d, a, b):
        return True
    apart = cross(a, b, c) * cross(a, b, d) < 0
    return apart and cross(c, d, a) * cross(c, d, b) < 0


def shares_a_point(here, there):
    """Kirchberger (1903): hulls in the plane meet where four of their points already do."""
    for one, other in ((here, there), (there, here)):
        if any(in_triangle(p, a, b, c) for p in one for a in other for b in other for c in other):
            return True
    return any(segments_meet(a, b, c, d) for a in here for b in here for c in there for d in there)


def has_a_weak_line(signed):
    """Some line has no plant on its wrong side and not all plants on it.

    It can be pushed until it carries two of the plants, or stands across a line of them all.
    """
    points = sorted({point for point, _ in signed})
    for p in points:
        for q in points:
            across = (p[1] - q[1], q[0] - p[0])
            for w in (across, (q[0] - p[0], q[1] - p[1])):
                b = -w[0] * p[0] - w[1] * p[1]
                z = [s * (w[0] * x[0] + w[1] * x[1] + b) for x, s in signed]
                if any(z) and (all(v >= 0 for v in z) or all(v <= 0 for v in z)):
                    return True
    return False


COORDINATE = st.integers(-3, 3)
POINT = st.tuples(COORDINATE, COORDINATE)


@given(st.lists(POINT, min_size=1, max_size=6), st.lists(POINT, min_size=1, max_size=6))
@example(toxic=[(0, 0)], other=[(0, 0), (0, 1)])
@settings(deadline=None, max_examples=300)
def test_small_figures_agree_with_brute_force_in_whole_numbers(toxic, other):
    if not shares_a_point(toxic, other):
        expected = SEPARABLE
    else:
        signed = [(point, 1) for point in toxic] + [(point, -1) for point in other]
        expected = TOUCHING if has_a_weak_line(signed) else OVERLAPPING
    assert of(toxic, other) is expected


@pytest.mark.parametrize("expected", [SEPARABLE, OVERLAPPING])
def test_a_hundred_thousand_plants_with_a_narrow_gap_or_a_single_stray(expected):
    rng = np.random.default_rng(0)
    x = rng.uniform(0, 10, (100_000, 2))
    y = x[:, 0] + x[:, 1] > 10
    x[y] += 1e-6
    if expected is OVERLAPPING:
        y[np.argmin(x.sum(axis=1))] = True
    assert separability(Dataset.of(x, y)) is expected


def test_many_plants_on_one_spot_are_separable_from_others():
    """As after pasting a column of equal measurements; 1,000 is where the short cut begins."""
    for others in ([(2, 2)], [(2, 2), (3, 2), (2, 3)]):
        assert of([(1, 1)] * 1000, others) is SEPARABLE


def test_many_plants_on_one_line_keep_their_ends():
    line = [(k / 8, k / 8) for k in range(2000)]
    assert of(line[:1000], line[1000:]) is SEPARABLE
    assert of(line[:1001], line[1000:]) is TOUCHING
    assert of(line[::2], line[1::2]) is OVERLAPPING


def test_a_ring_without_noise_takes_no_more_memory_than_its_corners_need():
    """All plants of a perfect circle are corners of its hull: pairs of them must not be tried."""
    plants = samples.make("ring", 8000, 0.0)
    tracemalloc.start()
    try:
        separability(plants)
        _, peak_bytes = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    pairs = 4000 * 4000
    assert peak_bytes < pairs  # a byte a pair; a product takes eight


@pytest.mark.parametrize("count", [6, 25, 50, 350, 700])
@pytest.mark.parametrize("slope", [2.0, 1 / 3, -0.7])
def test_plants_on_a_slanted_line_are_told_from_those_beside_it_and_among_them(count, slope):
    rng = np.random.default_rng(count)
    for _ in range(20):
        u, v = np.round(rng.uniform(0.5, 5, (2, count)), 2)
        line = np.column_stack([u, u * slope])
        neighbours = np.column_stack([v, v * slope + rng.choice([0.3, -0.3])])
        assert of(line, neighbours) is SEPARABLE
        assert of(line, np.vstack([neighbours, line[:1]])) is not SEPARABLE


@pytest.mark.parametrize("count", [1, 299, 300, 301, 400])
def test_any_number_of_plants_in_one_place_are_one_plant(count):
    assert of([(1, 1)] * count, [(2, 1)] * count) is SEPARABLE
    assert of([(1, 1)] * count, [(1, 1)] * count) is OVERLAPPING
    assert of([(1, 1)] * count, [(0, 0), (2, 2)]) is OVERLAPPING
