"""The window with plants held out: two losses, hollow dots, and L of the plants learnt from."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from engine.files.sessions.document import Document
from engine.files.sessions.session_file import from_json, to_json
from engine.learning.settings import Optimiser
from engine.loss.penalty import Penalty, PenaltyKind
from engine.model import samples
from engine.model.architecture import Architecture
from engine.model.neuron import PARAMETERS, Neuron
from gui.language.numbers import number, percent
from gui.language.run_names import names_on_curve, run_names, runs_of
from gui.pictures.curve.curves_item import test_curves as curves_of_tests
from gui.pictures.likelihood.card import written
from gui.pictures.likelihood.derivation import line_values
from tests.gui.conftest import learn, settle, show_everything

_TOLD, _SHOWN = Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.DisplayRole
NETWORK = Architecture(hidden=(4,))


@pytest.fixture
def held_out(open_window):
    """A network that has learnt 20 steps from all plants, then 60 from four in five."""
    window = open_window(plants=samples.xor(60, 0.1, 0))
    window.store.set_architecture(NETWORK)
    window.store.set_settings(optimiser=Optimiser.ADAM, learning_rate=0.05)
    learn(window, 1, 20)
    window.store.hold_out(0.2)
    learn(window, 3, 20)
    return window


def log_loss(model, plants) -> float:
    """Return it in the textbook's form."""
    a, y = 1 / (1 + np.exp(-model.z(plants.x))), plants.y
    return float(-np.mean(y * np.log(a) + (1 - y) * np.log(1 - a)))


def test_both_losses_are_on_the_curve(held_out, painted_texts):
    store, curve = held_out.store, held_out.loss_curve
    frame = curve.frame
    test = log_loss(frame.model, frame.plants.test)
    assert np.isclose(frame.test_loss, test)
    right = np.count_nonzero((frame.model.z(frame.plants.test.x) >= 0) == frame.plants.test.toxic)
    painted_texts.clear()
    curve.grab()
    score = f"held out: {number(test, 3)}, {right} of {len(frame.plants.test)} right"
    assert {score, "held out", "learnt from"} <= set(painted_texts)
    assert not any("penalty" in text for text in painted_texts)
    store.set_settings(penalty=Penalty(PenaltyKind.L2, 0.02))
    settle()
    painted_texts.clear()
    curve.grab()
    weights = curve.frame.parameters[NETWORK.is_weight]
    objective = log_loss(curve.frame.model, frame.plants.training) + 0.01 * weights @ weights
    assert f"without the penalty; with it: {number(objective, 3)}" in painted_texts
    assert "without the penalty" in curve.axes["left"].labelText


@pytest.mark.parametrize("is_logarithmic", [False, True])
def test_the_axis_has_room_for_both_and_the_mouse_reads_both(held_out, is_logarithmic):
    curve = held_out.loss_curve
    if is_logarithmic:
        held_out.actions_["actionLogLoss"].trigger()
        settle()
    (test,) = curves_of_tests(curve.frame)
    scale = curve._curves.scale
    low, high = curve.view_box.viewRange()[1]
    assert low <= scale.height(test.lowest) <= scale.height(test.highest) <= high
    curve._curves.mouse = (50, scale.height(test.losses[50]))
    curve.grab()
    losses = [curve.frame.losses[50], test.losses[50]]
    assert curve._curves.prediction == "step 50: {}, held out {}".format(
        *(number(float(loss), 4) for loss in losses)
    )
    assert np.isnan(test.losses[10])
    curve._curves.mouse = (10, scale.height(curve.frame.losses[10]))
    curve.grab()
    assert curve._curves.prediction == f"step 10: {number(float(curve.frame.losses[10]), 4)}"


def test_earlier_runs_are_named_by_what_differed(held_out, painted_texts):
    store, curve = held_out.store, held_out.loss_curve

    def names():
        learn(held_out, 1, 20)
        painted_texts.clear()
        curve.grab()
        return set(painted_texts)

    store.go_to(0)
    store.set_settings(optimiser=Optimiser.MOMENTUM)
    assert {"Adam", "Momentum", "held out"} <= names()
    store.clear_ghosts()
    store.set_architecture(Architecture(hidden=(3, 2)))
    store.set_settings(penalty=Penalty(PenaltyKind.L1, 0.1), learning_rate=0.2)
    written = names()
    assert {"2-4-1, no penalty, α = 0.05", "2-3-2-1, L1 0.1, α = 0.2"} <= written
    store.clear_ghosts()
    store.go_to(0)
    store.hold_out(0.4)  # what has learnt held out 20%, whatever is held out when it is left
    assert {"held out: 20%", "held out: 40%"} <= names()
    store.go_to(0)
    store.hold_out(0)
    learn(held_out, 1, 20)
    called = run_names(runs_of(store.frame()))
    assert called == ["held out: 20%", "held out: 40%", "none held out"]
    again = from_json(to_json(Document(store.session.state, store.session.step))).state
    assert [run.test_share for run in again.ghosts] == [0.2, 0.4]
    assert again.run.trace.test_share == 0
    store.clear_ghosts()
    store.set_architecture(Architecture(hidden=(2,)))
    assert names_on_curve(store.frame()) == ["2-3-2-1"]  # what comes is 2-2-1, at the same rate


