"""What each optimiser makes of gradients: by hand, and as PyTorch takes them."""

import numpy as np
import pytest

from engine.learning.optimisers import memory_size, step_of
from engine.learning.settings import Optimiser
from tests.engine.learning.plain_python import PlainOptimiser

RATES = [0.1] * 4 + [0.5] * 3 + [0.02] * 3
each_optimiser = pytest.mark.parametrize("optimiser", Optimiser, ids=lambda each: each.value)


def gradients(steps, count=4):
    """Of all sizes and both signs; one of them is 0 all along, another now and then."""
    rng = np.random.default_rng(7)
    result = rng.normal(size=(steps, count)) * 10.0 ** rng.integers(-3, 3, (steps, count))
    result[:, 1] = 0.0
    result[::3, 2] = 0.0
    return result


def descend(optimiser, weights, slopes, rates):
    memory, ways = np.zeros(memory_size(optimiser, len(weights))), []
    for gradient, rate in zip(slopes, rates, strict=True):
        direction, memory = step_of(optimiser, gradient, memory)
        weights = weights - rate * direction
        ways.append(weights)
    return np.array(ways)


@each_optimiser
def test_ten_steps_are_those_of_the_formulas_with_the_rate_changed_on_the_way(optimiser):
    start, by_hand = [0.5, -1.0, 2.0, 0.0], PlainOptimiser(optimiser, 4)
    weights, wanted = start, []
    for gradient, rate in zip(gradients(10).tolist(), RATES, strict=True):
        weights = by_hand.step(weights, gradient, rate)
        wanted.append(weights)
    ways = descend(optimiser, np.array(start), gradients(10), RATES)
    assert ways == pytest.approx(np.array(wanted), rel=1e-13, abs=1e-15)


@pytest.mark.parametrize(
    ("optimiser", "first", "second"),
    [
        ("gd", 2.0, 2.0),
        ("momentum", 2.0, 3.8),  # 0.9 * 2 + 2
        ("nesterov", 3.8, 5.42),  # 2 + 0.9 * 3.8
        ("adagrad", 1.0, 0.5**0.5),  # 2 / √4, 2 / √8
        ("rmsprop", 10**0.5, 2 / 0.76**0.5),  # 0.1 * 4; 0.9 * 0.4 + 0.4
        ("adam", 1.0, 1.0),
    ],
)
def test_a_slope_of_two_taken_twice(optimiser, first, second):
    ways = descend(Optimiser(optimiser), np.zeros(1), np.full((2, 1), 2.0), [1.0, 1.0])
    assert -np.diff(ways[:, 0], prepend=0.0) == pytest.approx([first, second], abs=1e-6)


def test_so_many_numbers_are_kept_of_seventeen_parameters():
    sizes = {optimiser.value: memory_size(optimiser, 17) for optimiser in Optimiser}
    assert sizes == {
        "gd": 0, "momentum": 17, "nesterov": 17, "adagrad": 17, "rmsprop": 17, "adam": 35,
    }  # fmt: skip


@each_optimiser
def test_what_is_given_to_a_step_stays_as_it_was(optimiser):
    gradient, memory = gradients(1)[0], np.linspace(0.1, 1, memory_size(optimiser, 4))
    given = gradient.copy(), memory.copy()
    for array in (gradient, memory):
        array.setflags(write=False)
    first, second = (step_of(optimiser, gradient, memory) for _ in range(2))
    assert (gradient.tolist(), memory.tolist()) == tuple(array.tolist() for array in given)
    assert [part.tolist() for part in first] == [part.tolist() for part in second]
    assert len(first[1]) == len(memory)


@each_optimiser
@pytest.mark.parametrize("size", [0.0, 5e-324, 1e150])
def test_no_size_of_a_slope_brings_a_warning(optimiser, size):
    with np.errstate(divide="raise", over="raise", invalid="raise"):
        ways = descend(optimiser, np.zeros(3), np.full((10, 3), size), RATES)
    assert np.isfinite(ways).all()
    assert size or not ways.any()


def torch_optimiser(torch, optimiser, weights, rate):
    descents = {
        Optimiser.GRADIENT_DESCENT: lambda: torch.optim.SGD(weights, lr=rate),
        Optimiser.MOMENTUM: lambda: torch.optim.SGD(weights, lr=rate, momentum=0.9),
        Optimiser.NESTEROV: lambda: torch.optim.SGD(weights, lr=rate, momentum=0.9, nesterov=True),
        Optimiser.ADAGRAD: lambda: torch.optim.Adagrad(weights, lr=rate),
        Optimiser.RMSPROP: lambda: torch.optim.RMSprop(weights, lr=rate, alpha=0.9),
        Optimiser.ADAM: lambda: torch.optim.Adam(weights, lr=rate),
    }
    return descents[optimiser]()


@each_optimiser
def test_a_thousand_steps_are_those_of_pytorch(optimiser):
    torch = pytest.importorskip("torch", reason="PyTorch is not installed")
    slopes, rates = gradients(1_000), [0.1] * 400 + [0.01] * 600
    weights = torch.zeros(4, dtype=torch.float64, requires_grad=True)
    descent = torch_optimiser(torch, optimiser, [weights], 0.1)
    wanted = []
    for gradient, rate in zip(slopes, rates, strict=True):
        descent.param_groups[0]["lr"] = rate
        weights.grad = torch.tensor(gradient)
        descent.step()
        wanted.append(weights.tolist())
    ways = descend(optimiser, np.zeros(4), slopes, rates)
    assert ways == pytest.approx(np.array(wanted), rel=1e-9, abs=1e-9)
