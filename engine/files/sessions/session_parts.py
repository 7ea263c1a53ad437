"""The parts of a session's file: each written as plain values, and read back with every check."""

from __future__ import annotations

import sys
from dataclasses import fields, replace
from typing import Any

import numpy as np

from engine.arrays import Indices, Vector, freeze, indices
from engine.errors import UserError
from engine.files.sessions.json_part import Part, PartError, array_to_json
from engine.files.sessions.model_part import architecture_of, architecture_to_json
from engine.formula import MOST_LETTERS
from engine.lab.choices import MOST_MARKS, Choices, chosen
from engine.learning.loss_history import LossHistory, Peaks
from engine.learning.run import MOST_GHOSTS, MOST_PATH_POINTS, Ghost, Path
from engine.learning.settings import (
    LARGEST_COUNT,
    LARGEST_RATE,
    SMALLEST_RATE,
    Optimiser,
    Rule,
    Settings,
)
from engine.learning.trace import MOST_STEPS
from engine.loss.penalty import LARGEST_PENALTY_RATE, NO_PENALTY, Penalty, PenaltyKind
from engine.model.architecture import NEURON, Architecture
from engine.model.dataset import LARGEST_CM, Dataset
from engine.model.neuron import PARAMETERS
from engine.model.split import LARGEST_SHARE

LONGEST_NAME = 1_000
_NO_LIMIT = sys.float_info.max  # NumPy's own could not be compared with 10^400
_RULES = {rule.value: rule for rule in Rule}


def settings_to_json(settings: Settings) -> dict[str, object]:
    """Write how the neuron learns; optimiser and penalty only where they are not of version 1."""
    return {
        "rule": settings.rule.value,
        "learning_rate": settings.learning_rate,
        "batch_size": settings.batch_size,
        "seed": settings.seed,
        "stop_at_step": settings.stop_at_step,
        "stop_when_converged": settings.stop_when_converged,
        "formulas": None if settings.formulas is None else list(settings.formulas),
        **_descent_to_json(settings),
    }


def _descent_to_json(learned_with: Settings | Ghost) -> dict[str, object]:
    """Write optimiser and penalty where they are not those of version 1."""
    result: dict[str, object] = {}
    if learned_with.optimiser is not Optimiser.GRADIENT_DESCENT:
        result["optimiser"] = learned_with.optimiser.value
    penalty = learned_with.penalty
    if penalty != NO_PENALTY:
        result["penalty"] = {"kind": penalty.kind.value, "rate": penalty.rate}
    return result


def settings_of(part: Part, architecture: Architecture = NEURON) -> Settings:
    """Read how the model learns; only the bare neuron has another rule, or formulas."""
    settings = _settings_of(part)
    if not architecture.is_bare:
        if settings.rule is not Rule.GRADIENT:
            raise PartError(part.at("rule"))
        if settings.formulas is not None:
            raise PartError(part.at("formulas"))
    return settings


def _settings_of(part: Part) -> Settings:
    try:
        return Settings(
            rule=rule_of(part),
            learning_rate=part.number("learning_rate", SMALLEST_RATE, LARGEST_RATE),
            batch_size=_whole_or_none(part, "batch_size"),
            seed=part.whole("seed", 0, LARGEST_COUNT),
            stop_at_step=_whole_or_none(part, "stop_at_step"),
            stop_when_converged=part.flag("stop_when_converged"),
            formulas=None if part.is_none("formulas") else _formulas(part),
            optimiser=_optimiser_of(part),
            penalty=_penalty_of(part),
        )
    except UserError as fault:  # a formula that can't be read, or a rule that knows no penalty
        is_of_rule = fault.code == "penalty_of_descent" and rule_of(part) is Rule.PERCEPTRON
        raise PartError(part.at("rule" if is_of_rule else "formulas")) from None


def rule_of(part: Part) -> Rule:
    """Read which rule says how the weights move."""
    name = part.text("rule", LONGEST_NAME)
    if name not in _RULES:
        raise PartError(part.at("rule"))
    return _RULES[name]


def _optimiser_of(part: Part) -> Optimiser:
    if not part.has("optimiser"):
        return Optimiser.GRADIENT_DESCENT
    return part.member("optimiser", Optimiser)


