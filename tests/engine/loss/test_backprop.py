"""The fast network against the textbook's lines, against finite differences, and at its limits."""

import math
import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.loss import blocks, many_networks
from engine.loss.backprop import NetworkObjective
from engine.loss.many_networks import ManyNetworks
from engine.model import samples
from engine.model.activation import Activation
from engine.model.architecture import Architecture, drawn_start
from engine.model.dataset import Dataset
from engine.model.features import Feature, products_up_to
from engine.model.network import Network
from tests.engine.loss.textbook_network import textbook

SEEDS = st.integers(0, 10**6)
ARCHITECTURES = st.builds(
    Architecture,
    st.lists(st.sampled_from(Feature), min_size=1, max_size=6, unique=True).map(tuple),
    st.lists(st.integers(1, 8), min_size=1, max_size=3).map(tuple),
    st.sampled_from(Activation),
)
EVERY_ACTIVATION = pytest.mark.parametrize("activation", Activation)


def random_plants(size, seed):
    rng = np.random.default_rng(seed)
    return Dataset.of(rng.normal(0, 1, (size, 2)), rng.integers(0, 2, size)), rng


def assert_is_textbook(objective, architecture, plants, parameters, tolerance=1e-12):
    evaluation = objective(parameters)
    loss, expected, sizes = textbook(architecture, plants, parameters)
    assert evaluation.loss == pytest.approx(loss, rel=tolerance)
    assert_close(evaluation.gradient, expected, sizes, tolerance)


def assert_close(gradient, expected, sizes, tolerance=1e-12):
    assert (np.abs(gradient - expected) <= tolerance * sizes + 1e-300).all()


@given(ARCHITECTURES, st.integers(1, 120), SEEDS, st.sampled_from([0.0, 0.5, 2.0, 8.0]))
@settings(deadline=None, max_examples=60)
def test_the_fast_path_equals_the_textbook_lines(architecture, size, seed, scale):
    plants, rng = random_plants(size, seed)
    parameters = scale * rng.standard_normal(architecture.size)
    objective = NetworkObjective(architecture, plants)
    assert_is_textbook(objective, architecture, plants, parameters, 1e-11)
    assert objective.loss_of(parameters) == objective(parameters).loss
    assert objective(parameters).penalty == 0
    assert objective.count == size


@given(ARCHITECTURES, st.integers(1, 40), SEEDS)
@settings(deadline=None, max_examples=40)
def test_the_gradient_agrees_with_central_differences(architecture, size, seed):
    plants, rng = random_plants(size, seed)
    parameters = 0.7 * rng.standard_normal(architecture.size)
    if architecture.activation is Activation.RELU:
        layers = Network(architecture, parameters).layers_of(plants.x)
        if has_kink_near(architecture, parameters, layers):
            return  # a difference across the kink is the slope of neither side
    objective, step = NetworkObjective(architecture, plants), 1e-6
    gradient = objective(parameters).gradient
    for index in rng.permutation(architecture.size)[:12]:
        up, down = parameters.copy(), parameters.copy()
        up[index] += step
        down[index] -= step
        slope = (objective.loss_of(up) - objective.loss_of(down)) / (up[index] - down[index])
        size_of_terms = 1 + float(np.abs(gradient).max()) ** 2
        assert gradient[index] == pytest.approx(slope, rel=1e-5, abs=1e-7 * size_of_terms)


def has_kink_near(architecture, parameters, layers):
    """Whether a parameter that moves by 1e-6 may carry some hidden z over 0."""
    for layer, values in zip(architecture.layers[:-1], layers, strict=False):
        w = parameters[layer.weights].reshape(layer.neurons, layer.inputs)
        z = w @ values + parameters[layer.biases, None]
        if (np.abs(z) < 1e-3 * (1 + np.abs(values).max())).any():
            return True
    return False


@EVERY_ACTIVATION
@pytest.mark.parametrize("size", [1, 31, 32, 33, 95, 96, 97, 192, 193, 300])
def test_it_equals_the_textbook_lines_around_its_blocks(activation, size, monkeypatch):
    monkeypatch.setattr(blocks, "MOST_COLUMNS", 96)
    architecture = Architecture(hidden=(3, 2), activation=activation)
    plants, rng = random_plants(size, size)
    parameters = rng.standard_normal(architecture.size)
    assert_is_textbook(NetworkObjective(architecture, plants), architecture, plants, parameters)


