"""What is said of networks, of more inputs, of penalties, and of plants held out."""

import math
from dataclasses import replace

import numpy as np
import pytest

import engine.lab.session as session_module
import engine.learning.trace as trace_module
from engine.explain.diagnosis import diagnose
from engine.explain.network_diagnosis import best_step_of_overfitting, has_levelled_off
from engine.explain.situation import Moves, Remedy, Situation, Verdict
from engine.lab import state
from engine.learning.settings import Optimiser, Settings
from engine.loss.objective import Evaluation
from engine.loss.penalty import Penalty, PenaltyKind
from engine.model import samples
from engine.model.activation import Activation
from engine.model.architecture import NEURON, Architecture
from engine.model.dataset import Dataset
from engine.model.features import Feature
from engine.model.network import Network
from tests.sentences.models import at_minimum, kind_held_out, model, relu, with_stuck_neurons
from tests.sentences.runs import OVERLAP, XOR, edit

BOTH_AS_MANY = samples.moons(20, 0.1, 0)
MORE_OF_A_KIND = Dataset.of(BOTH_AS_MANY.x[:-3], BOTH_AS_MANY.y[:-3])
SHAPES = [(4,), (5, 3), (8, 5, 7)]
FLAT_AT_0 = [Activation.TANH, Activation.RELU, Activation.LINEAR]
L2 = Penalty(PenaltyKind.L2, 0.1)


def verdict_of(session):
    return session.frame().diagnosis.verdict


def said_of(session):
    found = session.frame().diagnosis
    return found.verdict, found.moves


def moved(session):
    """Which parameters are no longer what they were at the start, rounding aside."""
    frame = session.frame()
    return np.flatnonzero(abs(frame.parameters - frame.trace.parameters(0)) > 1e-14).tolist()


def entropy(plants):
    share = plants.toxic_count / len(plants)
    return -share * math.log(share) - (1 - share) * math.log(1 - share)


# From zero


@pytest.mark.parametrize("activation", Activation)
@pytest.mark.parametrize("hidden", SHAPES)
def test_nothing_moves_from_0_where_both_kinds_are_as_many(activation, hidden):
    session = model(BOTH_AS_MANY, Architecture(hidden=hidden, activation=activation), 0, 0.0)
    assert said_of(session) == (Verdict.SYMMETRIC_START, Moves.NOTHING)
    limit = session.frame().diagnosis.limit
    session.learn(100)
    assert said_of(session) == (Verdict.SYMMETRIC_START, Moves.NOTHING)
    assert moved(session) == []
    assert (
        session.frame().loss
        == pytest.approx(limit, rel=1e-15)
        == pytest.approx(math.log(2), rel=1e-15)
    )


@pytest.mark.parametrize("activation", FLAT_AT_0)
@pytest.mark.parametrize("hidden", SHAPES)
@pytest.mark.parametrize("penalty", [Penalty(), L2])
def test_else_the_bias_of_the_output_alone_walks_to_the_log_odds(activation, hidden, penalty):
    architecture = Architecture(hidden=hidden, activation=activation)
    session = model(MORE_OF_A_KIND, architecture, 0, 0.0, penalty=penalty, learning_rate=2.0)
    session.learn(3)
    found = session.frame().diagnosis
    assert (found.verdict, found.moves) == (Verdict.SYMMETRIC_START, Moves.OUTPUT_BIAS)
    assert found.limit == pytest.approx(entropy(MORE_OF_A_KIND), rel=1e-12)
    assert session.frame().loss > found.limit
    session.learn(200)
    assert moved(session) == [architecture.size - 1]
    share = MORE_OF_A_KIND.toxic_count / len(MORE_OF_A_KIND)
    assert session.frame().parameters[-1] == pytest.approx(math.log(share / (1 - share)))
    assert session.frame().loss == pytest.approx(found.limit, rel=1e-12)
    assert said_of(session) == (Verdict.SYMMETRIC_START, Moves.NOTHING)


