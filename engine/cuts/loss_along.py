"""The loss along one parameter of any model, which may have more than one lowest point."""

from __future__ import annotations

import numpy as np

from engine.arrays import Parameters, Vector
from engine.explain.landscape import Slice
from engine.loss.objective import Objective

_POINTS, _POINTS_OF_A_CROWD, _CROWD = 65, 33, 20_000
_MOST_HALVINGS = 50


def loss_along(
    objective: Objective, parameters: Parameters, index: int, name: str, reach: float
) -> Slice:
    """Return L(v) for v from -reach to reach in place of one parameter, with its lowest point.

    `lowest` is the lowest of all valleys between its points; None where the slice is least at an
    end of the picture, or level.
    """
    count = _POINTS_OF_A_CROWD if objective.count > _CROWD else _POINTS
    values = np.linspace(-reach, reach, count)
    losses, slopes = objective.losses_and_slopes(parameters, index, values)
    present = objective(parameters)
    lowest = _lowest(objective, parameters, index, values, losses, slopes)
    return Slice(
        name,
        values,
        losses,
        float(parameters[index]),
        present.objective,
        float(present.gradient[index]),
        None if lowest is None else lowest[0],
        None if lowest is None else lowest[1],
        slopes,
    )


def _lowest(
    objective: Objective,
    parameters: Parameters,
    index: int,
    values: Vector,
    losses: Vector,
    slopes: Vector,
) -> tuple[float, float] | None:
    """Return the lowest place where the slope goes from below 0 to above, and the loss there."""
    valleys = np.flatnonzero((slopes[:-1] < 0) & (slopes[1:] > 0))
    if not len(valleys):
        return None
    best = int(valleys[np.argmin(np.minimum(losses[valleys], losses[valleys + 1]))])
    low, high = float(values[best]), float(values[best + 1])
    for _ in range(_MOST_HALVINGS):
        middle = (low + high) / 2
        slope = objective.losses_and_slopes(parameters, index, np.array([middle]))[1][0]
        low, high = (middle, high) if slope < 0 else (low, middle)
        if high - low < 1e-9 * max(1.0, abs(middle)):
            break
    loss = float(objective.losses_and_slopes(parameters, index, np.array([middle]))[0][0])
    return (middle, loss) if loss <= float(losses.min()) else None
