import math
import re

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest

from engine.arrays import indices
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron
from tests.engine import plain_sigmoid
from tests.gui.conftest import NONE, settle, shown
from tests.gui.written import without_a_number

LEFT = Qt.MouseButton.LeftButton
SIZE = (460, 300)


@pytest.fixture(params=["certainty", "bernoulli"])
def z_picture(request, window):
    """Either picture of one z, and the window: mouse and keys do the same on both."""
    return shown(window, request.param, SIZE), window


def texts_at(window, picture, z):
    window.store.set_choices(free_z=z)
    settle()
    return picture.texts(picture.frame)


def on_axis(picture, z):
    plot = picture.plot(picture.frame, QRectF(picture.canvas.rect()))
    return plot.at(z, 0).toPoint()


def test_the_courses_numbers_come_out(window):
    picture = shown(window, "certainty", SIZE)
    assert texts_at(window, picture, 1.4)["toxic"] == "80%"
    below = texts_at(window, picture, -2.1)
    assert (below["toxic"], below["harmless"]) == ("11%", "89%")
    assert below["z"] == "z = −2.10"


def test_the_farther_z_from_0_the_surer_the_sentence(window):
    picture = shown(window, "certainty", SIZE)
    for z, words in (
        (0.0, "hesitates"),
        (-0.4, "hesitates"),
        (1.4, "likely"),
        (-2.1, "quite sure"),
        (5.0, "almost sure"),
        (-6.0, "almost sure"),
    ):
        texts_at(window, picture, z)
        assert words in picture.sentence(picture.frame)


def test_certainty_is_told_by_z_and_never_by_the_distance_alone(window):
    """Larger weights make the neuron surer of a plant that has not moved: |z| = ‖w‖ × distance."""
    picture = shown(window, "certainty", SIZE)
    window.store.put_probe((0.4, 1.0))
    said = []
    for w in (0.5, 6.0):
        window.store.set_neuron(Neuron(-w, w, 0.0))
        settle()
        assert float(picture.texts(picture.frame)["distance"]) == pytest.approx(0.424, abs=5e-4)
        said.append(picture.sentence(picture.frame))
        assert not re.search(r"frontier|boundary|distance", said[-1])
        norm, cm, z = map(float, re.findall(r"\d+\.\d+", picture.about(picture.frame)))
        assert z == pytest.approx(6 / 10 * w, abs=5e-3)
        assert abs(norm * cm - z) < 0.5 * 10 ** -len(str(z).partition(".")[2])
    assert ("hesitates" in said[0], "almost sure" in said[1]) == (True, True)


def test_a_plant_chosen_takes_the_place_of_z_and_shows_its_distance(window):
    picture = shown(window, "certainty", SIZE)
    window.store.set_neuron(Neuron(3.0, -4.0, 1.0))
    window.store.select(indices([3]))
    settle()
    x1, x2 = window.store.frame().plants.x[3].tolist()
    z = 3 * x1 - 4 * x2 + 1
    texts = picture.texts(picture.frame)
    assert texts["z"] == f"z = {z:.2f}".replace("-", "−")
    assert texts["toxic"] == f"{100 * plain_sigmoid(z):.0f}%" or plain_sigmoid(z) > 0.995
    assert float(texts["distance"]) == pytest.approx(abs(z) / 5, rel=6e-3)
    assert picture.about(picture.frame).startswith("Plant 4: ‖w‖ 5.00 × ")


def test_the_mystery_plant_speaks_where_no_plant_is_chosen(window):
    picture = shown(window, "certainty", SIZE)
    window.store.set_neuron(Neuron(0.0, 2.0, -1.0))
    window.store.put_probe((0.0, 1.0))
    settle()
    texts = picture.texts(picture.frame)
    assert (texts["z"], texts["distance"]) == ("z = 1.00", "0.500")
    assert "Mystery plant" in picture.about(picture.frame)


def test_without_weights_it_names_no_distance(window):
    picture = shown(window, "certainty", SIZE)
    window.store.set_neuron(Neuron(0.0, 0.0, 2.0))
    window.store.select(indices([0]))
    settle()
    assert "distance" not in picture.texts(picture.frame)
    assert picture.sentence(picture.frame).startswith("No boundary")
    assert picture.about(picture.frame) == "Plant 1"


