"""A lesson may set up every model that the lab has, and goals on it; what can't be is refused."""

import numpy as np
import pytest

from engine.errors import UserError, sentence_of
from engine.experiments import many_starts
from engine.files.lessons.lesson_file import check, read_file
from engine.lab.session import Session
from engine.lab.state import draw_start, set_settings
from engine.learning.settings import Optimiser, Rule
from engine.lessons.page_setup import setup_forwards, setup_from_beginning
from engine.lessons.quantities import BOUNDS, QUANTITIES
from engine.loss.penalty import NO_PENALTY, Penalty, PenaltyKind
from engine.model.activation import Activation
from engine.model.architecture import NEURON, Architecture
from engine.model.features import Feature, products_up_to
from engine.model.network import Network
from engine.model.neuron import Neuron
from engine.model.split import Split
from tests.engine.files.lessons.test_lesson_file import WORDS

HEAD = 'format = 1\ntitle = "Mine"\n'

WHOLE = (
    HEAD
    + """
[[steps]]
text = "Held out: {test_loss}, {test_right} of {test_plants}; {neurons}, {inputs}, {parameters}"
plants = { sample = "xor", size = 60, noise_cm = 0, seed = 1 }
features = ["x1", " X1 * x2 "]
hidden = [3, 2]
activation = "relu"
test_share = 0.4
settings = { seed = 7, optimiser = "adam", learning_rate = 0.05, l2 = 0.01 }
[[steps.goals]]
text = "all right"
reached = ["test_loss < 0.3", "test_right >= 10", "test_wrong == 0", "neurons <= 6", "penalty > 0"]
[[steps]]
text = "Others"
plants = "moons"
reveal_test = false
[[steps]]
text = "By hand"
features = ["x1", "x2"]
layers = [
  { weights = [[1, 1], [1, 1]], biases = [-2, -3] },
  { weights = [[1, -2]], biases = [-0.5] },
]
settings = { l1 = 0.5 }
[[steps]]
text = "One neuron"
start = [1, 2, 3]
test_share = 0
reveal_test = true
settings = { optimiser = "gd", l1 = 0, rule = "perceptron" }
[[steps]]
text = "A curve"
degree = 2
settings = { rule = "gradient" }
"""
)


def read(text, tmp_path):
    path = tmp_path / "lesson.toml"
    path.write_text(text, encoding="utf-8")
    return read_file(path, WORDS)


def walk(lesson, pages):
    """Return a session that has come to a page, one after the other."""
    session = Session()
    for page in range(pages):
        setup = (setup_forwards if page else setup_from_beginning)(lesson.setups, page)
        session.replace(session.state.changes_to(setup.apply(session.state)))
    return session


def test_a_page_makes_the_model_that_it_names(tmp_path):
    lesson = read(WHOLE, tmp_path)
    frame = walk(lesson, 1).frame()
    model = Architecture((Feature.X1, Feature.X1_X2), (3, 2), Activation.RELU)
    assert frame.architecture == model
    settings = frame.settings
    assert (settings.optimiser, settings.penalty) == (Optimiser.ADAM, Penalty(PenaltyKind.L2, 0.01))
    assert frame.plants.split == Split(0.4, 7)
    held_out = frame.plants.held_out
    assert 0.2 < held_out.mean() < 0.6


def test_its_weights_are_those_that_its_seed_draws_first(tmp_path):
    """They are what the panel of the model makes of the same seed; the next drawn are others."""
    session = walk(read(WHOLE, tmp_path), 1)
    first = session.frame().parameters
    assert np.any(first != 0)
    session.replace(session.state.changes_to(draw_start(session.state)))
    assert np.any(session.frame().parameters != first)
    again = walk(read(WHOLE.replace("seed = 7", "seed = 8"), tmp_path), 1)
    assert np.any(again.frame().parameters != first)


