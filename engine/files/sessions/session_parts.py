"""The parts of a session's file: each written as plain values, and read back with every check."""

from __future__ import annotations

import sys
from dataclasses import fields, replace
from typing import Any

import numpy as np

from engine.arrays import Indices, Points, Vector, freeze, indices
from engine.files.sessions.json_part import Part, PartError, array_to_json
from engine.formula import MOST_LETTERS
from engine.lab.choices import PAIRS, Choices, chosen
from engine.learning.kept_steps import KeptSteps
from engine.learning.learner import LARGEST_LEARNT
from engine.learning.loss_history import LossHistory, Peaks
from engine.learning.run import MOST_GHOSTS, Ghost, Run
from engine.learning.settings import LARGEST_COUNT, LARGEST_RATE, SMALLEST_RATE, Rule, Settings
from engine.learning.trace import MOST_STEPS, Trace
from engine.model.dataset import KINDS, LARGEST_CM, MOST_PLANTS, Dataset
from engine.model.neuron import PARAMETERS
from engine.model.scaling import Scaling

LONGEST_NAME = 1_000

_MEASURES = ("x1", "x2")
_COLUMNS = (*PARAMETERS, "loss")
_NO_LIMIT = sys.float_info.max  # NumPy's own could not be compared with 10^400
_RULES = {rule.value: rule for rule in Rule}


def plants_to_json(plants: Dataset) -> dict[str, object]:
    """Write plants: what is measured, x1 and x2 in centimetres, y 1 for toxic.

    The names of the kinds only where a file brought them.
    """
    named = {"kinds": list(plants.kinds)} if plants.kinds_are_named else {}
    return {
        "features": list(plants.features),
        **named,
        "x1": array_to_json(plants.x[:, 0]),
        "x2": array_to_json(plants.x[:, 1]),
        "y": array_to_json(plants.y.astype(np.float64)),
        "scaling": _scaling_to_json(plants),
    }


def plants_of(part: Part) -> Dataset:
    """Read plants."""
    x1, x2, y = (part.array(key, MOST_PLANTS) for key in ("x1", "x2", "y"))
    if not len(x1) == len(x2) == len(y):
        raise PartError(part.where)
    first, second = part.texts("features", 2, LONGEST_NAME)
    try:
        plants = Dataset.of(np.column_stack([x1, x2]), y, (first, second), _kinds_of(part))
    except ValueError:
        raise PartError(part.where) from None
    scaling = _scaling_of(part)
    if scaling is None:
        return plants
    return replace(
        plants, scaling=scaling, measured=_measured_of(part.part("scaling"), len(plants))
    )


def _kinds_of(part: Part) -> tuple[str, str]:
    """Read what the kinds are called; those of the course where the file does not say."""
    if not part.has("kinds"):
        return KINDS
    harmless, toxic = part.texts("kinds", 2, LONGEST_NAME)
    if harmless == toxic or not harmless.strip() or not toxic.strip():
        raise PartError(part.at("kinds"))
    return harmless, toxic


def run_to_json(run: Run) -> dict[str, object]:
    """Write a run: w1, w2, b and the loss of each step, and from which step on what held."""
    columns = (*run.trace.states, run.trace.losses)
    segments = [
        {"after_step": step, **settings_to_json(settings)} for step, settings in run.segments
    ]
    return {
        **{name: array_to_json(column) for name, column in zip(_COLUMNS, columns, strict=True)},
        "segments": segments,
        "edited_at": run.edited_at,
    }


def run_of(part: Part) -> Run:
    """Read a run."""
    columns = [part.array(name, MOST_STEPS + 1) for name in _COLUMNS]
    count, *other_lengths = map(len, columns)
    if not count or any(length != count for length in other_lengths):
        raise PartError(part.where)
    for name, column in zip(PARAMETERS, columns, strict=False):
        if np.abs(column).max() > LARGEST_LEARNT:
            raise PartError(part.at(name))
    segments = [
        (segment.whole("after_step", 0, count - 2), settings_of(segment))
        for segment in part.parts("segments", count - 1)
    ]
    first_steps = [step for step, _ in segments]
    if first_steps != sorted(set(first_steps)) or (count > 1 and first_steps[:1] != [0]):
        raise PartError(part.at("segments"))
    edited_at = part.whole("edited_at", 0, count - 1)
    states, losses = np.vstack(columns[:-1]), columns[-1][np.newaxis]
    return Run.of(Trace.of(states, losses, KeptSteps(count), len(PARAMETERS)), segments, edited_at)


def settings_to_json(settings: Settings) -> dict[str, object]:
    """Write how the neuron learns."""
    return {
        "rule": settings.rule.value,
        "learning_rate": settings.learning_rate,
        "batch_size": settings.batch_size,
        "seed": settings.seed,
        "stop_at_step": settings.stop_at_step,
        "stop_when_converged": settings.stop_when_converged,
        "formulas": None if settings.formulas is None else list(settings.formulas),
    }


def settings_of(part: Part) -> Settings:
    """Read how the neuron learns."""
    try:
        return Settings(
            rule=rule_of(part),
            learning_rate=part.number("learning_rate", SMALLEST_RATE, LARGEST_RATE),
            batch_size=_whole_or_none(part, "batch_size"),
            seed=part.whole("seed", 0, LARGEST_COUNT),
            stop_at_step=_whole_or_none(part, "stop_at_step"),
            stop_when_converged=part.flag("stop_when_converged"),
            formulas=None if part.is_none("formulas") else _formulas(part),
        )
    except ValueError:  # a formula that can't be read
        raise PartError(part.at("formulas")) from None


