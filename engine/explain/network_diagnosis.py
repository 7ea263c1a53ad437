"""What can be said of runs without one known minimum: level, over-fitted, dead, or symmetric."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import numpy as np

from engine.arrays import Parameters, Vector
from engine.chain.stuck_neurons import ALIKE, Stuck, stuck_neurons
from engine.explain.rises import RECENT
from engine.explain.situation import Diagnosis, Moves, Situation, Verdict
from engine.learning.learner import CONVERGED_GRADIENT
from engine.model.activation import Activation
from engine.model.architecture import Architecture
from engine.model.network import Network

_LEVEL = 0.01
"""A loss that fell by a smaller share in the last tenth of the run hardly falls any more."""

_TEST_RISE, _LEAST_RISE, _TRAINING_FALL = 0.01, 1e-3, 1e-3
"""How far over-fitting parts the two losses: in shares of each, and in nats."""


def diagnose_network(now: Situation) -> Diagnosis:
    """Name what matters most of a network whose steps do not overshoot."""
    moves = moves_of(now)
    if moves in (Moves.NOTHING, Moves.OUTPUT_BIAS):
        limit = now.evaluation.loss if moves is Moves.NOTHING else _loss_of_log_odds(now)
        return Diagnosis(Verdict.SYMMETRIC_START, moves=moves, limit=limit)
    dead, hidden = dead_by_layer(now), now.architecture.hidden
    facts = Diagnosis(Verdict.READY, mistakes=now.mistakes, dead=sum(dead), hidden=sum(hidden))
    if any(of_layer == neurons for of_layer, neurons in zip(dead, hidden, strict=True)):
        return replace(facts, verdict=Verdict.DEAD_LAYER, limit=_loss_of_log_odds(now))
    if moves is Moves.TWINS:
        return replace(facts, verdict=Verdict.SYMMETRIC_START, moves=moves)
    return facts if now.step == 0 else _of_losses(now, facts)


def _of_losses(now: Situation, facts: Diagnosis) -> Diagnosis:
    best_step = best_step_of_overfitting(now)
    if best_step is not None:
        return replace(facts, verdict=Verdict.OVERFITTING, best_step=best_step)
    if has_levelled_off(now):
        return replace(facts, verdict=Verdict.LEVELLED_OFF)
    if facts.dead:
        return replace(facts, verdict=Verdict.DEAD_NEURONS)
    return _of_stuck(now, facts)


def _of_stuck(now: Situation, facts: Diagnosis) -> Diagnosis:
    """Tell of saturated neurons, then of twins, where there are any."""
    points = np.empty((0, 2)) if now.plants is None else now.plants.x
    network = Network(now.architecture, now.parameters)
    counts = Counter(neuron.why for neuron in stuck_neurons(network, points))
    for why, verdict in _OF_STUCK.items():
        if counts[why]:
            return replace(facts, verdict=verdict, stuck=counts[why])
    return replace(facts, verdict=Verdict.LEARNING)


_OF_STUCK = {
    Stuck.SATURATED: Verdict.SATURATED_NEURONS,
    Stuck.TWIN: Verdict.TWIN_NEURONS,
}


# The loss and the test loss


def has_levelled_off(now: Situation) -> bool:
    """Say whether the loss, with its penalty, hardly falls any more under the present settings.

    In the last tenth of the run, of 40 steps at least, its least came down by less than 1% both of
    all that the run fell by and of itself. It may rest on a plateau and fall again later.
    """
    if now.began is None:
        return False
    losses = now.objectives[now.began :]
    tenth = max(RECENT, _tenth(len(losses)))
    if len(losses) < 2 * tenth:
        return False
    before, least = float(losses[:-tenth].min()), float(losses.min())
    return before - least <= _LEVEL * min(float(losses.max()) - least, least)


def best_step_of_overfitting(now: Situation) -> int | None:
    """Return the step of the least test loss where it has risen since, while the loss fell.

    Through a tenth of the run, of 40 steps at least, it lay above its best mean over as many steps
    before, in the mean by 1% and 0.001; the mean loss is lower by a thousandth than it was then.
    """
    first = min(now.edited_at, now.step)
    if now.test_losses is None:
        return None
    losses, test = now.losses[first : now.step + 1], now.test_losses[first : now.step + 1]
    tenth = max(RECENT, _tenth(len(test)))
    if len(test) < 2 * tenth or not np.isfinite(test).all():
        return None
    means = _moving_means(test[:-tenth], tenth)
    then = int(np.argmin(means))
    late, best = test[-tenth:], float(means[then])
    has_risen = late.min() > best and late.mean() > best + max(_TEST_RISE * best, _LEAST_RISE)
    fallen = losses[-tenth:].mean() < (1 - _TRAINING_FALL) * losses[then : then + tenth].mean()
    return first + int(np.argmin(test)) if has_risen and fallen else None


def _moving_means(values: Vector, count: int) -> Vector:
    """Return the means of so many values in turn (n - count + 1,)."""
    sums = np.concatenate([[0.0], np.cumsum(values)])
    result: Vector = (sums[count:] - sums[:-count]) / count
    return result


def _tenth(count: int) -> int:
    return (count + 9) // 10


# Dead neurons


def dead_by_layer(now: Situation) -> tuple[int, ...]:
    """Count the ReLUs of each hidden layer that give 0 for every plant learnt from.

    No slope reaches such a neuron, so its bias has one of exactly 0: only where there are such the
    outputs are worked out.
    """
    architecture = now.architecture
    if architecture.activation is not Activation.RELU or now.plants is None:
        return (0,) * len(architecture.hidden)
    slopes = now.evaluation.gradient
    if all(slopes[layer.biases].all() for layer in architecture.layers[:-1]):
        return (0,) * len(architecture.hidden)
    outputs = Network(architecture, now.parameters).layers_of(now.plants.x)[1:-1]
    return tuple(int(np.count_nonzero(~layer.any(axis=1))) for layer in outputs)


# Symmetric starts


def moves_of(now: Situation) -> Moves | None:
    """Say what moves of a network whose weights are all 0, or whose layers are all of twins.

    With weights of 0 the output is one for all plants. Where hidden neurons give 0 (tanh, ReLU and
    linear with biases of 0) no weight has a slope: the output's bias alone walks to the log odds,
    and rests there. Else nothing moves where it is there already; rounding aside, which leads away
    from there in the end. Batches move it all the same.
    """
    architecture, slopes = now.architecture, now.evaluation.gradient
    largest = float(np.abs(now.parameters[architecture.is_weight]).max())
    if largest == 0 and _hidden_give_0(architecture, now.parameters):
        rests = abs(float(slopes[-1])) < CONVERGED_GRADIENT and now.takes_all
        return Moves.NOTHING if rests else Moves.OUTPUT_BIAS
    is_flat = max(largest, float(np.abs(slopes).max())) < CONVERGED_GRADIENT
    if is_flat and now.takes_all and now.settings.penalty.is_none:
        return Moves.NOTHING
    return Moves.TWINS if are_twins(architecture, now.parameters) else None


def _hidden_give_0(architecture: Architecture, parameters: Parameters) -> bool:
    """Say whether hidden neurons give 0 where their weights are 0: f(bias) = 0."""
    biases = [parameters[layer.biases] for layer in architecture.layers[:-1]]
    return not any(architecture.activation.of(values).any() for values in biases)


def are_twins(architecture: Architecture, parameters: Parameters) -> bool:
    """Say whether in every hidden layer of two neurons or more all of them are alike.

    They have the same weights and bias, and those who take their outputs weigh them the same: then
    they have the same slopes, and learning can't tell them apart.
    """
    if max(architecture.hidden) < 2:
        return False
    least = ALIKE * float(np.abs(parameters).max())
    layers = architecture.layers
    for layer, above in pairwise(layers):
        incoming = parameters[layer.weights].reshape(layer.neurons, layer.inputs)
        outgoing = parameters[above.weights].reshape(above.neurons, above.inputs)
        columns = [incoming, parameters[layer.biases][:, None], outgoing.T]
        if any(float(np.ptp(each, axis=0).max()) > least for each in columns):
            return False
    return True


def _loss_of_log_odds(now: Situation) -> float:
    """-(p log p + q log q): the loss where each plant gets the share of its kind, p or q = 1 - p.

    It is the least loss of an output that is one for all plants: z is then the log odds, log p/q.
    """
    if now.plants is None:
        return math.log(2)
    toxic = now.plants.toxic_count / len(now.plants)
    return -sum(share * math.log(share) for share in (toxic, 1 - toxic))
