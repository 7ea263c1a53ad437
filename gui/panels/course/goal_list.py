"""The goals of a page: which are reached, and a hint for each that is not."""

from __future__ import annotations

from collections.abc import Set

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from engine.lessons.lesson import Goal, in_language
from gui.language.translation import language
from gui.language.typography import typographic
from gui.panels.course.answer_line import AnswerLine
from gui.style.text_colour import set_text_colour
from gui.style.theme import Look
from gui.widgets.panel import Panel

_OPEN, _REACHED = "☐", "✓"


class GoalList(Panel):
    """A row a goal; `hint_wanted(index)` asks for its hint, `answered(index, number)` gives one."""

    hint_wanted = Signal(int)
    answered = Signal(int, float)
    refused = Signal(object)
    """A UserError: what was typed is no number."""
    room_changed = Signal()
    """A hint was opened or a goal reached: the page needs more room, or less."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._goals: tuple[Goal, ...] = ()
        self._reached: list[bool] = []
        self._hints: Set[int] = frozenset()
        self._answers: dict[int, AnswerLine] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._rows = QWidget()
        self._column.addWidget(self._rows)

    def show_goals(
        self,
        goals: tuple[Goal, ...],
        reached: list[bool],
        hints: Set[int],
        wrong_answers: Set[int] = frozenset(),
    ) -> None:
        """Show goals, which of them are reached, the hints that are open, what was not right."""
        if goals is not self._goals:
            self._make_answers(goals)
        before = self._goals, self._reached, self._hints
        self._goals, self._reached, self._hints = goals, reached, frozenset(hints)
        for index, line in self._answers.items():
            line.show_verdict(reached[index], index in wrong_answers)
        self.setVisible(bool(goals))
        self.retranslate()
        if before != (self._goals, self._reached, self._hints):
            self.room_changed.emit()

    def set_look(self, look: Look) -> None:
        """Take another look."""
        self._look = look
        for line in self._answers.values():
            line.set_look(look)
        self.retranslate()

    def retranslate(self) -> None:
        """Write every goal again; what is being typed stays."""
        self.setAccessibleName(self.tr("Goals"))
        typing = next(
            (line.field for line in self._answers.values() if line.field.hasFocus()), None
        )
        for line in self._answers.values():
            line.setParent(self)  # the rows go, and what is in them
        self._column.removeWidget(self._rows)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = QWidget()
        rows = QVBoxLayout(self._rows)
        rows.setContentsMargins(0, 0, 0, 0)
        for index, goal in enumerate(self._goals):
            rows.addLayout(self._row(index, goal))
        self._column.addWidget(self._rows)
        self._rows.show()  # or it has no height until the next turn of the event loop
        if typing is not None:
            typing.setFocus()

    def spoken(self, index: int) -> str:
        """Say a goal, and whether it is reached."""
        state = self.tr("goal reached") if self._reached[index] else self.tr("goal")
        text = typographic(in_language(self._goals[index].text, language()))
        return self.tr("{0}: {1}").format(state, text)

    def _make_answers(self, goals: tuple[Goal, ...]) -> None:
        for line in self._answers.values():
            line.setParent(None)
            line.deleteLater()
        self._answers = {}
        for index, goal in enumerate(goals):
            if goal.question is not None:
                asked = in_language(goal.text, language())
                line = AnswerLine(self._look, in_percent="%" in asked)
                line.given.connect(lambda value, goal=index: self.answered.emit(goal, value))
                line.field.refused.connect(self.refused)
                self._answers[index] = line

    def _row(self, index: int, goal: Goal) -> QGridLayout:
        """Lay out a goal; its answer and its hint lie under the button too, and have its width."""
        reached = self._reached[index]
        colour = self._look.palette.frontier if reached else self._look.palette.muted
        sign = QLabel(f"<b style='color:{colour}'>{_REACHED if reached else _OPEN}</b>")
        sign.setFont(self._look.font(12))
        text = self._label(typographic(in_language(goal.text, language())))
        text.setAccessibleName(self.spoken(index))
        text.setAlignment(Qt.AlignmentFlag.AlignTop)  # beside its sign, however high the button is
        row = QGridLayout()
        row.setColumnStretch(1, 1)
        row.setVerticalSpacing(3)
        row.addWidget(sign, 0, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text, 0, 1)
        if index in self._answers:
            line = self._answers[index]
            row.addWidget(line, 1, 1, 1, 2)
            line.setVisible(line.is_wanted)
        if goal.hint and not reached:
            if index in self._hints:
                row.addWidget(self._hint(goal), 2, 1, 1, 2)
            else:
                row.addWidget(self._hint_button(index), 0, 2, Qt.AlignmentFlag.AlignTop)
        return row

    def _hint(self, goal: Goal) -> QLabel:
        hint = self._label(typographic(in_language(goal.hint, language())))
        set_text_colour(hint, self._look.palette.parameter)
        return hint

    def _hint_button(self, index: int) -> QToolButton:
        button = QToolButton()
        button.setText(self.tr("A hint"))
        button.setFont(self._look.font(10))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.hint_wanted.emit(index))
        return button

    def _label(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(self._look.font(12))
        return label
