"""What `train` is to learn: the plants, the model, its start and settings."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace

import numpy as np

from engine.arrays import Parameters
from engine.errors import UserError
from engine.learning.settings import Rule, Settings
from engine.model.architecture import NEURON, Architecture
from engine.model.dataset import Dataset
from engine.model.split import Split
from gui.cli.model.options import ModelOptions


@dataclass(frozen=True, eq=False)
class Task:
    """Plants, settings, the model and where it starts (n,); None where nothing says so."""

    plants: Dataset
    settings: Settings
    architecture: Architecture = NEURON
    start: Parameters | None = None


def with_options(task: Task, options: argparse.Namespace, model: ModelOptions) -> Task:
    """Return what a file holds, but for what the options say otherwise. Raises UserError."""
    settings = _settings(task.settings, options, model)
    architecture = _architecture(task.architecture, model)
    return Task(
        _plants(task.plants, model.test_share, settings.seed),
        _of_model(settings, architecture),
        architecture,
        _start(task, architecture, model),
    )


def is_turned_to_descent(before: Task, now: Task) -> bool:
    """Say whether a session learnt in a way that only the bare neuron can, which this is not."""
    return _of_model(before.settings, now.architecture) is not before.settings


def _settings(settings: Settings, options: argparse.Namespace, model: ModelOptions) -> Settings:
    overrides = {
        "learning_rate": options.learning_rate,
        "batch_size": options.batch,
        "seed": options.seed,
        "optimiser": model.optimiser,
        "penalty": model.penalty,
    }
    given = {name: value for name, value in overrides.items() if value is not None}
    return replace(settings, **given)


def _of_model(settings: Settings, architecture: Architecture) -> Settings:
    """Rosenblatt's rule and a student's formulas are of the bare neuron: others descend."""
    if architecture.is_bare or (settings.rule, settings.formulas) == (Rule.GRADIENT, None):
        return settings
    return replace(settings, rule=Rule.GRADIENT, formulas=None)


def _plants(plants: Dataset, share: float | None, seed: int) -> Dataset:
    if share is None:
        return plants
    return plants.split_by(Split(share, seed) if share else None)


def _architecture(before: Architecture, model: ModelOptions) -> Architecture:
    features, hidden, activation = model.features, model.hidden, model.activation
    if model.file is not None:
        held = model.file.content
        features, hidden = held.features or features, held.hidden
        activation = held.activation or activation
        model.file.check_inputs(features or before.features)
    return Architecture(
        before.features if features is None else features,
        before.hidden if hidden is None else hidden,
        activation or before.activation,
    )


def _start(task: Task, architecture: Architecture, model: ModelOptions) -> Parameters | None:
    if model.neuron is not None:
        if not architecture.is_bare:
            raise UserError("start_of_neuron")
        return np.array(model.neuron)
    if model.file is not None:
        return model.file.content.parameters
    return task.start if architecture == task.architecture else None
