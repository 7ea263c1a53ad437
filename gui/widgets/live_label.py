"""A label whose text changes in every frame without a new layout: its size hint is fixed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class LiveLabel(QWidget):
    """Shows one line, as wide as the layout gives it; a longer text is written smaller."""

    def __init__(
        self,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter,
        room_for: str = "",
    ) -> None:
        super().__init__()
        self._text = self._meaning = ""
        self._room_for = room_for
        self._colour = ""
        self._alignment = alignment
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """Return what is shown."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        if text != self._text:
            self._text = text
            self._tell()
            self.update()

    def set_meaning(self, meaning: str) -> None:
        """Say to screen readers what the text is the value of."""
        self._meaning = meaning
        self._tell()

    def _tell(self) -> None:
        self.setAccessibleName(f"{self._meaning} {self._text}".strip())

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
        needed = self.fontMetrics().horizontalAdvance(self._text)
        if needed > self.width() > 0:
            font = self.font()
            font.setPointSizeF(font.pointSizeF() * self.width() / needed)
            painter.setFont(font)
        flags = int(self._alignment | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(self.rect(), flags, self._text)
