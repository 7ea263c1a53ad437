"""The inspector: one plant's numbers written out, and why the line moved."""

import math
import re

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest

from engine.arrays import indices
from engine.formula import read
from engine.learning.settings import Rule
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron
from gui.language.arithmetic import rounds_to
from gui.language.numbers import fixed, number, percent
from gui.pictures.neuron.inspector_layout import layout_of
from gui.pictures.neuron.worked_example import worked_example
from tests.gui.conftest import controllers_of, settle, shown

WEIGHTS = (-1.52, 1.31, 0.38)
SIX = [(0.5, 2.0), (1.1, 2.1), (0.7, 2.6), (2.0, 1.0), (2.5, 0.7), (2.2, 0.3)]
KINDS = [1, 1, 1, 0, 0, 0]


def a_of(z):
    return 1 / (1 + math.exp(-z))


def z_of(weights, plant):
    w1, w2, b = weights
    return w1 * SIX[plant][0] + w2 * SIX[plant][1] + b


def share_of(weights, plant):
    error = a_of(z_of(weights, plant)) - KINDS[plant]
    return [error * value / 6 for value in (*SIX[plant], 1)]


def parts(weights):
    lengths = [math.hypot(*share_of(weights, plant)) for plant in range(6)]
    return [length / sum(lengths) for length in lengths]


@pytest.fixture
def inspector(window):
    return shown(window, "inspector", (440, 320))


def texts(picture):
    return picture.texts(picture.frame)


def middle_of_row(picture, row):
    rows = layout_of(picture.frame, QRectF(picture.canvas.rect()), picture.look).rows
    return QPoint(rows[row].center().toPoint())


def selected(window):
    return window.store.frame().selection.tolist()


def test_every_number_of_the_worked_example_is_the_textbooks(window, inspector):
    window.store.set_neuron(Neuron(*WEIGHTS))
    for plant in range(6):
        window.store.select(indices([plant]))
        settle()
        written, z = texts(inspector), z_of(WEIGHTS, plant)
        a, y = a_of(z), KINDS[plant]
        plausible = a if y else 1 - a
        assert written["z"] == fixed(z)
        assert written["a"] == number(a)
        assert written["P"] == number(plausible)
        assert written["loss"] == number(-math.log(plausible))
        assert written["error"] == number(a - y)
        shares = [written[name] for name in ("share_w1", "share_w2", "share_b")]
        assert shares == [number(share) for share in share_of(WEIGHTS, plant)]
        assert written["part"] == percent(parts(WEIGHTS)[plant])
        assert written["m"] == "6"


def test_the_numbers_are_put_into_the_formulas(window, inspector):
    window.store.set_neuron(Neuron(*WEIGHTS))
    window.store.select(indices([3]))
    settle()
    lines = worked_example(inspector.frame.subject, texts(inspector), inspector.look, brief=False)
    given = ["".join(run.text for run in line.given) for line in lines]
    assert given[0] == "= −1.52 × 2.00 + 1.31 × 1.00 + 0.38"
    assert given[1] == "= 1 / (1 + e1.35)"  # the exponent is raised: -z = 1.35
    assert given[2] == "= 1 − 0.206"
    assert given[3] == "= −ln 0.794"
    assert given[4] == "= 0.206 − 0"
    assert given[5:] == ["= 0.2059 × 2.00 / 6", "= 0.206 × 1.00 / 6", "= 0.206 / 6"]
    assert lines[0].result.text == "= −1.35"


@pytest.mark.parametrize("weights", [WEIGHTS, (-1.4637, 1.5162, -0.0459), (0.25, -0.5, 3.1234567)])
def test_a_pupil_who_works_a_line_out_finds_what_is_written_behind_it(window, inspector, weights):
    window.store.set_neuron(Neuron(*weights))
    for plant in range(6):
        window.store.select(indices([plant]))
        settle()
        written = texts(inspector)
        worked_out = 0
        for line in worked_example(inspector.frame.subject, written, inspector.look, brief=False):
            raised = [f"({run.text})" if run.level else run.text for run in line.given]
            if raised:
                plain = "".join(raised).removeprefix("= ").replace("e(", "exp(")
                value = read(re.sub(r"ln ([\d.]+)", r"ln(\1)", plain))({})
                assert rounds_to(float(value), line.result.text[2:])
                worked_out += 1
        assert worked_out == (7 if KINDS[plant] else 8)


def test_a_sum_takes_its_signs_from_the_numbers(window, inspector):
    controllers_of(window).imports.use_plants(Dataset.of([(-1.0, 2.0)], [1]))
    window.store.set_neuron(Neuron(2.0, -3.0, -0.5))
    window.store.select(indices([0]))
    settle()
    line = worked_example(inspector.frame.subject, texts(inspector), inspector.look, brief=False)[0]
    assert "".join(run.text for run in line.given) == "= 2.00 × (−1.00) − 3.00 × 2.00 − 0.50"


