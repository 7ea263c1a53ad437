import math
from dataclasses import replace

import numpy as np
import pytest

from engine.arrays import indices
from engine.changed import Changed
from engine.lab import session as session_module
from engine.lab import state
from engine.lab.session import Session
from engine.learning.settings import Optimiser, Rule, Settings
from engine.model import samples
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron
from engine.solution.optimum import optimum
from engine.solution.separability import separability
from tests.engine import plain_gradient, plain_loss, trace_rows

XOR = Dataset.of([(0, 0), (1, 1), (0, 1), (1, 0)], [0, 0, 1, 1])


def edit(session, change, *arguments, **named):
    return session.replace(session.state.changes_to(change(session.state, *arguments, **named)))


def rows(session):
    return trace_rows(session.state.run.trace)


def test_a_hundred_steps_on_the_six_plants_equal_those_of_the_formulas():
    session = Session(settings=Settings(learning_rate=0.1))
    session.learn(100)
    plants = [(0.5, 2.0, 1), (1.1, 2.1, 1), (0.7, 2.6, 1), (2.0, 1.0, 0), (2.5, 0.7, 0)]
    plants.append((2.2, 0.3, 0))
    w1 = w2 = b = 0.0
    for step in range(101):
        loss = slope1 = slope2 = slope = 0.0
        for x1, x2, y in plants:
            a = 1 / (1 + math.exp(-(w1 * x1 + w2 * x2 + b)))
            loss -= y * math.log(a) + (1 - y) * math.log(1 - a)
            slope1 += (a - y) * x1
            slope2 += (a - y) * x2
            slope += a - y
        assert rows(session)[step] == pytest.approx([w1, w2, b, loss / 6], rel=0, abs=1e-12)
        w1, w2, b = w1 - 0.1 * slope1 / 6, w2 - 0.1 * slope2 / 6, b - 0.1 * slope / 6
    assert session.last_step == 100


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_a_long_run_on_overlapping_plants_ends_at_the_exact_minimum(seed):
    plants = samples.overlapping_groups(60, 0.25, seed)
    session = Session(plants, Settings(learning_rate=1.0))
    session.learn(200_000)
    assert session.is_finished
    frame = session.frame()
    exact = optimum(plants, separability(plants))
    assert frame.neuron.parameters == pytest.approx(exact.parameters, rel=0, abs=1e-6)
    assert frame.loss == pytest.approx(exact.loss, rel=0, abs=1e-12)
    points, kinds, end = plants.x.tolist(), plants.y.tolist(), exact.parameters.tolist()
    assert plain_gradient(points, kinds, end) == pytest.approx([0, 0, 0], abs=1e-12)
    for step in ([1e-4, 0, 0], [-1e-4, 0, 0], [0, 1e-4, 0], [0, -1e-4, 0], [0, 0, 1e-4]):
        beside = [value + move for value, move in zip(end, step, strict=True)]
        assert plain_loss(points, kinds, beside) > plain_loss(points, kinds, end)


SETTINGS = [
    Settings(stop_when_converged=False),
    Settings(batch_size=7, seed=3, learning_rate=0.5, stop_when_converged=False),
    Settings(rule=Rule.PERCEPTRON, seed=3, stop_when_converged=False),
]
BY_RULE = pytest.mark.parametrize("chosen", SETTINGS, ids=["full", "mini-batch", "perceptron"])

SCRIPT = [
    lambda s: s.learn(40),
    lambda s: edit(s, state.place, [(1.0, 1.0), (2.0, 2.5)], 1),
    lambda s: s.learn(17),
    lambda s: edit(s, state.move, (0.25, -0.5)),
    lambda s: s.learn(25),
    lambda s: edit(s, state.set_settings, learning_rate=2.0),
    lambda s: s.learn(30),
    lambda s: edit(s, state.spray, (1.0, 1.0), 0.4, 9, 0),
    lambda s: edit(s, state.flip, indices([0, 8])),
    lambda s: s.learn(8),
    lambda s: s.go_to(50),
    lambda s: s.learn(33),
    lambda s: edit(s, state.draw_start),
    lambda s: s.learn(60),
]


