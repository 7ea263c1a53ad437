"""The playback bar: the run's buttons, its timeline, the learning rate and the speed."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton

from engine.changed import Changed
from engine.lab.frame import Frame
from engine.learning.settings import LARGEST_RATE, SMALLEST_RATE
from gui.language.numbers import short, whole
from gui.registry.action_names import ActionName
from gui.state.edit_kind import EditKind
from gui.state.frame_clock import FASTEST, SLOWEST, UNBOUNDED
from gui.state.frame_thinning import FrameThinning
from gui.style.text_colour import set_text_colour
from gui.style.theme import Look
from gui.widgets.live_label import LiveLabel
from gui.widgets.number_field import NumberField
from gui.widgets.panel import Panel
from gui.widgets.parameter_slider import LogScale, ParameterSlider
from gui.widgets.slider import Slider, Told

_SPEED_TICKS = 100


class PlaybackBar(Panel):
    """Buttons show the actions they are given; the timeline's value is the step shown."""

    step_chosen = Signal(int)
    rate_edited = Signal(float)
    speed_chosen = Signal(float)
    gesture_begun = Signal(object, bool)
    gesture_ended = Signal()

    def __init__(self, look: Look, actions: Mapping[ActionName, QAction]) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        names: tuple[ActionName, ...] = (
            "actionRewind", "actionStepBack", "actionPlay", "actionStep", "actionRandomStart",
        )  # fmt: skip
        self._buttons = [self._button(actions[name], name == "actionPlay") for name in names]
        self.timeline = Slider()
        self.timeline.setObjectName("timeline")
        self.timeline.setRange(0, 0)
        self.timeline.valueChanged.connect(self.step_chosen)
        field = NumberField(SMALLEST_RATE, LARGEST_RATE, short)
        self._rate_label = QLabel()
        self.rate = ParameterSlider(
            "learningRate", LogScale(SMALLEST_RATE, LARGEST_RATE), field, self._rate_label
        )
        self.rate.edited.connect(self.rate_edited)
        self.rate.gesture_begun.connect(lambda: self.gesture_begun.emit(EditKind.SETTINGS, False))
        self.rate.gesture_ended.connect(self.gesture_ended)
        self.speed = Slider("muted")
        self.speed.setObjectName("speed")
        self.speed.setRange(0, _SPEED_TICKS + 1)
        self.speed.valueChanged.connect(self._on_speed)
        self.speed.tell = self._tell_speed
        self.speed.take = lambda speed: self.speed.setValue(_tick_of(max(speed, SLOWEST)))
        self.timeline.tell = self._tell_step
        self._step_label = LiveLabel()
        self._speed_label = QLabel()
        self._thinning = FrameThinning(self._show)
        self._lay_out()
        self.show_speed(60.0)
        self.set_look(look)

    def set_frame(self, frame: Frame, changed: Changed) -> None:
        """Show the step, the run's length and the learning rate of a frame, as pictures do."""
        self._thinning.set_frame(frame, changed)

    def catch_up(self) -> None:
        """Show the newest step of a playing run."""
        self._thinning.catch_up()

    def _show(self, frame: Frame, changed: Changed) -> None:
        if changed & (Changed.NEURON | Changed.TRACE):
            blocker = QSignalBlocker(self.timeline)
            self.timeline.setMaximum(frame.last_step)
            self.timeline.setValue(frame.step)
            blocker.unblock()
            self._name_step(frame.step, frame.last_step)
        if changed & Changed.SETTINGS:
            self.rate.show_value(frame.settings.learning_rate)

    def show_speed(self, steps_per_second: float) -> None:
        """Show how fast learning goes."""
        blocker = QSignalBlocker(self.speed)
        self.speed.setValue(_tick_of(steps_per_second))
        blocker.unblock()
        self._steps_per_second = steps_per_second
        self._name_speed(steps_per_second)

    def set_look(self, look: Look) -> None:
        """Take another look."""
        self._look = look
        for button in self._buttons:
            large = button.defaultAction().objectName() == "actionPlay"
            side = int((34 if large else 22) * look.type_scale)
            button.setIconSize(QSize(side, side))
        for slider in (self.timeline, self.speed, self.rate.slider):
            slider.set_look(look)
        self.rate.lay_side_by_side(look.for_touch)
        for label in (self._step_label, self._rate_label, self._speed_label):
            label.setFont(look.font(10))
        self.rate.field.setFont(look.font(12, bold=True))
        set_text_colour(self.rate.field, look.palette.parameter)
        metrics = self.rate.field.fontMetrics()
        self.rate.field.setFixedWidth(metrics.horizontalAdvance("0,00012") + 14)
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text again."""
        self._rate_label.setText(self.tr("Learning rate α"))
        tip = self.tr("Learning rate α: how far each step follows the slope, from 0.0001 to 100")
        self.rate.describe(self.tr("Learning rate"), tip)
        self.timeline.setAccessibleName(self.tr("Timeline"))
        self.timeline.unit = self.tr("step")
        self.timeline.setToolTip(self.tr("Timeline: drag to see any step of the run again"))
        self.speed.setAccessibleName(self.tr("Speed"))
        self.speed.unit = self.tr("steps a second")
        self.speed.setToolTip(
            self.tr("Speed: from one step a second to as fast as the computer can")
        )
        self._name_step(self.timeline.value(), self.timeline.maximum())
        self._name_speed(self._steps_per_second)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 6, 12, 8)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(0)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in self._buttons:
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addLayout(buttons, 0, 0, 2, 1)
        grid.addWidget(self._step_label, 0, 1)
        grid.addWidget(self.timeline, 1, 1)
        grid.addWidget(self.rate, 0, 2, 2, 1)
        grid.addWidget(self._speed_label, 0, 3)
        grid.addWidget(self.speed, 1, 3)
        grid.setColumnStretch(1, 5)
        grid.setColumnStretch(2, 2)
        grid.setColumnStretch(3, 2)

    def _button(self, action: QAction, is_first: bool) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if is_first:
            button.setObjectName("playButton")
        return button

    def _name_step(self, step: int, last: int) -> None:
        text = self.tr("step {0}").format(whole(step))
        if step < last:
            text = self.tr("step {0} of {1}").format(whole(step), whole(last))
        self._step_label.set_text(text)

    def _name_speed(self, steps_per_second: float) -> None:
        if steps_per_second == UNBOUNDED:
            self._speed_label.setText(self.tr("Speed: as fast as it goes"))
        else:
            text = self.tr("Speed: {0} steps/s")
            if steps_per_second == 1:
                text = self.tr("Speed: {0} step/s")
            self._speed_label.setText(text.format(short(steps_per_second, 2)))

    def _tell_step(self) -> Told:
        return Told(self.timeline.value(), 0, self.timeline.maximum(), self._step_label.text())

    def _tell_speed(self) -> Told:
        speed = min(self._steps_per_second, FASTEST)  # a screen reader can't say infinity
        return Told(speed, SLOWEST, FASTEST, self._speed_label.text())

    def _on_speed(self, tick: int) -> None:
        self._steps_per_second = _speed_at(tick)
        self._name_speed(self._steps_per_second)
        self.speed_chosen.emit(self._steps_per_second)


def _speed_at(tick: int) -> float:
    if tick > _SPEED_TICKS:
        return UNBOUNDED
    value = SLOWEST * (FASTEST / SLOWEST) ** (tick / _SPEED_TICKS)
    return float(f"{value:.1e}")


def _tick_of(steps_per_second: float) -> int:
    if math.isinf(steps_per_second):
        return _SPEED_TICKS + 1
    share = math.log(steps_per_second / SLOWEST) / math.log(FASTEST / SLOWEST)
    return round(share * _SPEED_TICKS)
