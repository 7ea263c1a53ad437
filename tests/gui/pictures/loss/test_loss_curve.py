"""The loss curve where the plants have changed in the run: the dot stays on it."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

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