@pytest.mark.parametrize("hidden", [*SHAPES, (1, 3)])
@pytest.mark.parametrize("optimiser", [Optimiser.GRADIENT_DESCENT, Optimiser.ADAM])
def test_sigmoids_move_alike_from_0_and_stay_twins(hidden, optimiser):
    architecture = Architecture(hidden=hidden, activation=Activation.SIGMOID)
    session = model(MORE_OF_A_KIND, architecture, 0, 0.0, optimiser=optimiser)
    for _ in range(2):
        assert said_of(session) == (Verdict.SYMMETRIC_START, Moves.TWINS)
        session.learn(150)
    outputs = session.frame().model.layers_of(MORE_OF_A_KIND.x)[1:-1]
    assert len(moved(session)) == architecture.size
    assert max(float(np.ptp(layer, axis=0).max()) for layer in outputs) < 1e-9


def test_neurons_that_are_alike_but_not_0_are_twins_too_and_one_that_differs_ends_it():
    session = model(XOR, Architecture(hidden=(3, 2)), 50, 0.3)
    assert said_of(session) == (Verdict.SYMMETRIC_START, Moves.TWINS)
    outputs = session.frame().model.layers_of(XOR.x)[1:-1]
    assert max(float(np.ptp(layer, axis=0).max()) for layer in outputs) < 1e-12
    other = session.frame().parameters.copy()
    other[0] += 1e-3
    edit(session, state.set_parameters, other)
    session.learn(1)
    assert verdict_of(session) is Verdict.TWIN_NEURONS
    edit(session, state.set_parameters, other + np.linspace(0, 1e-2, len(other)))
    session.learn(1)
    assert verdict_of(session) is Verdict.LEARNING


def test_batches_move_what_rests_with_all_plants():
    tanh = Architecture(hidden=(4,))
    session = model(BOTH_AS_MANY, tanh, 30, 0.0, batch_size=3)
    assert said_of(session) == (Verdict.SYMMETRIC_START, Moves.OUTPUT_BIAS)
    assert moved(session) == [tanh.size - 1]
    sigmoids = replace(tanh, activation=Activation.SIGMOID)
    for steps in (0, 30):
        session = model(BOTH_AS_MANY, sigmoids, steps, 0.0, batch_size=3)
        assert said_of(session) == (Verdict.SYMMETRIC_START, Moves.TWINS)


def test_hidden_biases_that_differ_break_the_symmetry():
    architecture = Architecture(hidden=(2,))
    start = np.array([0, 0, 0, 0, 0.5, -0.5, 0, 0, 0.0])
    session = model(MORE_OF_A_KIND, architecture, 50, start)
    assert verdict_of(session) is Verdict.LEARNING
    assert len(moved(session)) == architecture.size
    alike = np.array([0, 0, 0, 0, 0.5, 0.5, 0, 0, 0.0])
    assert said_of(model(MORE_OF_A_KIND, architecture, 50, alike))[1] is Moves.TWINS
    rests = model(BOTH_AS_MANY, architecture, 50, start)
    assert said_of(rests) == (Verdict.SYMMETRIC_START, Moves.NOTHING)
    assert moved(rests) == []


def test_only_the_plants_learnt_from_are_counted():
    session = model(BOTH_AS_MANY, Architecture(hidden=(4,)), 5, 0.0, 0.3, seed=3)
    training = session.state.plants.training
    assert 2 * training.toxic_count != len(training)
    assert said_of(session) == (Verdict.SYMMETRIC_START, Moves.OUTPUT_BIAS)
    assert session.frame().diagnosis.limit == pytest.approx(entropy(training), rel=1e-12)


def test_a_single_hidden_neuron_has_no_twin():
    session = model(
        MORE_OF_A_KIND, Architecture(hidden=(1,), activation=Activation.SIGMOID), 5, 0.0
    )
    assert verdict_of(session) is Verdict.LEARNING


