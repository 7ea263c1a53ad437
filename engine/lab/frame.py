"""The immutable snapshot that pictures are drawn from; derived values are made when asked."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from engine.arrays import Indices, Mask, Parameters, Vector
from engine.chain.stuck_neurons import StuckNeuron, stuck_neurons
from engine.experiments.experiments import NO_EXPERIMENTS, Experiments
from engine.explain.derivation import Line, derivation
from engine.explain.diagnosis import diagnose
from engine.explain.landscape import LossMap
from engine.explain.outputs import Counts, Outputs
from engine.explain.prediction import Prediction, read
from engine.explain.rises import RECENT
from engine.explain.situation import Diagnosis, Situation
from engine.lab.choices import REPEATS, Choices
from engine.lab.state import State
from engine.lab.subject import ProbePrediction, Subject
from engine.learning.learner import Learner, NextStep
from engine.learning.loss_history import LossHistory
from engine.learning.optimisers import Memory
from engine.learning.run import Ghost
from engine.learning.settings import Settings
from engine.learning.trace_view import TraceView
from engine.loss.likelihood import Repeated, product, repeated
from engine.loss.objective import Evaluation, Objective
from engine.model.activation import Layer
from engine.model.architecture import Architecture
from engine.model.dataset import Dataset
from engine.model.features import Feature
from engine.model.network import Network, Predictor, predictor_of
from engine.model.neuron import Neuron, sigmoid
from engine.solution.optimum import Optimum, Solution
from engine.solution.problem import Problem

if TYPE_CHECKING:
    from engine.cuts.cut_map import CutMap
    from engine.lab.backwards import Backwards
    from engine.lab.network_cuts import NetworkCuts
    from engine.lab.neuron_frame import NeuronFrame


@dataclass(frozen=True, eq=False)
class Frame:
    """Everything on screen at one moment.

    `trace` holds the parameters and the loss of steps 0 … last_step; `parameters` and `memory` are
    those of the step shown, `evaluation` their loss and gradient on the plants learnt from,
    `test_loss` the loss of those held out; `solution`, `loss_map` and `offered_input`, which would
    help most where no line separates, are None until they have been worked out, and the map may be
    of a slightly earlier neuron.
    """

    state: State
    parameters: Parameters
    memory: Memory
    evaluation: Evaluation
    test_loss: float | None
    step: int
    trace: TraceView
    objective: Objective
    solution: Solution | None
    offered_input: Feature | None
    loss_map: LossMap | CutMap | None
    playing: bool
    steps_per_second: float
    is_out_of_memory: bool = False
    experiments: Experiments = NO_EXPERIMENTS
    """What was worked out beside the run; it may be of slightly earlier plants or settings."""

    @property
    def plants(self) -> Dataset:
        """The plants."""
        return self.state.plants

    @property
    def architecture(self) -> Architecture:
        """What the model is made of."""
        return self.state.architecture

    @cached_property
    def problem(self) -> Problem:
        """What the model is to solve."""
        return Problem(self.plants.training, self.architecture, self.settings.penalty)

    @cached_property
    def model(self) -> Predictor:
        """The model shown: the bare neuron, or a network."""
        return predictor_of(self.architecture, self.parameters)

    @cached_property
    def network(self) -> Network:
        """The same model as a network, which the bare neuron is too."""
        return Network(self.architecture, self.parameters)

    @property
    def neuron(self) -> Neuron:
        """The bare neuron shown; raises LookupError where the model is another one."""
        if not isinstance(self.model, Neuron):
            raise LookupError("the model is no bare neuron")
        return self.model

    @cached_property
    def hidden_outputs(self) -> Layer:
        """What each neuron of the last hidden layer makes of each plant (h, m)."""
        return self.network.layers_of(self.plants.x)[-2]

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
        """The log loss of the model shown on the plants learnt from, in nats."""
        return self.evaluation.loss

    @property
    def gradient(self) -> Parameters:
        """dL/dw of every parameter, with the penalty's."""
        return self.evaluation.gradient

    @cached_property
    def outputs(self) -> Outputs:
        """The outputs of the model for each plant."""
        return Outputs(self.model, self.plants)

    @cached_property
    def training_outputs(self) -> Outputs:
        """The outputs for each plant learnt from."""
        is_whole = self.plants.training is self.plants
        return self.outputs if is_whole else Outputs(self.model, self.plants.training)

    @cached_property
    def test_outputs(self) -> Outputs:
        """The outputs for each plant held out."""
        return Outputs(self.model, self.plants.test)

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
        neuron = self.neuron if self.architecture.is_bare else None
        return read(self.subject.z, self.subject.kind, neuron)

    @property
    def wrong(self) -> Mask:
        """True for each plant on the wrong side (m,); z = 0 counts as toxic (figure 8)."""
        return self.outputs.wrong

    @property
    def counts(self) -> Counts:
        """Right and wrong by kind, of the plants learnt from."""
        return self.training_outputs.counts

    @property
    def accuracy(self) -> float:
        """The share of the plants learnt from that are on the right side; 0 of no plant."""
        return self.training_outputs.accuracy

    @property
    def test_accuracy(self) -> float | None:
        """The share of the plants held out that are on the right side; None where none is."""
        return self.test_outputs.accuracy if len(self.plants.test) else None

    @cached_property
    def likelihood(self) -> float:
        """The product of P(Y = y) over the plants learnt from; 0 where it underflows."""
        return product(self.training_outputs.plausibility)

    @property
    def likelihood_per_plant(self) -> float:
        """L^(1/m) = e^-loss, the geometric mean of the P: it compares whatever m is; 1 of none."""
        return math.exp(-self.loss)

    @property
    def log_likelihood(self) -> float:
        """The sum of log P(Y = y) over the plants learnt from: -m L."""
        return 0.0 - self.loss * len(self.plants.training)

    @cached_property
    def probe(self) -> ProbePrediction | None:
        """The mystery plant as the neuron sees it."""
        if self.state.probe is None:
            return None
        x1, x2 = self.state.probe
        z = self.model.z(np.array([[x1, x2]]))
        return ProbePrediction(x1, x2, float(z[0]), float(sigmoid(z)[0]))

    # One step

    @cached_property
    def next_step(self) -> NextStep:
        """The step that would follow the one shown."""
        before, rate, plants = self.parameters, self.settings.learning_rate, self.plants.training
        if not len(plants):
            return NextStep(before, rate, np.zeros_like(before), before)
        learner = Learner(plants, self.objective, self.settings, self.architecture)
        return learner.next_step(self.step, before, self.gradient, self.memory)

    @cached_property
    def objective_after(self) -> float:
        """The loss + penalty that the next step leads to, on all plants learnt from."""
        return self.objective(self.next_step.after).objective

    @cached_property
    def stuck_neurons(self) -> tuple[StuckNeuron, ...]:
        """Hidden neurons that can't learn as they stand: dead, saturated, or twins of others."""
        return stuck_neurons(self.network, self.plants.training.x)

    @cached_property
    def backwards(self) -> Backwards:
        """The slopes along the way, of the plant selected or of all, and what a step makes."""
        from engine.lab.backwards import Backwards  # late: the launch does not need it

        return Backwards(
            network=self.network,
            plants=self.plants.training,
            subject=self.subject,
            choices=self.choices,
            settings=self.settings,
            objective=self.objective,
            gradient=self.gradient,
            step=self.next_step,
            memory=self.memory,
        )

    # Likelihood

    @property
    def repeated(self) -> Repeated:
        """Likelihood and log-likelihood with the plants repeated as often as chosen."""
        return self.all_repeated[REPEATS.index(self.choices.repeats)]

    @cached_property
    def all_repeated(self) -> tuple[Repeated, ...]:
        """The same for each number of repeats on offer."""
        once, log_once, count = self.likelihood, self.log_likelihood, len(self.plants.training)
        return tuple(repeated(once, log_once, count, times) for times in REPEATS)

    @cached_property
    def derivation(self) -> tuple[Line, ...]:
        """The lines from the product to the log loss, each worked out on the plants."""
        plausibility = self.training_outputs.plausibility
        return derivation(plausibility, self.plants.training.y, self.log_likelihood)

    @cached_property
    def diagnosis(self) -> Diagnosis:
        """The one thing to say of the run."""
        return diagnose(
            Situation(
                kinds_present=self.plants.training.kinds_present,
                plant_count=len(self.plants.training),
                is_standardised=self.plants.scaling is not None,
                mistakes=self.counts.wrong,
                settings=self.settings,
                segments=self.state.run.segments,
                losses=self.trace.losses_known(self.step, 2 * RECENT + 2),
                edited_at=self.edited_at,
                step=self.step,
                parameters=self.parameters,
                evaluation=self.evaluation,
                solution=self.solution,
                architecture=self.architecture,
                plants=self.plants.training,
                kinds_placed=self.plants.kinds_present,
                test_losses=self.trace.test_losses,
                penalties=None if self.settings.penalty.is_none else self._penalties,
                leads_beyond=self._leads_beyond,
                is_out_of_memory=self.is_out_of_memory,
            )
        )

    def _penalties(self, steps: Indices) -> Vector:
        """Return what the penalty of the present settings adds at some steps (k,)."""
        weights = self.trace.parameters_near(steps)[:, self.architecture.is_weight]
        return np.array([self.settings.penalty.value(row) for row in weights])

    @property
    def _leads_beyond(self) -> bool:
        """Whether steps move nothing, as they would lead too far: then the loss stays the same."""
        if self.architecture.is_bare and self.settings.penalty.is_none:
            return False
        stood_still = self.step == 0 or self.trace.loss(self.step - 1) == self.recorded_loss
        return stood_still and self.next_step.leads_beyond

    # The bare neuron

    @cached_property
    def neuron_frame(self) -> NeuronFrame:
        """What only a bare neuron has; raises LookupError where the model is another one."""
        from engine.lab.neuron_frame import NeuronFrame  # late: the loss alone needs none of this

        return NeuronFrame(
            state=self.state,
            neuron=self.neuron,
            outputs=self.outputs,
            evaluation=self.evaluation,
            step=self.step,
            trace=self.trace,
            objective=self.objective,
            optimum=self.optimum,
        )

    @cached_property
    def cuts(self) -> NetworkCuts:
        """The landscape of a model of any parameters, cut by cut."""
        from engine.lab.network_cuts import NetworkCuts  # late: as above

        return NetworkCuts(
            self.state, self.parameters, self.gradient, self.step, self.trace, self.objective
        )

    @property
    def landscape(self) -> NeuronFrame | NetworkCuts:
        """What tells the loss along one parameter: of the bare neuron, or of another model."""
        return self.neuron_frame if self.architecture.is_bare else self.cuts

    @property
    def optimum(self) -> Optimum | None:
        """The exact minimum of the objective, None where there is none or it is not known yet."""
        return self.solution.optimum if self.solution else None

    @property
    def least_loss(self) -> float | None:
        """The loss that can't be beaten; None with a penalty, whose minimum has not the least."""
        is_plain = self.settings.penalty.is_none
        return self.optimum.loss if self.optimum and is_plain else None
