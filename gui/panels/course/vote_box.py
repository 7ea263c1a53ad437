"""The vote: one predicts, or a class whose teacher enters the counts; reveal, and then it plays."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from engine.lessons.lesson import Vote, in_language
from gui.language.numbers import percent
from gui.language.translation import language
from gui.language.typography import typographic
from gui.style.text_colour import set_text_colour
from gui.style.theme import Look
from gui.widgets.integer_field import IntegerField
from gui.widgets.panel import Panel

_MOST_VOTES = 999


class AnswerRow(NamedTuple):
    """An answer: what chooses it, its text, how many voted for it, and their share."""

    choice: QRadioButton
    text: QLabel
    votes: IntegerField
    bar: Bar


class VoteBox(Panel):
    """A row for each answer with its votes; emits `revealed` when a prediction has been made.

    The panel lays out `button` itself, where it is always in sight.
    """

    revealed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._vote: Vote | None = None
        self.is_revealed = False
        self.question, self.explanation = QLabel(), QLabel()
        for label in (self.question, self.explanation):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton()
        self.button.clicked.connect(self.reveal)
        self.rows: list[AnswerRow] = []
        self._choices = QButtonGroup(self)
        self._choices.idToggled.connect(lambda _row, _on: self._update_button())
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._grid.setVerticalSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.question)
        column.addLayout(self._grid)
        column.addWidget(self.explanation)
        self.set_look(look)

    @property
    def counts(self) -> list[int]:
        """How many voted for each answer."""
        return [row.votes.value() for row in self.rows]

    @property
    def choice(self) -> int | None:
        """The answer that was clicked, counted from 0; None if none was."""
        chosen = self._choices.checkedId()
        return None if chosen < 0 else chosen

    @property
    def is_open(self) -> bool:
        """Say whether there is a question that is not answered yet."""
        return self._vote is not None and not self.is_revealed

    def show_vote(self, vote: Vote | None) -> None:
        """Show another question, with no votes yet."""
        self._vote, self.is_revealed = vote, False
        self.setVisible(vote is not None)
        self.button.setVisible(vote is not None)
        for row in self.rows:
            self._choices.removeButton(row.choice)
            for widget in row:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        if vote is not None:
            for row_index in range(len(next(iter(vote.answers.values())))):
                self._add_row(row_index)
        self.set_look(self._look)

    def set_look(self, look: Look) -> None:
        """Take another look."""
        self._look = look
        self.question.setFont(look.font(12, bold=True))
        self.button.setFont(look.font(11, bold=True))
        self.explanation.setFont(look.font(12))
        for row in self.rows:
            row.text.setFont(look.font(12))
            row.choice.setFont(look.font(12))
            row.votes.setFont(look.font(11))
            row.bar.look = look
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text again."""
        self.button.setText(self.tr("Reveal"))
        if self._vote is None:
            return
        self.question.setText(typographic(in_language(self._vote.question, language())))
        self.explanation.setText(typographic(self._what_is_said()))
        self.explanation.setVisible(self.is_revealed and bool(self.explanation.text()))
        self.button.setVisible(not self.is_revealed)
        answers = self._vote.answers.get(language()) or next(iter(self._vote.answers.values()))
        for index, (answer, row) in enumerate(zip(answers, self.rows, strict=True)):
            self._write_answer(index, typographic(answer), row)
        self._show_shares()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a click on the text of an answer as one on its button."""
        if event.type() == QEvent.Type.MouseButtonRelease:
            for row in self.rows:
                if watched is row.text:
                    row.choice.click()
        return super().eventFilter(watched, event)

    def spoken(self) -> str:
        """Say the question with its answers; once revealed, which is right and why."""
        if self._vote is None:
            return ""
        if not self.is_revealed:
            answers = [f"{number}. {row.text.text()}" for number, row in enumerate(self.rows, 1)]
            return " ".join([self.question.text(), *answers])
        right = [] if self._vote.right is None else [self.rows[self._vote.right].choice]
        told = [
            self.tr("The right answer: {0}.").format(choice.accessibleName()) for choice in right
        ]
        if self.choice is not None and right:
            told.append(
                self.tr("Your answer was another one.") if self.is_missed
                else self.tr("You had it right.")
            )  # fmt: skip
        return " ".join([*told, self.explanation.text()])

    def _write_answer(self, index: int, answer: str, row: AnswerRow) -> None:
        """Write an answer; once it is revealed only what was counted takes room beside it."""
        assert self._vote is not None
        right = self.is_revealed and index == self._vote.right
        wrong = self.is_missed and index == self.choice
        votes = f"  {row.votes.value()}" if self.is_revealed and any(self.counts) else ""
        row.text.setText(answer + ("  ✓" if right else "  ✗" if wrong else "") + votes)
        palette = self._look.palette
        colour = palette.frontier if right else palette.loss if wrong else ""
        set_text_colour(row.text, colour)
        row.choice.setAccessibleName(answer)
        row.choice.setEnabled(not self.is_revealed)
        row.choice.setVisible(not self.is_revealed)
        row.votes.setVisible(not self.is_revealed)
        row.bar.setVisible(not self.is_revealed or any(self.counts))
        row.votes.setAccessibleName(self.tr("votes for: {0}").format(answer))
        row.votes.setToolTip(self.tr("how many of the class vote for it"))
        row.bar.is_right = right
        below = 0 if row.bar.isHidden() else row.bar.sizeHint().height() + 1
        for widget in (row.text, row.choice):
            widget.setContentsMargins(0, 0, 0, below)

    @property
    def is_missed(self) -> bool:
        """Say whether another answer than the right one was predicted, and this is revealed."""
        right = None if self._vote is None else self._vote.right
        is_other = self.choice is not None and right is not None and self.choice != right
        return self.is_revealed and is_other

    def _what_is_said(self) -> str:
        """Return the reply to the answer chosen, and the explanation."""
        assert self._vote is not None
        replies = self._vote.replies.get(language()) or next(iter(self._vote.replies.values()), ())
        reply = "" if self.choice is None or not replies else replies[self.choice]
        explanation = in_language(self._vote.explanation, language())
        return "\n".join(text for text in (reply, explanation) if text)

    def _add_row(self, index: int) -> None:
        row = AnswerRow(QRadioButton(), QLabel(), IntegerField(), Bar(self._look))
        row.choice.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.text.setWordWrap(True)
        row.text.setTextFormat(Qt.TextFormat.PlainText)
        row.text.installEventFilter(self)
        row.votes.setRange(0, _MOST_VOTES)
        row.votes.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row.votes.valueChanged.connect(self._show_shares)
        self._choices.addButton(row.choice, index)
        self._grid.addWidget(row.choice, index, 0)
        self._grid.addWidget(row.text, index, 1)
        self._grid.addWidget(row.votes, index, 2)
        self._grid.addWidget(row.bar, index, 1, Qt.AlignmentFlag.AlignBottom)
        for widget in row:
            widget.show()  # or they have no height until the next turn of the event loop
        self.rows.append(row)

    def _show_shares(self) -> None:
        total = sum(self.counts)
        for row in self.rows:
            row.bar.show_share(row.votes.value() / total if total else 0.0)
        self._update_button()

    def _update_button(self) -> None:
        """Reveal only what has been predicted."""
        is_predicted = self.choice is not None or any(self.counts)
        self.button.setEnabled(is_predicted)
        self.button.setToolTip("" if is_predicted else self.tr("Choose an answer first."))

    def reveal(self) -> None:
        """Show which answer is right, whether or not one was predicted."""
        self.is_revealed = True
        self.retranslate()
        self.revealed.emit()


class Bar(QWidget):
    """A share of the votes, as a line under the answer."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.is_right = False
        self._share = 0.0

    def show_share(self, share: float) -> None:
        """Show a share, 0 … 1."""
        self._share = share
        self.setAccessibleDescription(percent(share))
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a thin line."""
        return QSize(80, round(self.look.width(5)))

    def minimumSizeHint(self) -> QSize:
        """Stay visible."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the groove and the share."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("raised"))
        painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
        painter.setBrush(self.look.colour("frontier" if self.is_right else "harmless"))
        painter.drawRoundedRect(QRectF(0, 0, self.width() * self._share, self.height()), 3, 3)
        painter.end()
