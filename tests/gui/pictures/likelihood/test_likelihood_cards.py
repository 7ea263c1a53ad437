import math

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest

from engine.arrays import indices
from engine.changed import Changed
from engine.lab.session import Session
from engine.model import samples
from engine.model.dataset import Dataset
from gui.language.numbers import percent
from gui.pictures.factory import make_picture
from gui.pictures.likelihood.likelihood_cards import verdict
from gui.style.theme import look_of
from tests.gui.conftest import NONE, settle, shown

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def cards_of(window, size=(640, 420)):
    return shown(window, "likelihood", size)


@pytest.fixture
def cards(window):
    return cards_of(window)


def press(cards, plant, modifiers=NONE):
    grid = cards.layout_of(cards.frame).grid
    at = grid.card(plant - grid.first).center().toPoint()
    QTest.mouseClick(cards.canvas, Qt.MouseButton.LeftButton, modifiers, at)
    settle()


def key(cards, which, modifiers=NONE):
    QTest.keyClick(cards.canvas, which, modifiers)
    settle()


def chosen(window):
    return window.store.session.state.selection.tolist()


def chance(neuron, x, y):
    """P(Y = y) by the textbook, one plant after the other."""
    a = 1 / (1 + math.exp(-(neuron.w1 * x[0] + neuron.w2 * x[1] + neuron.b)))
    return a if y == 1 else 1 - a


def test_each_card_says_its_p_and_the_head_their_product(window, cards):
    for name, value in (("w1", -1.2), ("w2", 1.1), ("b", 0.2)):
        window.store.set_parameter(name, value)
    settle()
    frame = window.store.frame()
    texts, product = cards.texts(frame), 1.0
    for plant, (x, y) in enumerate(zip(frame.plants.x, frame.plants.y, strict=True)):
        p = chance(frame.neuron, x, y)
        product *= p
        assert texts[f"P {plant}"] == f"P = {p:.2f}"
    assert texts["likelihood"] == f"{100 * product:.0f}%"
    assert texts["verdict"].startswith(f"{100 * product ** (1 / 6):.0f}% per plant: ")
    assert "more" not in texts
    assert "log_likelihood" not in texts


def test_the_figures_own_product_comes_out(open_window):
    wanted = [0.7, 0.8, 0.95, 0.8, 0.9, 0.75]
    z = [math.log(p / (1 - p)) for p in wanted]
    window = open_window("fr", plants=Dataset.of([(value, 0.0) for value in z], [1] * 6))
    window.store.set_parameter("w1", 1.0)
    texts = cards_of(window).texts(window.store.frame())
    assert [texts[f"P {plant}"] for plant in range(6)] == [
        "P = 0,70", "P = 0,80", "P = 0,95", "P = 0,80", "P = 0,90", "P = 0,75"
    ]  # fmt: skip
    assert texts["likelihood"] == "29\u202f%"


def test_a_probability_is_never_rounded_to_certainty(open_window):
    window = open_window(plants=Dataset.of([(9.0, 0.0), (-9.0, 0.0)], [1, 1]))
    window.store.set_parameter("w1", 1.0)
    texts = cards_of(window).texts(window.store.frame())
    assert (texts["P 0"], texts["P 1"]) == ("P > 0.99", "P < 0.01")


def test_the_likelihood_in_words(window):
    for per_plant, words in (
        (0.95, "95% per plant: very plausible"),
        (0.81, "81% per plant: plausible"),
        (0.6, "60% per plant; a coin: 50%"),
        (0.5, "50% per plant; a coin: 50%"),
        (0.2, "20% per plant; a coin: 50%"),
        (0.0, "< 0.1% per plant; a coin: 50%"),
    ):
        assert verdict(per_plant) == words


def test_a_good_model_is_called_good_however_many_plants_it_is_judged_by(open_window):
    """Each plant at P = 0.95: L is 0.7 for six plants and 0.006 for a hundred, one model for all.

    L alone falls with every plant more; what compares is L^(1/m), the geometric mean of the P.
    """
    for m in (6, 100):
        window = open_window(plants=Dataset.of([(math.log(0.95 / 0.05), 0.0)] * m, [1] * m))
        window.store.set_parameter("w1", 1.0)
        texts = cards_of(window).texts(window.store.frame())
        assert texts["verdict"] == "95% per plant: very plausible"
        assert texts["likelihood"] == percent(0.95**m, fine=True)


def test_the_neuron_that_page_9_5_calls_good_is_called_so_by_its_picture(window):
    for name, value in (("w1", -1.0), ("w2", 1.0), ("b", -0.11)):
        window.store.set_parameter(name, value)
    texts = cards_of(window).texts(window.store.frame())
    assert (texts["likelihood"], texts["verdict"]) == (
        "28%", "81% per plant: plausible"
    )  # fmt: skip


def test_a_click_selects_a_plant_and_beside_the_cards_none(window, cards):
    press(cards, 4)
    assert chosen(window) == [4]
    QTest.mouseClick(cards.canvas, Qt.MouseButton.LeftButton, NONE, QPoint(2, 2))
    settle()
    assert chosen(window) == []


