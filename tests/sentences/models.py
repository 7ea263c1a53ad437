"""Runs of models beyond the bare neuron, or with plants held out: the other verdicts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from engine.arrays import Parameters
from engine.lab import state
from engine.lab.frame import Frame
from engine.lab.session import Session
from engine.learning.settings import Optimiser
from engine.loss.penalty import Penalty, PenaltyKind
from engine.model import samples
from engine.model.activation import Activation
from engine.model.architecture import NEURON, Architecture
from engine.model.dataset import Dataset
from engine.model.features import MOST_DEGREE, Feature, products_up_to
from tests.sentences.runs import FAR_APART, OVERLAP, TOUCHING, XOR, dancers, edit, run

SQUARES = Architecture((Feature.X1, Feature.X2, Feature.X1_X2))
RING = samples.ring(30, 0.1, 0)
OF_RING = Architecture((Feature.X1_2, Feature.X2_2))
UNEQUAL = Dataset.of(OVERLAP.x[:-4], OVERLAP.y[:-4])
L2 = Penalty(PenaltyKind.L2, 0.1)
TANH_4 = Architecture(hidden=(4,))


def model(
    plants: Dataset | None,
    architecture: Architecture = NEURON,
    steps: int = 0,
    weights: float | Parameters | None = None,
    held_out: float = 0.0,
    **settings: object,
) -> Session:
    """Return a session of a model, at weights set by hand or drawn, after so many steps."""
    session = run(plants, 0, None, False, **settings)
    edit(session, state.hold_out, held_out)
    edit(session, state.set_architecture, architecture)
    if weights is not None:
        start = np.zeros(architecture.size) + weights
        edit(session, state.set_parameters, start)
    if steps:
        session.learn(steps)
    session.solve()
    return session


def relu(*hidden: int) -> Architecture:
    """Return hidden layers of ReLUs."""
    return Architecture(hidden=hidden, activation=Activation.RELU)


def at_minimum(plants: Dataset, architecture: Architecture, **settings: object) -> Session:
    """Return a run that begins at its minimum."""
    optimum = model(plants, architecture, **settings).frame().optimum
    assert optimum is not None
    return model(plants, architecture, 0, optimum.parameters, **settings)


def with_dead_neurons() -> Parameters:
    """Return weights of a layer of four ReLUs, of which two give 0 for plants with x1, x2 > 0."""
    weights = [[1, 1], [1, 0.5], [-1, -1], [-1, -2]]
    return np.concatenate([np.ravel(weights), [0, 0, 0, 0], [1, -1, 1, 1], [0]])


def with_stuck_neurons(bias: float) -> Parameters:
    """Return weights of four tanh, the last two alike but for a bias beyond all plants, or not."""
    weights = [[1, 1], [1, 0.5], [-1, -1], [-1, -1]]
    biases = [0, 0, bias, bias * 2 or 0]
    return np.concatenate([np.ravel(weights), biases, [1, -1, 1, 1], [0]])


def without_memory() -> Frame:
    """Return a frame of a run that takes all the memory that one may."""
    return replace(model(OVERLAP, TANH_4, 5).frame(), is_out_of_memory=True)


SESSIONS: dict[str, Callable[[], Session]] = {
    "network, step 0": lambda: model(XOR, TANH_4),
    "network, 5 steps": lambda: model(XOR, TANH_4, 5),
    "network, penalty, 5 steps": lambda: model(XOR, TANH_4, 5, penalty=L2),
    "network, on a plateau": lambda: model(XOR, TANH_4, 400, penalty=L2, learning_rate=1.0),
    "network, α = 100": lambda: model(XOR, TANH_4, 5, learning_rate=100.0),
    "network, far plants, α = 1": lambda: model(FAR_APART, relu(4), 20, learning_rate=1.0),
    "tanh, all weights 0": lambda: model(XOR, TANH_4, 3, 0.0),
    "tanh, all weights 0, more of a kind": lambda: model(UNEQUAL, TANH_4, 3, 0.0),
    "network of twins": lambda: model(XOR, TANH_4, 3, 0.3),
    "two of four ReLUs dead": lambda: model(OVERLAP, relu(4), 3, with_dead_neurons()),
    "two of four dead, level": lambda: model(
        OVERLAP, relu(4), 2_000, with_dead_neurons(), learning_rate=0.3
    ),
    "two of four saturated": lambda: model(OVERLAP, TANH_4, 3, with_stuck_neurons(50.0)),
    "two of four twins": lambda: model(OVERLAP, TANH_4, 3, with_stuck_neurons(0.0)),
    "all ReLUs dead": lambda: model(OVERLAP, relu(4), 3, -1.0),
    "over-fitting": lambda: model(
        OVERLAP, Architecture(products_up_to(MOST_DEGREE)), 400, None, 0.5,
        optimiser=Optimiser.ADAM, learning_rate=0.03,
    ),
    "all held out": lambda: model(Dataset.of(OVERLAP.x[:1], OVERLAP.y[:1]), NEURON, 0, None, 0.9),
    "toxic plants held out": lambda: kind_held_out(samples.six(), 1),
    "non-toxic plants held out": lambda: kind_held_out(samples.six(), 0),
    "dancers held out": lambda: kind_held_out(dancers(), 1),
    "players held out": lambda: kind_held_out(dancers(), 0),
    "XOR by x1 x2": lambda: model(XOR, SQUARES, 1, 0.3),
    "XOR by x1 x2, apart": lambda: model(XOR, SQUARES, 3_000, learning_rate=1.0),
    "ring by squares, α = 30": lambda: model(RING, OF_RING, 3, learning_rate=30.0),
    "six by x1 x2, α = 3": lambda: model(
        samples.six(), SQUARES, 3, np.array([1.0, -1.0, 0.0, 0.0]), learning_rate=3.0
    ),
    "far apart by x1 x2": lambda: model(FAR_APART, SQUARES, 12, learning_rate=1.0),
    "touching by x1 x2": lambda: model(TOUCHING, SQUARES, 100),
    "touching, momentum": lambda: model(TOUCHING, NEURON, 100, optimiser=Optimiser.MOMENTUM),
    "six, momentum": lambda: model(samples.six(), NEURON, 100, optimiser=Optimiser.MOMENTUM),
    "overlapping by x1 x2": lambda: model(OVERLAP, SQUARES, 5, 0.1, learning_rate=0.01),
    "overlapping by x1 x2, Adam": lambda: model(
        OVERLAP, SQUARES, 5, 0.1, optimiser=Optimiser.ADAM
    ),
    "by x1 x2, at the minimum": lambda: at_minimum(OVERLAP, SQUARES, learning_rate=0.01),
    "by x1 x2, at it, Adam": lambda: at_minimum(OVERLAP, SQUARES, optimiser=Optimiser.ADAM),
    "six, L2": lambda: model(samples.six(), NEURON, 5, penalty=L2),
    "six, L2, Adam": lambda: model(
        samples.six(), NEURON, 5, penalty=L2, optimiser=Optimiser.ADAM
    ),
    "six, L2, at the minimum": lambda: at_minimum(samples.six(), NEURON, penalty=L2),
    "six, L2, at it, Adam": lambda: at_minimum(
        samples.six(), NEURON, penalty=L2, optimiser=Optimiser.ADAM
    ),
    "six, L1": lambda: model(samples.six(), NEURON, 5, penalty=Penalty(PenaltyKind.L1, 0.1)),
    "six, L1, 500 steps": lambda: model(
        samples.six(), NEURON, 500, penalty=Penalty(PenaltyKind.L1, 0.1)
    ),
}  # fmt: skip


def kind_held_out(plants: Dataset, kind: int) -> Session:
    """Return plants of which each one of a kind is held out, by the first seed that does so."""
    for seed in range(1_000):
        session = model(plants, NEURON, 0, None, 0.5, seed=seed)
        if session.state.plants.training.kinds_present == (1 - kind,):
            return session
    raise AssertionError("no such seed")


MODELS: dict[str, Callable[[], Frame]] = {
    **{name: lambda make=make: make().frame() for name, make in SESSIONS.items()},  # type: ignore[misc]
    "all memory taken": without_memory,
}
"""Each makes a frame."""
