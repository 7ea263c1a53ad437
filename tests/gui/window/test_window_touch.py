"""A finger on pages, panels and buttons: it scrolls, presses, or asks for the menu."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QToolButton

from tests.gui.conftest import controllers_of, settle
from tests.gui.fingers import Hand, track_pad
from tests.gui.pictures.field.test_field_touch import MenusAsked


@pytest.fixture
def page(open_window):
    """A window on a page of the course that is longer than its place, with a vote."""
    window = open_window("fr")
    window.appearance.change_text(2)
    window.actions_["actionTouch"].trigger()
    controllers_of(window).course.open_chapter("12_log_loss")
    settle()
    for _ in range(3):
        window.course_panel.forward.click()
        settle()
    return window


def area_of(window) -> QScrollArea:
    return window.course_panel._page_area


def test_it_scrolls_by_as_much_as_the_finger_slides(page):
    area = area_of(page)
    bar = area.verticalScrollBar()
    assert bar.maximum() > 40
    bar.setValue(0)
    middle = area.viewport().rect().center()
    hand = Hand(area.viewport())
    hand.drag(middle, middle - QPoint(0, 60), strides=10)
    assert 40 <= bar.value() <= 60  # less the way on which it might have been a tap
    hand.drag(middle, middle + QPoint(0, 200), strides=10)
    assert bar.value() == 0


def test_the_answer_that_the_finger_was_put_on_is_not_chosen_but_one_tapped_is(page):
    vote, bar = page.course_panel.vote, area_of(page).verticalScrollBar()
    bar.setValue(bar.maximum())
    settle()
    text = vote.rows[0].text
    before = bar.value()
    Hand(text).drag(text.rect().center(), text.rect().center() + QPoint(0, 60), strides=10)
    assert bar.value() < before
    assert vote.choice is None
    bar.setValue(bar.maximum())
    settle()
    Hand(text).tap(text.rect().center())
    assert vote.choice == 0


def test_quick_taps_on_a_button_of_a_panel_all_count(window):
    window.actions_["actionTouch"].trigger()
    window.docks["model"].raise_()
    settle()
    plus = window.model_panel.panel.layers.layers.plus
    hand = Hand(plus)
    for _ in range(3):
        hand.tap(plus.rect().center())
    assert len(window.store.frame().architecture.hidden) == 3


def test_a_slider_on_a_panel_is_dragged_and_scrolls_nothing(window):
    window.actions_["actionTouch"].trigger()
    settle()
    slider = window.neuron_panel.sliders["w1"].slider
    middle = slider.rect().center()
    Hand(slider).drag(middle, middle + QPoint(50, 0))
    assert window.store.frame().neuron.w1 > 0.5


def hold(window, widget) -> MenusAsked:
    """Let a finger lie on a widget for longer than a hold takes, and lift it."""
    window._window_touch._hold.setInterval(30)
    menus, hand = MenusAsked(widget), Hand(widget)
    hand.put(widget.rect().center())
    QTest.qWait(80)
    hand.lift()
    return menus


def test_a_hold_on_a_button_asks_for_its_menu_and_does_not_press_it(window):
    window.actions_["actionTouch"].trigger()
    settle()
    button = window.tools._buttons[1]
    assert len(hold(window, button).places) == 1
    assert not window.actions_["actionToolHarmless"].isChecked()
    Hand(button).tap(button.rect().center())
    assert window.actions_["actionToolHarmless"].isChecked()


@pytest.mark.parametrize("bar", ["touch_bar", "playback_bar"])
def test_where_there_is_no_menu_a_slow_finger_still_presses(window, bar):
    """The bar below lets no menu of Qt's open."""
    window.actions_["actionTouch"].trigger()
    settle()
    window._window_touch._hold.setInterval(30)
    action = window.actions_["actionStep"]
    buttons = getattr(window, bar).findChildren(QToolButton)
    step = next(button for button in buttons if button.defaultAction() is action)
    hand = Hand(step)
    hand.put(step.rect().center())
    QTest.qWait(80)
    hand.lift()
    assert window.store.frame().step == 1


def test_fingers_on_a_track_pad_are_left_to_the_mouse(window):
    hand = Hand(window.field.viewport(), track_pad())
    hand.tap(window.field.viewport().rect().center())
    assert not window.touch_mode.is_on
    assert len(window.store.frame().plants) == 6
