"""The loss curve where the plants have changed in the run: the dot stays on it."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

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
