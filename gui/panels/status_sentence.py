"""The one sentence that says what happens, with a button where something can be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy

from engine.changed import Changed
from engine.explain.diagnosis import Verdict
from engine.lab.frame import Frame
from gui.language.sentences import advice, sentence
from gui.state.update_throttle import UpdateThrottle
from gui.style.theme import Look
from gui.widgets.panel import Panel

_REFUSAL_MS, _NEWS_MS = 6_000, 2_500
_WARNINGS = (Verdict.OVERSHOOTING, Verdict.ONE_KIND, Verdict.TRACE_FULL)


class StatusSentence(Panel):
    """Shows the diagnosis of the frame, or for a while what was refused."""

    advice_taken = Signal()
    dismissed = Signal()
    """What was kept on screen was put away."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("sentence")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._frame: Frame | None = None
        self._said: tuple[object, ...] = ()
        self._held = ""
        self._kept: Callable[[], str] | None = None
        self._throttle = UpdateThrottle(self._say, self)
        self._meanwhile = QTimer(self)
        self._meanwhile.setSingleShot(True)
        self._meanwhile.timeout.connect(self._say)
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton()
        self.button.setObjectName("adviceButton")
        self.button.clicked.connect(self._act)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 5, 8, 5)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.button)
        self.set_look(look)

    def set_frame(self, frame: Frame, _changed: Changed) -> None:
        """Say what there is to say of a frame."""
        self._frame = frame
        self._throttle.set_frame(frame)

    def hold(self, text: str) -> None:
        """Say this in place of what happens, until it is told to hold nothing."""
        self._held = text
        self._said = ()
        self._say()

    def keep(self, tell: Callable[[], str] | None) -> None:
        """Say what was refused, in any language, until it is dismissed or None is kept."""
        self._kept = tell
        self._said = ()
        self._meanwhile.stop()
        self._say()

    def say(self, text: str, warning: bool = True) -> None:
        """Say something else for a while: a refusal longer than a piece of news."""
        self._said = ()
        self._meanwhile.start(_REFUSAL_MS if warning else _NEWS_MS)
        self.label.setText(text)
        self._apply_look(warning)
        self.button.hide()

    def end_news(self) -> None:
        """Say again what happens, whatever was said meanwhile."""
        self._meanwhile.stop()
        self._say()

    def set_look(self, look: Look) -> None:
        """Take another look."""
        self.label.setFont(look.font(11))
        self.button.setFont(look.font(11))
        height = self.label.fontMetrics().height()
        self.setMinimumHeight(2 * height + 12)
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text again."""
        self.label.setAccessibleName(self.tr("what happens"))
        self._said = ()
        self._say()

    def _say(self) -> None:
        if self._frame is None or self._meanwhile.isActive():
            return
        text = self._kept() if self._kept else self._held or sentence(self._frame)
        action = self.tr("Dismiss") if self._kept else advice(self._frame)
        if (text, action) == self._said:
            return
        self._said = text, action
        self.label.setText(text)
        self.button.setVisible(bool(action))
        self.button.setText(action)
        name = self.tr("put this message away") if self._kept else self.tr("follow the advice")
        self.button.setAccessibleName(name)
        self._apply_look(bool(self._kept) or self._frame.diagnosis.verdict in _WARNINGS)

    def _act(self) -> None:
        if not self._kept:
            self.advice_taken.emit()
            return
        self.keep(None)
        self.dismissed.emit()

    def _apply_look(self, warning: bool) -> None:
        if self.property("warning") != warning:
            self.setProperty("warning", warning)
            self.style().unpolish(self)
            self.style().polish(self)
