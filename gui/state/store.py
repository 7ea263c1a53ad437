"""The one door for every change, and the one signal that says a frame is ready."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Unpack

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from engine.arrays import Indices, Kinds, Parameters, Points, indices
from engine.changed import Changed
from engine.errors import UserError
from engine.explain.situation import Remedy
from engine.geometry import Segment
from engine.lab import state as edits
from engine.lab import suggestion
from engine.lab.frame import Frame
from engine.lab.session import Session
from engine.lab.state import State
from engine.lab.zero_marks import mark_zero
from engine.model.architecture import Architecture, NeuronPlace
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron, ParameterName
from gui.state.edit import Edit
from gui.state.edit_kind import EditKind
from gui.state.frame_clock import FrameClock
from gui.state.playback import HasTime, Playback
from gui.state.solver import Solver
from gui.state.undo_history import UndoHistory
from gui.state.view_options import USUAL_OPTIONS, ViewOptionChanges
from gui.state.workers.experiment_worker import ExperimentWorker
from gui.state.workers.loss_filler import LossFiller
from gui.state.workers.loss_map_worker import LossMapWorker

if TYPE_CHECKING:
    from engine.lessons.page_setup import PageSetup


class Store(QObject):
    """Takes what a person does, and emits one `frame_ready(frame, changed)` a turn of the loop."""

    frame_ready = Signal(object, object)
    touched = Signal()
    """Something has changed, at once: for what must not wait for the next frame."""
    tail_dropped = Signal(int)
    """Learning went on from a step of the past: what came after it is now an earlier run."""
    plants_came_back = Signal()
    """Undo or redo has put other plants on screen, which want another part of the plane."""
    refused = Signal(object)
    """A UserError: what was asked can't be done; nothing has changed."""
    input_ending = Signal(bool)
    """What is being typed or dragged has to be taken as it is; True where other work comes."""

    def __init__(self, session: Session, now: Callable[[], float] = time.perf_counter) -> None:
        super().__init__()
        self.session = session
        self.view_options = USUAL_OPTIONS
        self.undo_stack = UndoHistory(self)
        self.playback = Playback(session, self._learn, self._announce, now, self)
        self._pending = Changed.NOTHING
        self._gesture: dict[str, Any] | None = None
        self._gesture_kind: EditKind | None = None
        self._series = 0
        """Edits merge within a series only: learning, or another selection, begins a new one."""
        self._lesson_start: Parameters = np.empty(0)
        """w1, w2, b where the last lesson let learning begin; empty where none did."""
        self._has_placed = False
        """Whether the plant that was placed last was not refused."""
        self.is_frozen = False
        self._is_in_duel = False
        self._flusher = self._single_shot(self.flush)
        self._solver = Solver(session, self._announce, self)
        self._loss_filler = LossFiller(session, self._announce, lambda: self.is_playing, now, self)
        self.map_worker = LossMapWorker(session, self._announce, lambda: self.is_playing, now, self)
        self.experiment_worker = ExperimentWorker(
            session, self._announce, lambda: self.is_playing, now, self
        )
        self._announce(Changed.EVERYTHING)

    # What a person does with plants

    def place(self, x1: float, x2: float, kind: int) -> None:
        """Place a plant and select it."""
        before = self.session.state.plants
        self._edit(EditKind.PLACE, lambda state: edits.place(state, [(x1, x2)], kind))
        self._has_placed = self.session.state.plants is not before

    def spray(self, x1: float, x2: float, radius_cm: float, count: int, kind: int) -> None:
        """Spray plants over a disc; call within a gesture, so that a stroke is one undo."""
        self._edit(
            EditKind.SPRAY, lambda state: edits.spray(state, (x1, x2), radius_cm, count, kind)
        )

    def move_selected(self, dx1: float, dx2: float) -> None:
        """Move the selected plants."""
        self._edit(EditKind.MOVE, lambda state: edits.move(state, (dx1, dx2)))

    def nudge_selected(self, dx1: float, dx2: float) -> None:
        """Move the selected plants by a key; one key after the other is one undo."""
        self._edit(EditKind.MOVE, lambda state: edits.move(state, (dx1, dx2)), "nudge")

    def flip_selected(self) -> None:
        """Turn the kind of the selected plants."""
        self._edit(EditKind.FLIP, edits.flip)

    def flip_plant(self, plant: int, instead_of_placing: bool = False) -> None:
        """Turn the kind of a plant.

        `instead_of_placing` takes back the plant that the first click of a double click placed.
        """
        if instead_of_placing and self._has_placed and self.last_edit is EditKind.PLACE:
            self.undo_stack.undo()
        which = indices([plant])
        self._edit(EditKind.FLIP, lambda state: edits.select(edits.flip(state, which), which))

    def set_plants(self, which: Indices, x: Points, y: Kinds) -> None:
        """Give plants other measures and kinds, or add them: what is typed or pasted in a table."""
        self._edit(EditKind.TYPE, lambda state: edits.set_plants(state, which, x, y))

    def name_plants(
        self,
        features: tuple[str, str] | None = None,
        kinds: tuple[str, str] | None = None,
    ) -> None:
        """Call the measures, or the kinds y = 0 and y = 1, by other names."""
        self._edit(EditKind.NAMES, lambda state: edits.name_plants(state, features, kinds))

    def add_plants(self, x: Points, y: Kinds) -> None:
        """Add plants after those that are here, and select them."""
        before = len(self.session.state.plants)
        self.set_plants(indices(np.arange(before, before + len(y))), x, y)

    def delete_selected(self) -> None:
        """Remove the selected plants."""
        self._edit(EditKind.DELETE, edits.delete)

    def erase(self, stroke: Segment, reach: tuple[float, float]) -> None:
        """Remove what lies along a stroke; call within a gesture, so that all of it is one undo."""
        self._edit(EditKind.ERASE, lambda state: edits.erase(state, stroke, reach))

    def delete_all(self) -> None:
        """Remove every plant."""
        everyone = indices(np.arange(len(self.session.state.plants)))
        self._edit(EditKind.DELETE, lambda state: edits.delete(edits.select(state, everyone)))

    def use_plants(self, plants: Dataset) -> None:
        """Take other plants in place of these, and begin a run from the same start.

        A start that a lesson has set up belongs to its plants: after it the run begins at 0.
        """
        self.pause()
        self.finish_input(other_work_comes=True)

        def use(state: State) -> State:
            is_bare = state.architecture.is_bare
            of_lesson = is_bare and np.array_equal(state.run.start, self._lesson_start)
            state = edits.use_plants(state, plants)
            return edits.set_neuron(state, Neuron()) if of_lesson else state

        self._edit(EditKind.USE_PLANTS, use)

    def standardise(self, on: bool) -> None:
        """Give the measures mean 0 and deviation 1, or their own units again."""
        self.pause()
        self.finish_input(other_work_comes=True)
        self._edit(EditKind.STANDARDISE, lambda state: edits.standardise(state, on))

    def open(self, state: State, step: int) -> None:
        """Take a saved state in place of everything; undo begins anew."""
        self.pause()
        self.finish_input(other_work_comes=True)
        self._series += 1
        changed = self.session.open(state, step)
        self.undo_stack.clear()
        self._announce(changed)

    def apply_setup(self, setup: PageSetup, keeps_formulas: bool) -> None:
        """Apply what a step of a lesson sets up: one undo, which another document begins with.

        Training with a student's own formulas ends with the step that asked for them.
        """
        self.pause()
        self.finish_input(other_work_comes=True)
        step = self.session.step

        def apply(before: State) -> State:
            state = setup.apply(before)
            if not keeps_formulas:
                state = edits.set_settings(state, formulas=None)
            is_run_shared = before.changes_to(state) and state.run is before.run
            return edits.learn_on_copy(state) if is_run_shared else state

        self._edit(EditKind.LESSON, apply)
        self._lesson_start = self.session.state.run.start
        self._announce(self.session.go_to(step))

    def put_probe(self, position: tuple[float, float] | None) -> None:
        """Put the mystery plant somewhere, or take it away."""
        self._edit(EditKind.PROBE, lambda state: self._with_probe(state, position))

    def _with_probe(self, state: State, position: tuple[float, float] | None) -> State:
        before, put = state.probe, edits.put_probe(state, position)
        if put.probe is None:
            return put
        return mark_zero(put, self.session.frame().model, before, put.probe)

    def select(self, which: Indices) -> None:
        """Select these plants and no others; what is selected is not undone."""
        self._series += 1
        self._put(self.session.state.changes_to(edits.select(self.session.state, which)))

    # What a person does with the neuron

    def set_neuron(self, neuron: Neuron, merge_key: str | None = None) -> None:
        """Set w1, w2, b by hand: a new run begins there."""
        self._edit(EditKind.WEIGHTS, lambda state: edits.set_neuron(state, neuron), merge_key)

    def set_parameter(self, name: ParameterName, value: float) -> None:
        """Set one of w1, w2, b by hand; of another model there are none.

        A slider may still be there until the next frame.
        """
        if not self.session.state.architecture.is_bare:
            return
        neuron = self.session.frame().neuron
        if getattr(neuron, name) != value:
            self.set_neuron(replace(neuron, **{name: value}), merge_key=name)

    def set_parameter_at(self, index: int, value: float) -> None:
        """Set one parameter by hand, of any model, by its place among all of them."""
        parameters = self.session.frame().parameters.copy()
        if parameters[index] != value:
            parameters[index] = value
            self._edit(
                EditKind.WEIGHTS,
                lambda state: edits.set_parameters(state, parameters),
                f"parameter {index}",
            )

    def set_neuron_at(self, place: NeuronPlace, neuron: Neuron) -> None:
        """Set both weights and the bias of a neuron of two inputs; of another there is none.

        Its line may still be there until the next frame.
        """
        try:
            parameters = self.session.frame().network.with_neuron(place, neuron)
        except LookupError:
            return
        self._edit(
            EditKind.WEIGHTS,
            lambda state: edits.set_parameters(state, parameters),
            f"neuron {place.layer} {place.number}",
        )

    def set_architecture(self, architecture: Architecture) -> None:
        """Make the model of other inputs or hidden layers: a new run begins."""
        self._edit_model(lambda state: edits.set_architecture(state, architecture))

    def add_offered_input(self) -> None:
        """Give one neuron the input that helps most, beside x1 and x2."""
        feature = self.session.frame().offered_input
        if feature is not None:
            self._edit_model(lambda state: suggestion.with_input(state, feature))

    def add_hidden_neurons(self) -> None:
        """Put hidden neurons before the output."""
        self._edit_model(suggestion.with_hidden_neurons)

    def hold_out(self, share: float) -> None:
        """Hold a share of the plants out, to test the model with."""
        self._edit_model(lambda state: edits.hold_out(state, share))

    def reveal_test(self) -> None:
        """Show the plants held out that a lesson has hidden."""
        self._edit(EditKind.REVEAL, edits.reveal_test)

    def begin_at(self, start: Parameters) -> None:
        """Begin a run at parameters (n,) that another run has shown: one undo."""
        self._edit(EditKind.WEIGHTS, lambda state: edits.set_parameters(state, start))

    def draw_start(self) -> None:
        """Begin a run at new random weights."""
        self._edit(EditKind.START, edits.draw_start)

    def set_settings(self, **changes: Any) -> None:
        """Change how the neuron learns; one number changed in a row is one undo."""
        key = next(iter(changes)) if len(changes) == 1 else None
        self._edit(EditKind.SETTINGS, lambda state: edits.set_settings(state, **changes), key)

    def set_choices(self, merge_key: str | None = None, **changes: Any) -> None:
        """Change what the pictures show."""
        self._edit(EditKind.CHOICES, lambda state: edits.set_choices(state, **changes), merge_key)

    def show_all_again(self) -> None:
        """Show again what a lesson kept back, and no marks of it; it is not undone."""
        self._put(
            self.session.state.changes_to(
                edits.set_choices(
                    self.session.state,
                    slopes_shown=True,
                    frontier_shown=True,
                    zero_marks=(),
                    derivation_asks=False,
                )
            )
        )

    def set_view_options(self, **changes: Unpack[ViewOptionChanges]) -> None:
        """Change how the field and the loss curve are looked at; it is not undone."""
        before = self.view_options
        self.view_options = replace(before, **changes)
        if self.view_options != before:
            self._announce(Changed.VIEW)

    def clear_ghosts(self) -> None:
        """Forget the earlier runs."""
        self._edit(EditKind.GHOSTS, edits.clear_ghosts)

    def take_advice(self) -> None:
        """Train without formulas, standardise, or go back: to the best step, or before the climb.

        Before the climb of the loss a lower rate is set.
        """
        if self.session.state.settings.formulas is not None:
            self.set_settings(formulas=None)
            return
        diagnosis = self.session.frame().diagnosis
        if diagnosis.remedy is Remedy.STANDARDISE:
            self.standardise(True)
            self.plants_came_back.emit()  # they lie elsewhere now
        elif diagnosis.best_step is not None:
            self.go_to(diagnosis.best_step)
        elif diagnosis.lower_rate is not None and diagnosis.safe_step is not None:
            self.go_to(diagnosis.safe_step)
            self.set_settings(learning_rate=diagnosis.lower_rate)

    # A gesture: many changes, one undo

    def finish_input(self, other_work_comes: bool = False) -> None:
        """Take what is being typed or dragged as it is now: it belongs to what is on screen."""
        self.input_ending.emit(other_work_comes)
        self.end_gesture()

    def begin_gesture(self, kind: EditKind, pauses_learning: bool = False) -> None:
        """Gather the changes until `end_gesture` into one undo; learning may wait meanwhile."""
        self.end_gesture()
        self._gesture, self._gesture_kind = {}, kind
        self.playback.waits = pauses_learning

    def end_gesture(self) -> None:
        """Make what changed since `begin_gesture` one undo."""
        before, self._gesture = self._gesture, None
        kind, self._gesture_kind = self._gesture_kind, None
        self.playback.waits = False
        if before and kind is not None:
            after = self.session.fields(before)
            fields = (before, after, self.session.fields, self._put)
            self.undo_stack.add(Edit(kind, *fields, is_done=True))
            self.touched.emit()

    @property
    def has_unfinished_edit(self) -> bool:
        """Say whether a gesture under way has changed anything."""
        return bool(self._gesture)

    @property
    def unfinished_edit(self) -> EditKind | None:
        """What a gesture under way has changed, None if nothing."""
        return self._gesture_kind if self._gesture else None

    @property
    def fields_before_gesture(self) -> dict[str, Any]:
        """The fields that a gesture under way has changed, as they were before."""
        return dict(self._gesture or {})

    @property
    def can_undo(self) -> bool:
        """Say whether there is anything to take back, a gesture under way included."""
        return bool(self._gesture) or self.undo_stack.can_take_back

    def undo(self) -> None:
        """Take back the last edit; a gesture under way ends first, and is what is taken back."""
        self.end_gesture()
        if self.undo_stack.can_take_back:
            self._go_through_history(self.undo_stack.undo)

    def redo(self) -> None:
        """Do again what was taken back."""
        self.end_gesture()
        if self.undo_stack.can_do_again:
            self._go_through_history(self.undo_stack.redo)

    def go_to_edit(self, index: int) -> None:
        """Undo or redo until so many edits are done, or as far as that is possible."""
        self.end_gesture()
        stack = self.undo_stack
        while stack.index() > index and stack.can_take_back:
            self.undo()
        while stack.index() < index and stack.can_do_again:
            self.redo()

    def begin_series(self) -> None:
        """Let the next edit be an undo of its own: what was saved, undone or entered."""
        self._series += 1

    # What a person does with time

    @property
    def is_playing(self) -> bool:
        """Say whether the neuron is learning."""
        return self.playback.is_playing

    @property
    def clock(self) -> FrameClock:
        """The clock that gives the ticks, and the speed."""
        return self.playback.clock

    def play(self, steps: int | None = None) -> None:
        """Learn on from the step shown, at the chosen speed; so many steps, or without end."""
        self.playback.set_end(steps)
        if not self.is_frozen:
            self.playback.play()

    def freeze(self, frozen: bool) -> None:
        """Let nothing be learned or undone while a class votes on what will happen."""
        if frozen:
            self.pause()
        self._series += 1
        self.undo_stack.hold(frozen)
        self.is_frozen = frozen
        self.touched.emit()

    def hold_model(self, in_duel: bool) -> None:
        """Let the model stay as it is while a duel with the machine goes on, or no longer."""
        if in_duel != self._is_in_duel:
            self._is_in_duel = in_duel
            self.touched.emit()

    @property
    def is_model_held(self) -> bool:
        """Say whether the model stays as it is: during a vote, and during a duel."""
        return self.is_frozen or self._is_in_duel

    def pause(self) -> None:
        """Stop learning."""
        self.playback.pause()

    def toggle_playing(self) -> None:
        """Play or pause."""
        if self.is_playing:
            self.pause()
        else:
            self.play()

    def step_on(self) -> None:
        """Pause, and take one step."""
        self.pause()
        if not self.is_frozen:
            self._learn(1, lambda: True)

    def step_back(self) -> None:
        """Pause, and show the step before."""
        self.go_to(self.session.step - 1)

    def go_to(self, step: int) -> None:
        """Pause, and show a step of the run."""
        self.pause()
        self._series += 1
        self._announce(self.session.go_to(step))

    def rewind(self) -> None:
        """Show the start of the run again, the same as before."""
        self.go_to(0)

    def set_speed(self, steps_per_second: float) -> None:
        """Choose how fast to learn; infinity is as fast as it goes."""
        self.clock.steps_per_second = steps_per_second

    # The way out

    @property
    def last_edit(self) -> EditKind | None:
        """What undo would take back."""
        return self.undo_stack.kind_at(self.undo_stack.index() - 1)

    @property
    def next_edit(self) -> EditKind | None:
        """What redo would do again."""
        return self.undo_stack.kind_at(self.undo_stack.index())

    def frame(self) -> Frame:
        """Return the snapshot of this moment."""
        return self.session.frame(self.is_playing, self.clock.measured)

    def flush(self) -> None:
        """Emit the frame now, if anything has changed since the last."""
        self._flusher.stop()
        changed, self._pending = self._pending, Changed.NOTHING
        if changed:
            self.frame_ready.emit(self.frame(), changed)

    def _go_through_history(self, move: Callable[[], None]) -> None:
        """Undo or redo; learning pauses where it would go over another run that comes back."""
        before, document = self.session.state, self.undo_stack.document
        self._series += 1
        move()
        after = self.session.state
        if after.run.trace is not before.run.trace:
            self.pause()
        self.touched.emit()
        is_other_document = self.undo_stack.document != document
        if (is_other_document and after.plants is not before.plants) or (
            not after.plants.is_seen_like(before.plants)
        ):
            self.plants_came_back.emit()

    def _edit(
        self, kind: EditKind, change: Callable[[State], State], merge_key: str | None = None
    ) -> None:
        """Apply an edit, undoable at once or with the gesture under way; refuse what can't be."""
        state = self.session.state
        try:
            after = state.changes_to(change(state))
        except UserError as error:
            self.refused.emit(error)
            return
        if not after:
            return
        before = self.session.fields(after)
        if self._gesture is None:
            key = merge_key and f"{merge_key} {self._series}"
            fields = (before, after, self.session.fields, self._put)
            self.undo_stack.add(Edit(kind, *fields, key))
            self.touched.emit()
        else:
            self._gesture = {**before, **self._gesture}
            self._put(after)

    def _edit_model(self, change: Callable[[State], State]) -> None:
        if self.is_model_held:
            self.refused.emit(UserError("model_held"))
        else:
            self._edit(EditKind.MODEL, change)

    def _put(self, fields: dict[str, Any]) -> None:
        self._announce(self.session.replace(fields))

    def _learn(self, steps: int, has_time: HasTime) -> None:
        self._series += 1
        first = self.session.step
        changed = self.session.learn(steps, has_time)
        if changed & Changed.GHOSTS:
            self.tail_dropped.emit(first)
        self._announce(changed)

    def _announce(self, changed: Changed) -> None:
        if not changed:
            return
        self._pending |= changed
        self._flusher.start(0)
        self.touched.emit()
        self._solver.go_on(plants_changed=Changed.PLANTS in changed)
        self._loss_filler.go_on()
        self.map_worker.go_on()
        self.experiment_worker.go_on(changed)

    def _single_shot(self, action: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(action)
        return timer
