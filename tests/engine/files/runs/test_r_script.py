"""Scripts in R: their form, always; what they print, where R is installed (r-base-core)."""

import ast
import re
import shutil
import subprocess

import numpy as np
import pytest

from engine.errors import UserError, sentence_of
from engine.files.runs.network_script import ScriptLibrary, network_script
from engine.files.tables import plants_csv
from engine.lab.replay import Doubt, Leg
from engine.learning.settings import Optimiser, Rule, Settings
from engine.model import samples
from engine.model.architecture import NEURON, Architecture
from engine.model.dataset import Dataset
from engine.model.split import Split
from tests.engine.files.runs.test_network_script import (
    CASES,
    NUMPY,
    OWN,
    PLANTS,
    XOR,
    Case,
    assert_prints,
    code_of,
    on_screen,
    script,
    settings,
    start_of,
    whole,
)
from tests.engine.files.runs.test_network_script import printed as printed_by_numpy
from tests.engine.learning.engine_loop import after_legs

R = ScriptLibrary.R
RSCRIPT = shutil.which("Rscript")
needs_r = pytest.mark.skipif(
    RSCRIPT is None, reason="R is NOT INSTALLED: of its scripts the form alone is looked at"
)
RULE = Settings(rule=Rule.PERCEPTRON, learning_rate=0.5, seed=3)
ROSENBLATT = Case([(0.5, RULE), (1, settings(batch=7, seed=3))], NEURON)
OPEN, CLOSED = "([{", ")]}"


