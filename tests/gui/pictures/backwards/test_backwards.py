"""Slopes backwards: what is written comes out, is the engine's, and follows mouse and keys."""

import math
import re

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest

from engine.arrays import indices
from engine.changed import Changed
from engine.lab import state
from engine.lab.session import Session
from engine.learning.settings import Optimiser
from engine.loss.penalty import Penalty, PenaltyKind
from engine.model import samples
from engine.model.activation import Activation
from engine.model.architecture import NEURON, Architecture, NeuronPlace
from engine.model.dataset import Dataset
from gui.language import translation
from gui.language.arithmetic import last_place
from gui.language.numbers import read
from gui.pictures.backwards.backwards_picture import _numbers
from gui.pictures.factory import make_picture
from gui.pictures.network.network_part import Link, Node
from gui.style.theme import Look
from tests.gui.pictures.recorded import record

NETWORK = Architecture(hidden=(3,))
DEEP = Architecture(hidden=(3, 2), activation=Activation.SIGMOID)
RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def lab(architecture=NETWORK, plants=None, steps=5, **settings):
    session = Session(samples.xor(30, 0.1, 0) if plants is None else plants)
    for edit, changes in (
        (lambda s: state.set_architecture(s, architecture), ()),
        (lambda s: state.set_settings(s, **settings), ()),
        (lambda s: state.select(s, indices([4])), ()),
    ):
        session.replace(session.state.changes_to(edit(session.state, *changes)))
    session.learn(steps)
    return session


def chosen(session, **changes):
    session.replace(session.state.changes_to(state.set_choices(session.state, **changes)))
    return session.frame()


@pytest.fixture
def picture(qtbot):
    made = make_picture("backwards", Look())
    qtbot.addWidget(made)
    made.resize(700, 480)
    return made


def worked_out(line):
    """Do the arithmetic of a line as a pupil does, with the numbers that are written."""
    text = line.replace("−", "-").replace("×", "*").replace(",", ".").replace("\u202f", "")
    text = re.sub(r"10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)", lambda power: f"1e{power[1].translate(RAISED)}", text)
    text = re.sub(r"\s\*\s(1e-?\d+)", r"*\1", text)
    text = text.replace("²", "**2")
    text = re.sub(r"√(?!\()([\d.e*-]+)", r"√(\1)", text).replace("√", "sqrt")
    return eval(text, {"sqrt": math.sqrt})


def assert_comes_out(line):
    _, arithmetic, result = line.split(" = ")
    value = read(result.replace("−", "-").removeprefix("+"))
    assert abs(worked_out(arithmetic) - value) <= 0.5 * last_place(result), line
    return value


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("architecture", [NEURON, NETWORK, DEEP])
def test_a_slope_is_written_as_a_product_that_comes_out(picture, architecture, language):
    translation.set_language(language)
    session = lab(architecture)
    try:
        for name in architecture.names:
            for over in ("plant", "all"):
                frame = chosen(session, backwards_weight=name, backwards_over=over)
                if " = " not in (line := picture.texts(frame)["product"]).replace(" = ", "", 1):
                    continue
                value = assert_comes_out(line)
                slope = frame.backwards.slopes[architecture.names.index(name)]
                assert value == pytest.approx(slope, abs=0.0005)
    finally:
        translation.set_language("en")


@pytest.mark.parametrize("optimiser", Optimiser)
def test_the_next_step_is_written_so_that_it_comes_out_and_is_the_step_that_is_taken(
    picture, optimiser
):
    penalty = Penalty(PenaltyKind.L2, 0.1)
    for changes in ({}, {"batch_size": 4}, {"penalty": penalty}):
        session = lab(optimiser=optimiser, learning_rate=0.05, **changes)
        before = session.frame()
        lines = [
            picture.texts(chosen(session, backwards_weight=name))["step"]
            for name in NETWORK.names[::2]
        ]
        session.learn(1)
        moved = (session.frame().parameters - before.parameters)[::2]
        for line, by in zip(lines, moved, strict=True):
            assert assert_comes_out(line) == pytest.approx(by, rel=0.06, abs=0.0005)


def test_of_few_plants_each_ones_slope_is_in_the_mean(picture):
    session = lab(plants=samples.six())
    frame = chosen(session, backwards_over="all", backwards_weight="w1_2_1")
    line = picture.texts(frame)["product"]
    assert line.count("+") + line.count("−") >= 5
    assert "/ 6" in line
    assert frame.backwards.plant_slopes.mean() == pytest.approx(frame.gradient[2])


@pytest.mark.parametrize("activation", Activation)
@pytest.mark.parametrize("over", ["plant", "all"])
def test_the_difference_agrees_to_all_digits_that_are_shown(picture, activation, over):
    session = lab(Architecture(hidden=(3, 2), activation=activation))
    off_the_bends = session.state.run.trace.parameters(5) + 0.1
    session.replace(session.state.changes_to(state.set_parameters(session.state, off_the_bends)))
    for name in session.state.architecture.names:
        choices = {"backwards_over": over, "backwards_weight": name, "backwards_measured": True}
        texts = picture.texts(chosen(session, **choices))
        assert texts["measured"].split(" = ")[1].split("   ")[0] == texts[f"slope {name}"]


