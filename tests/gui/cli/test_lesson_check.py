"""`main.py lesson FILE --check`: what a teacher sees of it, without a window."""

import subprocess
import sys

import pytest

import main
from resources.paths import COURSE
from tests.engine.files.lessons.test_lesson_faults import FAULTY
from tests.test_main_train import ROOT

GOOD = "format = 1\ntitle = 'a'\n[[steps]]\ntext = 'b'\n"


def checked(capsys, path):
    code = main.main(["lesson", str(path), "--check"])
    return code, *capsys.readouterr()


def test_a_good_lesson_is_said_to_be_good(tmp_path, capsys, monkeypatch):
    path = tmp_path / "mine.toml"
    path.write_text(GOOD)
    assert checked(capsys, path) == (0, "mine.toml: 1 page, nothing to mend\n", "")
    path.write_text(GOOD + "[[steps]]\ntext = 'c'\n")
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert checked(capsys, path) == (0, "mine.toml : 2 pages, rien à corriger\n", "")


@pytest.mark.parametrize(("locale", "line"), [("en_US.UTF-8", "line"), ("fr_FR.UTF-8", "ligne")])
def test_all_that_is_wrong_is_told_a_line_each(tmp_path, capsys, monkeypatch, locale, line):
    monkeypatch.setenv("LC_ALL", locale)
    path = tmp_path / "mine.toml"
    path.write_text(FAULTY)
    code, printed, said = checked(capsys, path)
    assert (code, printed) == (2, "")
    lines = said.splitlines()
    assert len(lines) == 30
    assert all(text.startswith(f"mine.toml, {line} ") for text in lines)


def test_a_lesson_that_can_not_be_read_is_one_line(tmp_path, capsys):
    for name, content in (("none.toml", None), ("a.toml", b"\xff"), (".", None)):
        if content is not None:
            (tmp_path / name).write_bytes(content)
        code, printed, said = checked(capsys, tmp_path / name)
        assert (code, printed, said.count("\n")) == (2, "", 1)


def test_every_chapter_of_the_course_is_good(capsys):
    for path in sorted(COURSE.glob("*.toml")):
        assert checked(capsys, path)[0] == 0


def test_it_needs_no_qt(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(GOOD)
    code = "import sys, main\nmain.main(sys.argv[1:])\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, "lesson", str(path), "--check"],
        capture_output=True, text=True, cwd=ROOT, timeout=60,
    )  # fmt: skip
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    assert "engine" in loaded
    assert not loaded & {"PySide6", "shiboken6", "pyqtgraph"}


def test_without_check_the_lesson_is_opened(monkeypatch):
    opened = []
    monkeypatch.setattr(main, "_open", lambda options: opened.append(options.file.name) or 0)
    assert main.main(["lesson", "mine.toml"]) == 0
    assert opened == ["mine.toml"]


def test_kinds_that_a_table_beside_it_turns_round_are_said(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    (tmp_path / "leaves.csv").write_text("x1,x2,edible\n1.5,2,1\n2.5,3,0\n")
    path = tmp_path / "mine.toml"
    path.write_text(GOOD + "plants = 'leaves.csv'\n")
    code, printed, said = checked(capsys, path)
    assert (code, printed) == (0, "mine.toml: 1 page, nothing to mend\n")
    assert said.startswith("mine.toml, line 5: leaves.csv: ")
    assert "edible" in said
