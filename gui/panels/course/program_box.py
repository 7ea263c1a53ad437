"""Six lines of Python that learn, with four holes to be typed, and what is found in each."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QFont, QFontDatabase, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton

from engine.changed import Changed
from engine.errors import UserError
from engine.lab.frame import Frame
from engine.lessons.exercise import Finding
from engine.lessons.program import HOLES, Hole, Line, check_line, formulas_of
from gui.language.numbers import number
from gui.language.sentences import refusal
from gui.panels.course.exercise_box import FormulaField, finding_text
from gui.state.deferred_update import DeferredUpdate
from gui.state.update_throttle import UpdateThrottle
from gui.style.theme import Look
from gui.widgets.panel import Panel

_AFTER_TYPING_MS = 400
LINES: dict[str, Hole | None] = {
    "z = ": "z",
    "a = ": "a",
    "e = a - y": None,
    "w1 -= α * ": "w1",
    "w2 -= α * ": "w2",
    "b -= α * np.mean(e)": None,
}
"""The lines as they begin, and which of them goes on with a hole."""


class ProgramBox(Panel):
    """Lines of code, four with a field; emits `program_edited` for what is typed into them."""

    program_edited = Signal(object)
    training_wanted = Signal(bool)
    """Whether to train with what is typed, rather than with our gradient."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._deferred = DeferredUpdate(self, Changed.EVERYTHING, self._show_frame)
        self.fields = {hole: FormulaField() for hole in HOLES}
        self.verdicts = {hole: QLabel() for hole in HOLES}
        self._codes = [QLabel(code) for code in LINES]
        self.train = QPushButton()
        self.train.setCheckable(True)
        self.train.clicked.connect(self.training_wanted)
        self._throttle = UpdateThrottle(self._check_all, self)
        self._typing_timer = QTimer(self)
        self._typing_timer.setSingleShot(True)
        self._typing_timer.setInterval(_AFTER_TYPING_MS)
        self._typing_timer.timeout.connect(self._emit)
        self._lay_out()
        self.set_look(look)

    def set_frame(self, frame: Frame, changed: Changed) -> None:
        """Show the lines of a frame, and check them on its plants."""
        self._deferred.set_frame(frame, changed)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was missed."""
        super().showEvent(event)
        self._deferred.catch_up()

    def commit(self) -> None:
        """Take what is being typed as entered."""
        if self._typing_timer.isActive():
            self._emit()

    def set_look(self, look: Look) -> None:
        """Take another look."""
        self._look = look
        code_font = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        code_font.setPointSizeF(look.font(11.5).pointSizeF())
        for code in self._codes:
            code.setFont(code_font)
        for hole in HOLES:
            self.fields[hole].setFont(code_font)
            self.verdicts[hole].setFont(look.font(10.5))
        self.train.setFont(look.font(11))
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text again."""
        for hole, field in self.fields.items():
            field.setAccessibleName(self.tr("what is missing in the line of {0}").format(hole))
        self.train.setText(self.tr("Train with my lines"))
        self._deferred.draw_all()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for row, (code, hole) in enumerate(zip(self._codes, LINES.values(), strict=True)):
            if hole is None:
                grid.addWidget(code, 2 * row, 0, 1, 2)
                continue
            field, verdict = self.fields[hole], self.verdicts[hole]
            verdict.setWordWrap(True)
            field.textEdited.connect(lambda _text: self._typing_timer.start())
            field.editingFinished.connect(self._emit)
            code.setBuddy(field)
            grid.addWidget(code, 2 * row, 0)
            grid.addWidget(field, 2 * row, 1)
            grid.addWidget(verdict, 2 * row + 1, 0, 1, 2)
        grid.addWidget(self.train, 2 * len(LINES), 0, 1, 2)

    def _show_frame(self, frame: Frame, changed: Changed) -> None:
        if not self._typing_timer.isActive():
            for hole, text in zip(HOLES, frame.choices.program, strict=True):
                if self.fields[hole].text() != text:
                    self.fields[hole].setText(text)
        self.train.setChecked(frame.settings.formulas is not None)
        for field in self.fields.values():
            field.setEnabled(frame.architecture.is_bare)
        if changed & (Changed.CHOICES | Changed.PLANTS) or not frame.playing:
            self._throttle.set_frame(frame)

    def _emit(self) -> None:
        self._typing_timer.stop()
        typed = tuple(self.fields[hole].text() for hole in HOLES)
        frame = self._deferred.frame
        if frame is not None and typed != frame.choices.program:
            self.program_edited.emit(typed)

    def _check_all(self) -> None:
        frame = self._deferred.frame
        if frame is None or not frame.architecture.is_bare:
            self.train.setEnabled(False)
            return
        for hole, text in zip(HOLES, frame.choices.program, strict=True):
            message, colour = self._verdict(hole, text, frame)
            self.verdicts[hole].setText(message)
            self.verdicts[hole].setVisible(bool(message))
            self.verdicts[hole].setStyleSheet(f"color: {colour}")
        self.train.setEnabled(frame.settings.formulas is not None or _can_run(frame))

    def _verdict(self, hole: Hole, text: str, frame: Frame) -> tuple[str, str]:
        palette = self._look.palette
        if not text.strip():
            return "", palette.muted
        try:
            line = check_line(hole, text, frame.plants.training, frame.neuron)
        except UserError as error:
            return refusal(error), palette.parameter
        if line.finding is Finding.RIGHT:
            return "✓ " + line_text(line), palette.frontier
        return line_text(line), palette.loss


def line_text(line: Line) -> str:
    """Say whether a line is right, or where it differs."""
    if line.plant is not None and line.typed is not None and line.true is not None:
        text = QCoreApplication.translate(
            "ProgramBox", "Not yet: for plant {0} yours gives {1}, the neuron {2}."
        )
        return text.format(line.plant + 1, number(line.typed, 3), number(line.true, 3))
    if line.finding is Finding.SHAPE and line.true is None:
        return QCoreApplication.translate("ProgramBox", "That is one number for all plants.")
    if line.finding is Finding.OTHER and line.true is None:
        return QCoreApplication.translate("ProgramBox", "Not yet: that is not what the neuron does.")
    return finding_text(line.finding, line.meant)


def _can_run(frame: Frame) -> bool:
    try:
        formulas_of(frame.choices.program)
    except UserError:
        return False
    return True
