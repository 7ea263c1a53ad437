"""Which steps of a run stand in a session's file, and the plants to replay the others on."""

from __future__ import annotations

import numpy as np

from engine.arrays import Indices, Vector
from engine.files.sessions.json_part import Part, PartError, array_to_json
from engine.learning import replayer
from engine.learning.kept_steps import KeptSteps
from engine.learning.replayer import replay_seconds
from engine.learning.run import MOST_EARLIER_PLANTS, EarlierPlants, Run
from engine.learning.trace import MOST_STEPS
from engine.model.architecture import Architecture
from engine.model.dataset import MOST_PLANTS, Dataset

MOST_WHOLE_BYTES = 4_000_000
"""So much the steps that are all written take, of another model than the bare neuron."""

MOST_CHECKPOINT_BYTES = 64_000_000

KEPT_BYTES = 280_000_000
"""What a run may ask for: 64 MB of steps, three times as much with a later optimiser's memory,
and as much of checkpoints again."""

LONGEST_REPLAY_S, FEW_STEPS = 0.5, 16
"""Where more work, and more than few steps, lie between two kept, the program would freeze."""

_MOST_PLANTS = MOST_EARLIER_PLANTS + MOST_PLANTS


def kept_to_write(
    run: Run, architecture: Architecture, plants: Dataset
) -> tuple[Indices, KeptSteps]:
    """Return which columns of the trace are written, and of which steps they are.

    Of the bare neuron all; else the first ones, those that can't be replayed, and so many
    checkpoints that about 20 ms of replay lie between two.
    """
    kept, row_bytes = run.trace.kept, 8 * len(run.trace.states)
    whole = kept.whole
    if not architecture.is_bare:
        most = max(1, MOST_WHOLE_BYTES // row_bytes, run.replayable_from + 1)
        whole = min(whole, most)
    later = kept.steps[whole:]
    chosen = _checkpoints(replay_seconds(run, architecture, plants, later), row_bytes)
    columns = np.concatenate([np.arange(whole), whole + chosen])
    return columns, KeptSteps(whole, later[chosen])


def kept_to_json(kept: KeptSteps) -> dict[str, object]:
    """Write which steps are kept."""
    return {"whole": kept.whole, "checkpoints": _numbers(kept.checkpoints)}


def kept_of(part: Part, last_step: int) -> KeptSteps:
    """Read which steps are kept: the last one always."""
    whole = part.whole("whole", 1, last_step + 1)
    checkpoints = part.increasing("checkpoints", last_step, whole, last_step)
    last_kept = checkpoints[-1] if len(checkpoints) else whole - 1
    if last_kept != last_step:
        raise PartError(part.where)
    return KeptSteps(whole, checkpoints)


def earlier_plants_to_json(run: Run) -> dict[str, object] | None:
    """Write the plants that a run learned from before they were changed, those held out aside."""
    if not run.earlier_plants:
        return None
    plants = [each.plants.training for each in run.earlier_plants]
    x, y = np.concatenate([each.x for each in plants]), np.concatenate([each.y for each in plants])
    return {
        "last_steps": _numbers([each.last_step for each in run.earlier_plants]),
        "counts": _numbers([len(each) for each in plants]),
        "x1": array_to_json(x[:, 0]),
        "x2": array_to_json(x[:, 1]),
        "y": _numbers(y),
    }


def earlier_plants_of(
    run: Part, key: str, last_step: int, plants: Dataset
) -> tuple[EarlierPlants, ...]:
    """Read them; they are named as the present ones are."""
    if run.is_none(key):
        return ()
    part = run.part(key)
    last_steps = part.increasing("last_steps", MOST_STEPS, 1, last_step)
    counts = part.wholes("counts", len(last_steps), 1, MOST_PLANTS)
    x1, x2, y = (part.array(key, _MOST_PLANTS) for key in ("x1", "x2", "y"))
    if len(counts) != len(last_steps) or {len(x1), len(x2), len(y)} != {int(counts.sum())}:
        raise PartError(part.where)
    try:
        every = Dataset.of(np.column_stack([x1, x2]), y)
    except ValueError:
        raise PartError(part.where) from None
    ends = np.cumsum(counts)
    return tuple(
        EarlierPlants(last, Dataset(every.x[first:end], every.y[first:end], plants.features))
        for last, first, end in zip(
            last_steps.tolist(), (ends - counts).tolist(), ends.tolist(), strict=True
        )
    )


def check_replays(part: Part, run: Run, architecture: Architecture, plants: Dataset) -> None:
    """See that each step that is not kept can be replayed, and without a wait."""
    kept = run.trace.kept
    if kept.whole > run.trace.last_step:
        return
    if kept.whole <= run.replayable_from:
        raise PartError(part.at("kept"))
    steps = kept.steps
    is_gap = np.diff(steps) > 1
    if not is_gap.any():
        return
    before, after = steps[:-1][is_gap], steps[1:][is_gap]
    known = run.earlier_plants[-1].last_step if run.earlier_plants else 0
    if after[-1] > known and not len(plants.training):
        raise PartError(part.at("kept"))
    begun, ended = (replay_seconds(run, architecture, plants, at) for at in (before, after - 1))
    if np.any((ended - begun > LONGEST_REPLAY_S) & (after - before > FEW_STEPS)):
        raise PartError(part.at("kept"))


def _checkpoints(seconds: Vector, row_bytes: int) -> Indices:
    """Return which of the steps kept, at so much work from the first, are written."""
    if not len(seconds):
        return np.empty(0, dtype=np.intp)
    apart = replayer.REPLAY_S / 2
    while True:
        chosen = np.unique(np.floor(seconds / apart), return_index=True)[1]
        if len(chosen) * row_bytes <= MOST_CHECKPOINT_BYTES:
            return np.union1d(chosen, [len(seconds) - 1])  # the last step always
        apart *= 2


def _numbers(values: object) -> object:
    return array_to_json(np.asarray(values, dtype=np.float64))
