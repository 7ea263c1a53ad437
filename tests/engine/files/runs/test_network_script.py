"""Scripts of any model: run alone, each prints what the engine has come to."""

import ast
import runpy
from dataclasses import dataclass, field
from importlib.util import find_spec

import numpy as np
import pytest

from engine.arrays import indices
from engine.errors import UserError, sentence_of
from engine.files.runs.network_script import ScriptLibrary, network_script
from engine.files.tables import plants_csv
from engine.lab.replay import Doubt, Leg
from engine.learning.settings import Optimiser, Rule, Settings
from engine.loss.log_loss import log_loss
from engine.loss.penalty import Penalty, PenaltyKind
from engine.model import samples
from engine.model.activation import Activation
from engine.model.architecture import NEURON, Architecture, drawn_start
from engine.model.dataset import Dataset
from engine.model.features import Feature, products_up_to
from engine.model.network import predictor_of
from engine.model.split import Split
from tests.engine.learning.engine_loop import after_legs

LIBRARIES = (ScriptLibrary.NUMPY, ScriptLibrary.PYTORCH, ScriptLibrary.SCIKIT_LEARN)
NUMPY, PYTORCH, SCIKIT_LEARN = LIBRARIES
MODULES = {NUMPY: "numpy", PYTORCH: "torch", SCIKIT_LEARN: "sklearn"}

MOONS = samples.make("moons", 40, 0.2, 2)
PLANTS = Dataset.of(MOONS.x - (1.5, 1.2), MOONS.y)  # about 0: no step overshoots
SMALL = Dataset.of(0.5 * PLANTS.x, PLANTS.y)  # where fifth powers stay small
XOR = (Feature.X1, Feature.X2, Feature.X1_X2, Feature.SUM_OF_SQUARES)
WAVES = (Feature.SIN_X1, Feature.SIN_X2, Feature.X1_2)


def l1(rate):
    return Penalty(PenaltyKind.L1, rate)


def l2(rate):
    return Penalty(PenaltyKind.L2, rate)


def settings(optimiser="gd", rate=0.1, penalty=None, batch=None, seed=0):
    return Settings(
        learning_rate=rate, batch_size=batch, seed=seed, optimiser=Optimiser(optimiser),
        penalty=penalty or Penalty(),
    )  # fmt: skip


@dataclass
class Case:
    """A run: shares of its steps, and which settings held."""

    legs: list
    architecture: Architecture = field(default_factory=lambda: Architecture(XOR, (3, 2)))
    plants: Dataset = PLANTS

    def over(self, steps):
        ends = [round(share * steps) for share, _ in self.legs]
        firsts = [0, *ends[:-1]]
        return [
            Leg(first, end, each)
            for first, end, (_, each) in zip(firsts, ends, self.legs, strict=True)
        ]


def whole(*given, **named):
    return [(1, settings(*given, **named))]


CASES = {
    "plain": Case(whole("gd", 0.05), plants=PLANTS.split_by(Split(0.25, 3))),
    "neuron": Case(whole("nesterov", 0.01, l2(0.01)), Architecture(products_up_to(5)), SMALL),
    "momentum": Case(whole("momentum", 0.05, l2(0.02)), Architecture(WAVES, (8,), Activation.RELU)),
    "nesterov": Case(whole("nesterov", 0.05), Architecture(XOR, (2, 2, 2), Activation.SIGMOID)),
    "linear": Case(whole("gd", 0.05, l2(0.1)), Architecture(WAVES, (3,), Activation.LINEAR)),
    "bare": Case(whole("adagrad", 0.2, batch=7, seed=4), NEURON, PLANTS.standardised()),
    "adagrad": Case(whole("adagrad", 0.1, l2(0.001))),
    "rmsprop": Case(whole("rmsprop", 0.0002)),
    "adam": Case(whole("adam", 0.01), Architecture(WAVES, (4, 3), Activation.SIGMOID)),
    "lasso": Case(whole("momentum", 0.01, l1(0.001)), Architecture(XOR, (3,))),
    "batches": Case(
        whole("adam", 0.01, l2(0.01), batch=9, seed=5), plants=PLANTS.split_by(Split(0.5, 1))
    ),
    "rates": Case([(0.4, settings(rate=0.03)), (0.6, settings(rate=0.08, penalty=l2(0.01))),
                   (1, settings(rate=0.05, penalty=l2(0.02)))]),
    "decays": Case([(0.5, settings("nesterov", 0.05, l2(0.01))),
                    (0.7, settings("nesterov", 0.05, l2(0.1))),
                    (1, settings("nesterov", 0.05))]),
    "others": Case([(0.2, settings("adam", 0.01)), (0.4, settings("adam", 0.02, batch=6)),
                    (0.6, settings("momentum", 0.01, l1(0.001), batch=6)),
                    (0.7, settings("momentum", 0.02, l1(0.002), batch=6)),
                    (0.8, settings("momentum", 0.02)), (1, settings("adam", 0.01, l2(0.1)))]),
}  # fmt: skip
BY_SCIKIT_LEARN = [
    "plain", "neuron", "momentum", "nesterov", "linear", "rates", "decays",
]  # fmt: skip
LOOSE = {(PYTORCH, "lasso"), (PYTORCH, "others")}
"""L1 leaps where a weight crosses 0: the last digit decides there."""

