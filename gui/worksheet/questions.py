"""The questions of a worksheet, each with its answer from the numbers printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from engine.geometry import Rectangle
from engine.lessons.lesson import Vote, in_language
from engine.worksheet.step import Row
from engine.worksheet.worksheet import LinePoints, Worksheet, points_of_line
from gui.language.translation import language
from gui.language.typography import typographic
from gui.painting.symbols import SYMBOLS
from gui.worksheet.numbers import write

translate = QCoreApplication.translate


class Question(NamedTuple):
    """A question, how many lines its answer wants, and the answer."""

    text: str
    lines: int
    answer: str


def questions_of(
    sheet: Worksheet, window: Rectangle, has_line: bool, vote: Vote | None
) -> list[Question]:
    """Return the questions that can be answered from the sheet alone."""
    questions = [_of_sides(sheet.steps[0].rows), _of_losses(sheet.steps[0].rows)]
    points = points_of_line(sheet.start, window)
    if points is not None and not has_line:
        questions.append(_of_line(points))
    questions.append(_of_slopes(sheet))
    if len(sheet.steps) > 1:
        questions.append(_of_progress(sheet))
    if vote is not None:
        questions.append(_of_vote(vote))
    return questions


def _of_sides(rows: Sequence[Row]) -> Question:
    wrong = [row for row in rows if row.is_wrong]
    answer = translate("Worksheet", "None: z ≥ 0 wherever y = 1, and z < 0 wherever y = 0.")
    if wrong:
        answer = (
            translate("Worksheet", "Plant {0}: its z does not have the sign that y asks for.")
            if len(wrong) == 1
            else translate("Worksheet", "Plants {0}: their z do not have the sign that y asks for.")
        ).format(_listed(wrong))
    return Question(
        translate(
            "Worksheet",
            "Which plants of table 1 are on the wrong side of the line? What tells you?",
        ),
        1,
        answer,
    )


def _of_losses(rows: Sequence[Row]) -> Question:
    most = max(row.loss for row in rows)
    dearest = [row for row in rows if row.loss == most]
    answer = (
        translate(
            "Worksheet", "Plant {0}: {1}. It is given the least probability for its own kind."
        )
        if len(dearest) == 1
        else translate(
            "Worksheet", "Plants {0}: {1} each. The neuron is as sure of one as of another."
        )
    )
    return Question(
        translate("Worksheet", "Which plant of table 1 costs most, and why?"),
        2,
        answer.format(_listed(dearest), write(most)),
    )


def _of_line(found: LinePoints) -> Question:
    names = ("x₁", "x₂") if found.along == 0 else ("x₂", "x₁")
    text = translate(
        "Worksheet",
        "On the line, z = 0. Work out {1} of it for {0} = {2} and for {0} = {3}; draw the line.",
    )
    given = [point[found.along] for point in found.points]
    worked_out = [point[1 - found.along] for point in found.points]
    answer = translate("Worksheet", "For {0} = {2}: {1} = {3}; for {0} = {4}: {1} = {5}.")
    return Question(
        text.format(*names, *map(write, given)),
        1,
        answer.format(
            *names, write(given[0]), write(worked_out[0]), write(given[1]), write(worked_out[1])
        ),
    )


def _of_slopes(sheet: Worksheet) -> Question:
    translations = {
        1: translate("Worksheet", "{0} falls (slope {1} > 0)"),
        0: translate("Worksheet", "{0} stays (slope {1})"),
        -1: translate("Worksheet", "{0} grows (slope {1} < 0)"),
    }
    parts = [
        translations[(slope > 0) - (slope < 0)].format(symbol, write(slope))
        for symbol, slope in zip(SYMBOLS.values(), sheet.steps[0].slopes, strict=True)
    ]
    return Question(
        translate(
            "Worksheet",
            "Which of w₁, w₂ and b grow with the first step, and which fall?"
            " How do you see it before working it out?",
        ),
        2,
        ", ".join(parts) + ".",
    )


def _of_progress(sheet: Worksheet) -> Question:
    first, last = sheet.steps[0].loss, sheet.steps[-1].loss
    texts = {
        -1: translate("Worksheet", "From {0} to {1}: it falls."),
        0: translate("Worksheet", "From {0} to {1}: as printed, it stays."),
        1: translate("Worksheet", "From {0} to {1}: it rises; α is too large."),
    }
    change = (last > first) - (last < first)
    text = translate("Worksheet", "How does the mean loss change from table 1 to table {0}?")
    return Question(
        text.format(len(sheet.steps)), 1, texts[change].format(write(first), write(last))
    )


def _of_vote(vote: Vote) -> Question:
    """Return what the page puts to the vote, its answers to be ticked."""
    answers = vote.answers.get(language()) or next(iter(vote.answers.values()))
    boxes = "     ".join(f"☐ {answer}" for answer in answers)
    parts = [answers[vote.right]] if vote.right is not None else []
    explanation = in_language(vote.explanation, language())
    said = ". ".join([*parts, *([explanation] if explanation else [])]) or "–"
    question = in_language(vote.question, language())
    return Question(typographic(f"{question}\n{boxes}"), 0, typographic(said))


def _listed(rows: Sequence[Row]) -> str:
    return ", ".join(str(row.plant.number) for row in rows)
