"""The loss along one parameter: dragged by its ball, moved by key, read by its sign."""

import math
import re

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest

from engine.lab.neuron_frame import NeuronFrame
from engine.lab.session import Session
from engine.model import samples
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron
from gui.language.numbers import parse, ungrouped
from gui.pictures.loss.slice_curve import top_above
from gui.state.slices import Slices
from tests.gui.conftest import NONE, settle, shown

SHIFT = Qt.KeyboardModifier.ShiftModifier


def plot_of(picture):
    return picture.plot(picture.frame, QRectF(picture.canvas.rect()))


def drag(picture, *points):
    """Press at the first of these pixels, pass through the others, and let go at the last."""
    left = Qt.MouseButton.LeftButton
    pixels = [QPointF(point).toPoint() for point in points]
    QTest.mousePress(picture.canvas, left, NONE, pixels[0])
    settle()
    for pixel in pixels[1:]:
        QTest.mouseMove(picture.canvas, pixel)
        settle()
    QTest.mouseRelease(picture.canvas, left, NONE, pixels[-1])
    settle()


def neuron_of(window):
    window.store.flush()
    return window.store.frame().neuron


def slope_by_hand(plants, neuron):
    """DL/dw1 = 1/m sum (a - y) x1."""
    total = 0.0
    for (x1, x2), y in zip(plants.x.tolist(), plants.y.tolist(), strict=True):
        a = 1 / (1 + math.exp(-(neuron.w1 * x1 + neuron.w2 * x2 + neuron.b)))
        total += (a - y) * x1
    return total / len(plants)


def test_dragging_the_ball_sets_the_weight_and_one_undo_takes_it_back(window):
    picture = shown(window, "lossSlice")
    before = neuron_of(window)
    plot = plot_of(picture)
    ball = plot.at(before.w1, picture.frame.loss)
    ends = [QPointF(ball.x() + aside, ball.y() + 10) for aside in (0, -20, -45, -70)]
    drag(picture, *ends)
    expected = plot.value_at(QPointF(ends[-1].toPoint()))[0]
    assert neuron_of(window) == Neuron(expected, before.w2, before.b)
    assert window.store.undo_stack.count() == 1
    window.store.undo()
    assert neuron_of(window) == before


def test_a_ball_dragged_to_the_end_stays_under_the_hand(window):
    picture = shown(window, "lossSlice")
    plot = plot_of(picture)
    left = plot.pixels.left() + 1
    start = plot.at(0, picture.frame.loss)
    drag(picture, start, QPointF(left + 30, start.y()), QPointF(left, start.y()),
         QPointF(left - 300, start.y()))  # fmt: skip
    assert neuron_of(window).w1 == -5.0
    assert plot_of(picture).mapping.window.left == -10.0


def test_a_press_on_the_ball_alone_changes_nothing(window):
    picture = shown(window, "lossSlice")
    drag(picture, plot_of(picture).at(0, picture.frame.loss))
    assert window.store.undo_stack.count() == 0


def test_the_chooser_names_the_parameter_that_is_dragged(window):
    picture = shown(window, "lossSlice")
    picture.chooser.buttons[2].click()
    settle()
    assert window.store.frame().choices.slope_along == "b"
    plot = plot_of(picture)
    drag(picture, plot.at(0, picture.frame.loss), plot.at(1.0, 0.3))
    neuron = neuron_of(window)
    assert neuron.b == pytest.approx(1.0, abs=0.05)
    assert (neuron.w1, neuron.w2) == (0, 0)


def test_up_and_down_move_the_parameter(window):
    picture = shown(window, "lossSlice")
    picture.canvas.setFocus()
    for key, modifiers in ((Qt.Key.Key_Up, NONE), (Qt.Key.Key_Up, NONE), (Qt.Key.Key_Down, SHIFT)):
        QTest.keyClick(picture.canvas, key, modifiers)
        settle()
    assert neuron_of(window).w1 == 0.19
    window.store.undo()
    assert neuron_of(window).w1 == 0


@pytest.mark.parametrize(
    ("w1", "sign", "word"), [(-3.0, "<", "increase w₁"), (1.0, ">", "decrease w₁")]
)
def test_the_sign_of_the_slope_says_which_way_to_go(window, w1, sign, word):
    window.store.set_neuron(Neuron(w1, 0.5, 0.2))
    picture = shown(window, "lossSlice")
    texts = picture.texts(picture.frame)
    by_hand = slope_by_hand(picture.frame.plants, Neuron(w1, 0.5, 0.2))
    assert texts["slope"] == f"{by_hand:.3f}".replace("-", "−")
    assert texts["sign"] == sign
    assert word in texts["advice"]


