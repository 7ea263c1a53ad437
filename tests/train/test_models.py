"""`main.py train` beyond one neuron: inputs, hidden layers, optimisers, plants held out."""

import csv
import json
import math
import runpy
from pathlib import Path

import numpy as np
import pytest

import main
import resources
from engine.explain.diagnosis import Verdict
from engine.files.sessions.session_file import Document, to_json
from engine.lab import training
from engine.lab.session import Session
from engine.lab.state import hold_out, set_architecture, set_choices
from engine.learning.settings import Optimiser, Rule, Settings
from engine.model import samples
from engine.model.activation import Activation
from engine.model.architecture import Architecture
from engine.model.features import Feature, products_up_to
from engine.solution.separability import Separability
from gui.cli import parsers
from gui.language.command_line import result_words
from tests.test_main_train import strict
from tests.train.conftest import XOR

IRIS = str(Path(resources.__file__).parent / "data" / "iris.csv")
ROWS = [tuple(float(c.replace(",", ".")) for c in row.split(";")) for row in XOR.split()[1:]]


def test_the_words_of_the_options_are_those_of_the_engine():
    assert tuple(Activation) == parsers.ACTIVATIONS
    assert tuple(Optimiser) == parsers.OPTIMIZERS


def by_hand(result, bend, inputs):
    """Log loss and accuracy of the layers, a plant and a neuron at a time."""
    losses, right = [], 0
    for x1, x2, y in ROWS:
        values = inputs(x1, x2)
        for layer in result["layers"]:
            z = [
                sum(w * value for w, value in zip(row, values, strict=True)) + bias
                for row, bias in zip(layer["weights"], layer["biases"], strict=True)
            ]
            values = [bend(value) for value in z]
        losses.append(math.log1p(math.exp(-z[0] if y else z[0])))
        right += (z[0] >= 0) == bool(y)
    return sum(losses) / len(losses), right / len(losses)


def test_xor_is_learnt_by_four_hidden_neurons(xor, result_of):
    options = ["--hidden", 4, "--optimizer", "adam", "--learning-rate", "0,1", "--steps", 300]
    result = result_of(xor, *options)
    assert (result["accuracy"], result["m"], result["m_test"]) == (1.0, 8, 0)
    assert result["loss"] == result["objective"] < 0.01
    assert [result[name] for name in ("test_loss", "test_accuracy", "minimum")] == [None] * 3
    assert (result["features"], result["hidden"]) == (["x1", "x2"], [4])
    assert (result["activation"], result["optimizer"]) == ("tanh", "adam")
    assert not {"w1", "w2", "b"} & result.keys()
    assert [np.shape(layer["weights"]) for layer in result["layers"]] == [(4, 2), (1, 4)]
    by_layers = by_hand(result, math.tanh, lambda *measures: measures)
    assert by_layers == pytest.approx((result["loss"], result["accuracy"]), rel=1e-12)


def test_a_line_of_products_parts_xor(xor, result_of):
    options = ["--features", "x1, X2 ,x1 * x2", "--l2", "0,01", "--learning-rate", 2]
    result = result_of(xor, *options)
    assert result["features"] == ["x1", "x2", "x1*x2"]
    assert (result["separability"], result["accuracy"], result["minimum"]) == ("separable", 1, None)
    (layer,) = result["layers"]
    squares = sum(w * w for w in layer["weights"][0])
    assert result["objective"] == pytest.approx(result["loss"] + 0.005 * squares, rel=1e-14)
    found = by_hand(result, float, lambda x1, x2: (x1, x2, x1 * x2))
    assert found == pytest.approx((result["loss"], 1.0), rel=1e-12)


def test_every_input_has_its_name(xor, result_of):
    every = result_of(xor, "--features", ";".join(Feature), "--steps", 2)
    assert every["features"] == [feature.value for feature in Feature]
    assert result_of(xor, "--degree", 3, "--steps", 0)["features"] == list(products_up_to(3))


def test_a_start_without_steps_is_drawn_by_the_seed(xor, result_of):
    def start(*options):
        return result_of(xor, "--steps", 0, *options)["layers"]

    network = ["--hidden", "3,2", "--activation", "relu"]
    assert start(*network) == start(*network, "--seed", 0) != start(*network, "--seed", 1)
    hidden, *_ = start(*network)
    assert max(map(abs, np.ravel(hidden["weights"]))) <= math.sqrt(6 / 2)
    assert hidden["biases"] == [0, 0, 0]
    assert start("--degree", 2) == [{"weights": [[0.0] * 5], "biases": [0.0]}]


