import math

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from engine.arrays import indices
from engine.explain import diagnosis as diagnosis_module
from engine.explain.diagnosis import Remedy, Situation, Verdict, last_safe_step
from engine.lab import state, training
from engine.lab.session import Session
from engine.learning.settings import Rule, Settings
from engine.loss.objective import Evaluation
from engine.model import samples
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron
from engine.solution.optimum import Curvature, Solution
from engine.solution.separability import Separability
from tests.engine import trace_rows

RULE = Rule.PERCEPTRON
OVERLAP = samples.overlapping_groups(40, 0.25, 0)
XOR = Dataset.of([(0, 0), (1, 1), (0, 1), (1, 0)], [0, 0, 1, 1])
TOUCHING = Dataset.of([(0, 0), (1, 0), (1, 0), (2, 0)], [1, 1, 0, 0])


def after(plants, steps, solved=True, **changes):
    session = Session(plants, Settings(stop_when_converged=False, **changes))
    if steps:
        session.learn(steps)
    if solved:
        session.solve()
    return session


def edit(session, change, *arguments, **named):
    session.replace(session.state.changes_to(change(session.state, *arguments, **named)))
    session.solve()


def diagnosis_of(session):
    return session.frame().diagnosis


@pytest.mark.parametrize(
    ("plants", "steps", "changes", "verdict"),
    [
        (Dataset.empty(), 0, {}, Verdict.NO_PLANTS),
        (samples.six(), 0, {}, Verdict.READY),
        (samples.six(), 1, {"learning_rate": 1e-4, "rule": RULE}, Verdict.RULE_LEARNING),
        (samples.six(), 500, {"rule": RULE}, Verdict.RULE_SATISFIED),
        (XOR, 10, {"rule": RULE}, Verdict.RULE_NEVER_ENDS),
        (OVERLAP, 10, {"rule": RULE}, Verdict.RULE_NEVER_ENDS),
        (samples.six(), 200, {}, Verdict.SEPARATED),
        (TOUCHING, 200, {}, Verdict.TOUCHING),
        (OVERLAP, 5, {}, Verdict.LEVELLING_OFF),
        (OVERLAP, 5000, {"learning_rate": 1.0}, Verdict.AT_MINIMUM),
        (OVERLAP, 3, {"learning_rate": 100.0}, Verdict.OVERSHOOTING),
    ],
)
def test_each_situation_has_its_verdict(plants, steps, changes, verdict):
    assert diagnosis_of(after(plants, steps, **changes)).verdict is verdict


@pytest.mark.parametrize("kind", [0, 1])
def test_where_one_kind_alone_is_placed_it_is_named(kind):
    result = diagnosis_of(after(Dataset.of([(1, 1), (2, 2)], [kind, kind]), 3))
    assert (result.verdict, result.kind) == (Verdict.ONE_KIND, kind)


def test_separable_kinds_that_are_not_yet_apart_are_told_from_those_that_are():
    session = after(samples.six(), 0)
    edit(session, state.set_neuron, Neuron(1.0, -1.0, 0.0))
    result = diagnosis_of(session)
    assert (result.verdict, result.mistakes) == (Verdict.SEPARABLE, 6)
    session.learn(500)
    result = diagnosis_of(session)
    assert (result.verdict, result.mistakes) == (Verdict.SEPARATED, 0)


def test_until_the_plants_are_solved_the_run_is_just_learning():
    result = diagnosis_of(after(OVERLAP, 5, solved=False))
    assert result.verdict is Verdict.LEARNING


def test_the_loss_that_can_not_be_beaten_is_named():
    result = diagnosis_of(after(XOR, 0))
    assert result.verdict is Verdict.READY
    session = after(XOR, 0)
    edit(session, state.set_neuron, Neuron(1.0, 0.0, 0.0))
    assert diagnosis_of(session).limit == pytest.approx(math.log(2), rel=1e-12)