def play(chosen, scrub):
    session = Session(samples.moons(40, 0.25, 1), chosen)
    for action in SCRIPT:
        action(session)
        here = session.step
        if scrub:
            for step in (0, here // 2, session.last_step, here // 3, here):
                session.go_to(step)
                assert math.isfinite(session.frame().loss)
    return session


@BY_RULE
def test_the_same_clicks_give_the_same_trace_to_the_last_bit_with_and_without_scrubbing(chosen):
    once, again, scrubbed = play(chosen, False), play(chosen, False), play(chosen, True)
    assert once.state.plants.same_as(scrubbed.state.plants)
    for other in (again, scrubbed):
        assert rows(other).tobytes() == rows(once).tobytes()
        assert len(other.state.ghosts) == len(once.state.ghosts)
        for one, two in zip(once.state.ghosts, other.state.ghosts, strict=True):
            assert one.losses.tobytes() == two.losses.tobytes()


@BY_RULE
@pytest.mark.parametrize("back_to", [0, 1, 36, 99])
def test_playing_on_from_the_past_takes_the_same_steps_again(chosen, back_to):
    plants = samples.moons(40, 0.25, 1)
    straight, scrubbed = Session(plants, chosen), Session(plants, chosen)
    straight.learn(100)
    scrubbed.learn(100)
    scrubbed.go_to(back_to)
    scrubbed.learn(100 - back_to)
    assert rows(scrubbed).tobytes() == rows(straight).tobytes()


@BY_RULE
def test_steps_one_at_a_time_are_the_same_as_many_at_once(chosen):
    plants = samples.moons(40, 0.25, 1)
    many, single = Session(plants, chosen), Session(plants, chosen)
    many.learn(90)
    for _ in range(90):
        single.learn()
    assert rows(single).tobytes() == rows(many).tobytes()


def test_playing_from_the_past_drops_the_tail_and_keeps_it_as_a_ghost():
    session = Session()
    session.learn(10)
    whole = session.state.run.trace.losses.copy()
    session.go_to(4)
    edit(session, state.set_settings, learning_rate=1.0)
    assert session.learn(1) == (Changed.TRACE | Changed.GHOSTS | Changed.NEURON)
    assert session.last_step == 5
    (ghost,) = session.state.ghosts
    assert ghost.losses.tolist() == whole.tolist()
    assert ghost.learning_rate == 0.1
    assert session.state.run.trace.losses[:5].tolist() == whole[:5].tolist()
    assert session.state.run.segments[-1][0] == 4


def test_no_step_drops_nothing_of_what_came_later():
    session = Session()
    session.learn(10)
    session.go_to(4)
    assert session.learn(0) is Changed.NOTHING
    assert (session.step, session.last_step, session.state.ghosts) == (4, 10, ())


def test_scrubbing_shows_the_weights_and_the_loss_of_that_step():
    session = Session()
    session.learn(20)
    for step in (0, 7, 20):
        session.go_to(step)
        frame = session.frame()
        assert [*frame.neuron.parameters, frame.loss] == rows(session)[step].tolist()
        assert (frame.step, frame.last_step) == (step, 20)
    session.go_to(7)
    assert session.go_to(7) is Changed.NOTHING
    assert session.go_to(-5) is Changed.NEURON
    assert session.step == 0
    session.go_to(10**9)
    assert session.step == 20


def test_the_neuron_goes_on_from_its_weights_when_a_plant_is_dragged():
    session = Session(settings=Settings(learning_rate=0.5))
    session.learn(30)
    edit(session, state.select, indices([3]))
    edit(session, state.move, (-1.5, 1.5))
    plants = session.state.plants
    points, kinds = plants.x.tolist(), plants.y.tolist()
    here = session.state.run.trace.parameters(30).tolist()
    assert session.frame().losses[30] == pytest.approx(plain_loss(points, kinds, here), rel=1e-12)
    session.learn(1)
    slope = np.array(plain_gradient(points, kinds, here))
    assert session.state.run.trace.parameters(31) == pytest.approx(here - 0.5 * slope, abs=1e-13)


def test_other_settings_count_from_the_next_step_on():
    session = Session()
    session.learn(1)
    edit(session, state.set_settings, learning_rate=1.0)
    session.learn(1)
    plants = session.state.plants
    here = session.state.run.trace.parameters(1)
    slope = np.array(plain_gradient(plants.x.tolist(), plants.y.tolist(), here.tolist()))
    assert session.state.run.trace.parameters(2) == pytest.approx(here - slope, abs=1e-13)


def test_learning_stops_when_the_time_is_up_but_takes_one_block_at_least():
    session = Session(samples.two_groups(1_000, 0.1, 0), Settings(stop_when_converged=False))
    session.learn(10_000, has_time=lambda: False)
    block = session.step
    assert 0 < block < 200  # of steps that take some microseconds each
    answers = iter([True, True, False])
    session.learn(10_000, has_time=lambda: next(answers))
    assert session.step == 4 * block  # the first one is free, then one for each yes


def test_learning_stops_at_the_step_asked_for_and_can_go_on_from_there():
    session = Session(settings=Settings(stop_at_step=12))
    session.learn(100)
    assert (session.step, session.is_finished) == (12, True)
    session.go_to(5)
    assert not session.is_finished
    session.go_to(12)
    session.learn(1)
    assert (session.step, session.is_finished) == (13, False)


@pytest.mark.parametrize("stops", [True, False])
def test_learning_stops_at_the_minimum_if_asked_to(stops):
    session = Session(XOR, Settings(stop_when_converged=stops))
    session.learn(50)
    assert session.step == (1 if stops else 50)
    assert session.is_finished is stops


@pytest.mark.parametrize(
    ("optimiser", "rate", "stops"),
    [(Optimiser.GRADIENT_DESCENT, 1.0, True), (Optimiser.MOMENTUM, 0.1, True),
     (Optimiser.NESTEROV, 0.1, True), (Optimiser.ADAGRAD, 1.0, True), (Optimiser.ADAM, 0.1, True),
     (Optimiser.RMSPROP, 1.0, False)],
)  # fmt: skip
def test_learning_stops_where_neither_the_slope_nor_the_step_is_worth_speaking_of(
    optimiser, rate, stops
):
    """RMSProp divides the slope by its own size: however flat it is, the weights move on."""
    plants = XOR if stops else samples.two_groups(40, 0.1, 0)
    session = Session(plants, Settings(optimiser=optimiser, learning_rate=rate))
    edit(session, state.set_neuron, Neuron(0.4, -0.3, 0.2))
    session.learn(1_000)
    frame = session.frame()
    assert np.abs(frame.gradient).max() < 1e-10
    assert (session.step < 1_000) is session.is_finished is stops
    move = float(np.abs(frame.next_step.after - frame.parameters).max())
    assert (move < 1e-6) is stops


def test_rosenblatts_rule_has_converged_when_no_plant_is_wrong():
    session = Session(settings=Settings(rule=Rule.PERCEPTRON))
    assert not session.is_finished
    session.learn(10_000)
    assert session.is_finished
    assert session.step < 100
    assert session.frame().counts.wrong == 0


def test_learning_stops_when_the_trace_is_full(monkeypatch):
    monkeypatch.setattr(session_module, "MOST_STEPS", 5)
    session = Session()
    session.learn(10)
    assert (session.step, session.is_finished) == (5, True)
    assert session.learn(1) is Changed.NOTHING
    session.go_to(2)
    session.learn(1)
    assert session.last_step == 3


def test_without_plants_there_is_nothing_to_learn():
    session = Session(Dataset.empty())
    assert session.is_finished
    assert session.learn(5) is Changed.NOTHING
    assert (session.step, session.frame().loss) == (0, 0.0)


def test_a_session_starts_on_the_six_plants_at_0_with_a_loss_of_log_2():
    session = Session()
    assert session.state.plants.same_as(samples.six())
    assert session.frame().neuron == Neuron()
    assert rows(session).tolist() == [[0, 0, 0, pytest.approx(math.log(2), rel=1e-14)]]


EDITS = {
    "place": (state.place, [(1.0, 1.0)], 0),
    "spray": (state.spray, (1.0, 1.0), 0.5, 20, 1),
    "move": (state.move, (1.0, 1.0)),
    "flip": (state.flip,),
    "delete": (state.delete,),
    "probe": (state.put_probe, (1.0, 1.0)),
    "neuron": (state.set_neuron, Neuron(1.0, 2.0, -3.0)),
    "start": (state.draw_start,),
    "sample": (state.use_plants, samples.iris()),
}


@pytest.mark.parametrize("name", EDITS)
def test_undoing_an_edit_brings_back_plants_run_and_readings_and_redoing_does_it_again(name):
    session = Session()
    edit(session, state.select, indices([0, 4]))
    session.learn(25)
    before, trace, read = session.state, rows(session).copy(), session.frame()
    edit(session, *EDITS[name])
    after, read_after = session.state, session.frame()
    assert before.changes_to(after)
    session.replace(after.changes_to(before))
    assert before.changes_to(session.state) == {}
    assert rows(session).tobytes() == trace.tobytes()
    assert session.frame().loss == read.loss
    assert session.frame().counts == read.counts
    assert session.step == 25
    session.replace(before.changes_to(after))
    assert after.changes_to(session.state) == {}
    assert session.frame().loss == read_after.loss
    assert session.frame().neuron == read_after.neuron


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("place", Changed.PLANTS | Changed.SELECTION),
        ("flip", Changed.PLANTS | Changed.SOLUTION),
        ("probe", Changed.PROBE),
        ("neuron", Changed.NEURON | Changed.TRACE),
        ("start", Changed.NEURON | Changed.TRACE),
        ("sample", Changed.PLANTS | Changed.NEURON | Changed.TRACE),
    ],
)
def test_an_edit_says_what_there_is_to_draw_again(name, said):
    session = Session()
    edit(session, state.select, indices([0]))
    assert said in edit(session, *EDITS[name])


