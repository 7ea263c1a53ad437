"""`main.py train`: what a script or a teacher sees of it."""

import csv
import json
import math
import os
import subprocess
import sys
from pathlib import Path

import pytest

import main
from engine import VERSION
from engine.lab.state import LARGEST_WEIGHT
from gui.cli import given_values
from tests.engine import trace_rows

ROOT = Path(main.__file__).parent
SIX = "x1,x2,y\n0.5,2.0,1\n1.1,2.1,1\n0.7,2.6,1\n2.0,1.0,0\n2.5,0.7,0\n2.2,0.3,0\n"
PROMISED = {"w1", "w2", "b", "loss", "accuracy", "likelihood", "log_likelihood", "steps"}
PROMISED |= {"diverged", "oscillates", "diagnosis", "m", "separability", "minimum"}


@pytest.fixture
def six(tmp_path):
    path = tmp_path / "six.csv"
    path.write_text(SIX, encoding="utf-8")
    return str(path)


def strict(text):
    """Read JSON as any other language would: NaN and Infinity are no JSON."""

    def refuse(constant):
        raise AssertionError(f"{constant} in JSON")

    return json.loads(text, parse_constant=refuse)


def by_hand(rate, steps):
    """w1, w2, b, loss of the six plants from 0, from the formulas."""
    rows = [tuple(float(cell) for cell in line.split(",")) for line in SIX.split()[1:]]
    w1 = w2 = b = 0.0
    for _ in range(steps):
        errors = [1 / (1 + math.exp(-(w1 * x1 + w2 * x2 + b))) - y for x1, x2, y in rows]
        pulls = [(e * x1, e * x2, e) for e, (x1, x2, _) in zip(errors, rows, strict=True)]
        g1, g2, g3 = (sum(column) / 6 for column in zip(*pulls, strict=True))
        w1, w2, b = w1 - rate * g1, w2 - rate * g2, b - rate * g3
    z = [(w1 * x1 + w2 * x2 + b) * (1 if y else -1) for x1, x2, y in rows]
    return w1, w2, b, sum(math.log(1 + math.exp(-value)) for value in z) / 6


def test_the_result_is_written_as_json_and_equals_the_formulas(six, tmp_path):
    out = tmp_path / "out.json"
    assert main.main(["train", six, "--steps", "100", "--json", str(out)]) == 0
    result = strict(out.read_text(encoding="utf-8"))
    assert result.keys() >= PROMISED
    found = [result[name] for name in ("w1", "w2", "b", "loss")]
    assert found == pytest.approx(by_hand(0.1, 100), abs=1e-12)
    assert (result["steps"], result["m"], result["accuracy"]) == (100, 6, 1.0)
    assert result["log_likelihood"] == pytest.approx(-6 * result["loss"], rel=1e-12)
    assert result["likelihood"] == pytest.approx(math.exp(-6 * result["loss"]), rel=1e-12)
    assert (result["diverged"], result["diagnosis"]) == (False, "separated")


def test_a_dash_prints_the_json_and_no_option_prints_words(six, capsys):
    assert main.main(["train", six, "--steps", "3", "--json", "-"]) == 0
    printed = strict(capsys.readouterr().out)
    assert printed["steps"] == 3
    assert main.main(["train", six, "--steps", "3"]) == 0
    words = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in words] == list(printed)
    assert float(words[0].split()[1]) == printed["w1"]


def test_the_default_is_1000_steps_at_a_rate_of_a_tenth(six, capsys):
    assert main.main(["train", six, "--json", "-"]) == 0
    result = strict(capsys.readouterr().out)
    assert result["steps"] == 1000
    assert result["loss"] == pytest.approx(by_hand(0.1, 1000)[3], abs=1e-11)


def test_rate_and_start_are_taken(six, capsys):
    options = ["--steps", "1", "--learning-rate", "2", "--start=-1,2,0.5", "--json", "-"]
    assert main.main(["train", six, *options]) == 0
    moved = strict(capsys.readouterr().out)
    assert main.main(["train", six, "--steps", "0", "--start=-1,2,0.5", "--json", "-"]) == 0
    solved_frame = strict(capsys.readouterr().out)
    assert [solved_frame[name] for name in ("w1", "w2", "b", "steps")] == [-1, 2, 0.5, 0]
    assert moved["loss"] < solved_frame["loss"]


