import gc
import math
import subprocess
import sys
import weakref

import numpy as np
import pytest

from engine.explain.diagnosis import Verdict
from engine.lab.replay import Doubt, doubt_of
from engine.lab.session import Session
from engine.lab.state import place, put_probe, select, set_choices, set_neuron
from engine.learning.settings import Rule, Settings
from engine.model import samples
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron
from tests.engine import plain_gradient, trace_rows


def frame_of(points, kinds, weights=(1.0, 0.0, 0.0), probe=None):
    session = Session(Dataset.of(points, kinds))
    state = put_probe(set_neuron(session.state, Neuron(*weights)), probe)
    session.replace(session.state.changes_to(state))
    return session.frame(playing=True, steps_per_second=12.5)


def on(session, edit, *arguments, **named):
    session.replace(session.state.changes_to(edit(session.state, *arguments, **named)))


# z is x1: three toxic right, one toxic missed, two harmless cleared, four harmless accused
MIXED = frame_of(
    [(1, 0), (2, 0), (0, 0), (-1, 0), (-2, 0), (-3, 0), (1, 1), (2, 2), (3, 3), (0, 4)],
    [1, 1, 1, 1, 0, 0, 0, 0, 0, 0],
)


def test_right_and_wrong_are_counted_by_kind():
    counts = MIXED.counts
    assert (counts.toxic_found, counts.toxic_missed) == (3, 1)
    assert (counts.harmless_cleared, counts.harmless_accused) == (2, 4)
    assert (counts.right, counts.wrong) == (5, 5)
    assert MIXED.accuracy == 0.5


def test_each_wrong_plant_is_marked_and_one_on_the_frontier_counts_as_toxic():
    assert np.flatnonzero(MIXED.wrong).tolist() == [3, 6, 7, 8, 9]
    assert MIXED.z.tolist() == [1, 2, 0, -1, -2, -3, 1, 2, 3, 0]


def test_the_likelihood_is_the_product_that_one_can_do_by_hand():
    """a = 0.7, 0.8 and 0.4 at logits log 7/3, log 4 and log 2/3."""
    points = [(math.log(7 / 3), 0), (math.log(4), 0), (math.log(2 / 3), 0)]
    assert frame_of(points, [1, 1, 0]).likelihood == pytest.approx(0.7 * 0.8 * 0.6, rel=1e-13)
    assert frame_of(points, [1, 0, 1]).likelihood == pytest.approx(0.7 * 0.2 * 0.4, rel=1e-13)
    log_likelihood = frame_of(points, [1, 1, 0]).log_likelihood
    assert log_likelihood == pytest.approx(math.log(0.7 * 0.8 * 0.6), rel=1e-13)
    assert frame_of(points, [1, 1, 0]).loss == pytest.approx(-log_likelihood / 3, rel=1e-13)


def test_the_likelihood_of_ten_thousand_plants_underflows_to_0_and_its_log_does_not():
    frame = Session(samples.make("overlapping_groups", 10_000)).frame()
    assert frame.likelihood == 0
    assert frame.log_likelihood == pytest.approx(-10_000 * math.log(2), rel=1e-12)


@pytest.mark.parametrize(
    ("probe", "z", "toxic"), [((3.0, 1.0), 4.5, True), ((1.0, 1.5), 0, True), ((0, 2), -2.5, False)]
)
def test_the_mystery_plant_shows_its_z_its_probability_and_the_verdict(probe, z, toxic):
    prediction = frame_of([(0, 0)], [1], (2.0, -1.0, -0.5), probe).probe
    assert (prediction.x1, prediction.x2) == probe
    assert prediction.z == z
    assert prediction.probability == pytest.approx(1 / (1 + math.exp(-z)), rel=1e-14)
    assert prediction.is_toxic is toxic


def test_without_a_mystery_plant_there_is_no_reading():
    assert MIXED.probe is None


def test_of_no_plant_all_readings_are_plain_numbers():
    frame = frame_of([], [])
    assert (frame.loss, frame.accuracy, frame.likelihood, frame.log_likelihood) == (0, 0, 1, 0)
    assert tuple(frame.counts) == (0, 0, 0, 0)
    assert frame.gradient.tolist() == [0, 0, 0]