def test_a_full_trace_is_said_to_be_full(monkeypatch):
    monkeypatch.setattr(diagnosis_module, "MOST_STEPS", 5)
    assert diagnosis_of(after(OVERLAP, 4)).verdict is Verdict.LEVELLING_OFF
    assert diagnosis_of(after(OVERLAP, 5)).verdict is Verdict.TRACE_FULL


def first_rise(losses):
    return next(k for k in range(len(losses) - 1) if losses[k + 1] > losses[k])


@pytest.mark.parametrize("rate", [10.0, 20.0, 100.0])
def test_the_safe_step_is_the_one_before_the_loss_first_rose(rate):
    session = after(OVERLAP, 20, learning_rate=rate)
    result = diagnosis_of(session)
    assert result.verdict is Verdict.OVERSHOOTING
    assert result.safe_step == first_rise(session.frame().losses.tolist())


def test_the_safe_step_counts_from_where_the_rate_was_raised():
    session = after(OVERLAP, 30)
    edit(session, state.set_settings, learning_rate=50.0)
    assert (
        diagnosis_of(session).verdict is Verdict.LEVELLING_OFF
    )  # no step was taken at that rate yet
    session.learn(6)
    result = diagnosis_of(session)
    assert result.verdict is Verdict.OVERSHOOTING
    assert result.safe_step == 30 + first_rise(session.frame().losses[30:].tolist())


def test_going_back_with_a_third_of_the_rate_makes_the_loss_fall_in_the_end():
    session = after(OVERLAP, 60, learning_rate=100.0)
    for _ in range(10):
        result = diagnosis_of(session)
        if result.verdict is not Verdict.OVERSHOOTING:
            break
        session.go_to(result.safe_step)
        rate = session.state.settings.learning_rate / 3
        edit(session, state.set_settings, learning_rate=rate)
        session.learn(60)
    assert result.verdict in (Verdict.LEVELLING_OFF, Verdict.AT_MINIMUM)
    losses = session.frame().losses.tolist()
    assert losses[-40:] == sorted(losses[-40:], reverse=True)
    assert losses[-1] == pytest.approx(result.limit, rel=0.01)


@pytest.mark.parametrize("rate", [1e-4, 0.01, 0.1, 0.5])
def test_a_rate_that_is_small_enough_is_never_blamed(rate):
    """The slope changes by less than 1/4 of the mean of x1^2 + x2^2 + 1 a step: here about 1.5."""
    session = after(OVERLAP, 0, learning_rate=rate)
    for _ in range(100):
        session.learn(3)
        assert diagnosis_of(session).verdict is not Verdict.OVERSHOOTING


def test_the_jitter_of_small_batches_is_not_blamed_on_the_rate():
    session = after(OVERLAP, 0, learning_rate=0.1, batch_size=4)
    for _ in range(100):
        session.learn(3)
        assert diagnosis_of(session).verdict is not Verdict.OVERSHOOTING
    losses = session.frame().losses
    assert (np.diff(losses) > 1e-6).any()


@pytest.mark.parametrize("rate", [0.3, 1.0, 3.0])
def test_with_small_batches_a_loss_that_has_never_been_lower_is_not_called_a_climb(rate):
    """The loss drops so fast that the mean of the last steps still holds the start."""
    session = after(samples.make("two_groups"), 0, learning_rate=rate, batch_size=10)
    for _ in range(40):
        session.learn(1)
        losses = session.frame().losses
        if losses[-1] == losses.min():
            assert diagnosis_of(session).verdict is not Verdict.OVERSHOOTING


def test_a_climb_with_small_batches_is_blamed_and_leads_back_to_the_best_loss():
    session = after(OVERLAP, 60, learning_rate=100.0, batch_size=4)
    result = diagnosis_of(session)
    losses = session.frame().losses.tolist()
    assert result.verdict is Verdict.OVERSHOOTING
    assert losses[result.safe_step] == min(losses)


