"""Reads what a step of a lesson makes of the model, where it begins, and how it learns."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import numpy as np

from engine.arrays import Parameters
from engine.errors import UserError
from engine.files.layers import inputs_of, read_layers, widths_of
from engine.files.lessons.lesson_values import Table, Values, shown
from engine.files.lessons.toml_lines import TablePath
from engine.lab.state import LARGEST_WEIGHT
from engine.learning.settings import (
    LARGEST_COUNT,
    LARGEST_RATE,
    SMALLEST_RATE,
    Optimiser,
    Rule,
    Settings,
)
from engine.loss.penalty import LARGEST_PENALTY_RATE, NO_PENALTY, Penalty, PenaltyKind
from engine.model.activation import Activation
from engine.model.architecture import NEURON, Architecture, start_drawn
from engine.model.features import MOST_DEGREE, Feature, features_named, products_up_to
from engine.model.layers import Layer, parameters_of
from engine.model.network import Network
from engine.model.neuron import PARAMETERS, Neuron
from engine.model.split import LARGEST_SHARE, Split

PENALTIES = tuple(kind.value for kind in PenaltyKind if kind is not PenaltyKind.NONE)
SETTINGS = (
    "rule", "learning_rate", "batch_size", "seed", "stop_at_step", "stop_when_converged",
    "optimiser", *PENALTIES,
)  # fmt: skip
"""What `settings` of a step may name."""
MODEL = ("features", "degree", "hidden", "activation", "layers")
"""What a step may say of a model beyond the bare neuron."""
_NOTHING = object()


class ModelValues(Values):
    """Reads models, step after step: what a step does not name is as those before it had it."""

    def __init__(self, text: str, path: Path, faults: list[UserError] | None = None) -> None:
        super().__init__(text, path, faults)
        self._architecture = NEURON
        self._settings_so_far = Settings()

    # The model and its start

    @property
    def is_bare(self) -> bool:
        """Say whether the model of the last step that was read is the bare neuron."""
        return self._architecture.is_bare

    def start(self, step: Table, at: TablePath) -> Neuron | Network | None:
        """Read the weights that a step names, or the model, whose start is drawn by the seed."""
        neuron = self.each(None, self._neuron, step, at)
        named = [key for key in MODEL if key in step]
        if not named:
            self._architecture = self._architecture if neuron is None else NEURON
            return neuron
        was_bare, layers = self._architecture.is_bare, self.each(None, self._layers, step, at)
        self._architecture = architecture = self._model(step, at, layers)
        if "start" in step and (layers is not None or not architecture.is_bare):
            raise self.fault(at, "start", "lesson_start_of_neuron")
        is_same = was_bare and named == ["activation"]
        if "start" in step or (is_same and architecture.is_bare):
            return neuron
        if layers is not None:
            parameters = parameters_of(layers)
            is_whole = len(parameters) == architecture.size  # else they were refused
            return _model_at(architecture, parameters) if is_whole else None
        return _model_at(architecture, _usual_start(architecture, self._settings_so_far.seed))

    def _neuron(self, step: Table, at: TablePath) -> Neuron | None:
        if "start" not in step:
            return None
        return Neuron(*self.numbers(step, at, "start", len(PARAMETERS), LARGEST_WEIGHT))

    def _model(self, step: Table, at: TablePath, layers: list[Layer] | None) -> Architecture:
        """Return the architecture that a step names, and check its layers against it."""
        before, each = self._architecture, self.each
        features = each(None, self._features, step, at)
        hidden = each(None, self._hidden, step, at)
        activation = each(None, self.one_of, step, at, "activation", tuple(Activation))
        result = Architecture(
            before.features if features is None else features,
            before.hidden if hidden is None else hidden,
            Activation(activation or before.activation),
        )
        if layers is None:
            return result
        if "hidden" not in step:
            result = each(result, self._with_widths, at, result, layers)
        each(None, self._check_layers, at, layers, result)
        return result

    def _with_widths(
        self, at: TablePath, architecture: Architecture, layers: list[Layer]
    ) -> Architecture:
        try:
            return replace(architecture, hidden=tuple(widths_of(layers)[:-1]))
        except UserError as error:
            raise self.because(at, "layers", error) from None

    def _features(self, step: Table, at: TablePath) -> tuple[Feature, ...] | None:
        if "degree" in step and "features" in step:
            raise self.fault(at, "degree", "lesson_either", other="features")
        if "degree" in step:
            return products_up_to(self.whole(step, at, "degree", 1, MOST_DEGREE))
        if "features" not in step:
            return None
        given = self.of_type(step, at, "features", list, [])
        try:
            return Architecture(features_named([shown(name) for name in given])).features
        except UserError as error:
            raise self.because(at, "features", error) from None

    def _hidden(self, step: Table, at: TablePath) -> tuple[int, ...] | None:
        if "hidden" not in step:
            return None
        given = step["hidden"]
        if not isinstance(given, list) or any(type(neurons) is not int for neurons in given):
            raise self.fault(at, "hidden", "lesson_hidden")
        try:
            return Architecture(hidden=tuple(given)).hidden
        except UserError as error:
            raise self.because(at, "hidden", error) from None

    def _layers(self, step: Table, at: TablePath) -> list[Layer] | None:
        if "layers" not in step:
            return None
        given = self.of_type(step, at, "layers", list, [])
        try:
            if not given:
                raise UserError("start_layer", layer=1)
            return read_layers(given, LARGEST_WEIGHT)
        except UserError as error:
            if error.code == "start_layer":
                layer = error.facts["layer"]
                raise self.fault(at, "layers", "lesson_layer", layer=layer) from None
            raise self.because(at, "layers", error) from None

    def _check_layers(self, at: TablePath, layers: list[Layer], architecture: Architecture) -> None:
        """Refuse layers of another model than the one that is named."""
        found, inputs = inputs_of(layers), len(architecture.features)
        if found != inputs:
            error = UserError("start_inputs", layer=1, found=found, inputs=inputs)
            raise self.because(at, "layers", error)
        widths = widths_of(layers)[:-1]
        if tuple(widths) != architecture.hidden:
            facts = {"text": json.dumps(architecture.hidden), "hidden": json.dumps(widths)}
            raise self.because(at, "hidden", UserError("start_hidden", **facts))

    # How it learns

    def settings(self, step: Table, at: TablePath) -> dict[str, Any]:
        """Read the settings that a step names."""
        given = self.of_type(step, at, "settings", dict, {})
        path, result = (*at, "settings"), dict[str, Any]()
        elsewhere = dict.fromkeys(
            ("speed", "window", *MODEL, "test_share", "reveal_test"), "lesson_of_step"
        )
        self.known(given, path, SETTINGS, elsewhere)
        if set(PENALTIES) <= set(given):
            self.refuse(self.fault(path, "l2", "lesson_either", other="l1"))
        for key in (key for key in SETTINGS if key in given):
            value = self.each(_NOTHING, self._setting, given, path, key)
            if value is not _NOTHING:
                result["penalty" if key in PENALTIES else key] = value
        try:
            self._settings_so_far = replace(self._settings_so_far, **result)
        except UserError as error:
            raise self.because(path, next(iter(given)), error) from None
        return result

    def check_rule(self, step: Table, at: TablePath) -> None:
        """Refuse Rosenblatt's rule for a model that can't learn by it."""
        is_rosenblatt = self._settings_so_far.rule is Rule.PERCEPTRON
        if not is_rosenblatt or self._architecture.is_bare:
            return
        if named := [key for key in (*MODEL, "settings") if key in step]:
            raise self.because(at, named[0], UserError("rule_of_neuron"))

    def test_split(self, step: Table, at: TablePath) -> Split | Literal["none"] | None:
        """Read which share of the plants is held out; 0 for none."""
        if "test_share" not in step:
            return None
        share = self.number(step, at, "test_share", 0, LARGEST_SHARE)
        return Split(share, self._settings_so_far.seed) if share else "none"

    def _setting(self, given: Table, at: TablePath, key: str) -> object:
        if key == "rule":
            return Rule(self.one_of(given, at, key, tuple(rule.value for rule in Rule)))
        if key == "optimiser":
            return Optimiser(self.one_of(given, at, key, tuple(Optimiser)) or Optimiser.ADAM)
        if key == "learning_rate":
            return self.number(given, at, key, SMALLEST_RATE, LARGEST_RATE)
        if key in PENALTIES:
            rate = self.number(given, at, key, 0, LARGEST_PENALTY_RATE)
            return Penalty(PenaltyKind(key), rate) if rate else NO_PENALTY
        if key == "stop_when_converged":
            return self.of_type(given, at, key, bool, True)
        if key == "seed":
            return self.whole(given, at, key, 0, LARGEST_COUNT)
        return self.whole(given, at, key, 0, LARGEST_COUNT) or None  # 0: all plants, or never


def _usual_start(architecture: Architecture, seed: int) -> Parameters:
    """Return what a run begins at: 0, or what is drawn where there are hidden neurons."""
    if architecture.is_network:
        return start_drawn(architecture, seed)
    return np.zeros(architecture.size)


def _model_at(architecture: Architecture, parameters: Parameters) -> Neuron | Network:
    if architecture.is_bare:
        return Neuron.of(parameters)
    return Network(architecture, parameters)
