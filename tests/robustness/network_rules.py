"""The rules of the network machine: models, optimisers, plants held out, in any order."""

from __future__ import annotations

import math
from itertools import cycle, islice, zip_longest
from typing import Any

import numpy as np
import pytest
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
from engine.lab import session as lab_session
from engine.lab import state
from engine.lab.frame import Frame
from engine.lab.session import Session
from engine.learning import replayer, trace
from engine.learning.settings import Optimiser, Rule, Settings
from engine.loss.penalty import NO_PENALTY, Penalty, PenaltyKind
from engine.model.activation import Activation
from engine.model.architecture import MEASURES, NEURON, Architecture
from engine.model.dataset import Dataset
from engine.model.features import Feature, products_up_to
from engine.model.neuron import Neuron
from tests.robustness.plain_lab import PlainLab, PlainRun, PlainStep, drawn_parameters
from tests.robustness.plain_network import mean_loss, penalty_of, z_of
from tests.robustness.session_values import KIND

MEASURE = st.one_of(st.floats(-3, 3), st.sampled_from([0.0, 1.0, -1.0, 1e3, 1e12]))
SHIFT = st.floats(-3, 3)
POINTS = st.lists(st.tuples(MEASURE, MEASURE), min_size=1, max_size=5)
WEIGHT = st.one_of(st.floats(-3, 3), st.sampled_from([0.0, 1.0, -0.5, 1e6, -1e15]))
INPUTS = st.one_of(
    st.just(MEASURES),
    st.just(products_up_to(2)),
    st.lists(st.sampled_from(Feature), min_size=1, max_size=3, unique=True).map(tuple),
)
ARCHITECTURE = st.one_of(
    st.just(NEURON),
    st.builds(
        Architecture,
        INPUTS,
        st.lists(st.integers(1, 3), max_size=3).map(tuple),
        st.sampled_from(Activation),
    ),
)
PENALTY = st.one_of(
    st.just(NO_PENALTY),
    st.builds(
        Penalty,
        st.sampled_from([PenaltyKind.L1, PenaltyKind.L2]),
        st.sampled_from([0.01, 1.0, 100.0]),
    ),
)
STEPS = st.sampled_from([1, 2, 5, 12, 30])
THEN = st.sampled_from([0, 0, 1, 3, 20])