@pytest.mark.parametrize("batch_size", [None, 4])
def test_a_plant_placed_on_the_wrong_side_is_not_blamed_on_the_rate(batch_size):
    """The loss rises as the plant is put there, at a rate of 0.1 that was right all along."""
    session = after(samples.six(), 300, batch_size=batch_size)
    edit(session, state.place, [(3.0, 0.0)], 1)
    for _ in range(10):
        assert diagnosis_of(session).verdict is not Verdict.OVERSHOOTING
        session.learn(1)


def test_a_drag_while_the_neuron_learns_is_not_blamed_on_the_rate():
    session = after(samples.six(), 100)
    edit(session, state.select, indices([0]))
    for _ in range(20):
        edit(session, state.move, (0.1, -0.1))
        session.learn(1)
        assert diagnosis_of(session).verdict is not Verdict.OVERSHOOTING


@pytest.mark.parametrize("batch_size", [None, 4])
def test_a_step_from_before_the_plants_were_changed_has_its_verdict_too(batch_size):
    session = after(samples.six(), 60, batch_size=batch_size)
    edit(session, state.place, [(3.0, 0.0)], 1)
    session.learn(10)
    for step in (0, 30, 59, 60, 61):
        session.go_to(step)
        assert diagnosis_of(session).verdict is not Verdict.OVERSHOOTING


def test_a_rise_that_is_long_past_is_no_longer_told():
    session = after(OVERLAP, 20, learning_rate=20.0)
    assert diagnosis_of(session).verdict is Verdict.OVERSHOOTING
    edit(session, state.set_settings, learning_rate=0.05)
    session.learn(60)
    assert diagnosis_of(session).verdict is Verdict.LEVELLING_OFF


def test_a_rise_of_the_same_rate_is_forgotten_once_the_loss_has_fallen_long_enough():
    session = after(OVERLAP, 1, learning_rate=100 / 9)
    edit(session, state.set_settings, learning_rate=100 / 27)
    session.learn(5)
    assert diagnosis_of(session).verdict is Verdict.OVERSHOOTING
    session.learn(60)
    assert diagnosis_of(session).verdict is Verdict.LEVELLING_OFF


def test_the_verdict_follows_the_step_shown():
    session = after(OVERLAP, 20)
    edit(session, state.set_settings, learning_rate=100.0)
    session.learn(10)
    assert diagnosis_of(session).verdict is Verdict.OVERSHOOTING
    session.go_to(20)
    assert diagnosis_of(session).verdict is not Verdict.OVERSHOOTING


MEASURES = st.one_of(
    st.floats(-1e12, 1e12),
    st.floats(-5, 5),
    st.sampled_from([0.0, 1.0, 1e12, -1e12, 1e-300, 5e-324]),
)
PLANTS = st.lists(st.tuples(MEASURES, MEASURES, st.integers(0, 1)), max_size=12)
CHOICES = st.builds(
    Settings,
    rule=st.sampled_from(Rule),
    learning_rate=st.floats(-4, 2).map(lambda power: min(100.0, max(1e-4, 10.0**power))),
    batch_size=st.sampled_from([None, None, 1, 3]),
    stop_when_converged=st.booleans(),
)


@given(PLANTS, CHOICES)
@example(
    rows=[(0.0, 0.0, 1), (0.0, 1.0, 0)],
    chosen=Settings(learning_rate=56.23413251903491, batch_size=1),
)
@settings(deadline=None, max_examples=80)
def test_no_plants_and_no_rate_ever_lead_to_nan_or_infinity(rows, chosen):
    """Warnings are errors here, so an overflow on the way would be seen too."""
    session = Session(Dataset.of([row[:2] for row in rows], [row[2] for row in rows]), chosen)
    session.learn(100)
    session.solve()
    session.learn(100)
    frame = session.frame()
    assert np.isfinite(trace_rows(session.state.run.trace)).all()
    assert np.isfinite(frame.gradient).all()
    assert np.isfinite(frame.z).all()
    optimum = frame.neuron_frame.optimum
    if optimum:
        assert np.isfinite([*optimum.parameters, optimum.loss]).all()
    summary = training.summary(session)
    values = [*summary.values(), *(summary["minimum"] or {}).values()]
    numbers = [value for value in values if isinstance(value, int | float)]
    assert np.isfinite(numbers).all()
    assert frame.diagnosis.limit is None or math.isfinite(frame.diagnosis.limit)
    assert frame.diagnosis.safe_step is None or 0 <= frame.diagnosis.safe_step < frame.step


