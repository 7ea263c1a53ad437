"""What a script in R is given: vectors, matrices, plants, the start of a run."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import numpy as np

from engine.files.runs.network_parts import ScriptedRun
from engine.files.runs.script_parts import (
    WIDTH,
    indented,
    scaling_lines,
    what_is_measured,
    why_given,
)


def data_lines(run: ScriptedRun) -> list[str]:
    """Return plants and inputs; of those held out, which they are."""
    comment = run.comment
    features = [feature.value.replace("*", " * ") for feature in run.architecture.features]
    lines = [
        *_plants_lines(run),
        *scaling_lines(run.plants, comment),
        f"x <- rbind(  {comment('inputs')}",
        *(f"  {feature}{',' if feature is not features[-1] else ''}" for feature in features),
        ")",
    ]
    if run.has_test:
        held_out = run.plants.held_out
        assert held_out is not None
        lines += [
            comment("held_out"),
            *vector_lines("test", (np.flatnonzero(held_out) + 1).tolist()),
            "x_test <- x[, test, drop = FALSE]",
            "y_test <- y[test]",
            "x <- x[, -test, drop = FALSE]",
            "y <- y[-test]",
        ]
    return lines


def _plants_lines(run: ScriptedRun) -> list[str]:
    plants, comment = run.plants, run.comment
    if run.plants_file is not None:
        named = run.plants_file.replace("\\", "\\\\").replace('"', '\\"')
        return [
            *what_is_measured(plants, comment, "file"),
            comment("r_folder"),
            f'plants <- read.csv("{named}", col.names = c("x1", "x2", "y"))',
            "x1 <- plants$x1",
            "x2 <- plants$x2",
            "y <- plants$y",
        ]
    x1, x2 = plants.x.T.tolist()
    return [
        *what_is_measured(plants, comment, "plants"),
        *vector_lines("x1", x1),
        *vector_lines("x2", x2),
        *vector_lines("y", [int(kind) for kind in plants.y.tolist()]),
    ]


def start_lines(run: ScriptedRun) -> list[str]:
    """Return the parameters as one list: the weights of each layer, then its biases."""
    comment, steps = run.comment, run.legs[-1].last if run.legs else 0
    if run.doubt is None:
        lines = comment.lines("r_layers_at_start")
    else:
        lines = why_given(run.doubt, run.legs, comment)
        lines += comment.lines("r_layers_on_screen", steps=steps)
    layers, values = run.architecture.layers, list[list[str]]()
    for layer in layers:
        rows = run.start[layer.weights].reshape(layer.neurons, layer.inputs).tolist()
        values.append(matrix_lines(rows))
    values += [_vector(run.start[layer.biases].tolist()) for layer in layers]
    for each in values[:-1]:
        each[-1] += ","
    return [
        *lines,
        f"layers <- {len(layers)}",
        "p <- list(",
        *indented_by_two([line for each in values for line in each]),
        ")",
    ]


def vector_lines(name: str, values: Sequence[float]) -> list[str]:
    """Return a named vector of numbers, over several lines where they are many."""
    first, *others = _vector(values, len(name) + 4)
    return [f"{name} <- {first}", *others]


def matrix_lines(rows: Sequence[Sequence[float]]) -> list[str]:
    """Return a matrix, row by row."""
    lines = [_vector(row) for row in rows]
    if len(lines) == 1 and len(lines[0]) == 1:
        return [f"rbind({lines[0][0]})"]
    for each in lines[:-1]:
        each[-1] += ","
    return ["rbind(", *indented_by_two([line for each in lines for line in each]), ")"]


def _vector(values: Sequence[float], before: int = 4) -> list[str]:
    text = ", ".join(map(repr, values))
    if len(text) + before + 4 <= WIDTH:
        return [f"c({text})"]
    return ["c(", *indented_by_two(textwrap.wrap(text, WIDTH - 8)), ")"]


def indented_by_two(lines: list[str], levels: int = 1) -> list[str]:
    """Return lines further to the right, as is usual in R."""
    return [line[2 * levels :] for line in indented(lines, levels)]
