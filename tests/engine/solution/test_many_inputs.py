"""Separability and exact minimum of one neuron on any inputs, each held against another way."""

from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.loss.penalised import objective_of
from engine.loss.penalty import NO_PENALTY, Penalty, PenaltyKind
from engine.model import samples
from engine.model.architecture import NEURON, Architecture
from engine.model.dataset import Dataset
from engine.model.features import Feature, products_up_to, rows_of
from engine.solution.optimum import optimum, solution_of
from engine.solution.separability import Separability, separability

SEPARABLE, TOUCHING, OVERLAPPING, UNDEFINED = Separability
POLYNOMIALS = tuple(feature for feature in Feature if not feature.startswith("sin"))


def by(*names):
    return Architecture(tuple(map(Feature, names)))


def of_degree(degree):
    return Architecture(products_up_to(degree))


def l2(rate):
    return Penalty(PenaltyKind.L2, rate)


def kind_of(points, kinds, architecture):
    return solution_of(Dataset.of(points, kinds), architecture).separability


# Separability


@pytest.mark.parametrize(
    ("name", "architecture", "expected"),
    [
        ("xor", by("x1", "x2"), OVERLAPPING),
        ("xor", by("x2", "x1"), OVERLAPPING),
        ("xor", by("x1", "x2", "x1*x2"), SEPARABLE),
        ("ring", by("x1", "x2", "x1*x2"), OVERLAPPING),
        ("ring", of_degree(2), SEPARABLE),
        ("overlapping_groups", of_degree(5), OVERLAPPING),
        ("two_groups", by("x1"), SEPARABLE),
        ("two_groups", Architecture(hidden=(4, 2)), SEPARABLE),
        ("xor", Architecture(products_up_to(2), hidden=(3,)), SEPARABLE),
    ],
)
def test_samples_are_separable_where_their_inputs_let_a_curve_pass(name, architecture, expected):
    plants = samples.make(name)
    assert solution_of(plants, architecture).separability is expected


def test_rings_about_0_are_separable_by_the_sum_of_squares_alone():
    way = np.linspace(0, 6, 40)
    x = np.column_stack([np.cos(way), np.sin(way)]) * np.where(np.arange(40) % 2, 2, 1)[:, None]
    assert kind_of(x, np.arange(40) % 2, by("x1^2+x2^2")) is SEPARABLE
    assert kind_of(x, np.arange(40) % 2, by("x1", "x2")) is OVERLAPPING


@pytest.mark.parametrize("far", [0, 30, 1e6])
def test_six_plants_anywhere_are_separable_by_degree_5_whatever_their_kinds(far):
    x = samples.six().x + far
    for number in range(1, 63):
        kinds = [number >> bit & 1 for bit in range(6)]
        assert kind_of(x, kinds, of_degree(5)) is SEPARABLE


def exact(rows):
    """Return how signed rows s (x, 1) of whole numbers lie, by every plane that rows span.

    The weights with no row on the wrong side are a cone; each of its edges is at 0 on rows of one
    dimension less than all. Rows that an edge has on its side can be separated from 0.
    """
    rows = independent(rows)
    separated = set()
    for tight in combinations(rows, len(rows[0]) - 1):
        w = normal([list(row) for row in tight], len(rows[0]))
        heights = [sum(a * b for a, b in zip(w, row, strict=True)) for row in rows]
        for sign in (1, -1):
            if any(heights) and all(sign * height >= 0 for height in heights):
                separated |= {place for place, height in enumerate(heights) if height}
    if not separated:
        return OVERLAPPING
    return SEPARABLE if len(separated) == len(rows) else TOUCHING


def independent(rows):
    """Leave out columns that are sums of others."""
    kept = []
    for column in zip(*rows, strict=True):
        if rank([*kept, list(column)]) > len(kept):
            kept.append(list(column))
    return [list(row) for row in zip(*kept, strict=True)]


def reduced(rows):
    """Return the rows in reduced echelon form, and which columns lead them."""
    rows, leads = [list(map(Fraction, row)) for row in rows], []
    for column in range(len(rows[0]) if rows else 0):
        found = next((r for r in range(len(leads), len(rows)) if rows[r][column]), None)
        if found is None:
            continue
        place = len(leads)
        rows[place], rows[found] = rows[found], rows[place]
        rows[place] = [value / rows[place][column] for value in rows[place]]
        for other in range(len(rows)):
            if other != place and rows[other][column]:
                share = rows[other][column]
                rows[other] = [a - share * b for a, b in zip(rows[other], rows[place], strict=True)]
        leads.append(column)
    return rows, leads


def rank(rows):
    return len(reduced(rows)[1])


