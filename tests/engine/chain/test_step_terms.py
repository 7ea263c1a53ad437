"""What the next step does to each parameter: against the parameters after it, by hand."""

import math

import numpy as np
import pytest

from engine.chain.step_terms import changes_of, step_terms
from engine.learning.learner import Learner
from engine.learning.optimisers import memory_size
from engine.learning.settings import Optimiser, Settings
from engine.loss.penalised import objective_of
from engine.loss.penalty import Penalty, PenaltyKind
from engine.model import samples
from engine.model.architecture import Architecture, drawn_start

ARCHITECTURE = Architecture(hidden=(3,))


def by_hand(terms):
    """Δw from the terms alone, written as in a textbook."""
    g, v, s, rate = terms.slope, terms.velocity, terms.squares, terms.rate
    match terms.optimiser:
        case Optimiser.MOMENTUM:
            return -rate * (0.9 * v + g)
        case Optimiser.NESTEROV:
            return -rate * (g + 0.9 * (0.9 * v + g))
        case Optimiser.ADAGRAD:
            return -rate * g / math.sqrt(s + g * g)
        case Optimiser.RMSPROP:
            return -rate * g / math.sqrt(0.9 * s + 0.1 * g * g)
        case Optimiser.ADAM:
            t = terms.steps_taken + 1
            mean = (0.9 * v + 0.1 * g) / (1 - 0.9**t)
            square = (0.999 * s + 0.001 * g * g) / (1 - 0.999**t)
            return -rate * mean / math.sqrt(square)
    return -rate * g


@pytest.mark.parametrize("batch_size", [None, 4])
@pytest.mark.parametrize("optimiser", Optimiser)
def test_the_terms_make_the_change_and_the_change_the_next_parameters(optimiser, batch_size):
    plants, penalty = samples.xor(20, 0.1, 0), Penalty(PenaltyKind.L2, 0.1)
    settings = Settings(optimiser=optimiser, batch_size=batch_size, penalty=penalty)
    objective = objective_of(plants, ARCHITECTURE, penalty)
    learner = Learner(plants, objective, settings, ARCHITECTURE)
    parameters = drawn_start(ARCHITECTURE, np.random.default_rng(1))
    memory = np.zeros(memory_size(optimiser, ARCHITECTURE.size))
    for number in range(3):
        gradient = objective(parameters).gradient
        step = learner.next_step(number, parameters, gradient, memory)
        after, kept = learner.next(number, parameters, gradient, memory)
        assert parameters + changes_of(step) == pytest.approx(after, rel=1e-12)
        for index in range(ARCHITECTURE.size):
            terms = step_terms(optimiser, step, memory, index)
            assert terms.change == pytest.approx(by_hand(terms), rel=1e-4)
        parameters, memory = after, kept


def test_a_step_that_leads_beyond_changes_nothing():
    plants = samples.six()
    penalty = Penalty(PenaltyKind.L2, 100.0)
    settings = Settings(learning_rate=100.0, penalty=penalty)
    objective = objective_of(plants, penalty=penalty)
    start = np.array([1e29, 0.0, 0.0])
    step = Learner(plants, objective, settings).next_step(0, start, objective(start).gradient)
    assert step.leads_beyond
    assert changes_of(step) == [0.0, 0.0, 0.0]