def test_the_model_stays_with_other_plants_and_begins_there_as_before(tmp_path):
    lesson = read(WHOLE, tmp_path)
    first, second = walk(lesson, 1).frame(), walk(lesson, 2).frame()
    assert second.architecture == first.architecture
    assert second.parameters.tolist() == first.parameters.tolist()
    assert second.settings == first.settings
    hidden = second.state.hidden_test
    assert (hidden.split, second.plants.split) == (Split(0.4, 7), None)
    assert (len(first.plants), len(second.plants) + len(hidden.plants)) == (60, 100)
    names = ("test_loss", "test_right", "test_wrong", "test_plants")
    assert [QUANTITIES[name](second) for name in names] == [None] * 4


def test_weights_by_hand_are_those_of_the_file(tmp_path):
    frame = walk(read(WHOLE, tmp_path), 3).frame()
    assert frame.architecture == Architecture(hidden=(2,), activation=Activation.RELU)
    z = frame.model.z(np.array([[1, 1], [2, 2], [1, 2], [2, 1]]))
    assert z.tolist() == [-0.5, -0.5, 0.5, 0.5]
    assert frame.settings.penalty == Penalty(PenaltyKind.L1, 0.5)
    assert frame.settings.optimiser is Optimiser.ADAM


def test_a_start_leads_back_to_the_one_neuron(tmp_path):
    lesson = read(WHOLE, tmp_path)
    frame = walk(lesson, 4).frame()
    assert frame.neuron == Neuron(1, 2, 3)
    assert (frame.settings.rule, frame.settings.penalty) == (Rule.PERCEPTRON, NO_PENALTY)
    assert frame.plants.split is None
    curve = walk(lesson, 5).frame()
    assert curve.architecture == Architecture(products_up_to(2))
    assert curve.parameters.tolist() == [0.0] * 6
    assert curve.settings.optimiser is Optimiser.GRADIENT_DESCENT


def test_hidden_neurons_are_taken_away_by_an_empty_list(tmp_path):
    more = "[[steps]]\ntext = 'x'\nhidden = [2]\n[[steps]]\ntext = 'x'\nhidden = []\n"
    assert walk(read(HEAD + more, tmp_path), 2).state.architecture == NEURON


def test_an_activation_alone_leaves_the_neuron_where_it_stands(tmp_path):
    more = "[[steps]]\ntext = 'x'\nstart = [1, 2, 3]\n[[steps]]\ntext = 'x'\nactivation = 'relu'\n"
    lesson = read(HEAD + more + "[[steps]]\ntext = 'x'\nhidden = [2]\n", tmp_path)
    assert walk(lesson, 2).frame().neuron == Neuron(1, 2, 3)
    assert walk(lesson, 3).state.architecture.activation is Activation.RELU


def test_what_a_goal_speaks_of_is_counted_here_again(tmp_path):
    lesson = read(WHOLE, tmp_path)
    session = walk(lesson, 1)
    session.learn(30)
    frame = session.frame()
    plants, held_out = frame.plants, frame.plants.held_out
    a = frame.model.probability(plants.x[held_out])
    y = plants.y[held_out]
    shown = {name: quantity(frame) for name, quantity in QUANTITIES.items()}
    assert shown["test_plants"] == held_out.sum()
    assert shown["test_right"] == ((a >= 0.5) == y).sum()
    assert shown["test_wrong"] == ((a >= 0.5) != y).sum()
    assert shown["test_loss"] == pytest.approx(-np.log(np.where(y == 1, a, 1 - a)).mean())
    assert (shown["neurons"], shown["inputs"], shown["parameters"]) == (6, 2, 9 + 8 + 3)
    weights = frame.parameters[frame.architecture.is_weight]
    assert shown["penalty"] == pytest.approx(0.005 * (weights**2).sum())
    bare = Session().frame()
    assert [QUANTITIES[name](bare) for name in ("neurons", "parameters", "penalty")] == [1, 3, 0]
    assert QUANTITIES["test_loss"](bare) is QUANTITIES["test_right"](bare) is None