def test_a_frame_passes_on_what_is_on_screen():
    session = Session()
    session.replace(session.state.changes_to(select(session.state, np.array([1, 4]))))
    session.learn(3)
    session.solve()
    frame = session.frame()
    assert frame.plants is session.state.plants
    assert frame.selection.tolist() == [1, 4]
    assert frame.settings.learning_rate == 0.1
    assert frame.ghosts == ()
    assert (frame.step, frame.last_step, len(frame.losses)) == (3, 3, 4)
    assert frame.loss == frame.losses[3]
    assert frame.neuron_frame.optimum is None
    assert (MIXED.playing, MIXED.steps_per_second) == (True, 12.5)


def test_a_frame_stays_as_it_was_while_the_session_goes_on():
    session = Session()
    session.learn(5)
    frame = session.frame()
    losses, z, loss = frame.losses.copy(), frame.z.copy(), frame.loss
    session.learn(2000)
    assert np.array_equal(frame.losses, losses)
    assert np.array_equal(frame.neuron.z(frame.plants.x), z)
    assert (frame.loss, frame.last_step) == (loss, 5)


def place_far_away(session):
    on(session, place, [(9.0, 0.0)], 1)


@pytest.mark.parametrize("steps", [5, 255, 511, 700])
@pytest.mark.parametrize("learns_on", [False, True])
def test_an_older_frame_keeps_its_last_loss_when_a_plant_is_placed_later(steps, learns_on):
    """Blocks of 256 losses are searched once: 255 is the last step of the first."""
    session = Session(settings=Settings(stop_when_converged=False))
    session.learn(steps)
    frame = session.frame()
    losses, rows = frame.losses.tolist(), trace_rows(frame.trace).tolist()
    assert frame.curve.highest == max(losses)
    place_far_away(session)
    later = session.frame()
    assert later.losses[-1] == later.loss > max(losses)
    assert later.curve.highest == later.losses[-1]
    if learns_on:
        session.learn(300)
    assert frame.losses.tolist() == losses
    assert frame.losses[-1] == frame.loss == frame.trace.loss(steps)
    assert trace_rows(frame.trace).tolist() == rows
    assert (frame.curve.lowest, frame.curve.highest) == (min(losses), max(losses))
    assert frame.trace.until(steps - 1).losses.tolist() == losses[:-1]
    assert frame.trace.until(steps).losses.tolist() == losses
    assert later.losses[-1] == later.loss
    assert not frame.losses.flags.writeable


def test_what_is_said_of_an_older_frame_is_not_changed_by_plants_placed_later():
    session, seen = Session(settings=Settings(stop_when_converged=False)), []
    session.learn(30)
    for _ in range(2):
        seen.append(session.frame())
        place_far_away(session)
    before, after = seen
    assert (before.edited_at, after.edited_at, session.frame().edited_at) == (0, 30, 30)
    assert before.diagnosis.verdict is Verdict.LEARNING
    assert doubt_of(before) is None
    assert doubt_of(after) is Doubt.EDITED


def test_an_older_frames_earlier_runs_stay_when_their_run_is_gone_back_to():
    session = Session(settings=Settings(stop_when_converged=False))
    session.learn(40)
    first = session.state
    on(session, set_neuron, Neuron(1.0, 1.0, -3.0))
    frame, second = session.frame(), session.state
    losses = frame.ghosts[0].losses.tolist()
    session.replace(session.state.changes_to(first))
    place_far_away(session)
    assert session.frame().losses[-1] != losses[-1]
    assert frame.ghosts[0].losses.tolist() == losses
    assert frame.ghosts[0].curve.highest == max(losses)
    session.replace(session.state.changes_to(second))
    assert session.frame().ghosts[0].losses.tolist() == losses
    with pytest.raises(ValueError, match="read-only"):
        frame.ghosts[0].losses[0] = 1.0


def test_a_frame_of_a_long_run_copies_none_of_its_rows():
    session = Session(settings=Settings(stop_when_converged=False))
    session.learn(3000)
    for _ in range(2):
        trace, frame = session.state.run.trace, session.frame()
        assert np.shares_memory(frame.losses, trace.losses)
        assert np.shares_memory(frame.curve.losses, trace.losses)
        place_far_away(session)


