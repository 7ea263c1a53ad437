"""The curve that is not convex: where a descent ends, by its start and its rate."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from engine.explain.double_well import height
from tests.gui.conftest import NONE, settle, shown
from tests.gui.pictures.loss.test_loss_slice import drag, plot_of

SHIFT = Qt.KeyboardModifier.ShiftModifier


def ball_of(picture):
    start = picture.frame.choices.valley_start
    return plot_of(picture).at(start, float(height(start)))


def choices(window):
    window.store.flush()
    return window.store.frame().choices


def test_dragging_the_start_is_one_undo(window):
    picture = shown(window, "valley")
    plot, ball = plot_of(picture), ball_of(picture)
    ends = [QPointF(ball.x() + aside, ball.y()) for aside in (0, 30, 90, 160)]
    drag(picture, *ends)
    assert choices(window).valley_start == plot.value_at(QPointF(ends[-1].toPoint()))[0]
    assert window.store.undo_stack.count() == 1
    window.store.undo()
    assert choices(window).valley_start == 0.0


def test_the_start_stays_on_the_curve_that_is_drawn(window):
    picture = shown(window, "valley")
    ball = ball_of(picture)
    drag(picture, ball, QPointF(ball.x() - 500, ball.y()))
    assert choices(window).valley_start == -0.6


def test_keys_move_the_start(window):
    picture = shown(window, "valley")
    picture.canvas.setFocus()
    QTest.keyClick(picture.canvas, Qt.Key.Key_Up, NONE)
    settle()
    QTest.keyClick(picture.canvas, Qt.Key.Key_Down, SHIFT)
    assert choices(window).valley_start == 0.09


def test_the_rate_is_dragged_in_one_undo(window):
    picture = shown(window, "valley")
    slider = picture.rate.slider
    left = Qt.MouseButton.LeftButton
    y = slider.height() // 2
    QTest.mousePress(slider, left, NONE, QPointF(10, y).toPoint())
    for x in (15, 25, 40):
        QTest.mouseMove(slider, QPointF(x, y).toPoint())
        settle()
    QTest.mouseRelease(slider, left, NONE, QPointF(40, y).toPoint())
    settle()
    assert choices(window).valley_rate < 0.3
    assert picture.rate.value() == choices(window).valley_rate
    assert window.store.undo_stack.count() == 1
    window.store.undo()
    settle()
    assert choices(window).valley_rate == picture.rate.value() == 0.3


def end_by_hand(w, rate):
    """Follow w <- w - rate dL/dw with dL/dw = 0.18 (w - 0.6) (w - 2) (w - 4.2)."""
    for _ in range(400):
        w -= rate * 0.18 * (w - 0.6) * (w - 2.0) * (w - 4.2)
    return w


@pytest.mark.parametrize(
    ("start", "rate", "end", "words"),
    [
        (0.0, 0.3, 0.6, "local minimum and stays"),
        (2.2, 0.3, 4.2, "global minimum: it started"),
        (-0.55, 1.2, 4.2, "jump over the hill"),
        (5.2, 1.3, 0.6, "threw it into the local minimum"),
    ],
)
def test_the_sentence_says_where_it_ends(window, start, rate, end, words):
    window.store.set_choices(valley_start=start, valley_rate=rate)
    picture = shown(window, "valley")
    texts = picture.texts(picture.frame)
    assert end_by_hand(start, rate) == pytest.approx(end, abs=1e-3)
    assert words in texts["fate"]
    assert texts["steps"].endswith(f"to w = {end:.2f}")


@pytest.mark.parametrize(
    ("start", "rate", "words"),
    [(0.0, 0.005, "too small"), (3.0, 1.5, "to and fro"), (5.0, 3.0, "longer and longer")],
)
def test_a_rate_that_is_too_small_or_too_large_is_told(window, start, rate, words):
    window.store.set_choices(valley_start=start, valley_rate=rate)
    picture = shown(window, "valley")
    assert words in picture.texts(picture.frame)["fate"]


def test_learning_does_not_touch_it(window):
    picture = shown(window, "valley")
    painted = []
    picture.apply_frame = lambda *_: painted.append(1)
    window.store.step_on()
    settle()
    assert painted == []


@pytest.mark.parametrize(("start", "rate"), [(2.2, 1.4), (3.0, 1.9)])
def test_hops_that_may_come_to_rest_later_are_not_called_endless(window, start, rate):
    """At 1.4 they do, after some thousand steps: |1 - alpha f''| is just below 1."""
    window.store.set_choices(valley_start=start, valley_rate=rate)
    picture = shown(window, "valley")
    assert "still hops" in picture.texts(picture.frame)["fate"]


def test_a_first_hop_longer_than_the_second_is_not_denied(window):
    window.store.set_choices(valley_start=2.8, valley_rate=3.0)
    picture = shown(window, "valley")
    assert "longer and longer" in picture.texts(picture.frame)["fate"]