def test_a_jump_that_lands_far_lower_is_no_overshooting():
    plants = Dataset.of([(0, 1), (0, 2)], [0, 1])
    session = after(plants, 0, learning_rate=100.0)
    edit(session, state.set_neuron, Neuron(0.0, 50.0, 0.0))
    session.learn(12)
    losses = session.state.run.trace.losses
    assert (np.diff(losses) > 0).any()
    safe = int(np.argmax(np.diff(losses) > 0))
    assert losses[-1] < losses[safe] / 2
    assert diagnosis_of(session).verdict is not Verdict.OVERSHOOTING


def safe_step_of(losses, step, chosen, present=None, edited_at=0, solution=None):
    """What is said of these losses, learnt with chosen settings and looked at with others."""
    zero = np.zeros(3)
    return last_safe_step(
        Situation(
            kinds_present=(0, 1), mistakes=0, settings=present or chosen, segments=[(0, chosen)],
            losses=np.array(losses), edited_at=edited_at, step=step, parameters=np.zeros(3),
            evaluation=Evaluation(1.0, zero), solution=solution, plant_count=10,
            is_standardised=False,
        )
    )  # fmt: skip


@pytest.mark.parametrize(
    ("losses", "step", "safe"),
    [
        ([1.0, 0.9, 0.8, 2.0], 3, 2),
        ([1.0, 0.9, 0.8, 2.0], 2, None),
        ([1.0, 0.9, 5.0, 0.4], 2, 1),
        ([1.0, 0.9, 5.0, 0.99], 3, None),  # it landed below where it began
        ([1.0, 0.9, 5.0, 1.01], 3, 1),
        ([1.0, 1.0 + 1e-9], 1, None),  # rounding
        ([1.0, 1.0 + 3e-9], 1, 0),
        ([1.0, 2.0, *np.linspace(1.9, 1.5, 39)], 40, None),  # long ago
        ([1.0, 2.0, *np.linspace(1.9, 1.5, 38)], 39, 0),
    ],
)
def test_the_last_safe_step_is_the_one_before_the_first_rise(losses, step, safe):
    chosen = Settings()
    assert safe_step_of(losses, step, chosen) == safe


@pytest.mark.parametrize(
    ("losses", "safe"),
    [
        ([1.0, 0.2, 0.9], None),  # two steps are no trend
        ([1.0, 0.2, 0.9, 0.9], 1),
        ([1.0, 0.2, 0.6, 0.69], None),  # their mean is below twice the best
        ([1.0, 0.5, 0.6, 0.4], None),
        ([1.0, 0.2, *[9.0] * 5, *[0.3] * 40], None),  # long ago
    ],
)
def test_batches_climb_where_the_mean_of_late_is_twice_the_best(losses, safe):
    chosen = Settings(batch_size=2)
    assert safe_step_of(losses, len(losses) - 1, chosen) == safe


def test_steps_of_other_plants_or_settings_tell_nothing():
    chosen = Settings()
    losses = [1.0, 0.5, 2.0, 1.9]
    assert safe_step_of(losses, 3, chosen) == 1
    assert safe_step_of(losses, 3, chosen, present=Settings(learning_rate=0.2)) is None
    assert safe_step_of(losses, 0, chosen) is None
    assert safe_step_of(losses, 3, chosen, edited_at=2) is None
    assert safe_step_of(losses, 2, chosen, edited_at=2) is None


SEPARABLE = Solution(Separability.SEPARABLE, None, Curvature(1.0, 4.0))


@pytest.mark.parametrize(("last", "safe"), [(0.88, None), (0.91, 1)])
def test_on_separable_plants_a_jump_that_lands_below_what_it_rose_from_is_none(last, safe):
    losses = [1.0, 0.9, 5.0, last]
    assert safe_step_of(losses, 3, Settings(), solution=SEPARABLE) == safe