def _penalty_of(part: Part) -> Penalty:
    if not part.has("penalty"):
        return NO_PENALTY
    penalty = part.part("penalty")
    rate = penalty.number("rate", 0.0, LARGEST_PENALTY_RATE)
    return Penalty(penalty.member("kind", PenaltyKind), rate)


_CHOICES_OF_FORMAT_1 = {
    "slope_along", "summit_along", "map_over", "surface_shows", "free_z", "log_a", "log_b",
    "repeats", "derivation_line", "valley_start", "valley_rate", "formulas",
}  # fmt: skip


def choices_to_json(choices: Choices) -> dict[str, object]:
    """Write what the pictures show; what came after format 1 only where it was chosen."""
    return {
        choice.name: _listed(value)
        for choice in fields(choices)
        for value in (getattr(choices, choice.name),)
        if choice.name in _CHOICES_OF_FORMAT_1 or value != choice.default
    }


def _listed(value: object) -> object:
    return [_listed(part) for part in value] if isinstance(value, tuple) else value


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
            **_descent_to_json(ghost),
            **_other_model_to_json(ghost.architecture),
            **test_share_to_json(ghost.test_share),
            **_path_to_json(ghost.path),
        }
        for ghost in ghosts
    ]


def test_share_to_json(share: float) -> dict[str, object]:
    """Write which share of the plants a run held out at its end, if it held any out."""
    return {"test_share": share} if share else {}


def test_share_of(part: Part) -> float:
    """Read which share of the plants a run held out at its end."""
    return part.number("test_share", 0.0, LARGEST_SHARE) if part.has("test_share") else 0.0


def _other_model_to_json(architecture: Architecture) -> dict[str, object]:
    if architecture == NEURON:
        return {}
    return {"architecture": architecture_to_json(architecture)}


def _path_to_json(path: Path | None) -> dict[str, object]:
    return {} if path is None else {"path": array_to_json(path.ravel())}


def _path_of(part: Part) -> Path | None:
    if not part.has("path"):
        return None
    flat = part.array("path", MOST_PATH_POINTS * len(PARAMETERS))
    if not len(flat) or len(flat) % len(PARAMETERS):
        raise PartError(part.at("path"))
    path = flat.reshape(-1, len(PARAMETERS))
    freeze(path)
    return path


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
    return indices(part.wholes(key, len(plants), 0, len(plants) - 1))


def _choice(part: Part, name: str, default: object) -> Any:
    """Read one choice, of the kind that its default is."""
    if name not in _CHOICES_OF_FORMAT_1 and not part.has(name):
        return default
    if name == "racers":
        return part.members(name, Optimiser)
    if name == "zero_marks":
        return _places(part, name)
    if isinstance(default, str):
        return part.text(name, LONGEST_NAME)
    if isinstance(default, bool):
        return part.flag(name)
    if isinstance(default, int):
        return part.whole(name, 0)
    if isinstance(default, float):
        return part.number(name, -_NO_LIMIT, _NO_LIMIT)
    assert isinstance(default, tuple)
    return part.texts(name, len(default), MOST_LETTERS)


def _places(part: Part, name: str) -> tuple[tuple[float, float], ...]:
    """Read places of the field, in centimetres."""
    given = part.value(name)
    if not isinstance(given, list) or len(given) > MOST_MARKS:
        raise PartError(part.at(name))
    return tuple((x1, x2) for x1, x2 in part.rows(name, len(given), 2).tolist())


def _ghost(part: Part) -> Ghost:
    losses: Vector = part.array("losses", MOST_STEPS + 1)
    if not len(losses):
        raise PartError(part.at("losses"))
    rate = part.number("learning_rate", SMALLEST_RATE, LARGEST_RATE)
    is_bare = not part.has("architecture")
    architecture = NEURON if is_bare else architecture_of(part.part("architecture"))
    return Ghost(
        LossHistory(losses, Peaks()), rate, rule_of(part),
        _optimiser_of(part), _penalty_of(part), architecture, test_share_of(part),
        _path_of(part) if architecture.is_bare else None,
    )  # fmt: skip


def _formulas(part: Part) -> tuple[str, str, str]:
    first, second, third = part.texts("formulas", len(PARAMETERS), MOST_LETTERS)
    return first, second, third


def _whole_or_none(part: Part, key: str) -> int | None:
    return None if part.is_none(key) else part.whole(key, 1, LARGEST_COUNT)