@pytest.mark.parametrize(
    "model",
    [
        ["--hidden", "4,2", "--activation", "sigmoid", "--l1", "0.001"],
        ["--degree", "2", "--l2", "0.01", "--test-share", "0.3"],
        [],
    ],
)
def test_a_run_in_two_parts_is_the_same_to_the_last_bit(xor, result_of, model):
    whole = result_of(xor, *model, "--steps", 30)
    first = result_of(xor, *model, "--steps", 10)
    Path("first.json").write_text(json.dumps(first), encoding="utf-8")
    kept = [*model[2:]] if model[:1] == ["--degree"] else model
    second = result_of(xor, *kept, "--steps", 20, "--start-parameters", "first.json")
    same = ("features", "hidden", "activation", "layers", "loss", "objective", "test_loss", "m")
    assert [second[name] for name in same] == [whole[name] for name in same]
    assert second.get("w1") == whole.get("w1")


def test_each_optimiser_descends_in_its_own_way(xor, result_of):
    losses = {
        name: result_of(xor, "--hidden", 2, "--optimizer", name, "--steps", 5)["loss"]
        for name in parsers.OPTIMIZERS
    }
    assert len(set(losses.values())) == len(losses)


def test_flowers_held_out_test_what_was_learnt(result_of):
    columns = ["--columns", "petal_width_cm,petal_length_cm,species", "--toxic", "versicolor"]
    options = [*columns, "--hidden", 3, "--optimizer", "adam", "--test-share", "0,25", "--seed"]
    result = result_of(IRIS, *options, 1)
    assert result["m"] + result["m_test"] == 150
    assert 15 < result["m_test"] < 60
    assert min(result["accuracy"], result["test_accuracy"]) > 0.9
    assert result["test_loss"] > 0
    assert result["log_likelihood"] == pytest.approx(-result["m"] * result["loss"], rel=1e-12)
    assert result_of(IRIS, *options, 2, "--steps", 0)["m_test"] != result["m_test"]


