"""A run as a NumPy script of a dozen readable lines; run alone, it prints the numbers on screen."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from engine.errors import Language
from engine.files.runs.exercise_script import exercise_script
from engine.files.runs.network_script import ScriptLibrary, network_script
from engine.files.runs.script_files import write_script
from engine.files.runs.script_parts import (
    WIDTH,
    Comments,
    imports_lines,
    indented,
    order_lines,
    plants_lines,
    scaling_lines,
    why_given,
)
from engine.lab.frame import Frame
from engine.lab.replay import Doubt, Leg, doubt_of, is_plain, legs_of
from engine.learning.settings import Rule


def write(
    path: Path,
    frame: Frame,
    language: Language,
    library: ScriptLibrary = ScriptLibrary.NUMPY,
) -> list[Path]:
    """Write the run up to the step shown, and its plants next to it where they are many.

    Returns the files written. Raises UserError `no_plants`, as `network_script`, or as `whole_file`
    does.
    """
    return write_script(path, frame.plants, lambda file: script_of(frame, language, file, library))


def script_of(
    frame: Frame,
    language: Language,
    plants_file: str | None = None,
    library: ScriptLibrary = ScriptLibrary.NUMPY,
) -> str:
    """Return the script: plants, start, the loop of each rule, and what is printed."""
    if library is ScriptLibrary.EXERCISE:
        return exercise_script(frame, Comments(language), plants_file)
    if library is not ScriptLibrary.NUMPY or not is_plain(frame):
        return _of_any_model(frame, language, plants_file, library)
    comment = Comments(language)
    title = "title" if frame.step else "title_start"
    lines = [*comment.lines(title, steps=frame.step), *imports_lines(plants_file), ""]
    lines += [
        *plants_lines(frame.plants, comment, plants_file),
        *scaling_lines(frame.plants, comment),
        "",
    ]
    doubt = doubt_of(frame)
    lines += _learning(frame, comment) if doubt is None else _weights(frame, comment, doubt)
    return "\n".join([*lines, "", *_printing(comment), ""])


def _of_any_model(
    frame: Frame, language: Language, plants_file: str | None, library: ScriptLibrary
) -> str:
    doubt, legs = doubt_of(frame), legs_of(frame.state.run, frame.step)
    start = frame.trace.parameters(0) if doubt is None else frame.parameters
    return network_script(
        library, frame.plants, frame.architecture, start, legs, language, plants_file, doubt
    )


def _weights(frame: Frame, comment: Comments, doubt: Doubt) -> list[str]:
    """Give the weights as they are, and say why."""
    return [
        *why_given(doubt, legs_of(frame.state.run, frame.step), comment),
        *_parameter_lines(frame.neuron.parameters.tolist(), comment("weights", steps=frame.step)),
    ]


def _learning(frame: Frame, comment: Comments) -> list[str]:
    """Give the start and a loop for each stretch of legs that differ in their rate alone."""
    lines = _parameter_lines(frame.trace.parameters(0).tolist(), comment("start"))
    count = len(frame.plants)

    def kind(leg: Leg) -> tuple[object, ...]:
        size = leg.batch_size(count)
        return leg.settings.rule, size, None if size is None else leg.settings.seed

    for _, stretch in groupby(legs_of(frame.state.run, frame.step), kind):
        lines += _loop(list(stretch), count, comment)
    return lines


def _parameter_lines(values: list[float], comment: str) -> list[str]:
    """Give the weights, with the comment at their end or, where they are long, above."""
    line = "w1, w2, b = " + ", ".join(map(repr, values))
    fits = len(line) + len(comment) + 2 <= WIDTH
    return [f"{line}  {comment}"] if fits else [comment, line]


def _loop(legs: list[Leg], count: int, comment: Comments) -> list[str]:
    """Return one loop over the steps, or a loop over several rates around it."""
    leg, *further_legs = legs
    body = _body(leg, leg.batch_size(count), count, comment, from_start=leg.first == 0)
    if not further_legs:
        steps = f"{leg.last}" if leg.first == 0 else f"{leg.first}, {leg.last}"
        head = [f"alpha = {leg.settings.learning_rate!r}  {comment('rate')}"]
        return [*head, f"for step in range({steps}):", *indented(body, 1)]
    rows = [f"    ({leg.settings.learning_rate!r}, {leg.first}, {leg.last})," for leg in legs]
    return [
        f"for alpha, first, last in [  {comment('legs')}",
        *rows,
        "]:",
        "    for step in range(first, last):",
        *indented(body, 2),
    ]


def _body(leg: Leg, size: int | None, count: int, comment: Comments, from_start: bool) -> list[str]:
    """Return what one step does."""
    if size is None:
        return _gradient_step("x1", "x2", "y", comment)
    order = order_lines(leg, size, count, comment, from_start)
    if leg.settings.rule is Rule.PERCEPTRON:
        return [*order, *_rule_step(comment)]
    which = f"i = order[place * {size} : place * {size} + {size}]  {comment('batch')}"
    return [*order, which, *_gradient_step("x1[i]", "x2[i]", "y[i]", comment)]


def _gradient_step(x1: str, x2: str, y: str, comment: Comments) -> list[str]:
    return [
        f"z = w1 * {x1} + w2 * {x2} + b",
        f"a = np.exp(-np.logaddexp(0, -z))  {comment('sigmoid')}",
        f"e = a - {y}",
        f"dw1, dw2, db = np.mean(e * {x1}), np.mean(e * {x2}), np.mean(e)  {comment('slopes')}",
        "w1, w2, b = w1 - alpha * dw1, w2 - alpha * dw2, b - alpha * db",
    ]


def _rule_step(comment: Comments) -> list[str]:
    return [
        "i = order[place]",
        "z = np.dot((w1, w2, b), (x1[i], x2[i], 1))",
        f"e = alpha * (y[i] - (z >= 0))  {comment('rule')}",
        "w1, w2, b = w1 + e * x1[i], w2 + e * x2[i], b + e",
    ]


def _printing(comment: Comments) -> list[str]:
    return [
        "z = w1 * x1 + w2 * x2 + b",
        f"loss = np.mean(np.logaddexp(0, np.where(y == 1, -z, z)))  {comment('loss')}",
        f"accuracy = np.mean((z >= 0) == (y == 1))  {comment('accuracy')}",
        r'print(f"w1 = {w1}\nw2 = {w2}\nb = {b}\nloss = {loss}\naccuracy = {accuracy}")',
    ]
