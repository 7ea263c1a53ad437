"""One plant's numbers written out: z, a, P(Y = y), -log P, error, shares of the gradient."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter

from engine.lab.frame import Frame
from engine.lab.subject import Subject
from engine.model.neuron import PARAMETERS
from gui.language.arithmetic import Writer, with_decimals, with_digits, written_out
from gui.language.numbers import decimals_for, fixed, percent, whole
from gui.painting.latex import coloured, draw_formula, formula_size
from gui.painting.rich_text import Run, line_size, write_line
from gui.style.palette import ColourName
from gui.style.theme import Look

Texts = Mapping[str, str]


class Line(NamedTuple):
    """A line: its formula, whole and in brief, the numbers put in, the result."""

    formula: str
    brief: str
    given: list[Run]
    result: Run


def worked_example_texts(frame: Frame) -> dict[str, str]:
    """Return every number of the plant chosen, by its name; of the mystery plant up to a.

    A plant held out has a loss, and no share of the gradient.
    """
    subject, neuron = frame.subject, frame.neuron
    if subject is None:
        return {}
    values = {"x1": subject.x1, "x2": subject.x2, **neuron.by_name}
    result = {name: fixed(value) for name, value in values.items()}
    values |= {"z": subject.z, "a": subject.a}
    if subject.plant is not None:
        plant = subject.plant
        values["P"] = float(frame.plausibility[plant])
        values["loss"] = float(frame.plant_losses[plant])
        result["y"] = str(subject.kind)
        if not frame.plants.is_held_out(plant):
            pulls = frame.neuron_frame.pulls
            values["error"] = float(pulls.errors[plant])
            if frame.choices.slopes_shown:
                shares = pulls.shares[plant].tolist()
                values |= zip(("share_w1", "share_w2", "share_b"), shares, strict=True)
            result |= {"m": whole(frame.counts.total), "part": percent(pulls.part(plant))}
    result |= {name: _writer(name, values)(0) for name in values if name not in result}
    return result | _put_in(values, result, frame.counts.total)


_WITH_DECIMALS = ("x1", "x2", "w1", "w2", "b", "z")


def _writer(name: str, values: Mapping[str, float]) -> Writer:
    if name in _WITH_DECIMALS:
        return with_decimals(values[name], decimals_for(values[name], 2))
    return with_digits(values[name], 3)


def _put_in(values: Mapping[str, float], results: Texts, count: int) -> dict[str, str]:
    """Return the numbers put into each line, by line and name, so that it comes to its result."""
    kind = float(results.get("y", "0"))
    lines: dict[str, tuple[tuple[str, ...], Callable[..., float]]] = {
        "z": (("w1", "x1", "w2", "x2", "b"), lambda w1, x1, w2, x2, b: w1 * x1 + w2 * x2 + b),
        "a": (("z",), sigmoid),
        "P": (("a",), lambda a: a if kind else 1 - a),
        "loss": (("P",), lambda p: -math.log(p) if p > 0 else math.inf),
        "error": (("a",), lambda a: a - kind),
        "share_w1": (("error", "x1"), lambda error, x1: error * x1 / count),
        "share_w2": (("error", "x2"), lambda error, x2: error * x2 / count),
        "share_b": (("error",), lambda error: error / count),
    }
    result: dict[str, str] = {}
    for line, (names, work) in lines.items():
        if line in values:
            writers = [_writer(name, values) for name in names]
            texts = written_out(work, results[line], *writers)
            result |= {f"{line}: {name}": text for name, text in zip(names, texts, strict=True)}
    return result


def sigmoid(z: float) -> float:
    """Return a(z) of a number as it is written."""
    return 1 / (1 + math.exp(min(-z, 700.0)))


def worked_example(subject: Subject, texts: Texts, look: Look, brief: bool) -> list[Line]:
    """Return its lines; `brief` puts the three shares into one."""
    lines = [_z_line(texts, look), _a_line(texts, look)]
    if subject.kind is None:
        return lines
    a, error = coloured(look, "likelihood", "a"), rf"{coloured(look, 'likelihood', 'a')} - y"
    if subject.kind == 1:
        plausible, given = rf"P(Y = 1) = {a}", []
    else:
        plausible, given = rf"P(Y = 0) = 1 - {a}", [Run(f"= 1 − {texts['P: a']}")]
    loss, wrong = (
        QCoreApplication.translate("Inspector", "loss"),
        QCoreApplication.translate("Inspector", "error"),
    )
    lines += [
        Line(plausible, plausible, given, equals(texts["P"], "likelihood")),
        Line(
            coloured(look, "loss", rf"\text{{{loss}}}") + r" = -\log P",
            r"-\log P",
            [] if texts["P"] == "0" else [Run(f"= −ln {texts['loss: P']}")],
            equals(texts["loss"], "loss"),
        ),
    ]
    if "error" not in texts:
        return lines
    lines.append(
        Line(
            coloured(look, "loss", rf"\text{{{wrong}}}") + f" = {error}",
            error,
            [Run(f"= {texts['error: a']} − {texts['y']}")],
            equals(texts["error"], "loss"),
        )
    )
    if "share_w1" not in texts:
        return lines
    return lines + (_all_shares(texts, look) if brief else _shares(texts, look))


def _z_line(texts: Texts, look: Look) -> Line:
    z = coloured(look, "frontier", "z")
    w1, w2, b = (coloured(look, "parameter", name) for name in ("w_1", "w_2", "b"))
    given = [Run("= "), Run(texts["z: w1"], "parameter"), Run(f" × {in_brackets(texts['z: x1'])}")]
    for name, times in (("w2", f" × {in_brackets(texts['z: x2'])}"), ("b", "")):
        sign, size = signed(texts[f"z: {name}"])
        given += [Run(sign), Run(size, "parameter")]
        if times:
            given.append(Run(times))
    full_formula = rf"{z} = {w1} x_1 + {w2} x_2 + {b}"
    return Line(full_formula, z, given, equals(texts["z"], "frontier"))


def _a_line(texts: Texts, look: Look) -> Line:
    z, a = coloured(look, "frontier", "z"), coloured(look, "likelihood", "a")
    put_in = texts["a: z"]
    power = put_in[1:] if put_in.startswith("−") else "−" + put_in
    given = [Run("= 1 / (1 + e"), Run(power, "frontier", level=1), Run(")")]
    return Line(rf"{a} = 1 / (1 + e^{{-{z}}})", a, given, equals(texts["a"], "likelihood"))


def _shares(texts: Texts, look: Look) -> list[Line]:
    """Write (a - y) x1 / m, (a - y) x2 / m and (a - y) / m (figure 42)."""
    lines = []
    for name, parameter, measure, times in (
        ("w1", "w_1", r"\,x_1", f" × {in_brackets(texts['share_w1: x1'])}"),
        ("w2", "w_2", r"\,x_2", f" × {in_brackets(texts['share_w2: x2'])}"),
        ("b", "b", "", ""),
    ):
        brief = rf"({coloured(look, 'likelihood', 'a')} - y){measure} / m"
        formula = coloured(look, "parameter", rf"{parameter}\text{{:}}") + rf"\;\; {brief}"
        given = [Run(f"= {texts[f'share_{name}: error']}{times} / {texts['m']}")]
        result = equals(texts[f"share_{name}"], "parameter")
        lines.append(Line(formula, brief, given, result))
    return lines


def _all_shares(texts: Texts, look: Look) -> list[Line]:
    tex = rf"({coloured(look, 'likelihood', 'a')} - y)\,(x_1, x_2, 1) / m"
    joined = "   ".join(texts[f"share_{name}"] for name in PARAMETERS)
    return [Line(tex, tex, [], equals(joined, "parameter"))]


def equals(text: str, colour: ColourName) -> Run:
    """Write what a line comes to."""
    return Run(f"= {text}", colour, bold=True)


def in_brackets(text: str) -> str:
    """Write a number after a times sign: one below 0 in brackets."""
    return f"({text})" if text.startswith("−") else text


def signed(text: str) -> tuple[str, str]:
    """Return the sign to add a number with, and the number without it."""
    return (" − ", text[1:]) if text.startswith("−") else (" + ", text)


@lru_cache(maxsize=64)
def worked_example_width(look: Look, points: float) -> float:
    """Return how wide it is at a size of type: as wide as z with its numbers put in."""
    usual = [Run("= −0,00 × 0,00 + 0,00 × 0,00 − 0,00  "), Run("= −0,00", bold=True)]
    return formula_size("z", look, points).width() + line_size(usual, look, points)[0]


def draw_worked_example(
    painter: QPainter, box: QRectF, lines: list[Line], look: Look, points: float
) -> None:
    """Write the lines one under the other over a box, formulas left and results at the right.

    The numbers put in have a column; a line that is too long for that begins it earlier, and
    has its formula in brief.
    """
    height = box.height() / max(len(lines), 1)
    gap = line_size([Run("= ")], look, points)[0]
    wide = [
        (line_size(line.given, look, points)[0], line_size([line.result], look, points)[0])
        for line in lines
    ]
    full_column = _column([line.formula for line in lines[1:]], look, points)
    fits = full_column + max(sum(widths) for widths in wide[1:]) + 2 * gap <= box.width()
    column = full_column if fits else _column([line.brief for line in lines[1:]], look, points)
    for index, (line, (given, result)) in enumerate(zip(lines, wide, strict=True)):
        room = box.width() - given - result - 2 * gap
        named = fits if index else formula_size(line.formula, look, points).width() <= room
        row = QRectF(box.left(), box.top() + index * height, box.width(), height)
        tex = line.formula if named else line.brief
        formula = draw_formula(painter, _middle_left(row), tex, look, points)
        left = max(row.right() - result, formula.right() + 0.5 * gap)
        at = QPointF(left, row.center().y())
        write_line(painter, at, [line.result], look, points, row.right() - left)
        start = max(row.left() + column, formula.right()) + 0.6 * gap
        start = max(formula.right() + 0.6 * gap, min(start, left - 0.6 * gap - given))
        room = left - 0.6 * gap - start
        if line.given and room > 0.4 * given:
            write_line(painter, QPointF(start, at.y()), line.given, look, points, room)


def _column(formulas: list[str], look: Look, points: float) -> float:
    return max(formula_size(tex, look, points).width() for tex in formulas)


def _middle_left(box: QRectF) -> QPointF:
    return QPointF(box.left(), box.center().y())
