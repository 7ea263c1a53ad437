"""What the options of `train` say of the model, and whether they agree with one another."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from engine.errors import UserError
from engine.files.runs import start_parameters
from engine.files.runs.start_parameters import StartParameters
from engine.learning.settings import Optimiser
from engine.loss.penalty import Penalty, PenaltyKind
from engine.model.activation import Activation
from engine.model.architecture import NEURON, Architecture
from engine.model.features import Feature, features_named, products_up_to
from engine.model.split import Split

Made = TypeVar("Made")


@dataclass(frozen=True, eq=False)
class StartFile:
    """A file of parameters to start from, and what it holds."""

    name: str
    content: StartParameters

    def check_inputs(self, features: tuple[Feature, ...]) -> None:
        """Raise UserError `start_inputs_differ` where it is for another number of inputs."""
        found, inputs = self.content.inputs, len(features)
        if found != inputs:
            raise UserError("start_inputs_differ", file=self.name, found=found, inputs=inputs)


@dataclass(frozen=True, eq=False)
class ModelOptions:
    """What the options say of the model and its learning; None where they say nothing."""

    features: tuple[Feature, ...] | None
    hidden: tuple[int, ...] | None
    activation: Activation | None
    neuron: tuple[float, float, float] | None
    file: StartFile | None
    optimiser: Optimiser | None
    penalty: Penalty | None
    test_share: float | None


def model_options(options: argparse.Namespace) -> ModelOptions:
    """Read the options, and the file of parameters, before any large table is. Raises UserError."""
    if options.hidden is not None:
        _named("--hidden", lambda: Architecture(hidden=options.hidden))
    if options.test_share:
        _named("--test-share", lambda: Split(options.test_share, 0))
    result = ModelOptions(
        features=_features(options),
        hidden=options.hidden,
        activation=None if options.activation is None else Activation(options.activation),
        neuron=options.start,
        file=_start_file(options.start_parameters),
        optimiser=None if options.optimizer is None else Optimiser(options.optimizer),
        penalty=_penalty(options),
        test_share=options.test_share,
    )
    if result.file is not None:
        _check_agreement(result, result.file)
    return result


def _features(options: argparse.Namespace) -> tuple[Feature, ...] | None:
    if options.degree is not None:
        return _named("--degree", lambda: products_up_to(options.degree))
    if options.features is None:
        return None
    return _named("--features", lambda: Architecture(features_named(options.features)).features)


def _penalty(options: argparse.Namespace) -> Penalty | None:
    if options.l1 is not None:
        return _named("--l1", lambda: Penalty(PenaltyKind.L1, options.l1))
    if options.l2 is not None:
        return _named("--l2", lambda: Penalty(PenaltyKind.L2, options.l2))
    return None


def _start_file(path: Path | None) -> StartFile | None:
    if path is None:
        return None
    content = start_parameters.read(path)
    try:
        Architecture(content.features or NEURON.features, content.hidden)
    except UserError as error:
        raise UserError("start_because", file=path.name, because=error) from None
    return StartFile(path.name, content)


def _check_agreement(said: ModelOptions, file: StartFile) -> None:
    """Refuse options that say otherwise than the file of parameters. Raises UserError."""
    held = file.content
    if said.hidden is not None and said.hidden != held.hidden:
        raise _disagreement("--hidden", file, said.hidden, held.hidden)
    if said.features is not None and held.features not in (None, said.features):
        raise _disagreement("--features", file, said.features, held.features or ())
    if said.features is not None:
        file.check_inputs(said.features)
    is_other = said.activation is not None and held.activation not in (None, said.activation)
    if held.hidden and is_other:
        raise _disagreement("--activation", file, (said.activation,), (held.activation,))


def _disagreement(
    option: str, file: StartFile, said: tuple[object, ...], held: tuple[object, ...]
) -> UserError:
    texts = [", ".join(map(str, values)) or "none" for values in (said, held)]
    return UserError("start_disagrees", option=option, file=file.name, said=texts[0], held=texts[1])


def _named(option: str, make: Callable[[], Made]) -> Made:
    """Make something of an option; a refusal names the option."""
    try:
        return make()
    except UserError as error:
        raise UserError("option_because", option=option, because=error) from None
