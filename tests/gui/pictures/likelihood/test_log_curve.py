import math

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest

from gui.pictures.likelihood.log_curve import spread
from tests.gui.conftest import NONE, settle, shown

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def picture(window):
    return shown(window, "logCurve", (480, 320))


def at(picture, x, y=0.0) -> QPoint:
    return picture.plot(QRectF(picture.canvas.rect())).at(x, y).toPoint()


def drag(picture, start, end):
    QTest.mousePress(picture.canvas, LEFT, NONE, start)
    for share in (0.3, 0.6, 1.0):
        position = QPointF(start) + (QPointF(end) - QPointF(start)) * share
        QTest.mouseMove(picture.canvas, position.toPoint())
        settle()
    QTest.mouseRelease(picture.canvas, LEFT, NONE, end)
    settle()


def choices(window):
    return window.store.frame().choices


def test_it_writes_the_logarithms_that_a_calculator_gives(window, picture):
    for a, b in ((2.0, 3.0), (0.05, 5.0), (0.5, 1.0), (0.99, 1.01)):
        window.store.set_choices(log_a=a, log_b=b)
        settle()
        a, b = choices(window).log_a, choices(window).log_b
        texts = picture.texts(picture.frame)
        expected = {"u": a, "v": b, "log(u)": math.log(a), "log(v)": math.log(b)}
        for name, value in expected.items():
            written = f"{value:.2f}".replace("-0.00", "0.00").replace("-", "−")
            assert texts[name] == written


@pytest.mark.parametrize(("choice", "start", "end"), [("log_a", 2.0, 0.6), ("log_b", 3.0, 4.2)])
def test_a_drag_of_a_handle_is_one_undo(window, picture, choice, start, end):
    before = choices(window)
    drag(picture, at(picture, start), at(picture, end))
    assert getattr(choices(window), choice) == pytest.approx(end, abs=0.03)
    other_choice = "log_b" if choice == "log_a" else "log_a"
    assert getattr(choices(window), other_choice) == getattr(before, other_choice)
    window.store.undo()
    assert choices(window) == before
    assert not window.store.can_undo


def test_a_dragged_past_b_pushes_it_along_and_never_out_of_order(window, picture):
    drag(picture, at(picture, 2.0), at(picture, 4.0))
    assert choices(window).log_a == pytest.approx(4.0, abs=0.03)
    assert choices(window).log_b == pytest.approx(choices(window).log_a + 0.05)
    drag(picture, at(picture, choices(window).log_b) + QPoint(3, 0), QPoint(-4000, 50))
    assert 0.05 <= choices(window).log_a < choices(window).log_b <= 0.11


def test_the_point_on_the_curve_can_be_taken_too_and_the_empty_plot_not(window, picture):
    drag(picture, at(picture, 3.0, math.log(3.0)), at(picture, 3.5, math.log(3.0)))
    assert choices(window).log_b == pytest.approx(3.5, abs=0.03)
    before = choices(window)
    drag(picture, at(picture, 4.8, -2.0), at(picture, 1.0, -2.0))
    assert choices(window) == before


def test_the_keys_move_b_and_with_shift_a(window, picture):
    for key, modifiers, a, b in (
        (Qt.Key.Key_Up, NONE, 2.0, 3.1),
        (Qt.Key.Key_Down, NONE, 2.0, 3.0),
        (Qt.Key.Key_Up, SHIFT, 2.1, 3.0),
        (Qt.Key.Key_Down, SHIFT, 2.0, 3.0),
    ):
        QTest.keyClick(picture.canvas, key, modifiers)
        settle()
        assert (choices(window).log_a, choices(window).log_b) == (a, b)


@pytest.mark.parametrize(
    "wanted", [[10.0, 11.0], [0.0, 1.0], [99.0, 100.0], [20.0, 80.0], [-50.0, 300.0]]
)
def test_names_never_lie_on_each_other_nor_outside_their_room(wanted):
    low, high = spread(wanted, [20.0, 30.0], (0.0, 100.0))
    assert high - low >= 25
    assert low >= 10
    assert high <= 85


@pytest.mark.parametrize("size", [(300, 190), (420, 270), (900, 600)])
def test_it_is_drawn_at_every_size(window, picture, size):
    window.docks["logCurve"].resize(*size)
    for a, b in ((0.05, 0.1), (4.9, 5.0), (0.97, 1.02), (0.3, 0.95)):
        window.store.set_choices(log_a=a, log_b=b)
        settle()
        assert not picture.canvas.grab().isNull()