RUNS = [(NUMPY, name) for name in CASES] + [(PYTORCH, name) for name in CASES]
RUNS += [(SCIKIT_LEARN, name) for name in BY_SCIKIT_LEARN]
each_run = pytest.mark.parametrize(("library", "name"), RUNS, ids=lambda part: str(part))


def start_of(architecture, seed=1):
    rng = np.random.default_rng(seed)
    return drawn_start(architecture, rng) + rng.normal(0, 0.1, architecture.size)


def printed(text, path, capsys):
    """Run a script and return what it prints, by name."""
    path.write_text(text, encoding="utf-8")
    runpy.run_path(str(path))
    said = capsys.readouterr()
    assert said.err == ""
    lines = [line.split(" = ") for line in said.out.splitlines()]
    return {name: ast.literal_eval(value) for name, value in lines}


def on_screen(plants, architecture, parameters):
    """What a script of these parameters is to print."""
    result = {}
    for number, layer in enumerate(architecture.layers, 1):
        weights = parameters[layer.weights].reshape(layer.neurons, layer.inputs)
        result[f"weights_{number}"], result[f"biases_{number}"] = weights, parameters[layer.biases]
    parts = {"": plants.training, "test_": plants.test}
    for name, part in parts.items():
        if len(part):
            z = predictor_of(architecture, parameters).z(part.x)
            result[f"{name}loss"] = log_loss(z, part.y)
            result[f"{name}accuracy"] = np.mean((z >= 0) == part.toxic)
    return result


def assert_prints(numbers, wanted, near=1e-9):
    assert list(numbers) == list(wanted)
    for name, value in wanted.items():
        assert np.array(numbers[name]) == pytest.approx(np.array(value), rel=near, abs=near), name


def library_or_skip(library):
    module = pytest.importorskip(MODULES[library], reason=f"{library} is not installed")
    if library is PYTORCH:
        module.set_num_threads(1)  # so few numbers are only slowed down by several


def assert_repeats(library, case, steps, path, capsys, near=1e-9):
    library_or_skip(library)
    start, legs = start_of(case.architecture), case.over(steps)
    text = network_script(library, case.plants, case.architecture, start, legs, "fr")
    reached = after_legs(case.plants, case.architecture, start, legs)
    assert np.abs(reached - start).max() > 0.01  # it has learnt
    wanted = on_screen(case.plants, case.architecture, reached)
    assert_prints(printed(text, path, capsys), wanted, near)
    assert len(max(text.splitlines(), key=len)) <= 100


@each_run
def test_run_alone_it_prints_the_numbers_of_fifty_steps(library, name, tmp_path, capsys):
    assert_repeats(library, CASES[name], 50, tmp_path / "run.py", capsys)


@pytest.mark.long
@each_run
def test_run_alone_it_prints_the_numbers_of_a_thousand_steps(library, name, tmp_path, capsys):
    near = 1e-5 if (library, name) in LOOSE else 1e-9
    assert_repeats(library, CASES[name], 1_000, tmp_path / "run.py", capsys, near)


def script(library, case, language="en", steps=20, **named):
    start = start_of(case.architecture)
    legs = case.over(steps)
    return network_script(library, case.plants, case.architecture, start, legs, language, **named)


def code_of(text):
    lines = [line.split("  #")[0].rstrip() for line in text.splitlines()]
    return [line for line in lines if line and not line.lstrip().startswith("#")]


def test_for_students_it_is_about_forty_lines_beside_the_plants():
    lines = code_of(script(NUMPY, Case(whole("momentum", 0.1, l2(0.1)))))
    start, end = lines.index("W = ["), lines.index("def sigmoid(z):")
    assert 35 <= len(lines[lines.index("x = np.array([") : start] + lines[end:]) <= 42
    assert "    x1 * x2," in lines
    assert "for step in range(20):" in lines


@pytest.mark.parametrize("library", LIBRARIES)
def test_its_comments_are_in_the_language_asked_for_and_its_code_is_the_same(library):
    english, french = (script(library, CASES["decays"], language) for language in ("en", "fr"))
    assert code_of(english) == code_of(french)
    assert "as a script" in english
    assert "en script" in french


@pytest.mark.parametrize("library", LIBRARIES)
def test_at_the_start_it_needs_no_step(library, tmp_path, capsys):
    library_or_skip(library)
    architecture, start = Architecture(XOR, (2,)), start_of(Architecture(XOR, (2,)))
    text = network_script(library, PLANTS, architecture, start, [], "en")
    numbers = printed(text, tmp_path / "run.py", capsys)
    assert_prints(numbers, on_screen(PLANTS, architecture, start))
    assert "at its start" in text