# Dead neurons


@pytest.mark.parametrize("seed", range(4))
def test_dead_neurons_are_those_that_give_0_for_every_plant_learnt_from(seed):
    session = model(OVERLAP, relu(8, 6), 20, None, 0.3, seed=seed, learning_rate=0.05)
    frame = session.frame()
    network = Network(frame.architecture, frame.parameters)
    outputs = network.layers_of(frame.plants.training.x)[1:-1]
    counted = sum(max(neuron.tolist()) == 0 for layer in outputs for neuron in layer)
    assert (frame.diagnosis.dead, frame.diagnosis.hidden) == (counted, 14)
    assert frame.diagnosis.verdict is (Verdict.DEAD_NEURONS if counted else Verdict.LEARNING)


def test_a_plant_held_out_does_not_wake_a_neuron():
    plants = Dataset.of([(1, 0), (0, 1), (2, 1), (1, 2), (9, 9)], [0, 1, 0, 1, 1])
    seed = next(
        seed
        for seed in range(1_000)
        if model(plants, NEURON, 0, None, 0.3, seed=seed).state.plants.held_out.tolist()
        == [False] * 4 + [True]
    )
    wakes_at_9 = np.array([1, 1, 1, 0, -8, 0, 1, 1, 0.0])
    session = model(plants, relu(2), 1, wakes_at_9, 0.3, seed=seed)
    assert session.frame().diagnosis.dead == 1
    edit(session, state.hold_out, 0.0)
    session.learn(1)
    assert session.frame().diagnosis.dead == 0


def test_where_a_whole_layer_is_dead_every_plant_gets_one_answer():
    session = model(MORE_OF_A_KIND, relu(8, 8, 8), 400, seed=0, learning_rate=3.0)
    frame = session.frame()
    assert frame.diagnosis.verdict is Verdict.DEAD_LAYER
    assert float(np.ptp(frame.z)) == 0.0
    assert frame.diagnosis.limit == pytest.approx(entropy(MORE_OF_A_KIND), rel=1e-12)
    assert frame.loss >= frame.diagnosis.limit * (1 - 1e-12)


# The loss


def situation_of(losses, test_losses=None, **changes):
    """A network at the last of these losses, learnt by one setting from step 0 on."""
    settings = changes.pop("settings", Settings())
    size = Architecture(hidden=(2,)).size
    usual = Situation(
        kinds_present=(0, 1), plant_count=10, is_standardised=False, mistakes=2,
        settings=settings, segments=[(0, settings)], losses=np.array(losses, dtype=float),
        edited_at=0, step=len(losses) - 1, parameters=np.arange(size) + 1.0,
        evaluation=Evaluation(1.0, np.ones(size)), solution=None,
        architecture=Architecture(hidden=(2,)),
        test_losses=None if test_losses is None else np.array(test_losses, dtype=float),
    )  # fmt: skip
    return replace(usual, **changes)


STEPS = np.arange(1000)
FALLING = 0.3 + 0.4 * np.exp(-STEPS / 300)


@pytest.mark.parametrize(
    ("losses", "is_level"),
    [
        (0.3 + 0.4 * np.exp(-STEPS / 50), True),
        (0.3 + 0.4 * np.exp(-STEPS / 600), False),
        (0.7 - 1e-5 * STEPS, False),  # as slow as ever
        (1 / (2 + STEPS), False),  # it still loses a tenth of itself
        (np.full(1000, 0.6), True),
        (np.full(60, 0.6), False),  # too short to tell
        (0.3 + 0.4 * np.exp(-STEPS / 50) + 0.05 * np.sin(STEPS) ** 2, True),  # jitter
        ([*np.linspace(50, 0.7, 20), *np.linspace(0.7, 0.3, 400)], False),  # after a spike
    ],
)
def test_a_loss_has_levelled_off_by_the_measure_of_its_run(losses, is_level):
    assert has_levelled_off(situation_of(losses)) is is_level


