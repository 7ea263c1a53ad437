"""What the command line says where no window can be opened."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import main
from engine.errors import UserError, sentence_of
from gui.cli import display_check
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


@pytest.mark.long  # a wheel is built and installed
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


class Xcb:
    """An X11 server that answers."""

    def __getattr__(self, name):
        def call(*_given):
            return 0

        return call


@pytest.fixture
def lacks(monkeypatch):
    """Have the system lack libraries."""
    missing = set()
    monkeypatch.setenv("DISPLAY", ":1")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")

    def load(name):
        is_plugin = name.endswith("libqxcb.so")
        if name in missing or (is_plugin and not missing <= {"libxcb-util.so.1"}):
            raise OSError(f"{name}: cannot open shared object file")
        return Xcb()

    monkeypatch.setattr("ctypes.CDLL", load)
    return missing


@pytest.mark.parametrize(
    ("missing", "debian", "fedora"),
    [
        (["libxcb-cursor.so.0", "libxkbcommon-x11.so.0", "libxcb-icccm.so.4"],
         "libxcb-cursor0 libxcb-icccm4 libxkbcommon-x11-0",
         "libxkbcommon-x11 xcb-util-cursor xcb-util-wm"),
        (["libxcb-keysyms.so.1", "libxcb-image.so.0"],
         "libxcb-image0 libxcb-keysyms1", "xcb-util-image xcb-util-keysyms"),
        (["libxcb.so.1", "libEGL.so.1", "libxcb-xkb.so.1"],
         "libegl1 libxcb-xkb1 libxcb1", "libglvnd-egl libxcb"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "fr"])
def test_all_missing_libraries_are_named_at_once_with_what_installs_them(
    lacks, missing, debian, fedora, language
):
    lacks.update(missing)
    with pytest.raises(UserError) as error:
        display_check.require_display()
    said = sentence_of(error.value, language)
    assert all(name in said for name in missing)
    assert f"sudo apt install {debian};" in said.replace("\u00a0;", ";").replace(" ;", ";")
    assert said.endswith(f"sudo dnf install {fedora}")
    assert "{" not in said


def test_a_library_that_this_qt_does_without_is_not_asked_for(lacks):
    lacks.add("libxcb-util.so.1")
    display_check.require_display()


def test_a_picture_wants_the_libraries_that_qt_draws_with(lacks, monkeypatch, capsys, tmp_path):
    lacks.update(["libEGL.so.1", "libfontconfig.so.1"])

    class Lacking:
        def find_spec(self, name, path=None, target=None):
            if name == "PySide6.QtWidgets":
                text = "libEGL.so.1: cannot open shared object file: No such file or directory"
                raise ImportError(text)

    monkeypatch.delitem(sys.modules, "PySide6.QtWidgets", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Lacking(), *sys.meta_path])
    table = tmp_path / "p.csv"
    table.write_text("x1,x2,y\n1,2,1\n2,1,0\n")
    out = str(tmp_path / "a.svg")
    for command in (
        ["figure", str(table), "--view", "field", "--out", out],
        ["train", str(table), "--figure", out],
        ["train", str(table), "--animation", str(tmp_path / "a.gif")],
    ):
        assert main.main(command) == 2
        (line,) = capsys.readouterr().err.splitlines()
        assert "libEGL.so.1, libfontconfig.so.1" in line
        assert "apt install libegl1 libfontconfig1" in line


def test_a_library_that_nobody_foresaw_is_named_all_the_same(lacks, monkeypatch):
    class Lacking:
        def find_spec(self, name, path=None, target=None):
            if name == "PySide6.QtWidgets":
                raise ImportError("libnew.so.9: cannot open shared object file")

    monkeypatch.delitem(sys.modules, "PySide6.QtWidgets", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Lacking(), *sys.meta_path])
    with pytest.raises(UserError) as error:
        display_check.require_qt()
    assert "libnew.so.9" in sentence_of(error.value, "en")
    assert "install" not in sentence_of(error.value, "en")