def test_the_trace_names_every_parameter_and_both_losses(xor, result_of):
    options = ["--hidden", 2, "--test-share", "0.3", "--steps", 4, "--trace", "t.csv"]
    result = result_of(xor, *options)
    with Path("t.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    names = ["w1_1_1", "w1_1_2", "w1_2_1", "w1_2_2", "b1_1", "b1_2", "w2_1_1", "w2_1_2", "b2_1"]
    assert list(rows[0]) == ["step", *names, "loss", "test_loss"]
    assert len(rows) == 5
    assert float(rows[-1]["w2_1_2"]) == result["layers"][1]["weights"][0][1]
    assert float(rows[-1]["test_loss"]) == result["test_loss"]


def test_a_network_is_told_in_words_a_line_a_neuron(xor, capsys, language):
    assert main.main(["train", xor, "--hidden", "2", "--steps", "0"]) == 0
    lines = capsys.readouterr().out.splitlines()
    words = {"en": "overlapping", "fr": "se chevauchent"}[language]
    assert any(line.startswith("separability") and line.endswith(words) for line in lines)
    assert any(line.startswith("test_accuracy") for line in lines)
    (neuron,) = [line for line in lines if "a1_2 = tanh(" in line]
    assert {"en": "0.1", "fr": "0,1"}[language] in neuron
    assert neuron.endswith(" x2 + 0)")
    assert any(" z = " in line and " a1_1 " in line for line in lines)


def test_a_network_is_drawn_and_animated(xor, result_of, qapp):
    outputs = ["--figure", "field.svg", "--animation", "run.gif"]
    result_of(xor, "--hidden", 2, "--steps", 3, "--test-share", "0.3", *outputs)
    assert b"<svg" in Path("field.svg").read_bytes()
    assert Path("run.gif").read_bytes()[:3] == b"GIF"


@pytest.mark.parametrize(
    "model", [["--hidden", "3,2"], ["--degree", "2"], ["--test-share", "0.3"], ["--l2", "0.1"]]
)
def test_the_script_of_any_model_prints_the_same(xor, result_of, capsys, model):
    options = [*model, "--optimizer", "adam", "--steps", 20, "--script", "run.py"]
    result = result_of(xor, *options)
    runpy.run_path("run.py")
    printed = dict(
        line.split(" = ") for line in capsys.readouterr().out.splitlines() if " = " in line
    )
    for name in ("loss", "accuracy", "test_loss"):
        if result[name] is not None:
            assert float(printed[name]) == pytest.approx(result[name], rel=1e-9), name


@pytest.mark.parametrize("name", ["lossMap", "surface", "inspector"])
def test_a_picture_of_one_neuron_is_drawn_of_a_network_and_says_so(tmp_path, qapp, name):
    from gui.cli.figure import draw
    from gui.export.render import PictureRequest

    plants, network = samples.xor(20, 0.1, 0), Architecture(hidden=(2,))
    session = training.train(plants, Settings(), None, 2, architecture=network)
    session.replace(session.state.changes_to(set_choices(session.state, surface_shows="loss")))
    out = tmp_path / "picture.svg"
    draw(session.frame(), out, PictureRequest(name, (400, 300)))
    assert b"<svg" in out.read_bytes()


def test_every_code_has_a_word_in_french(monkeypatch):
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    codes = {code.value for code in (*Verdict, *Separability) if code.value != "undefined"}
    assert codes - result_words().keys() == set()


# A session


def save(lab, path):
    path.write_text(to_json(Document(lab.state, lab.step)), encoding="utf-8")


@pytest.fixture
def network(tmp_path, monkeypatch):
    """A session of a network that holds plants out, 12 steps long, that shows step 8."""
    lab = Session(samples.xor(40, 0.1, 0), Settings(learning_rate=0.3))
    begun = hold_out(set_architecture(lab.state, Architecture(hidden=(3,))), 0.25)
    lab.replace(lab.state.changes_to(begun))
    lab.learn(12)
    lab.go_to(8)
    save(lab, tmp_path / "lesson.plab")
    monkeypatch.chdir(tmp_path)
    return lab


def test_a_network_of_a_session_learns_on(network, result_of):
    result = result_of("lesson.plab", "--steps", 4)
    trace = network.state.run.trace
    found = np.concatenate(
        [np.append(np.ravel(e["weights"]), e["biases"]) for e in result["layers"]]
    )
    assert found.tolist() == trace.parameters(12).tolist()
    assert result["m_test"] == len(network.state.plants.test) > 0
    assert result["test_loss"] == trace.test_losses[12]


def test_options_go_before_what_a_session_has(network, result_of):
    result = result_of("lesson.plab", "--steps", 0, "--hidden", "none", "--test-share", 0)
    assert (result["hidden"], result["m_test"], result["w1"]) == ([], 0, 0.0)
    other = result_of("lesson.plab", "--steps", 0, "--activation", "relu", "--optimizer", "adam")
    assert (other["hidden"], other["activation"], other["optimizer"]) == ([3], "relu", "adam")
    assert other["m_test"] == len(network.state.plants.test)


def test_what_only_one_neuron_can_learn_by_is_left_behind_and_said(tmp_path, capsys):
    lab = Session(settings=Settings(rule=Rule.PERCEPTRON, batch_size=2))
    save(lab, tmp_path / "s.plab")
    assert (
        main.main(
            ["train", str(tmp_path / "s.plab"), "--hidden", "2", "--steps", "1", "--json", "-"]
        )
        == 0
    )
    shown = capsys.readouterr()
    assert len(shown.err.splitlines()) == 1
    assert "Rosenblatt" in shown.err
    assert strict(shown.out)["hidden"] == [2]


def test_a_run_that_takes_all_the_memory_it_may_ends_and_says_so(xor, capsys, monkeypatch):
    monkeypatch.setattr("engine.learning.trace.MOST_WHOLE_BYTES", 10_000)
    monkeypatch.setattr("engine.lab.session.MOST_BYTES", 12_000)
    assert main.main(["train", xor, "--hidden", "2", "--json", "-"]) == 0
    shown = capsys.readouterr()
    steps = strict(shown.out)["steps"]
    assert 0 < steps < 1000
    assert f"step {steps}" in shown.err