STEP = HEAD + '[[steps]]\ntext = "x"\n'
LAYERS = "layers = [{{ weights = {}, biases = {} }}]"


@pytest.mark.parametrize(
    ("more", "code", "line"),
    [
        ("hidden = 4", "lesson_hidden", 5),
        ("hidden = [4.0]", "lesson_hidden", 5),
        ("hidden = [true]", "lesson_hidden", 5),
        ("hidden = [9]", "hidden_neurons", 5),
        ("hidden = [0]", "hidden_neurons", 5),
        ("hidden = [1, 1, 1, 1]", "hidden_layers", 5),
        ("features = 'x1'", "lesson_list", 5),
        ("features = []", "no_inputs", 5),
        ("features = ['x3']", "no_such_input", 5),
        ("features = [1]", "no_such_input", 5),
        ("features = ['x1', 'X1']", "input_twice", 5),
        ("degree = 6", "lesson_whole", 5),
        ("degree = 0", "lesson_whole", 5),
        ("features = ['x1']\ndegree = 2", "lesson_either", 6),
        ("activation = 'step'", "lesson_value", 5),
        ("test_share = 0.95", "lesson_number", 5),
        ("test_share = -0.1", "lesson_number", 5),
        ("test_share = '0,5'", "lesson_toml_comma", 5),
        ("reveal_test = 'no'", "lesson_yes_no", 5),
        ("settings = { reveal_test = false }", "lesson_of_step", 5),
        ("settings = { optimiser = 'fast' }", "lesson_value", 5),
        ("settings = { optimizer = 'adam' }", "lesson_key", 5),
        ("settings = { l1 = 101 }", "lesson_number", 5),
        ("settings = { l2 = -1 }", "lesson_number", 5),
        ("settings = { l1 = 0.1, l2 = 0.1 }", "lesson_either", 5),
        ("settings = { l1 = 0.1, rule = 'perceptron' }", "penalty_of_descent", 5),
        ("settings = { hidden = [2] }", "lesson_of_step", 5),
        ("optimiser = 'adam'", "lesson_in_settings", 5),
        ("\nsettings.rule = 'perceptron'\nhidden = [2]", "rule_of_neuron", 7),
        ("hidden = [2]\n[[steps]]\ntext = 'x'\nsettings.rule = 'perceptron'", "rule_of_neuron", 8),
        ("start = [0, 0, 0]\ndegree = 2", "lesson_start_of_neuron", 5),
        ("start = [0, 0, 0]\n" + LAYERS.format("[[1, 1]]", "[0]"), "lesson_start_of_neuron", 5),
        ("hidden = [2]\nduel_s = 30", "lesson_of_neuron", 6),
        ("hidden = [2]\nprogram = true", "lesson_of_neuron", 6),
        ("degree = 2\n[[steps]]\ntext = 'x'\nexercise = true", "lesson_of_neuron", 8),
        ("layers = []", "lesson_layer", 5),
        ("layers = [1]", "lesson_layer", 5),
        ("layers = [{ weights = [1, 1], biases = [0] }]", "lesson_layer", 5),
        (LAYERS.format("[[1, 1], [1, 1]]", "[0, 0]"), "start_output", 5),
        (LAYERS.format("[[1, 1, 1]]", "[0]"), "start_inputs", 5),
        (LAYERS.format("[[1, 1]]", "[0, 1]"), "start_rows", 5),
        (LAYERS.format("[[1, '0,5']]", "[0]"), "start_number", 5),
        (LAYERS.format("[[1, 1979-05-27]]", "[0]"), "start_number", 5),
        (LAYERS.format("[[1, nan]]", "[0]"), "start_not_finite", 5),
        (LAYERS.format("[[1, 1e16]]", "[0]"), "weight_large", 5),
        ("hidden = [2]\n" + LAYERS.format("[[1, 1]]", "[0]"), "start_hidden", 5),
        ("[[steps.goals]]\ntext = 'x'\nreached = 'test_loss < 0'", "condition_never", 7),
        ("[[steps.goals]]\ntext = 'x'\nreached = 'neurons < 1'", "condition_never", 7),
        ("[[steps.goals]]\ntext = 'x'\nreached = 'test_right < 0'", "condition_never", 7),
        ("[[steps.goals]]\ntext = 'x'\nreached = 'val_loss < 1'", "quantity", 7),
    ],
)  # fmt: skip
def test_what_can_not_be_is_refused_with_its_line_and_told_once(more, code, line, tmp_path):
    with pytest.raises(UserError) as error:
        read(STEP + more, tmp_path)
    because = error.value.facts.get("because", error.value)
    assert (because.code, error.value.facts["line"]) == (code, line)
    for language in ("fr", "en"):
        assert not sentence_of(error.value, language).startswith(code)
        assert not sentence_of(because, language).startswith(code)
    assert len(check(tmp_path / "lesson.toml", WORDS).faults) == 1


