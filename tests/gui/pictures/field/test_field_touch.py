"""Fingers and pens on the field of a real window."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QTouchEvent
from PySide6.QtWidgets import QApplication

from engine.model.dataset import Dataset
from engine.model.neuron import Neuron
from gui.gestures import touch_gestures
from gui.state.edit_kind import EditKind
from tests.gui.conftest import Mouse, press_key, settle
from tests.gui.fingers import Hand, Pen, rest, screen


class MenusAsked(QObject):
    """Counts the context menus asked for, and where."""

    def __init__(self, widget):
        super().__init__(widget)
        self.places, self.reasons = [], []
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event):
        if event.type() == QEvent.Type.ContextMenu:
            self.places.append(event.pos())
            self.reasons.append(event.reason())
            return True
        return False


@pytest.fixture
def hand(window) -> Hand:
    window.touch_mode.switch(False)  # nothing moves away under the finger
    settle()
    return Hand(window.field.viewport())


@pytest.fixture
def at(window):
    """Where a place in centimetres is, in pixels."""
    return Mouse(window).pixel


@pytest.fixture
def menus(window) -> MenusAsked:
    return MenusAsked(window.field.viewport())


@pytest.fixture
def short_hold(window, monkeypatch):
    """Let a hold come after a moment."""
    gestures = window.field.viewport().findChildren(touch_gestures.TouchGestures)
    for gesture in gestures:
        gesture._hold.setInterval(30)
    from PySide6.QtTest import QTest

    return lambda: QTest.qWait(80)


def plants(window) -> list[tuple[float, float]]:
    window.store.flush()
    return [tuple(place) for place in window.store.frame().plants.x.tolist()]


def undo_count(window) -> int:
    return window.store.undo_stack.index()


def test_a_tap_places_a_plant_where_it_is_and_one_on_a_plant_selects_it(window, hand, at):
    before = plants(window)
    hand.tap(at(1.0, 1.0))
    placed = plants(window)
    assert placed[:-1] == before
    assert placed[-1] == pytest.approx((1.0, 1.0), abs=0.01)
    assert window.store.frame().plants.y[-1] == 1
    hand.tap(at(*before[3]) + QPoint(15, 0))  # a mouse would have missed it
    assert window.store.frame().selection.tolist() == [3]
    assert plants(window) == placed


def test_a_drag_moves_a_plant_as_one_undo(window, hand, at):
    x1, x2 = plants(window)[0]
    done = undo_count(window)
    hand.drag(at(x1, x2), at(x1 + 0.5, x2 - 0.5))
    assert plants(window)[0] == pytest.approx((x1 + 0.5, x2 - 0.5), abs=0.01)
    assert undo_count(window) == done + 1
    press_key(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert plants(window)[0] == (x1, x2)


def test_a_finger_that_slips_by_less_than_ten_pixels_still_taps(window, hand, at):
    count = len(plants(window))
    hand.put(at(1.0, 1.0))
    hand.slide(at(1.0, 1.0) + QPoint(6, 6))
    hand.lift()
    assert len(plants(window)) == count + 1
    assert plants(window)[-1] == pytest.approx((1.0, 1.0), abs=0.01)


def test_a_hold_asks_for_the_menu_and_places_nothing(window, hand, at, menus, short_hold):
    before = plants(window)
    hand.put(at(1.0, 1.0))
    short_hold()
    assert menus.places == [at(1.0, 1.0)]
    assert menus.reasons[0].name == "Other"
    hand.slide(at(1.5, 1.5))
    hand.lift()
    assert plants(window) == before
    assert len(menus.places) == 1


def test_a_movement_cancels_the_hold(window, hand, at, menus, short_hold):
    x1, x2 = plants(window)[0]
    hand.put(at(x1, x2))
    hand.slide(at(x1, x2) + QPoint(20, 0))
    short_hold()
    hand.lift()
    assert menus.places == []
    assert plants(window)[0] != (x1, x2)


def test_two_fingers_zoom_about_their_middle_and_move_the_view(window, hand, at):
    left, bottom, right, top = window.field.view_state()
    middle = at(1.5, 1.5)
    hand.put(middle - QPoint(50, 0))
    hand.put(middle + QPoint(50, 0), finger=1)
    hand.slide_all(middle - QPoint(100, 0), middle + QPoint(100, 0))
    hand.slide_all(middle + QPoint(-70, 40), middle + QPoint(130, 40))
    after = window.field.view_state()
    assert after.right - after.left == pytest.approx((right - left) / 2)
    assert after.top - after.bottom == pytest.approx((top - bottom) / 2)
    now = at(1.5, 1.5) - middle
    assert (now - QPoint(30, 40)).manhattanLength() <= 2
    hand.lift(1)
    hand.lift(0)
    assert len(plants(window)) == 6


def test_two_fingers_keep_an_equal_scale_equal(window, hand, at):
    window.store.set_view_options(equal_scale=True)
    settle()
    before = window.field.view_state()
    middle = window.field.viewport().rect().center()
    hand.put(middle - QPoint(0, 40))
    hand.put(middle + QPoint(0, 40), finger=1)
    hand.slide_all(middle - QPoint(0, 80), middle + QPoint(0, 80))
    after = window.field.view_state()
    assert after.top - after.bottom == pytest.approx((before.top - before.bottom) / 2, rel=0.02)
    width, height = window.field.view_box.viewPixelSize()
    assert width == pytest.approx(height)


def test_a_second_finger_ends_a_drag_where_it_is(window, hand, at):
    x1, x2 = plants(window)[0]
    done, view = undo_count(window), window.field.view_state()
    hand.put(at(x1, x2))
    hand.slide(at(x1 + 0.3, x2))
    hand.put(at(2.0, 2.0), finger=1)
    moved = plants(window)[0]
    assert moved == pytest.approx((x1 + 0.3, x2), abs=0.01)
    assert not window.store.has_unfinished_edit
    assert undo_count(window) == done + 1
    hand.slide(at(x1 + 0.8, x2 - 0.4))
    assert plants(window)[0] == moved  # the fingers move the view now
    assert window.field.view_state() != view
    hand.lift(0)
    hand.slide(at(1.0, 1.0), finger=1)
    hand.lift(1)
    assert plants(window)[0] == moved
    assert len(plants(window)) == 6


def test_a_third_finger_changes_nothing(window, hand, at):
    hand.put(at(1.0, 1.0))
    hand.put(at(2.0, 1.0), finger=1)
    view = window.field.view_state()
    hand.put(at(1.5, 2.0), finger=2)
    hand.slide(at(0.5, 0.5), finger=2)
    hand.lift(2)
    assert window.field.view_state() == view
    hand.lift(1)
    hand.lift(0)
    assert len(plants(window)) == 6


def test_what_the_system_cancels_is_no_tap_and_a_drag_ends(window, hand, at):
    def cancel():
        event = QTouchEvent(QEvent.Type.TouchCancel, screen())
        QApplication.sendEvent(hand.widget, event)
        settle()

    before = plants(window)
    hand.put(at(1.0, 1.0))
    cancel()
    hand.lift()
    assert plants(window) == before
    x1, x2 = before[0]
    hand.put(at(x1, x2))
    hand.slide(at(x1 + 0.3, x2))
    cancel()
    assert not window.store.has_unfinished_edit
    hand.lift()
    assert plants(window)[0] == pytest.approx((x1 + 0.3, x2), abs=0.01)


def test_an_undo_while_a_finger_drags_takes_the_whole_drag_back(window, hand, at):
    before = plants(window)
    hand.put(at(*before[0]))
    hand.slide(at(before[0][0] + 0.5, before[0][1]))
    press_key(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert plants(window) == before
    hand.slide(at(2.0, 2.0))
    hand.lift()
    assert plants(window) == before


def test_a_finger_drags_a_plant_while_the_neuron_learns(window, hand, at):
    x1, x2 = plants(window)[0]
    window.store.play()
    hand.put(at(x1, x2))
    for step in range(1, 6):
        window.store.playback.advance(2, lambda: True)
        hand.slide(at(x1 + 0.1 * step, x2))
    hand.lift()
    assert window.store.is_playing
    assert window.store.frame().step >= 10
    assert plants(window)[0] == pytest.approx((x1 + 0.5, x2), abs=0.01)


def test_two_taps_turn_the_kind_of_a_plant_and_place_one_on_free_ground(window, hand, at):
    place = plants(window)[0]
    hand.tap(at(*place))
    hand.tap(at(*place) + QPoint(5, 0))
    assert window.store.frame().plants.y[0] == 0
    rest()
    hand.tap(at(1.5, 0.5))
    hand.tap(at(1.5, 0.5) + QPoint(12, 0))
    assert len(plants(window)) == 7
    assert window.store.frame().plants.y[-1] == 1


def test_a_finger_takes_hold_of_the_line_from_farther_than_a_mouse(window, hand, at):
    window.store.set_neuron(Neuron(1.0, 0.0, -1.5))  # the line x1 = 1.5
    window.store.flush()
    hand.drag(at(1.5, 1.4) + QPoint(17, 0), at(2.0, 1.4) + QPoint(17, 0))
    neuron = window.store.frame().neuron
    assert -neuron.b / neuron.w1 == pytest.approx(2.0, abs=0.02)


def test_a_finger_takes_the_plant_right_under_it_and_not_a_handle_near_by(open_window):
    window = open_window(plants=Dataset.of([(1.5, 1.0), (0.0, 0.0), (3.0, 3.0)], [1, 0, 1]))
    window.touch_mode.switch(False)
    window.store.set_neuron(Neuron(1.0, 0.0, -1.5))
    window.store.flush()
    settle()
    field, at = window.field, Mouse(window).pixel
    handle = field.frontier.handles(field.targets.window())[0]
    beside = at(*handle) + QPoint(18, 0)
    place = field.view_box.mapSceneToView(field.mapToScene(beside))
    window.store.set_plants(np.array([0]), np.array([[place.x(), place.y()]]), np.array([1]))
    window.store.flush()
    Hand(field.viewport()).drag(beside, beside + QPoint(60, 0))
    assert window.store.frame().neuron == Neuron(1.0, 0.0, -1.5)
    assert plants(window)[0][0] > place.x()


# The eraser


def test_the_eraser_deletes_what_it_is_dragged_over_and_one_undo_brings_all_back(window, at):
    mouse = Mouse(window)
    press_key(window, Qt.Key.Key_D)
    assert window.actions_["actionToolEraser"].isChecked()
    before = plants(window)
    done = undo_count(window)
    mouse.drag(before[0], before[1], steps=1)  # in one leap
    left = plants(window)
    assert before[0] not in left
    assert before[1] not in left
    assert undo_count(window) == done + 1
    assert window.store.last_edit is EditKind.ERASE
    press_key(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert plants(window) == before


def test_the_eraser_taps_a_plant_away_and_leaves_the_selection_of_the_others(window, hand, at):
    window.actions_["actionToolEraser"].trigger()
    before = plants(window)
    window.store.select(np.array([1, 4]))
    hand.tap(at(*before[3]) + QPoint(12, 0))
    assert plants(window) == before[:3] + before[4:]
    assert window.store.frame().selection.tolist() == [1, 3]
    hand.tap(at(*before[0]))
    assert plants(window) == before[1:3] + before[4:]
    hand.tap(at(1.4, 1.4))  # on free ground
    assert len(plants(window)) == 4


def test_the_eraser_takes_hold_of_no_line_and_wipes_the_mystery_plant(window, hand, at):
    window.store.set_neuron(Neuron(1.0, 0.0, -1.5))
    window.store.put_probe((1.5, 1.2))
    window.store.flush()
    window.actions_["actionToolEraser"].trigger()
    hand.drag(at(1.5, 1.5), at(1.5, 1.0))
    assert window.store.frame().neuron == Neuron(1.0, 0.0, -1.5)
    assert window.store.frame().probe is None
    assert len(plants(window)) == 6
    press_key(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.store.frame().probe is not None


def test_the_eraser_works_by_keys_alone(window):
    press_key(window, Qt.Key.Key_D)
    before = plants(window)
    window.field.overlay.cursor = before[2]
    press_key(window, Qt.Key.Key_Return)
    assert plants(window) == before[:2] + before[3:]


def test_the_other_kind_is_a_key_too(window):
    press_key(window, Qt.Key.Key_X)
    assert window.actions_["actionToolHarmless"].isChecked()
    press_key(window, Qt.Key.Key_B)
    press_key(window, Qt.Key.Key_X)
    assert window.actions_["actionToolBrush"].isChecked()
    assert window.field.interaction.kind == 1
    press_key(window, Qt.Key.Key_V)
    press_key(window, Qt.Key.Key_X)  # back to placing, the same kind
    assert window.actions_["actionToolToxic"].isChecked()


# Pens


def test_a_pen_taps_and_drags_and_its_button_asks_for_the_menu(window, at, menus):
    pen, before = Pen(window.field.viewport()), plants(window)
    assert not pen.hover(at(1.0, 1.0))  # left to Qt, which makes a moving mouse of it
    assert pen.put(at(1.0, 1.0))
    assert pen.lift()
    assert len(plants(window)) == 7
    pen.put(at(*before[0]))
    pen.slide(at(before[0][0] + 0.4, before[0][1]))
    pen.lift()
    assert plants(window)[0] == pytest.approx((before[0][0] + 0.4, before[0][1]), abs=0.01)
    pen.put(at(2.0, 2.0), Qt.MouseButton.RightButton)
    pen.lift(Qt.MouseButton.RightButton)
    assert menus.places == [at(2.0, 2.0)]
    assert len(plants(window)) == 7


def test_the_other_end_of_a_pen_erases_whatever_the_tool(window, at):
    eraser, before = Pen(window.field.viewport(), turned_round=True), plants(window)
    done = undo_count(window)
    eraser.put(at(*before[0]))
    eraser.slide(at(*before[1]))
    eraser.lift()
    assert before[0] not in plants(window)
    assert before[1] not in plants(window)
    assert undo_count(window) == done + 1
    assert window.actions_["actionToolToxic"].isChecked()
    Hand(window.field.viewport()).tap(at(1.5, 1.5))
    assert plants(window)[-1] == pytest.approx((1.5, 1.5), abs=0.01)
    assert window.field.overlay.eraser is None