def test_what_is_derived_is_worked_out_once_and_shared():
    frame = Session().frame()
    assert frame.neuron_frame is frame.neuron_frame
    assert frame.neuron_frame.outputs.z is frame.z is frame.z
    for name in ("a", "plausibility", "plant_losses", "wrong", "counts"):
        assert getattr(frame, name) is getattr(frame, name)
    for name in ("reaches", "slope_slice", "likelihood_slice", "pulls"):
        assert getattr(frame.neuron_frame, name) is getattr(frame.neuron_frame, name)


def test_a_frame_and_all_its_arrays_are_let_go_as_soon_as_nobody_holds_it():
    session = Session()
    session.learn(3)
    frame = session.frame()
    _ = frame.neuron_frame.pulls, frame.diagnosis, frame.neuron_frame.pullers
    gone = [weakref.ref(one) for one in (frame, frame.neuron_frame, frame.z)]
    gc.disable()
    try:
        del frame
        assert [one() for one in gone] == [None] * 3
    finally:
        gc.enable()


def test_whoever_wants_the_loss_alone_loads_no_mathematics_of_single_pictures():
    program = """
import sys
from engine.lab.session import Session
session = Session()
session.learn(3)
session.solve()
frame = session.frame()
frame.loss, frame.accuracy, frame.diagnosis, frame.next_step
print(any(name.endswith("neuron_frame") for name in sys.modules))
frame.neuron_frame.pulls
print(any(name.endswith("neuron_frame") for name in sys.modules))
"""
    printed = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    ).stdout.split()
    assert printed == ["False", "True"]


# The plant that pictures speak of


def test_the_subject_is_the_first_plant_selected():
    session = Session()
    on(session, set_neuron, Neuron(-1.5, 1.25, 0.5))
    on(session, put_probe, (9.0, 9.0))
    on(session, select, np.array([2, 4]))
    result = session.frame().subject
    z = -1.5 * 0.7 + 1.25 * 2.6 + 0.5
    assert (result.plant, result.x1, result.x2, result.kind) == (2, 0.7, 2.6, 1)
    assert result.z == pytest.approx(z, rel=1e-14)
    assert result.a == pytest.approx(1 / (1 + math.exp(-z)), rel=1e-14)
    assert result.predicted == 1


def test_without_a_selection_the_subject_is_the_mystery_plant_and_has_no_kind():
    result = frame_of([(0, 0)], [1], (2.0, -1.0, -0.5), (1.0, 3.0)).subject
    assert (result.plant, result.x1, result.x2, result.kind) == (None, 1.0, 3.0, None)
    assert (result.z, result.predicted) == (-1.5, 0)
    assert result.a == pytest.approx(1 / (1 + math.exp(1.5)), rel=1e-14)


def test_without_either_there_is_no_subject():
    assert MIXED.subject is None


# One step

RULES = [
    Settings(learning_rate=0.3, stop_when_converged=False),
    Settings(learning_rate=0.3, batch_size=7, seed=5, stop_when_converged=False),
    Settings(learning_rate=0.3, rule=Rule.PERCEPTRON, seed=5, stop_when_converged=False),
]
BY_RULE = pytest.mark.parametrize("settings", RULES, ids=["full", "mini-batch", "perceptron"])


@BY_RULE
def test_the_next_step_is_the_one_that_learning_takes(settings):
    session = Session(samples.moons(40, 0.25, 1), settings)
    for _ in range(60):
        step = session.frame().next_step
        assert step.rate == 0.3
        assert step.before.tolist() == session.frame().neuron.parameters.tolist()
        session.learn(1)
        assert step.after.tolist() == session.frame().neuron.parameters.tolist()
        assert (step.before - step.after) / 0.3 == pytest.approx(step.gradient, abs=1e-13)
    session.go_to(20)
    assert session.frame().next_step.after.tolist() == session.frame().trace.parameters(21).tolist()