def rule_of(part: Part) -> Rule:
    """Read which rule says how the weights move."""
    name = part.text("rule", LONGEST_NAME)
    if name not in _RULES:
        raise PartError(part.at("rule"))
    return _RULES[name]


def choices_to_json(choices: Choices) -> dict[str, object]:
    """Write what the pictures show."""
    return {
        choice.name: list(value) if isinstance(value, tuple) else value
        for choice in fields(choices)
        for value in (getattr(choices, choice.name),)
    }


def choices_of(part: Part) -> Choices:
    """Read what the pictures show."""
    read = Choices(
        **{choice.name: _choice(part, choice.name, choice.default) for choice in fields(Choices)}
    )
    try:
        checked = chosen(read)
    except ValueError:
        raise PartError(part.where) from None
    # The handles of the logarithm keep apart by a sum of doubles, true to its last bit or so.
    if max(abs(checked.log_a - read.log_a), abs(checked.log_b - read.log_b)) > 1e-9:
        raise PartError(part.at("log_a"))
    if replace(checked, log_a=read.log_a, log_b=read.log_b) != read:
        raise PartError(part.where)
    return read


def ghosts_to_json(ghosts: tuple[Ghost, ...]) -> list[dict[str, object]]:
    """Write the earlier runs: the loss at each step, and how they ended."""
    return [
        {
            "rule": ghost.rule.value,
            "learning_rate": ghost.learning_rate,
            "losses": array_to_json(ghost.losses),
        }
        for ghost in ghosts
    ]


def ghosts_of(part: Part, key: str) -> tuple[Ghost, ...]:
    """Read the earlier runs."""
    return tuple(_ghost(ghost) for ghost in part.parts(key, MOST_GHOSTS))


def probe_to_json(probe: tuple[float, float] | None) -> list[float] | None:
    """Write where the mystery plant is, in centimetres."""
    return None if probe is None else list(probe)


def probe_of(part: Part, key: str) -> tuple[float, float] | None:
    """Read where the mystery plant is."""
    if part.is_none(key):
        return None
    point = part.array(key, 2)
    if len(point) != 2 or np.abs(point).max() > LARGEST_CM:
        raise PartError(part.at(key))
    return float(point[0]), float(point[1])


def selection_to_json(selection: Indices) -> object:
    """Write which plants are selected, counted from 0."""
    return array_to_json(selection.astype(np.float64))


def selection_of(part: Part, key: str, plants: Dataset) -> Indices:
    """Read which plants are selected."""
    positions = part.array(key, len(plants))
    if not np.all(
        (positions >= 0) & (positions < len(plants)) & (positions == np.floor(positions))
    ):
        raise PartError(part.at(key))
    return indices(positions.astype(np.intp))


def _scaling_to_json(plants: Dataset) -> dict[str, object] | None:
    if plants.scaling is None:
        return None
    columns = (
        {} if plants.measured is None else dict(zip(_MEASURES, plants.measured.T, strict=True))
    )
    return {
        "means": list(plants.scaling.means),
        "deviations": list(plants.scaling.deviations),
        **{name: array_to_json(column) for name, column in columns.items()},
    }


def _measured_of(part: Part, count: int) -> Points | None:
    """Read the measures before they were standardised; older files have none."""
    if not any(map(part.has, _MEASURES)):
        return None
    columns = [part.array(name, count) for name in _MEASURES]
    for name, column in zip(_MEASURES, columns, strict=True):
        if len(column) != count or np.abs(column).max(initial=0.0) > LARGEST_CM:
            raise PartError(part.at(name))
    measured = np.column_stack(columns)
    freeze(measured)
    return measured


def _scaling_of(part: Part) -> Scaling | None:
    """Read how the plants were standardised, None where they were not."""
    if not part.has("scaling") or part.is_none("scaling"):
        return None
    scaling = part.part("scaling")
    means, deviations = (scaling.array(key, 2) for key in ("means", "deviations"))
    if len(means) != 2 or len(deviations) != 2:
        raise PartError(scaling.where)
    if np.abs(means).max() > LARGEST_CM or deviations.min() <= 0 or deviations.max() > LARGEST_CM:
        raise PartError(scaling.where)
    (m1, m2), (s1, s2) = means.tolist(), deviations.tolist()
    return Scaling((m1, m2), (s1, s2))


def _choice(part: Part, name: str, default: object) -> Any:
    """Read one choice, of the kind that its default is."""
    if isinstance(default, str):
        return part.text(name, LONGEST_NAME)
    if isinstance(default, int):
        return part.whole(name, 0)
    if isinstance(default, float):
        return part.number(name, -_NO_LIMIT, _NO_LIMIT)
    count = len(PAIRS[0]) if name == "map_over" else len(PARAMETERS)
    return part.texts(name, count, MOST_LETTERS)


def _ghost(part: Part) -> Ghost:
    losses: Vector = part.array("losses", MOST_STEPS + 1)
    if not len(losses):
        raise PartError(part.at("losses"))
    rate = part.number("learning_rate", SMALLEST_RATE, LARGEST_RATE)
    return Ghost(LossHistory(losses, Peaks()), rate, rule_of(part))


def _formulas(part: Part) -> tuple[str, str, str]:
    first, second, third = part.texts("formulas", len(PARAMETERS), MOST_LETTERS)
    return first, second, third


def _whole_or_none(part: Part, key: str) -> int | None:
    return None if part.is_none(key) else part.whole(key, 1, LARGEST_COUNT)
