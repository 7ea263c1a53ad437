"""What the command line says where no window can be opened."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gui.registry.pictures import picture_names

ROOT = Path(__file__).parents[3]


def run(*arguments, **environment):
    cleared = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, "main.py", *arguments],
        cwd=ROOT, env={**cleared, **environment}, capture_output=True, text=True,
    )  # fmt: skip


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display here")
@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"DISPLAY": ":987"},
        {"QT_QPA_PLATFORM": "bogus"},
        {"QT_QPA_PLATFORM": "wayland"},
        {"QT_QPA_PLATFORM": "xcb"},
    ],
)
def test_without_a_display_one_line_says_so_and_the_exit_code_is_2(environment):
    done = run(**environment)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout == ""


def test_an_installed_copy_checks_itself_without_a_display():
    done = run("check")
    assert done.returncode == 0, done.stdout + done.stderr
    said = done.stdout.splitlines()
    assert {line.split()[0] for line in said} == {"ok"}
    tried = {line.removeprefix("ok").strip() for line in said}
    assert {f"picture {name}" for name in picture_names()} <= tried
    assert {"a session is saved and opened", "the run as GIF", "a picture as PDF"} <= tried


@pytest.mark.parametrize(
    "words", [("--lang", "de"), ("a.csv", "b.csv"), ("check", "extra"), ("train",)]
)
def test_words_that_make_no_sense_are_refused_in_one_line(words):
    done = run(*words)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_the_version_is_printed():
    assert run("--version").stdout.startswith("Perceptron Lab 0.")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has /dev/full")
def test_a_full_disk_behind_the_output_is_said_in_one_line(tmp_path):
    path = tmp_path / "plants.csv"
    path.write_text("x1,x2,y\n1,2,1\n2,1,0\n")
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "main.py", "train", str(path)],
            cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_the_command_line_speaks_the_language_of_the_system():
    english = run("train", "nothing.csv", LC_ALL="C.UTF-8", PYTHONUTF8="1").stderr
    french = run("train", "nothing.csv", LC_ALL="fr_FR.UTF-8", PYTHONUTF8="1").stderr
    assert "there is no file nothing.csv" in english
    assert "nothing.csv est introuvable" in french


def test_both_languages_say_the_same_with_the_same_facts():
    import re
    import tomllib

    path = ROOT / "resources" / "translations" / "refusals.toml"
    texts = tomllib.loads(path.read_text(encoding="utf-8"))
    assert texts["en"].keys() == texts["fr"].keys()
    for code, text in texts["en"].items():
        places = re.compile(r"\{\w+\}")
        assert sorted(places.findall(text)) == sorted(places.findall(texts["fr"][code])), code