@pytest.mark.parametrize(
    ("formula", "first_beyond"), [("-9e297", 0), ("9e100", 0), ("-9e99", 1), ("1/0", None)]
)
def test_the_next_step_of_a_students_formula_is_the_one_that_learning_takes(formula, first_beyond):
    session = Session(settings=Settings(learning_rate=1.0, formulas=(formula, "0", "1")))
    for taken in range(3):
        step, loss = session.frame().next_step, session.frame().objective_after
        session.learn(1)
        assert step.after.tolist() == session.frame().neuron.parameters.tolist()
        assert loss == session.frame().loss
        assert step.leads_beyond == (first_beyond is not None and taken >= first_beyond)
        assert (step.after == step.before).all() == step.leads_beyond


def test_the_gradient_of_the_next_step_is_exact_where_the_step_is_too_short_to_be_seen():
    session = Session()
    on(session, set_neuron, Neuron(1e15, 1.0, 0.0))
    frame = session.frame()
    expected = plain_gradient(frame.plants.x.tolist(), frame.plants.y.tolist(), [1e15, 1.0, 0.0])
    assert frame.next_step.gradient == pytest.approx(expected, rel=1e-12)
    assert frame.next_step.gradient.tolist() == frame.gradient.tolist()


def test_without_plants_the_next_step_stays():
    step = frame_of([], [], (1.0, 2.0, 3.0)).next_step
    assert step.before.tolist() == step.after.tolist() == [1, 2, 3]
    assert step.gradient.tolist() == [0, 0, 0]


# Plants changed in a run


def test_a_step_of_other_plants_tells_the_loss_that_was_recorded():
    session = Session()
    session.learn(40)
    recorded = session.frame().losses.tolist()
    session.go_to(10)
    assert not session.frame().is_of_other_plants
    on(session, place, (2.0, 2.0), 1)
    for step in (0, 10, 20, 39):
        session.go_to(step)
        frame = session.frame()
        assert frame.is_of_other_plants
        assert frame.recorded_loss == recorded[step] != frame.loss
    session.learn(1)
    assert not session.frame().is_of_other_plants


# Likelihood


def test_the_course_repeated_goes_to_exactly_0_while_its_logarithm_stays():
    p = [0.7, 0.8, 0.95, 0.8, 0.9, 0.75]
    kinds = [1, 1, 1, 0, 0, 0]
    x1 = [
        math.log(one / (1 - one)) * (1 if kind else -1) for one, kind in zip(p, kinds, strict=True)
    ]
    session = Session(Dataset.of([(x, 0.0) for x in x1], kinds))
    on(session, set_neuron, Neuron(1.0, 0.0, 0.0))
    assert session.frame().plausibility == pytest.approx(p, rel=1e-13)
    for times, product in ((1, 0.28728), (10, 0.28728**10), (100, 0.28728**100), (10_000, 0)):
        on(session, set_choices, repeats=times)
        result = session.frame().repeated
        assert (result.times, result.factors) == (times, 6 * times)
        assert result.likelihood == pytest.approx(product, rel=1e-9)
        assert result.log_likelihood == pytest.approx(times * math.log(0.28728), rel=1e-12)
    assert [one.times for one in session.frame().all_repeated] == [1, 10, 100, 1_000, 10_000]
    assert [line.agrees for line in session.frame().derivation] == [True] * 6
    assert session.frame().derivation[0].value == session.frame().likelihood
    assert session.frame().derivation[5].value == pytest.approx(session.frame().loss, rel=1e-12)


def test_the_curve_of_a_frame_is_that_of_its_run():
    session = Session(settings=Settings(learning_rate=3.0, stop_when_converged=False))
    session.learn(1000)
    frame = session.frame()
    assert frame.curve.losses.tolist() == frame.losses.tolist()
    assert (frame.curve.lowest, frame.curve.highest) == (frame.losses.min(), frame.losses.max())


def test_what_each_plant_costs_adds_up_to_the_loss():
    assert MIXED.plant_losses.sum() / 10 == pytest.approx(MIXED.loss, rel=1e-14)
    assert MIXED.plant_losses[1] == pytest.approx(math.log1p(math.exp(-2)), rel=1e-14)


@pytest.mark.parametrize(("z", "predicted"), [(-0.5, 0), (0.0, 1), (0.5, 1)])
def test_the_subject_is_said_to_be_toxic_from_z_of_0_on(z, predicted):
    assert frame_of([(0, 0)], [1], (1.0, 0.0, 0.0), (z, 3.0)).subject.predicted == predicted
