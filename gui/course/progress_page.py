"""A page to print, as a PDF: what was done of the course, what was predicted, what was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QDate, QIODevice, QLocale
from PySide6.QtGui import QFont, QPageSize, QPdfWriter, QTextDocument

from engine.lab.choices import Choices
from engine.lessons.lesson import Lesson, in_language
from engine.lessons.progress import Progress, goal_key, prediction
from gui.language.translation import language
from gui.language.typography import typographic
from gui.painting.symbols import SLOPE_SYMBOLS
from gui.panels.exercises.matrix_box import MatrixBox
from gui.panels.exercises.program_box import ProgramBox

translate = QCoreApplication.translate

_BLANK = "_" * 40
_POINTS = 10
_RESOLUTION_DPI = 300
_STYLE = """
body { color: #000000; }
h1 { font-size: 18pt; } h2 { font-size: 12pt; margin-top: 12px; margin-bottom: 3px; }
td { padding-right: 10px; padding-bottom: 1px; }
.right { color: #1b6e2e; } .wrong { color: #a3261c; }
.quiet { color: #555555; } code { font-family: monospace; }
"""


def progress_pdf(
    lessons: Sequence[Lesson], progress: Progress, choices: Choices, date: QDate
) -> bytes:
    """Return the page as a PDF on A4, in the language on screen; it may go over several sheets."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setResolution(_RESOLUTION_DPI)
    writer.setTitle(_title())
    writer.setCreator("Perceptron Lab")
    document = QTextDocument()
    document.setDefaultFont(_font())
    document.setDefaultStyleSheet(_STYLE)
    document.setHtml(progress_html(lessons, progress, choices, date))
    document.print_(writer)
    buffer.close()
    return bytes(data.data())


def progress_html(
    lessons: Sequence[Lesson], progress: Progress, choices: Choices, date: QDate
) -> str:
    """Return the page as it goes into the PDF; what was typed stands in it as it was typed."""
    day = QLocale().toString(date, QLocale.FormatType.LongFormat)
    name = translate("ProgressPage", "Name:")
    parts = [
        f"<h1>{_text(_title())}</h1>",
        f"<p>{_text(name)} {_BLANK} &nbsp; {_text(day)}</p>",
        f"<p>{_text(_summary(lessons, progress))}</p>",
        *(_chapter(number, lesson, progress) for number, lesson in enumerate(lessons, start=1)),
        _typed(choices),
    ]
    return f"<html><body>{''.join(parts)}</body></html>"


def _font() -> QFont:
    """Return the program's own font, in a size for paper."""
    font = QFont()
    font.setPointSize(_POINTS)
    return font


def _title() -> str:
    return translate("ProgressPage", "The neuron: what I did")


def _summary(lessons: Sequence[Lesson], progress: Progress) -> str:
    """Count the goals reached, the votes predicted, and how many of those were right."""
    goals = [_is_reached(lesson, page, goal, progress) for lesson, page, goal in _goals(lessons)]
    votes = [
        (step.vote, prediction(lesson, page, progress))
        for lesson in lessons
        for page, step in enumerate(lesson.steps)
        if step.vote is not None
    ]
    predicted = [(vote, answer) for vote, answer in votes if answer is not None]
    right = sum(vote.right == answer for vote, answer in predicted)
    text = translate(
        "ProgressPage", "Goals reached: {0} of {1}. Votes: {2} of {3}, predicted rightly: {4}."
    )
    return text.format(sum(goals), len(goals), len(predicted), len(votes), right)


def _goals(lessons: Sequence[Lesson]) -> list[tuple[Lesson, int, int]]:
    return [
        (lesson, page, goal)
        for lesson in lessons
        for page, step in enumerate(lesson.steps)
        for goal in range(len(step.goals))
    ]


def _is_reached(lesson: Lesson, page: int, goal: int, progress: Progress) -> bool:
    return goal_key(lesson, page, goal) in progress.goals


def _chapter(number: int, lesson: Lesson, progress: Progress) -> str:
    """List the pages of a chapter on which something was done; nothing if there are none."""
    rows = [
        row for page in range(len(lesson.steps)) for row in _page(number, lesson, page, progress)
    ]
    if not rows:
        return ""
    title = f"{number}. {in_language(lesson.title, language())}"
    return f"<h2>{_text(title)}</h2><table cellspacing='0'>{''.join(rows)}</table>"


def _page(number: int, lesson: Lesson, page: int, progress: Progress) -> list[str]:
    step = lesson.steps[page]
    reached = [_is_reached(lesson, page, goal, progress) for goal in range(len(step.goals))]
    answer = prediction(lesson, page, progress)
    if answer is None and not any(reached):
        return []
    lines = [
        f"{'✓' if is_reached else '☐'} {_text(in_language(goal.text, language()))}"
        for goal, is_reached in zip(step.goals, reached, strict=True)
    ]
    if answer is not None:
        lines = [*_vote(lesson, page, answer), *lines]
    return [
        f"<tr><td>{'' if index else f'{number}.{page + 1}'}</td><td>{line}</td></tr>"
        for index, line in enumerate(lines)
    ]


def _vote(lesson: Lesson, page: int, answer: int) -> list[str]:
    """Say what was asked, what was predicted, and whether that was right."""
    vote = lesson.steps[page].vote
    assert vote is not None
    answers = vote.answers.get(language()) or next(iter(vote.answers.values()))
    question = f"<span class='quiet'>{_text(in_language(vote.question, language()))}</span>"
    predicted = translate("ProgressPage", "My prediction: {0}").format(answers[answer])
    if vote.right is None:
        return [question, _text(predicted)]
    if vote.right == answer:
        return [question, f"{_text(predicted)} <span class='right'>✓</span>"]
    rightly = translate("ProgressPage", "It was: {0}").format(answers[vote.right])
    return [question, f"{_text(predicted)} <span class='wrong'>✗</span> {_text(rightly)}"]


def _typed(choices: Choices) -> str:
    """Show the formulas and the lines of code that were typed, wrong ones too."""
    slopes = [
        f"{symbol} = {text}"
        for symbol, text in zip(SLOPE_SYMBOLS.values(), choices.formulas, strict=True)
        if text.strip()
    ]
    return (
        _code(translate("ProgressPage", "My formulas"), slopes)
        + _code(translate("ProgressPage", "My program"), _lines(ProgramBox.lines, choices.program))
        + _code(
            translate("ProgressPage", "My program, for all plants at once"),
            _lines(MatrixBox.lines, choices.matrix_lines),
        )
    )


def _lines(lines: Mapping[str, str | None], typed: Sequence[str]) -> list[str]:
    """Return lines of code with what was typed into their holes; none where nothing was."""
    if not any(text.strip() for text in typed):
        return []
    holes = iter(typed)
    return [line if hole is None else line + (next(holes) or "…") for line, hole in lines.items()]


def _code(title: str, lines: Sequence[str]) -> str:
    if not lines:
        return ""
    return f"<h2>{_text(title)}</h2><p><code>{'<br>'.join(map(escape, lines))}</code></p>"


def _text(text: str) -> str:
    return escape(typographic(text))
