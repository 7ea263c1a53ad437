"""A slider with its number field: one value in its own units, exact in both."""

from __future__ import annotations

import math

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from gui.widgets.number_field import NumberField
from gui.widgets.slider import Slider, Told

_TICKS = 2_000


class LinearScale:
    """A linear scale from -reach to reach; the reach grows tenfold to hold a larger value."""

    def __init__(self, reach: float) -> None:
        self._least_reach = self._reach = reach

    def extend_to(self, value: float) -> None:
        """Set the reach to the smallest that holds the value."""
        self._reach = self._least_reach
        while abs(value) > self._reach:
            self._reach *= 10

    def share(self, value: float) -> float:
        """Return where a value lies on the slider, 0 … 1."""
        return 0.5 + value / (2 * self._reach)

    def value(self, share: float) -> float:
        """Return the value at a share of the slider, to nine decimals."""
        return round((2 * share - 1) * self._reach, 9)


class LogScale:
    """A logarithmic scale from one positive value to another."""

    def __init__(self, least: float, most: float) -> None:
        self._low, self._high = math.log10(least), math.log10(most)

    def extend_to(self, _value: float) -> None:
        """Do nothing: the range is fixed."""

    def share(self, value: float) -> float:
        """Return where a value lies on the slider, 0 … 1."""
        return (math.log10(value) - self._low) / (self._high - self._low)

    def value(self, share: float) -> float:
        """Return the value at a share of the slider, to two significant digits."""
        return float(f"{10 ** (self._low + share * (self._high - self._low)):.1e}")


class ParameterSlider(QWidget):
    """A slider and a number field that agree, side by side or, with a label, one over the other.

    `value` and `setValue` are in the parameter's units; `setValue` does what a person would,
    `show_value` only shows.
    """

    edited = Signal(float)
    gesture_begun = Signal()
    gesture_ended = Signal()

    def __init__(
        self,
        name: str,
        scale: LinearScale | LogScale,
        field: NumberField,
        label: QLabel | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._label = label
        self._scale = scale
        self.field = field
        self.slider = Slider("parameter", from_middle=isinstance(scale, LinearScale))
        self.slider.setRange(0, _TICKS)
        self.slider.setPageStep(_TICKS // 20)
        self.slider.setSingleStep(_TICKS // 200)
        self.slider.tell, self.slider.take = self._tell, self.setValue
        self._move_slider()
        self.slider.valueChanged.connect(self._on_slider)
        self.slider.sliderPressed.connect(self.gesture_begun)
        self.slider.sliderReleased.connect(self._on_released)
        self.field.edited.connect(self._on_typed)
        self.setFocusProxy(self.slider)
        self._lay_out()

    def value(self) -> float:
        """Return the exact value, in the parameter's units."""
        return self.field.exact()

    def setValue(self, value: float) -> None:
        """Set the value as a person would; what is not a number changes nothing."""
        if math.isnan(value):
            return
        value = min(max(float(value), self.field.least), self.field.most)
        if value != self.value():
            self.show_value(value)
            self.field.entered.emit()
            self.edited.emit(value)
            self.field.entered.emit()

    def show_value(self, value: float, writes: bool = True) -> None:
        """Show a value without saying that anyone set it; its number now only where it `writes`."""
        if value == self.value():
            return
        self.field.show_value(value, writes)
        self._move_slider()

    def describe(self, name: str, tip: str) -> None:
        """Give slider and field the name that a screen reader says, and a tooltip."""
        self.setAccessibleName(name)
        for widget in (self.slider, self.field):
            widget.setAccessibleName(name)
            widget.setToolTip(tip)
        self.field.rewrite()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        if self._label is None:
            grid.addWidget(self.slider, 0, 0)
            grid.addWidget(self.field, 0, 1)
            return
        grid.addWidget(self._label, 0, 0)
        grid.addWidget(self.slider, 1, 0, 1, 2)  # first: Tab enters by the focus proxy
        grid.addWidget(self.field, 0, 1, Qt.AlignmentFlag.AlignRight)

    def lay_side_by_side(self, on: bool) -> None:
        """Put the field at the end of both rows, where it is as high as two; or above again."""
        grid = self.layout()
        if isinstance(grid, QGridLayout) and self._label is not None:
            right = Qt.AlignmentFlag.AlignRight
            grid.addWidget(self.slider, 1, 0, 1, 1 if on else 2)
            grid.addWidget(self.field, 0, 1, 2 if on else 1, 1, right)

    def _tell(self) -> Told:
        ends = self._scale.value(0.0), self._scale.value(1.0)
        return Told(self.value(), *ends, self.field.written())

    def _on_slider(self, tick: int) -> None:
        value = self._scale.value(tick / _TICKS)
        if value != self.value():
            self.field.show_value(value)
            self.edited.emit(value)

    def _on_typed(self, value: float) -> None:
        self._move_slider()
        self.edited.emit(value)

    def _on_released(self) -> None:
        self._move_slider()
        self.gesture_ended.emit()

    def _move_slider(self) -> None:
        """Move the slider to the value; its range stays as it is while it is dragged."""
        value = min(max(self.value(), self.field.least), self.field.most)
        if not self.slider.isSliderDown():
            self._scale.extend_to(value)
        blocker = QSignalBlocker(self.slider)
        self.slider.setValue(round(self._scale.share(value) * _TICKS))
        blocker.unblock()
