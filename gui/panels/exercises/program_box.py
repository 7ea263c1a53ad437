"""Lines of Python with holes to be typed, what is found in each, and the six that learn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal, cast

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QGridLayout, QLabel

from engine.changed import Changed
from engine.errors import UserError
from engine.lab.frame import Frame
from engine.lessons.exercise import Finding
from engine.lessons.program import Hole, Line, check_line, formulas_of
from gui.language.numbers import number
from gui.language.sentences import refusal
from gui.panels.exercises.exercise_box import finding_text
from gui.panels.exercises.typed_box import FormulaField, TypedBox
from gui.style.text_colour import set_text_colour
from gui.style.theme import Look

translate = QCoreApplication.translate

_LINES: dict[str, Hole | None] = {
    "z = ": "z",
    "a = ": "a",
    "e = a - y": None,
    "w1 -= α * ": "w1",
    "w2 -= α * ": "w2",
    "b -= α * np.mean(e)": None,
}
"""The lines as they begin, and which of them goes on with a hole."""


class CodeBox(TypedBox):
    """Lines of code, some with a field; a subclass says which, and judges what is typed."""

    lines: ClassVar[Mapping[str, str | None]]
    """The lines as they begin, and by which hole one goes on, if it does."""
    choice: ClassVar[Literal["program", "matrix_lines"]]
    """The field of `Choices` that keeps what is typed, hole by hole."""

    lines_edited = Signal(object)
    """What is typed into the holes, a tuple."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._holes = [hole for hole in self.lines.values() if hole is not None]
        self.fields = {hole: FormulaField() for hole in self._holes}
        self.verdicts = {hole: QLabel() for hole in self._holes}
        self._codes = [QLabel(code) for code in self.lines]
        self._lay_out()
        self.set_look(look)

    def judge(self, hole: str, text: str, frame: Frame) -> tuple[bool, str]:
        """Return whether a line is right, and a sentence. Raises UserError for one not read."""
        raise NotImplementedError

    def can_train(self, frame: Frame) -> bool:
        """Say whether the neuron can train with what is typed."""
        raise NotImplementedError

    def set_look(self, look: Look) -> None:
        """Take another look."""
        self._look = look
        code_font = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        code_font.setPointSizeF(look.font(11.5).pointSizeF())
        for code in self._codes:
            code.setFont(code_font)
        for hole in self._holes:
            self.fields[hole].setFont(code_font)
            self.verdicts[hole].setFont(look.font(10.5))
        self.train.setFont(look.font(11))
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text again."""
        for hole, field in self.fields.items():
            field.setAccessibleName(
                translate("ProgramBox", "what is missing in the line of {0}").format(hole)
            )
        self.train.setText(translate("ProgramBox", "Train with my lines"))
        self._deferred.draw_all()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for row, (code, hole) in enumerate(zip(self._codes, self.lines.values(), strict=True)):
            if hole is None:
                grid.addWidget(code, 2 * row, 0, 1, 2)
                continue
            field, verdict = self.fields[hole], self.verdicts[hole]
            verdict.setWordWrap(True)
            self._watch(field)
            code.setBuddy(field)
            grid.addWidget(code, 2 * row, 0)
            grid.addWidget(field, 2 * row, 1)
            grid.addWidget(verdict, 2 * row + 1, 0, 1, 2)
        grid.addWidget(self.train, 2 * len(self.lines), 0, 1, 2)

    def _show_frame(self, frame: Frame, changed: Changed) -> None:
        if not self._typing_timer.isActive():
            for hole, text in zip(self._holes, self._typed(frame), strict=True):
                if self.fields[hole].text() != text:
                    self.fields[hole].setText(text)
        self.train.setChecked(frame.settings.formulas is not None)
        for field in self.fields.values():
            field.setEnabled(frame.architecture.is_bare)
        if changed & (Changed.CHOICES | Changed.PLANTS) or not frame.playing:
            self._throttle.set_frame(frame)

    def _typed(self, frame: Frame) -> tuple[str, ...]:
        return tuple(getattr(frame.choices, self.choice))

    def _emit(self) -> None:
        self._typing_timer.stop()
        typed = tuple(self.fields[hole].text() for hole in self._holes)
        frame = self._deferred.frame
        if frame is not None and typed != self._typed(frame):
            self.lines_edited.emit(typed)

    def _check_all(self) -> None:
        frame = self._deferred.frame
        if frame is None or not frame.architecture.is_bare:
            self.train.setEnabled(False)
            return
        for hole, text in zip(self._holes, self._typed(frame), strict=True):
            message, colour = self._verdict(hole, text, frame)
            self.verdicts[hole].setText(message)
            self.verdicts[hole].setVisible(bool(message))
            set_text_colour(self.verdicts[hole], colour)
        self.train.setEnabled(frame.settings.formulas is not None or self.can_train(frame))
        self._tell_of_room(self.verdicts.values())

    def _verdict(self, hole: str, text: str, frame: Frame) -> tuple[str, str]:
        palette = self._look.palette
        if not text.strip():
            return "", palette.muted
        try:
            is_right, sentence = self.judge(hole, text, frame)
        except UserError as error:
            return refusal(error), palette.parameter
        return (f"✓ {sentence}", palette.frontier) if is_right else (sentence, palette.loss)


class ProgramBox(CodeBox):
    """The six lines that learn, four with a field."""

    lines: ClassVar[Mapping[str, str | None]] = _LINES
    choice = "program"

    def judge(self, hole: str, text: str, frame: Frame) -> tuple[bool, str]:
        """Compare a line with the neuron."""
        line = check_line(cast("Hole", hole), text, frame.plants.training, frame.neuron)
        return line.finding is Finding.RIGHT, line_text(line)

    def can_train(self, frame: Frame) -> bool:
        """Say whether every line can be read: a wrong one is seen by what the field does."""
        try:
            formulas_of(frame.choices.program)
        except UserError:
            return False
        return True


def line_text(line: Line) -> str:
    """Say whether a line is right, or where it differs."""
    if line.plant is not None and line.typed is not None and line.true is not None:
        text = translate("ProgramBox", "Not yet: for plant {0} yours gives {1}, the neuron {2}.")
        return text.format(line.plant + 1, number(line.typed, 3), number(line.true, 3))
    if line.finding is Finding.SHAPE and line.true is None:
        return translate("ProgramBox", "That is one number for all plants.")
    if line.finding is Finding.OTHER and line.true is None:
        return translate("ProgramBox", "Not yet: that is not what the neuron does.")
    return finding_text(line.finding, line.meant)
