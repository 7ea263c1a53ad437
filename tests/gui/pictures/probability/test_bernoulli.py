import math

import pytest

from engine.arrays import indices
from engine.model.neuron import Neuron
from gui.pictures.probability.bernoulli import brace, probability
from tests.engine import plain_sigmoid
from tests.gui.conftest import settle, shown

SIZE = (460, 300)


def test_the_two_probabilities_are_a_and_the_rest_of_1(window):
    picture = shown(window, "bernoulli", SIZE)
    for z in (-3.0, -0.7, 0.0, 1.4, 2.5):
        window.store.set_choices(free_z=z)
        settle()
        texts, a = picture.texts(picture.frame), plain_sigmoid(z)
        assert texts["P(Y=1)"] == f"{a:.2f}"
        assert texts["P(Y=0)"] == f"{1 - a:.2f}"


@pytest.mark.parametrize("plant", [0, 5])
def test_a_plant_brings_its_kind_and_its_own_probability(window, plant):
    picture = shown(window, "bernoulli", SIZE)
    window.store.set_neuron(Neuron(-0.5, 0.8, 0.1))
    window.store.select(indices([plant]))
    settle()
    frame = picture.frame
    (x1, x2), y = frame.plants.x[plant].tolist(), int(frame.plants.y[plant])
    a = plain_sigmoid(-0.5 * x1 + 0.8 * x2 + 0.1)
    assert frame.prediction.kind == y
    assert picture.texts(frame)[f"P(Y={y})"] == f"{a**y * (1 - a) ** (1 - y):.2f}"


def test_a_probability_that_is_nearly_0_is_not_written_as_0(qapp):
    assert probability(math.exp(-12)) == "6.1 × 10⁻⁶"
    assert (probability(0.0), probability(0.25), probability(1.0)) == ("0.00", "0.25", "1.00")


@pytest.mark.parametrize(("top", "bottom"), [(10, 200), (10, 12), (10, 10)])
def test_a_brace_spans_its_share_however_small(top, bottom):
    box = brace(5, top, bottom, 12).boundingRect()
    assert (box.top(), box.bottom()) == (top, bottom)
    assert box.left() == 5
    assert box.right() <= 17


def test_the_line_of_the_other_kind_is_fainter(window):
    """With a plant chosen, its own result is drawn larger and the other one pale."""
    picture = shown(window, "bernoulli", (640, 420))
    window.store.set_neuron(Neuron(0.0, 0.0, 1.4))
    look, seen = picture.look, {}
    for plant in (0, 5):
        window.store.select(indices([plant]))
        settle()
        image = picture.canvas.grab().toImage()
        kind = int(picture.frame.plants.y[plant])
        top = range(int(image.height() * 0.35))
        for name in ("toxic", "harmless"):
            colour = look.colour(name).rgb()
            seen[kind, name] = sum(
                image.pixel(x, y) == colour for y in top for x in range(image.width())
            )
    assert seen[1, "toxic"] > seen[0, "toxic"]
    assert seen[0, "harmless"] > seen[1, "harmless"]