def test_a_rate_that_was_changed_begins_a_new_measure():
    losses = 0.3 + 0.4 * np.exp(-STEPS / 50)
    faster = Settings(learning_rate=0.5)
    changed = situation_of(losses, settings=faster, segments=[(0, Settings()), (980, faster)])
    assert not has_levelled_off(changed)
    assert not has_levelled_off(situation_of(losses, settings=faster, segments=[(0, Settings())]))


def test_a_plateau_may_be_left_again():
    """The sigmoids rest near the best line through XOR, and part it later."""
    sigmoids = Architecture(hidden=(3,), activation=Activation.SIGMOID)
    session = model(XOR, sigmoids, 0, learning_rate=1.0)
    found, losses = [], []
    for _ in range(60):
        session.learn(50)
        found.append(verdict_of(session))
        losses.append(session.frame().loss)
    first = found.index(Verdict.LEVELLED_OFF)
    assert losses[first] > 0.6
    assert losses[-1] < losses[first] / 2
    assert Verdict.OVERSHOOTING not in found


VALLEY = 0.4 + 1e-6 * (STEPS - 600.0) ** 2


@pytest.mark.parametrize(
    ("losses", "test_losses", "best"),
    [
        (FALLING, VALLEY, 600),
        (FALLING[:650], VALLEY[:650], None),  # not yet for a tenth of the run
        (FALLING, 0.4 + 0.03 * (VALLEY - 0.4), None),  # by less than 1%
        (np.full(1000, 0.5), VALLEY, None),  # the other loss does not fall
        (FALLING, VALLEY[::-1] * 1e-3, None),  # nothing to speak of
        (FALLING, VALLEY + 0.05 * np.sin(STEPS * 1.7), 600),
        (FALLING, 0.4 + 0.1 * np.sin(STEPS * 1.7), None),  # jitter
        (FALLING, 0.4 + 0.1 * (VALLEY - 0.4) + 0.05 * np.sin(STEPS * 1.7), None),
        (FALLING, np.where(STEPS < 10, np.nan, VALLEY), None),
        (FALLING, FALLING + 0.1, None),
    ],
)
def test_over_fitting_is_a_test_loss_that_rose_for_a_tenth_of_the_run(losses, test_losses, best):
    found = best_step_of_overfitting(situation_of(losses, test_losses))
    if best is None:
        assert found is None
    else:
        assert found == int(np.argmin(test_losses))
        assert abs(found - best) < 150
        assert diagnose(situation_of(losses, test_losses)).verdict is Verdict.OVERFITTING


def test_steps_on_other_plants_tell_nothing_of_over_fitting():
    assert best_step_of_overfitting(situation_of(FALLING, VALLEY, edited_at=950)) is None
    assert best_step_of_overfitting(situation_of(FALLING, VALLEY, edited_at=300)) == 600


def test_a_network_that_learns_few_plants_by_heart_over_fits():
    plants = samples.overlapping_groups(24, 0.35, 1)
    session = model(
        plants, Architecture(hidden=(8, 8)), 400, None, 0.5,
        optimiser=Optimiser.ADAM, learning_rate=0.03,
    )  # fmt: skip
    found, frame = session.frame().diagnosis, session.frame()
    assert found.verdict is Verdict.OVERFITTING
    test = frame.trace.test_losses
    assert found.best_step == int(np.argmin(test))
    assert frame.test_loss > 1.01 * test[found.best_step]
    assert frame.loss < frame.losses[found.best_step]


# Overshooting


