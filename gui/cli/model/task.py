"""What `train` is to learn: the plants, the model, its start and settings, as the options say."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import numpy as np

from engine.arrays import Parameters
from engine.errors import UserError
from engine.files.runs import start_parameters
from engine.files.runs.start_parameters import StartParameters
from engine.learning.settings import Optimiser, Rule, Settings
from engine.loss.penalty import Penalty, PenaltyKind
from engine.model.activation import Activation
from engine.model.architecture import NEURON, Architecture
from engine.model.dataset import Dataset
from engine.model.features import Feature, features_named, products_up_to
from engine.model.split import Split

Made = TypeVar("Made")


@dataclass(frozen=True, eq=False)
class Task:
    """Plants, settings, the model and where it starts (n,); None where nothing says so."""

    plants: Dataset
    settings: Settings
    architecture: Architecture = NEURON
    start: Parameters | None = None


@dataclass(frozen=True, eq=False)
class ModelOptions:
    """What the options say of the model; None where they say nothing.

    Read from them with `model_options`, before the plants are: a refusal waits for no large table.
    """

    features: tuple[Feature, ...] | None
    hidden: tuple[int, ...] | None
    activation: Activation | None
    neuron: tuple[float, float, float] | None
    file: Path | None
    given: StartParameters | None


def model_options(options: argparse.Namespace) -> ModelOptions:
    """Read what the options say of the model, and their file of parameters. Raises UserError."""
    file: Path | None = options.start_parameters
    found = ModelOptions(
        features=_features(options),
        hidden=options.hidden,
        activation=None if options.activation is None else Activation(options.activation),
        neuron=options.start,
        file=file,
        given=None if file is None else start_parameters.read(file),
    )
    _of("--hidden", lambda: Architecture(hidden=found.hidden or ()))
    _check_agreement(found)
    return found


def with_options(task: Task, options: argparse.Namespace, model: ModelOptions) -> Task:
    """Return what a file holds, but for what the options say otherwise. Raises UserError."""
    settings = _settings(task.settings, options)
    architecture = _architecture(task.architecture, model)
    return Task(
        _plants(task.plants, options, settings.seed),
        _of_model(settings, architecture),
        architecture,
        _start(task, architecture, model),
    )


def is_turned_to_descent(before: Task, now: Task) -> bool:
    """Say whether a session learnt in a way that only the bare neuron can, which this is not."""
    return _of_model(before.settings, now.architecture) is not before.settings


# What the options say


def _features(options: argparse.Namespace) -> tuple[Feature, ...] | None:
    if options.degree is not None:
        return _of("--degree", lambda: products_up_to(options.degree))
    if options.features is None:
        return None
    return _of("--features", lambda: Architecture(features_named(options.features)).features)


def _check_agreement(model: ModelOptions) -> None:
    """Refuse options that say otherwise than the file of parameters. Raises UserError."""
    given, file = model.given, model.file
    if given is None or file is None:
        return
    _check_given(given, file)
    if model.hidden is not None and model.hidden != given.hidden:
        raise _disagreement("--hidden", file, model.hidden, given.hidden)
    if model.features is not None and given.features not in (None, model.features):
        raise _disagreement("--features", file, model.features, given.features or ())
    if model.features is not None:
        _check_inputs(model.features, given, file)
    is_other = model.activation is not None and given.activation not in (None, model.activation)
    if given.hidden and is_other:
        raise _disagreement("--activation", file, (model.activation,), (given.activation,))


def _check_given(given: StartParameters, file: Path) -> None:
    try:
        Architecture(given.features or NEURON.features, given.hidden)
    except UserError as error:
        raise UserError("start_because", file=file.name, because=error) from None


def _check_inputs(features: tuple[Feature, ...], given: StartParameters, file: Path) -> None:
    if len(features) != given.inputs:
        raise UserError(
            "start_inputs_differ", file=file.name, found=given.inputs, inputs=len(features)
        )


def _disagreement(
    option: str, file: Path, said: tuple[object, ...], held: tuple[object, ...]
) -> UserError:
    texts = [", ".join(map(str, values)) or "none" for values in (said, held)]
    return UserError("start_disagrees", option=option, file=file.name, said=texts[0], held=texts[1])


def _of(option: str, make: Callable[[], Made]) -> Made:
    """Make something of an option; a refusal names the option."""
    try:
        return make()
    except UserError as error:
        raise UserError("option_because", option=option, because=error) from None


# What they make of the task


def _settings(settings: Settings, options: argparse.Namespace) -> Settings:
    optimiser = None if options.optimizer is None else Optimiser(options.optimizer)
    overrides = {
        "learning_rate": options.learning_rate,
        "batch_size": options.batch,
        "seed": options.seed,
        "optimiser": optimiser,
        "penalty": _penalty(options),
    }
    given = {name: value for name, value in overrides.items() if value is not None}
    return replace(settings, **given)


def _penalty(options: argparse.Namespace) -> Penalty | None:
    for kind, rate in ((PenaltyKind.L1, options.l1), (PenaltyKind.L2, options.l2)):
        if rate is not None:
            return _of(f"--{kind.value}", lambda: Penalty(kind, rate))  # noqa: B023
    return None


def _of_model(settings: Settings, architecture: Architecture) -> Settings:
    """Rosenblatt's rule and a student's formulas are of the bare neuron: others descend."""
    if architecture.is_bare or (settings.rule, settings.formulas) == (Rule.GRADIENT, None):
        return settings
    return replace(settings, rule=Rule.GRADIENT, formulas=None)


def _plants(plants: Dataset, options: argparse.Namespace, seed: int) -> Dataset:
    share = options.test_share
    if share is None:
        return plants
    split = None if share == 0 else _of("--test-share", lambda: Split(share, seed))
    return plants.split_by(split)


def _architecture(before: Architecture, model: ModelOptions) -> Architecture:
    given = model.given
    if given is not None and model.file is not None:
        features, hidden = given.features or model.features or before.features, given.hidden
        activation = given.activation or model.activation or before.activation
        _check_inputs(features, given, model.file)
        return Architecture(features, hidden, activation)
    return Architecture(
        before.features if model.features is None else model.features,
        before.hidden if model.hidden is None else model.hidden,
        model.activation or before.activation,
    )


def _start(task: Task, architecture: Architecture, model: ModelOptions) -> Parameters | None:
    if model.neuron is not None:
        if not architecture.is_bare:
            raise UserError("start_of_neuron")
        return np.array(model.neuron)
    if model.given is not None:
        return model.given.parameters
    return task.start if architecture == task.architecture else None
