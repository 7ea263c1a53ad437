"""How far a long command is: on a terminal, after two seconds, and wiped off at the end."""

import io
import re
import sys

import pytest

import main
from gui.cli import progress
from gui.cli.progress import Progress
from tests.test_main_train import SIX


class Terminal(io.StringIO):
    def isatty(self):
        return True


class Clock:
    def __init__(self):
        self.now_s = 0.0

    def __call__(self):
        return self.now_s


def shown(terminal):
    """What the line said, one after the other."""
    return [text.strip() for text in terminal.getvalue().split("\r") if text.strip()]


def test_nothing_is_said_for_two_seconds_then_how_far_it_is_and_how_long_it_takes():
    clock, terminal = Clock(), Terminal()
    line = Progress(terminal, clock)
    with line.part("learning"):
        for percent in range(1, 100):
            clock.now_s += 0.1
            line.report(percent / 100)
    said = shown(terminal)
    assert said[0] == "learning: 20 %, about 8 s left"
    assert said[-1] == "learning: 98 %, about 1 s left"
    assert 25 < len(said) <= 40  # five a second at most
    assert re.search(r"\r +\r$", terminal.getvalue())


@pytest.mark.parametrize(
    ("spent_s", "share", "text"),
    [
        (60, 0.5, "about 1 min 00 s left"),
        (10, 0.01, "about 16 min 30 s left"),
        (3600, 0.25, "about 3 h 00 min left"),
        (5, 0.0, "learning: 0 %"),
        (5, 0.999, "learning: 99 %, about 1 s left"),
        (5, 1.0, "learning …"),
        (5, None, "learning …"),
    ],
)
def test_the_time_that_is_left_is_told_as_people_do(spent_s, share, text):
    clock, terminal = Clock(), Terminal()
    line = Progress(terminal, clock)
    with line.part("learning"):
        clock.now_s += spent_s
        line.report(share)
    assert shown(terminal)[-1].endswith(text)


def test_a_shorter_line_covers_the_longer_one_before():
    clock, terminal = Clock(), Terminal()
    line = Progress(terminal, clock)
    clock.now_s = 5
    with line.part("a long name of a part"):
        pass
    with line.part("b"):
        clock.now_s += 1
        line.report(0.5)
    assert terminal.getvalue().endswith("\r")


@pytest.mark.parametrize("is_terminal", [True, False])
def test_a_long_training_is_followed_on_a_terminal_alone(
    tmp_path, capsys, monkeypatch, is_terminal
):
    path = tmp_path / "p.csv"
    path.write_text(SIX)
    monkeypatch.setattr(progress, "_QUIET_S", 0.0)
    monkeypatch.setattr(progress, "_BETWEEN_S", 0.0)
    monkeypatch.setattr("engine.lab.training._BETWEEN_REPORTS_S", 0.0)
    stream = Terminal() if is_terminal else io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    trace = str(tmp_path / "t.csv")  # of 256 steps, which are four blocks
    assert main.main(["train", str(path), "--steps", "256", "--trace", trace]) == 0
    said = shown(stream)
    if is_terminal:
        assert said[0] == "lecture de p.csv…"
        assert "apprentissage : 75 %, encore 1 s environ" in said
        assert said[-1] == "écriture de t.csv…"
        assert stream.getvalue().endswith("\r")
    else:
        assert stream.getvalue() == ""
    assert "loss" in capsys.readouterr().out


def test_a_terminal_that_is_closed_disturbs_nothing():
    class Closed(Terminal):
        def write(self, _text):
            raise OSError(5, "Input/output error")

    clock = Clock()
    line = Progress(Closed(), clock)
    clock.now_s = 5
    with line.part("learning"):
        line.report(0.5)