@pytest.mark.parametrize("optimiser", Optimiser)
@pytest.mark.parametrize("batch_size", [None, 5])
def test_a_rate_of_100_is_a_sentence_and_no_nan(optimiser, batch_size):
    """Warnings are errors here."""
    session = model(
        BOTH_AS_MANY, relu(8, 8, 8), 0, None, 0.2,
        optimiser=optimiser, batch_size=batch_size, learning_rate=100.0,
    )  # fmt: skip
    found = []
    for _ in range(60):
        session.learn(1)
        found.append(session.frame().diagnosis)
    frame = session.frame()
    assert np.isfinite(frame.losses).all()
    assert np.isfinite(frame.parameters).all()
    assert np.isfinite(frame.gradient).all()
    blamed = [each for each in found if each.verdict is Verdict.OVERSHOOTING]
    assert {each.verdict for each in found[3:]} <= {Verdict.OVERSHOOTING, Verdict.DEAD_LAYER}
    assert blamed
    assert {each.remedy for each in blamed} == {Remedy.LOWER_RATE}
    assert all(0 <= each.safe_step < step for step, each in enumerate(found, 1) if each in blamed)


@pytest.mark.parametrize("activation", Activation)
@pytest.mark.parametrize(
    ("optimiser", "rate"),
    [(Optimiser.GRADIENT_DESCENT, 0.05), (Optimiser.MOMENTUM, 0.01), (Optimiser.ADAM, 0.01)],
)
@pytest.mark.parametrize("batch_size", [None, 10])
def test_the_jitter_of_batches_and_optimisers_is_not_blamed(
    activation, optimiser, rate, batch_size
):
    session = model(
        samples.moons(60, 0.1, 0), Architecture(hidden=(6,), activation=activation), 0, None, 0.2,
        optimiser=optimiser, batch_size=batch_size, learning_rate=rate,
    )  # fmt: skip
    for _ in range(25):
        session.learn(20)
        assert verdict_of(session) is not Verdict.OVERSHOOTING


@pytest.mark.parametrize(
    ("losses", "safe"),
    [
        ([0.7, 0.6, 0.5, 3.0, 4.0], 2),
        ([0.7, 0.6, 0.5, 3.0], None),  # two steps are no trend
        ([0.7, 0.6, *[0.1] * 50, 3.0, 2.0, 1.0, 0.5, 0.2], None),  # a spike
        ([0.7, 0.6, 0.1, 3.0, 2.0, 1.0, *[0.15] * 12], None),
        ([0.7, 0.6, *[0.1] * 50, *[0.6] * 30], 2),
        ([0.7, 0.6, *[0.4, 0.5] * 50], 2),  # it goes round in circles
        ([0.7, 0.6, *[0.4, 0.401] * 50], None),  # as good as level
        ([0.7, *(0.4 * 0.99 ** np.arange(100) + 0.05 * (np.arange(100) % 2))], None),
    ],
)
def test_a_network_overshoots_where_its_loss_climbs_or_circles(losses, safe):
    found = diagnose(situation_of(losses))
    assert (found.verdict is Verdict.OVERSHOOTING) is (safe is not None)
    assert found.safe_step == safe


def test_in_batches_a_loss_that_goes_up_and_down_is_not_blamed():
    losses, batches = [0.7, 0.6, *[0.4, 0.5] * 50], Settings(batch_size=2)
    found = diagnose(situation_of(losses, settings=batches))
    assert found.verdict is Verdict.LEVELLED_OFF


@pytest.mark.parametrize("architecture", [NEURON, relu(4)])
def test_steps_that_lead_too_far_move_nothing_and_are_blamed(architecture):
    """The penalty is too steep for the rate: the weights would grow a thousandfold each step."""
    strong = Penalty(PenaltyKind.L2, 100.0)
    session = model(
        BOTH_AS_MANY, architecture, 40, 0.7, penalty=strong, learning_rate=100.0, batch_size=5
    )
    frame = session.frame()
    assert frame.next_step.leads_beyond
    assert (frame.diagnosis.verdict, frame.diagnosis.remedy) == (
        Verdict.OVERSHOOTING,
        Remedy.LOWER_RATE,
    )
    edit(session, state.set_settings, learning_rate=90.0)  # no step was taken at that rate yet
    assert verdict_of(session) is Verdict.OVERSHOOTING
    edit(session, state.set_settings, learning_rate=0.001)
    assert verdict_of(session) is not Verdict.OVERSHOOTING