@given(ARCHITECTURES, st.integers(1, 80), SEEDS)
@settings(deadline=None, max_examples=40)
def test_the_gradient_of_a_batch_is_that_of_its_plants_alone(architecture, size, seed):
    plants, rng = random_plants(size, seed)
    objective = NetworkObjective(architecture, plants)
    parameters = rng.standard_normal(architecture.size)
    for batch_size in {1, size, 1 + size // 2}:  # a smaller one finds the room of a larger one
        batch = rng.permutation(size)[:batch_size]
        alone = Dataset.of(plants.x[batch], plants.y[batch])
        _, expected, sizes = textbook(architecture, alone, parameters)
        assert_close(objective.batch_gradient(parameters, batch), expected, sizes, 1e-11)


def test_it_equals_the_textbook_lines_of_many_plants():
    architecture = Architecture(hidden=(3, 2))
    plants, rng = random_plants(20_000, 5)
    parameters = rng.standard_normal(architecture.size)
    assert_is_textbook(NetworkObjective(architecture, plants), architecture, plants, parameters)


def test_a_batch_may_be_wider_than_a_block(monkeypatch):
    monkeypatch.setattr(blocks, "MOST_COLUMNS", 64)
    architecture = Architecture(hidden=(3,))
    plants, rng = random_plants(300, 1)
    objective, parameters = NetworkObjective(architecture, plants), rng.standard_normal(13)
    batch = rng.permutation(300)[:200]
    alone = Dataset.of(plants.x[batch], plants.y[batch])
    _, expected, sizes = textbook(architecture, alone, parameters)
    assert_close(objective.batch_gradient(parameters, batch), expected, sizes)


def test_room_is_kept_for_few_batch_sizes_and_none_changes_a_result():
    architecture = Architecture(hidden=(8, 8))
    plants, rng = random_plants(2000, 6)
    parameters = rng.standard_normal(architecture.size)
    objective = NetworkObjective(architecture, plants)
    whole, sizes = objective(parameters), range(1, 2000, 160)
    objective.batch_gradient(parameters, np.arange(1000))
    tracemalloc.start()
    first = [objective.batch_gradient(parameters, np.arange(size)) for size in sizes]
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 4e6  # all of them would take 6.3 MB
    for size, gradient in zip(sizes, first, strict=True):
        again = objective.batch_gradient(parameters, np.arange(size))
        assert again.tolist() == gradient.tolist()
    assert objective(parameters).gradient.tolist() == whole.gradient.tolist()


@EVERY_ACTIVATION
def test_a_result_depends_on_parameters_and_plants_alone_and_is_the_callers(activation):
    architecture = Architecture(hidden=(4, 2), activation=activation)
    plants, rng = random_plants(100, 2)
    one, other, far = rng.standard_normal((3, architecture.size)) * [[1], [1], [1e8]]
    objective, batch = NetworkObjective(architecture, plants), np.arange(10)
    first, first_batch = objective(one), objective.batch_gradient(one, batch)
    kept = first.gradient.copy(), first_batch.copy()
    for parameters in (other, far):
        objective(parameters)
        objective.batch_gradient(parameters, np.arange(3, 20))
    assert (first.gradient.tolist(), first_batch.tolist()) == (kept[0].tolist(), kept[1].tolist())
    for again in (objective, NetworkObjective(architecture, plants)):
        assert again(one).loss == first.loss
        assert again(one).gradient.tolist() == first.gradient.tolist()
        assert again.batch_gradient(one, batch).tolist() == first_batch.tolist()


@EVERY_ACTIVATION
@pytest.mark.parametrize("size", [1e2, 1e10, 1e30])
def test_nothing_overflows_however_large_parameters_and_measures_are(activation, size):
    """Warnings are errors here: x1^5 of 1e12 is 1e60, and there are three layers on it."""
    architecture = Architecture(products_up_to(5), (8, 8, 8), activation)
    rng = np.random.default_rng(3)
    measures = rng.choice([-1e12, 0.0, 1e-12, 1.0, 1e12], (40, 2))
    plants = Dataset.of(measures, rng.integers(0, 2, 40))
    objective = NetworkObjective(architecture, plants)
    for signs in rng.choice([-1.0, 0.0, 1.0], (20, architecture.size)):
        loss, gradient, _ = objective(size * signs)
        assert 0 <= loss < math.inf
        assert np.isfinite(gradient).all()
        assert objective.loss_of(size * signs) == loss
        assert np.isfinite(objective.batch_gradient(size * signs, np.arange(5))).all()
        losses, gradients = ManyNetworks(architecture, plants, 2)(size * np.stack([signs, -signs]))
        assert np.isfinite(losses).all()
        assert np.isfinite(gradients).all()


@pytest.mark.parametrize("count", [40, 64])
@pytest.mark.parametrize(
    "u", [-800.0, -36.0, -25.0, -8.0, 19.9, 20.1, 36.0, 699.0, 701.0, 1e4, 1e150]
)
def test_losses_tiny_and_huge_are_told_to_the_last_digits(u, count):
    """A linear neuron of weight 1 and an output of weight 1: z = x1."""
    architecture = Architecture((Feature.X1,), (1,), Activation.LINEAR)
    plants = Dataset.of([[1.0, 0.0]] * count, [0] * count)
    loss, gradient, _ = NetworkObjective(architecture, plants)(np.array([u, 0.0, 1.0, 0.0]))
    assert loss == pytest.approx(max(u, 0.0) + math.log1p(math.exp(-abs(u))), rel=1e-13, abs=0)
    error = 1 / (1 + math.exp(-u)) if u > 0 else math.exp(u) / (1 + math.exp(u))
    assert gradient == pytest.approx([error, error, error * u, error], rel=1e-12, abs=0)


def test_of_no_plant_all_is_0():
    architecture = Architecture(hidden=(2,))
    objective, parameters = NetworkObjective(architecture, Dataset.empty()), np.ones(9)
    loss, gradient, _ = objective(parameters)
    assert (loss, gradient.tolist(), objective.loss_of(parameters)) == (0, [0] * 9, 0)
    losses, gradients = ManyNetworks(architecture, Dataset.empty(), 3)(np.ones((3, 9)))
    assert (losses.tolist(), gradients.tolist()) == ([0] * 3, [[0] * 9] * 3)


def test_losses_and_slopes_along_a_parameter_are_those_of_calls():
    architecture = Architecture(hidden=(3,))
    plants, rng = random_plants(50, 4)
    objective, here = NetworkObjective(architecture, plants), rng.standard_normal(13)
    values = np.array([-2.0, 0.0, 5.0])
    losses, slopes = objective.losses_and_slopes(here, 4, values)
    for value, loss, slope in zip(values, losses, slopes, strict=True):
        moved = np.concatenate([here[:4], [value], here[5:]])
        expected_loss, expected, _ = textbook(architecture, plants, moved)
        assert loss == pytest.approx(expected_loss, rel=1e-12)
        assert slope == pytest.approx(expected[4], rel=1e-11, abs=1e-14)


@EVERY_ACTIVATION
@pytest.mark.parametrize(("count", "size"), [(1, 10), (40, 20), (7, 2100)])
def test_many_networks_at_once_are_each_as_alone(activation, count, size, monkeypatch):
    monkeypatch.setattr(many_networks, "_MOST_COLUMNS", 600)  # groups of 14 and 12; of 1
    architecture = Architecture(hidden=(4, 2), activation=activation)
    plants = samples.moons(size, 0.2, 0)
    starts = np.array(
        [drawn_start(architecture, np.random.default_rng(seed)) for seed in range(count)]
    )
    starts[-1] *= 50  # one whose plants lie far on the wrong side
    together, alone = (
        ManyNetworks(architecture, plants, count),
        NetworkObjective(architecture, plants),
    )
    losses, gradients = together(starts)
    for parameters, loss, gradient in zip(starts, losses, gradients, strict=True):
        expected = alone(parameters)
        assert loss == pytest.approx(expected.loss, rel=1e-12)
        _, _, sizes = textbook(architecture, plants, parameters)
        assert_close(gradient, expected.gradient, sizes)
    again = together(starts)
    assert (again[0].tolist(), again[1].tolist()) == (losses.tolist(), gradients.tolist())
