"""What the scripts of a run of any model have in common: inputs, start, loops, what is printed."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

import numpy as np

from engine.arrays import Parameters
from engine.files.runs.script_parts import (
    WIDTH,
    Comments,
    indented,
    plants_lines,
    scaling_lines,
    why_given,
)
from engine.lab.replay import Doubt, Leg
from engine.learning.settings import Optimiser, Rule
from engine.loss.penalty import PenaltyKind
from engine.model.architecture import Architecture
from engine.model.dataset import Dataset
from engine.model.features import Feature

_FEATURE_CODE = {
    Feature.SUM_OF_SQUARES: "x1**2 + x2**2",
    Feature.SIN_X1: "np.sin(x1)",
    Feature.SIN_X2: "np.sin(x2)",
}


class Stretch(NamedTuple):
    """Legs in a row that differ in their rates alone: one loop of a script."""

    legs: list[Leg]
    rule: Rule
    optimiser: Optimiser
    penalty: PenaltyKind
    batch_size: int | None
    memory_from: int
    """The step at which the optimiser began: another one starts with no memory."""

    @property
    def first(self) -> int:
        """The step before its first one."""
        return self.legs[0].first

    @property
    def begins_optimiser(self) -> bool:
        """Say whether the optimiser has no memory yet."""
        return self.memory_from == self.first


@dataclass(frozen=True)
class ScriptedRun:
    """What a script gives again: a run of a model from its start over legs of settings."""

    plants: Dataset
    architecture: Architecture
    start: Parameters
    legs: list[Leg]
    comment: Comments
    plants_file: str | None = None
    doubt: Doubt | None = None
    """Why the legs do not lead from the start to what is shown: `start` is that then."""

    @property
    def count(self) -> int:
        """How many plants it learns from."""
        return len(self.plants.training)

    @property
    def has_test(self) -> bool:
        """Say whether any plant is held out."""
        return self.count < len(self.plants)

    @property
    def stretches(self) -> list[Stretch]:
        """The loops of the script."""
        if self.doubt is not None:
            return []
        result: list[Stretch] = []
        for (rule, optimiser, penalty, size, _), legs in groupby(self.legs, self._kind):
            each = list(legs)
            goes_on = bool(result) and result[-1].optimiser is optimiser
            begun = result[-1].memory_from if goes_on else each[0].first
            result.append(Stretch(each, rule, optimiser, penalty, size, begun))
        return result

    def _kind(self, leg: Leg) -> tuple[Rule, Optimiser, PenaltyKind, int | None, int | None]:
        settings, size = leg.settings, leg.batch_size(self.count)
        has_none = settings.penalty.is_none or settings.rule is Rule.PERCEPTRON
        penalty = PenaltyKind.NONE if has_none else settings.penalty.kind
        seed = None if size is None else settings.seed
        return settings.rule, settings.optimiser, penalty, size, seed


def title_lines(run: ScriptedRun, needs: str) -> list[str]:
    """Say what learns, in how many steps, and what the script needs."""
    architecture, comment = run.architecture, run.comment
    inputs = len(architecture.features)
    shape = "-".join(map(str, (inputs, *architecture.hidden, 1)))
    kind = "network" if architecture.is_network else "neuron"
    steps = run.legs[-1].last if run.legs else 0
    name = f"{kind}_learns" if steps else f"{kind}_starts"
    return [*comment.lines(name, shape=shape, inputs=inputs, steps=steps), *comment.lines(needs)]


def data_lines(run: ScriptedRun, join: str, learnt: str, tested: str) -> list[str]:
    """Return plants and inputs; of those held out, which they are.

    `join` makes an array of the inputs; `learnt` and `tested` index it by the mask `held_out`.
    """
    comment = run.comment
    features = [f"    {_feature_code(feature)}," for feature in run.architecture.features]
    lines = [
        *plants_lines(run.plants, comment, run.plants_file),
        *scaling_lines(run.plants, comment),
        f"x = {join}([  {comment('inputs')}",
        *features,
        "])",
    ]
    if run.has_test:
        lines += _held_out_lines(run.plants, comment)
        lines += [f"x_test, y_test = x[{tested}], y[held_out]"]
        lines += [f"x, y = x[{learnt}], y[~held_out]"]
    return lines


def _feature_code(feature: Feature) -> str:
    code = _FEATURE_CODE.get(feature)
    return code or feature.value.replace("*", " * ").replace("^", "**")


def _held_out_lines(plants: Dataset, comment: Comments) -> list[str]:
    """Draw the plants held out again; where others were taken away since, list them."""
    held_out, split = plants.held_out, plants.split
    if held_out is None:
        return []
    if split is not None and np.array_equal(split.holds_out(0, len(plants)), held_out):
        drawn = f"np.random.default_rng({split.entropy}).random(len(y)) < {split.share!r}"
        return [comment("held_out"), f"held_out = {drawn}"]
    places = textwrap.wrap(", ".join(map(str, np.flatnonzero(held_out).tolist())), WIDTH - 4)
    return [
        comment("held_out"),
        "held_out = np.zeros(len(y), dtype=bool)",
        "held_out[[",
        *indented(places, 1),
        "]] = True",
    ]


def start_lines(run: ScriptedRun) -> list[str]:
    """Return the parameters as lists W and b, an array a layer."""
    comment, steps = run.comment, run.legs[-1].last if run.legs else 0
    if run.doubt is None:
        lines = [comment("layers_at_start")]
    else:
        lines = why_given(run.doubt, run.legs, comment)
        lines += [comment("layers_on_screen", steps=steps)]
    weights, biases = ["W = ["], ["b = ["]
    for layer in run.architecture.layers:
        rows = run.start[layer.weights].reshape(layer.neurons, layer.inputs).tolist()
        weights += _array_of_rows(rows)
        biases += _array_of(run.start[layer.biases].tolist())
    return [*lines, *weights, "]", *biases, "]"]


def _array_of(values: list[float] | list[list[float]]) -> list[str]:
    """Return an array in a list of arrays: on one line where there is room for it."""
    line = f"    np.array({values!r}),"
    return [line] if len(line) <= WIDTH else ["    np.array(", *_row(values, 8), "    ),"]


def _array_of_rows(rows: list[list[float]]) -> list[str]:
    if len(rows) == 1 or len(f"    np.array({rows!r}),") <= WIDTH:
        return _array_of(rows)
    lines = (line for row in rows for line in _row(row, 8))
    return ["    np.array([", *lines, "    ]),"]


def _row(values: list[float] | list[list[float]], indent: int) -> list[str]:
    """Return a list of numbers and a comma, over several lines where it is long."""
    wrapped = textwrap.wrap(f"{values!r},", WIDTH - indent - 1)
    return [" " * (indent + bool(number)) + line for number, line in enumerate(wrapped)]


def loop_lines(
    stretch: Stretch,
    names: Sequence[str],
    each_leg: list[str],
    body: list[str],
    comment: Comments,
) -> list[str]:
    """Return the loop over the steps; where the rates change, in a loop over legs.

    `names` are those of the rates that the body needs, `alpha` and `R`; `each_leg` stands before
    the steps of a leg.
    """
    if len(stretch.legs) == 1:
        (leg,) = stretch.legs
        values = zip(names, _rates(leg, names), strict=True)
        head = [f"{name} = {value!r}  {comment(name)}" for name, value in values]
        steps = f"{leg.last}" if leg.first == 0 else f"{leg.first}, {leg.last}"
        return [*head, *each_leg, f"for step in range({steps}):", *indented(body, 1)]
    rows = [
        f"    ({', '.join(map(repr, (*_rates(leg, names), leg.first, leg.last)))}),"
        for leg in stretch.legs
    ]
    legs = "_".join(["legs", *names])
    return [
        f"for {', '.join(names)}, first, last in [  {comment(legs)}",
        *rows,
        "]:",
        *indented([*each_leg, "for step in range(first, last):"], 1),
        *indented(body, 2),
    ]


def _rates(leg: Leg, names: Sequence[str]) -> list[float]:
    rates = {"alpha": leg.settings.learning_rate, "R": leg.settings.penalty.rate}
    return [rates[name] for name in names]


def printing_lines(run: ScriptedRun, weights: str, biases: str, z: str) -> list[str]:
    """Print the parameters by layer, loss and accuracy; those of plants held out as well.

    `weights` and `biases` are lists of layer k, `z` is worked out from x.
    """
    comment = run.comment
    prefix = "{name}" if run.has_test else ""
    body = [
        f"z = {z}",
        f"loss = np.mean(np.logaddexp(0, np.where(y == 1, -z, z)))  {comment('loss')}",
        f"accuracy = np.mean((z >= 0) == (y == 1))  {comment('accuracy')}",
        rf'print(f"{prefix}loss = {{loss}}\n{prefix}accuracy = {{accuracy}}")',
    ]
    if run.has_test:
        head = 'for name, x, y in [("", x, y), ("test_", x_test, y_test)]:'
        body = [f"{head}  {comment('both_parts')}", *indented(body, 1)]
    return [
        "for k in range(len(W)):",
        f'    print(f"weights_{{k + 1}} = {{{weights}}}")',
        f'    print(f"biases_{{k + 1}} = {{{biases}}}")',
        *body,
    ]
