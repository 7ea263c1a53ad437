"""The rules of the undo machine: edits, learning, scrubbing, undo and redo, in any order."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
)  # fmt: skip

from engine.arrays import indices
from engine.lab.session import Session
from engine.learning.settings import Optimiser, Settings
from engine.lessons.page_setup import PageSetup
from engine.model import samples
from engine.model.architecture import MEASURES, NEURON, Architecture
from engine.model.features import products_up_to
from engine.model.neuron import Neuron
from engine.model.split import Split
from gui.state.edit_kind import EditKind
from gui.state.store import Store
from tests.engine import trace_rows
from tests.robustness.plain_undo import PlainLab, PlainRun

NEAR = st.floats(-3, 3)
KIND = st.integers(0, 1)
STEPS = st.sampled_from([1, 1, 2, 5, 30])
RATE = st.sampled_from([0.1, 0.5, 1.0])
TIMES = st.integers(1, 6)
SIX = range(6)


class UndoMachine(RuleBasedStateMachine):
    """Every rule does the same to a store and to the plain lab; what they hold is compared."""

    def __init__(self) -> None:
        super().__init__()
        self.store = Store(Session(settings=Settings(stop_when_converged=False)))
        self.session = self.store.session
        run = PlainRun(self._rows())
        self.plain = PlainLab(
            self._plants(), run, self.session.state.settings, self.session.state.architecture
        )
        self.series = 0

    def _rows(self) -> tuple[tuple[float, ...], ...]:
        return tuple(map(tuple, trace_rows(self.session.state.run.trace).tolist()))

    def _plants(self) -> object:
        plants = self.session.state.all_plants
        held_out = None if plants.held_out is None else tuple(plants.held_out.tolist())
        points = tuple(map(tuple, plants.x.tolist()))
        return points, tuple(plants.y.tolist()), plants.scaling, held_out

    def _snapshot(self) -> dict[str, Any]:
        """Return all that is there, to the last bit, but for the selection, which is not undone."""
        state = self.session.state
        return {
            "plants": self._plants(),
            "hidden": state.hidden_test is not None,
            "probe": state.probe,
            "settings": state.settings,
            "architecture": state.architecture,
            "choices": state.choices,
            "starts": state.starts_drawn,
            "rows": trace_rows(state.run.trace).tobytes(),
            "segments": list(state.run.segments),
            "edited_at": state.run.edited_at,
            "ghosts": [(g.learning_rate, g.rule, g.losses.tobytes()) for g in state.ghosts],
            "step": self.session.step,
            "loss": self.store.frame().loss,
        }

    def _shown(self) -> None:
        self.plain.correct_last_loss(self.store.frame().loss)

    def _edited(self, *names: str, key: object = None, **values: Any) -> None:
        """Tell the plain lab of an edit; plants and settings are what they became."""
        state = self.session.state
        read = {
            "plants": self._plants,
            "hidden": lambda: state.hidden_test is not None,
            "settings": lambda: state.settings,
            "architecture": lambda: state.architecture,
        }
        changes = {name: read[name]() for name in names} | values
        self.plain.edit(changes, key)
        self._shown()

    # Edits of the plants

    @rule(x1=NEAR, x2=NEAR, kind=KIND)
    def place(self, x1: float, x2: float, kind: int) -> None:
        self.store.place(x1, x2, kind)
        self._edited("plants")

    @rule(plant=st.sampled_from(SIX))
    def select(self, plant: int) -> None:
        self.store.select(indices([plant]))
        self.series += 1

    @precondition(lambda self: len(self.session.state.selection))
    @rule(dx1=NEAR)
    def nudge(self, dx1: float) -> None:
        self.store.nudge_selected(dx1, 0.0)
        self._edited("plants", key=("nudge", self.series))

    @precondition(lambda self: len(self.session.state.selection))
    @rule(flips=st.booleans())
    def flip_or_delete(self, flips: bool) -> None:
        (self.store.flip_selected if flips else self.store.delete_selected)()
        self._edited("plants")

    @rule(x1=NEAR, kind=KIND, steps=st.lists(STEPS, min_size=1, max_size=3))
    def stroke_while_it_learns(self, x1: float, kind: int, steps: list[int]) -> None:
        self.store.begin_gesture(EditKind.SPRAY)
        before = self.plain.held(["plants"])
        for number in steps:
            self.store.spray(x1, 1.0, 0.3, 2, kind)
            self.plain.put({"plants": self._plants()})
            self._shown()
            self.learn(number)
        self._end_gesture(before)

    # Edits that begin another run

    def _begin(self, edit: Any, *names: str, clears: bool = False) -> None:
        ghosts = () if clears else self.plain.with_ghost()
        edit()
        if self.session.state.architecture != self.plain.architecture:
            names = (*names, "architecture")
        self._edited(*names, run=PlainRun(self._rows()), ghosts=ghosts)

    @rule(w1=NEAR, b=NEAR)
    def set_neuron(self, w1: float, b: float) -> None:
        self._begin(lambda: self.store.set_neuron(Neuron(w1, 1.0, b)))

    @rule(hidden=st.sampled_from([(), (1,), (2, 1)]), squares=st.booleans())
    def set_architecture(self, hidden: tuple[int, ...], squares: bool) -> None:
        features = products_up_to(2) if squares else MEASURES
        chosen = Architecture(features, hidden)
        if chosen != self.session.state.architecture:
            self._begin(lambda: self.store.set_architecture(chosen))

    @rule(share=st.sampled_from([0.0, 0.3]))
    def hold_out(self, share: float) -> None:
        before, was_hidden = self.plain.plants, self.plain.hidden
        self.store.hold_out(share)
        if self._plants() != before:
            self._edited("plants", "hidden")
        elif was_hidden:
            self._edited("hidden")

    @rule()
    def reveal(self) -> None:
        was_hidden = self.plain.hidden
        self.store.reveal_test()
        if was_hidden:
            self._edited("hidden")

    @rule()
    def draw_start(self) -> None:
        self._begin(self.store.draw_start)

    @rule(seed=st.integers(0, 3))
    def use_plants(self, seed: int) -> None:
        sample = samples.overlapping_groups(8, 0.25, seed)
        self._begin(lambda: self.store.use_plants(sample), "plants", "hidden", clears=True)
        assert not self.store.is_playing

    @rule(seed=st.integers(0, 1), w1=NEAR, rate=RATE, hides=st.booleans())
    def turn_a_page(self, seed: int, w1: float, rate: float, hides: bool) -> None:
        plants, tests = samples.overlapping_groups(8, 0.25, seed), Split(0.3, seed)
        setup = PageSetup(
            plants,
            Neuron(w1, 0.0, 1.0),
            test_split=tests if hides else None,
            reveal_test=False if hides else None,
            settings={"learning_rate": rate},
        )
        names = ("plants", "hidden", "settings")
        self._begin(lambda: self.store.apply_setup(setup, True), *names, clears=True)

    @rule()
    def standardise(self) -> None:
        on = self.session.state.plants.scaling is None
        before = self.session.state.plants
        self.store.standardise(on)
        if self.session.state.plants is not before:
            self._edited("plants", run=PlainRun(self._rows()), ghosts=())

    @rule(w1=NEAR, steps=st.lists(STEPS, min_size=1, max_size=3))
    def drag_the_line_while_it_learns(self, w1: float, steps: list[int]) -> None:
        self.store.begin_gesture(EditKind.WEIGHTS)
        is_bare = self.session.state.architecture.is_bare
        before = self.plain.held(["run"] if is_bare else ["run", "architecture"])
        for number in steps:
            ghosts = self.plain.with_ghost()
            self.store.set_neuron(Neuron(w1, 0.1 * number, 0.0))
            values = {"run": PlainRun(self._rows()), "ghosts": ghosts, "architecture": NEURON}
            self.plain.put(values)
            self._shown()
            self.learn(number)
        self._end_gesture(before)

    def _end_gesture(self, before: dict[str, Any]) -> None:
        self.store.end_gesture()
        self.plain.edit({})
        edit = self.plain.done[-1]
        edit.before, edit.after = before, self.plain.held(before)

    # Other edits

    @rule(rate=RATE)
    def set_rate(self, rate: float) -> None:
        if rate != self.session.state.settings.learning_rate:
            self.store.set_settings(learning_rate=rate)
            self._edited("settings", key=("learning_rate", self.series))

    @rule(optimiser=st.sampled_from(Optimiser))
    def set_optimiser(self, optimiser: Optimiser) -> None:
        if optimiser is not self.session.state.settings.optimiser:
            self.store.set_settings(optimiser=optimiser)
            self._edited("settings", key=("optimiser", self.series))

    @rule(size=st.sampled_from([None, 2]))
    def set_batch(self, size: int | None) -> None:
        if size != self.session.state.settings.batch_size:
            self.store.set_settings(batch_size=size)
            self._edited("settings", key=("batch_size", self.series))

    @precondition(lambda self: self.plain.ghosts)
    @rule()
    def clear_ghosts(self) -> None:
        self.store.clear_ghosts()
        self._edited(ghosts=())

    # What the neuron does

    @rule(steps=STEPS)
    def learn(self, steps: int) -> None:
        self._learned(lambda: self.store._learn(steps, lambda: True))

    @rule(ticks=st.lists(STEPS, min_size=1, max_size=3), until=st.none() | st.integers(1, 40))
    def play(self, ticks: list[int], until: int | None) -> None:
        self.store.play(until)
        for steps in ticks:
            if self.store.is_playing:
                self._learned(lambda steps=steps: self.store.playback.advance(steps, lambda: True))

    def _learned(self, learn: Any) -> None:
        here = self.session.step
        learn()
        self.series += 1
        if len(self.session.state.plants.training):
            state = self.session.state
            way = state.settings.learning_rate, state.settings.optimiser, state.architecture
            self.plain.learn(self._rows()[here:], way)

    @rule(share=st.floats(0, 1))
    def go_to(self, share: float) -> None:
        step = round(share * self.session.last_step)
        self.store.go_to(step)
        self.series += 1
        self.plain.step = step
        self._shown()

    # The way back and forth

    def _undo(self) -> None:
        self.series += 1
        run = self.session.state.run.trace
        self.store.undo()
        self.plain.undo()
        self._shown()
        assert self.session.state.run.trace is run or not self.store.is_playing

    def _redo(self) -> None:
        self.series += 1
        self.store.redo()
        self.plain.redo()
        self._shown()

    @rule(times=TIMES)
    def undo(self, times: int) -> None:
        for _ in range(min(times, len(self.plain.done))):
            self._undo()
            self.what_is_held_is_what_should_be()

    @rule(times=TIMES)
    def redo(self, times: int) -> None:
        for _ in range(min(times, len(self.plain.undone))):
            self._redo()
            self.what_is_held_is_what_should_be()

    @rule(times=TIMES, undoes_first=st.booleans())
    def back_and_forth(self, times: int, undoes_first: bool) -> None:
        there, back = (self._undo, self._redo) if undoes_first else (self._redo, self._undo)
        times = min(times, len(self.plain.done if undoes_first else self.plain.undone))
        before = self._snapshot()
        for move in (there, back):
            for _ in range(times):
                move()
        assert self._snapshot() == before

    @invariant()
    def what_is_held_is_what_should_be(self) -> None:
        state, plain = self.session.state, self.plain
        assert self._plants() == plain.plants
        assert (state.hidden_test is not None) == plain.hidden
        assert state.settings == plain.settings
        assert self._rows() == plain.run.rows
        assert self.session.step == plain.step
        assert state.run.edited_at == plain.run.edited_at
        ghosts = [
            ((ghost.learning_rate, ghost.optimiser, ghost.architecture), ghost.losses.tolist())
            for ghost in state.ghosts
        ]
        assert ghosts == [(ghost.way, list(ghost.losses)) for ghost in plain.ghosts]
        assert self.store.can_undo == bool(plain.done)
        assert self.store.undo_stack.canRedo() == bool(plain.undone)

    def teardown(self) -> None:
        self.store.pause()
        self.store.deleteLater()