def test_where_a_relu_bends_the_difference_is_told_to_be_another(picture):
    session = lab(Architecture(hidden=(1,), activation=Activation.RELU))
    bent = np.array([0.0, 0.0, 0.0, 1.0, 0.0])  # z = 0 in the hidden neuron, on every plant
    session.replace(session.state.changes_to(state.set_parameters(session.state, bent)))
    frame = chosen(session, backwards_weight="b1_1", backwards_measured=True)
    assert picture.texts(frame)["slope b1_1"] == "0.000"
    assert "a ReLU bends just here" in picture.texts(frame)["measured"]
    assert frame.backwards.measured.slope == pytest.approx(
        frame.backwards.chain.error / 2, rel=1e-4
    )


def test_a_mystery_plant_has_no_loss_so_the_slopes_are_of_all(picture):
    session = lab()
    session.replace(session.state.changes_to(state.select(session.state, indices([]))))
    session.replace(session.state.changes_to(state.put_probe(session.state, (1.0, 1.0))))
    frame = session.frame()
    assert frame.subject is not None
    assert frame.backwards.chain is None
    assert frame.backwards.slopes == pytest.approx(frame.gradient)
    assert "30" in picture.texts(frame)["whose"]


def test_mouse_and_keys_choose_a_weight_and_the_screen_reader_is_told_its_product(picture):
    session = lab()
    asked = []
    picture.choices_edited.connect(asked.append)
    picture.show()
    picture.set_frame(session.frame(), Changed.EVERYTHING)
    layout = picture.way_layout(picture.frame)
    for part, name in (
        (Link(NeuronPlace(0, 1), 0), "w1_2_1"),
        (Node(1, 2), "b1_3"),
        (Link(NeuronPlace(1, 0), 2), "w2_1_3"),
    ):
        at = layout.box(part).center() if isinstance(part, Node) else layout.line(part).center()
        if isinstance(part, Link):
            at = layout.line(part).pointAt(0.85)
        QTest.mouseClick(picture.canvas, Qt.MouseButton.LeftButton, pos=at.toPoint())
        assert asked.pop() == {"backwards_weight": name}
    QTest.mouseClick(
        picture.canvas, Qt.MouseButton.LeftButton, pos=layout.boxes[0][0].center().toPoint()
    )
    assert asked == []
    walked = []
    for shift in [False] * 4 + [True]:
        modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(picture.canvas, Qt.Key.Key_Down, modifier)
        walked.append(asked[-1]["backwards_weight"])
        picture.set_frame(chosen(session, **asked[-1]), Changed.CHOICES)
    assert walked == ["w1_1_2", "b1_1", "w1_2_1", "w1_2_2", "w1_3_1"]
    assert picture.texts(picture.frame)["product"] in picture.description()


@pytest.mark.parametrize("hidden", [(), (1,), (8, 8, 8)])
@pytest.mark.parametrize("size", [(260, 180), (537, 201), (1000, 700)])
def test_boxes_lie_apart_within_the_picture(picture, hidden, size):
    frame = lab(Architecture(hidden=hidden)).frame()
    layout = picture.way_layout(frame, QRectF(0, 0, *size))
    boxes = [box for column in layout.boxes for box in column]
    assert all(QRectF(0, 0, *size).contains(box) for box in boxes)
    for number, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[number + 1 :])


@pytest.mark.parametrize("height", [200, 260])
def test_a_low_picture_of_many_neurons_gives_up_words_for_the_numbers_in_them(picture, height):
    frame = lab(Architecture(hidden=(8, 8))).frame()
    layout = picture.way_layout(frame, QRectF(0, 0, 520, height))
    assert layout.lines == 1
    drawn = record(picture, frame, (520, height))
    written = {text.text for text in drawn if text.kind == "text"}
    assert set(_numbers(frame.backwards).values()) <= written
    assert picture.texts(frame)["product"].split()[-1] in written


@pytest.mark.parametrize("architecture", [NEURON, NETWORK])
def test_without_plants_it_says_that_there_are_none(picture, architecture):
    session = Session(Dataset.empty())
    session.replace(session.state.changes_to(state.set_architecture(session.state, architecture)))
    assert picture.texts(session.frame())["whose"] == "no plant to learn from, and so no slope"


def test_the_weight_of_another_model_is_its_first(picture):
    frame = chosen(lab(), backwards_weight="w3_1_1")
    assert (
        picture.texts(frame)["chosen"]
        == picture.texts(chosen(lab(), backwards_weight=""))["chosen"]
    )
    assert np.isfinite(frame.backwards.slope)
