"""Plants far from the origin, tiny or huge: held against the same plants in small whole numbers."""

import math
from fractions import Fraction

import numpy as np
import pytest

from engine.model.dataset import Dataset
from engine.solution.optimum import solution_of
from engine.solution.separability import Separability, separability
from tests.engine import plain_gradient, plain_loss
from tests.engine.solution.test_separability import has_a_weak_line, shares_a_point

SEPARABLE, TOUCHING, OVERLAPPING, UNDEFINED = Separability
ONE_OF_THREE = math.log(3) - 2 / 3 * math.log(2)


def exact(points, kinds):
    """Brute force over whole numbers or fractions."""
    signed = [(tuple(point), 1 if kind else -1) for point, kind in zip(points, kinds, strict=True)]
    toxic, harmless = ([point for point, sign in signed if sign == s] for s in (1, -1))
    if not toxic or not harmless:
        return UNDEFINED
    if not shares_a_point(toxic, harmless):
        return SEPARABLE
    return TOUCHING if has_a_weak_line(signed) else OVERLAPPING


def in_other_units(rng, whole):
    """Return whole numbers (m,) moved or scaled, as a person would write or compute them."""
    power = int(rng.integers(-300, 9))
    written = [float(f"{value}e{power}") for value in whole]
    return (
        whole + 1e6,
        whole + (1e12 - 4000),
        np.array(written),
        whole * 10.0**power,
        whole * 0.1,
        np.array([float(f"{200 + value / 10:.1f}") for value in whole]),
        np.array([float(f"{1e5 + value / 1000:.3f}") for value in whole]),
    )[int(rng.integers(0, 7))]


def drawn(seed):
    """Return plants in small whole numbers, often on a line or nearly, and the same elsewhere."""
    rng = np.random.default_rng(seed)
    count, reach = int(rng.integers(3, 13)), int(rng.choice([1, 2, 3, 5, 20, 300, 1000]))
    whole = rng.integers(-reach, reach + 1, (count, 2))
    if rng.random() < 0.3:
        is_off = rng.random(count) < 0.2
        whole[:, 1] = whole[:, 0] * rng.integers(-3, 4) + rng.integers(-2, 3) * is_off
    kinds = rng.integers(0, 2, count)
    moved = np.column_stack([in_other_units(rng, column) for column in whole.T])
    return whole, moved, kinds


def assert_moved_plants_are_the_same(seed):
    whole, moved, kinds = drawn(seed)
    here, there = (solution_of(Dataset.of(x, kinds)) for x in (whole, moved))
    assert there.separability is exact(whole.tolist(), kinds.tolist())
    assert (there.optimum is None) is (there.separability is not OVERLAPPING)
    if there.optimum is not None:
        assert there.optimum.loss == pytest.approx(here.optimum.loss, rel=1e-9)


def test_plants_anywhere_and_in_any_unit_are_what_they_are_in_small_whole_numbers():
    for seed in range(40):
        assert_moved_plants_are_the_same(seed)


@pytest.mark.long
def test_two_thousand_more_sets_of_plants_are_the_same_anywhere():
    for seed in range(1_000, 3_000):
        assert_moved_plants_are_the_same(seed)


def random_doubles(seed):
    rng = np.random.default_rng(seed)
    count = int(rng.integers(3, 13))
    kind = seed % 3
    if kind == 0:
        x = 10.0 ** rng.uniform(-300, 12, (count, 2)) * rng.choice([-1, 1], (count, 2))
    elif kind == 1:
        x = rng.normal(size=(count, 2)) * 10.0 ** rng.uniform(-300, 11, 2)
    else:
        x = rng.normal(size=(count, 2)) + 10.0 ** rng.uniform(0, 11, 2)
    return x, rng.integers(0, 2, count)


@pytest.mark.parametrize("seeds", [range(15), pytest.param(range(15, 400), marks=pytest.mark.long)])
def test_doubles_of_every_size_agree_with_exact_fractions(seeds):
    for seed in seeds:
        x, kinds = random_doubles(seed)
        fractions = [tuple(map(Fraction, point)) for point in x.tolist()]
        assert separability(Dataset.of(x, kinds)) is exact(fractions, kinds.tolist()), seed


