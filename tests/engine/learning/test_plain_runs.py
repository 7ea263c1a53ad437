"""Runs of networks, held to plain Python that works out one number at a time."""

import numpy as np
import pytest

from engine.lab.replay import Leg
from engine.learning.settings import Optimiser, Settings
from engine.loss.penalty import NO_PENALTY, Penalty, PenaltyKind
from engine.model import samples
from engine.model.activation import Activation
from engine.model.architecture import Architecture, drawn_start
from engine.model.features import Feature
from tests.engine.learning.engine_loop import after_legs
from tests.engine.learning.plain_python import PlainOptimiser, gradient, with_penalty

INPUTS = (Feature.X1, Feature.X2, Feature.X1_X2, Feature.SUM_OF_SQUARES, Feature.SIN_X2)


def plainly_after(plants, architecture, parameters, settings, steps):
    optimiser = PlainOptimiser(settings.optimiser, architecture.size)
    each = list(zip(plants.x.tolist(), plants.y.tolist(), strict=True))
    for _ in range(steps):
        slopes = gradient(architecture, parameters, each)
        slopes = with_penalty(slopes, parameters, architecture, settings.penalty)
        parameters = optimiser.step(parameters, slopes, settings.learning_rate)
    return parameters


@pytest.mark.parametrize(
    ("activation", "optimiser", "rate", "hidden", "penalty"),
    [
        (Activation.TANH, Optimiser.ADAM, 0.05, (3, 2), NO_PENALTY),
        (Activation.RELU, Optimiser.MOMENTUM, 0.05, (4,), Penalty(PenaltyKind.L2, 0.01)),
        (Activation.SIGMOID, Optimiser.NESTEROV, 0.05, (2, 2), Penalty(PenaltyKind.L1, 0.001)),
        (Activation.LINEAR, Optimiser.GRADIENT_DESCENT, 0.05, (2,), NO_PENALTY),
        (Activation.TANH, Optimiser.RMSPROP, 0.01, (2, 2, 2), NO_PENALTY),
        (Activation.TANH, Optimiser.ADAGRAD, 0.05, (), Penalty(PenaltyKind.L2, 0.1)),
    ],
    ids=["adam", "momentum", "nesterov", "gd", "rmsprop", "adagrad"],
)
def test_a_hundred_steps_are_those_of_plain_python(activation, optimiser, rate, hidden, penalty):
    plants = samples.make("overlapping_groups", 8, 0.3, 2)
    architecture = Architecture(INPUTS, hidden, activation)
    start = drawn_start(architecture, np.random.default_rng(5))
    settings = Settings(learning_rate=rate, optimiser=optimiser, penalty=penalty)
    reached = after_legs(plants, architecture, start, [Leg(0, 100, settings)])
    wanted = plainly_after(plants, architecture, start.tolist(), settings, 100)
    assert np.abs(reached - start).max() > 0.05  # it has learnt
    assert reached == pytest.approx(np.array(wanted), rel=1e-12, abs=1e-12)
