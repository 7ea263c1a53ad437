"""QContextMenuEvent by a finger that is held: whatever is below answers it as it does a mouse's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from gui.gestures.touch_gestures import upwards


def ask_for_menu(widget: QWidget, at: QPointF) -> bool:
    """Send the QContextMenuEvent of what lies there; say whether anything had a menu.

    No button of a mouse was its reason: where a right-click has another use, this has not.
    """
    place = at.toPoint()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Other,
        place,
        widget.mapToGlobal(place),
        QGuiApplication.keyboardModifiers(),
    )
    prevented = _Prevented(widget)
    QApplication.sendEvent(widget, event)
    prevented.end()
    return event.isAccepted() and not prevented.came_by


class _Prevented(QObject):
    """Notes whether a request for a menu came as far as a widget that lets none open.

    Qt calls it accepted there, as if a menu had opened.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.came_by = False
        self._widgets = [each for each in upwards(widget) if _prevents_menus(each)]
        for each in self._widgets:
            each.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let everything by."""
        self.came_by = self.came_by or event.type() == QEvent.Type.ContextMenu
        return False

    def end(self) -> None:
        """Note no more."""
        for each in self._widgets:
            each.removeEventFilter(self)


def _prevents_menus(widget: QWidget) -> bool:
    return widget.contextMenuPolicy() == Qt.ContextMenuPolicy.PreventContextMenu