def test_an_edit_that_touches_no_plant_leaves_the_plants_undrawn():
    assert edit(Session(), state.put_probe, (0.0, 0.0)) == Changed.PROBE
    assert edit(Session(), state.select, indices([0])) == Changed.SELECTION
    assert edit(Session(), state.set_settings, seed=2) == Changed.SETTINGS


def test_a_selection_beyond_the_last_plant_is_cut_and_said_to_be():
    session = Session()
    edit(session, state.select, indices([1, len(XOR)]))
    changed = session.replace({"plants": XOR})
    assert session.state.selection.tolist() == [1]
    assert Changed.SELECTION in changed


def test_other_plants_are_solved_anew():
    session = Session()
    assert not session.is_solved
    assert session.solve() is Changed.SOLUTION
    assert session.is_solved
    assert session.solve() is Changed.NOTHING
    edit(session, state.put_probe, (1.0, 1.0))
    assert session.is_solved
    edit(session, state.flip, indices([0]))
    assert not session.is_solved


def test_two_rates_from_the_same_start_can_be_compared_by_their_curves():
    session = Session()
    session.learn(30)
    slow = session.state.run.trace.losses.copy()
    session.go_to(0)
    edit(session, state.set_settings, learning_rate=1.0)
    session.learn(30)
    (ghost,) = session.state.ghosts
    assert ghost.losses.tolist() == slow.tolist()
    assert ghost.learning_rate == 0.1
    assert session.frame().losses[0] == slow[0]
    assert session.frame().losses[30] < slow[30]
    edit(session, state.clear_ghosts)
    assert session.frame().ghosts == ()


