import math

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from engine.loss.log_loss import gradient, log_loss
from engine.loss.logistic import LogisticObjective
from engine.model.architecture import MEASURES
from engine.model.dataset import Dataset
from engine.model.features import products_up_to, rows_of
from tests.engine import plain_gradient, plain_loss

SEEDS = st.integers(0, 10**6)
EDGES = [1, 2, 31, 32, 33, 63, 64, 65, 1023, 1024, 1025, 16383, 16384, 16385]
BLOCKS = [32767, 32768, 32769, 65535, 65536, 65537, 100_000]


def random_plants(size, seed, spread=3.0):
    rng = np.random.default_rng(seed)
    return Dataset.of(rng.normal(0, spread, (size, 2)), rng.integers(0, 2, size)), rng


def assert_equals_textbook(plants, weights):
    fast = LogisticObjective(plants)(weights)
    z = plants.x @ weights[:2] + weights[2]
    # z itself is only known to so much, whoever adds it up
    doubt = 1e-14 * float((np.abs(plants.x) @ np.abs(weights[:2])).max() + abs(weights[2]))
    assert fast.loss == pytest.approx(log_loss(z, plants.y), rel=1e-9, abs=doubt)
    slope = gradient(plants.x, z, plants.y)
    size = float(np.abs(plants.x).mean()) + 1
    assert fast.gradient == pytest.approx(slope, rel=1e-9, abs=1e-11 * size * (1 + doubt / 1e-14))


@given(st.integers(1, 2000), SEEDS, st.sampled_from([0.0, 1e-3, 1.0, 5.0, 20.0, 1e3, 1e6]))
@example(size=32, seed=0, scale=5.0)
@settings(deadline=None)
def test_the_fast_path_equals_the_textbook_form(size, seed, scale):
    plants, rng = random_plants(size, seed)
    assert_equals_textbook(plants, scale * rng.standard_normal(3))


@pytest.mark.parametrize("size", EDGES + BLOCKS)
@pytest.mark.parametrize("scale", [0.5, 4.0, 100.0])
def test_the_fast_path_equals_the_textbook_form_around_its_blocks(size, scale):
    plants, rng = random_plants(size, size)
    assert_equals_textbook(plants, scale * rng.standard_normal(3))


@pytest.mark.parametrize("size", [0, *EDGES, *BLOCKS])
def test_at_weights_of_0_the_loss_is_log_2_of_any_number_of_plants(size):
    plants, _ = random_plants(size, 1)
    loss = LogisticObjective(plants)(np.zeros(3)).loss
    assert loss == pytest.approx(math.log(2) if size else 0.0, rel=1e-13)


def test_of_no_plant_loss_and_gradient_are_0():
    loss, slope, _ = LogisticObjective(Dataset.empty())(np.array([1.0, 2.0, 3.0]))
    assert loss == 0
    assert slope.tolist() == [0, 0, 0]


@given(st.integers(1, 200), SEEDS, st.floats(-18.0, -2.0))
@settings(deadline=None)
def test_a_tiny_loss_is_right_to_nine_digits(size, seed, power):
    """Every plant on its right side, |z| from about 5 to 41: losses from 1e-2 to 1e-18."""
    rng = np.random.default_rng(seed)
    kinds = rng.integers(0, 2, size)
    z = -math.log(10) * power + rng.uniform(0, 1, size)
    x1 = np.where(kinds == 1, z, -z)
    plants = Dataset.of(np.column_stack([x1, np.zeros(size)]), kinds)
    exact = math.fsum(math.log1p(math.exp(-abs(value))) for value in x1.tolist()) / size
    assert LogisticObjective(plants)(np.array([1.0, 0.0, 0.0])).loss == pytest.approx(
        exact, rel=1e-9
    )


@pytest.mark.parametrize("size", EDGES)
def test_one_bad_plant_among_well_placed_ones_is_neither_lost_nor_drowned(size):
    """u = 30 takes the careful path, u = 19 the fast one; the others have u = -36."""
    for u in (30.0, 19.0):
        x1 = np.full(size, 36.0)
        x1[size // 2] = -u
        plants = Dataset.of(np.column_stack([x1, np.zeros(size)]), np.ones(size))
        expected = (u + math.log1p(math.exp(-u)) + (size - 1) * math.exp(-36)) / size
        loss = LogisticObjective(plants)(np.array([1.0, 0.0, 0.0])).loss
        assert loss == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    "z", [19.999, 20.0, 20.001, 22.5, 30.0, 100.0, 709.0, 710.0, 1e4, 1e15, 1e300]
)
def test_huge_values_of_z_give_a_loss_of_z_and_never_overflow(z):
    plants = Dataset.of([(1.0, 0.0)] * 40, [0] * 40)
    loss, slope, _ = LogisticObjective(plants)(np.array([z, 0.0, 0.0]))
    assert loss == pytest.approx(z + math.log1p(math.exp(-z)), rel=1e-12)
    assert slope == pytest.approx([1 / (1 + math.exp(-z)), 0, 1 / (1 + math.exp(-z))], rel=1e-12)
    loss, slope, _ = LogisticObjective(plants)(np.array([-z, 0.0, 0.0]))
    assert loss == pytest.approx(math.log1p(math.exp(-z)), rel=1e-9, abs=1e-300)
    assert slope[2] == pytest.approx(math.exp(-z) / (1 + math.exp(-z)), rel=1e-9, abs=1e-300)


