"""The vote: the class predicts, the teacher enters the counts and reveals, and then it plays."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.lessons.lesson import Vote, in_language
from gui.language.numbers import percent
from gui.language.translation import language
from gui.language.typography import typographic
from gui.style.theme import Look
from gui.widgets.integer_field import IntegerField
from gui.widgets.panel import Panel

_MOST_VOTES = 999


class VoteBox(Panel):
    """A row for each answer with its votes; emits `revealed` when the votes are in.

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
        self.button.clicked.connect(self._reveal)
        self._lines: list[tuple[QLabel, IntegerField, Bar]] = []
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
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
        return [count.value() for _text, count, _bar in self._lines]

    def show_vote(self, vote: Vote | None) -> None:
        """Show another question, with no votes yet."""
        self._vote, self.is_revealed = vote, False
        self.setVisible(vote is not None)
        self.button.setVisible(vote is not None)
        for line in self._lines:
            for widget in line:
                widget.hide()
                widget.deleteLater()
        self._lines = []
        if vote is not None:
            for row in range(len(next(iter(vote.answers.values())))):
                self._add_line(row)
        self.set_look(self._look)

    def set_look(self, look: Look) -> None:
        """Take another look."""
        self._look = look
        self.question.setFont(look.font(12, bold=True))
        self.button.setFont(look.font(11, bold=True))
        self.explanation.setFont(look.font(12))
        for text, count, bar in self._lines:
            text.setFont(look.font(12))
            text.setContentsMargins(0, 0, 0, bar.sizeHint().height() + 1)
            count.setFont(look.font(11))
            bar.look = look
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text again."""
        self.button.setText(self.tr("Reveal"))
        if self._vote is None:
            return
        self.question.setText(typographic(in_language(self._vote.question, language())))
        self.explanation.setText(typographic(in_language(self._vote.explanation, language())))
        self.explanation.setVisible(self.is_revealed and bool(self._vote.explanation))
        self.button.setVisible(not self.is_revealed)
        answers = self._vote.answers.get(language()) or next(iter(self._vote.answers.values()))
        for index, (answer, (text, count, bar)) in enumerate(
            zip(answers, self._lines, strict=True)
        ):
            right = self.is_revealed and index == self._vote.right
            text.setText(typographic(answer) + ("  ✓" if right else ""))
            text.setStyleSheet(f"color: {self._look.palette.frontier}" if right else "")
            count.setAccessibleName(self.tr("votes for: {0}").format(answer))
            bar.is_right = right
        self._show_shares()

    def _add_line(self, row: int) -> None:
        text, count, bar = QLabel(), IntegerField(), Bar(self._look)
        text.setWordWrap(True)
        text.setTextFormat(Qt.TextFormat.PlainText)
        count.setRange(0, _MOST_VOTES)
        count.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        count.valueChanged.connect(self._show_shares)
        self._grid.addWidget(text, row, 0)
        self._grid.addWidget(count, row, 1)
        self._grid.addWidget(bar, row, 0, Qt.AlignmentFlag.AlignBottom)
        for widget in (text, count, bar):
            widget.show()  # or they have no height until the next turn of the event loop
        self._lines.append((text, count, bar))

    def _show_shares(self) -> None:
        total = sum(self.counts)
        for _text, count, bar in self._lines:
            bar.show_share(count.value() / total if total else 0.0)

    def _reveal(self) -> None:
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
