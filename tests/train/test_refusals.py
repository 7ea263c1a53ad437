"""What `main.py train` refuses of a model: in one line, which option and what is allowed."""

import contextlib
import json
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import UserError
from engine.files.runs import start_parameters


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--features", ""], ["--features"]),
        (["--features", "x1,x3"], ["--features", "x3", "sin(x1)"]),
        (["--features", "x1,"], ["--features", "x1^2+x2^2"]),
        (["--features", "x1,x1"], ["--features", "x1"]),
        (["--degree", "6"], ["--degree", "6", "1", "5"]),
        (["--degree", "-1"], ["--degree", "-1"]),
        (["--degree", "2", "--features", "x1"], ["--degree", "--features"]),
        (["--hidden", "0"], ["--hidden", "0", "1", "8"]),
        (["--hidden", "9"], ["--hidden", "9", "8"]),
        (["--hidden", "4,2,3,1"], ["--hidden", "4", "3"]),
        (["--hidden", "many"], ["--hidden", "many", "4,2"]),
        (["--activation", "swish"], ["--activation", "swish", "relu"]),
        (["--optimizer", "sgd"], ["--optimizer", "sgd", "momentum"]),
        (["--l1", "1", "--l2", "1"], ["--l1", "--l2"]),
        (["--l2", "-1"], ["--l2", "-1", "100"]),
        (["--l1", "nan"], ["--l1", "nan"]),
        (["--test-share", "1"], ["--test-share", "1"]),
        (["--test-share", "20%"], ["--test-share", "20%"]),
        (["--start", "1,2,3", "--hidden", "2"], ["--start", "--start-parameters"]),
        (["--start", "1,2,3", "--start-parameters", "a.json"], ["--start", "--start-parameters"]),
    ],
)
def test_a_wrong_option_is_named_in_one_line(xor, refusal_of, language, options, words):
    line = refusal_of(xor, *options)
    assert [word for word in words if word not in line] == []
    assert "{" not in line


def test_all_plants_held_out_leave_none_to_learn_from(tmp_path, refusal_of, language):
    path = tmp_path / "two.csv"
    path.write_text("x1,x2,y\n1,2,1\n2,1,0\n")
    assert "2" in refusal_of(path, "--test-share", "0.9")


LAYER = '{"weights": [[1, 2]], "biases": [3]}'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", ["JSON"]),
        ("", ["JSON"]),
        ("[" * 100_000, ["JSON"]),
        ("[1, 2]", ["layers"]),
        ('{"layers": []}', ["layers"]),
        ('{"layers": [1]}', ["1", "weights", "biases"]),
        ('{"layers": [{"weights": [1, 2], "biases": [3]}]}', ["1", "weights"]),
        ('{"layers": [{"weights": [[1, 2]], "biases": [3, 4]}]}', ["1", "2"]),
        ('{"layers": [{"weights": [[1, 2], [3, 4]], "biases": [3, 4]}]}', ["1", "2"]),
        ('{"layers": [{"weights": [[1, 2], [3]], "biases": [3, 4]}]}', ["1", "2"]),
        (f'{{"layers": [{LAYER}, {LAYER}]}}', ["2", "1"]),
        ('{"layers": [{"weights": [["a", 2]], "biases": [3]}]}', ["a"]),
        ('{"layers": [{"weights": [[true, 2]], "biases": [3]}]}', ["true"]),
        ('{"layers": [{"weights": [[NaN, 2]], "biases": [3]}]}', ["1"]),
        ('{"layers": [{"weights": [[1e400, 2]], "biases": [3]}]}', ["1"]),
        (f'{{"layers": [{{"weights": [[1{"0" * 400}, 2]], "biases": [3]}}]}}', ["1"]),
        (f'{{"layers": [{{"weights": [[1{"0" * 5000}, 2]], "biases": [3]}}]}}', ["JSON"]),
        ('{"layers": [{"weights": [[1e101, 2]], "biases": [3]}]}', ["1e100"]),
        (f'{{"layers": [{LAYER}], "features": ["x1", "x3"]}}', ["x3", "sin(x1)"]),
        (f'{{"layers": [{LAYER}], "features": ["x1", "x1"]}}', ["x1"]),
        (f'{{"layers": [{LAYER}], "features": ["x1"]}}', ["2", "1"]),
        (f'{{"layers": [{LAYER}], "features": "x1"}}', ["features"]),
        (f'{{"layers": [{LAYER}], "hidden": [3]}}', ["hidden", "3"]),
        (f'{{"layers": [{LAYER}], "activation": ["tanh"]}}', ["tanh", "relu"]),
        ('{"layers": [{"weights": [[1, 2, 3]], "biases": [4]}]}', ["3", "2", "--features"]),
        ('{"layers": [{"weights": [' + "[1, 2]," * 8 + '[1, 2]], "biases": [0' + ",0" * 8 + "]},"
         '{"weights": [[1' + ",1" * 8 + ']], "biases": [0]}]}', ["9", "8"]),
        (" " * 1_000_001, ["1"]),
    ],
)  # fmt: skip
def test_a_file_that_holds_no_parameters_is_refused_by_name(xor, refusal_of, language, text, words):
    Path("start.json").write_text(text, encoding="utf-8")
    line = refusal_of(xor, "--start-parameters", "start.json")
    assert [word for word in ["start.json", *words] if word not in line] == []
    assert len(line) < 500


def test_a_folder_or_nothing_at_all_holds_no_parameters(xor, refusal_of, language):
    Path("folder.json").mkdir()
    assert "folder.json" in refusal_of(xor, "--start-parameters", "folder.json")
    assert "none.json" in refusal_of(xor, "--start-parameters", "none.json")
    Path("binary.json").write_bytes(b"\xff\xfe\x00")
    assert "binary.json" in refusal_of(xor, "--start-parameters", "binary.json")


def test_options_that_say_otherwise_than_the_file_are_refused(
    xor, refusal_of, result_of, monkeypatch
):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    made = result_of(xor, "--hidden", "2", "--activation", "relu", "--steps", 0)
    Path("start.json").write_text(json.dumps(made), encoding="utf-8")
    given = ["--start-parameters", "start.json"]
    assert "--hidden says 3" in refusal_of(xor, *given, "--hidden", "3")
    assert "--hidden says none" in refusal_of(xor, *given, "--hidden", "none")
    assert "--activation says tanh" in refusal_of(xor, *given, "--activation", "tanh")
    assert "--features says x2, x1" in refusal_of(xor, *given, "--features", "x2,x1")
    assert "--features says" in refusal_of(xor, *given, "--degree", "2")
    assert "start.json" in refusal_of(xor, *given, "--json", "start.json")
    agreed = ["--hidden", "2", "--activation", "relu", "--degree", "1", "--steps", 0]
    assert result_of(xor, *given, *agreed)["layers"] == made["layers"]


NAMES = st.sampled_from(["layers", "weights", "biases", "features", "hidden", "activation"])
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.sampled_from(["x1", "tanh"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=5),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(NAMES, JSON, max_size=5))
def test_whatever_a_file_holds_is_taken_or_refused(content):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "start.json"
        path.write_text(json.dumps(content), encoding="utf-8")
        with contextlib.suppress(UserError):
            start = start_parameters.read(path)
            assert np.isfinite(start.parameters).all()
