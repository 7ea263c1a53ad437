"""Why the logarithm: a product that vanishes beside a sum that does not (figures 25 to 27)."""

import math
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest

from engine.model import samples
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron
from gui.language.arithmetic import rounds_to
from gui.pictures.likelihood.underflow import Underflow
from tests.gui.conftest import settle
from tests.gui.written import without_a_number

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shown(open_picture):
    return partial(open_picture, "whyLog")


def texts(window, figure):
    window.store.flush()
    settle()
    return figure.texts(window.store.frame())


def test_the_numbers_of_the_course_come_out(shown):
    written = texts(*shown())
    assert written["product"] == "L = 0.7 × 0.8 × 0.95 × 0.8 × 0.9 × 0.75 = 0.29"
    assert written["logs"] == (
        "log(L) = log(0.7) + log(0.8) + log(0.95) + log(0.8) + log(0.9) + log(0.75)"
    )
    assert written["terms"] == "= −0.36 − 0.22 − 0.05 − 0.22 − 0.11 − 0.29"
    assert written["total"] == "= −1.25"


def test_in_french_numbers_have_a_comma(shown):
    written = texts(*shown(language="fr"))
    assert written["product"] == "L = 0,7 × 0,8 × 0,95 × 0,8 × 0,9 × 0,75 = 0,29"
    assert written["total"] == "= −1,25"


def test_a_button_repeats_the_plants_and_one_undo_takes_it_back(shown):
    window, figure = shown()
    assert [button.text() for button in figure.repeats.buttons][-1] == "×10,000"
    assert "100" in figure.repeats.buttons[2].accessibleName()
    QTest.mouseClick(figure.repeats.buttons[2], LEFT)
    settle()
    assert window.store.frame().choices.repeats == 100
    written = texts(window, figure)
    assert written["product"].startswith("L = 0.7 × 0.8 × 0.95 × 0.8 × 0.9 × 0.75 × ")
    assert written["product"].endswith(" × … × 0.75 = 6.8 × 10⁻⁵⁵")
    assert written["total"] == "= −124.73"
    assert "600" in written["fall"]
    window.store.undo()
    settle()
    assert window.store.frame().choices.repeats == 1
    assert figure.repeats.buttons[0].isChecked()


@pytest.mark.parametrize(("times", "total"), [(1_000, "= −1,247"), (10_000, "= −12,473")])
def test_repeated_often_the_product_is_0_in_words_and_the_sum_a_plain_number(shown, times, total):
    window, figure = shown()
    window.store.set_choices("repeats", repeats=times)
    written = texts(window, figure)
    assert written["product"].endswith("× … × 0.75 = 0")
    assert written["fall"].startswith("0: a computer has no number between 0 and 5")
    assert "5\xa0×\xa010⁻³²⁴" in written["fall"]
    assert written["terms"].startswith("= −0.36 − 0.22 − 0.05 − 0.22 − ")
    assert written["terms"].endswith(" − … − 0.29")
    assert written["total"] == total


def test_a_click_on_a_column_repeats_as_often_as_it_says(shown):
    window, figure = shown()
    _, chart = figure._areas(QRectF(figure.canvas.rect()))
    curves = Underflow(chart, window.store.frame().all_repeated, figure.look)
    for index, times in ((3, 1_000), (0, 1), (4, 10_000)):
        at = curves.column(index).center().toPoint()
        QTest.mouseClick(figure.canvas, LEFT, pos=at)
        settle()
        assert window.store.frame().choices.repeats == times
    QTest.mouseClick(figure.canvas, LEFT, pos=QPoint(20, 10))  # beside all columns
    settle()
    assert window.store.frame().choices.repeats == 10_000


