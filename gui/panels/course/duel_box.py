"""The duel with the machine: set the line by hand against the clock, then watch descent go on."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from engine.changed import Changed
from engine.lab.frame import Frame
from gui.language.numbers import number, whole
from gui.state.deferred_update import DeferredUpdate
from gui.style.theme import Look
from gui.widgets.panel import Panel

_TICK_MS = 1_000


class DuelBox(Panel):
    """Counts the seconds down; `machine_wanted` asks descent to go on from the line set by hand."""

    machine_wanted = Signal()
    begun = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._seconds = self._seconds_left = 0
        self._deferred = DeferredUpdate(self, Changed.EVERYTHING, self._follow)
        self.your_loss: float | None = None
        self._is_machines_turn = False
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self.clock, self.score = QLabel(), QLabel()
        self.score.setWordWrap(True)
        self.go, self.done = QPushButton(), QPushButton()
        self.go.clicked.connect(self.begin)
        self.done.clicked.connect(self.finish)
        row = QHBoxLayout()
        for widget in (self.go, self.done, self.clock):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.score)
        self.set_look(look)

    @property
    def is_running(self) -> bool:
        """Say whether the clock counts down."""
        return self._timer.isActive()

    def show_duel(self, seconds: int | None) -> None:
        """Offer a duel of so many seconds, or none."""
        self._timer.stop()
        self._seconds = self._seconds_left = seconds or 0
        self.your_loss, self._is_machines_turn = None, False
        self.setVisible(seconds is not None)
        self.retranslate()

    def set_frame(self, frame: Frame, changed: Changed) -> None:
        """Follow the loss on screen."""
        self._deferred.set_frame(frame, changed)

    def showEvent(self, event: QShowEvent) -> None:
        """Write what was missed."""
        super().showEvent(event)
        self._deferred.catch_up()

    def _follow(self, _frame: Frame, _changed: Changed) -> None:
        if self.is_running or self._is_machines_turn:
            self._write_score()

    def begin(self) -> None:
        """Start the clock."""
        self._seconds_left, self.your_loss, self._is_machines_turn = self._seconds, None, False
        self._timer.start()
        self.begun.emit()
        self.retranslate()

    def tick(self) -> None:
        """Take a second off; at the end it is the machine's turn."""
        self._seconds_left -= 1
        if self._seconds_left <= 0:
            self.finish()
        self.retranslate()

    def finish(self) -> None:
        """Keep your loss, and let the machine go on from your line."""
        frame = self._deferred.frame
        if not self.is_running or frame is None:
            return
        self._timer.stop()
        self.your_loss = frame.loss
        self._is_machines_turn = True
        self.machine_wanted.emit()
        self.retranslate()

    def set_look(self, look: Look) -> None:
        """Take another look."""
        self._look = look
        for widget in (self.go, self.done, self.score):
            widget.setFont(look.font(11.5))
        self.clock.setFont(look.font(16, bold=True))
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text again."""
        again = self.your_loss is not None
        self.go.setText(self.tr("Once more") if again else self.tr("Start the clock"))
        self.done.setText(self.tr("I'm done"))
        self.go.setVisible(not self.is_running)
        self.done.setVisible(self.is_running)
        self.clock.setText(self.tr("{0} s").format(whole(max(self._seconds_left, 0))))
        self.clock.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._write_score()

    def _write_score(self) -> None:
        frame = self._deferred.frame
        if frame is None:
            return
        loss = number(frame.loss, 3)
        if self.your_loss is not None:
            text = self.tr("Your loss: {0}. The machine, from your line: {1}.")
            self.score.setText(text.format(number(self.your_loss, 3), loss))
        elif self.is_running:
            self.score.setText(self.tr("Your loss: {0}").format(loss))
        else:
            self.score.setText("")
