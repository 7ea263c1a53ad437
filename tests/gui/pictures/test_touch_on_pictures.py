"""Fingers and pens on the other pictures: what a mouse drags, a finger drags."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest

from engine.model.neuron import Neuron
from gui.gestures.touch_gestures import HOLD_MS, TouchGestures
from tests.gui.conftest import learn, settle, shown
from tests.gui.fingers import Hand, Pen
from tests.gui.pictures.field.test_field_touch import MenusAsked


@pytest.fixture
def window(open_window):
    window = open_window()
    window.touch_mode.switch(False)
    return window


def canvas_of(picture) -> QRectF:
    return QRectF(picture.canvas.rect())


def test_the_ball_of_a_curve_follows_a_finger_as_one_undo(window):
    picture = shown(window, "lossSlice")
    frame = window.store.frame()
    plot = picture.plot(frame, canvas_of(picture))
    done, y = window.store.undo_stack.index(), plot.pixels.center().y()
    start = QPointF(plot.at(picture.ball(frame), 0).x() + 18, y)  # near enough for a finger
    Hand(picture.canvas).drag(start, start + QPointF(60, 0))
    value = picture.ball(window.store.frame())
    assert value == pytest.approx(plot.value_at(start + QPointF(60, 0))[0], abs=0.05)
    assert window.store.undo_stack.index() == done + 1


def test_the_surface_turns_by_one_finger_and_comes_nearer_by_two(window):
    window.store.set_neuron(Neuron(1.0, -1.0, 0.0))
    picture = shown(window, "surface")
    hand, middle = Hand(picture.canvas), picture.canvas.rect().center()
    before = picture.camera
    hand.drag(middle, middle + QPoint(60, 0))
    turned = picture.camera
    assert turned != before
    hand.put(middle - QPoint(50, 0))
    hand.put(middle + QPoint(50, 0), finger=1)
    hand.slide_all(middle - QPoint(75, 0), middle + QPoint(75, 0))
    hand.lift(1)
    hand.lift(0)
    assert picture.camera == turned.zoomed(1.5)


def test_the_chord_is_pulled_by_a_finger_on_its_end(window):
    picture = shown(window, "chord")
    frame = window.store.frame()
    plot, chord = picture.plot(frame, canvas_of(picture)), frame.neuron_frame.chord
    start = plot.at(chord.v, chord.at_v) + QPointF(15, 0)
    Hand(picture.canvas).drag(start, start + QPointF(40, 0))
    moved = window.store.frame().neuron_frame.chord
    assert moved.v > chord.v
    assert moved.u == chord.u


def test_a_hold_on_a_picture_asks_for_its_menu_and_takes_hold_of_nothing(window):
    picture = shown(window, "lossMap")
    menus = MenusAsked(picture.canvas)
    picture.touch._gestures._hold.setInterval(30)
    before, at = window.store.frame().neuron, picture.canvas.rect().center()
    hand = Hand(picture.canvas)
    hand.put(at)
    QTest.qWait(80)
    hand.lift()
    assert menus.places == [at]
    assert window.store.frame().neuron == before


def test_the_button_of_a_pen_asks_for_the_menu_of_a_picture(window):
    picture = shown(window, "sigmoid")
    menus, pen = MenusAsked(picture.canvas), Pen(picture.canvas)
    pen.put(QPoint(100, 100), Qt.MouseButton.RightButton)
    pen.lift(Qt.MouseButton.RightButton)
    assert menus.places == [QPoint(100, 100)]


def test_a_finger_on_the_loss_curve_reads_it_while_it_lies(window):
    learn(window, 1, 40)
    curve = window.loss_curve
    hand, middle = Hand(curve.viewport()), curve.viewport().rect().center()
    hand.put(middle)
    assert curve._curves.mouse is not None
    first = curve._curves.mouse
    hand.slide(middle + QPoint(40, 0))
    assert curve._curves.mouse[0] > first[0]
    hand.lift()
    assert curve._curves.mouse is None


def test_a_picture_that_goes_away_lets_go_and_takes_the_next_finger(window):
    picture = shown(window, "lossMap")
    hand, at = Hand(picture.canvas), picture.canvas.rect().center()
    hand.put(at)
    hand.slide(at + QPoint(30, 0))
    picture.hide()
    settle()
    assert not window.store.has_unfinished_edit
    picture.show()
    settle()
    moved = window.store.frame().neuron
    hand.slide(at + QPoint(60, 0))
    hand.lift()
    assert window.store.frame().neuron == moved
    hand.tap(at)
    assert window.store.frame().neuron != moved


def test_every_picture_is_watched_once_and_a_hold_takes_seven_tenths_of_a_second(window):
    assert HOLD_MS == 700
    for name in window.pictures:
        canvas = getattr(window.pictures[name], "canvas", None)
        if canvas is not None:
            found = [child for child in canvas.children() if isinstance(child, TouchGestures)]
            assert len(found) == 1, name
