"""The neuron diagram: the weights on its edges, and a plant's numbers flowing through."""

import math

import numpy as np
import pytest
from PySide6.QtGui import QColor

from engine.arrays import indices
from engine.model.neuron import Neuron
from gui.language.arithmetic import rounds_to
from gui.pictures.neuron.diagram_edges import thickness
from gui.style.palette import DARK
from tests.gui.conftest import settle, shown

WEIGHTS = (-1.52, 1.31, 0.38)
PLANT_2 = (1.10, 2.10)


@pytest.fixture
def diagram(window):
    window.store.set_neuron(Neuron(*WEIGHTS))
    return shown(window, "neuronDiagram", (520, 340))


def texts(picture):
    return picture.texts(picture.frame)


def painted(image, line, share):
    """Return the colours around a point of a line: share 0 is its start, 1 its end."""
    at = line.pointAt(share)
    points = [(round(at.x()) + dx, round(at.y()) + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    return [image.pixelColor(*point) for point in points]


def shares_in(image, line, code):
    """Say for 60 points of a line, some way from its ends, whether a colour is there."""
    return [
        any(is_near(colour, code) for colour in painted(image, line, share))
        for share in np.linspace(0.3, 0.8, 60).tolist()
    ]


def is_near(colour, code):
    wanted = QColor(code)
    return all(
        abs(channel - wanted_channel) < 40
        for channel, wanted_channel in zip(colour.getRgb()[:3], wanted.getRgb()[:3], strict=True)
    )


def test_without_a_plant_it_shows_the_parameters_alone(diagram):
    assert texts(diagram) == {"w1": "−1.52", "w2": "1.31", "b": "0.38"}


def test_the_numbers_of_the_plant_chosen_flow_through(window, diagram):
    window.store.select(indices([1]))
    settle()
    (w1, w2, b), (x1, x2) = WEIGHTS, PLANT_2
    z = w1 * x1 + w2 * x2 + b
    written = texts(diagram)
    assert (written["x1"], written["x2"]) == ("1.10", "2.10")
    assert written["w1x1"] == f"{w1 * x1:.2f}".replace("-", "−")
    assert written["w2x2"] == f"{w2 * x2:.2f}"
    assert written["z"] == f"{z:.2f}"
    assert written["a"] == f"{1 / (1 + math.exp(-z)):.2f}"
    assert (written["y_pred"], written["y"]) == ("1", "1")


@pytest.mark.parametrize("weights", [(-1.516, 1.317, 0.385), (0.25, -0.3337, 1.005), (9.9, -8, 0)])
def test_the_numbers_written_lead_from_each_to_the_next(window, diagram, weights):
    window.store.set_neuron(Neuron(*weights))
    for plant in range(6):
        window.store.select(indices([plant]))
        settle()
        written = {name: text.replace("−", "-") for name, text in texts(diagram).items()}
        value = {name: float(text) for name, text in written.items()}
        for term, w, x in (("w1x1", "w1", "x1"), ("w2x2", "w2", "x2")):
            assert rounds_to(value[w] * value[x], written[term])
        assert rounds_to(value["w1x1"] + value["w2x2"] + value["b"], written["z"])
        assert rounds_to(1 / (1 + math.exp(-value["z"])), written["a"])


def test_it_says_whether_the_verdict_is_right(window, diagram):
    window.store.select(indices([1]))
    window.store.set_neuron(Neuron(0, 0, -1))
    settle()
    written = texts(diagram)
    assert (written["y_pred"], written["y"]) == ("0", "1")
    lines = diagram._verdict_lines(diagram.frame.subject, written)
    assert [[run.text for run in line] for line in lines] == [["non-toxic"], ["wrong (y = 1)"]]
    window.store.set_neuron(Neuron(0, 0, 0))  # z = 0 counts as toxic (figure 8)
    settle()
    assert texts(diagram)["y_pred"] == "1"


def test_the_mystery_plant_flows_through_too_but_has_no_kind(window, diagram):
    window.store.put_probe((1.6, 1.7))
    settle()
    written = texts(diagram)
    assert float(written["z"]) == pytest.approx(-1.52 * 1.6 + 1.31 * 1.7 + 0.38)  # 0.175
    assert "y" not in written
    window.store.select(indices([0]))  # a plant selected comes before it
    settle()
    assert texts(diagram)["x1"] == "0.50"


def test_the_numbers_follow_the_weights_and_the_language(window, diagram):
    window.store.select(indices([0]))
    window.store.set_parameter("w1", 2.0)
    settle()
    assert (texts(diagram)["w1"], texts(diagram)["w1x1"]) == ("2.00", "1.00")
    window.actions_["actionLanguageFrench"].trigger()
    settle()
    assert (texts(diagram)["w1"], texts(diagram)["w1x1"]) == ("2,00", "1,00")


def test_an_edge_takes_its_colour_from_the_sign_of_its_weight(window, diagram):
    window.store.set_neuron(Neuron(3.0, -3.0, 0.5))
    settle()
    layout, image = diagram.diagram_layout(diagram.frame), diagram.canvas.grab().toImage()
    assert all(shares_in(image, layout.edge(0), DARK.toxic))
    dashes = shares_in(image, layout.edge(1), DARK.harmless)
    assert any(dashes)
    assert not all(dashes)


def test_thickness_grows_with_the_weight_within_bounds():
    weights = [0.0, 0.1, 0.5, 1.0, 3.0, 20.0, 1e6, 1e15, math.inf]
    widths = [thickness(weight) for weight in weights]
    assert widths == sorted(widths)
    assert widths == [thickness(-weight) for weight in weights]
    assert (widths[0], widths[-1]) == (1.5, 6.0)
    assert thickness(1.0) - thickness(0.1) > 1


@pytest.mark.parametrize("chosen", [[], [4]])
def test_the_parts_lie_on_the_canvas_and_apart(window, diagram, chosen):
    window.store.select(indices(chosen))
    for size in ((300, 190), (420, 270), (640, 420), (1200, 800), (320, 600)):
        window.docks["neuronDiagram"].resize(*size)
        settle()
        _check_parts(diagram)


def _check_parts(diagram):
    layout = diagram.diagram_layout(diagram.frame)
    assert diagram.canvas.rect().contains(layout.box.toRect())
    body = layout.body
    for corner in (*layout.starts, layout.bias, layout.out):
        assert layout.box.contains(corner)
    assert layout.starts[0].y() < body.y() - layout.radius
    assert layout.starts[1].y() > body.y() + layout.radius
    assert layout.starts[0].x() < body.x() - 2 * layout.radius
    assert layout.out.x() > body.x() + layout.radius + 8
    assert layout.bias.y() < body.y() - layout.radius - 8


def test_it_draws_in_both_themes_and_at_a_projector(window, diagram):
    window.store.select(indices([2]))
    window.actions_["actionThemeLight"].trigger()
    window.actions_["actionProjector"].trigger()
    settle()
    image = diagram.canvas.grab().toImage()
    assert image.pixelColor(3, 3) == QColor(diagram.look.palette.panel)
    assert diagram.look.type_scale > 1
