"""The loss curve where the plants have changed in the run: the dot stays on it."""

import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from engine.model.neuron import Neuron
from gui.pictures.curve.loss_scale import log_scale
from tests.gui.conftest import settle


def colour_at(curve, step, loss):
    pixel = curve.mapFromScene(curve.view_box.mapViewToScene(QPointF(step, loss)))
    return QColor(curve.grab().toImage().pixel(pixel))


def test_the_dot_stays_on_the_curve_when_the_plants_change(window):
    store, curve = window.store, window.loss_curve
    store.session.learn(40)
    store.go_to(10)
    store.flush()
    recorded, loss_colour = curve.frame.loss, window.look.colour("loss")
    assert colour_at(curve, 10, recorded) == loss_colour
    store.place(0.5, 2.5, 0)
    settle()
    assert abs(curve.frame.loss - recorded) > 0.05
    assert colour_at(curve, 10, recorded) == loss_colour
    assert colour_at(curve, 10, curve.frame.loss) == window.look.colour("panel")


@pytest.mark.parametrize("size", [(360, 150), (640, 420)])
def test_the_rate_of_a_climbing_run_is_written_clear_of_the_score(window, monkeypatch, size):
    written, draw = {}, QPainter.drawText

    def write(painter, box, flags, text):
        metrics = QFontMetricsF(painter.font())
        written[text] = metrics.boundingRect(box, flags, text)
        draw(painter, box, flags, text)

    curve, store = window.loss_curve, window.store
    window.docks["loss"].setFloating(True)
    window.docks["loss"].resize(*size)
    store.session.learn(60)
    store.set_settings(formulas=("mean((y-a)x1)", "mean((y-a)x2)", "mean(y-a)"))
    store.rewind()
    store.session.learn(60)
    store.set_settings(learning_rate=0.2)
    store.session.learn(1)
    settle()
    monkeypatch.setattr(QPainter, "drawText", write)
    curve._curves.update()
    curve.grab()
    name, score = written["α = 0.2"], [box for text, box in written.items() if "α" not in text]
    assert len(score) == 2
    assert not any(name.intersects(box) for box in score)


def test_a_logarithmic_axis_goes_down_to_the_smallest_loss(window):
    window.actions_["actionLogLoss"].trigger()
    window.store.set_neuron(Neuron(-60, 60, -3))
    window.store.session.learn(3)
    settle()
    losses = window.loss_curve.frame.losses
    assert 0 < losses.min() < 1e-20
    bottom = window.loss_curve.view_box.viewRange()[1][0]
    assert bottom <= math.log10(losses.min()) <= bottom + 1


def test_a_loss_of_0_stands_below_the_break_of_a_logarithmic_axis(window):
    window.actions_["actionLogLoss"].trigger()
    window.store.set_neuron(Neuron(-4000, 4000, -200))
    window.store.session.learn(3)
    settle()
    curve = window.loss_curve
    assert curve.frame.loss == 0
    low, high = curve.view_box.viewRange()[1]
    axis = curve.axes["left"]
    (ticks,) = [values for _, values in axis.tickValues(low, high, 200)]
    names = axis.tickStrings(ticks, 1, 1)
    assert names[0] == "0"
    assert "0" not in names[1:]
    assert low < ticks[0] < math.floor(ticks[1])


def test_losses_above_0_are_drawn_at_their_logarithm_and_0_on_a_row_of_its_own():
    scale = log_scale(1.4e-21, 0.7, has_zero=True)
    heights = scale.heights(np.array([0.7, 1.4e-21, 0.0]))
    assert heights[:2].tolist() == [math.log10(0.7), math.log10(1.4e-21)]
    assert scale.lowest_shown < heights[2] < scale.bottom <= heights[1]
    assert heights[2] == scale.height(0.0)