@given(st.integers(1, 60), SEEDS, st.floats(0.01, 300.0))
@settings(deadline=None)
def test_the_gradient_agrees_with_central_differences_up_to_z_of_1e4(size, seed, scale):
    """Measures up to 10 cm and weights up to about 1000: |z| reaches 1e4."""
    rng = np.random.default_rng(seed)
    plants = Dataset.of(rng.uniform(-10, 10, (size, 2)), rng.integers(0, 2, size))
    weights = np.clip(rng.standard_normal(3), -3, 3) * scale
    assert_gradient_is_the_slope(plants, weights, step=1e-5)


@pytest.mark.parametrize("sign", [1, -1])
def test_the_gradient_agrees_with_central_differences_at_z_of_exactly_1e4(sign):
    plants = Dataset.of([(10.0, 0.0), (-10.0, 0.5), (10.0, 1.0), (0.0, 0.0)], [1, 0, 0, 1])
    assert_gradient_is_the_slope(plants, np.array([sign * 1e3, 0.0, 0.0]), step=1e-5)


def assert_gradient_is_the_slope(plants, weights, step):
    points, kinds = plants.x.tolist(), plants.y.tolist()
    loss, slope, _ = LogisticObjective(plants)(weights)
    scale = max(1.0, loss)
    for number in range(3):
        up, down = weights.tolist(), weights.tolist()
        up[number] += step
        down[number] -= step
        width = up[number] - down[number]
        rise = plain_loss(points, kinds, up) - plain_loss(points, kinds, down)
        assert slope[number] == pytest.approx(rise / width, rel=1e-6, abs=3e-10 * scale + 1e-7)


@given(st.integers(2, 80), SEEDS)
@settings(deadline=None)
def test_the_gradient_of_a_batch_is_the_mean_over_its_plants_alone(size, seed):
    plants, rng = random_plants(size, seed)
    weights = rng.standard_normal(3) * 3
    batch = rng.permutation(size)[: 1 + size // 2]
    expected = plain_gradient(plants.x[batch].tolist(), plants.y[batch].tolist(), weights.tolist())
    result = LogisticObjective(plants).batch_gradient(weights, batch)
    assert result == pytest.approx(expected, rel=1e-11, abs=1e-13)


def test_an_evaluation_is_not_changed_by_the_next_one():
    plants, _ = random_plants(100, 3)
    evaluator = LogisticObjective(plants)
    first = evaluator(np.array([1.0, -1.0, 0.5]))
    saved = first.gradient.copy()
    evaluator(np.array([-2.0, 3.0, 0.0]))
    assert np.array_equal(first.gradient, saved)
    again = evaluator(np.array([1.0, -1.0, 0.5]))
    assert again.loss == first.loss
    assert np.array_equal(again.gradient, saved)


@pytest.mark.parametrize("z", [8.0, 12.0, 18.0])
def test_a_tiny_loss_of_many_plants_keeps_every_digit(z):
    plants = Dataset.of(np.tile([1.0, 0.0], (1000, 1)), np.ones(1000))
    result = LogisticObjective(plants)(np.array([z, 0.0, 0.0])).loss
    assert result == pytest.approx(math.log1p(math.exp(-z)), rel=1e-14)


@pytest.mark.parametrize("size", [1, 40, 40_000])
@pytest.mark.parametrize("scale", [0.0, 1.0, 1e3])
def test_the_loss_alone_is_that_of_a_call_to_the_last_bit(size, scale):
    plants, rng = random_plants(size, 4)
    for features in (MEASURES, products_up_to(3)):
        objective = LogisticObjective(plants, features)
        parameters = scale * rng.standard_normal(len(features) + 1)
        assert objective.loss_of(parameters) == objective(parameters).loss


def test_the_loss_alone_of_no_plant_is_0():
    assert LogisticObjective(Dataset.empty()).loss_of(np.ones(3)) == 0


@given(st.integers(1, 100), SEEDS, st.sampled_from([0.1, 1.0, 10.0]))
@settings(deadline=None, max_examples=30)
def test_one_neuron_on_many_inputs_equals_the_textbook_form(size, seed, scale):
    plants, rng = random_plants(size, seed, 1.0)
    features = products_up_to(5)
    parameters, rows = scale * rng.standard_normal(21), rows_of(plants.x, features)
    z = parameters[:-1] @ rows + parameters[-1]
    error = 1 / (1 + np.exp(-np.clip(z, -700, 700))) - plants.y
    loss, slope, _ = LogisticObjective(plants, features)(parameters)
    assert loss == pytest.approx(log_loss(z, plants.y), rel=1e-9, abs=1e-12)
    largest = float(np.abs(rows).max()) + 1
    expected = [*(rows @ error / size), error.mean()]
    assert slope == pytest.approx(expected, rel=1e-9, abs=1e-12 * largest)