def test_shift_takes_all_between_and_control_one_more_or_less(window, cards):
    press(cards, 1)
    press(cards, 4, SHIFT)
    assert chosen(window) == [1, 2, 3, 4]
    press(cards, 2, CONTROL)
    assert chosen(window) == [1, 3, 4]
    press(cards, 5, CONTROL)
    assert chosen(window) == [1, 3, 4, 5]


def test_up_and_down_go_from_card_to_card(window, cards):
    cards.canvas.setFocus()
    key(cards, Qt.Key.Key_Down)
    assert chosen(window) == [0]
    key(cards, Qt.Key.Key_Down)
    assert chosen(window) == [1]
    key(cards, Qt.Key.Key_Down, SHIFT)
    assert chosen(window) == [1, 2]
    key(cards, Qt.Key.Key_Up)
    assert chosen(window) == [0]
    key(cards, Qt.Key.Key_Up)
    assert chosen(window) == [0]
    before = window.store.session.step
    key(cards, Qt.Key.Key_Right)
    assert window.store.session.step == before + 1, "Right belongs to the run"


def test_more_plants_than_fit_are_counted_and_their_product_told(open_window):
    window = open_window(plants=samples.make("moons", 60, 0.2, 1))
    window.store.session.learn(50)
    cards = cards_of(window, (420, 270))
    frame = window.store.frame()
    texts = cards.texts(frame)
    shown = [int(name[2:]) for name in texts if name.startswith("P ")]
    assert shown == list(range(len(shown)))
    assert 3 <= len(shown) < 60
    rest = [
        chance(frame.neuron, frame.plants.x[i], frame.plants.y[i]) for i in range(len(shown), 60)
    ]
    product = math.prod(rest)
    log = sum(math.log(p) for p in rest)
    text = percent(product) if product >= 1e-3 else f"−{-log:.2f}"
    assert texts["more"].startswith(f"and {60 - len(shown)} more")
    assert text in texts["more"]
    assert texts["log_likelihood"] == f"log L = {frame.log_likelihood:.2f}".replace("-", "−")


def test_the_cards_turn_to_the_plant_selected_elsewhere(open_window):
    window = open_window(plants=samples.make("moons", 60, 0.2, 1))
    cards = cards_of(window, (420, 270))
    window.store.select(indices([41]))
    settle()
    assert "P 41" in cards.texts(cards.frame)
    assert "P 0" not in cards.texts(cards.frame)


def test_the_strip_leads_to_the_least_likely_of_neighbours(open_window):
    window = open_window(plants=samples.make("moons", 1_000, 0.2, 1))
    window.store.session.learn(50)
    cards = cards_of(window, (420, 270))
    strip = cards.layout_of(cards.frame).strip
    QTest.mouseClick(cards.canvas, Qt.MouseButton.LeftButton, NONE, strip.center().toPoint())
    settle()
    (plant,) = chosen(window)
    assert 480 < plant < 520
    p = cards.frame.plausibility
    assert p[plant] == p[plant - 1 : plant + 2].min() or p[plant] <= np.median(p)


def test_a_product_that_underflows_is_said_as_a_logarithm(open_window):
    window = open_window(plants=samples.make("moons", 2_000, 0.2, 1))
    cards = cards_of(window)
    texts = cards.texts(window.store.frame())
    assert window.store.frame().likelihood == 0
    assert texts["likelihood"] == "0%"
    assert texts["log_likelihood"] == f"log L = −{2000 * math.log(2):.2f}"


def test_no_plant_no_card(open_window):
    window = open_window(plants=Dataset.empty())
    cards = cards_of(window)
    assert cards.texts(window.store.frame()) == {"verdict": "No plant yet"}
    key(cards, Qt.Key.Key_Down)
    assert chosen(window) == []


@pytest.mark.parametrize("count", [1, 2, 5, 13, 40, 41, 400])
def test_cards_never_overlap_or_leave_the_picture(open_window, count):
    window = open_window(plants=samples.make("moons", count, 0.2, 1))
    for size in ((300, 190), (420, 270), (1200, 800)):
        cards = cards_of(window, size)
        layout = cards.layout_of(cards.frame)
        boxes = [layout.grid.card(index) for index in range(layout.grid.count)]
        assert boxes
        for index, box in enumerate(boxes):
            assert cards.canvas.rect().contains(box.toAlignedRect())
            assert not box.intersects(layout.head)
            assert layout.strip.isEmpty() or not box.intersects(layout.strip)
            assert not any(box.intersects(earlier) for earlier in boxes[:index])


def test_in_a_low_strip_that_just_holds_all_cards_nothing_is_said_of_the_rest(qapp):
    picture = make_picture("likelihood", look_of("dark", projector=True))
    frame = Session(samples.six()).frame()
    picture.set_frame(frame, Changed.EVERYTHING)
    picture.canvas.resize(516, 100)
    layout = picture.layout_of(frame)
    assert layout.grid.count == 6
    assert not layout.strip.isEmpty()
    assert "more" not in picture.texts(frame)
    image = QImage(516, 100, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    picture.paint(painter, frame, QRectF(image.rect()))
    painter.end()
