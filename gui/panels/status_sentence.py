"""The status line: one sentence of what happens, with a button where something can be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from engine.changed import Changed
from engine.explain.situation import Verdict
from engine.lab.frame import Frame
from gui.language.model_names import feature_name
from gui.language.sentences import advice, offered_input, sentence, trains_with_formulas
from gui.state.update_throttle import UpdateThrottle
from gui.style.theme import Look
from gui.widgets.claimed_keys import ClaimsCopy
from gui.widgets.panel import Panel

_REFUSAL_MS, _MESSAGE_MS = 6_000, 2_500
_WARNINGS = (
    Verdict.OVERSHOOTING,
    Verdict.OVERFITTING,
    Verdict.ALL_HELD_OUT,
    Verdict.ONE_KIND,
    Verdict.KIND_HELD_OUT,
    Verdict.TRACE_FULL,
    Verdict.MEMORY_FULL,
)


class StatusSentence(Panel):
    """Shows the diagnosis of the frame; what was refused stands above it for a while."""

    advice_taken = Signal()
    input_wanted = Signal()
    """The input that is offered where no line separates."""
    hidden_neurons_wanted = Signal()
    dismissed = Signal()
    """A pinned message was dismissed."""
    said = Signal(str)
    """A message came, above the diagnosis or in its place."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("sentence")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._frame: Frame | None = None
        self._shown: tuple[object, ...] = ()
        self._override_text = ""
        self._pinned: Callable[[], str] | None = None
        self._throttle = UpdateThrottle(self._refresh, self)
        self._message_timer = QTimer(self)
        self._message_timer.setSingleShot(True)
        self._message_timer.timeout.connect(self._refresh)
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        ClaimsCopy(self.label, self.label.hasSelectedText)
        self.label_beneath = QLabel()
        self.label_beneath.setObjectName("sentenceBeneath")
        self.label_beneath.setWordWrap(True)
        self.label_beneath.hide()
        self.button = QPushButton()
        self.button.setObjectName("adviceButton")
        self.button.clicked.connect(self._on_button)
        self.input_button, self.neurons_button = QPushButton(), QPushButton()
        self.input_button.clicked.connect(self.input_wanted)
        self.neurons_button.clicked.connect(self.hidden_neurons_wanted)
        self._shows_offers = self._is_wanted = True
        self._is_needed, self.is_shown = False, True
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 5, 8, 5)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.label)
        texts.addWidget(self.label_beneath)
        layout.addLayout(texts, 1)
        for button in (self.input_button, self.neurons_button, self.button):
            layout.addWidget(button)
        self.set_look(look)

    def sizeHint(self) -> QSize:
        """Ask for two lines; for more only where the words need them at this width."""
        needed = self.heightForWidth(self.width())
        return QSize(super().sizeHint().width(), max(self.minimumHeight(), needed))

    def hasHeightForWidth(self) -> bool:
        """Keep to `sizeHint`: a bar would ask for the height that a narrow one needs."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask again: another width may want another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def set_frame(self, frame: Frame, _changed: Changed) -> None:
        """Show the diagnosis of a frame."""
        self._frame = frame
        self._throttle.set_frame(frame)

    def want(self, wanted: bool) -> None:
        """Be there always, or only while there is a warning or a message pinned."""
        self._is_wanted = wanted
        self._show_if_needed(self._is_needed)

    def _show_if_needed(self, is_needed: bool) -> None:
        self._is_needed = is_needed
        is_shown = self._is_wanted or is_needed
        if is_shown != self.is_shown:
            self.is_shown = is_shown
            self.setVisible(is_shown)

    def override(self, text: str) -> None:
        """Show a text in place of the diagnosis, until it is overridden with an empty one."""
        if text and text != self._override_text:
            self.said.emit(text)
        self._override_text = text
        self._shown = ()
        self._refresh()

    def spoken(self, frame: Frame) -> str:
        """Return the diagnosis of a frame, "" where it is not shown, or a text is in its place."""
        return sentence(frame) if self.is_shown and not self._override_text else ""

    def pin(self, write: Callable[[], str] | None) -> None:
        """Show what `write` returns until it is dismissed or None is pinned.

        It is called again after a change of language.
        """
        self._pinned = write
        self._shown = ()
        self._message_timer.stop()
        self._refresh()
        if write is not None:
            self.said.emit(write())

    def say(
        self,
        text: str,
        warning: bool = True,
        is_needed: bool | None = None,
        for_ms: int | None = None,
    ) -> None:
        """Show a message for a while: a warning longer than any other, and above the diagnosis.

        What `is_needed`, as warnings are, is also seen where the sentence is not wanted.
        """
        self._shown = ()
        self._message_timer.start(for_ms or (_REFUSAL_MS if warning else _MESSAGE_MS))
        self.label.setText(text)
        self._apply_look(warning)
        self._show_beneath(warning)
        self._show_if_needed(warning if is_needed is None else is_needed)
        self.said.emit(text)

    def end_message(self) -> None:
        """End the message that `say` shows, if there is one."""
        self._message_timer.stop()
        self._refresh()

    def set_look(self, look: Look) -> None:
        """Take another look."""
        self.label.setFont(look.font(11))
        self.label_beneath.setFont(look.font(11))
        for button in (self.input_button, self.neurons_button, self.button):
            button.setFont(look.font(11))
        height = self.label.fontMetrics().height()
        self.setMinimumHeight(2 * height + 12)
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text again."""
        self._shown = ()
        self._refresh()

    def show_offers(self, shown: bool) -> None:
        """Offer models beyond one neuron, or not: beside the course nothing is offered."""
        self._shows_offers, self._shown = shown, ()
        self._refresh()

    def _refresh(self) -> None:
        if self._frame is None:
            return
        if self._message_timer.isActive():
            self._show_beneath(not self.label_beneath.isHidden())
            return
        self._show_beneath(self._pinned is not None)
        self._show_if_needed(self._pinned is not None)
        text = self._pinned() if self._pinned else self._override_text or sentence(self._frame)
        action = self.tr("Dismiss") if self._pinned else advice(self._frame)
        offer = self._offer(self._frame)
        if (text, action, offer) == self._shown:
            return
        self._shown = text, action, offer
        self._show_offer(offer)
        self.label.setText(text)
        self.button.setVisible(bool(action))
        self.button.setText(action)
        name = self.tr("put this message away") if self._pinned else self.tr("follow the advice")
        self.button.setAccessibleName(name)
        warns = self._frame.diagnosis.verdict in _WARNINGS and not trains_with_formulas(self._frame)
        self._apply_look(bool(self._pinned) or warns)

    def _offer(self, frame: Frame) -> str:
        """Return the input to offer, by its name; "" where nothing is offered."""
        is_free = self._shows_offers and not (self._pinned or self._override_text)
        offered = offered_input(frame) if is_free else None
        return feature_name(offered) if offered else ""

    def _show_offer(self, name: str) -> None:
        self.input_button.setText(self.tr("Add {0}").format(name))
        self.neurons_button.setText(self.tr("Add hidden neurons"))
        for button in (self.input_button, self.neurons_button):
            button.setVisible(bool(name))

    def _show_beneath(self, shows: bool) -> None:
        """Show the diagnosis beneath a warning, with its advice; beneath no other message."""
        frame = self._frame if shows and self._is_wanted else None
        if self._message_timer.isActive():
            action = advice(frame) if frame else ""
            self.button.setText(action)
            self.button.setVisible(bool(action))
        if frame:
            self.label_beneath.setText(self._override_text or sentence(frame))
        self.label_beneath.setVisible(frame is not None)

    def _on_button(self) -> None:
        if not self._pinned or self._message_timer.isActive():
            self.end_message()
            self.advice_taken.emit()
            return
        self.pin(None)
        self.dismissed.emit()

    def _apply_look(self, warning: bool) -> None:
        if self.property("warning") != warning:
            self.setProperty("warning", warning)
            self.style().unpolish(self)
            self.style().polish(self)
