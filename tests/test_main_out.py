"""`main.py train`, all that it writes: slides made again by a script, without a display."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

import main

ROOT = Path(main.__file__).parent
SIX = "x1,x2,y\n0.5,2.0,1\n1.1,2.1,1\n0.7,2.6,1\n2.0,1.0,0\n2.5,0.7,0\n2.2,0.3,0\n"


@pytest.fixture
def six(tmp_path):
    path = tmp_path / "six.csv"
    path.write_text(SIX, encoding="utf-8")
    return path


def run(*arguments, language="en_US.UTF-8"):
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LC_ALL", "LC_MESSAGES"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *map(str, arguments)],
        capture_output=True,
        text=True,
        env=environment | {"LANG": language},
        timeout=120,
    )


def test_every_output_at_once_without_a_display(six, tmp_path):
    names = ("json", "trace", "script", "animation", "figure")
    ends = (".json", ".csv", ".py", ".gif", ".svg")
    outs = {name: tmp_path / f"out{end}" for name, end in zip(names, ends, strict=True)}
    options = [part for name, path in outs.items() for part in (f"--{name}", path)]
    done = run("train", six, "--steps", "30", *options)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert all(path.stat().st_size for path in outs.values())
    with Image.open(outs["animation"]) as animation:
        assert animation.n_frames == 31
        assert animation.size == (960, 480)


def test_the_animation_of_a_session_is_in_the_language_of_the_system(tmp_path):
    from engine.files.sessions.session_file import Document, to_json
    from engine.lab.session import Session

    lab, path = Session(), tmp_path / "lesson.plab"
    lab.learn(10)
    path.write_text(to_json(Document(lab.state, lab.step)), encoding="utf-8")
    shown = []
    for language in ("en_US.UTF-8", "fr_FR.UTF-8"):
        out = tmp_path / f"{language}.webp"
        assert run("train", path, "--steps", 2, "--animation", out, language=language).stderr == ""
        with Image.open(out) as animation:
            assert animation.n_frames == 3
            shown.append(animation.convert("RGB").tobytes())
    assert shown[0] != shown[1]


@pytest.mark.parametrize(
    ("name", "options", "words"),
    [
        ("out.avi", [], ["out.avi", ".gif"]),
        ("out.gif", ["--steps", "0"], ["at least one step"]),
        ("gone/out.gif", ["--steps", "2"], ["out.gif", "gone"]),
    ],
)
def test_what_can_not_be_animated_is_one_line_and_exit_2(
    six, tmp_path, capsys, name, options, words
):
    assert main.main(["train", str(six), *options, "--animation", str(tmp_path / name)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert all(word in line for word in words)
    assert os.listdir(tmp_path) == ["six.csv"]


def test_an_mp4_that_can_not_be_made_is_refused_before_a_long_training(
    six, tmp_path, capsys, monkeypatch
):
    monkeypatch.setattr("gui.export.animation_encoders.can_write_video", lambda: False)
    out = str(tmp_path / "out.mp4")
    assert main.main(["train", str(six), "--steps", "2000000", "--animation", out]) == 2
    assert "ffmpeg" in capsys.readouterr().err


def test_a_session_is_trained_on_as_it_learnt_unless_an_option_says_otherwise(tmp_path, capsys):
    from engine.files.sessions.session_file import Document, to_json
    from engine.lab.session import Session
    from engine.learning.settings import Settings

    lab = Session(settings=Settings(learning_rate=0.9, batch_size=2, seed=3))
    path = tmp_path / "lesson.plab"
    path.write_text(to_json(Document(lab.state, 0)), encoding="utf-8")
    lab.learn(5)
    assert main.main(["train", str(path), "--steps", "5"]) == 0
    assert f"loss            {lab.frame().loss}" in capsys.readouterr().out
    assert main.main(["train", str(path), "--steps", "5", "--learning-rate", "0.1"]) == 0
    assert f"loss            {lab.frame().loss}" not in capsys.readouterr().out


def test_a_trace_can_go_to_what_is_no_file(six):
    done = run("train", six, "--steps", 2, "--trace", "/dev/stdout")
    if not Path("/dev/stdout").exists():
        pytest.skip("there is no /dev/stdout here")
    assert done.returncode == 0
    assert done.stdout.startswith("step,w1,w2,b,loss\n0,0.0,0.0,0.0,")
