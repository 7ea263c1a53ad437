"""Going from part to part of the window by keyboard: the field, each dock in sight, the bar."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from gui.window.main_window import MainWindow


def go_to_pane(window: MainWindow, step: int) -> None:
    """Give the keyboard to the next part of the window, or to the one before for step = -1."""
    panes = [pane for pane in _panes(window) if _first_of(pane) is not None]
    now = QApplication.focusWidget()
    here = next(
        (i for i, pane in enumerate(panes) if now and (now is pane or pane.isAncestorOf(now))), None
    )
    place = (0 if step > 0 else -1) if here is None else (here + step) % len(panes)
    target = _first_of(panes[place])
    assert target is not None
    target.setFocus(Qt.FocusReason.TabFocusReason)


def _holds(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (widget is pane or pane.isAncestorOf(widget))


def _panes(window: MainWindow) -> list[QWidget]:
    """Return the parts in sight, from left to right and from top to bottom."""
    docks = [dock.widget() for dock in window.docks.by_name.values() if dock.isVisible()]
    seen = [pane for pane in docks if pane is not None and not pane.visibleRegion().isEmpty()]
    seen.append(window.field)
    seen.sort(key=lambda pane: pane.mapTo(window, pane.rect().topLeft()).toTuple())
    return [*seen, window.playback_bar]


def _first_of(pane: QWidget) -> QWidget | None:
    """Return what the Tab key would reach first in a part of the window."""
    for widget in (pane, *pane.findChildren(QWidget)):
        takes_tab = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
        if takes_tab and widget.isVisible() and widget.isEnabled():
            return widget
    return None