def test_all_that_is_wrong_of_a_model_is_told_at_once(tmp_path):
    (tmp_path / "a.toml").write_text(
        STEP + "hidden = [99]\nfeatures = ['y']\nactivation = 'x'\ntest_share = 2\nlayers = [3]\n"
    )
    lines = [fault.facts["line"] for fault in check(tmp_path / "a.toml", WORDS).faults]
    assert lines == [5, 6, 7, 8, 9]


def test_a_duel_with_a_network_is_over_plants_that_the_page_hides(tmp_path):
    top = "format = 1\ntitle = 'T'\n[[steps]]\ntext = 'x'\nduel_s = 30\n"
    head = top + 'plants = { sample = "moons" }\ntest_share = 0.3\nhidden = [2]\n'
    (step,) = read(head + "reveal_test = false", tmp_path).steps
    assert step.is_duel_with_others
    with pytest.raises(UserError) as refused:
        read(head + "reveal_test = true", tmp_path)
    assert refused.value.code == "lesson_of_neuron"
    (step,) = read(top, tmp_path).steps
    assert not step.is_duel_with_others


def test_every_choice_of_networks_and_runs_can_be_set(tmp_path):
    given = """choices = { hidden_axes = [3, 1], lifted_by = "x1*x2", racers = ["adam", "gd"],
        races_standardised = true, first_start = 40, backwards_measured = true,
        network_map_over = ["w1_1_1", "b1_2"] }"""
    lesson = read(STEP + given.replace("\n", " "), tmp_path)
    choices = walk(lesson, 1).state.choices
    assert (choices.hidden_axes, choices.lifted_by) == ("13", "x1*x2")
    assert choices.racers == (Optimiser.GRADIENT_DESCENT, Optimiser.ADAM)
    assert (choices.races_standardised, choices.backwards_measured) == (True, True)
    assert (choices.first_start, choices.network_map_over) == (40, ("w1_1_1", "b1_2"))


def test_starts_that_solve_it_are_counted_once_their_runs_are_over(tmp_path):
    setup = 'plants = "xor"\nhidden = [4]\nsettings = { optimiser = "adam", stop_at_step = 60 }'
    session = walk(read(STEP + setup, tmp_path), 1)
    count = QUANTITIES["solved_starts"]
    assert BOUNDS["solved_starts"] == (0, many_starts.COUNT)
    session.work_on_experiment("starts", lambda: False, publishes=True)
    assert count(session.frame()) is None
    session.work_on_experiment("starts", lambda: True)
    frame = session.frame()
    runs = frame.experiments.starts.parameters
    models = [Network(frame.architecture, run) for run in runs]
    solved = [((each.z(frame.plants.x) >= 0) == frame.plants.y).mean() >= 0.97 for each in models]
    assert count(frame) == sum(solved)
    session.replace(session.state.changes_to(set_settings(session.state, learning_rate=0.2)))
    assert count(session.frame()) is None