def test_a_ghost_keeps_its_curve_when_plants_move_later():
    session = Session()
    session.learn(10)
    edit(session, state.draw_start)
    curve = session.state.ghosts[0].losses.copy()
    session.learn(5)
    edit(session, state.flip, indices([0]))
    session.learn(5)
    assert np.array_equal(session.state.ghosts[0].losses, curve)
    assert replace(session.state.settings) == Settings()


def test_what_an_edit_touches_is_said_and_nothing_else():
    session = Session()
    placed = edit(session, state.place, [(1.0, 1.0)], 1)
    learned = Changed.NEURON | Changed.TRACE
    assert placed == Changed.PLANTS | Changed.SELECTION | Changed.SOLUTION | learned
    assert edit(session, state.set_neuron, Neuron(1.0, 0.0, 0.0)) == learned
    session.learn(2)
    assert edit(session, state.draw_start) == learned | Changed.GHOSTS
    assert edit(session, state.clear_ghosts) == Changed.GHOSTS
    assert edit(session, state.set_choices, repeats=10) == Changed.CHOICES


def test_everything_is_every_flag():
    for flag in Changed:
        assert flag in Changed.EVERYTHING
    session = Session()
    assert session.open(session.state, 0) == Changed.EVERYTHING


def test_a_session_at_rest_says_so():
    frame = Session().frame()
    assert (frame.playing, frame.steps_per_second) == (False, 0.0)


def test_the_last_step_shown_on_other_plants_has_their_loss_and_says_so():
    session = Session()
    session.learn(3)
    assert session.go_to(0) == Changed.NEURON
    assert session.go_to(3) == Changed.NEURON
    session.go_to(0)
    session.replace(session.state.changes_to(state.place(session.state, [(9.0, 0.0)], 1)))
    before = session.frame().losses[-1]
    assert session.go_to(3) == Changed.NEURON | Changed.TRACE
    assert session.frame().losses[-1] == session.frame().loss != before


def test_a_run_that_comes_back_shows_the_step_that_was_on_screen_and_holds_no_note_of_it():
    session = Session()
    session.learn(25)
    session.go_to(10)
    before, held = session.state, dict(vars(session.state.run))
    edit(session, state.set_neuron, Neuron(1.0, 2.0, -3.0))
    session.learn(7)
    after = session.state
    session.replace(after.changes_to(before))
    assert (session.step, session.last_step) == (10, 25)
    session.go_to(4)
    session.replace(before.changes_to(after))
    assert (session.step, session.last_step) == (7, 7)
    session.replace(after.changes_to(before))
    assert session.step == 4
    assert vars(session.state.run) == held


def test_a_run_never_seen_before_is_shown_at_its_end():
    session, other = Session(), Session()
    other.learn(9)
    session.replace({"run": other.state.run})
    assert (session.step, session.last_step) == (9, 9)
