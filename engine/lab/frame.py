"""The immutable snapshot that pictures are drawn from; derived values are made when asked."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from engine.arrays import Indices, Mask, Parameters, Vector
from engine.explain.derivation import Line, derivation
from engine.explain.diagnosis import Diagnosis, Situation, diagnose
from engine.explain.landscape import LossMap
from engine.explain.outputs import Counts, Outputs
from engine.explain.prediction import Prediction, read
from engine.lab.choices import REPEATS, Choices
from engine.lab.state import State
from engine.lab.subject import ProbePrediction, Subject
from engine.learning.learner import Learner, NextStep
from engine.learning.loss_history import LossHistory
from engine.learning.run import Ghost
from engine.learning.settings import Settings
from engine.learning.trace import TraceView
from engine.loss.likelihood import Repeated, product, repeated
from engine.loss.objective import Evaluation, Objective
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron, sigmoid
from engine.solution.optimum import Optimum, Solution

if TYPE_CHECKING:
    from engine.lab.neuron_frame import NeuronFrame


@dataclass(frozen=True, eq=False)
class Frame:
    """Everything on screen at one moment.

    `trace` holds the parameters and the loss of steps 0 … last_step; `evaluation` is the loss and
    gradient of the neuron shown on the plants shown; `solution` and `loss_map` are None until they
    have been worked out, and the map may be of a slightly earlier neuron.
    """

    state: State
    neuron: Neuron
    evaluation: Evaluation
    step: int
    trace: TraceView
    objective: Objective
    solution: Solution | None
    loss_map: LossMap | None
    playing: bool
    steps_per_second: float

    @property
    def plants(self) -> Dataset:
        """The plants."""
        return self.state.plants

    @property
    def selection(self) -> Indices:
        """The plants selected."""
        return self.state.selection

    @property
    def settings(self) -> Settings:
        """How the neuron learns."""
        return self.state.settings

    @property
    def ghosts(self) -> tuple[Ghost, ...]:
        """Earlier runs, the newest last."""
        return self.state.ghosts

    @property
    def choices(self) -> Choices:
        """What the pictures are to show."""
        return self.state.choices

    @property
    def losses(self) -> Vector:
        """The recorded loss of steps 0 … last_step."""
        return self.trace.losses

    @property
    def recorded_loss(self) -> float:
        """The loss of this step on the plants that it was learnt on, as the curve shows it."""
        return self.trace.loss(self.step)

    @property
    def is_of_other_plants(self) -> bool:
        """Whether the step was learnt on other plants than those shown.

        Beyond `edited_at` the loss tells: a run may have been edited at a step before its last.
        """
        is_equal = math.isclose(self.recorded_loss, self.loss, rel_tol=1e-9, abs_tol=1e-12)
        return self.step < self.edited_at or not is_equal

    @property
    def curve(self) -> LossHistory:
        """The losses, ready to be drawn."""
        return self.trace.curve

    @property
    def last_step(self) -> int:
        """The last step of the run."""
        return self.trace.last_step

    @property
    def edited_at(self) -> int:
        """The last step at which the plants had been changed by hand."""
        return self.state.run.edited_at

    @property
    def loss(self) -> float:
        """The log loss of the neuron shown on the plants shown, in nats."""
        return self.evaluation.loss

    @property
    def gradient(self) -> Parameters:
        """dL/dw of every parameter, in the order of `PARAMETERS`."""
        return self.evaluation.gradient

    @cached_property
    def outputs(self) -> Outputs:
        """The outputs of the neuron for each plant."""
        return Outputs(self.neuron, self.plants)

    @property
    def z(self) -> Vector:
        """Z of each plant (m,)."""
        return self.outputs.z

    @property
    def a(self) -> Vector:
        """a(z) of each plant (m,), the probability that it is toxic."""
        return self.outputs.a

    @property
    def plausibility(self) -> Vector:
        """P(Y = y) of each plant (m,): a for a toxic one, 1 - a for the others."""
        return self.outputs.plausibility

    @property
    def plant_losses(self) -> Vector:
        """-log P(Y = y) of each plant (m,), in nats."""
        return self.outputs.losses

    @cached_property
    def subject(self) -> Subject | None:
        """The first plant selected, else the mystery plant, else None."""
        if len(self.selection):
            plant = int(self.selection[0])
            x1, x2 = self.plants.x[plant].tolist()
            kind, z, a = int(self.plants.y[plant]), float(self.z[plant]), float(self.a[plant])
            return Subject(plant, x1, x2, kind, z, a)
        if self.probe is not None:
            return Subject(
                None, self.probe.x1, self.probe.x2, None, self.probe.z, self.probe.probability
            )
        return None

    @cached_property
    def prediction(self) -> Prediction:
        """The prediction for the subject, or for the z chosen by hand where there is none."""
        if self.subject is None:
            return read(self.choices.free_z)
        return read(self.subject.z, self.subject.kind, self.neuron)

    @property
    def wrong(self) -> Mask:
        """True for each plant on the wrong side (m,); z = 0 counts as toxic (figure 8)."""
        return self.outputs.wrong

    @property
    def counts(self) -> Counts:
        """Right and wrong by kind."""
        return self.outputs.counts

    @property
    def accuracy(self) -> float:
        """The share of plants on the right side; 0 of no plant."""
        return self.counts.right / len(self.plants) if len(self.plants) else 0.0

    @cached_property
    def likelihood(self) -> float:
        """The product of P(Y = y) over the plants; 0 where it underflows."""
        return product(self.plausibility)

    @property
    def likelihood_per_plant(self) -> float:
        """L^(1/m) = e^-loss, the geometric mean of the P: it compares whatever m is; 1 of none."""
        return math.exp(-self.loss)

    @property
    def log_likelihood(self) -> float:
        """The sum of log P(Y = y) over the plants: -m L."""
        return 0.0 - self.loss * len(self.plants)

    @cached_property
    def probe(self) -> ProbePrediction | None:
        """The mystery plant as the neuron sees it."""
        if self.state.probe is None:
            return None
        x1, x2 = self.state.probe
        z = self.neuron.z(np.array([[x1, x2]]))
        return ProbePrediction(x1, x2, float(z[0]), float(sigmoid(z)[0]))

    # One step

    @cached_property
    def next_step(self) -> NextStep:
        """The step that would follow the one shown."""
        before, rate = self.neuron.parameters, self.settings.learning_rate
        if not len(self.plants):
            return NextStep(before, rate, np.zeros_like(before), before)
        learner = Learner(self.plants, self.objective, self.settings)
        return learner.next_step(self.step, before, self.gradient)

    @cached_property
    def loss_after(self) -> float:
        """The loss that the next step leads to, on all plants."""
        return self.objective(self.next_step.after).loss

    # Likelihood

    @property
    def repeated(self) -> Repeated:
        """Likelihood and log-likelihood with the plants repeated as often as chosen."""
        return self.all_repeated[REPEATS.index(self.choices.repeats)]

    @cached_property
    def all_repeated(self) -> tuple[Repeated, ...]:
        """The same for each number of repeats on offer."""
        once, log_once, count = self.likelihood, self.log_likelihood, len(self.plants)
        return tuple(repeated(once, log_once, count, times) for times in REPEATS)

    @cached_property
    def derivation(self) -> tuple[Line, ...]:
        """The lines from the product to the log loss, each worked out on the plants."""
        return derivation(self.plausibility, self.plants.y, self.log_likelihood)

    @cached_property
    def diagnosis(self) -> Diagnosis:
        """The one thing to say of the run."""
        return diagnose(
            Situation(
                kinds_present=self.plants.kinds_present,
                plant_count=len(self.plants),
                is_standardised=self.plants.scaling is not None,
                mistakes=self.counts.wrong,
                settings=self.settings,
                segments=self.state.run.segments,
                losses=self.losses,
                edited_at=self.edited_at,
                step=self.step,
                neuron=self.neuron,
                evaluation=self.evaluation,
                solution=self.solution,
            )
        )

    # The bare neuron

    @cached_property
    def neuron_frame(self) -> NeuronFrame:
        """What only a bare neuron has: exact minimum, landscape, who pulls."""
        from engine.lab.neuron_frame import NeuronFrame  # late: the loss alone needs none of this

        return NeuronFrame(
            state=self.state,
            neuron=self.neuron,
            outputs=self.outputs,
            evaluation=self.evaluation,
            step=self.step,
            trace=self.trace,
            objective=self.objective,
            optimum=self._optimum,
        )

    @property
    def _optimum(self) -> Optimum | None:
        return self.solution.optimum if self.solution else None
