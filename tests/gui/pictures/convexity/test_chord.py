"""The chord: dragged by mouse and keys, on the loss and on two valleys, and what it says."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest

from engine.explain.chord import Chord, chord_of_double_well
from gui.pictures.convexity.chord_words import chord_numbers
from tests.engine import plain_loss
from tests.gui.conftest import NONE, settle, shown

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def picture(window):
    return shown(window, "chord", (700, 420))


def at(picture, x, y=0.5) -> QPoint:
    return picture.plot(picture.frame, QRectF(picture.canvas.rect())).at(x, y).toPoint()


def drag(picture, start, end):
    QTest.mousePress(picture.canvas, LEFT, NONE, start)
    for share in (0.3, 1.0):
        position = QPointF(start) + (QPointF(end) - QPointF(start)) * share
        QTest.mouseMove(picture.canvas, position.toPoint())
        settle()
    QTest.mouseRelease(picture.canvas, LEFT, NONE, end)
    settle()


def ends(window):
    choices = window.store.frame().choices
    return choices.chord_u, choices.chord_v


def number(text):
    return float(text.replace("−", "-"))


def test_both_ends_are_dragged_each_in_one_undo_and_push_each_other_along(window, picture):
    drag(picture, at(picture, -3.0), at(picture, -1.0))
    assert ends(window) == (pytest.approx(-1.0, abs=0.03), 3.0)
    drag(picture, at(picture, 4.0), at(picture, 4.5))  # beside v: it comes to the mouse
    assert ends(window)[1] == pytest.approx(4.5, abs=0.03)
    drag(picture, at(picture, 4.5), QPoint(-4000, 90))
    assert ends(window) == pytest.approx((-5.0, -4.95))
    window.store.undo()
    window.store.undo()
    window.store.undo()
    assert ends(window) == (-3.0, 3.0)
    assert not window.store.can_undo


def test_the_keys_move_v_and_with_shift_u(window, picture):
    for key, modifiers, u, v in (
        (Qt.Key.Key_Up, NONE, -3.0, 3.1),
        (Qt.Key.Key_Down, SHIFT, -3.1, 3.1),
        (Qt.Key.Key_Down, NONE, -3.1, 3.0),
    ):
        QTest.keyClick(picture.canvas, key, modifiers)
        settle()
        assert ends(window) == (u, v)


def test_it_writes_the_loss_at_both_ends_and_half_way_and_that_no_chord_is_crossed(window, picture):
    window.store.set_choices(chord_on="b", chord_u=-2.5, chord_v=1.0)
    settle()
    frame = picture.frame
    rows, kinds = frame.plants.x.tolist(), frame.plants.y.tolist()
    w1, w2, _ = frame.parameters.tolist()
    at_u, at_v, at_middle = (plain_loss(rows, kinds, (w1, w2, b)) for b in (-2.5, 1.0, -0.75))
    texts = picture.texts(frame)
    assert (texts["u"], texts["v"], texts["middle"]) == ("u = −2.50", "v = 1.00", "−0.75")
    assert number(texts["at_middle"]) == pytest.approx(at_middle, abs=0.0005)
    assert number(texts["mean"]) == pytest.approx((at_u + at_v) / 2, abs=0.0005)
    assert texts["sign"] == "≤"
    assert texts["verdict"] == "Between u and v the curve never runs above the chord."


def test_on_two_valleys_it_stays_within_that_curve_and_says_where_it_is_crossed(window, picture):
    picture.chooser.buttons[3].click()
    settle()
    assert ends(window) == (-0.6, 3.0)
    window.store.set_choices(chord_u=0.3, chord_v=4.0)
    settle()
    texts = picture.texts(picture.frame)
    assert texts["verdict"].startswith("From 0.61 to 4.00 the curve runs above the chord")
    assert texts["sign"] == ">"
    assert number(texts["at_middle"]) > number(texts["mean"])
    drag(picture, at(picture, 4.0), QPoint(4000, 90))
    assert ends(window) == (0.3, 5.2)


def test_without_plants_there_is_no_loss_to_draw_a_chord_on(window, picture):
    window.store.delete_all()
    settle()
    assert picture.texts(picture.frame)["verdict"] == "no plants, no loss"
    drag(picture, at(picture, 0.0), at(picture, 1.0))
    assert ends(window) == (-3.0, 3.0)
    window.store.set_choices(chord_on="valley")
    settle()
    assert "mean" in picture.texts(picture.frame)


@pytest.mark.parametrize(
    "chord",
    [
        Chord(0.0, 1.0, 0.1235, 0.1236, 0.1, None),
        Chord(0.0, 0.05, 0.12345, 0.12355, 0.12345, None),
        Chord(0.0, 1.0, 0.25, 0.25, 0.2500004, (0.1, 0.2)),
        Chord(-5.0, 5.0, 12_345.6785, 3.1, 7.0, None),
        *(chord_of_double_well(u / 10, v / 10) for u in range(-6, 40, 9) for v in range(41, 52, 3)),
    ],
)
def test_the_line_of_arithmetic_comes_out_as_it_is_written(chord):
    numbers = chord_numbers(chord)
    at_u, at_v, mean, at_middle = (
        number(text.replace(" ", "").replace(",", "").replace(" ", ""))
        for text in (numbers.at_u, numbers.at_v, numbers.mean, numbers.at_middle)
    )
    decimals = len(numbers.mean.partition(".")[2])
    assert abs((at_u + at_v) / 2 - mean) < 0.5 * 10**-decimals
    assert at_middle > mean if numbers.sign == ">" else at_middle <= mean
    assert number(numbers.middle) == pytest.approx((chord.u + chord.v) / 2, abs=1e-9)
