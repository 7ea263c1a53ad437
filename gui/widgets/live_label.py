"""A label whose text changes in every frame without a new layout: its size hint is fixed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_LEAST_SCALE = 0.84
"""How small the type becomes, at most: 14 pixels of those that panels have at a projector."""


class LiveLabel(QWidget):
    """Shows one line, as wide as the layout gives it; what is longer is smaller, or shorter."""

    def __init__(
        self,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter,
        room_for: str = "",
    ) -> None:
        super().__init__()
        self._text = self._short_text = self._meaning = ""
        self._room_for = room_for
        self._colour = ""
        self._alignment = alignment
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """Return what is shown."""
        return self._text

    def set_text(self, text: str, short_text: str = "") -> None:
        """Show another text, or a short one where it has no room; what is told is the text."""
        if text != self._text:
            self._text, self._short_text = text, short_text
            self.update()

    def set_meaning(self, meaning: str) -> None:
        """Say to screen readers what the text is the value of."""
        self._meaning = meaning

    def told(self) -> str:
        """Return what a screen reader is told: an accessible name, set anew, would be an event."""
        return f"{self._meaning} {self._text}".strip()

    def set_colour(self, colour: str) -> None:
        """Write in another colour, by its code; empty for the one of all text."""
        if colour != self._colour:
            self._colour = colour
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for the height of a line, and the width of the text that there has to be room for."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._room_for) + 4, metrics.height() + 2)

    def minimumSizeHint(self) -> QSize:
        """Stay wide enough to be read, if smaller."""
        return QSize(self.sizeHint().width() // 2, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write the text."""
        painter = QPainter(self)
        if self._colour:
            painter.setPen(QColor(self._colour))
        text, scale = self._fitting()
        if scale < 1:
            font = self.font()
            font.setPointSizeF(font.pointSizeF() * scale)
            painter.setFont(font)
        flags = int(self._alignment | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(self.rect(), flags, text)

    def _fitting(self) -> tuple[str, float]:
        """Return what there is room for, and the scale of its type; what has none is cut."""
        for text in filter(None, (self._text, self._short_text)):
            scale = self.width() / max(self.fontMetrics().horizontalAdvance(text), 1)
            if scale >= _LEAST_SCALE:
                return text, min(scale, 1.0)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * _LEAST_SCALE)
        shortest = self._short_text or self._text
        right = Qt.TextElideMode.ElideRight
        return QFontMetrics(font).elidedText(shortest, right, self.width()), _LEAST_SCALE
