"""How a person opens a menu: the right button, a long press, the Menu key."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidgetAction

from tests.gui.conftest import controllers_of, settle

MOUSE, KEY, OTHER = (
    QContextMenuEvent.Reason.Mouse,
    QContextMenuEvent.Reason.Keyboard,
    QContextMenuEvent.Reason.Other,
)


def ask(widget, at: QPoint, reason=OTHER) -> None:
    """Ask a widget for a menu, as a long press does with the reason OTHER."""
    event = QContextMenuEvent(reason, at, widget.mapToGlobal(at))
    QApplication.sendEvent(widget, event)
    settle()


def right_click(widget, at: QPoint) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.RightButton, pos=at)
    settle()


def menu_of(window) -> QMenu | None:
    """Return the menu that is open, None where there is none."""
    menu = controllers_of(window).context_menus.menu
    return menu if menu is not None and menu.isVisible() else None


def close(window) -> None:
    controllers_of(window).context_menus.close()
    settle()


def entries(menu: QMenu):
    """Go through the entries of a menu and those within it."""
    for action in menu.actions():
        if action.menu() is not None:
            yield from entries(action.menu())
        elif not action.isSeparator():
            yield action


def title(menu: QMenu) -> str:
    first = menu.actions()[0]
    assert isinstance(first, QWidgetAction)
    label = first.defaultWidget()
    assert isinstance(label, QLabel)
    return label.text()


def texts(menu: QMenu) -> list[str]:
    return [action.text().replace("&", "") for action in entries(menu) if action.text()]


def choose(window, text: str) -> None:
    """Choose an entry of the open menu by its text, as a click on it does."""
    menu = menu_of(window)
    assert menu is not None
    (action,) = [each for each in entries(menu) if each.text().replace("&", "") == text]
    assert action.isEnabled()
    close(window)
    action.trigger()
    settle()
