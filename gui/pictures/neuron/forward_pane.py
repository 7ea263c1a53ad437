"""The forward pass on a canvas: below a line of head, and scrolled where it is higher than that."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QScrollBar, QWidget

from engine.lab.frame import Frame
from gui.painting.rich_text import line_size
from gui.pictures.neuron.forward_pass import Line, forward_pass
from gui.pictures.neuron.forward_view import forward_view
from gui.style.theme import Look

HEAD_PT = 11.5
_MARGIN_PX, _WHEEL_LINES = 10, 3


class ForwardPane:
    """Writes the lines once a frame; `scroll_bar` stands at the right of what it belongs to."""

    def __init__(self, canvas: QWidget) -> None:
        self._canvas = canvas
        self.scroll_bar = QScrollBar(Qt.Orientation.Vertical, canvas)
        self.scroll_bar.valueChanged.connect(lambda _value: canvas.update())
        self.scroll_bar.hide()
        self.is_whole = False
        """Whether all of it is to be seen, however small: in a file nobody can scroll."""
        self._lines: tuple[Frame, list[Line]] | None = None

    def forget(self) -> None:
        """Write the lines again: in another language, perhaps."""
        self._lines = None

    def lines(self, frame: Frame) -> list[Line]:
        """Return the lines of the plant chosen, none without one or of the bare neuron."""
        if self._lines is None or self._lines[0] is not frame:
            has_any = frame.subject is not None and not frame.architecture.is_bare
            written = forward_pass(frame, frame.subject) if has_any and frame.subject else []
            self._lines = frame, written
        return self._lines[1]

    def head(self, pixels: QRectF, look: Look) -> QRectF:
        """Return where it is said whose numbers these are."""
        height = 1.2 * line_size([], look, HEAD_PT)[1]
        return QRectF(pixels.left() + _MARGIN_PX, pixels.top() + 4, self._width(pixels), height)

    def body(self, pixels: QRectF, look: Look) -> QRectF:
        """Return where the lines are written."""
        result = self.head(pixels, look)
        result.setTop(result.bottom())
        result.setBottom(pixels.bottom() - 4)
        return result

    def fit(self, frame: Frame, look: Look) -> None:
        """Show the scroll bar where there is something to scroll to."""
        bar, canvas = self.scroll_bar, QRectF(self._canvas.rect())
        body = self.body(canvas, look)
        view = forward_view(self.lines(frame), look, body.width(), body.height())
        hidden = max(0, math.ceil(view.height - body.height()))
        bar.setRange(0, hidden)
        bar.setPageStep(max(int(body.height()), 1))
        bar.setSingleStep(max(int(line_size([], look, HEAD_PT)[1]), 1))
        width = bar.sizeHint().width()
        bar.setGeometry(int(canvas.right()) - width, int(body.top()), width, int(body.height()))
        bar.setVisible(hidden > 0)

    def paint(self, painter: QPainter, frame: Frame, pixels: QRectF, look: Look) -> None:
        """Write the lines from where it is scrolled to, or all of them."""
        body = self.body(pixels, look)
        offset = 0 if self.is_whole else self.scroll_bar.value()
        view = forward_view(
            self.lines(frame), look, body.width(), body.height(), scrolls=not self.is_whole
        )
        view.paint(painter, body, offset, look)

    def scroll(self, lines: float) -> bool:
        """Go so many lines down; False where there is nothing to scroll."""
        if self.scroll_bar.isHidden():
            return False
        by = round(lines * self.scroll_bar.singleStep())
        self.scroll_bar.setValue(self.scroll_bar.value() + by)
        return True

    def turn_wheel(self, notches: float) -> bool:
        """Scroll by the wheel; False where there is nothing to scroll."""
        return self.scroll(-_WHEEL_LINES * notches)

    def _width(self, pixels: QRectF) -> float:
        return pixels.width() - 2 * _MARGIN_PX - self.scroll_bar.sizeHint().width()
