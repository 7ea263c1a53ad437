"""Docks, and what it means for their content to lie behind another tab."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDockWidget, QFrame, QScrollArea, QWidget

from gui.panels.readouts import Readouts
from gui.views.picture import Picture


def dock(name: str, content: QWidget, scrolls: bool) -> QDockWidget:
    """Return a dock around a panel or a picture; `scrolls` lets it be lower than it would like."""
    result = QDockWidget()
    result.setObjectName(f"{name}Dock")
    if not content.objectName():
        content.setObjectName("panel")
        content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    result.setWidget(_scrollable(content) if scrolls else content)
    _Front(result, content)
    return result


class _Front(QObject):
    """Lets what lies behind another tab neither take the keyboard nor draw."""

    def __init__(self, dock: QDockWidget, content: QWidget) -> None:
        super().__init__(dock)
        self._content = content
        self._policies: dict[QWidget, Qt.FocusPolicy] = {}
        dock.visibilityChanged.connect(self._on_change)

    def _on_change(self, in_front: bool) -> None:
        if in_front:
            for widget, policy in self._policies.items():
                widget.setFocusPolicy(policy)
            self._policies.clear()
        elif not self._policies:
            for widget in self._content.findChildren(QWidget):
                self._policies[widget] = widget.focusPolicy()
                widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if isinstance(self._content, (Picture, Readouts)):
            self._content.set_in_front(in_front)


def _scrollable(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setWidget(content)
    return area
