"""The lab without a window: the state, the step shown, and learning."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from engine.arrays import Parameters
from engine.changed import Changed
from engine.cuts.cut_map import CutMap, CutMapMaker
from engine.experiments.experiments import ExperimentName
from engine.explain.landscape import LossMap, MapMaker, third_of
from engine.lab.experiment_work import ExperimentWork
from engine.lab.frame import Frame
from engine.lab.state import State, select
from engine.lab.suggestion import helpful_input
from engine.learning.batches import steps_per_epoch
from engine.learning.blocks.step_block import StepBlock
from engine.learning.blocks.stepper import Stepper
from engine.learning.learner import CONVERGED_DIRECTION, is_flat
from engine.learning.optimisers import NO_MEMORY, Memory
from engine.learning.replayer import Replayer, carried_memory, replay_stride
from engine.learning.run import MOST_EARLIER_PLANTS, PlantsEdit, Run, with_ghost
from engine.learning.settings import Optimiser, Rule, Settings
from engine.learning.trace import MOST_BYTES, MOST_STEPS, Trace
from engine.loss.objective import Evaluation, Objective
from engine.loss.penalised import objective_of
from engine.model import samples
from engine.model.dataset import Dataset
from engine.model.features import Feature
from engine.model.neuron import PARAMETERS, Neuron
from engine.solution.optimum import Solution
from engine.solution.problem import Problem
from engine.solution.separability import Separability

_FLAGS = {
    "plants": Changed.PLANTS | Changed.NEURON | Changed.TRACE | Changed.SOLUTION,
    "selection": Changed.SELECTION,
    "probe": Changed.PROBE,
    "measured_probe": Changed.NOTHING,
    "settings": Changed.SETTINGS,
    "run": Changed.NEURON | Changed.TRACE,
    "ghosts": Changed.GHOSTS,
    "starts_drawn": Changed.NOTHING,
    "choices": Changed.CHOICES,
    "architecture": Changed.NEURON | Changed.TRACE | Changed.SOLUTION,
    "hidden_test": Changed.PLANTS | Changed.TRACE,
}

_PLANTS_EDIT = "plants_edit"


class Session:
    """Holds the state and the step shown; every method says what it changed."""

    def __init__(self, plants: Dataset | None = None, settings: Settings | None = None) -> None:
        plants = samples.six() if plants is None else plants
        run = Run(Neuron().parameters, float("nan"))
        self.state = State(plants, run, settings=settings or Settings())
        self.step = 0
        self._shown_steps: WeakKeyDictionary[Trace, int] = WeakKeyDictionary()
        """Of each run's trace the step that was on screen when another one replaced it."""
        self._problem = self.problem
        self._objective: Objective = objective_of(*self._problem)
        self._test_objective = self._objective_of_tests()
        self._memory: Memory = NO_MEMORY
        self._stepper: Stepper | None = None
        self._solution: Solution | None = None
        self._offered_input: Feature | None = None
        self._loss_map: LossMap | CutMap | None = None
        self._map_maker: MapMaker | CutMapMaker | None = None
        self._map_is_of: tuple[object, ...] = ()
        self._map_made_for: tuple[object, ...] = ()
        self._experiments = ExperimentWork()
        self._parameters: Parameters = run.start
        self._evaluation: Evaluation = self._objective(self._parameters)
        self._show(0)

    def open(self, state: State, step: int) -> Changed:
        """Take a saved state instead of this one, and show a step of its run."""
        self.state = state
        self._read_model()
        self._show(step)
        return Changed.EVERYTHING

    @property
    def problem(self) -> Problem:
        """What the model is to solve: its plants, and what decides the loss over them."""
        state = self.state
        return Problem(state.plants.training, state.architecture, state.settings.penalty)

    @property
    def last_step(self) -> int:
        """The last step of the run."""
        return self.state.run.trace.last_step

    @property
    def is_solved(self) -> bool:
        """Say whether separability and exact minimum for the present plants are known."""
        return self._solution is not None

    @property
    def is_finished(self) -> bool:
        """Say whether learning stops here: at its last step, converged, or the trace is full."""
        settings = self.state.settings
        if not self._objective.count or self.step == settings.stop_at_step or self.is_full:
            return True
        return settings.stop_when_converged and self._has_converged()

    @property
    def is_full(self) -> bool:
        """Say whether the run can't go on: it has as many steps, or bytes, as one may have."""
        return self.step >= MOST_STEPS or self._is_out_of_memory

    def fields(self, names: Iterable[str]) -> dict[str, Any]:
        """Return fields of the state as they are now, for `replace` to put back some day.

        A run goes with the runs before it, and plants with what was known of the run that learned
        from them.
        """
        held = {name: vars(self.state)[name] for name in names if name != _PLANTS_EDIT}
        if "run" in held:
            held["ghosts"] = self.state.ghosts
        if "plants" in held:
            held[_PLANTS_EDIT] = self.state.run.plants_edit
        return held

    def replace(self, changes: dict[str, Any]) -> Changed:
        """Replace fields of the state: an edit, or the undoing of one."""
        then: PlantsEdit | None = changes.get(_PLANTS_EDIT)
        changes = {
            name: value
            for name, value in changes.items()
            if name != _PLANTS_EDIT and value is not vars(self.state)[name]
        }
        if "plants" in changes and "run" not in changes and not self._learns_from_same(changes):
            changes["run"] = self._run_of_other_plants(then)
        self._shown_steps[self.state.run.trace] = self.step
        self.state = replace(self.state, **changes)
        if len(self.state.selection) and self.state.selection[-1] >= len(self.state.plants):
            self.state = select(self.state, self.state.selection)
            changes["selection"] = self.state.selection
        changed = Changed.NOTHING
        for name in changes:
            changed |= _FLAGS[name]
        if not changes.keys().isdisjoint(("plants", "settings", "architecture", "hidden_test")):
            changed |= self._read_model()
        if "settings" in changes and "run" not in changes:
            self._show(self.step)
        if "run" in changes:
            self.step = self._shown_steps.get(self.state.run.trace, self.last_step)
            self._show(self.step)
        return changed

    def go_to(self, step: int) -> Changed:
        """Show a step of the run, from 0 to the last."""
        step = min(max(step, 0), self.last_step)
        if step == self.step:
            return Changed.NOTHING
        trace = self.state.run.trace
        known = trace.loss(trace.last_step)
        self._show(step)  # the loss of the last step is of the plants as they are by now
        is_known = trace.loss(trace.last_step) == known
        return Changed.NEURON if is_known else Changed.NEURON | Changed.TRACE

    def learn(self, steps: int = 1, has_time: Callable[[], bool] = lambda: True) -> Changed:
        """Take up to this many steps from the one shown, while there is time.

        Many are taken in blocks of about a millisecond, with the same result to the last bit.
        What the run held beyond the step shown is dropped, and stays as a ghost.
        """
        if not len(self.state.plants.training) or steps < 1:
            return Changed.NOTHING
        changed = self._drop_tail()
        taken = 0
        if self.is_full:
            return changed
        while taken < steps and (not taken or has_time()):
            taken += self._take_steps(steps - taken)
            if self.is_finished:
                break
        return changed | Changed.NEURON | Changed.TRACE if taken else changed

    def solve(self) -> Changed:
        """Work out separability and the exact minimum for the present plants and model."""
        if self._solution is not None:
            return Changed.NOTHING
        return self.take_solution(self._problem, self._problem.solve())

    def take_solution(self, problem: Problem, solution: Solution) -> Changed:
        """Take what was worked out elsewhere, unless that is no longer the present problem."""
        if self._solution is not None or not problem.is_same_as(self._problem):
            return Changed.NOTHING
        self._solution = solution
        return Changed.SOLUTION

    @property
    def lacks_offer(self) -> bool:
        """Say whether no line separates the kinds, and it is not known which input would help."""
        kind = self._solution.separability if self._solution else None
        overlaps = self.state.architecture.is_bare and kind is Separability.OVERLAPPING
        return overlaps and self._offered_input is None

    def find_offer(self) -> Changed:
        """Find the input that would help most where no line separates the kinds."""
        if not self.lacks_offer:
            return Changed.NOTHING
        self._offered_input = helpful_input(self._problem.plants)
        return Changed.SOLUTION

    def work_on_map(self, has_time: Callable[[], bool]) -> Changed:
        """Go on with the loss map while there is time; the one shown stays until it is done.

        `is_map_fresh` says when there is nothing left to do.
        """
        if self.is_map_fresh:
            return Changed.NOTHING
        chosen = self._map_choice
        if self._map_maker is None or self._map_is_of != chosen:
            self._map_is_of, self._map_made_for = chosen, self._map_key()
            self._map_maker = self._new_map_maker()
        self._map_maker.work(has_time)
        if not self._map_maker.is_done:
            return Changed.NOTHING
        self._loss_map, self._map_maker = self._map_maker.map, None
        return Changed.LOSS_MAP

    @property
    def is_map_fresh(self) -> bool:
        """Say whether the loss map is of these plants, through the present other parameters."""
        return self._map_maker is None and self._map_made_for == self._map_key()

    @property
    def owes_losses(self) -> bool:
        """Say whether losses of the run, or of an earlier one, are still to be worked out."""
        ghosts = any(ghost.curve.recorded.owed for ghost in self.state.ghosts)
        return self.state.run.trace.owes_losses or ghosts

    def work_on_losses(self, has_time: Callable[[], bool]) -> Changed:
        """Go on with losses that are owed while there is time; they are told once all are known."""
        if not self.owes_losses:
            return Changed.NOTHING
        is_done = self.state.run.trace.work_on_losses(has_time) and all(
            ghost.curve.recorded.work_on(has_time) for ghost in self.state.ghosts
        )
        return Changed.TRACE | Changed.GHOSTS if is_done else Changed.NOTHING

    def work_on_experiment(
        self, name: ExperimentName, has_time: Callable[[], bool], publishes: bool = False
    ) -> Changed:
        """Go on with an experiment while there is time; it is seen once done, or if published."""
        self._experiments.work(name, self.state, has_time)
        if not publishes and not self.is_experiment_done(name):
            return Changed.NOTHING
        return Changed.EXPERIMENTS if self._experiments.publish(name) else Changed.NOTHING

    def has_begun_experiment(self, name: ExperimentName) -> bool:
        """Say whether the experiment under way, or done, is of the present plants and settings."""
        return self._experiments.has_begun(name, self.state)

    def is_experiment_done(self, name: ExperimentName) -> bool:
        """Say whether an experiment is worked out for the present plants and settings."""
        return self._experiments.is_done(name, self.state)

    def frame(self, playing: bool = False, steps_per_second: float = 0.0) -> Frame:
        """Return the snapshot that pictures are drawn from; it tells nothing of hidden plants."""
        trace = self.state.run.trace.view_with(self._replayer)
        is_hidden = self.state.hidden_test is not None
        return Frame(
            state=self.state,
            parameters=self._parameters,
            memory=self._memory,
            evaluation=self._evaluation,
            step=self.step,
            trace=trace.without_tests() if is_hidden else trace,
            objective=self._objective,
            test_loss=None if is_hidden else self._test_loss(),
            solution=self._solution,
            offered_input=self._offered_input,
            loss_map=self._loss_map,
            experiments=self._experiments.results,
            playing=playing,
            steps_per_second=steps_per_second,
            is_out_of_memory=self._is_out_of_memory,
        )

    @property
    def _is_out_of_memory(self) -> bool:
        """Say whether the run takes all bytes that one may; from an earlier step it can go on."""
        run = self.state.run
        is_last = self.step == self.last_step
        if not is_last or not run.trace.is_long:
            return False
        return run.nbytes > MOST_BYTES or run.earlier_plants_count > MOST_EARLIER_PLANTS

    def _run_of_other_plants(self, then: PlantsEdit | None) -> Run:
        run, step = self.state.run, min(self.step, self.last_step)
        plants = self.state.plants
        if then is None:
            return run.with_plants_changed(step, plants)
        return run.with_plants_back(then, step, plants)

    def _learns_from_same(self, changes: dict[str, Any]) -> bool:
        """Say whether plants held out were hidden or revealed, or plants only called otherwise."""
        if self.state.plants.is_called_otherwise(changes["plants"]):
            return True
        if "hidden_test" not in changes:
            return False
        before, after = self.state.plants.training, changes["plants"].training
        return before is after or bool(after.same_as(before))

    def _has_converged(self) -> bool:
        if self.state.settings.rule is Rule.PERCEPTRON:
            return self.frame().counts.wrong == 0
        per_epoch = steps_per_epoch(self.state.settings, self._objective.count)
        if self.step % per_epoch:
            return False
        return is_flat(self._evaluation) and self._steps_are_short()

    def _steps_are_short(self) -> bool:
        """Say whether what an optimiser makes of a flat slope moves nothing to speak of, either."""
        if self.state.settings.optimiser is Optimiser.GRADIENT_DESCENT:
            return True
        direction = self.frame().next_step.direction
        return direction is None or float(np.abs(direction).max()) < CONVERGED_DIRECTION

    def _take_steps(self, most: int) -> int:
        """Take a block of at most so many steps, or one; return how many were taken."""
        if most > 1:
            block = self._ready_stepper.next_block(
                self.state.run.trace, self.step, self._parameters, self._evaluation.gradient,
                min(most, MOST_STEPS - self.step),
            )  # fmt: skip
            if block is not None:
                self._record(block)
                return block.count
        self._take_step()
        return 1

    def _record(self, block: StepBlock) -> None:
        run, split = self.state.run, self.state.test_split
        run.record_steps(
            block.parameters, self._ready_stepper.losses_of(block), self.state.settings,
            split.share if split else 0.0, block.plants,
        )  # fmt: skip
        self._parameters, self._evaluation = block.parameters[:, -1].copy(), block.evaluation
        self.step += block.count

    @property
    def _ready_stepper(self) -> Stepper:
        if self._stepper is None:
            state = self.state
            self._stepper = Stepper(
                state.plants.training, state.architecture, state.settings,
                self._objective, self._test_objective,
            )  # fmt: skip
        return self._stepper

    def _take_step(self) -> None:
        run, settings = self.state.run, self.state.settings
        self._parameters, self._memory = self._ready_stepper.next(
            self.step, self._parameters, self._evaluation.gradient, self._memory
        )
        self._evaluation = self._objective(self._parameters)
        test_loss = None if self._test_objective is None else self._test_loss()
        split = self.state.test_split
        run.record(
            self._parameters, self._evaluation.loss, settings, self._memory, test_loss,
            split.share if split else 0.0,
        )  # fmt: skip
        self.step += 1

    def _drop_tail(self) -> Changed:
        run = self.state.run
        if self.step == self.last_step:
            return Changed.NOTHING
        ghosts = with_ghost(self.state.ghosts, run.ghost(self.state.architecture))
        state = run.trace.view_with(self._replayer).state(self.step)
        self.state = replace(self.state, run=run.until(self.step, state), ghosts=ghosts)
        self._show(self.step)
        return Changed.TRACE | Changed.GHOSTS

    def _map_key(self) -> tuple[object, ...]:
        """What a loss map depends on: the plants, the pair, the window, and the third parameter."""
        if not self.state.architecture.is_bare:
            cuts = self.frame().cuts
            return self._objective, *cuts.cut.key, cuts.map_window
        over = self.state.choices.map_over
        third = PARAMETERS.index(third_of(over))
        reaches = self.frame().neuron_frame.map_reaches
        return self._objective, over, reaches, float(self._parameters[third])

    @property
    def _map_choice(self) -> tuple[object, ...]:
        """Which plane the map is to be laid out over: another one is not waited for."""
        choices = self.state.choices
        if self.state.architecture.is_bare:
            return choices.map_over
        return choices.network_map_over, choices.network_plane

    def _new_map_maker(self) -> MapMaker | CutMapMaker:
        frame = self.frame()
        if not self.state.architecture.is_bare:
            return frame.cuts.map_maker()
        over, reaches = self.state.choices.map_over, frame.neuron_frame.map_reaches
        return MapMaker(self._objective, self._parameters, over, reaches)

    def _read_model(self) -> Changed:
        """Take note of other plants, of another architecture or penalty, or of other settings."""
        problem = self.problem
        self._stepper = None
        if problem.is_same_as(self._problem):
            return Changed.NOTHING
        self._problem = problem
        self._map_maker = self._loss_map = self._solution = self._offered_input = None
        self._objective = objective_of(*problem)
        self._test_objective = self._objective_of_tests()
        return Changed.NEURON | Changed.SOLUTION

    def _objective_of_tests(self) -> Objective | None:
        tests = self.state.all_plants.test
        return objective_of(tests, self.state.architecture) if len(tests) else None

    def _show(self, step: int) -> None:
        run, settings = self.state.run, self.state.settings
        trace = run.trace
        trace.stride = replay_stride(self.state.architecture, self.state.plants)
        self.step = min(step, trace.last_step)
        self._parameters, memory = trace.view_with(self._replayer).state(self.step)
        before = run.settings_of(self.step)
        self._memory = carried_memory(memory, before, settings, len(self._parameters))
        self._evaluation = self._objective(self._parameters)
        if self.step == trace.last_step:
            trace.set_last_loss(self._evaluation.loss, self._test_loss())

    def _test_loss(self) -> float | None:
        """Return the loss of the plants held out, None where none is."""
        if self._test_objective is None:
            return None
        return self._test_objective.loss_of(self._parameters)

    @property
    def _replayer(self) -> Replayer | None:
        """What gives the steps that the trace does not keep, None where it keeps all."""
        state = self.state
        if not state.run.trace.is_long:
            return None
        return Replayer(state.run, state.architecture, state.plants)