class NetworkMachine(RuleBasedStateMachine):
    """Every rule does the same to the session and to the plain lab; what they hold is compared."""

    kept_frame: tuple[Frame, list[list[float]]] | None = None

    @initialize(
        points=POINTS,
        kinds=st.lists(KIND, min_size=5, max_size=5),
        whole_bytes=st.sampled_from([500, 500, 1_500, 64_000_000]),
        replay_s=st.sampled_from([1e-5, 2e-4, 5e-4]),
        most_bytes=st.sampled_from([12_000, 512_000_000, 512_000_000]),
        architecture=ARCHITECTURE,
        optimiser=st.sampled_from(Optimiser),
    )
    def begin(self, points, kinds, whole_bytes, replay_s, most_bytes, architecture, optimiser):
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(trace, "MOST_WHOLE_BYTES", whole_bytes)
        self.patch.setattr(replayer, "REPLAY_S", replay_s)
        self.patch.setattr(lab_session, "MOST_BYTES", most_bytes)
        kinds = kinds[: len(points)]
        settings = Settings(stop_when_converged=False)
        self.session = Session(Dataset.of(points, kinds), settings)
        plants = tuple((*point, kind) for point, kind in zip(points, kinds, strict=True))
        self.plain = PlainLab(plants, PlainRun([PlainStep([0.0] * 3)]), settings=settings)
        self.done: list[tuple[Any, Any]] = []
        self.undone: list[tuple[Any, Any]] = []
        self.shown()
        self.set_settings(optimiser=optimiser)
        self.set_architecture(architecture, 0)

    def teardown(self):
        if hasattr(self, "patch"):
            self.patch.undo()

    # Edits, undo and redo

    def edit(self, change, plainly, *values, **changes):
        """Edit as the store does, and the plain lab with it; keep what undoes it."""
        before = self.session.state
        fields = before.changes_to(change(before, *values, **changes))
        if not fields:
            return
        held = self.session.fields(fields)
        self.session.replace(fields)
        self.done.append((held, self.plain.replace(plainly)))
        self.undone.clear()
        self.shown()

    def exchange(self, taken, other):
        fields, plainly = taken.pop()
        now = self.session.fields(fields)
        self.session.replace(fields)
        other.append((now, self.plain.replace(plainly)))
        self.shown()

    @precondition(lambda self: self.done)
    @rule(times=st.integers(1, 4))
    def undo(self, times):
        for _ in range(min(times, len(self.done))):
            self.exchange(self.done, self.undone)

    @precondition(lambda self: self.undone)
    @rule(times=st.integers(1, 4))
    def redo(self, times):
        for _ in range(min(times, len(self.undone))):
            self.exchange(self.undone, self.done)

    # The model

    @rule(architecture=ARCHITECTURE, then=THEN)
    def set_architecture(self, architecture, then):
        if architecture.is_network:
            start = self.drawn(architecture)
        else:
            start = [0.0] * (len(architecture.features) + 1)
        changes = {"architecture": architecture, "run": self.plain.begun(start)}
        self.edit(state.set_architecture, changes, architecture)
        self.learn(then)

    @rule()
    def draw_start(self):
        start = self.drawn(self.plain.architecture)
        self.edit(state.draw_start, {"run": self.plain.begun(start)})

    def drawn(self, architecture):
        seed = [self.plain.settings.seed, self.session.state.starts_drawn]
        if architecture.is_network:
            return drawn_parameters(architecture, np.random.default_rng([*seed, 1]))
        return np.random.default_rng(seed).standard_normal(architecture.size).tolist()

    @rule(weights=st.lists(WEIGHT, min_size=1, max_size=7))
    def set_parameters(self, weights):
        parameters = list(islice(cycle(weights), self.plain.architecture.size))
        changes = {"run": self.plain.begun(parameters)}
        self.edit(state.set_parameters, changes, np.array(parameters))

    @rule(weights=st.tuples(SHIFT, SHIFT, SHIFT))
    def set_neuron(self, weights):
        changes = {"architecture": NEURON, "run": self.plain.begun(list(weights))}
        self.edit(state.set_neuron, changes, Neuron(*weights))

    # How it learns

    @rule(
        optimiser=st.sampled_from(Optimiser),
        learning_rate=st.sampled_from([1e-4, 0.05, 1.0, 100.0]),
        then=THEN,
    )
    def set_optimiser(self, optimiser, learning_rate, then):
        self.set_settings(optimiser=optimiser, learning_rate=learning_rate)
        self.learn(then)

    @rule(penalty=PENALTY, then=THEN)
    def set_penalty(self, penalty, then):
        self.set_settings(penalty=penalty)
        self.learn(then)

    @rule(batch_size=st.sampled_from([None, 1, 2, 3]), seed=st.integers(0, 2), then=THEN)
    def set_batches(self, batch_size, seed, then):
        self.set_settings(batch_size=batch_size, seed=seed)
        self.learn(then)

    def set_settings(self, **changes):
        chosen = {**vars(self.plain.settings), **changes}
        self.edit(state.set_settings, {"settings": Settings(**chosen)}, **changes)

    @precondition(lambda self: not self.plain.architecture.is_bare)
    @rule()
    def what_is_of_the_neuron_alone_is_refused(self):
        with pytest.raises(UserError, match=r"rule_of_neuron|penalty_of_descent"):
            state.set_settings(self.session.state, rule=Rule.PERCEPTRON)
        with pytest.raises(UserError, match=r"formulas_of_neuron|penalty_of_descent"):
            state.set_settings(self.session.state, formulas=("1", "1", "1"))

    # The plants

    @rule(share=st.sampled_from([0.0, 0.2, 0.5, 0.9]), then=THEN)
    def hold_out(self, share, then):
        self.edit(state.hold_out, self.plain.holding_out(share), share)
        self.learn(then)

    @rule(points=POINTS, kind=KIND, then=THEN)
    def place(self, points, kind, then):
        count = len(self.plain.plants)
        plants = (*self.plain.plants, *((x1, x2, kind) for x1, x2 in points))[:12]
        points = points[: 12 - count]
        if points:
            selection = tuple(range(count, len(plants)))
            changes = {**self.plain.with_plants(plants), "selection": selection}
            self.edit(state.place, changes, points, kind)
        self.learn(then)

    @rule(which=st.sets(st.integers(0, 11), max_size=3))
    def select(self, which):
        selected = sorted(plant for plant in which if plant < len(self.plain.plants))
        self.edit(state.select, {"selection": tuple(selected)}, indices(selected))

    @precondition(lambda self: self.plain.selection)
    @rule(by=st.tuples(SHIFT, SHIFT))
    def move(self, by):
        far = [x for plant in self.plain.plants for x in plant[:2] if abs(x) > 1e11]
        if not far:  # those stop at the edge: tests/robustness/test_session_machine.py
            self.edit(state.move, self.plain.changed(by, False), by)

    @precondition(lambda self: self.plain.selection)
    @rule()
    def flip(self):
        self.edit(state.flip, self.plain.changed((0.0, 0.0), True))

    @precondition(lambda self: self.plain.selection)
    @rule()
    def delete(self):
        self.edit(state.delete, self.plain.without_selected())

    @rule(points=POINTS, kind=KIND)
    def use_other_plants(self, points, kind):
        plants = tuple((*point, kind) for point in points)
        held_out = self.plain.drawn_out(len(plants), self.plain.split)
        run = self.plain.begun(self.plain.run.steps[0].parameters)
        changes = {"plants": plants, "held_out": held_out, "selection": (), "run": run}
        self.edit(state.use_plants, changes, Dataset.of(points, [kind] * len(points)))

    @rule(on=st.booleans())
    def standardise(self, on):
        made = state.standardise(self.session.state, on).plants
        kinds = made.y.tolist()
        plants = tuple((*x, y) for x, y in zip(made.x.tolist(), kinds, strict=True))
        run = self.plain.begun(self.plain.run.steps[0].parameters)
        self.edit(state.standardise, {"plants": plants, "selection": (), "run": run}, on)

    # What the model does

    @rule(steps=STEPS)
    def learn(self, steps):
        """Take the steps one by one, and compare each with the formulas."""
        if not self.plain.training:
            assert self.session.learn(steps) == Changed.NOTHING
            return
        for _ in range(steps):
            is_full, before = self.session.is_full, self.session.frame()
            self.session.learn(1)
            self.plain.drop_tail(before.loss, before.test_loss)
            if not is_full:
                self.stepped()
            self.shown()

    def stepped(self):
        frame, plain = self.session.frame(), self.plain
        after, memory = plain.next_step()
        parameters, kept = frame.parameters.tolist(), frame.memory.tolist()
        stays = parameters == plain.here.parameters and kept == plain.memory
        if not (stays and plain.may_stay):
            self.check_step(after, parameters)
            self.check_step(memory, kept)
        optimiser = plain.settings.optimiser
        plain.run.steps.append(PlainStep(parameters, optimiser=optimiser, memory=kept))
        plain.step += 1

    @staticmethod
    def check_step(wanted, given):
        for number, (one, other) in enumerate(zip(wanted, given, strict=True)):
            assert one.may_be(other), f"{other} at {number} of {given} is not {one}"

    @rule(steps=STEPS)
    def learning_again_leads_there_again(self, steps):
        """Go back some steps of the same settings on the same plants, and take them at once."""
        plain, last = self.plain, self.plain.run.last
        if not plain.training:
            return
        self.learn(steps)
        taken = self.plain.run.last - last if self.plain.run is plain.run else 0
        ended = self.plain.run.steps[-1]
        if not 0 < taken <= steps or self.plain.step != self.plain.run.last:
            return
        self.session.go_to(self.plain.step - taken)
        self.session.learn(taken)
        self.plain.run = PlainRun([PlainStep(**vars(step)) for step in self.plain.run.steps])
        frame = self.session.frame()
        assert frame.parameters.tolist() == ended.parameters
        self.shown()

    @rule(step=st.integers(0, 60))
    def go_to(self, step):
        self.session.go_to(step)
        self.plain.step = min(step, self.plain.run.last)
        self.shown()

    @rule(back=st.integers(1, 3))
    def step_back(self, back):
        self.go_to_step(max(self.plain.step - back, 0))

    def go_to_step(self, step):
        self.session.go_to(step)
        self.plain.step = step
        self.shown()

    @rule()
    def keep_a_frame(self):
        """What a frame says of its run stays, whatever becomes of the run."""
        wanted = [step.parameters for step in self.plain.run.steps]
        self.kept_frame = (self.session.frame(), wanted)

    @invariant()
    def a_frame_kept_says_what_it_said(self):
        if self.kept_frame is not None:
            frame, wanted = self.kept_frame
            assert [parameters.tolist() for parameters, _ in frame.trace.states()] == wanted

    @rule()
    def open_again(self):
        """Take the same state into another session, as an opened file is taken."""
        other = Session()
        other.open(self.session.state, self.session.step)
        self.session = other
        self.done.clear()
        self.undone.clear()
        self.shown()

    # What is compared

    def shown(self):
        """What is shown is what the formulas give, and to the last bit what was recorded."""
        frame, plain = self.session.frame(), self.plain
        assert (self.session.step, self.session.last_step) == (plain.step, plain.run.last)
        assert frame.parameters.tolist() == plain.here.parameters
        assert frame.memory.tolist() == plain.memory
        self.check_losses(frame)
        if plain.step == plain.run.last:
            plain.here.loss, plain.here.test_loss = frame.loss, frame.test_loss

    def check_losses(self, frame):
        plain = self.plain
        loss = plain.loss(plain.training)
        assert frame.loss == pytest.approx(loss.value, rel=1e-9, abs=4 * loss.slack)
        assert math.isfinite(frame.evaluation.objective)
        if plain.test:
            test = plain.loss(plain.test)
            assert frame.test_loss == pytest.approx(test.value, rel=1e-9, abs=4 * test.slack)
        else:
            assert frame.test_loss is None
        penalty = penalty_of(plain.architecture, plain.here.parameters, plain.settings.penalty)
        assert frame.evaluation.penalty == pytest.approx(penalty, rel=1e-9)

    @invariant()
    def the_session_holds_what_the_plain_lab_holds(self):
        if not hasattr(self, "session"):
            return
        now, plain = self.session.state, self.plain
        kinds = now.plants.y.tolist()
        held = [(*x, y) for x, y in zip(now.plants.x.tolist(), kinds, strict=True)]
        assert held == list(plain.plants)
        held_out = () if now.plants.held_out is None else tuple(now.plants.held_out.tolist())
        assert held_out == plain.held_out
        assert (now.settings, now.architecture) == (plain.settings, plain.architecture)
        assert now.selection.tolist() == list(plain.selection)
        assert len(now.ghosts) <= 8

    @invariant()
    def every_step_comes_back_to_the_last_bit(self):
        if not hasattr(self, "session"):
            return
        view, steps = self.session.frame().trace, self.plain.run.steps
        for (parameters, memory), step in zip(view.states(), steps, strict=True):
            assert parameters.tolist() == step.parameters
            kept = zip_longest(memory.tolist(), step.memory, fillvalue=0.0)
            assert all(one == other for one, other in kept)
        assert view.losses.tolist() == [step.loss for step in steps]
        known = view.test_losses
        tests = [math.nan] * len(steps) if known is None else known.tolist()
        for test, step in zip(tests, steps, strict=True):
            assert test == step.test_loss or (math.isnan(test) and step.test_loss is None)

    @invariant()
    def the_frame_says_what_the_formulas_say(self):
        if not hasattr(self, "session"):
            return
        frame, plain = self.session.frame(), self.plain
        slopes = plain.gradient(plain.training)
        self.check_step(slopes, frame.gradient.tolist())
        for (x1, x2, _), z in zip(plain.plants, frame.z.tolist(), strict=True):
            assert z_of(plain.architecture, plain.here.parameters, (x1, x2)).may_be(z)
        after = frame.next_step.after
        assert np.isfinite(after).all()
        loss = mean_loss(plain.architecture, after.tolist(), plain.training)
        loss_after = frame.objective.loss_of(after)
        assert loss_after == pytest.approx(loss.value, rel=1e-9, abs=4 * loss.slack)
        assert frame.diagnosis is not None
        run = self.session.state.run
        assert not run.trace.is_long or run.nbytes < lab_session.MOST_BYTES + 10_000
