"""What only the bare neuron has in a frame: exact minimum, reaches, slices, who pulled."""

import math

import numpy as np
import pytest

from engine.lab.session import Session
from engine.lab.state import clear_ghosts, place, set_choices, set_neuron, set_settings
from engine.learning.settings import Rule, Settings
from engine.model import samples
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron
from tests.engine import plain_gradient


def on(session, edit, *arguments, **named):
    session.replace(session.state.changes_to(edit(session.state, *arguments, **named)))


RULES = [
    Settings(learning_rate=0.3, stop_when_converged=False),
    Settings(learning_rate=0.3, batch_size=7, seed=5, stop_when_converged=False),
    Settings(learning_rate=0.3, rule=Rule.PERCEPTRON, seed=5, stop_when_converged=False),
]
RIGHT = ("mean((a - y) * x1)", "mean((a - y) * x2)", "mean(a - y)")
BY_RULE = pytest.mark.parametrize("settings", RULES, ids=["full", "mini-batch", "perceptron"])


def test_the_exact_minimum_is_shown_once_it_is_known():
    session = Session(Dataset.of([(0, 0), (1, 1), (0, 1), (1, 0)], [0, 0, 1, 1]))
    assert session.frame().neuron_frame.optimum is None
    session.solve()
    assert session.frame().neuron_frame.optimum.loss == pytest.approx(math.log(2), rel=1e-14)


def test_runs_that_came_to_the_minimum_are_counted_by_where_they_ended():
    session = Session(Dataset.of([(0, 0), (1, 1), (0, 1), (1, 0)], [0, 0, 1, 1]))
    on(session, set_settings, learning_rate=2.0)
    session.learn(3)
    assert session.frame().neuron_frame.runs_at_minimum is None  # it is not known yet
    session.solve()
    arrived = []
    for start, steps in ((Neuron(2, 1, 0), 200), (Neuron(-2, 1, 0), 4), (Neuron(0, -2, 1), 200)):
        on(session, set_neuron, start)
        session.learn(steps)
        arrived.append(session.frame().neuron_frame.runs_at_minimum)
    # the first three steps stood at the minimum, log 2 at w = 0, from the beginning
    assert arrived == [2, 2, 3]
    session.go_to(1)
    assert session.frame().neuron_frame.runs_at_minimum == 2  # at this step it has not arrived
    on(session, place, [(0.5, 3.0)], 1)
    session.solve()
    assert session.frame().neuron_frame.runs_at_minimum == 0  # of these plants it is elsewhere
    on(session, clear_ghosts)
    assert session.frame().neuron_frame.runs_at_minimum == 0


def test_a_start_set_at_the_minimum_is_no_run_that_came_there():
    session = Session(Dataset.of([(0, 0), (1, 1), (0, 1), (1, 0)], [0, 0, 1, 1]))
    session.solve()
    assert session.frame().neuron_frame.runs_at_minimum == 0


@BY_RULE
def test_the_last_move_leads_from_the_step_before_to_the_one_shown(settings):
    session = Session(samples.moons(40, 0.25, 1), settings)
    assert session.frame().neuron_frame.last_move is None
    session.learn(50)
    for step in (50, 1, 23):
        session.go_to(step)
        frame = session.frame()
        move = frame.neuron_frame.last_move
        assert move.before.tolist() == frame.trace.parameters(step - 1).tolist()
        assert move.after.tolist() == frame.trace.parameters(step).tolist()
        shares = move.pulls.shares
        assert -0.3 * shares.sum(axis=0) == pytest.approx(move.after - move.before, abs=1e-13)
    session.go_to(0)
    assert session.frame().neuron_frame.last_move is None


def test_a_mini_batch_leaves_the_other_plants_out_of_the_last_move():
    session = Session(samples.moons(40, 0.25, 1), RULES[1])
    session.learn(6)  # of 40 plants in batches of 7, the sixth has 5
    seen = [np.count_nonzero(session.frame().neuron_frame.last_move.pulls.errors)]
    for step in range(5, 0, -1):
        session.go_to(step)
        seen.append(np.count_nonzero(session.frame().neuron_frame.last_move.pulls.errors))
    assert seen == [5, 7, 7, 7, 7, 7]
    session.go_to(1)
    pulls = session.frame().neuron_frame.last_move.pulls
    for plant in np.flatnonzero(pulls.errors).tolist():
        expected = (
            (0.5 - session.state.plants.y[plant]) / 7 * np.append(session.state.plants.x[plant], 1)
        )
        assert pulls.shares[plant] == pytest.approx(expected, rel=1e-14)


def test_rosenblatts_rule_is_moved_by_one_plant_at_most():
    session = Session(samples.moons(40, 0.25, 1), RULES[2])
    session.learn(60)
    moved = 0
    for step in range(1, 61):
        session.go_to(step)
        move = session.frame().neuron_frame.last_move
        wrong = np.flatnonzero(move.pulls.errors)
        assert len(wrong) == (0 if np.array_equal(move.before, move.after) else 1)
        moved += len(wrong)
        if len(wrong):
            plant = int(wrong[0])
            z = float(Neuron.of(move.before).z(session.state.plants.x[[plant]])[0])
            assert move.pulls.errors[plant] == (z >= 0) - float(session.state.plants.y[plant])
    assert moved > 5


