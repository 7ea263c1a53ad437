"""Anything that can be done to a session, in any order, beside a model in plain lists."""

import math

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)  # fmt: skip

from engine.arrays import indices
from engine.changed import Changed
from engine.errors import UserError
from engine.files.sessions import session_file
from engine.lab import state
from engine.lab.session import Session
from engine.learning.settings import Settings
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron
from tests.engine import parameter_rows, trace_rows
from tests.robustness.plain_session import (
    LARGEST_WEIGHT,
    PlainRun,
    PlainSession,
    probabilities,
    rounding_of_z,
    standard_scores,
)  # fmt: skip
from tests.robustness.session_values import (
    KIND,
    MEASURE,
    NEAR,
    POINTS,
    SETTINGS,
    TOO_FAR,
    WEIGHT,
)  # fmt: skip


class SessionMachine(RuleBasedStateMachine):
    """Every rule does the same to the session and to the model; what is said is compared after."""

    @initialize(points=POINTS, kinds=st.lists(KIND, min_size=5, max_size=5))
    def begin(self, points, kinds):
        kinds = kinds[: len(points)]
        self.session = Session(Dataset.of(points, kinds))
        plants = tuple((*point, kind) for point, kind in zip(points, kinds, strict=True))
        self.plain = PlainSession(plants, Settings(), PlainRun([[0.0, 0.0, 0.0]], [0.0]))
        self.plain.show(0)
        self.undo_stack = []

    def edit(self, change, plainly, *arguments):
        """Edit as the store does, and the model with it; keep what undoes it."""
        before = self.session.state
        changes = before.changes_to(change(before, *arguments))
        seen = self.seen()
        flags = self.session.replace(changes)
        undo = {name: vars(before)[name] for name in changes}
        if changes:
            self.undo_stack.append((undo, self.plain.replace(plainly)))
        self.check_flags(flags, seen)

    def seen(self):
        """Return what the flags of a change speak of."""
        now = self.session.state
        return {
            Changed.PLANTS: (now.plants.x.tobytes(), now.plants.y.tobytes()),
            Changed.SELECTION: now.selection.tolist(),
            Changed.PROBE: now.probe,
            Changed.NEURON: (self.session.step, self.session.frame().neuron),
            Changed.TRACE: trace_rows(now.run.trace).tobytes(),
            Changed.GHOSTS: [ghost.losses.tobytes() for ghost in now.ghosts],
            Changed.SETTINGS: now.settings,
            Changed.SOLUTION: self.session.is_solved,
            Changed.CHOICES: now.choices,
            Changed.LOSS_MAP: id(self.session.frame().loss_map),
        }

    def check_flags(self, flags, before):
        """Each change has its flag; the loss map goes with the plants that it was of."""
        for flag, was in before.items():
            flags |= Changed.LOSS_MAP if Changed.PLANTS in flags else Changed.NOTHING
            assert self.seen()[flag] == was or flag in flags, (
                f"{flag} changed, and {flags} was returned"
            )

    @rule(points=POINTS, kind=KIND)
    def place(self, points, kind):
        assume(points)
        self.edit(state.place, self.plain.placed(points, kind), points, kind)

    @rule(far=TOO_FAR, near=MEASURE, kind=KIND)
    def what_is_no_measure_is_refused_and_changes_nothing(self, far, near, kind):
        before = self.session.state
        with pytest.raises(UserError, match="not_a_measure"):
            state.place(before, [(near, far)], kind)
        with pytest.raises(UserError, match="not_a_kind"):
            state.place(before, [(near, near)], 2)
        for rate in (0.0, -1.0, 1e-300, 1e300, math.nan, math.inf):
            with pytest.raises(UserError, match="learning_rate"):
                state.set_settings(before, learning_rate=rate)
        with pytest.raises(UserError, match="not_a_weight"):
            state.set_neuron(before, Neuron(math.nan, near, 0.0))

    @rule(which=st.lists(st.integers(0, 12), max_size=4))
    def select(self, which):
        selected = tuple(sorted({plant for plant in which if plant < len(self.plain.plants)}))
        self.edit(state.select, {"selection": selected}, indices(which))

    @precondition(lambda self: self.plain.selection)
    @rule(by=st.tuples(MEASURE, MEASURE))
    def move(self, by):
        self.edit(state.move, self.plain.moved(by), by)

    @precondition(lambda self: self.plain.selection)
    @rule()
    def flip(self):
        self.edit(state.flip, self.plain.flipped())

    @precondition(lambda self: self.plain.selection)
    @rule()
    def delete(self):
        self.edit(state.delete, self.plain.without_selected())

    @rule(points=POINTS, kind=KIND)
    def use_other_plants(self, points, kind):
        run = PlainRun([self.plain.run.rows[0]], [0.0])
        plants = tuple((*point, kind) for point in points)
        given = Dataset.of(points, [kind] * len(points))
        changes = {"plants": plants, "selection": (), "run": run}
        self.edit(state.use_plants, changes, given)

    @rule(centre=st.tuples(NEAR, NEAR), radius=st.floats(0, 2), count=st.integers(1, 6), kind=KIND)
    def spray(self, centre, radius, count, kind):
        before = len(self.plain.plants)
        made = state.spray(self.session.state, centre, radius, count, kind)
        points = [tuple(point) for point in made.plants.x[before:].tolist()]
        assert len(points) == count
        assert all(math.dist(point, centre) <= radius + 1e-12 for point in points)
        changes = {**self.plain.placed(points, kind), "selection": ()}
        self.edit(state.spray, changes, centre, radius, count, kind)

    @rule(which=st.sets(st.integers(0, 4), min_size=1), x=st.tuples(MEASURE, MEASURE), y=KIND)
    def put_plants(self, which, x, y):
        last = len(self.plain.plants)
        positions = sorted({min(plant, last) for plant in which})
        plants = list(self.plain.plants)
        for plant in positions:
            plants[plant : plant + 1] = [(*x, y)]
        changes = {"plants": tuple(plants), "selection": tuple(positions)}
        points = np.array([x] * len(positions))
        kinds = np.array([y] * len(positions), dtype=np.int8)
        self.edit(state.set_plants, changes, indices(positions), points, kinds)

    @rule(on=st.booleans())
    def standardise(self, on):
        made = state.standardise(self.session.state, on)
        points = made.plants.x.tolist()
        if on and made is not self.session.state:
            for axis in (0, 1):
                scores = standard_scores([plant[axis] for plant in self.plain.plants])
                result = [point[axis] for point in points]
                assert result == pytest.approx(scores, rel=1e-6, abs=1e-6)
        plants = tuple((*x, y) for x, y in zip(points, made.plants.y.tolist(), strict=True))
        run = PlainRun([self.plain.run.rows[0]], [0.0])
        changes = {"plants": plants, "selection": (), "run": run, "probe": made.probe}
        self.edit(state.standardise, changes, on)

    @rule(parameter=st.sampled_from(["w1", "w2", "b"]), repeats=st.sampled_from([1, 10, 10_000]))
    def choose(self, parameter, repeats):
        self.edit(lambda now: state.set_choices(now, slope_along=parameter, repeats=repeats), {})

    @rule()
    def clear_ghosts(self):
        self.edit(state.clear_ghosts, {})

    @rule(at=st.none() | st.tuples(MEASURE, MEASURE))
    def mystery_plant(self, at):
        self.edit(state.put_probe, {"probe": at}, at)

    @rule(w=st.tuples(WEIGHT, WEIGHT, WEIGHT))
    def start_at(self, w):
        excess = max(1.0, *(abs(value) / LARGEST_WEIGHT for value in w))
        run = PlainRun([[value / excess for value in w]], [0.0])
        self.edit(state.set_neuron, {"run": run}, Neuron(*w))

    @rule()
    def draw_a_start(self):
        drawn = [self.session.state.settings.seed, self.session.state.starts_drawn]
        start = np.random.default_rng(drawn).standard_normal(3).tolist()
        self.edit(state.draw_start, {"run": PlainRun([start], [0.0])})

    @rule(chosen=SETTINGS)
    def set_settings(self, chosen):
        plainly = {"settings": Settings(**chosen)}
        self.edit(lambda now: state.set_settings(now, **chosen), plainly)

    @precondition(lambda self: self.undo_stack)
    @rule()
    def undo(self):
        changes, plainly = self.undo_stack.pop()
        seen = self.seen()
        self.check_flags(self.session.replace(changes), seen)
        self.plain.replace(plainly)

    @rule(step=st.integers(-2, 30))
    def go_to(self, step):
        seen = self.seen()
        self.check_flags(self.session.go_to(step), seen)
        if min(max(step, 0), self.plain.run.last) != self.plain.step:
            self.plain.show(step)

    @rule(steps=st.sampled_from([1, 1, 2, 5, 20]))
    def learn(self, steps):
        seen, plain, session = self.seen(), self.plain, self.session
        self.check_flags(session.learn(steps), seen)
        if not plain.plants:
            return
        plain.drop_tail()
        rows = trace_rows(session.state.run.trace).tolist()
        taken = len(rows) - 1 - plain.step
        assert 1 <= taken <= steps
        assert taken == steps or session.is_finished
        for row in rows[plain.step + 1 :]:
            wanted = plain.steps_after(plain.step)
            slack = plain.slack(plain.step)
            assert any(np.abs(np.subtract(row[:3], one)).max() <= slack for one in wanted)
            plain.run.rows.append(row[:3])
            plain.run.losses.append(plain.loss_at(row[:3]))
            plain.step += 1

    @rule()
    def solve(self):
        seen = self.seen()
        self.check_flags(self.session.solve(), seen)
        exact = self.session.frame().neuron_frame.optimum
        if exact is not None:
            assert exact.loss <= math.log(2) + 1e-12

    @rule(points=st.integers(1, 1200))
    def work_on_the_map(self, points):
        seen, left = self.seen(), iter(range(points))
        self.check_flags(self.session.work_on_map(lambda: next(left, None) is not None), seen)

    @rule()
    def save_and_open(self):
        text = session_file.to_json(session_file.Document(self.session.state, self.session.step))
        result = session_file.from_json(text, "a.plab")
        self.session = Session()
        assert self.session.open(result.state, result.step) == Changed.EVERYTHING
        self.undo_stack.clear()

    @invariant()
    def the_session_holds_what_the_model_holds(self):
        if not hasattr(self, "session"):
            return
        now, plain = self.session.state, self.plain
        plants = [
            (*x, y) for x, y in zip(now.plants.x.tolist(), now.plants.y.tolist(), strict=True)
        ]
        assert plants == list(plain.plants)
        assert now.selection.tolist() == list(plain.selection)
        assert (now.probe, now.settings) == (plain.probe, plain.settings)
        assert (self.session.step, self.session.last_step) == (plain.step, plain.run.last)
        assert parameter_rows(now.run.trace).tolist() == plain.run.rows
        assert len(now.ghosts) <= 8

    @invariant()
    def what_is_shown_is_what_the_formulas_give(self):
        if not hasattr(self, "session"):
            return
        frame, plain = self.session.frame(), self.plain
        slack = rounding_of_z(plain.plants, plain.weights)
        assert frame.loss == pytest.approx(plain.loss(), rel=1e-12, abs=2 * slack)
        last = plain.run.rows[-1]
        if len(plain.run.rows) == 1 or plain.step == plain.run.last:
            unsure = rounding_of_z(plain.plants, last)
            assert frame.losses[-1] == pytest.approx(plain.loss_at(last), rel=1e-12, abs=2 * unsure)
        known = probabilities(plain.plants, plain.weights)
        assert frame.a == pytest.approx(known, rel=1e-12, abs=min(1.0, slack) + 1e-300)
        largest = max((abs(x) for plant in plain.plants for x in plant), default=0.0)
        unsure = (min(1.0, slack) + 1e-12) * max(1.0, largest)
        assert frame.gradient == pytest.approx(plain.gradient_at(plain.weights), abs=unsure)
        sure = plain.mistakes(slack)
        assert sure <= frame.counts.wrong <= sure + plain.doubtful(slack)
        assert frame.counts.wrong + frame.counts.right == len(plain.plants)
        assert frame.diagnosis.mistakes in (0, frame.counts.wrong)
        assert math.isfinite(frame.loss)


class LongSessionMachine(SessionMachine):
    """The same, in more examples."""


def tried(machine, examples):
    """Return the test case of a machine, to run so many examples."""
    machine.TestCase.settings = settings(
        max_examples=examples,
        stateful_step_count=25,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )
    return machine.TestCase


TestSession = tried(SessionMachine, 25)
TestSessionLonger = pytest.mark.long(tried(LongSessionMachine, 200))
