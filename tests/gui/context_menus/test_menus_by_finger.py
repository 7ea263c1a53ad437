"""A finger held on the field, on a picture and on a tool brings up the menu of what is there."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from gui.gestures.touch_gestures import TouchGestures
from tests.gui.conftest import Mouse, settle
from tests.gui.context_menus.menus import close, menu_of, texts, title
from tests.gui.fingers import Hand


@pytest.fixture
def hold(window):
    """Return a function that holds a finger on a place until the menu is there, and lifts it."""
    window.actions_["actionTouch"].trigger()
    settle()
    window._window_touch._hold.setInterval(30)

    def held(widget, at: QPoint) -> None:
        for gestures in widget.findChildren(TouchGestures):
            gestures._hold.setInterval(30)
        hand = Hand(widget)
        hand.put(at)
        QTest.qWait(80)
        hand.lift()

    return held


def test_on_a_plant_and_on_empty_ground(window, hold):
    at = Mouse(window).pixel
    place = window.store.frame().plants.x[3].tolist()
    hold(window.field.viewport(), at(*place) + QPoint(14, 0))
    assert title(menu_of(window)).startswith("Plant 4")
    close(window)
    hold(window.field.viewport(), at(1.5, 1.5))
    assert "Place a toxic plant here" in texts(menu_of(window))
    close(window)
    assert len(window.store.frame().plants) == 6


def test_an_entry_is_tapped(window, hold):
    at = Mouse(window).pixel
    place = window.store.frame().plants.x[3].tolist()
    hold(window.field.viewport(), at(*place))
    menu = menu_of(window)
    (delete,) = [one for one in menu.actions() if one.text().replace("&", "") == "Delete"]
    assert menu.actionGeometry(delete).height() >= 44
    Hand(menu).tap(menu.actionGeometry(delete).center())
    assert len(window.store.frame().plants) == 5
    assert menu_of(window) is None


def test_on_the_tool_of_a_kind(window, hold):
    button = window.tools._buttons[0]
    hold(button, button.rect().center())
    menu = menu_of(window)
    assert menu is not None
    assert menu.actionGeometry(menu.actions()[-1]).height() >= 44
    close(window)
