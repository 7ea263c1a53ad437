"""The duel against the clock: with the machine by hand, or with others over plants never seen."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from engine.changed import Changed
from engine.lab.frame import Frame
from engine.learning.run import Run
from engine.model.dataset import Dataset
from gui.language.numbers import number, whole
from gui.state.deferred_update import DeferredUpdate
from gui.style.theme import Look
from gui.widgets.panel import Panel

_TICK_MS = 1_000
_MACHINES_STEPS = 500
_SCORES_SHOWN = 3


class Score(NamedTuple):
    """How many plants held out a model has right, of how many, and with how many parameters."""

    right: int
    plants: int
    parameters: int


class DuelBox(Panel):
    """Counts the seconds down; then descent has its turn, from the line set by hand.

    With others it is over plants that the page hides: when time is up they are revealed, and what
    counts is how many of them the model has right, then how few parameters it needs. The scores of
    this page stay, for the next one to beat.
    """

    machine_wanted = Signal(int)
    """So many steps of descent are asked for, from the line on screen."""
    begun = Signal()
    time_is_up = Signal()
    """The plants that are hidden are to be revealed."""
    clock_runs = Signal(bool)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._seconds = self._seconds_left = 0
        self._deferred = DeferredUpdate(
            self, Changed.EVERYTHING, lambda _frame, _changed: self._write_score()
        )
        self._is_with_others = self._awaits_score = False
        self.scores: list[Score] = []
        self.your_loss: float | None = None
        self.machines_loss: float | None = None
        self.is_machines_turn = False
        self._begun_at = 0
        self._machines: tuple[Run, Dataset] | None = None
        """What the machine learns, once it has begun: its turn ends with another run, or plants."""
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

    def show_duel(self, seconds: int | None, is_with_others: bool = False) -> None:
        """Offer a duel of so many seconds, or none; with the machine or with others."""
        self._seconds, self._is_with_others = seconds or 0, is_with_others
        self.scores = []
        self.stop()
        self.setVisible(seconds is not None)
        self.retranslate()

    def set_frame(self, frame: Frame, changed: Changed) -> None:
        """Follow your loss, and then the machine's, which is followed unseen too."""
        if self._awaits_score and len(frame.plants.test):
            self._take_score(frame)
        is_followed = self.is_running or self.is_machines_turn
        if self.is_machines_turn:
            self._follow_machine(frame)
        self._deferred.set_frame(frame, changed if is_followed else Changed.NOTHING)

    def showEvent(self, event: QShowEvent) -> None:
        """Write what was missed."""
        super().showEvent(event)
        self._deferred.catch_up()

    def begin(self) -> None:
        """Start the clock."""
        self.begun.emit()
        self.stop()
        self._timer.start()
        self.clock_runs.emit(not self._is_with_others)
        self.retranslate()

    def stop(self) -> None:
        """Put the clock back, and forget both losses."""
        self._timer.stop()
        self.clock_runs.emit(False)
        self._seconds_left = self._seconds
        self.your_loss = self.machines_loss = self._machines = None
        self.is_machines_turn = self._awaits_score = False

    def end_for_other_work(self, other_work_comes: bool) -> None:
        """Stop where other plants or another page come: it is about what was on screen."""
        if other_work_comes:
            self.stop()
            self.retranslate()

    def tick(self) -> None:
        """Take a second off; at the end it is the machine's turn."""
        self._seconds_left -= 1
        if self._seconds_left <= 0:
            self.finish()
        self.retranslate()

    def finish(self) -> None:
        """Keep your loss, and let the machine go on from your line; or have plants revealed."""
        frame = self._deferred.frame
        if not self.is_running or frame is None:
            return
        self._timer.stop()
        self.clock_runs.emit(False)
        if self._is_with_others:
            self._awaits_score = True
            self.time_is_up.emit()
        else:
            self.your_loss = self.machines_loss = frame.loss
            self.is_machines_turn, self._begun_at = True, frame.step
            self.machine_wanted.emit(_MACHINES_STEPS)
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
        again = self.your_loss is not None or bool(self.scores)
        self.go.setText(self.tr("Once more") if again else self.tr("Start the clock"))
        self.done.setText(self.tr("I'm done"))
        self.go.setVisible(not self.is_running)
        self.done.setVisible(self.is_running)
        self.clock.setText(self.tr("{0} s").format(whole(max(self._seconds_left, 0))))
        self.clock.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._write_score()

    def _follow_machine(self, frame: Frame) -> None:
        """Take the loss of its steps so far; its turn is over after the last, or with its run."""
        learned = frame.state.run, frame.plants
        if self._machines is None and frame.step > self._begun_at:
            self._machines = learned
        if self._machines is None:
            return
        last = self._begun_at + _MACHINES_STEPS
        if any(now is not then for now, then in zip(learned, self._machines, strict=True)):
            self.is_machines_turn = False
            return
        self.machines_loss = frame.trace.loss(min(frame.last_step, last))
        self.is_machines_turn = frame.last_step < last

    def _take_score(self, frame: Frame) -> None:
        """Keep what the model has right of the plants that were revealed."""
        self._awaits_score = False
        right, plants = frame.test_outputs.counts.right, len(frame.plants.test)
        self.scores.append(Score(right, plants, frame.architecture.size))
        self.retranslate()

    def _score_text(self, turn: int, score: Score) -> str:
        text = self.tr("{0}. right: {1} of {2}, parameters: {3}")
        return text.format(*map(whole, (turn, *score)))

    def _write_score(self) -> None:
        if self._is_with_others:
            lines = [self._score_text(turn, each) for turn, each in enumerate(self.scores, 1)]
            self.score.setText("\n".join(lines[-_SCORES_SHOWN:]))
        elif self.your_loss is not None and self.machines_loss is not None:
            text = self.tr("Your loss: {0}. The machine, from your line: {1}.")
            losses = number(self.your_loss, 3), number(self.machines_loss, 3)
            self.score.setText(text.format(*losses))
        elif self.is_running and self._deferred.frame is not None:
            loss = number(self._deferred.frame.loss, 3)
            self.score.setText(self.tr("Your loss: {0}").format(loss))
        else:
            self.score.setText("")