# Where it is, and where it is not: what the exact minimum and the plants say of a rate

THREE_ON_A_LINE = Dataset.of([(1, 1), (2, 2), (1.5, 1.5)], [1, 1, 0])
TWO_NEAR = Dataset.of([(1, 1), (1.1, 1)], [1, 0])


def course_of(plants, steps, start=(0.0, 0.0, 0.0), **changes):
    """The diagnosis after each step from 1 on."""
    session = after(plants, 0, **changes)
    edit(session, state.set_neuron, Neuron(*start))
    found = []
    for _ in range(steps):
        session.learn(1)
        found.append(diagnosis_of(session))
    return session, found


def test_a_cycle_of_three_steps_is_overshooting_at_each_of_them():
    session, found = course_of(THREE_ON_A_LINE, 610, (0.0, 0.0, -4.0), learning_rate=4.0)
    losses = session.state.run.trace.losses
    assert losses[601:607] == pytest.approx(losses[604:610], rel=1e-3)  # it is one
    lowest = losses[2:5].min()
    assert lowest < losses[0]  # there it has come below what it rose from
    assert {each.verdict for each in found[5:]} == {Verdict.OVERSHOOTING}
    assert training.summary(session)["oscillates"] is True


CHALLENGE = samples.make("overlapping_groups", 60, 0.05, 3)


@pytest.mark.parametrize("rate", [1.95, 2.5, 3.1])
def test_a_rate_that_wins_is_not_blamed_once_the_loss_is_below_what_it_rose_from(
    rate,
):
    """Page 14.5: under 0.4 in 30 steps at most."""
    session, found = course_of(CHALLENGE, 30, learning_rate=rate)
    losses = session.state.run.trace.losses
    assert losses[1:31].min() < 0.4
    rose = np.flatnonzero(np.diff(losses[:31]) > 0)
    assert len(rose) == 0 if rate < 2 else len(rose) > 0
    for step in range(1, 31):
        if losses[step] < 0.99 * losses[rose].min(initial=math.inf):
            assert found[step - 1].verdict is not Verdict.OVERSHOOTING


def test_a_loss_that_hops_ever_higher_is_blamed_though_its_lows_come_down():
    plants = Dataset.of([(0, 1), (1, 0), (4, 4), (5, 3), (2, 2), (3, 1)], [0, 1, 1, 0, 1, 0])
    losses = [9.0, 3.4, 9.4, 3.3, 9.6, 3.2, 9.7]
    solution = after(plants, 0).frame().solution
    settings = Settings(learning_rate=2 * solution.optimum.largest_rate)
    assert safe_step_of(losses, 6, settings, solution=solution) == 1
    assert safe_step_of(losses[:-1], 5, settings, solution=solution) == 1


def test_steps_that_hop_between_places_of_one_loss_are_blamed_though_it_never_rises():
    """One plant of each kind in one place: the weights change sign at each step."""
    twins = Dataset.of([(1, 1), (1, 1)], [1, 0])  # the loss bends by 3/4 at its minimum
    rate = 4.0
    session, found = course_of(twins, 300, (1.0, 1.0, 1.0), learning_rate=rate)
    losses = session.state.run.trace.losses
    assert losses[-1] > math.log(2) + 0.1  # the minimum
    assert np.ptp(losses[-3:]) < 1e-9
    assert (found[-1].verdict, found[-1].remedy) == (Verdict.OVERSHOOTING, Remedy.LOWER_RATE)
    edit(session, state.set_settings, learning_rate=rate / 3)
    session.learn(300)
    assert diagnosis_of(session).verdict is Verdict.AT_MINIMUM


