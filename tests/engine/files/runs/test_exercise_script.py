"""The script with holes: run as it is, it says what differs; completed, that nothing does."""

import subprocess
import sys

import pytest

from engine.errors import UserError
from engine.files.runs import script
from engine.files.runs.network_script import ScriptLibrary
from engine.lab.session import Session
from engine.lab.state import set_neuron, set_settings
from engine.learning.settings import Optimiser, Rule
from engine.model.neuron import Neuron

COMPLETED = {
    "z = 0 * x1": "z = w1 * x1 + w2 * x2 + b",
    "a = 0 * z": "a = 1 / (1 + np.exp(-z))",
    "dw1 = 0.0": "dw1 = np.mean(e * x1)",
    "dw2 = 0.0": "dw2 = np.mean(e * x2)",
}


def learnt(**settings):
    session = Session()
    state = set_neuron(session.state, Neuron(0.4, -0.2, 0.1))
    session.replace(session.state.changes_to(set_settings(state, **settings)))
    session.learn(30)
    return session


def text_of(session, language="en"):
    return script.script_of(session.frame(), language, library=ScriptLibrary.EXERCISE)


def printed(text):
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True)
    assert done.stderr == ""
    return done.stdout.splitlines()


def with_holes_filled(text, **other):
    for hole, code in {**COMPLETED, **other}.items():
        assert hole in text
        text = text.replace(hole, code)
    return text


def test_as_it_is_it_says_that_all_but_nothing_agrees():
    lines = printed(text_of(learnt()))
    assert len(lines) == 7
    assert all("not yet" in line for line in lines)


def test_completed_it_agrees_with_the_screen():
    session = learnt()
    session.replace(session.state.changes_to(set_settings(session.state, learning_rate=0.3)))
    session.learn(20)  # at two rates
    for language, agrees in (("en", "agrees with the screen"), ("fr", "comme à l’écran")):
        lines = printed(with_holes_filled(text_of(session, language)))
        assert [line.endswith(agrees) for line in lines] == [True] * 7


def test_one_wrong_line_is_found_with_both_numbers():
    wrong = {"dw2 = 0.0": "dw2 = np.mean(e * x1)"}
    session = learnt()
    lines = printed(with_holes_filled(text_of(session), **wrong))
    agrees = [line.endswith("agrees with the screen") for line in lines[:4]]
    assert agrees == [True, True, True, False]
    assert f"on screen {session.frame().gradient[1]:.6g}" in lines[3]


@pytest.mark.parametrize(
    "settings",
    [{"batch_size": 2}, {"rule": Rule.PERCEPTRON}, {"optimiser": Optimiser.ADAM},
     {"formulas": ("mean((a-y)*x1)", "mean((a-y)*x2)", "mean(a-y)")}],
    ids=["batches", "Rosenblatt", "Adam", "own formulas"],
)  # fmt: skip
def test_other_runs_have_none_and_say_so(settings):
    with pytest.raises(UserError) as refused:
        text_of(learnt(**settings))
    assert refused.value.code == "script_holes"


def test_a_neuron_that_has_not_learnt_has_none():
    with pytest.raises(UserError, match="script_holes"):
        text_of(Session())