# One neuron on more inputs, or with a penalty

WITH_PRODUCT = Architecture((Feature.X1, Feature.X2, Feature.X1_X2))


def test_what_no_line_separates_other_inputs_may():
    assert verdict_of(model(XOR, WITH_PRODUCT, 1, 0.3)) is Verdict.SEPARABLE
    session = model(XOR, WITH_PRODUCT, 3_000, learning_rate=1.0)
    found = session.frame().diagnosis
    assert (found.verdict, found.is_certain) == (Verdict.SEPARATED, True)
    assert verdict_of(model(XOR, NEURON, 3_000, (1.0, 0.0, 0.0))) is not Verdict.SEPARATED


@pytest.mark.parametrize("architecture", [NEURON, WITH_PRODUCT])
def test_with_a_penalty_separable_plants_have_a_minimum_that_is_reached(architecture):
    session = model(samples.six(), architecture, 5, penalty=L2, learning_rate=0.5)
    found = session.frame().diagnosis
    optimum = session.frame().optimum
    assert (found.verdict, found.is_certain) == (Verdict.LEVELLING_OFF, True)
    assert found.limit == optimum.objective > optimum.loss
    session.learn(2_000)
    assert verdict_of(session) is Verdict.AT_MINIMUM
    assert session.frame().evaluation.objective == pytest.approx(found.limit, rel=1e-6)


def test_a_loss_that_rises_while_the_penalty_shrinks_far_weights_is_no_overshooting():
    session = model(samples.six(), NEURON, 0, (-20.0, 20.0, 0.0), penalty=L2)
    for _ in range(30):
        session.learn(5)
        assert verdict_of(session) is Verdict.LEVELLING_OFF
    assert (np.diff(session.frame().losses) > 0).any()


def test_a_rate_that_is_too_large_for_loss_and_penalty_is_blamed():
    session = model(samples.six(), NEURON, 12, (-1.0, 1.0, 0.0), penalty=L2, learning_rate=25.0)
    assert verdict_of(session) is Verdict.OVERSHOOTING


def test_l1_hops_about_its_edges_and_is_level_not_overshooting():
    session = model(samples.six(), NEURON, 0, penalty=Penalty(PenaltyKind.L1, 0.1))
    found = []
    for _ in range(20):
        session.learn(50)
        found.append(verdict_of(session))
    assert set(found) == {Verdict.LEARNING, Verdict.LEVELLED_OFF}
    assert found[-1] is Verdict.LEVELLED_OFF


@pytest.mark.parametrize("optimiser", list(Optimiser)[1:])
def test_of_steps_that_remember_nothing_is_foretold(optimiser):
    for plants in (samples.six(), OVERLAP):
        session = model(plants, NEURON, 30, optimiser=optimiser, learning_rate=1e-3)
        found = session.frame().diagnosis
        assert found.verdict in (Verdict.SEPARATED, Verdict.LEVELLING_OFF)
        assert not found.is_certain
    at_it = at_minimum(OVERLAP, NEURON, optimiser=optimiser).frame().diagnosis
    assert (at_it.verdict, at_it.is_certain) == (Verdict.AT_MINIMUM, False)


def test_a_slope_of_all_but_0_is_no_rest_for_an_optimiser_that_divides_by_it():
    far = np.array([-900.0, 900.0, 0.0])
    assert verdict_of(model(samples.six(), NEURON, 0, far)) is Verdict.AT_REST
    adam = model(samples.six(), NEURON, 0, far, optimiser=Optimiser.ADAM)
    assert verdict_of(adam) is Verdict.SEPARATED


