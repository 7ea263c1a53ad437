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


def step_of(
    optimiser: Optimiser, gradient: Parameters, memory: Memory
) -> tuple[Parameters, Memory]:
    """Return d (n,), with w <- w - α d, and the memory after the step; what is given stays.

    d can be the gradient or the memory itself: neither is to be written on.
    """
    match optimiser:
        case Optimiser.GRADIENT_DESCENT:
            return gradient, memory
        case Optimiser.MOMENTUM:
            velocity = _velocity(gradient, memory)
            return velocity, velocity
        case Optimiser.NESTEROV:
            velocity = _velocity(gradient, memory)
            step = velocity * MOMENTUM
            step += gradient
            return step, velocity
        case Optimiser.ADAGRAD:
            squares = gradient * gradient
            squares += memory
            return _over_root(gradient, squares, ADAGRAD_EPSILON), squares
        case Optimiser.RMSPROP:
            squares = _mean_squares(gradient, memory, SQUARES_DECAY)
            return _over_root(gradient, squares, EPSILON), squares
        case Optimiser.ADAM:
            return _adam(gradient, memory)


def _adam(gradient: Parameters, memory: Memory) -> tuple[Parameters, Memory]:
    """As above, with both corrections outside the root: fewer operations on whole arrays.

    v / (1 - 0.9^t) / (√(s / c) + ε) = √c / (1 - 0.9^t) v / (√s + ε √c), c = 1 - 0.999^t.
    """
    count, (first, second) = len(gradient), ADAM_DECAYS
    after = np.empty_like(memory)
    mean, squares = after[:count], after[count:-1]
    np.multiply(memory[:count], first, out=mean)
    mean += gradient * (1 - first)
    squares[:] = _mean_squares(gradient, memory[count:-1], second)
    steps = float(memory[-1]) + 1
    after[-1] = steps
    root = math.sqrt(1 - second**steps)
    step = _over_root(mean, squares, EPSILON * root)
    step *= root / (1 - first**steps)
    return step, after


def _velocity(gradient: Parameters, memory: Memory) -> Parameters:
    velocity = memory * MOMENTUM
    velocity += gradient
    return velocity


def _mean_squares(gradient: Parameters, memory: Memory, decay: float) -> Parameters:
    squares = gradient * (1 - decay)
    squares *= gradient
    squares += memory * decay
    return squares


def _over_root(values: Parameters, squares: Parameters, epsilon: float) -> Parameters:
    """Return values / (√squares + ε)."""
    step = np.sqrt(squares)
    step += epsilon
    return np.divide(values, step, out=step)