def test_the_trace_has_a_row_a_step_that_ends_with_the_result(six, tmp_path, capsys):
    out = tmp_path / "trace.csv"
    assert main.main(["train", six, "--steps", "20", "--trace", str(out), "--json", "-"]) == 0
    result = strict(capsys.readouterr().out)
    with out.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["step"] for row in rows] == [str(step) for step in range(21)]
    assert [float(rows[0][name]) for name in ("w1", "w2", "b")] == [0, 0, 0]
    for name in ("w1", "w2", "b", "loss"):
        assert float(rows[-1][name]) == result[name]


def test_batches_are_reproducible_by_their_seed(six, capsys):
    def with_seed(seed):
        options = ["--steps", "7", "--batch", "2", "--seed", seed, "--json", "-"]
        assert main.main(["train", six, *options]) == 0
        return strict(capsys.readouterr().out)

    assert with_seed("5") == with_seed("5")
    assert with_seed("5")["w1"] != with_seed("6")["w1"]


@pytest.mark.parametrize("rate", ["0.0001", "100"])
@pytest.mark.parametrize("scale", ["1", "1e6", "1e12"])
def test_the_json_never_holds_nan_or_infinity(tmp_path, capsys, rate, scale):
    path = tmp_path / "far.csv"
    path.write_text(f"x1,x2,y\n{scale},0,1\n0,{scale},0\n{scale},{scale},1\n0,0,1\n-1,1,0\n")
    options = ["--steps", "300", "--learning-rate", rate, "--json", "-"]
    assert main.main(["train", str(path), *options]) == 0
    result = strict(capsys.readouterr().out)
    assert all(math.isfinite(result[name]) for name in ("w1", "w2", "b", "loss"))


def test_a_rate_that_is_too_large_is_reported(tmp_path, capsys):
    path = tmp_path / "overlap.csv"
    path.write_text("x1,x2,y\n0,0,1\n1,0,0\n2,0,1\n3,0,0\n1,2,1\n2,2,0\n")
    options = ["--steps", "20", "--learning-rate", "100", "--json", "-"]
    assert main.main(["train", str(path), *options]) == 0
    result = strict(capsys.readouterr().out)
    assert (result["diverged"], result["diagnosis"]) == (True, "overshooting")


@pytest.mark.parametrize(
    ("text", "options", "words"),
    [
        (None, [], ["plants.csv"]),
        ("", [], ["x1"]),
        ("x1,y\n1,1\n", [], ["x2"]),
        ("x1,x2,y\n1,2,1\n1,abc,0\n", [], ["row 2", "column 2", "abc"]),
        ("x1,x2,y\n1,2,1\n1,2,\n", [], ["row 2", "column 3"]),
        ("x1,x2,y\n1,nan,1\n", [], ["row 1"]),
        ("x1,x2,y\n1,2,5\n", [], ["row 1", "5"]),
        ("x1,x2,y\n", [], ["no plant"]),
        (SIX, ["--learning-rate", "1000"], ["1000", "100"]),
        (SIX, ["--learning-rate", "nan"], ["nan"]),
        (SIX, ["--batch", "0"], ["0"]),
        (SIX, ["--seed", "-1"], ["-1"]),
        (SIX, ["--seed", "2147483648"], ["2,147,483,648", "2,147,483,647"]),
        (SIX, ["--batch", "2147483648"], ["2,147,483,648", "2,147,483,647"]),
        (SIX, ["--steps", "-1"], ["-1"]),
        (SIX, ["--steps", "2000001"], ["2,000,000"]),
        (SIX, ["--json", "no_such_folder/out.json"], ["out.json"]),
        (SIX, ["--trace", "no_such_folder/out.csv"], ["out.csv"]),
    ],
)
def test_what_a_person_can_mend_is_one_line_and_exit_2(tmp_path, capsys, text, options, words):
    path = tmp_path / "plants.csv"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    assert main.main(["train", str(path), *options]) == 2
    shown = capsys.readouterr()
    (line,) = shown.err.splitlines()
    assert line.startswith("perceptron-lab: ")
    assert all(word in line for word in words)
    assert "{" not in line
    assert shown.out == ""


@pytest.mark.parametrize("start", ["1,2", "a,b,c", "1,2,3,4", "nan,0,0", "0,inf,0"])
def test_a_start_that_is_not_three_numbers_is_refused(six, capsys, start):
    with pytest.raises(SystemExit) as left:
        main.main(["train", six, f"--start={start}"])
    assert left.value.code == 2
    assert start in capsys.readouterr().err


def test_help_and_version_are_told(capsys):
    for arguments, word in (
        (["--version"], VERSION),
        (["--help"], "train"),
        (["train", "--help"], "--learning-rate"),
    ):
        with pytest.raises(SystemExit) as left:
            main.main(arguments)
        assert left.value.code == 0
        assert word in capsys.readouterr().out