def test_at_the_lowest_point_it_says_to_stay(window):
    picture = shown(window, "lossSlice")
    lowest = picture.frame.neuron_frame.slope_slice.lowest
    window.store.set_parameter("w1", lowest)
    settle()
    texts = picture.texts(picture.frame)
    assert texts["advice"] == "zero: stay, this is the lowest point along w₁"
    assert f"w₁ = {lowest:.2f}".replace("-", "−") in texts["lowest"]


def test_without_plants_there_is_no_advice(open_window):
    picture = shown(open_window(plants=Dataset.empty()), "lossSlice")
    assert picture.texts(picture.frame)["advice"] == "no plants, no loss"


def test_the_axis_of_the_loss_stands_still_while_learning(window):
    picture = shown(window, "lossSlice")
    tops = set()
    for _ in range(60):
        window.store.step_on()
        settle()
        tops.add(plot_of(picture).mapping.window.top)
    assert tops == {1.0}


def test_the_top_is_above_and_grows_by_leaps():
    for loss in (1e-3, 0.2, 0.69, 3.0, 44.0, 2e6):
        assert 1.29 * loss < top_above(loss) < 3 * loss
    assert top_above(0.0) == top_above(float("inf")) == 1.0
    assert top_above(0.70) == top_above(0.76)


class FrameClock:
    now = 0.0

    def __call__(self):
        return self.now


def test_a_curve_that_costs_much_is_worked_out_now_and_then_while_learning(monkeypatch):
    clock, session = FrameClock(), Session(samples.make("overlapping_groups", 100))
    made = []

    def slow(frame, along, reach):
        clock.now += 0.1
        made.append(along)
        return real(frame, along, reach)

    real = NeuronFrame.loss_slice
    monkeypatch.setattr(NeuronFrame, "loss_slice", slow)
    slices = Slices(clock)
    for _ in range(50):  # of 20 ms each
        session.learn(1)
        frame = session.frame(playing=True)
        curve = slices.of(frame, "w1")
        assert (curve.here, curve.loss) == (frame.neuron.w1, frame.loss)
        clock.now += 0.02
    assert 1 <= len(made) <= 3
    paused = session.frame(playing=False)
    exact, cached = real(paused.neuron_frame, "w1", 5.0), slices.of(paused, "w1")
    assert np.array_equal(cached.losses, exact.losses)
    count = len(made)
    slices.of(session.frame(playing=False), "w1")
    assert len(made) == count


def test_the_pictures_of_a_window_work_out_the_same_slice_once(open_window, monkeypatch):
    window = open_window()
    for name in ("lossSlice", "descent"):  # both along `slope_along`
        window.docks[name].setFloating(True)
        window.docks[name].show()
    settle()
    made, real = [], NeuronFrame.loss_slice
    monkeypatch.setattr(NeuronFrame, "loss_slice", lambda *args: made.append(1) or real(*args))
    window.store.set_parameter("w2", 0.7)
    settle()
    assert len(made) == 1


def test_where_the_slope_is_lost_far_from_the_lowest_point_nobody_is_told_to_stay(window):
    """Along b the loss is all but flat, and least elsewhere."""
    window.store.set_neuron(Neuron(-36.7, 39.2, 0.0))
    window.store.set_choices(slope_along="b")
    picture = shown(window, "lossSlice")
    curve = picture.frame.neuron_frame.slope_slice
    assert curve.lowest is not None
    assert abs(curve.lowest - curve.here) > 1
    assert picture.texts(picture.frame)["advice"] == "zero: it is flat here, b would not move"


def test_large_numbers_are_written_with_five_digits_and_still_come_out(window):
    window.store.use_plants(Dataset.of([(8000.0, 2.0), (9500.0, 3.0)], [1, 0]))
    window.store.set_neuron(Neuron(2790.0, 0.25, 0.5))
    frame = window.store.frame()
    texts = window.pictures["lossSlice"].texts(frame) | window.pictures["descent"].texts(frame)
    written = [text for name, text in texts.items() if name in ("slope", "here", "w1_after")]
    assert any("2790.0" in text for text in written)
    for text in written:
        for whole, decimals in re.findall(r"(\d[\d,]*)\.(\d+)", text):
            assert len(whole.replace(",", "")) + len(decimals) <= 5 or whole == "0"
    before, rate, slope, after = (
        parse(ungrouped(texts[f"w1_{part}"])) for part in ("before", "rate", "gradient", "after")
    )
    assert before - rate * slope == pytest.approx(after, abs=0.5)
