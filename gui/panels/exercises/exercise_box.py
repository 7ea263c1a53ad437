"""The exercise of figure 42: type the three gradients, and see where they part from the slope."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QLabel

from engine.changed import Changed
from engine.errors import UserError
from engine.lab.frame import Frame
from engine.lessons.exercise import Answer, Finding, check
from engine.model.neuron import PARAMETERS, ParameterName
from gui.language.marking import QT_TRANSLATE_NOOP
from gui.language.numbers import number
from gui.language.sentences import refusal
from gui.painting.symbols import SLOPE_SYMBOLS, SYMBOLS
from gui.panels.exercises.typed_box import FormulaField, TypedBox
from gui.style.text_colour import set_text_colour
from gui.style.theme import Look

_MOST_FOLLOWED = 1_000
"""With more plants, answers are not worked out again while the neuron learns: they take long."""


class ExerciseBox(TypedBox):
    """A field for each gradient; emits `formulas_edited((w1, w2, b))` for what is typed."""

    formulas_edited = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._checked: tuple[object, ...] = ()
        self.fields = {name: FormulaField() for name in PARAMETERS}
        self.answers = {name: QLabel() for name in PARAMETERS}
        self._names = {name: QLabel(symbol) for name, symbol in SLOPE_SYMBOLS.items()}
        self._lay_out()
        self.set_look(look)

    def _show_frame(self, frame: Frame, _changed: Changed) -> None:
        if not self._typing_timer.isActive():
            for name, text in zip(PARAMETERS, frame.choices.formulas, strict=True):
                if self.fields[name].text() != text:
                    self.fields[name].setText(text)
        is_bare = frame.architecture.is_bare
        follows = is_bare and (not frame.playing or len(frame.plants) <= _MOST_FOLLOWED)
        neuron = frame.neuron if follows else None
        checked = (frame.choices.formulas, frame.plants, is_bare, neuron)
        if checked != self._checked:
            self._checked = checked
            self._throttle.set_frame(frame)
        self.train.setChecked(frame.settings.formulas is not None)
        for widget in (*self.fields.values(), self.train):
            widget.setToolTip("" if is_bare else self._beyond())
        for field in self.fields.values():
            field.setEnabled(is_bare)

    def _beyond(self) -> str:
        return self.tr(
            "The three slopes are of one neuron with the inputs x₁ and x₂: this model has others."
        )

    def set_look(self, look: Look) -> None:
        """Take another look."""
        self._look = look
        for name in PARAMETERS:
            self._names[name].setFont(look.symbol_font(13))
            self.fields[name].setFont(look.font(12))
            self.answers[name].setFont(look.font(10.5))
        self.train.setFont(look.font(11))
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text again."""
        for name, field in self.fields.items():
            field.setAccessibleName(self.tr("formula of {0}").format(SLOPE_SYMBOLS[name]))
            field.setPlaceholderText(self.tr("e.g. mean(…)"))
        self.train.setText(self.tr("Train with my formulas"))
        self._checked = ()
        self._deferred.draw_all()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        for row, name in enumerate(PARAMETERS):
            self.answers[name].setWordWrap(True)
            self._watch(self.fields[name])
            grid.addWidget(self._names[name], 2 * row, 0)
            grid.addWidget(self.fields[name], 2 * row, 1)
            grid.addWidget(self.answers[name], 2 * row + 1, 0, 1, 2)
            self._names[name].setBuddy(self.fields[name])
        grid.addWidget(self.train, 6, 0, 1, 2)

    def _emit(self) -> None:
        self._typing_timer.stop()
        typed = tuple(self.fields[name].text() for name in PARAMETERS)
        frame = self._deferred.frame
        if frame is not None and typed != frame.choices.formulas:
            self.formulas_edited.emit(typed)

    def _check_all(self) -> None:
        frame, right = self._deferred.frame, 0
        if frame is None:
            return
        is_bare = frame.architecture.is_bare
        texts = frame.choices.formulas if is_bare else ("", "", "")
        for name, text in zip(PARAMETERS, texts, strict=True):
            message, colour, is_right = self._verdict(text, name, frame)
            right += is_right
            self.answers[name].setText(message)
            self.answers[name].setVisible(bool(message))
            set_text_colour(self.answers[name], colour)
        self.train.setEnabled(right == len(PARAMETERS) or frame.settings.formulas is not None)
        self._tell_of_room(self.answers.values())

    def _verdict(self, text: str, name: ParameterName, frame: Frame) -> tuple[str, str, bool]:
        palette = self._look.palette
        if not text.strip():
            return "", palette.muted, False
        try:
            answer = check(text, name, frame.plants.training, frame.neuron)
        except UserError as error:
            return refusal(error), palette.parameter, False
        right = answer.finding is Finding.RIGHT
        found = finding_text(answer.finding, answer.meant)
        message = f"{'✓ ' if right else ''}{found}{self._numbers(answer)}"
        return message, palette.frontier if right else palette.loss, right

    def _numbers(self, answer: Answer) -> str:
        if answer.typed is None:
            return ""
        text = self.tr("  Yours: {0}, slope measured: {1}.")
        return text.format(number(answer.typed, 4), number(answer.true, 4))


def finding_text(finding: Finding, meant: ParameterName | None = None) -> str:
    """Say whether a typed gradient is right, or how it differs from the slope."""
    text = QCoreApplication.translate("Findings", _FINDINGS[finding])
    return text.format("" if meant is None else SYMBOLS[meant])


_FINDINGS = {
    Finding.RIGHT: QT_TRANSLATE_NOOP("Findings", "Right."),
    Finding.SIGN: QT_TRANSLATE_NOOP("Findings", "The sign: yours is minus the slope."),
    Finding.NO_MEAN: QT_TRANSLATE_NOOP("Findings", "Almost: the sum has still to be divided by m."),
    Finding.MEAN_TWICE: QT_TRANSLATE_NOOP("Findings", "Divided by m once too often."),
    Finding.SHAPE: QT_TRANSLATE_NOOP(
        "Findings", "That is one number per plant: add them up, or take their mean."
    ),
    Finding.OTHER_PARAMETER: QT_TRANSLATE_NOOP(
        "Findings", "That is the slope along {0}: which x belongs to this one?"
    ),
    Finding.UNDEFINED: QT_TRANSLATE_NOOP("Findings", "That is not a number for these plants."),
    Finding.OTHER: QT_TRANSLATE_NOOP("Findings", "Not yet: that is not the measured slope."),
}