def normal(rows, size):
    """Return weights that are 0 on all rows; all 0 where the rows leave more than one way."""
    rows, leads = reduced(rows)
    if len(leads) != size - 1:
        return [0] * size
    free = next(column for column in range(size) if column not in leads)
    w = [Fraction(0)] * size
    w[free] = Fraction(1)
    for row, lead in zip(rows, leads, strict=False):
        w[lead] = -row[free]
    return w


def signed_rows(points, kinds, features):
    """Return s (x, 1) in whole numbers, of plants in whole numbers."""
    inputs = rows_of(np.array(points, dtype=float), features).T.astype(int).tolist()
    signs = [1 if kind else -1 for kind in kinds]
    return [[sign * value for value in (*row, 1)] for row, sign in zip(inputs, signs, strict=True)]


PLANTS = st.lists(
    st.tuples(st.integers(-2, 2), st.integers(-2, 2), st.booleans()), min_size=2, max_size=8
)


@given(PLANTS, st.lists(st.sampled_from(POLYNOMIALS), min_size=1, max_size=3, unique=True))
@settings(deadline=None, max_examples=60)
def test_few_plants_agree_with_fractions_in_any_unit(rows, features):
    points, kinds = [row[:2] for row in rows], [row[2] for row in rows]
    architecture = Architecture(tuple(features))
    if len(set(kinds)) < 2:
        assert kind_of(points, kinds, architecture) is UNDEFINED
        return
    expected = exact(signed_rows(points, kinds, architecture.features))
    assert kind_of(points, kinds, architecture) is expected
    for unit in (0.1, 1e6):
        assert kind_of(np.array(points) * unit, kinds, architecture) is expected


def drawn(seed):
    rng = np.random.default_rng(seed)
    count, reach = int(rng.integers(4, 40)), int(rng.choice([1, 2, 3, 5]))
    x, kinds = rng.integers(-reach, reach + 1, (count, 2)), rng.integers(0, 2, count)
    kinds[:2] = 0, 1
    if seed % 2:
        kinds = np.where(rng.random(count) < 0.9, x[:, 0] * x[:, 1] > 0, kinds)
        kinds[:2] = 0, 1
    places = rng.permutation(len(POLYNOMIALS))[: int(rng.integers(1, 7))]
    return x, kinds, tuple(POLYNOMIALS[place] for place in places)


def by_linear_programme(rows):
    """Most plants that weights can hold 1 away from 0, with none on its wrong side (Konis 2007)."""
    linprog = pytest.importorskip("scipy.optimize", reason="SciPy is not installed").linprog
    rows = rows / np.maximum(np.abs(rows).max(axis=0), 1)
    rows = rows / np.abs(rows).max(axis=1, keepdims=True)
    count, size = rows.shape
    bounds = [(-1e6, 1e6)] * size + [(0, 1)] * count
    cost = np.append(np.zeros(size), -np.ones(count))
    above = np.column_stack([-rows, np.eye(count)])
    found = -linprog(cost, above, np.zeros(count), bounds=bounds, method="highs").fun
    return OVERLAPPING if found < 0.5 else SEPARABLE if found > count - 0.5 else TOUCHING


@pytest.mark.parametrize(
    "seeds", [range(40), pytest.param(range(40, 1500), marks=pytest.mark.long)]
)
def test_more_plants_on_more_inputs_agree_with_a_linear_programme(seeds):
    for seed in seeds:
        x, kinds, features = drawn(seed)
        expected = by_linear_programme(np.array(signed_rows(x, kinds, features), dtype=float))
        assert kind_of(x, kinds, Architecture(features)) is expected, seed


def test_plants_that_touch_on_a_curve_do_so_standardised_and_as_they_were_written():
    x = np.round(np.arange(10) * 0.3 + 0.1, 1)
    points, kinds = np.column_stack([x, x * x + [0, 0.1] * 5]).round(2), [0, 1] * 5
    plants = Dataset.of(np.vstack([points, points[1:2]]), [*kinds, 0])
    for each in (plants, plants.standardised()):
        assert solution_of(each, of_degree(2)).separability is TOUCHING
    nine = Dataset.of(points, kinds)
    for each in (nine, nine.standardised()):
        assert solution_of(each, of_degree(2)).separability is SEPARABLE