def test_the_texts_follow_the_weights(shown):
    window, figure = shown()
    window.store.set_neuron(Neuron(0.0, 0.0, 0.0))
    written = texts(window, figure)
    assert written["product"] == "L = 0.5 × 0.5 × 0.5 × 0.5 × 0.5 × 0.5 = 0.016"
    assert written["total"] == "= −4.16"
    window.store.set_neuron(Neuron(2.0, 0.0, -0.5))
    plants = window.store.frame().plants
    total = sum(
        -math.log1p(math.exp(-(2 * x - 0.5) if kind else 2 * x - 0.5))
        for (x, _), kind in zip(plants.x.tolist(), plants.y.tolist(), strict=True)
    )
    assert texts(window, figure)["total"] == f"= {total:.2f}".replace("-", "−")


def test_where_it_is_narrow_less_is_written_out(shown):
    written = texts(*shown(size=(300, 190)))
    assert written["product"] == "L = 0.7 × 0.8 × 0.95 × … × 0.75 = 0.29"
    assert written["total"] == "= −1.25"
    window, figure = shown(samples.make("moons", 1_000), size=(300, 190))
    assert texts(window, figure)["product"].count("×") < 12
    assert "…" in texts(window, figure)["logs"]


@pytest.mark.parametrize(
    ("plants", "weights"),
    [
        (Dataset.empty(), (1.0, 1.0, 1.0)),
        (Dataset.of([(1, 1)], [1]), (0.0, 0.0, 0.0)),
        (Dataset.of([(1, 1), (1e12, -1e12)], [1, 0]), (1e15, -1e15, 1e15)),
        (Dataset.of([(1, 0), (-1, 0)], [0, 1]), (1e9, 0.0, 0.0)),
        (Dataset.of([(1, 0), (-1, 0)], [1, 0]), (1e6, 0.0, 0.0)),
        (samples.make("moons", 20_000), (-3.0, 4.0, 1.0)),
    ],
    ids=["none", "one", "huge", "all wrong", "all sure", "crowd"],
)
def test_it_is_painted_whatever_the_plants(shown, plants, weights):
    window, figure = shown(plants, weights)
    for size in ((300, 190), (1100, 300), (900, 700)):
        figure.setFixedSize(*size)
        for times in (1, 10, 10_000):
            window.store.set_choices("repeats", repeats=times)
            assert without_a_number(texts(window, figure).values()) == []
            assert figure.grab().deviceIndependentSize().toTuple() == size


def test_a_plant_whose_probability_is_gone_is_not_called_0(shown):
    written = texts(*shown(Dataset.of([(1, 0), (-1, 0)], [0, 0]), (1e9, 0.0, 0.0)))
    assert written["product"] == "L = ≈0 × 1 = 0"
    assert written["total"] == "= −1.00 × 10⁹"


def test_a_pupil_who_multiplies_and_adds_what_is_written_finds_what_is_written(shown):
    window, figure = shown(samples.six(), size=(1500, 700))
    for w in (0.0, 0.5, 0.77, 1.3, 2.9):
        window.store.set_neuron(Neuron(-w, 1.1 * w, 0.13))
        _check_written(window, figure)


def _check_written(window, figure):
    written = {name: text.replace("−", "-") for name, text in texts(window, figure).items()}
    factors, product = written["product"].removeprefix("L = ").split(" = ")
    chances = [float(factor) for factor in factors.split(" × ")]
    assert len(chances) == 6
    assert rounds_to(math.prod(chances), product)
    terms = written["terms"].removeprefix("= -").split(" - ")
    assert rounds_to(-sum(map(float, terms)), written["total"].removeprefix("= "))
    for chance, term in zip(chances, terms, strict=True):
        assert rounds_to(-math.log(chance), term)


def test_a_product_that_is_1_is_not_said_to_go_to_0(shown):
    window, figure = shown(plants=samples.six(), weights=(-900.0, 900.0, 0.0))
    window.store.set_choices(repeats=100)
    written = texts(window, figure)
    assert written["fall"] == "Factors: 600. Each is 1 when rounded, and so is their product."