def test_that_any_rate_comes_down_in_the_end_is_said_of_plain_descent_alone():
    far = Dataset.of(samples.six().x + 20, samples.six().y)
    assert verdict_of(model(far, NEURON, 12, learning_rate=1.0)) is Verdict.JUMPING
    momentum = model(far, NEURON, 12, learning_rate=1.0, optimiser=Optimiser.MOMENTUM)
    assert verdict_of(momentum) is Verdict.OVERSHOOTING
    penalised = model(far, NEURON, 12, learning_rate=1.0, penalty=L2)
    assert verdict_of(penalised) is Verdict.OVERSHOOTING


@pytest.mark.parametrize("seed", range(8))
def test_what_is_foretold_of_inputs_and_penalties_comes_true(seed):
    """Where all is sure, loss and penalty never rise again, and it stays sure."""
    rng = np.random.default_rng(seed)
    plants = Dataset.of(rng.uniform(0, 2, (12, 2)), rng.integers(0, 2, 12))
    session = model(
        plants, Architecture(tuple(rng.permutation(list(Feature))[:3])), 0,
        rng.uniform(-2, 2, 4), penalty=(Penalty(), L2)[seed % 2],
        learning_rate=float(10 ** rng.uniform(-2, 0)),
    )  # fmt: skip
    certain, objectives = [], []
    for _ in range(60):
        session.learn(3)
        certain.append(session.frame().diagnosis.is_certain)
        objectives.append(session.frame().evaluation.objective)
    for before, sure, after in zip(objectives, certain, objectives[1:], strict=False):
        assert not sure or after <= before * (1 + 1e-9)
    first = certain.index(True) if True in certain else len(certain)
    assert all(certain[first:])


# Held out, and full


@pytest.mark.parametrize("kind", [0, 1])
def test_a_kind_of_which_all_plants_are_held_out_is_told_from_one_that_was_never_placed(kind):
    session = kind_held_out(samples.six(), kind)
    found = session.frame().diagnosis
    assert (found.verdict, found.kind) == (Verdict.KIND_HELD_OUT, 1 - kind)
    edit(session, state.hold_out, 0.0)
    assert verdict_of(session) is Verdict.READY


def test_where_all_plants_are_held_out_there_is_none_to_learn_from():
    one = Dataset.of([(1, 1)], [1])
    session = model(one, NEURON, 0, None, 0.9)
    assert verdict_of(session) is Verdict.ALL_HELD_OUT
    edit(session, state.hold_out, 0.0)
    assert verdict_of(session) is Verdict.ONE_KIND


def test_a_run_that_takes_all_memory_says_so_and_goes_on_from_an_earlier_step(monkeypatch):
    monkeypatch.setattr(trace_module, "MOST_WHOLE_BYTES", 4_000)
    monkeypatch.setattr(session_module, "MOST_BYTES", 8_000)
    session = model(BOTH_AS_MANY, Architecture(hidden=(4,)), 5_000)
    last = session.last_step
    assert last < 5_000
    assert session.is_full
    assert verdict_of(session) is Verdict.MEMORY_FULL
    session.go_to(last // 2)
    assert not session.is_finished
    assert verdict_of(session) is not Verdict.MEMORY_FULL
    session.learn(1)
    assert session.step == session.last_step == last // 2 + 1


@pytest.mark.parametrize(
    ("bias", "verdict"), [(50.0, Verdict.SATURATED_NEURONS), (0.0, Verdict.TWIN_NEURONS)]
)
def test_saturated_neurons_and_twins_beside_others_are_told(bias, verdict):
    frame = model(OVERLAP, Architecture(hidden=(4,)), 3, with_stuck_neurons(bias)).frame()
    found = frame.diagnosis
    assert (found.verdict, found.stuck, found.hidden) == (verdict, 2, 4)
    outputs = np.tanh(frame.network.layers_of(frame.plants.x)[1])
    assert len({neuron.place.number for neuron in frame.stuck_neurons} & {2, 3}) == 2
    assert np.ptp(outputs[2:], axis=1).max() < (1e-6 if bias else 1)