@pytest.mark.parametrize(
    ("points", "kinds", "expected"),
    [
        ([], [], UNDEFINED),
        ([(1, 2)] * 3, [1, 1, 1], UNDEFINED),
        ([(1, 2), (3, 4)], [0, 1], SEPARABLE),
        ([(1, 2), (1, 2)], [0, 1], OVERLAPPING),  # one place
        ([(1, 2), (1, 2), (3, 3)], [0, 1, 1], TOUCHING),
        ([(0, 0), (1, 1), (2, 2)], [0, 1, 0], SEPARABLE),  # on a line: a curve along it
        ([(0, 0), (1, 0), (2, 0), (3, 0)], [0, 1, 0, 1], OVERLAPPING),
    ],
)
def test_degenerate_plants_by_degree_2(points, kinds, expected):
    assert kind_of(points, kinds, of_degree(2)) is expected


def test_what_would_take_too_long_to_prove_is_not_known():
    """Two kinds touch in a place among many: only whole numbers would tell."""
    x = np.random.default_rng(0).uniform(0, 10, (400, 2))
    kinds = x.sum(axis=1) > 10
    edge = np.argsort(np.abs(x.sum(axis=1) - 10))[:1]
    touching = Dataset.of(np.vstack([x, x[edge]]), [*kinds, not kinds[edge][0]])
    found = solution_of(touching, of_degree(5))
    assert found[:2] == (None, None)
    assert solution_of(touching, of_degree(5), l2(0.1)).optimum is not None


# The minimum


def slope_in_scale(plants, architecture, penalty, parameters):
    """Return the gradient of the objective on inputs of size 1."""
    gradient = objective_of(plants, architecture, penalty)(parameters).gradient
    return gradient / np.append(1 + np.abs(rows_of(plants.x, architecture.features)).max(axis=1), 1)


@pytest.mark.parametrize("name", ["overlapping_groups", "moons", "two_groups", "xor"])
@pytest.mark.parametrize("rate", [1e-6, 1e-2, 10.0])
@pytest.mark.parametrize("architecture", [NEURON, by("x1"), of_degree(3), by("sin(x1)", "x1*x2")])
def test_with_l2_there_is_a_minimum_without_slope_whatever_the_kinds(name, rate, architecture):
    plants = samples.make(name, 80)
    best = solution_of(plants, architecture, l2(rate)).optimum
    slope = slope_in_scale(plants, architecture, l2(rate), best.parameters)
    assert slope == pytest.approx(0, abs=1e-12)
    here = objective_of(plants, architecture, l2(rate))(best.parameters)
    assert (best.loss, best.objective) == pytest.approx((here.loss, here.objective), rel=1e-11)


def test_every_neighbour_of_the_minimum_is_higher_by_finite_differences():
    plants, architecture, penalty = samples.make("moons", 60), of_degree(2), l2(0.05)
    best = solution_of(plants, architecture, penalty).optimum
    objective = objective_of(plants, architecture, penalty)

    def at(step):
        return objective(best.parameters + step).objective

    for axis in np.eye(architecture.size):
        assert at(1e-3 * axis) > best.objective < at(-1e-3 * axis)
        assert (at(1e-5 * axis) - at(-1e-5 * axis)) / 2e-5 == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("name", ["overlapping_groups", "moons", "xor"])
@pytest.mark.parametrize("degree", [1, 3])
def test_the_minimum_with_l2_is_that_of_scikit_learn(name, degree):
    linear_model = pytest.importorskip(
        "sklearn.linear_model", reason="scikit-learn is not installed"
    )
    plants, rate, architecture = samples.make(name, 100).standardised(), 0.01, of_degree(degree)
    theirs = linear_model.LogisticRegression(
        C=1 / (rate * len(plants)), solver="newton-cholesky", tol=1e-13, max_iter=500
    ).fit(rows_of(plants.x, architecture.features).T, plants.y)
    best = solution_of(plants, architecture, l2(rate)).optimum
    assert best.parameters[:-1] == pytest.approx(theirs.coef_[0], abs=1e-8)
    assert best.parameters[-1] == pytest.approx(theirs.intercept_[0], abs=1e-8)


@pytest.mark.parametrize("architecture", [NEURON, of_degree(3)])
def test_badly_scaled_measures_have_a_minimum_without_slope(architecture):
    plants = samples.make("moons", 60)
    for size in (1e-6, 30.0, 1e4):
        large = Dataset.of(plants.x * size, plants.y)
        best = solution_of(large, architecture, l2(0.01)).optimum
        slope = slope_in_scale(large, architecture, l2(0.01), best.parameters)
        assert slope == pytest.approx(0, abs=1e-12)


def test_with_l2_the_size_of_measures_counts_as_the_rate_does():
    plants = samples.overlapping_groups(60, 0.25, 2)
    usual = solution_of(plants, by("x2", "x1"), l2(0.02)).optimum
    larger = Dataset.of(plants.x * 32, plants.y)
    larger = solution_of(larger, by("x2", "x1"), l2(0.02 * 32**2)).optimum
    assert larger.objective == pytest.approx(usual.objective, rel=1e-13)
    assert larger.parameters[:2] * 32 == pytest.approx(usual.parameters[:2], rel=1e-10)