@pytest.mark.parametrize(
    ("changes", "is_certain"),
    [({"learning_rate": 1.4}, True), ({"learning_rate": 1.7}, False), ({"batch_size": 1}, False)],
)
def test_learning_is_only_said_to_be_over_where_the_steps_stay_at_the_minimum(changes, is_certain):
    session = after(THREE_ON_A_LINE, 0, **changes)
    best = session.frame().solution.optimum.parameters
    edit(session, state.set_neuron, Neuron.of(best + 1e-5))
    result = diagnosis_of(session)
    assert (result.verdict, result.is_certain) == (Verdict.AT_MINIMUM, is_certain)
    session.learn(300)
    assert (diagnosis_of(session).verdict is Verdict.AT_MINIMUM) is is_certain


def test_a_rate_that_converges_is_not_blamed_for_a_single_rise():
    session, found = course_of(THREE_ON_A_LINE, 300, learning_rate=1.52)
    losses = session.state.run.trace.losses
    assert losses[1] > losses[0] + 5e-4
    assert losses[-1] == pytest.approx(found[-1].limit, rel=1e-6)
    assert Verdict.OVERSHOOTING not in {each.verdict for each in found}
    summary = training.summary(session)
    assert (summary["diverged"], summary["oscillates"]) == (False, False)


@pytest.mark.parametrize(("rate", "settles"), [(1.55, True), (1.57, False)])
def test_the_largest_rate_of_the_minimum_is_where_overshooting_begins(rate, settles):
    session, found = course_of(THREE_ON_A_LINE, 4_000, learning_rate=rate)
    assert (found[-1].verdict is not Verdict.OVERSHOOTING) is settles
    last = session.state.run.trace.losses[-40:]
    assert bool(np.ptp(last) < 1e-6) is settles


@pytest.mark.parametrize(
    ("plants", "rate", "steps"),
    [(TWO_NEAR, 3.3, 1_000), (samples.six(), 100.0, 60), (samples.six(), 30.0, 60)],
)
def test_on_separable_plants_no_rate_is_too_large_for_good(plants, rate, steps):
    session, found = course_of(plants, steps, learning_rate=rate)
    assert Verdict.OVERSHOOTING not in {each.verdict for each in found}
    assert Remedy.LOWER_RATE not in {each.remedy for each in found}
    losses = session.state.run.trace.losses
    slower, _ = course_of(plants, steps, learning_rate=rate / 3)
    assert losses[-1] < slower.state.run.trace.losses[-1]
    rose = [k for k in range(1, len(losses)) if losses[k] > losses[k - 1] + 1e-6]
    if rose:
        assert found[rose[0] - 1].verdict is Verdict.JUMPING


def test_plants_far_from_the_origin_are_to_be_standardised():
    """A third of the rate, which was advised, is 2,000 times worse after 400 steps."""
    moved = Dataset.of(samples.six().x + 20, samples.six().y)
    session, found = course_of(moved, 400)
    jumping = [each for each in found if each.verdict is Verdict.JUMPING]
    assert len(jumping) > 100
    assert {each.remedy for each in jumping} == {Remedy.STANDARDISE}
    assert Verdict.OVERSHOOTING not in {each.verdict for each in found}
    edit(session, state.standardise, True)
    session.learn(400)
    assert (np.diff(session.state.run.trace.losses) < 0).all()
    assert diagnosis_of(session).remedy is None


@pytest.mark.parametrize("scales", [(1, 0.1), (0.1, 1.5), (0.05, 0.05)])
def test_measures_that_differ_tenfold_are_to_be_standardised(scales):
    """However low a rate comes down along the one, it creeps along the other."""
    session, found = course_of(Dataset.of(OVERLAP.x * scales, OVERLAP.y), 60, learning_rate=100.0)
    assert (found[-1].verdict, found[-1].remedy) == (Verdict.OVERSHOOTING, Remedy.STANDARDISE)
    edit(session, state.standardise, True)
    session.learn(60)
    assert diagnosis_of(session).remedy is Remedy.LOWER_RATE  # 100 is too much for any


def test_standardised_measures_are_not_to_be_standardised_again():
    """A plant placed far away makes them large once more; the button would do nothing."""
    session = after(OVERLAP.standardised(), 0, learning_rate=50.0)
    edit(session, state.place, [(40.0, -40.0)], 1)
    session.learn(60)
    result = diagnosis_of(session)
    assert (result.verdict, result.remedy) == (Verdict.OVERSHOOTING, Remedy.LOWER_RATE)