def test_results_have_rows_for_the_plants_held_out_and_for_the_penalty(held_out):
    results, store = held_out.readouts, held_out.store
    frame = store.frame()
    test = frame.plants.test
    right = np.count_nonzero((frame.model.z(test.x) >= 0) == test.toxic)
    assert results.text_of("test_loss") == number(log_loss(frame.model, test), 4)
    assert results.text_of("test_accuracy").startswith(f"{right} of {len(test)}  (")
    rows = ("test_loss", "test_accuracy", "objective")

    def shown():
        settle()
        return [row for row in rows if results._values[row].isVisibleTo(results)]

    assert shown() == ["test_loss", "test_accuracy"]
    store.set_settings(penalty=Penalty(PenaltyKind.L1, 0.02))
    assert shown() == list(rows)
    weights = store.frame().parameters[NETWORK.is_weight]
    objective = log_loss(frame.model, frame.plants.training) + 0.02 * np.abs(weights).sum()
    assert results.text_of("objective") == number(objective, 4)
    assert "without the penalty" in results._names["loss"].toolTip()
    assert "with the penalty" in results._values["gradient"].toolTip()
    store.hold_out(0)
    store.set_settings(penalty=Penalty())
    assert shown() == []


def test_plants_held_out_are_hollow_and_keep_shape_and_colour(held_out):
    field, frame, look = held_out.field, held_out.store.frame(), held_out.look
    held_out.store.select(np.array([], dtype=np.intp))
    settle()
    image = field.grab().toImage()
    ring = np.arange(-9, 10)
    for plant in range(0, 60, 7):
        at = field.mapFromScene(field.view_box.mapViewToScene(QPointF(*frame.plants.x[plant])))
        hollow = bool(frame.plants.held_out[plant])
        kind = look.colour("toxic" if frame.plants.toxic[plant] else "harmless")
        assert image.pixelColor(at) == (look.colour("panel") if hollow else kind)
        row = {image.pixelColor(at.x() + int(dx), at.y()).rgb() for dx in ring}
        assert kind.rgb() in row
    assert "held out" in field.toolTip()
    show_everything(held_out)
    table = held_out.pictures["plantTable"].model
    row = int(np.flatnonzero(frame.plants.held_out)[0])
    told = [table.data(table.index(row, 0), role) for role in (_TOLD, _SHOWN)]
    assert told == [f"{row + 1}, held out", str(row + 1)]
    heads = [table.headerData(column, Qt.Orientation.Horizontal, _TOLD) for column in (4, 6)]
    assert not any("w₁" in head or "neuron" in head for head in heads)
    assert "17" in held_out.readouts._values["gradient"].toolTip()
    held_out.store.hold_out(0)
    settle()
    assert not field.toolTip()


@pytest.fixture
def neuron(open_window):
    """The bare neuron that has learnt 20 steps from five plants of eight, with a penalty."""
    window = open_window(plants=samples.xor(8, 0.1, 0))
    window.store.set_settings(penalty=Penalty(PenaltyKind.L2, 0.3), batch_size=None)
    window.store.hold_out(0.375)
    window.store.set_neuron(Neuron(1.5, -0.5, 0.25))
    learn(window, 1, 20)
    show_everything(window)
    settle()
    assert window.store.frame().plants.held_out.sum() == 3
    return window


