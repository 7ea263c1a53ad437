import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest

from engine.arrays import indices
from engine.model import samples
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron
from gui.painting.axis_tags import tag_size
from gui.painting.markers import radius_of
from tests.engine import plain_sigmoid
from tests.gui.conftest import NONE, settle, shown

LEFT = Qt.MouseButton.LeftButton
SIZE = (420, 270)


def pixel_of(picture, plant):
    frame = picture.frame
    plot = picture.plot(frame, QRectF(picture.canvas.rect()))
    return plot.at(float(frame.z[plant]), float(frame.plants.y[plant]))


def click(picture, at):
    QTest.mouseClick(picture.canvas, LEFT, NONE, at.toPoint())
    settle()


def test_a_click_on_a_dot_selects_that_plant_and_beside_all_dots_none(window):
    picture = shown(window, "sigmoid", SIZE)
    window.store.set_neuron(Neuron(-1.5, 1.3, 0.4))
    settle()
    for plant in range(6):
        click(picture, pixel_of(picture, plant))
        assert window.store.frame().selection.tolist() == [plant]
    click(picture, QPointF(picture.canvas.width() / 2, picture.canvas.height() / 2))
    assert window.store.frame().selection.tolist() == []


def test_it_writes_z_and_a_of_the_plant_chosen_as_the_textbook_does(window):
    picture = shown(window, "sigmoid", SIZE)
    assert picture.texts(picture.frame) == {}
    window.store.set_neuron(Neuron(-1.5, 1.3, 0.4))
    window.store.select(indices([2]))
    settle()
    x1, x2 = window.store.frame().plants.x[2].tolist()
    z = -1.5 * x1 + 1.3 * x2 + 0.4
    texts = {"z": f"z = {z:.2f}".replace("-", "−"), "a": f"{plain_sigmoid(z):.2f}"}
    assert picture.texts(picture.frame) == texts


@pytest.mark.parametrize("size", [(300, 190), (420, 270), (900, 500)])
def test_the_number_of_a_stands_outside_the_plot_where_no_dot_and_no_curve_is(window, size):
    picture = shown(window, "sigmoid", size)
    pixels = QRectF(picture.canvas.rect())
    plot = picture.plot(picture.frame, pixels)
    assert tag_size("0.78", picture.look)[0] < plot.pixels.left()


def count_close(image, colour, rows):
    """How many pixels in these rows are of a colour, or nearly so."""
    count = 0
    for y in rows:
        for x in range(image.width()):
            pixel = image.pixelColor(x, y)
            apart = (pixel.red() - colour.red(), pixel.green() - colour.green())
            count += max(map(abs, (*apart, pixel.blue() - colour.blue()))) < 12
    return count


def test_a_thousand_crowded_dots_show_their_colour_in_the_light_theme(open_window):
    window = open_window(theme="light", plants=samples.make("overlapping_groups", 1_000))
    window.store.set_neuron(Neuron(1e-3, 1e-3, 0))
    picture = shown(window, "sigmoid", SIZE)
    frame, look = picture.frame, picture.look
    plot = picture.plot(frame, QRectF(picture.canvas.rect()))
    columns = {round(x) for x in plot.mapping.points(frame.z, frame.a)[0].tolist()}
    image = picture.canvas.grab().toImage()
    for y, name in ((0.0, "harmless"), (1.0, "toxic")):
        row = round(plot.at(0, y).y())
        seen = count_close(image, look.colour(name), (row - 2, row + 2))
        assert seen > 2 * min(len(columns), 2 * radius_of(1_000, look))


@pytest.mark.parametrize(
    ("neuron", "plants"),
    [
        (Neuron(1, 1, 0), Dataset.empty()),
        (Neuron(0, 0, 0), None),
        (Neuron(1e15, -1e15, 1e15), None),
        (Neuron(3, -2, 1), Dataset.of([(1e12, -1e12), (-1e12, 1e12)], [1, 0])),
    ],
)
def test_nothing_breaks_it(open_window, neuron, plants):
    window = open_window(plants=plants)
    picture = shown(window, "sigmoid", SIZE)
    window.store.set_neuron(neuron)
    if len(window.store.frame().plants):
        window.store.select(indices([0]))
    window.store.put_probe((1.0, 1.0))
    for theme in ("dark", "light"):
        window.set_theme(theme)
        settle()
        image = picture.canvas.grab().toImage()
        assert len(np.unique(np.frombuffer(image.constBits(), np.uint8))) > 3
    texts = " ".join(picture.texts(picture.frame).values())
    assert "?" not in texts
    assert math.isfinite(picture.plot(picture.frame, QRectF(0, 0, 420, 270)).mapping.sx)
