"""What a step makes of the gradient g: plain descent, momentum, Nesterov, AdaGrad, RMSProp, Adam.

    gradient descent   w <- w - α g
    momentum           v <- 0.9 v + g                        w <- w - α v
    Nesterov           v <- 0.9 v + g                        w <- w - α (g + 0.9 v)
    AdaGrad            s <- s + g²                           w <- w - α g / (√s + 1e-10)
    RMSProp            s <- 0.9 s + 0.1 g²                   w <- w - α g / (√s + 1e-8)
    Adam               v <- 0.9 v + 0.1 g,  s <- 0.999 s + 0.001 g²,  t <- t + 1
                       w <- w - α v / (1 - 0.9^t) / (√(s / (1 - 0.999^t)) + 1e-8)

The velocity is without the rate, so that a rate that changes in the middle of a run moves only what
comes after. Nesterov takes the gradient where the weights are. These are the conventions of PyTorch
2.13, RMSProp's 0.99 aside.
"""

from __future__ import annotations

import math

import numpy as np

from engine.arrays import Parameters, freeze
from engine.learning.settings import Optimiser

MOMENTUM = 0.9
SQUARES_DECAY = 0.9
"""Of RMSProp."""
ADAM_DECAYS = (0.9, 0.999)
EPSILON = 1e-8
ADAGRAD_EPSILON = 1e-10

Memory = Parameters
"""What an optimiser keeps of earlier steps; all 0 before the first one."""

NO_MEMORY: Memory = np.empty(0)
freeze(NO_MEMORY)

_VECTORS = {
    Optimiser.GRADIENT_DESCENT: 0,
    Optimiser.MOMENTUM: 1,
    Optimiser.NESTEROV: 1,
    Optimiser.ADAGRAD: 1,
    Optimiser.RMSPROP: 1,
    Optimiser.ADAM: 2,
}


def memory_size(optimiser: Optimiser, count: int) -> int:
    """Return how many numbers it keeps of so many parameters; Adam's steps are counted, too."""
    return _VECTORS[optimiser] * count + (optimiser is Optimiser.ADAM)


def squares_of(optimiser: Optimiser, count: int) -> slice:
    """Return where in its memory sums of squares stand, and Adam's count: none is below 0."""
    match optimiser:
        case Optimiser.ADAGRAD | Optimiser.RMSPROP:
            return slice(0, count)
        case Optimiser.ADAM:
            return slice(count, 2 * count + 1)
    return slice(0, 0)


def step_of(
    optimiser: Optimiser, gradient: Parameters, memory: Memory
) -> tuple[Parameters, Memory]:
    """Return d (n,), with w <- w - α d, and the memory after the step; what is given stays.

    d can be the gradient or the memory itself: neither is to be written on.
    """
    match optimiser:
        case Optimiser.MOMENTUM:
            velocity = MOMENTUM * memory + gradient
            return velocity, velocity
        case Optimiser.NESTEROV:
            velocity = MOMENTUM * memory + gradient
            return gradient + MOMENTUM * velocity, velocity
        case Optimiser.ADAGRAD:
            squares = memory + gradient * gradient
            return gradient / (np.sqrt(squares) + ADAGRAD_EPSILON), squares
        case Optimiser.RMSPROP:
            squares = SQUARES_DECAY * memory + (1 - SQUARES_DECAY) * gradient * gradient
            return gradient / (np.sqrt(squares) + EPSILON), squares
        case Optimiser.ADAM:
            return _adam(gradient, memory)
    return gradient, memory


def _adam(gradient: Parameters, memory: Memory) -> tuple[Parameters, Memory]:
    """As above, with both corrections outside the root: fewer operations on whole arrays.

    v / (1 - 0.9^t) / (√(s / c) + ε) = √c / (1 - 0.9^t) v / (√s + ε √c), c = 1 - 0.999^t.
    """
    count, (first, second) = len(gradient), ADAM_DECAYS
    after = memory * second
    mean, squares = after[:count], after[count:-1]
    np.multiply(memory[:count], first, out=mean)
    mean += (1 - first) * gradient
    squares += (1 - second) * gradient * gradient
    steps = float(memory[-1]) + 1
    after[-1] = steps
    root = math.sqrt(1 - second**steps)
    return mean * (root / (1 - first**steps)) / (np.sqrt(squares) + EPSILON * root), after
