"""The list of chapters; a title that is too long for its line ends in dots."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
)

from gui.gestures.window_touch import WindowTouch


class ChapterBox(QComboBox):
    """Shows the chapter that is open, and all of them when it is pressed.

    Below them, apart, stands the other way through the course: one hour, or all pages. It is chosen
    from the open list alone: keys and the wheel, which turn the closed one, stop at the chapters.
    """

    chapter_chosen = Signal(int)
    way_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown, self._way = -1, -1
        self._listed: tuple[str, ...] = ()
        self._is_turned = False
        self._popup_touch: WindowTouch | None = None
        self.view().setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(self._on_activated)

    def show_chapters(self, titles: Sequence[str], shown: int, other_way: str) -> None:
        """List these titles, one of them as the one that is open, and a way; "" for none.

        A list that someone has open stays as it is where nothing in it is another.
        """
        listed = (*titles, other_way)
        if (listed, shown) == (self._listed, self._shown):
            return
        self._listed = listed
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
        if index != self._way:
            self.chapter_chosen.emit(index)
            return
        self.setCurrentIndex(self._shown)
        if not self._is_turned:
            self.way_chosen.emit()

    def showPopup(self) -> None:
        """Let a finger scroll the list."""
        super().showPopup()
        if self._popup_touch is None:
            self._popup_touch = WindowTouch(self.view().window())
        self._popup_touch.watch()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn to another chapter, or open the list."""
        self._is_turned = True
        super().keyPressEvent(event)
        self._is_turned = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn to another chapter."""
        self._is_turned = True
        super().wheelEvent(event)
        self._is_turned = False

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
