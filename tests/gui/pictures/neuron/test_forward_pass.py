"""A plant's numbers through a network: right, and such that a pupil finds what is written."""

import math
import re

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest

from engine.arrays import indices
from engine.lab import state
from engine.learning.settings import Optimiser
from engine.loss.penalty import Penalty, PenaltyKind
from engine.model import samples
from engine.model.activation import Activation
from engine.model.architecture import Architecture
from engine.model.features import Feature, products_up_to
from gui.language.arithmetic import rounds_to
from gui.language.numbers import number
from gui.language.translation import set_language
from gui.pictures.neuron.forward_pass import forward_pass
from tests.gui.conftest import learn, settle, shown
from tests.sentences.models import model

MODELS = [
    Architecture(hidden=(4, 2)),
    Architecture(hidden=(3,), activation=Activation.RELU),
    Architecture(hidden=(8, 8), activation=Activation.SIGMOID),
    Architecture(products_up_to(3), (2,), Activation.LINEAR),
    Architecture((Feature.X1, Feature.SUM_OF_SQUARES, Feature.SIN_X1, Feature.SIN_X2)),
]
XOR = samples.xor(40, 0.1, 0)
_OF_NUMBERS = {
    "tanh": math.tanh, "sin": math.sin, "ln": math.log, "max": max, "e": math.e,
}  # fmt: skip


def frame_of(architecture, steps=40, plant=3, held_out=0.0):
    session = model(XOR, architecture, steps, None, held_out, optimiser=Optimiser.ADAM)
    session.replace(session.state.changes_to(state.select(session.state, indices([plant]))))
    return session.frame()


def worked_out(given, french):
    """Do what is written, as a pupil does."""
    raised = str.maketrans("²³⁴⁵", "2345")
    text = re.sub("([²³⁴⁵])", lambda found: f"**{found[0].translate(raised)}", given)
    text = text.replace(",", ".").replace(" ;", ",") if french else text
    text = re.sub(r"(sin|ln) ([−0-9.]+|\([^)]*\))", r"\1(\2)", text)
    text = re.sub(r"e([−0-9.]+)\)", r"e ** (\1))", text)
    text = text.replace("−", "-").replace("×", "*")
    return eval(text, {"__builtins__": {}}, dict(_OF_NUMBERS))


def steps_of(line):
    """Return each (given, result) of a line: z and a of a hidden neuron stand on one."""
    parts = [re.sub(r"P\(Y = .\)", "P", part).split(" = ") for part in line.split("   ")]
    steps = [(part[-2], part[-1].strip()) for part in parts if len(part) > 2]
    return [step for step in steps if any(sign.isdigit() for sign in step[0])]


@pytest.mark.parametrize("architecture", MODELS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_pupil_who_does_each_line_finds_its_result(qapp, architecture, language):
    set_language(language)
    try:
        frame = frame_of(architecture)
        done = 0
        for line in forward_pass(frame, frame.subject):
            for given, result in [] if line.is_heading else steps_of(line.text):
                assert rounds_to(worked_out(given, language == "fr"), result), line.text
                done += 1
    finally:
        set_language("en")
    neurons = sum(architecture.hidden) + 1
    is_linear = architecture.activation is Activation.LINEAR and architecture.is_network
    assert done >= neurons + (1 if is_linear else neurons) + 1


@pytest.mark.parametrize("architecture", MODELS)
def test_a_p_and_loss_are_the_textbooks(architecture):
    frame = frame_of(architecture)
    x = frame.plants.x[3]
    known = {
        "x1": x[0], "x2": x[1], "x1^2+x2^2": x @ x,
        "sin(x1)": math.sin(x[0]), "sin(x2)": math.sin(x[1]),
    }  # fmt: skip
    values = [known.get(each.value) for each in architecture.features]
    for place, each in enumerate(architecture.features):
        if values[place] is None:
            values[place] = eval(each.value.replace("^", "**"), {"x1": x[0], "x2": x[1]})
    for shape in architecture.layers:
        rows = frame.parameters[shape.weights].reshape(shape.neurons, -1)
        z = rows @ values + frame.parameters[shape.biases]
        values = {
            Activation.TANH: np.tanh(z), Activation.RELU: np.maximum(z, 0),
            Activation.SIGMOID: 1 / (1 + np.exp(-z)), Activation.LINEAR: z,
        }[architecture.activation]  # fmt: skip
    a = 1 / (1 + math.exp(-z[0]))
    p = a if frame.plants.y[3] else 1 - a
    ends = [line.text.rpartition("= ")[2] for line in forward_pass(frame, frame.subject)[-3:]]
    assert ends == [number(a, 3), number(p, 3), number(-math.log(p), 3)]


def test_a_mystery_plant_has_no_loss():
    frame = frame_of(MODELS[0])
    unknown = frame.subject._replace(plant=None, kind=None)
    lines = [line.text for line in forward_pass(frame, unknown)]
    assert lines[-1].startswith("a = 1 / (1 + e")
    assert not any("loss" in line or "P(" in line for line in lines)


def test_the_lines_can_be_scrolled_to_the_loss(window, painted_texts):
    window.store.use_plants(XOR)
    picture = shown(window, "inspector", (440, 320))
    store = window.store
    store.set_architecture(Architecture(hidden=(8, 8, 8)))
    store.set_settings(penalty=Penalty(PenaltyKind.L2, 0.1))
    store.hold_out(0.2)
    settle()
    assert picture.isEnabled()
    assert picture.forward.scroll_bar.isHidden()
    held_out = int(np.flatnonzero(store.frame().plants.held_out)[0])
    store.select(indices([held_out]))
    learn(window, 1, 5)

    def seen():
        painted_texts.clear()
        picture.grab()
        return "".join(painted_texts)

    assert f"plant {held_out + 1}, held out" in seen()
    assert "loss" not in seen()
    image = QImage(900, 700, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painted_texts.clear()
    picture.paint_whole(painter, QRectF(image.rect()))
    painter.end()
    assert "loss = −log P " in painted_texts
    bar = picture.forward.scroll_bar
    for _ in range(40):
        QTest.keyClick(picture.canvas, Qt.Key.Key_Down)
    assert bar.value() > 0
    for _ in range(40):
        wheel = QWheelEvent(
            QPointF(50, 50), QPointF(50, 50), QPoint(), QPoint(0, -120),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        picture.canvas.wheelEvent(wheel)
    assert bar.value() == bar.maximum()
    loss = number(float(store.frame().plant_losses[held_out]), 3)
    assert "−log P = −ln" in seen().replace("loss = ", "")
    assert f"= {loss}" in seen()
    store.set_architecture(Architecture())
    settle()
    assert bar.isHidden()
    assert "Why did the line move?" in seen()