def test_without_penalty_the_size_and_place_of_measures_change_no_least_loss():
    plants = samples.overlapping_groups(60, 0.25, 2)
    usual = solution_of(plants, of_degree(2)).optimum
    for size, far in ((2.0**-20, 0), (1e6, 0), (1.0, 30.0)):
        other = solution_of(Dataset.of(plants.x * size + far, plants.y), of_degree(2))
        assert other.separability is OVERLAPPING
        assert other.optimum.loss == pytest.approx(usual.loss, rel=1e-9)


def test_measures_in_another_order_have_the_minimum_of_the_bare_neuron():
    plants = samples.make("overlapping_groups")
    bare, turned = solution_of(plants).optimum, solution_of(plants, by("x2", "x1")).optimum
    assert turned.parameters[[1, 0, 2]] == pytest.approx(bare.parameters, abs=1e-9)
    assert turned[1:] == pytest.approx(bare[1:], rel=1e-9)


def test_the_bare_neuron_without_penalty_is_solved_as_ever_to_the_last_bit():
    plants = samples.make("overlapping_groups")
    expected = optimum(plants, separability(plants))
    for penalty in (NO_PENALTY, l2(0.0), Penalty(PenaltyKind.L1, 0.0)):
        found = solution_of(plants, NEURON, penalty)
        assert found.optimum.parameters.tolist() == expected.parameters.tolist()
        assert found.optimum[1:] == expected[1:]
        assert found.curvature == solution_of(plants).curvature


def test_of_inputs_that_hang_together_the_weights_are_the_shortest():
    plants = samples.make("overlapping_groups", 80)
    two, three = by("x1^2", "x2^2"), by("x1^2", "x2^2", "x1^2+x2^2")
    alone, best = (solution_of(plants, each).optimum for each in (two, three))
    assert best.loss == pytest.approx(alone.loss, rel=1e-12)
    u, v, s, b = best.parameters
    assert [u + s, v + s, b] == pytest.approx(alone.parameters, rel=1e-9)
    assert u + v == pytest.approx(s, rel=1e-9)  # at right angles to (1, 1, -1), which changes no z
    nearly = solution_of(plants, three, l2(1e-9)).optimum
    assert nearly.parameters == pytest.approx(best.parameters, rel=1e-4)


@pytest.mark.parametrize("penalty", [NO_PENALTY, l2(0.1)])
def test_an_input_that_never_varies_has_no_weight(penalty):
    points, kinds = [(1, 5), (2, 5), (3, 5), (4, 5)], [0, 1, 0, 1]
    best = solution_of(Dataset.of(points, kinds), by("x2", "x1", "x2^2"), penalty).optimum
    alone = solution_of(Dataset.of(points, kinds), by("x1"), penalty).optimum
    assert best.parameters[[0, 2]] == pytest.approx(0, abs=1e-12)
    assert best.parameters[[1, 3]] == pytest.approx(alone.parameters, rel=1e-9)


@pytest.mark.parametrize("kinds", [[], [1, 1], [0]])
def test_without_both_kinds_there_is_no_minimum(kinds):
    plants = Dataset.of([(k, 1) for k in range(len(kinds))], kinds)
    for architecture in (NEURON, of_degree(5)):
        for penalty in (NO_PENALTY, l2(1.0), Penalty(PenaltyKind.L1, 1.0)):
            assert solution_of(plants, architecture, penalty)[:2] == (UNDEFINED, None)


@pytest.mark.parametrize(
    ("architecture", "penalty"),
    [
        (NEURON, Penalty(PenaltyKind.L1, 0.1)),
        (of_degree(2), Penalty(PenaltyKind.L1, 0.1)),
        (Architecture(hidden=(2,)), NO_PENALTY),
        (Architecture(hidden=(2,)), l2(0.1)),
    ],
)
def test_no_minimum_is_claimed_with_l1_nor_with_hidden_layers(architecture, penalty):
    found = solution_of(samples.make("overlapping_groups"), architecture, penalty)
    assert (found.separability, found.optimum) == (OVERLAPPING, None)


def test_weights_that_would_lose_their_digits_are_not_shown():
    plants = samples.make("moons", 60)
    far = Dataset.of(plants.x + 1e6, plants.y)
    found = solution_of(far, of_degree(5), l2(0.01))
    assert (found.separability, found.optimum) == (SEPARABLE, None)