@pytest.mark.parametrize("library", LIBRARIES)
def test_what_its_legs_do_not_lead_to_is_given_as_it_is(library, tmp_path, capsys):
    library_or_skip(library)
    case = CASES["batches"]
    text = script(library, case, doubt=Doubt.EDITED)
    numbers = printed(text, tmp_path / "run.py", capsys)
    assert_prints(numbers, on_screen(case.plants, case.architecture, start_of(case.architecture)))
    assert "plants were changed" in text
    assert "after 20 steps" in text


def test_plants_held_out_are_the_same_after_others_were_taken_away(tmp_path, capsys):
    plants = PLANTS.split_by(Split(0.4, 2)).remove(indices([0, 3, 4]))
    case = Case(whole("adam", 0.01), plants=plants)
    assert_repeats(NUMPY, case, 20, tmp_path / "run.py", capsys)
    assert "held_out[[" in (tmp_path / "run.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("library", LIBRARIES)
def test_many_plants_are_read_from_a_file_beside_it(library, tmp_path, capsys):
    library_or_skip(library)
    plants = samples.make("moons", 300, 0.2, 2).split_by(Split(0.2, 9))
    case = Case(whole("momentum", 0.05), plants=plants)
    plants_csv.write(tmp_path / "mine.csv", plants)
    text = script(library, case, plants_file="mine.csv")
    reached = after_legs(plants, case.architecture, start_of(case.architecture), case.over(20))
    numbers = printed(text, tmp_path / "run.py", capsys)
    assert_prints(numbers, on_screen(plants, case.architecture, reached))
    assert len(text.splitlines()) < 90


def test_rosenblatts_rule_goes_on_with_the_optimiser(tmp_path, capsys):
    start = wanted = np.array([0.3, -0.2, 0.1])
    rule = Settings(rule=Rule.PERCEPTRON, learning_rate=0.5, seed=3, optimiser=Optimiser.MOMENTUM)
    velocity = np.zeros(3)
    for step in range(60):
        order = np.random.default_rng([3, step // 40]).permutation(40)
        x, y = np.append(PLANTS.x[order[step % 40]], 1.0), PLANTS.y[order[step % 40]]
        velocity = 0.9 * velocity - (int(y) - int(wanted @ x >= 0)) * x
        wanted = wanted - 0.5 * velocity
    text = network_script(NUMPY, PLANTS, NEURON, start, [Leg(0, 60, rule)], "en")
    assert_prints(printed(text, tmp_path / "run.py", capsys), on_screen(PLANTS, NEURON, wanted))


ONE_KIND = Dataset.of([(1, 2), (2, 1)], [1, 1])
ROSENBLATT = Settings(rule=Rule.PERCEPTRON)
OWN = Settings(formulas=("mean((a-y)*x1)", "mean((a-y)*x2)", "mean(a-y)"))


@pytest.mark.parametrize(
    ("code", "library", "case"),
    [
        ("no_plants", NUMPY, Case(whole(), plants=Dataset.empty())),
        ("script_formulas", NUMPY, Case([(1, OWN)], NEURON)),
        ("script_rule", NUMPY, Case([(1, ROSENBLATT)])),
        ("script_rule", PYTORCH, Case([(1, ROSENBLATT)], NEURON)),
        ("script_rule", SCIKIT_LEARN, Case([(1, ROSENBLATT)], NEURON)),
        ("script_optimiser", SCIKIT_LEARN, CASES["adam"]),
        ("script_optimiser", SCIKIT_LEARN, CASES["rmsprop"]),
        ("script_optimiser", SCIKIT_LEARN, CASES["adagrad"]),
        ("script_l1", SCIKIT_LEARN, CASES["lasso"]),
        ("script_batches", SCIKIT_LEARN, Case(whole(batch=5))),
        ("script_one_kind", SCIKIT_LEARN, Case(whole(), plants=ONE_KIND)),
        (
            "script_rate",
            SCIKIT_LEARN,
            Case([(0.5, settings("momentum", 0.1)), (1, settings("momentum", 0.2))]),
        ),
    ],
)
def test_what_a_library_can_not_repeat_is_refused_in_a_sentence(code, library, case):
    with pytest.raises(UserError) as refused:
        script(library, case)
    assert refused.value.code == code
    for language in ("en", "fr"):
        assert "{" not in sentence_of(refused.value, language)
        assert sentence_of(refused.value, language) != str(refused.value)


def test_a_script_knows_nothing_of_the_program():
    for library in LIBRARIES:
        imports = [line for line in code_of(script(library, CASES["plain"])) if "import " in line]
        names = {line.split()[1].partition(".")[0] for line in imports}
        assert names <= {"numpy", "warnings", MODULES[library]}
        assert find_spec("engine")  # what it could have imported