@pytest.mark.parametrize(
    ("points", "kinds", "expected"),
    [
        ([(1000000, 1000001), (1000001, 1000002), (1000002, 1000003)], [0, 1, 0], OVERLAPPING),
        ([(200.1, 0.2), (200.2, 0.4), (200.3, 0.6)], [0, 1, 0], OVERLAPPING),
        ([(200.1, 0.2), (200.2, 0.4000001), (200.3, 0.6)], [0, 1, 0], SEPARABLE),
        ([(1e12 - 2, 1e-300), (1e12 - 1, 2e-300), (1e12, 3e-300)], [0, 1, 0], OVERLAPPING),
        ([(1e12 - 2, 1e-300), (1e12 - 1, 2e-300), (1e12, 3e-300)], [0, 1, 1], SEPARABLE),
        ([(1e12 - 2, 1e-300), (1e12 - 1, 3e-300), (1e12, 3e-300)], [0, 1, 0], SEPARABLE),
    ],
)
def test_three_plants_on_a_line_far_away_overlap_and_beside_it_do_not(points, kinds, expected):
    found = solution_of(Dataset.of(points, kinds))
    assert found.separability is expected
    if expected is OVERLAPPING:
        assert found.optimum.loss == pytest.approx(ONE_OF_THREE, rel=1e-12)


@pytest.mark.parametrize("tiny", [5e-324, 1e-310, 1e-290])
def test_plants_however_close_together_touch_where_they_touch(tiny):
    points = [(0, 0), (tiny, tiny), (2 * tiny, 0), (0, tiny), (tiny, 0)]
    found = solution_of(Dataset.of(points, [0, 0, 0, 0, 1]))
    assert found[:2] == (TOUCHING, None)


def test_of_weights_that_are_no_doubles_there_is_no_minimum_to_show():
    points = np.array([(0, 0), (1, 0), (2, 0), (3, 0)])
    for size, is_shown in ((1e-300, True), (5e-324, False)):
        found = solution_of(Dataset.of(points * size, [0, 1, 0, 1]))
        assert found.separability is OVERLAPPING
        assert (found.optimum is not None) is is_shown


def test_the_weights_of_a_minimum_far_away_have_its_loss():
    """At 1e6 the bias loses six digits, and no more."""
    points = [(1e6 + x1, 1e6 + x2) for x1, x2 in ((0, 0), (1, 2), (2, 1), (3, 3), (1, 1))]
    kinds = [1, 0, 0, 1, 0]
    best = solution_of(Dataset.of(points, kinds)).optimum
    found = plain_loss(points, kinds, best.parameters.tolist())
    assert found == pytest.approx(best.loss, abs=1e-8)


def test_standardised_plants_are_what_they_were_measured_as():
    points = [(200.1, 0.2), (200.2, 0.4), (200.3, 0.6)]
    plants = Dataset.of(points, [0, 1, 0]).standardised()
    found = solution_of(plants)
    assert found.separability is OVERLAPPING
    assert found.optimum.loss == pytest.approx(ONE_OF_THREE, rel=1e-12)
    own = found.optimum.parameters.tolist()
    assert plain_loss(plants.x.tolist(), [0, 1, 0], own) == pytest.approx(ONE_OF_THREE, rel=1e-9)


@pytest.mark.parametrize("shift", [0.0, 20.0])
def test_a_higher_rate_than_the_largest_leads_away_from_the_minimum(shift):
    """2 / the largest eigenvalue of the Hessian, here by differences of the slope."""
    points = [(1 + shift, 1), (2 + shift, 2), (1.5 + shift, 1.5), (1 + shift, 3), (2 + shift, 0)]
    kinds = [1, 1, 0, 1, 1]
    best = solution_of(Dataset.of(points, kinds)).optimum
    columns = []
    for number in range(3):
        ends = [best.parameters.copy(), best.parameters.copy()]
        ends[0][number] -= 1e-5
        ends[1][number] += 1e-5
        low, high = (np.array(plain_gradient(points, kinds, end.tolist())) for end in ends)
        columns.append((high - low) / 2e-5)
    steepest = np.linalg.eigvalsh(np.array(columns)).max()
    assert best.largest_rate == pytest.approx(2 / steepest, rel=1e-6)
