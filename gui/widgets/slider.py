"""The lab's slider: a large handle in the colour of what it sets, cheap to draw in every frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSlider, QStyle

from gui.style.palette import ColourName
from gui.style.theme import TARGET_PX, Look

_GROOVE_PX = 5.0
_HANDLE_PX = 7.0
_RUN_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)


class Told(NamedTuple):
    """What a screen reader is told of a slider: a value, those at its ends, and what is written."""

    value: float
    least: float
    most: float
    text: str


class Slider(QSlider):
    """A horizontal slider; `from_middle` fills it from the middle, where the value is 0."""

    def __init__(self, colour: ColourName = "frontier", from_middle: bool = False) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._colour = colour
        self._from_middle = from_middle
        self._look = Look()
        self.tell: Callable[[], Told] = self._tell_ticks
        """Returns the value that it stands for."""
        self.take: Callable[[float], None] = lambda value: self.setValue(round(value))
        """Sets that value."""
        self.unit = ""
        """What a screen reader says behind its name: on Linux it hears the number alone."""

    def _tell_ticks(self) -> Told:
        return Told(self.value(), self.minimum(), self.maximum(), str(self.value()))

    def set_look(self, look: Look) -> None:
        """Take another look."""
        self._look = look
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Leave room for the handle and the ring that shows the focus."""
        least = TARGET_PX if self._look.for_touch else 0
        return QSize(120, max(self._least_height(), least))

    def minimumSizeHint(self) -> QSize:
        """Stay usable by hand."""
        return QSize(60, self._least_height())

    def _least_height(self) -> int:
        return int(2 * self._look.width(_HANDLE_PX)) + 6

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw groove, filled part, handle, and a ring where the keyboard is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        thickness, radius = self._look.width(_GROOVE_PX), self._look.width(_HANDLE_PX)
        middle, x = self.height() / 2, self._x_of(self.value())
        painter.setBrush(self._look.colour("edge"))
        groove = QRectF(self._margin(), middle - thickness / 2, self._span(), thickness)
        painter.drawRoundedRect(groove, thickness / 2, thickness / 2)
        start = groove.center().x() if self._from_middle else groove.left()
        painter.setBrush(self._look.colour(self._colour if self.isEnabled() else "muted"))
        painter.drawRect(QRectF(min(start, x), groove.top(), abs(x - start), thickness))
        if self.hasFocus():
            painter.setPen(QPen(self._look.colour("text"), 2))
        painter.drawEllipse(QPointF(x, middle), radius, radius)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Jump to where the mouse is, then drag from there."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.setSliderDown(True)
        self._move_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        if self.isSliderDown():
            self._move_to(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(False)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go: no release would come."""
        super().hideEvent(event)
        self.setSliderDown(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move it; Left, Right and Home belong to the run, even at its ends."""
        if event.key() in _RUN_KEYS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only what was chosen: a wheel that passes over changes nothing."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _move_to(self, pixel: float) -> None:
        value = QStyle.sliderValueFromPosition(
            self.minimum(), self.maximum(), round(pixel - self._margin()), round(self._span())
        )
        self.setValue(value)

    def _margin(self) -> float:
        return self._look.width(_HANDLE_PX) + 2

    def _span(self) -> float:
        return self.width() - 2 * self._margin()

    def _x_of(self, value: int) -> float:
        reach = max(self.maximum() - self.minimum(), 1)
        return self._margin() + self._span() * (value - self.minimum()) / reach