def test_the_mystery_plant_goes_as_far_as_a(window, inspector):
    window.store.set_neuron(Neuron(*WEIGHTS))
    window.store.put_probe((1.6, 1.7))
    settle()
    written = texts(inspector)
    z = -1.52 * 1.6 + 1.31 * 1.7 + 0.38
    assert z == pytest.approx(0.175)  # half-way between two, so written whole
    assert (written["z"], written["a"]) == ("0.175", number(a_of(z)))
    assert not {"P", "loss", "error", "part"} & set(written)


def test_before_any_step_it_says_so_and_names_nobody(inspector):
    assert texts(inspector) == {}
    assert "No step yet" in inspector._why_nobody(inspector.frame)
    assert "Choose a plant" in inspector._hint(inspector.frame)


def test_the_line_moved_because_of_the_three_that_pull_most(window, inspector):
    window.store.set_neuron(Neuron(*WEIGHTS))
    window.store.step_on()
    settle()
    share = parts(WEIGHTS)  # by the weights that the step began with
    order = sorted(range(6), key=lambda plant: -share[plant])[:3]
    assert [puller.plant for puller in inspector.frame.neuron_frame.pullers] == order
    written = texts(inspector)
    for rank, plant in enumerate(order, start=1):
        assert written[f"puller{rank}_x1"] == fixed(SIX[plant][0])
        assert written[f"puller{rank}_x2"] == fixed(SIX[plant][1])
        assert written[f"puller{rank}_part"] == percent(share[plant])
    assert written["step"] == "1"


def test_a_click_on_a_row_selects_its_plant(window, inspector):
    window.store.set_neuron(Neuron(*WEIGHTS))
    window.store.step_on()
    settle()
    order = [puller.plant for puller in inspector.frame.neuron_frame.pullers]
    for row in (2, 0):
        at = middle_of_row(inspector, row)
        QTest.mouseClick(inspector.canvas, Qt.MouseButton.LeftButton, pos=at)
        settle()
        assert selected(window) == [order[row]]
    QTest.mouseClick(inspector.canvas, Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
    settle()
    assert selected(window) == [order[0]]  # beside the rows nothing happens


def test_up_and_down_go_through_the_rows_and_enter_selects(window, inspector):
    window.store.set_neuron(Neuron(*WEIGHTS))
    window.store.step_on()
    settle()
    order = [puller.plant for puller in inspector.frame.neuron_frame.pullers]
    for key, row in (
        (Qt.Key.Key_Down, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Up, 1),
    ):  # fmt: skip
        QTest.keyClick(inspector.canvas, key)
        QTest.keyClick(inspector.canvas, Qt.Key.Key_Return)
        settle()
        assert selected(window) == [order[row]]


def test_before_any_step_a_click_and_enter_select_nothing(window, inspector):
    QTest.keyClick(inspector.canvas, Qt.Key.Key_Return)
    at = middle_of_row(inspector, 1)
    QTest.mouseClick(inspector.canvas, Qt.MouseButton.LeftButton, pos=at)
    settle()
    assert selected(window) == []


def test_where_nothing_pulls_it_says_so(window, inspector):
    controllers_of(window).imports.use_plants(Dataset.of([(1.0, 1.0)], [1]))
    window.store.set_settings(rule=Rule.PERCEPTRON, stop_when_converged=False)
    window.store.set_neuron(Neuron(1.0, 1.0, 0.0))  # on the right side: Rosenblatt corrects nothing
    window.store.step_on()
    settle()
    assert inspector.frame.neuron_frame.pullers == ()
    assert texts(inspector) == {"step": "1"}
    assert "no plant pulled" in inspector._why_nobody(inspector.frame)


def test_the_first_step_from_zero_had_no_line_so_plants_ask_for_z(window, inspector):
    window.store.step_on()
    settle()
    assert all(puller.direction is None for puller in inspector.frame.neuron_frame.pullers)
    kinds = [KINDS[puller.plant] for puller in inspector.frame.neuron_frame.pullers]
    assert [puller.error < 0 for puller in inspector.frame.neuron_frame.pullers] == [
        kind == 1 for kind in kinds
    ]


def test_the_worked_example_and_the_rows_lie_on_the_canvas_and_apart(window, inspector):
    window.store.step_on()
    settle()
    for chosen in ([], [4]):
        window.store.select(indices(chosen))
        settle()
        for width, height in ((300, 190), (420, 270), (1200, 300), (1200, 800)):
            pixels = QRectF(0, 0, width, height)
            layout = layout_of(inspector.frame, pixels, inspector.look)
            boxes = [layout.worked_example, layout.title, *layout.rows]
            assert all(pixels.contains(box) for box in boxes)
            for index, box in enumerate(boxes):
                meet = [
                    box.adjusted(1, 1, -1, -1).intersects(later) for later in boxes[index + 1 :]
                ]
                assert not any(meet)
            assert np.isfinite(layout.points)


def test_a_page_can_keep_the_shares_of_the_slopes_back_until_they_are_found(open_picture):
    window, figure = open_picture("inspector", size=(700, 480))
    window.store.select(indices([0]))
    shares = {"share_w1", "share_w2", "share_b"}
    assert shares <= set(figure.texts(window.store.frame()))
    window.store.set_choices(slopes_shown=False)
    texts = figure.texts(window.store.frame())
    assert not shares & set(texts)
    assert "error" in texts
    window.repaint()