def test_the_real_command_needs_no_display_and_loads_no_qt(six):
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    command = [sys.executable, "-X", "importtime", str(ROOT / "main.py"), "train", six]
    done = subprocess.run(
        [*command, "--steps", "100", "--json", "-"],
        capture_output=True,
        text=True,
        env=environment,
        cwd=Path(six).parent,
        timeout=120,
    )
    assert done.returncode == 0
    found = strict(done.stdout)
    assert [found[name] for name in ("w1", "w2", "b", "loss")] == pytest.approx(
        by_hand(0.1, 100), abs=1e-12
    )
    loaded = {line.split("|")[-1].strip() for line in done.stderr.splitlines()}
    assert "engine.lab.training" in loaded
    assert not {name.split(".")[0] for name in loaded} & {"PySide6", "shiboken6", "pyqtgraph"}


@pytest.fixture
def session(tmp_path):
    """A session of four plants, 30 steps long, that shows step 20."""
    from engine.files.sessions.session_file import Document, to_json
    from engine.lab.session import Session
    from engine.model.dataset import Dataset

    lab = Session(Dataset.of([[0.5, 2], [1, 2], [2, 1], [2, 0.5]], [1, 1, 0, 0]))
    lab.learn(30)
    lab.go_to(20)
    path = tmp_path / "lesson.plab"
    path.write_text(to_json(Document(lab.state, lab.step)), encoding="utf-8")
    return path, lab


def test_a_session_is_trained_on_from_the_neuron_that_it_shows(session, capsys):
    path, lab = session
    assert main.main(["train", str(path), "--steps", "10", "--json", "-"]) == 0
    result = strict(capsys.readouterr().out)
    assert result["m"] == 4
    assert [result[name] for name in ("w1", "w2", "b", "loss")] == (
        trace_rows(lab.state.run.trace)[30].tolist()
    )


def test_a_start_that_is_given_goes_before_that_of_a_session(session, capsys):
    path, lab = session
    assert main.main(["train", str(path), "--steps", "5", "--start", "0,0,0", "--json", "-"]) == 0
    result = strict(capsys.readouterr().out)
    assert result["w1"] == lab.state.run.trace.parameters(5)[0]


def test_a_damaged_session_is_said_in_one_line(session, capsys):
    path, _ = session
    path.write_text(path.read_text()[:2000])
    assert main.main(["train", str(path)]) == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert "lesson.plab" in said[0]


@pytest.mark.parametrize("option", ["--json", "--trace", "--figure", "--animation", "--script"])
def test_a_folder_that_is_not_there_is_refused_before_anything_is_learned(
    six, tmp_path, capsys, monkeypatch, option
):
    monkeypatch.setattr("engine.lab.training.train", lambda *_: pytest.fail("it was trained"))
    end = {"--json": ".json", "--trace": ".csv", "--script": ".py", "--animation": ".gif"}
    out = tmp_path / "nowhere" / f"out{end.get(option, '.png')}"
    assert main.main(["train", six, option, str(out)]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "nowhere" in said


def test_a_result_that_can_not_be_written_leaves_the_one_before(six, tmp_path, monkeypatch):
    out = tmp_path / "r.json"
    assert main.main(["train", six, "--steps", "5", "--json", str(out)]) == 0
    before = out.read_text()

    def full(*_arguments, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    assert main.main(["train", six, "--steps", "9", "--json", str(out)]) == 2
    assert out.read_text() == before


def test_the_largest_weight_is_that_of_the_lab():
    assert given_values._LARGEST_WEIGHT == LARGEST_WEIGHT


def test_separability_and_minimum_are_those_of_the_measures_as_the_file_has_them(tmp_path, capsys):
    """Three plants on a line, far from the origin: log 3 - 2/3 log 2, the odds of one in three."""
    path = tmp_path / "far.csv"
    path.write_text("x1,x2,y\n200.1,0.2,0\n200.2,0.4,1\n200.3,0.6,0\n", encoding="utf-8")
    assert main.main(["train", str(path), "--steps", "5", "--json", "-"]) == 0
    result = strict(capsys.readouterr().out)
    assert result["separability"] == "overlapping"
    assert result["minimum"]["loss"] == pytest.approx(math.log(3) - 2 / 3 * math.log(2), rel=1e-12)
    w1, w2, b = (result["minimum"][name] for name in ("w1", "w2", "b"))
    assert 200.2 * w1 + 0.4 * w2 + b == pytest.approx(-math.log(2), rel=1e-9)
    assert main.main(["train", str(path), "--steps", "5"]) == 0
    assert "\nminimum         w1 = " in capsys.readouterr().out