def test_a_drag_of_z_is_one_undo(z_picture):
    picture, window = z_picture
    start, end = on_axis(picture, 1.4), on_axis(picture, -2.1)
    QTest.mousePress(picture.canvas, LEFT, NONE, start)
    for share in (0.25, 0.5, 0.75, 1.0):
        at = QPointF(start) + (QPointF(end) - QPointF(start)) * share
        QTest.mouseMove(picture.canvas, at.toPoint())
        settle()
    QTest.mouseRelease(picture.canvas, LEFT, NONE, end)
    settle()
    assert window.store.frame().choices.free_z == pytest.approx(-2.1, abs=0.06)
    window.store.undo()
    assert window.store.frame().choices.free_z == 1.4
    assert not window.store.can_undo


def test_z_stays_within_its_axis(z_picture):
    picture, window = z_picture
    QTest.mousePress(picture.canvas, LEFT, NONE, on_axis(picture, 1.4))
    QTest.mouseMove(picture.canvas, QPointF(5000, 10).toPoint())
    settle()
    QTest.mouseRelease(picture.canvas, LEFT, NONE, QPointF(5000, 10).toPoint())
    settle()
    assert window.store.frame().choices.free_z == 6.0


def test_up_and_down_move_z_by_a_tenth_and_leave_a_plants_z_alone(z_picture):
    picture, window = z_picture
    for key, z in ((Qt.Key.Key_Up, 1.5), (Qt.Key.Key_Up, 1.6), (Qt.Key.Key_Down, 1.5)):
        QTest.keyClick(picture.canvas, key)
        settle()
        assert window.store.frame().choices.free_z == z
    window.store.select(indices([1]))
    settle()
    QTest.keyClick(picture.canvas, Qt.Key.Key_Up)
    settle()
    assert window.store.frame().choices.free_z == 1.5


def test_a_click_on_the_axis_selects_the_plant_there_and_elsewhere_lets_go_of_it(z_picture):
    picture, window = z_picture
    window.store.set_neuron(Neuron(-1.5, 1.3, 0.4))
    window.store.set_choices(free_z=-5.5)
    settle()
    for plant in (1, 4):
        z = float(picture.frame.z[plant])
        QTest.mouseClick(picture.canvas, LEFT, NONE, on_axis(picture, z))
        settle()
        chosen = window.store.frame().selection.tolist()
        assert chosen == [plant]
    far = on_axis(picture, -5.9) - QPointF(0, 60).toPoint()
    QTest.mouseClick(picture.canvas, LEFT, NONE, far)
    settle()
    assert window.store.frame().selection.tolist() == []
    assert window.store.frame().choices.free_z == -5.5


def test_of_a_plant_and_the_handle_the_nearer_one_is_taken(z_picture):
    picture, window = z_picture
    window.store.use_plants(Dataset.of([(1.0, 0.0)], [1]))
    window.store.set_neuron(Neuron(2.0, 0.0, 0.0))
    settle()
    QTest.mouseClick(picture.canvas, LEFT, NONE, on_axis(picture, 1.4))
    settle()
    assert window.store.frame().selection.tolist() == []
    QTest.mouseClick(picture.canvas, LEFT, NONE, on_axis(picture, 2.0))
    settle()
    assert window.store.frame().selection.tolist() == [0]


@pytest.mark.parametrize("points", [[], [(1e12, -1e12), (-1e12, 1e12)]])
def test_nothing_breaks_either_picture(open_window, points):
    plants = Dataset.of(points, [1, 0]) if points else Dataset.empty()
    window = open_window(plants=plants)
    pictures = [shown(window, name, SIZE) for name in ("certainty", "bernoulli")]
    for weights in ((0, 0, 0), (1e15, -1e15, 1e15), (1e-300, 0, 1.0)):
        window.store.set_neuron(Neuron(*weights))
        for chosen in ([], [0], [1]):
            window.store.select(indices(chosen if points else []))
            settle()
            for picture in pictures:
                assert not picture.canvas.grab().isNull()
                assert without_a_number(picture.texts(picture.frame).values()) == []


def test_the_half_that_is_predicted_is_shaded_strongly(window):
    picture = shown(window, "certainty", SIZE)
    window.store.delete_all()
    for z, strong, faint in ((3.0, 5.5, -5.5), (-3.0, -5.5, 5.5)):
        window.store.set_choices(free_z=z)
        settle()
        image = picture.canvas.grab().toImage()
        plot = picture.plot(picture.frame, QRectF(picture.canvas.rect()))
        colours = [image.pixelColor(plot.at(at, 0.7).toPoint()) for at in (strong, faint)]
        panel = picture.look.colour("panel")
        away = [math.dist(colour.getRgb(), panel.getRgb()) for colour in colours]
        assert away[0] > 2 * away[1]