def printed(text, folder):
    """Run a script by R in its folder and return what it prints, by name."""
    (folder / "run.R").write_text(text, encoding="utf-8")
    done = subprocess.run(
        [RSCRIPT, "--vanilla", "run.R"], cwd=folder, capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    lines = [line.split(" = ") for line in done.stdout.splitlines()]
    return {name: ast.literal_eval(value) for name, value in lines}


def assert_repeats(case, steps, folder, near=1e-9):
    start, legs = start_of(case.architecture), case.over(steps)
    text = network_script(R, case.plants, case.architecture, start, legs, "fr")
    reached = after_legs(case.plants, case.architecture, start, legs)
    assert_prints(printed(text, folder), on_screen(case.plants, case.architecture, reached), near)


@needs_r
@pytest.mark.parametrize("name", CASES)
def test_run_alone_it_prints_the_numbers_of_fifty_steps(name, tmp_path):
    assert_repeats(CASES[name], 50, tmp_path)


@needs_r
@pytest.mark.long
@pytest.mark.parametrize("name", CASES)
def test_run_alone_it_prints_the_numbers_of_a_thousand_steps(name, tmp_path):
    assert_repeats(CASES[name], 1_000, tmp_path, 1e-5 if name == "others" else 1e-9)


@needs_r
def test_rosenblatts_rule_comes_to_the_numbers_of_the_numpy_script(tmp_path, capsys):
    wanted = printed_by_numpy(script(NUMPY, ROSENBLATT, steps=100), tmp_path / "run.py", capsys)
    assert_prints(printed(script(R, ROSENBLATT, steps=100), tmp_path), wanted)


@needs_r
def test_at_the_start_it_needs_no_step(tmp_path):
    architecture, start = Architecture(XOR, (2,)), start_of(Architecture(XOR, (2,)))
    text = network_script(R, PLANTS, architecture, start, [], "en")
    assert_prints(printed(text, tmp_path), on_screen(PLANTS, architecture, start))
    assert "at its start" in text


@needs_r
def test_many_plants_are_read_from_a_file_beside_it(tmp_path):
    plants = samples.make("moons", 300, 0.2, 2).split_by(Split(0.2, 9))
    case = Case(whole("momentum", 0.05), plants=plants)
    plants_csv.write(tmp_path / "mine.csv", plants)
    text = script(R, case, plants_file="mine.csv")
    reached = after_legs(plants, case.architecture, start_of(case.architecture), case.over(20))
    assert_prints(printed(text, tmp_path), on_screen(plants, case.architecture, reached))


@needs_r
def test_what_its_legs_do_not_lead_to_is_given_as_it_is(tmp_path):
    case = CASES["batches"]
    numbers = printed(script(R, case, doubt=Doubt.EDITED), tmp_path)
    assert_prints(numbers, on_screen(case.plants, case.architecture, start_of(case.architecture)))


@pytest.mark.parametrize("name", [*CASES, "rosenblatt"])
def test_every_bracket_is_closed_and_every_name_is_given_before_it_is_used(name):
    text = script(R, {**CASES, "rosenblatt": ROSENBLATT}[name], "fr")
    assert len(max(text.splitlines(), key=len)) <= 100
    code = re.sub(r'"(\\.|[^"\\])*"', '""', "\n".join(code_of(text)))
    waiting = []
    for sign in code:
        if sign in OPEN:
            waiting.append(sign)
        elif sign in CLOSED:
            assert waiting.pop() == OPEN[CLOSED.index(sign)]
    assert not waiting
    given = {"x", "y", "row", "v", "q", "g", "w", "name", *BASE}
    for line in code.splitlines():
        given |= set(re.findall(r"(\w+)(?:\[\[.*?\]\])? <-", line))
        given |= set(re.findall(r"for \((\w+) in", line))
        assert set(re.findall(r"(?<![\w.$])[A-Za-z]\w*", line)) <= given, line


BASE = {
    "c", "rbind", "list", "function", "for", "in", "if", "else", "t", "length", "plogis", "tanh",
    "pmax", "rowSums", "sqrt", "sign", "sin", "lapply", "apply", "paste0", "paste", "collapse",
    "sprintf", "cat", "mean", "ifelse", "log1p", "exp", "abs", "nrow", "min", "seq_along", "drop",
    "FALSE", "R",
}  # fmt: skip
"""What is used of base R, with what is named in its calls."""


def test_its_comments_are_in_the_language_asked_for_and_its_code_is_the_same():
    english, french = (script(R, CASES["decays"], language) for language in ("en", "fr"))
    assert code_of(english) == code_of(french)
    assert "It needs R alone." in english
    assert "R seul suffit." in french


def test_the_orders_that_numpy_draws_are_written_out_counted_from_one():
    text = script(R, Case([(1, RULE)], NEURON), steps=60)
    rows = re.search(r"orders <- rbind\((.*?)\n\)", text, re.DOTALL)[1]
    numbers = [int(number) for number in re.findall(r"\d+", rows)]
    drawn = [np.random.default_rng([3, epoch]).permutation(40) + 1 for epoch in (0, 1)]
    assert numbers == np.concatenate(drawn).tolist()


def test_a_run_of_too_many_batches_is_refused_in_a_sentence():
    case = Case(whole(batch=5))
    assert script(R, case, steps=4_000)
    with pytest.raises(UserError) as refused:
        script(R, case, steps=4_001)
    assert refused.value.code == "script_order"
    told = [sentence_of(refused.value, language) for language in ("en", "fr")]
    assert "20\u202f000" in told[1]
    assert told[0] != told[1]
    momentum = settings("momentum", batch=5)
    legs = [Leg(0, 2_500, momentum), Leg(2_500, 2_550, settings("adam")),
            Leg(2_550, 5_050, momentum)]  # fmt: skip
    with pytest.raises(UserError, match="script_order"):
        network_script(R, PLANTS, NEURON, np.zeros(3), legs, "en")


@pytest.mark.parametrize(
    ("code", "case"),
    [
        ("no_plants", Case(whole(), plants=Dataset.empty())),
        ("script_formulas", Case([(1, OWN)], NEURON)),
        ("script_rule", Case([(1, Settings(rule=Rule.PERCEPTRON, optimiser=Optimiser.ADAM))])),
    ],
)
def test_what_no_script_can_repeat_is_refused_here_too(code, case):
    with pytest.raises(UserError, match=code):
        script(R, case)
