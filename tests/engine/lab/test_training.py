import math

import pytest

from engine.errors import UserError
from engine.lab import training
from engine.learning.settings import Rule, Settings
from engine.model import samples
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron
from engine.model.split import Split
from tests.engine import plain_gradient, plain_loss, trace_rows

XOR = Dataset.of([(0, 0), (1, 1), (0, 1), (1, 0)], [0, 0, 1, 1])


def train(steps=10, plants=None, start=None, **changes):
    plants = samples.six() if plants is None else plants
    begun = None if start is None else start.parameters
    return training.train(plants, Settings(**changes), begun, steps)


def test_training_takes_its_steps_from_the_start_given():
    trained = train(3, start=Neuron(0.5, -1.0, 0.25), learning_rate=0.3)
    rows = trace_rows(trained.state.run.trace)
    points, kinds = samples.six().x.tolist(), samples.six().y.tolist()
    here = [0.5, -1.0, 0.25]
    for row in rows.tolist():
        assert row == pytest.approx([*here, plain_loss(points, kinds, here)], abs=1e-13)
        slope = plain_gradient(points, kinds, here)
        here = [value - 0.3 * share for value, share in zip(here, slope, strict=True)]
    assert len(rows) == 4


def test_of_plants_held_out_the_loss_is_told_of_one_neuron_too():
    plants = samples.overlapping_groups(40, 0.25, 0).split_by(Split(0.25, 1))
    trained = train(10, plants)
    points, kinds = plants.test.x.tolist(), plants.test.y.tolist()
    expected = plain_loss(points, kinds, trained.frame().parameters.tolist())
    assert training.summary(trained)["test_loss"] == pytest.approx(expected, abs=1e-12)


def test_no_step_leaves_the_neuron_at_its_start():
    result = training.summary(train(0, start=Neuron(1.0, 2.0, 3.0)))
    assert (result["w1"], result["w2"], result["b"], result["steps"]) == (1, 2, 3, 0)


@pytest.mark.parametrize(
    ("plants", "changes"), [(XOR, {}), (samples.six(), {"rule": Rule.PERCEPTRON})]
)
def test_exactly_as_many_steps_are_taken_as_asked_for_though_nothing_moves_any_more(
    plants, changes
):
    assert train(120, plants, **changes).step == 120


def test_without_plants_or_with_impossible_steps_training_is_refused():
    with pytest.raises(UserError) as refused:
        train(plants=Dataset.empty())
    assert refused.value.code == "no_plants"
    for steps in (-1, 2_000_001):
        with pytest.raises(UserError) as refused:
            train(steps)
        assert refused.value.code == "steps"
        assert refused.value.facts == {"steps": steps, "most": 2_000_000}


def test_the_summary_says_what_was_learnt_in_plain_numbers():
    result = training.summary(train(1, XOR, start=Neuron(), learning_rate=0.5))
    assert result == {
        "w1": pytest.approx(0, abs=1e-15),
        "w2": pytest.approx(0, abs=1e-15),
        "b": pytest.approx(0, abs=1e-15),
        "features": ["x1", "x2"],
        "hidden": [],
        "activation": "tanh",
        "optimizer": "gd",
        "layers": [
            {
                "weights": [pytest.approx([0, 0], abs=1e-15)],
                "biases": pytest.approx([0], abs=1e-15),
            }
        ],
        "objective": pytest.approx(math.log(2), rel=1e-14),
        "test_loss": None,
        "test_accuracy": None,
        "loss": pytest.approx(math.log(2), rel=1e-14),
        "accuracy": 0.5,
        "likelihood": pytest.approx(1 / 16, rel=1e-14),
        "log_likelihood": pytest.approx(-4 * math.log(2), rel=1e-14),
        "steps": 1,
        "diverged": False,
        "oscillates": False,
        "diagnosis": "at_minimum",
        "separability": "overlapping",
        "minimum": pytest.approx(
            {"w1": 0, "w2": 0, "b": 0, "loss": math.log(2)}, abs=1e-12, rel=1e-14
        ),
        "m": 4,
        "m_test": 0,
    }


CYCLE = Dataset.of([(1, 1), (2, 2), (1.5, 1.5)], [1, 1, 0])


@pytest.mark.parametrize(
    ("plants", "start", "rate", "diverged", "goes_round"),
    [
        (samples.make("overlapping_groups"), (0, 0, 0), 0.1, False, False),
        (samples.make("overlapping_groups"), (0, 0, 0), 10.0, True, True),
        (CYCLE, (0, 0, -4), 4.0, False, True),  # bounded, and no higher than it began
        (CYCLE, (0, 0, 0), 1.52, False, False),
        (CYCLE, (0, 0, 0), 1.65, False, True),
        (samples.six(), (0, 0, 0), 100.0, False, False),
    ],
)
def test_a_run_diverges_and_oscillates_by_its_losses(plants, start, rate, diverged, goes_round):
    session = train(610, plants, Neuron(*start), learning_rate=rate)
    result, losses = training.summary(session), session.state.run.trace.losses
    assert (result["diverged"], result["oscillates"]) == (diverged, goes_round)
    assert diverged == (losses[-61:].mean() > losses[0])


@pytest.mark.parametrize(
    ("points", "kinds", "separability"),
    [
        ([(0, 0), (1, 1)], [1, 1], "one_kind"),
        ([(0, 0), (1, 1)], [1, 0], "separable"),
        ([(0, 0), (1, 0), (1, 0), (2, 0)], [1, 1, 0, 0], "touching"),
        ([(0, 0)] * 3 + [(1, 0)] * 3, [1, 0, 0, 1, 1, 0], "overlapping"),
    ],
)
def test_the_summary_tells_separability_and_the_exact_minimum(points, kinds, separability):
    result = training.summary(train(1, Dataset.of(points, kinds)))
    assert result["separability"] == separability
    if separability != "overlapping":
        assert result["minimum"] is None
        return
    by_hand = {"w1": math.log(4), "w2": 0.0, "b": -math.log(2)}
    by_hand["loss"] = -(2 * math.log(2 / 3) + math.log(1 / 3)) / 3
    assert result["minimum"] == pytest.approx(by_hand, rel=1e-9, abs=1e-12)
