"""`main.py figure` and `train --figure`: what a script or a teacher sees of them."""

import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

import main
from engine.files.sessions.session_file import Document, to_json
from engine.lab.session import Session
from engine.lab.state import set_architecture
from engine.lab.training import train
from engine.learning.settings import Settings
from engine.model.architecture import Architecture
from engine.model.samples import six as six_plants
from gui.registry.pictures import picture_names
from tests.test_main_train import ROOT, SIX

NETWORK = Architecture(hidden=(2,))

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def six(tmp_path):
    path = tmp_path / "six.csv"
    path.write_text(SIX, encoding="utf-8")
    return str(path)


@pytest.fixture
def session(tmp_path):
    """A session of 40 steps, step 10 shown, with a zoom and no shading."""
    learnt = train(six_plants(), Settings(learning_rate=0.5), None, 40)
    view = {"field": [0.0, 0.0, 1.0, 1.0], "shading": "none", "log_loss": True}
    path = tmp_path / "lab.plab"
    path.write_text(to_json(Document(learnt.state, 10, None, view)), encoding="utf-8")
    return str(path)


def drawn(file, view, out, *more):
    assert main.main(["figure", file, "--view", view, "--out", str(out), *more]) == 0
    return out


def test_a_network_of_a_session_is_drawn_with_its_weights_at_the_step_shown(tmp_path):
    network = Session(six_plants())
    network.replace(network.state.changes_to(set_architecture(network.state, NETWORK)))
    network.learn(20)
    network.go_to(7)
    path = tmp_path / "network.plab"
    path.write_text(to_json(Document(network.state, 7, None, {})), encoding="utf-8")
    text = drawn(str(path), "network", tmp_path / "n.svg", "--lang", "en").read_text("utf-8")
    for weight in network.frame().parameters[network.frame().architecture.is_weight].tolist():
        assert f">{weight:.2f}<".replace("-", "−") in text
    assert text.count("<image") == 2 + 2 + 1


def refusal(capsys, *given):
    try:
        code = main.main(["figure", *given])
    except SystemExit as left:
        code = left.code
    said = capsys.readouterr().err
    assert code == 2
    assert said.count("\n") == 1
    return said


def test_the_help_names_every_picture_and_loads_no_qt():
    code = "import sys, main\ntry: main.main(['figure', '--help'])\nfinally: print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, timeout=60
    )
    assert not {name.split(".")[0] for name in done.stdout.split()} & {
        "PySide6",
        "shiboken6",
        "pyqtgraph",
    }
    assert all(name in done.stdout for name in picture_names())


def test_size_theme_and_language_are_taken(six, tmp_path):
    png = drawn(six, "field", tmp_path / "a.png", "--size", "640x480", "--theme", "dark")
    image = QImage(str(png))
    assert (image.width(), image.height()) == (640, 480)
    assert image.pixelColor(2, 2).lightness() < 60
    svg = drawn(six, "field", tmp_path / "a.svg", "--lang", "fr").read_text(encoding="utf-8")
    assert '<svg width="1200" height="800"' in svg
    assert "largeur de la feuille" in svg
    assert drawn(six, "surface", tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_a_session_is_drawn_at_its_step_as_it_was_looked_at(session, six, tmp_path):
    curve = drawn(session, "lossCurve", tmp_path / "c.svg").read_text(encoding="utf-8")
    shown = train(six_plants(), Settings(learning_rate=0.5), None, 10).frame()
    assert f"{shown.loss:.3g}" in curve
    field = QImage(str(drawn(session, "field", tmp_path / "f.png")))
    seen = np.array([field.pixelColor(x, 300).lightness() for x in range(700, 1190, 30)])
    assert (seen > 250).mean() > 0.8  # no shading
    text = drawn(session, "field", tmp_path / "f.svg").read_text(encoding="utf-8")
    ticks = re.findall(r">(\d\.\d)<", text)
    assert max(map(float, ticks)) <= 1.0


def test_what_can_be_mended_is_said_in_one_line(six, tmp_path, capsys):
    out = str(tmp_path / "a.png")
    said = refusal(capsys, six, "--view", "fields", "--out", out)
    assert all(name in said for name in ("fields", "lossCurve", "inspector"))
    assert ".svg" in refusal(capsys, six, "--view", "field", "--out", str(tmp_path / "a.jpg"))
    for size in ("12", "x", "axb", "-1x5", "1x2x3", "9" * 30 + "x1"):
        assert "1200x800" in refusal(capsys, six, "--view", "field", "--out", out, f"--size={size}")
    assert "10,000" in refusal(capsys, six, "--view", "field", "--out", out, "--size", "20000x200")
    nowhere = str(tmp_path / "no" / "a.png")
    assert "a.png" in refusal(capsys, six, "--view", "field", "--out", nowhere)
    assert "no.csv" in refusal(capsys, "no.csv", "--view", "field", "--out", out)
    assert "--view" in refusal(capsys, six, "--out", out)
    assert not Path(out).exists()


def test_a_damaged_session_is_refused_in_one_line(session, tmp_path, capsys):
    broken = Path(session)
    broken.write_text(broken.read_text(encoding="utf-8")[:200], encoding="utf-8")
    assert "lab.plab" in refusal(capsys, session, "--view", "field", "--out", "a.png")


def test_what_stood_in_the_file_stays_where_something_fails(six, tmp_path, capsys):
    out = tmp_path / "a.png"
    out.write_text("before", encoding="utf-8")
    refusal(capsys, six, "--view", "nothing", "--out", str(out))
    assert out.read_text(encoding="utf-8") == "before"


def test_train_draws_the_field_it_has_learnt(six, tmp_path, capsys):
    out = tmp_path / "t.svg"
    assert main.main(["train", six, "--steps", "200", "--figure", str(out)]) == 0
    assert "w1" in capsys.readouterr().out
    assert "z &gt; 0" in out.read_text(encoding="utf-8")
    assert main.main(["train", six, "--figure", str(tmp_path / "t.bmp")]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "t.bmp" in captured.err


def test_the_real_command_needs_no_display_and_says_nothing(six, tmp_path):
    bare = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME")}
    done = subprocess.run(
        [sys.executable, "main.py", "figure", six, "--view", "sigmoid", "--out",
         str(tmp_path / "s.png"), "--size", "300x200"],
        capture_output=True, text=True, cwd=ROOT, env=bare, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert QImage(str(tmp_path / "s.png")).width() == 300