def test_likelihood_to_log_loss_is_of_the_plants_learnt_from(neuron):
    frame, pictures = neuron.store.frame(), neuron.pictures
    learnt = np.flatnonzero(~frame.plants.held_out)
    a = 1 / (1 + np.exp(-frame.neuron.z(frame.plants.x[learnt])))
    p = np.where(frame.plants.toxic[learnt], a, 1 - a)
    likelihood, loss = p.prod(), -np.log(p).mean()
    assert np.isclose(frame.loss, loss)

    cards = pictures["likelihood"].texts(frame)
    assert [name for name in cards if name.startswith("P ")] == [f"P {plant}" for plant in learnt]
    assert [cards[f"P {plant}"] for plant in learnt] == [f"P {written(each)}" for each in p]
    assert cards["likelihood"] == percent(likelihood, fine=True)

    why = pictures["whyLog"].texts(frame)
    factors = why["product"].removeprefix("L = ").split(" = ")[0].split(" × ")
    assert len(factors) == 5
    assert np.allclose([float(factor) for factor in factors], p, atol=0.006)
    assert float(why["total"].removeprefix("= ").replace("−", "-")) == round(np.log(p).sum(), 2)

    lines = line_values(frame)
    assert float(lines["product"]) == pytest.approx(likelihood, rel=1e-2)
    assert float(lines["log loss"]) == pytest.approx(loss, rel=1e-2)

    summit = pictures["sameSummit"].likelihood_slice(frame)
    parameters = frame.parameters.copy()
    for value, log in list(zip(summit.values, summit.log_likelihood, strict=True))[::20]:
        parameters[PARAMETERS.index(summit.parameter)] = value
        z = Neuron.of(parameters).z(frame.plants.x[learnt])
        log_p = -np.logaddexp(0, np.where(frame.plants.toxic[learnt], -z, z))
        assert log == pytest.approx(log_p.sum(), rel=1e-4)


def test_a_card_selects_its_plant_and_keys_pass_over_those_held_out(neuron):
    store, cards = neuron.store, neuron.pictures["likelihood"]
    learnt = np.flatnonzero(~store.frame().plants.held_out)
    grid = cards.layout_of(cards.frame).grid
    for card in (0, 2, 4):
        cards.on_press(grid.card(card).center(), Qt.KeyboardModifier.NoModifier)
        settle()
        assert store.frame().selection.tolist() == [learnt[card]]
    QTest.keyClick(cards.canvas, Qt.Key.Key_Up)
    settle()
    assert store.frame().selection.tolist() == [learnt[3]]


def test_the_worked_example_divides_by_the_plants_learnt_from(neuron):
    store, inspector = neuron.store, neuron.pictures["inspector"]
    held_out = store.frame().plants.held_out
    learnt, kept = int(np.flatnonzero(~held_out)[0]), int(np.flatnonzero(held_out)[0])
    store.select(np.array([learnt]))
    settle()
    frame = store.frame()
    texts = inspector.texts(frame)
    assert texts["m"] == "5"
    error = frame.a[learnt] - frame.plants.y[learnt]
    assert float(texts["share_b"].replace("−", "-")) == pytest.approx(error / 5, rel=1e-2)
    store.select(np.array([kept]))
    settle()
    frame = store.frame()
    texts = inspector.texts(frame)
    assert float(texts["loss"]) == pytest.approx(frame.plant_losses[kept], rel=1e-2)
    assert not {"error", "share_w1", "share_b", "part", "m"} & set(texts)
    inspector.canvas.grab()


def test_landscapes_have_the_penalty_in_them_and_the_ball_lies_on_its_curve(neuron):
    frame, pictures = neuron.store.frame(), neuron.pictures
    w1, w2, _ = frame.parameters
    objective = log_loss(frame.neuron, frame.plants.training) + 0.15 * (w1 * w1 + w2 * w2)
    curve = pictures["lossSlice"].curve(frame)
    assert curve.loss == pytest.approx(objective, rel=1e-12)
    assert curve.between(np.array([curve.here]))[0] == pytest.approx(objective, rel=1e-3)
    for name, key in (("lossSlice", "here"), ("lossMap", "loss")):
        assert pictures[name].texts(frame)[key].endswith(f"ℒ + penalty = {objective:.3f}")
    assert pictures["lossSlice"].texts(frame)["derivative"] == "∂(ℒ + penalty)"
    path = frame.neuron_frame.losses_of(np.array([0, frame.step]))
    assert path[-1] == pytest.approx(objective, rel=1e-12)
    assert path[0] > frame.losses[0]
    after = Neuron.of(frame.next_step.after)
    squares = after.w1**2 + after.w2**2
    expected = log_loss(after, frame.plants.training) + 0.15 * squares
    assert frame.objective_after == pytest.approx(expected, rel=1e-12)
    neuron.store.set_settings(penalty=Penalty())
    settle()
    frame = neuron.store.frame()
    assert pictures["lossSlice"].texts(frame)["here"].endswith(f"ℒ = {frame.loss:.3f}")
