"""Going from part to part of the window by keyboard: the field, each dock in sight, the bar."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from gui.window.docks import Docks


def go_to_pane(docks: Docks, field: QWidget, bar: QWidget, step: int) -> None:
    """Give the keyboard to the next part of the window, or to the one before for step = -1."""
    panes = [pane for pane in _panes(docks, field, bar) if _first_of(pane) is not None]
    now = QApplication.focusWidget()
    current = next(
        (i for i, pane in enumerate(panes) if now and (now is pane or pane.isAncestorOf(now))), None
    )
    index = (0 if step > 0 else -1) if current is None else (current + step) % len(panes)
    target = _first_of(panes[index])
    assert target is not None
    target.setFocus(Qt.FocusReason.TabFocusReason)


def give_keyboard(pane: QWidget) -> None:
    """Give the keyboard to what the Tab key would reach first in a part of the window."""
    target = _first_of(pane)
    if target is not None:
        target.setFocus(Qt.FocusReason.TabFocusReason)


def _panes(docks: Docks, field: QWidget, bar: QWidget) -> list[QWidget]:
    """Return the parts in sight, from left to right and from top to bottom, the bar last."""
    window = field.window()
    docked = [dock.widget() for dock in docks.by_name.values() if dock.isVisible()]
    seen = [pane for pane in docked if pane is not None and not pane.visibleRegion().isEmpty()]
    seen.append(field)
    seen.sort(key=lambda pane: pane.mapTo(window, pane.rect().topLeft()).toTuple())
    return [*seen, bar]


def _first_of(pane: QWidget) -> QWidget | None:
    """Return what the Tab key would reach first in a part of the window."""
    for widget in (pane, *pane.findChildren(QWidget)):
        takes_tab = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
        if takes_tab and widget.isVisible() and widget.isEnabled():
            return widget
    return None
