"""What stands on a worksheet and on the page of its answers, in the language on screen."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from engine.worksheet.step import Plant, Step
from engine.worksheet.worksheet import Worksheet
from gui.language.kind_names import kind_name, measure_name
from gui.language.numbers import whole
from gui.language.typography import typographic
from gui.worksheet.blocks import Beside, Blanks, Block, Drawing, Lines, Table, Text, note
from gui.worksheet.field_drawing import FieldDrawing
from gui.worksheet.numbers import decimals_of_columns, step_lines, unbroken, write, write_neuron
from gui.worksheet.options import Moment, WorksheetOptions
from gui.worksheet.pages import Part
from gui.worksheet.paper import HEADING, MM, TITLE
from gui.worksheet.questions import questions_of

translate = QCoreApplication.translate

_MOST_BESIDE = 12
"""So many plants are listed beside the field; of more the list stands below, in columns."""

_COLUMNS_BELOW = 3
_MOST_NUMBERED = 30
_FIELD, _SMALL_FIELD = 82 * MM, 66 * MM
_SIGNS = ("◇", "●")
_PRODUCTS = ("(a\u00a0−\u00a0y)\u00a0x₁", "(a\u00a0−\u00a0y)\u00a0x₂")
_SHARES = (1.4, 1.0, 1.0, 0.6, 1.5, 1.5, 1.3, 1.6, 1.9, 1.9)


def parts_of(moment: Moment, options: WorksheetOptions) -> list[Part]:
    """Return the sheet, its answers, or both. Raises UserError."""
    content = _Content(moment, options, moment.worksheet(options))
    parts = []
    if options.parts != "answers":
        parts.append(Part(content.title, tuple(content.sheet())))
    if options.parts != "sheet":
        answers = translate("Worksheet", "{0} – answers").format(content.title)
        parts.append(Part(answers, tuple(content.answers(answers))))
    return parts


class _Content:
    """The blocks of one worksheet."""

    def __init__(self, moment: Moment, options: WorksheetOptions, sheet: Worksheet) -> None:
        self._moment, self._options, self._sheet = moment, options, sheet
        self.title = translate("Worksheet", "One neuron, step by step")
        if moment.page is not None:
            self.title = typographic(moment.page.title)
        vote = None if moment.page is None else moment.page.vote
        self._questions = questions_of(sheet, moment.window, options.has_line, vote)

    def sheet(self) -> list[Block]:
        """Return what pupils are given."""
        name, group, date = (
            translate("Worksheet", "Name:"),
            translate("Worksheet", "Class:"),
            translate("Worksheet", "Date:"),
        )
        blocks: list[Block] = [
            Text(self.title, TITLE, bold=True, above=0.0),
            Blanks((name, group, date)),
            *self._formulas(),
            *self._plants_and_field(),
        ]
        for number, step in enumerate(self._sheet.steps, start=1):
            blocks += [*self._table(number, step, is_filled=False), self._blank_parameters(number)]
        if self._options.has_questions:
            blocks += self._questions_asked()
        return blocks

    def answers(self, title: str) -> list[Block]:
        """Return the same tables filled in, and what is to be answered."""
        blocks: list[Block] = [
            Text(title, TITLE, bold=True, above=0.0),
            Text(self._neuron()),
        ]
        for number, step in enumerate(self._sheet.steps, start=1):
            blocks += self._table(number, step, is_filled=True)
            blocks += [Text(line, above=0.8 * MM) for line in step_lines(step, self._sheet.rate)]
        field = self._line_drawn()
        if not self._options.has_questions:
            return [*blocks, *field]
        said = [
            Text(unbroken(f"{number}. {question.answer}"))
            for number, question in enumerate(self._questions, start=1)
        ]
        heading = self._heading(translate("Worksheet", "Questions"))
        if not field:
            return [*blocks, heading, *said]
        return [*blocks, Beside((heading, *said), tuple(field), 0.5)]

    # The parts

    def _line_drawn(self) -> list[Block]:
        """Return the field with the line z = 0; nothing where both weights are 0."""
        if not (self._sheet.start.w1 or self._sheet.start.w2):
            return []
        return [
            self._heading(translate("Worksheet", "The line z = 0")),
            self._field(has_line=True, high=_SMALL_FIELD),
        ]

    def _heading(self, text: str) -> Text:
        return Text(text, HEADING, bold=True, above=4 * MM, keeps_next=True)

    def _neuron(self) -> str:
        return f"{write_neuron(self._sheet.start)}     α = {write(self._sheet.rate)}"

    def _formulas(self) -> list[Block]:
        loss = translate(
            "Worksheet",
            "z = w₁x₁ + w₂x₂ + b     a = 1 / (1 + e⁻ᶻ)"
            "     loss = −ln a if y = 1, −ln(1 − a) if y = 0",
        )
        slope = translate(
            "Worksheet",
            "The slope for w₁ is the mean of (a − y) x₁, for w₂ that of (a − y) x₂, for b that of"
            " a − y. A step: new w = w − α × slope, and b likewise; ln is the natural logarithm.",
        )
        return [
            Text(loss, bold=True),
            Text(unbroken(slope)),
            Text(self._neuron(), bold=True),
            *self._notes(),
        ]

    def _notes(self) -> list[Block]:
        moment, sheet = self._moment, self._sheet
        notes = [
            translate("Worksheet", "The neuron is that of step {0}, rounded to what stands here.")
            if sheet.neuron_rounded
            else translate("Worksheet", "The neuron is that of step {0}.")
        ]
        notes[0] = notes[0].format(whole(moment.step))
        learnt = len(moment.plants.training)
        if len(sheet.chosen) != learnt:
            text = translate(
                "Worksheet", "Plants in the tables and slopes: {0}; the run learns from: {1}."
            )
            notes.append(text.format(whole(len(sheet.chosen)), whole(learnt)))
        if not moment.learns_plainly:
            notes.append(
                translate("Worksheet", "On paper a step follows the slope, whatever the run does.")
            )
        if sheet.measures_rounded:
            notes.append(translate("Worksheet", "The measures are rounded."))
        return [note(" ".join(notes))]

    def _plants_and_field(self) -> list[Block]:
        field = self._field(self._options.has_line, _FIELD)
        signs = [f"{_SIGNS[y]} {kind_name(self._moment.plants, y)} (y = {y})" for y in (1, 0)]
        head = (translate("Worksheet", "plant"), "x₁", "x₂", "y")
        listed = [_cells(plant) for plant in self._sheet.listed]
        if len(listed) <= _MOST_BESIDE:
            table = Table(head, tuple(listed), (1.5, 1, 1, 1))
            return [Beside((table, note("\n".join(signs))), (field,), 0.34)]
        columns = _COLUMNS_BELOW
        table = Table(head * columns, _in_columns(listed, columns), (1.5, 1, 1, 1) * columns)
        return [field, note("     ".join(signs)), table]

    def _field(self, has_line: bool, high: float) -> Block:
        plants = self._sheet.drawn
        numbers = self._sheet.chosen
        if len(plants) <= _MOST_NUMBERED:
            numbers = tuple(plant.number for plant in plants)
        named = self._moment.plants
        names = f"x₁  {measure_name(named, 0)}", f"x₂  {measure_name(named, 1)}"
        drawing = FieldDrawing(
            plants, self._moment.window, names, frozenset(numbers),
            self._sheet.start if has_line else None,
        )  # fmt: skip
        return Drawing(drawing.draw, high)

    def _table(self, number: int, step: Step, is_filled: bool) -> list[Block]:
        title = translate("Worksheet", "Table {0}").format(number)
        if number > 1:
            title = translate("Worksheet", "Table {0}, with the new w₁, w₂ and b").format(number)
        text = translate(
            "Worksheet",
            "Decimals: {0} for z, {1} for a, {2} for the loss and the products, {3} for the means."
            " Go on with each number as you wrote it.",
        )
        head = (
            translate("Worksheet", "plant"), "x₁", "x₂", "y", "z", "a",
            translate("Worksheet", "loss"), "a − y", *_PRODUCTS,
        )  # fmt: skip
        blocks: list[Block] = [self._heading(title)]
        if not is_filled:
            how = text.format(*decimals_of_columns(step))
            blocks.append(Text(how, 9.0, above=0.5 * MM, keeps_next=True))
        return [*blocks, Table(head, _rows_of(step, is_filled), _SHARES, last_is_sum=True)]

    def _blank_parameters(self, number: int) -> Block:
        after = translate("Worksheet", "After step {0}:").format(number)
        return Blanks((f"{after}  w₁ =", "w₂ =", "b ="))

    def _questions_asked(self) -> list[Block]:
        blocks: list[Block] = [self._heading(translate("Worksheet", "Questions"))]
        for number, question in enumerate(self._questions, start=1):
            text = unbroken(f"{number}. {question.text}")
            blocks.append(Text(text, keeps_next=question.lines > 0))
            if question.lines:
                blocks.append(Lines(question.lines))
        return blocks


def _cells(plant: Plant) -> tuple[str, ...]:
    return str(plant.number), write(plant.x1), write(plant.x2), f"{_SIGNS[plant.y]} {plant.y}"


def _in_columns(rows: Sequence[tuple[str, ...]], columns: int) -> tuple[tuple[str, ...], ...]:
    """Put rows into columns side by side, downwards first."""
    high = math.ceil(len(rows) / columns)
    nothing = (" ",) * len(rows[0])
    padded = [*rows, *[nothing] * (high * columns - len(rows))]
    return tuple(
        tuple(cell for column in range(columns) for cell in padded[column * high + row])
        for row in range(high)
    )


def _rows_of(step: Step, is_filled: bool) -> tuple[tuple[str, ...], ...]:
    """Return a row a plant and one of the means; where they are to be written in, empty cells."""
    rows = []
    for row in step.rows:
        given = (*_cells(row.plant)[:3], str(row.plant.y))
        found = (row.z, row.a, row.loss, row.error, row.share1, row.share2)
        rows.append((*given, *(write(value) if is_filled else "" for value in found)))
    means = (step.loss, step.slopes.b, step.slopes.w1, step.slopes.w2)
    last = (translate("Worksheet", "mean"), *["–"] * 5)
    rows.append((*last, *(write(value) if is_filled else "" for value in means)))
    return tuple(rows)