def test_the_shares_of_all_plants_are_the_gradient():
    session = Session(samples.moons(500, 0.25, 1))
    session.learn(30)
    frame = session.frame()
    assert frame.neuron_frame.pulls.shares.sum(axis=0) == pytest.approx(frame.gradient, rel=1e-10)
    plants = frame.plants
    expected = plain_gradient(
        plants.x.tolist(), plants.y.tolist(), frame.trace.parameters(30).tolist()
    )
    assert frame.neuron_frame.pulls.shares.sum(axis=0) == pytest.approx(expected, rel=1e-10)


def test_the_pictures_reach_as_far_as_the_neuron_the_run_and_the_exact_minimum():
    session = Session(Dataset.of([(0, 0), (1, 1), (0, 1), (1, 0)], [0, 0, 1, 1]))
    on(session, set_neuron, Neuron(30.0, -2.0, 8.8))
    assert session.frame().neuron_frame.reaches.tolist() == [50, 5, 20]
    session.learn(300)
    session.go_to(300)
    # the start of the run still shows, wherever the neuron has gone
    assert (session.frame().neuron_frame.reaches[[0, 2]] >= [30, 8.8]).all()
    on(session, set_choices, map_over=("w1", "b"))
    frame = session.frame()
    assert frame.neuron_frame.map_reaches == (
        frame.neuron_frame.reaches[0],
        frame.neuron_frame.reaches[2],
    )
    minimum = Session(samples.overlapping_groups(60, 0.2, 0))
    before = minimum.frame().neuron_frame.reaches
    minimum.solve()
    assert (
        minimum.frame().neuron_frame.reaches
        >= np.abs(minimum.frame().neuron_frame.optimum.parameters)
    ).all()
    assert (minimum.frame().neuron_frame.reaches >= before).all()


def test_slope_and_summit_follow_the_parameter_that_is_chosen():
    session = Session()
    on(session, set_neuron, Neuron(-1.0, 1.0, 0.5))
    on(session, set_choices, slope_along="w2", summit_along="w1")
    frame = session.frame()
    assert (frame.neuron_frame.slope_slice.parameter, frame.neuron_frame.slope_slice.here) == (
        "w2",
        1.0,
    )
    assert frame.neuron_frame.slope_slice.slope == pytest.approx(frame.gradient[1], rel=1e-12)
    assert (
        frame.neuron_frame.likelihood_slice.parameter,
        frame.neuron_frame.likelihood_slice.here,
    ) == ("w1", -1.0)
    on(session, set_choices, summit_along="w2")
    assert (
        session.frame().neuron_frame.likelihood_slice.best
        == session.frame().neuron_frame.slope_slice.lowest
    )


@pytest.mark.parametrize("batch", [None, 2])
def test_who_pulled_is_told_of_formulas_that_are_the_gradient_and_of_no_others(batch):
    for formulas, is_told in ((RIGHT, True), (("1", "2", "3"), False)):
        session = Session(settings=Settings(formulas=formulas, batch_size=batch))
        session.learn(3)
        frame = session.frame()
        assert (frame.neuron_frame.last_move.pulls is not None) is is_told
        assert bool(frame.neuron_frame.pullers) is is_told
        assert frame.neuron_frame.last_move.after.tolist() == frame.neuron.parameters.tolist()


def test_nobody_pulled_before_the_first_step():
    assert Session().frame().neuron_frame.last_move is None
    assert Session().frame().neuron_frame.pullers == ()


def test_the_three_that_pulled_most_are_told_and_fewer_where_fewer_pulled():
    session = Session(samples.six(), RULES[0])
    session.learn(10)
    result = session.frame().neuron_frame
    assert [one.plant for one in result.pullers] == result.last_move.pulls.strongest[:3].tolist()
    alone = Session(samples.six(), Settings(batch_size=1))
    alone.learn(10)
    assert len(alone.frame().neuron_frame.pullers) == 1


@pytest.mark.parametrize("edited_at", [0, 10, 40])
def test_the_path_of_a_run_lies_on_the_landscape_of_the_plants_shown(edited_at):
    session = Session()
    session.learn(40)
    recorded = session.frame().losses.tolist()
    session.go_to(edited_at)
    assert session.frame().neuron_frame.losses_of(np.arange(41)).tolist() == recorded
    session.replace(session.state.changes_to(place(session.state, (0.6, 2.4), 0)))
    for learn, step in ((0, edited_at), (0, 20), (20, 60)):
        session.go_to(step if not learn else 40)
        session.learn(learn)
        frame = session.frame()
        steps = np.arange(frame.last_step + 1)
        expected = [session._objective(frame.trace.parameters(at)).loss for at in steps.tolist()]
        assert frame.neuron_frame.losses_of(steps) == pytest.approx(expected, rel=1e-9)