def test_overlapping_plants_far_from_the_origin_are_to_be_standardised_too():
    moved = Dataset.of(OVERLAP.x + 20, OVERLAP.y)
    _, found = course_of(moved, 60)
    assert (found[-1].verdict, found[-1].remedy) == (Verdict.OVERSHOOTING, Remedy.STANDARDISE)
    near = course_of(OVERLAP, 60, learning_rate=50.0)[1][-1]
    assert (near.verdict, near.remedy) == (Verdict.OVERSHOOTING, Remedy.LOWER_RATE)


TAKEN_BACK = Dataset.of([(0.1, 2.9), (1.7, 0.3), (0, 2.3)], [1, 0, 0])


@pytest.mark.parametrize(
    ("plants", "rate", "steps"),
    [
        (TAKEN_BACK, 0.1, 3_000),
        (TAKEN_BACK, 2.0, 1_000),
        (samples.six(), 0.1, 1_000),
        (samples.six(), 30.0, 60),
        (TWO_NEAR, 3.3, 1_200),
        (Dataset.of(samples.six().x + 20, samples.six().y), 0.1, 400),
    ],
)
def test_the_two_kinds_are_only_said_to_stay_apart_where_they_do(plants, rate, steps):
    session, found = course_of(plants, steps, learning_rate=rate)
    apart = (Verdict.SEPARATED, Verdict.AT_REST)
    certain = [each.verdict in apart and each.is_certain for each in found]
    first = certain.index(True)
    assert all(certain[first:])
    assert all(each.mistakes == 0 for each in found[first:])
    assert (np.diff(session.state.run.trace.losses[first + 1 :]) < 0).all()
    norms = np.linalg.norm(trace_rows(session.state.run.trace)[first + 1 :, :3], axis=1)
    assert (np.diff(norms) > 0).all()  # of the weights one alone may shrink


def test_plants_that_come_to_the_wrong_side_again_were_not_said_to_stay_apart():
    _, found = course_of(TAKEN_BACK, 14)
    assert [each.verdict for each in found[8:]] == [*[Verdict.SEPARATED] * 5, Verdict.SEPARABLE]
    assert not any(each.is_certain for each in found)


@pytest.mark.parametrize(
    ("changes", "is_certain"),
    [
        ({"learning_rate": 0.1}, True),
        ({"learning_rate": 2.0}, False),
        ({"learning_rate": 0.1, "batch_size": 4}, False),
        ({"learning_rate": 0.1, "batch_size": 4_000}, True),
    ],
)
def test_the_loss_is_only_said_to_level_off_where_each_step_lowers_it(changes, is_certain):
    found = course_of(OVERLAP, 3, (5.0, 5.0, -5.0), **changes)[1][-1]
    assert (found.verdict, found.is_certain) == (Verdict.LEVELLING_OFF, is_certain)


@pytest.mark.parametrize("seed", range(6))
def test_what_is_said_of_random_plants_and_rates_comes_true(seed):
    """Red only where it never settles; and where all is sure, no rise and no mistake follow."""
    rng = np.random.default_rng(seed)
    plants = Dataset.of(np.round(rng.uniform(0, 3, (8, 2)), 1), rng.integers(0, 2, 8))
    rate = float(10.0 ** rng.uniform(-1, 1))
    session, found = course_of(plants, 300, learning_rate=rate)
    losses = session.state.run.trace.losses
    for step, each in enumerate(found, start=1):
        if each.is_certain:
            assert not (np.diff(losses[step:]) > 1e-9).any()
        if each.verdict is Verdict.SEPARATED and each.is_certain:
            assert {later.mistakes for later in found[step:]} <= {0}
    if found[-1].verdict is Verdict.OVERSHOOTING:
        session.learn(2_000)
        assert np.ptp(session.state.run.trace.losses[-40:]) > 1e-6
