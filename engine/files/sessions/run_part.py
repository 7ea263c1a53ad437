"""The run of a session's file: its parameters step by step, and from which step on what held."""

from __future__ import annotations

import numpy as np

from engine.arrays import Vector
from engine.files.sessions.json_part import Part, PartError, Rows, array_to_json
from engine.files.sessions.kept_part import (
    KEPT_BYTES,
    check_replays,
    earlier_plants_of,
    earlier_plants_to_json,
    kept_of,
    kept_to_json,
    kept_to_write,
)
from engine.files.sessions.model_part import largest_parameter
from engine.files.sessions.session_parts import (
    settings_of,
    settings_to_json,
    test_share_of,
    test_share_to_json,
)
from engine.learning.kept_steps import KeptSteps
from engine.learning.optimisers import memory_size, squares_of
from engine.learning.run import Run
from engine.learning.settings import Settings
from engine.learning.trace import MOST_STEPS, Trace
from engine.loss.penalty import NO_PENALTY
from engine.model.architecture import Architecture
from engine.model.dataset import Dataset
from engine.model.neuron import PARAMETERS

Segments = list[tuple[int, Settings]]

_LARGEST_MEMORY = 1e210
"""Sums of squares of two million slopes, each of which moves a weight as far as it may go."""

_NO_TEST_LOSS = -1.0
_LONGEST_LIST = 100
"""A network has hundreds of parameters, each with an array."""


def is_of_version_1(run: Run, architecture: Architecture) -> bool:
    """Say whether w1, w2, b and the loss of each step are all that there is to a run."""
    kept_more = memory_rows(run.segments, architecture) or run.trace.is_long or run.earlier_plants
    return architecture.is_bare and not kept_more and _test_losses(run) is None


def run_to_json(run: Run, architecture: Architecture, plants: Dataset) -> dict[str, object]:
    """Write a run; of a bare neuron as in version 1 where that holds all of it."""
    if is_of_version_1(run, architecture):
        states = dict(zip(PARAMETERS, run.trace.states, strict=False))
        columns = {**states, "loss": run.trace.losses}
        values = {name: array_to_json(column) for name, column in columns.items()}
        return {**values, **_history_to_json(run)}
    return {
        **_states_to_json(run, architecture, plants),
        **_losses_to_json(run),
        **_history_to_json(run),
        "earlier_plants": earlier_plants_to_json(run),
        "replayable_from": run.replayable_from,
    }


def run_of(part: Part, architecture: Architecture, plants: Dataset) -> Run:
    """Read a run of such a model; of steps that are not kept, see that these plants replay them."""
    if part.has("kept"):
        return _long_run_of(part, architecture, plants)
    if not architecture.is_bare:
        raise PartError(part.where)
    columns = [part.array(name, MOST_STEPS + 1) for name in (*PARAMETERS, "loss")]
    count, *other_lengths = map(len, columns)
    if not count or any(length != count for length in other_lengths):
        raise PartError(part.where)
    for name, column in zip(PARAMETERS, columns, strict=False):
        if np.abs(column).max() > largest_parameter(architecture):
            raise PartError(part.at(name))
    segments = _segments_of(part, count, architecture)
    if memory_rows(segments, architecture):
        raise PartError(part.where)
    trace = Trace.of(np.vstack(columns[:-1]), columns[-1][np.newaxis], KeptSteps(count), 3)
    return Run.of(trace, segments, part.whole("edited_at", 0, count - 1), (), count - 1)


def memory_rows(segments: Segments, architecture: Architecture) -> int:
    """Return how many numbers of its optimisers' memory a run keeps of a step."""
    optimisers = {settings.optimiser for _, settings in segments}
    return max((memory_size(each, architecture.size) for each in optimisers), default=0)


def is_beyond_version_1(settings: Settings) -> bool:
    """Say whether something in such settings would be lost in a file of version 1."""
    return memory_size(settings.optimiser, 1) > 0 or settings.penalty != NO_PENALTY


def _history_to_json(run: Run) -> dict[str, object]:
    segments = [
        {"after_step": step, **settings_to_json(settings)} for step, settings in run.segments
    ]
    return {"segments": segments, "edited_at": run.edited_at}


