import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import UserError, sentence_of
from engine.loss.backprop import NetworkObjective
from engine.loss.logistic import LogisticObjective
from engine.loss.penalised import objective_of
from engine.loss.penalty import Penalty, PenaltyKind
from engine.model import samples
from engine.model.activation import Activation
from engine.model.architecture import NEURON, Architecture
from engine.model.features import products_up_to

MODELS = [
    NEURON,
    Architecture(products_up_to(3)),
    Architecture(hidden=(4, 2)),
    Architecture(products_up_to(2), (3,), Activation.SIGMOID),
]
KINDS = [PenaltyKind.L1, PenaltyKind.L2]
PLANTS = samples.moons(60, 0.2, 0)


def by_hand(architecture, penalty, parameters):
    """R/2 Σ w² or R Σ |w| of what is named a weight."""
    weights = [
        value
        for name, value in zip(architecture.names, parameters.tolist(), strict=True)
        if name.startswith("w")
    ]
    if penalty.kind is PenaltyKind.L1:
        return penalty.rate * math.fsum(map(abs, weights))
    return penalty.rate / 2 * math.fsum(w * w for w in weights)


@given(
    st.sampled_from(MODELS),
    st.sampled_from(KINDS),
    st.floats(1e-3, 10),
    st.integers(0, 10**6),
)
@settings(deadline=None, max_examples=50)
def test_loss_and_penalty_are_told_apart_and_the_gradient_is_of_both(model, kind, rate, seed):
    penalty, rng = Penalty(kind, rate), np.random.default_rng(seed)
    objective, plain = objective_of(PLANTS, model, penalty), objective_of(PLANTS, model)
    # no weight is so near 0 that a difference would cross the kink of |w|
    parameters = rng.choice([-1.0, 1.0], model.size) * rng.uniform(0.01, 1, model.size)
    evaluation = objective(parameters)
    assert evaluation.loss == plain(parameters).loss == objective.loss_of(parameters)
    assert evaluation.penalty == pytest.approx(by_hand(model, penalty, parameters), rel=1e-13)
    assert evaluation.objective == evaluation.loss + evaluation.penalty
    step = 1e-6
    for index in rng.permutation(model.size)[:8]:
        up, down = parameters.copy(), parameters.copy()
        up[index] += step
        down[index] -= step
        rise = objective(up).objective - objective(down).objective
        slope = rise / (up[index] - down[index])
        assert evaluation.gradient[index] == pytest.approx(slope, rel=1e-5, abs=1e-7)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("model", MODELS)
def test_a_batch_has_the_whole_penalty(model, kind):
    penalty = Penalty(kind, 0.3)
    parameters = np.random.default_rng(1).standard_normal(model.size)
    batch = np.array([3, 5, 40])
    plain, penalised = objective_of(PLANTS, model), objective_of(PLANTS, model, penalty)
    added = penalised.batch_gradient(parameters, batch) - plain.batch_gradient(parameters, batch)
    slope = 0.3 * (np.sign(parameters) if kind is PenaltyKind.L1 else parameters)
    expected = [
        s if name.startswith("w") else 0 for s, name in zip(slope, model.names, strict=True)
    ]
    assert added == pytest.approx(expected, abs=1e-14)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("index", [0, -1])
def test_along_a_parameter_both_are_added_up(model, kind, index):
    objective = objective_of(PLANTS, model, Penalty(kind, 0.5))
    here, values = np.random.default_rng(2).standard_normal(model.size), np.array([-1.5, 0.0, 2.0])
    losses, slopes = objective.losses_and_slopes(here, index, values)
    for value, loss, slope in zip(values, losses, slopes, strict=True):
        moved = here.copy()
        moved[index] = value
        evaluation = objective(moved)
        assert loss == pytest.approx(evaluation.objective, rel=1e-12)
        assert slope == pytest.approx(evaluation.gradient[index], rel=1e-11, abs=1e-14)


def test_at_a_weight_of_0_an_l1_penalty_pulls_nowhere():
    plain, penalised = objective_of(PLANTS), objective_of(PLANTS, NEURON, Penalty(KINDS[0], 2.0))
    start = np.zeros(3)
    assert penalised(start).gradient.tolist() == plain(start).gradient.tolist()


def test_without_a_penalty_the_objective_is_the_plain_one():
    assert isinstance(objective_of(PLANTS), LogisticObjective)
    assert isinstance(objective_of(PLANTS, MODELS[1]), LogisticObjective)
    assert isinstance(objective_of(PLANTS, MODELS[2]), NetworkObjective)
    for none in (Penalty(PenaltyKind.L2, 0.0), Penalty(PenaltyKind.NONE, 3.0)):
        assert none.is_none
        assert isinstance(objective_of(PLANTS, NEURON, none), LogisticObjective)


@pytest.mark.parametrize("rate", [-0.1, 100.5, math.nan, math.inf])
def test_no_other_rate_is_taken(rate):
    with pytest.raises(UserError) as refusal:
        Penalty(PenaltyKind.L2, rate)
    assert refusal.value.code == "penalty_rate"


def test_the_refusal_is_said_in_both_languages():
    with pytest.raises(UserError) as refusal:
        Penalty(PenaltyKind.L1, 100.5)
    english = "a penalty with the rate 100.5 is not possible: from 0 to 100"
    assert sentence_of(refusal.value, "en") == english
    french = "une pénalité de taux 100,5 est impossible : de 0 à 100"
    assert " ".join(sentence_of(refusal.value, "fr").split()) == french
