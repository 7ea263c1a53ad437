import pytest
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from engine.lab.shading_mode import ShadingMode
from engine.model.neuron import Neuron
from tests.gui.conftest import Mouse, settle


def test_the_wheel_zooms_about_the_mouse_and_fit_shows_all_again(window):
    before = window.field.targets.window()
    window.actions_["actionZoomIn"].trigger()
    settle()
    after = window.field.targets.window()
    assert after.right - after.left < before.right - before.left
    window.actions_["actionFit"].trigger()
    assert window.field.targets.window() == pytest.approx(before)


def test_equal_scale_makes_a_centimetre_as_long_both_ways(window):
    window.actions_["actionEqualScale"].setChecked(True)
    settle()
    width, height = window.field.view_box.viewPixelSize()
    assert width == pytest.approx(height, rel=1e-6)


@pytest.mark.parametrize("shading", ["region", "probability", "none"])
def test_the_field_colours_each_side_rightly(window, shading):
    window.store.set_view_options(shading=ShadingMode(shading))
    window.actions_["actionLevels"].setChecked(True)
    window.actions_["actionArrow"].setChecked(True)
    for weights in ((0, 0, 0), (0, 2, -3), (2, 0, -3), (1e6, -1e6, 3e5), (0, 0, 4)):
        for name, value in zip(("w1", "w2", "b"), weights, strict=True):
            window.store.set_parameter(name, value)
        settle()
        _check_sides(window, weights, shading)


def _check_sides(window, weights, shading):
    picture = window.field.grab().toImage()
    mouse = Mouse(window)
    offset = window.field.viewport().pos()
    w1, w2, b = weights
    for x1, x2 in ((0.3, 0.4), (2.6, 1.9), (1.5, 2.4), (0.9, 1.1), (2.4, 0.5)):
        z = w1 * x1 + w2 * x2 + b
        at = mouse.pixel(x1, x2) + offset
        colour = picture.pixelColor(at)
        if shading == "none" or abs(z) < 0.5:
            continue
        warm = colour.red() - colour.blue()
        assert (warm > 0) == (z > 0), (weights, shading, (x1, x2), colour.name())


def _share_of(window, name):
    """Return how much of the field has just the colour of this name."""
    picture = window.field.grab().toImage()
    wanted = window.look.colour(name).rgb()
    matches = [
        picture.pixel(column, row) == wanted
        for column in range(0, picture.width(), 2)
        for row in range(0, picture.height(), 2)
    ]
    return sum(matches) / len(matches)


def test_of_many_plants_both_kinds_and_the_wrong_ones_are_seen(open_window):
    from engine.model import samples

    window = open_window(plants=samples.make("two_groups", 20_000, 0.2))
    window.store.set_parameter("w2", 1.0)
    window.store.set_parameter("b", -2.3)
    settle()
    window.actions_["actionShadeNone"].trigger()
    settle()
    seen = {name: _share_of(window, name) for name in ("toxic", "harmless", "loss")}
    assert min(seen.values()) > 0.001, seen
    window.actions_["actionWrong"].setChecked(False)
    settle()
    assert _share_of(window, "loss") == 0
    assert _share_of(window, "toxic") > seen["toxic"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Plant 2", "x₁ = 1.1   leaf width (cm)", "z = 0.2   a = 0.5498"]),
        ("fr", ["Plante 2", "x₁ = 1,1   largeur de la feuille (cm)", "z = 0,2   a = 0,5498"]),
    ],
)
def test_the_mouse_at_rest_on_a_plant_says_its_measures_z_and_a(
    open_window, qtbot, language, words
):
    field = open_window(language).field
    store = field.window().store
    x1, x2 = store.frame().plants.x[1].tolist()
    store.set_neuron(Neuron(2.0, 0.0, 0.2 - 2 * x1))
    settle()
    said = rest_on(field, x1, x2).splitlines()
    assert [said[0], said[1], said[3]] == words
    rest_on(field, x1 + 0.4, x2 + 0.4)
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def rest_on(field, x1, x2):
    """Let the mouse rest somewhere, and return what is said of it."""
    at = field.mapFromScene(field.view_box.mapViewToScene(QPointF(x1, x2)))
    where = field.viewport().mapToGlobal(at)
    QApplication.sendEvent(field.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, where))
    return QToolTip.text()
