"""The list of chapters; a title that is too long for its line ends in dots."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter


class ChapterBox(QComboBox):
    """Shows the chapter that is open, and all of them when it is pressed.

    Below them, apart, stands the other way through the course: one hour, or all pages.
    """

    chapter_chosen = Signal(int)
    way_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown, self._way = -1, -1
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(self._on_activated)

    def show_chapters(self, titles: Sequence[str], shown: int, other_way: str) -> None:
        """List these titles, one of them as the one that is open, and a way; "" for none."""
        self.blockSignals(True)
        self.clear()
        self.addItems(titles)
        self._way = -1
        if other_way:
            self.insertSeparator(self.count())
            self._way = self.count()
            self.addItem(other_way)
        self._shown = shown
        self.setCurrentIndex(shown)
        self.blockSignals(False)

    def _on_activated(self, index: int) -> None:
        if index == self._way:
            self.setCurrentIndex(self._shown)
            self.way_chosen.emit()
        else:
            self.chapter_chosen.emit(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as ever, but for the title."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.shown_text()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def shown_text(self) -> str:
        """Return as much of the title as has room."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        end = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(self.currentText(), end, room.width() - 6)