def _states_to_json(run: Run, architecture: Architecture, plants: Dataset) -> dict[str, object]:
    count, memory = architecture.size, memory_rows(run.segments, architecture)
    columns, kept = kept_to_write(run, architecture, plants)
    rows = run.trace.states[: count + memory, columns]
    arrays = [array_to_json(row, _LONGEST_LIST) for row in rows]
    return {
        "parameters": arrays[:count], "memory": arrays[count:], "kept": kept_to_json(kept),
    }  # fmt: skip


def _losses_to_json(run: Run) -> dict[str, object]:
    result, tests = {"loss": array_to_json(run.trace.losses)}, _test_losses(run)
    if tests is not None:
        result["test_loss"] = array_to_json(np.where(np.isnan(tests), _NO_TEST_LOSS, tests))
        result |= test_share_to_json(run.trace.test_share)
    return result


def _test_losses(run: Run) -> Vector | None:
    tests = run.trace.test_losses
    return None if tests is None or np.isnan(tests).all() else tests


def _long_run_of(part: Part, architecture: Architecture, plants: Dataset) -> Run:
    losses = _losses_of(part)
    last = losses.shape[1] - 1
    segments = _segments_of(part, last + 1, architecture)
    kept = kept_of(part.part("kept"), last)
    states = _states_of(part, architecture, segments, kept)
    earlier = earlier_plants_of(part, "earlier_plants", last, plants)
    edited_at, replayable_from = (
        part.whole(key, 0, last) for key in ("edited_at", "replayable_from")
    )
    trace = Trace.of(states, losses, kept, architecture.size)
    trace.test_share = test_share_of(part)
    run = Run.of(trace, segments, edited_at, earlier, replayable_from)
    check_replays(part, run, architecture, plants)
    return run


def _losses_of(part: Part) -> Rows:
    losses = part.array("loss", MOST_STEPS + 1)
    if not len(losses):
        raise PartError(part.at("loss"))
    if not part.has("test_loss"):
        return losses[np.newaxis]
    tests = part.array("test_loss", len(losses))
    if len(tests) != len(losses) or not np.all((tests >= 0) | (tests == _NO_TEST_LOSS)):
        raise PartError(part.at("test_loss"))
    return np.vstack([losses, np.where(tests < 0, np.nan, tests)])


def _segments_of(part: Part, count: int, architecture: Architecture) -> Segments:
    segments = [
        (segment.whole("after_step", 0, count - 2), settings_of(segment, architecture))
        for segment in part.parts("segments", count - 1)
    ]
    first_steps = [step for step, _ in segments]
    if first_steps != sorted(set(first_steps)) or (count > 1 and first_steps[:1] != [0]):
        raise PartError(part.at("segments"))
    return segments


def _states_of(part: Part, architecture: Architecture, segments: Segments, kept: KeptSteps) -> Rows:
    count, memory = architecture.size, memory_rows(segments, architecture)
    if 8 * (count + memory) * len(kept) > KEPT_BYTES:
        raise PartError(part.at("kept"))
    parameters = part.rows("parameters", count, len(kept))
    if np.abs(parameters).max() > largest_parameter(architecture):
        raise PartError(part.at("parameters"))
    kept_memory = part.rows("memory", memory, len(kept))
    if np.abs(kept_memory).max(initial=0.0) > _LARGEST_MEMORY:
        raise PartError(part.at("memory"))
    if _has_negative_squares(kept_memory, count, segments, kept):
        raise PartError(part.at("memory"))
    return np.vstack([parameters, kept_memory])


def _has_negative_squares(memory: Rows, count: int, segments: Segments, kept: KeptSteps) -> bool:
    """Say whether a root would be taken of something below 0, by the optimiser of its step."""
    begun = np.array([step for step, _ in segments])
    number = np.searchsorted(begun, kept.steps, side="left") - 1
    for optimiser in {settings.optimiser for _, settings in segments}:
        is_its = np.array([*(settings.optimiser is optimiser for _, settings in segments), False])
        if np.any(memory[squares_of(optimiser, count)][:, is_its[number]] < 0):
            return True
    return False
