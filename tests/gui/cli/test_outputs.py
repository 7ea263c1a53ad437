"""What a command is to write: never over the table that it reads, nor two things into one file."""

import io
import os
import signal
import sys
import unicodedata
from pathlib import Path

import pytest

import main
from engine.files.runs import trace_csv
from engine.lab import training
from tests.test_main_train import SIX, strict


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder to work in, with the six plants in several disguises."""
    monkeypatch.chdir(tmp_path)
    Path("p.csv").write_text(SIX)
    Path("sub").mkdir()
    Path("link.csv").symlink_to("p.csv")
    Path("folder").symlink_to("sub")
    Path("sub/up").symlink_to("..")
    os.link("p.csv", "hard.csv")
    Path("dangling.csv").symlink_to("sub/new.csv")
    return tmp_path


def said_of(capsys, *given):
    """The one line that refuses a command."""
    assert main.main([str(word) for word in given]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    (line,) = shown.err.splitlines()
    assert "{" not in line
    return line


@pytest.mark.parametrize("option", ["--json", "--trace", "--script"])
@pytest.mark.parametrize(
    ("read", "written"),
    [
        ("p.csv", "p.csv"),
        ("p.csv", "./sub/../p.csv"),
        ("p.csv", "link.csv"),
        ("link.csv", "p.csv"),
        ("p.csv", "hard.csv"),
        ("p.csv", "folder/up/p.csv"),
        ("sub/up/hard.csv", "link.csv"),
    ],
)
def test_the_table_that_is_read_is_never_written_over(
    folder, capsys, monkeypatch, option, read, written
):
    monkeypatch.setattr(training, "train", lambda *_: pytest.fail("it was trained"))
    assert Path(written).name in said_of(capsys, "train", read, option, written)
    assert Path("p.csv").read_text() == Path("hard.csv").read_text() == SIX


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("out", "out"),
        ("out", "sub/../out"),
        ("sub/out", "folder/out"),
        ("out", "OUT"),
        (unicodedata.normalize("NFC", "é.csv"), unicodedata.normalize("NFD", "é.csv")),
        ("dangling.csv", "sub/new.csv"),
        ("-", "-"),
    ],
)
def test_two_outputs_into_one_file_are_refused_before_it_learns(
    folder, capsys, monkeypatch, one, other
):
    monkeypatch.setattr(training, "train", lambda *_: pytest.fail("it was trained"))
    before = sorted(os.listdir())
    line = said_of(capsys, "train", "p.csv", "--trace", one, "--json", other)
    assert Path(one).name in line
    assert sorted(os.listdir()) == before


@pytest.mark.parametrize("outputs", [("/dev/null", "/dev/null"), ("a.json", "a.csv"), ("-", "a")])
def test_what_writes_nothing_over_is_allowed(folder, capsys, outputs):
    json, trace = outputs
    assert main.main(["train", "p.csv", "--steps", "2", "--json", json, "--trace", trace]) == 0
    assert capsys.readouterr().err == ""


def test_an_existing_file_that_is_another_one_may_be_written_over(folder):
    Path("old.csv").write_text(SIX)
    assert main.main(["train", "p.csv", "--steps", "2", "--trace", "old.csv"]) == 0
    assert Path("old.csv").read_text().startswith("step,")


def test_the_plants_of_a_script_are_not_written_over_by_another_output(folder, capsys):
    rows = "".join(f"{k},{k % 7},{k % 2}\n" for k in range(2_500))
    Path("many.csv").write_text("x1,x2,y\n" + rows)
    outputs = ["--script", "run.py", "--json", "run_plants.csv", "--trace", "run_plants_2.csv"]
    assert main.main(["train", "many.csv", "--steps", "1", *outputs]) == 0
    assert strict(Path("run_plants.csv").read_text())["m"] == 2_500
    assert Path("run_plants_2.csv").read_text().startswith("step,")
    assert "run_plants_3.csv" in Path("run.py").read_text()


@pytest.mark.parametrize(
    "written", ["sub", "read_only.csv", "p.csv/out.csv", "x" * 300, "", ".", "/"]
)
def test_what_can_not_be_written_is_refused_before_it_learns(folder, capsys, monkeypatch, written):
    monkeypatch.setattr(training, "train", lambda *_: pytest.fail("it was trained"))
    Path("read_only.csv").write_text("")
    Path("read_only.csv").chmod(0o444)
    if written == "read_only.csv" and os.access(written, os.W_OK):
        pytest.skip("nothing is read-only for this user")
    said_of(capsys, "train", "p.csv", "--trace", written)


def test_a_picture_is_not_drawn_over_the_session_that_it_shows(folder, capsys):
    Path("p.csv").rename("p.svg")
    for written in ("p.svg", "sub/../p.svg"):
        line = said_of(capsys, "figure", "p.svg", "--view", "field", "--out", written)
        assert "p.svg" in line
    assert Path("p.svg").read_text() == SIX


def test_a_folder_that_never_was_is_not_said_to_be_gone(folder, capsys, monkeypatch):
    line = said_of(capsys, "train", "p.csv", "--json", "no/out.json")
    assert "there is no folder no" in line
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    line = said_of(capsys, "train", "p.csv", "--json", "no/out.json")
    assert "le dossier no n’existe pas" in line


# Piped in, printed


def piped(monkeypatch, data):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.parametrize(
    "data", [SIX.encode(), SIX.replace(",", "\t").encode(), b"\xef\xbb\xbf" + SIX.encode()]
)
def test_a_table_can_be_piped_in(folder, capsys, monkeypatch, data):
    assert main.main(["train", "p.csv", "--steps", "3", "--json", "-"]) == 0
    of_file = strict(capsys.readouterr().out)
    piped(monkeypatch, data)
    assert main.main(["train", "-", "--steps", "3", "--json", "-"]) == 0
    assert strict(capsys.readouterr().out) == of_file


def test_a_session_can_be_piped_in(folder, capsys, monkeypatch):
    from engine.files.sessions.session_file import Document, to_json
    from engine.lab.session import Session

    lab = Session()
    lab.learn(7)
    piped(monkeypatch, to_json(Document(lab.state, 7)).encode())
    assert main.main(["train", "-", "--steps", "0", "--json", "-"]) == 0
    assert strict(capsys.readouterr().out)["w1"] == lab.frame().neuron.w1


def test_what_is_piped_in_and_can_not_be_read_is_refused(folder, capsys, monkeypatch):
    for data in (b"", b"hello", b"x1,x2,y\n1,a,1\n"):
        piped(monkeypatch, data)
        said_of(capsys, "train", "-", "--json", "-")
    monkeypatch.setattr(sys, "stdin", None)
    said_of(capsys, "train", "-")


def test_a_dash_prints_the_trace_alone(folder, capsys):
    assert main.main(["train", "p.csv", "--steps", "3", "--trace", "-", "--json", "r.json"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "step,w1,w2,b,loss"
    assert [line.split(",")[0] for line in printed[1:]] == ["0", "1", "2", "3"]
    assert float(printed[-1].split(",")[-1]) == strict(Path("r.json").read_text())["loss"]
    assert main.main(["train", "p.csv", "--steps", "3", "--trace", "-"]) == 0
    assert capsys.readouterr().out.splitlines() == printed
    assert not Path("-").exists()


def test_a_dash_prints_the_script(folder, capsys):
    assert main.main(["train", "p.csv", "--steps", "3", "--script", "-"]) == 0
    compile(capsys.readouterr().out, "script", "exec")


# Who has heard enough, and who wants it to end


class ClosedPipe(io.StringIO):
    """A reader that has gone after the first line, as `head -1` has."""

    def write(self, text):
        if "\n" in self.getvalue():
            raise BrokenPipeError(32, "Broken pipe")
        return super().write(text)


@pytest.mark.parametrize(
    "given",
    [["check"], ["train", "p.csv", "--trace", "-"], ["train", "--help"], ["figure", "--help"]],
)
def test_who_reads_the_first_line_alone_sees_no_traceback(folder, capsys, monkeypatch, given):
    nothing = [("one", lambda: None), ("two", lambda: None)]
    monkeypatch.setattr("gui.cli.selfcheck.checks", lambda: iter(nothing))
    monkeypatch.setattr(sys, "stdout", ClosedPipe("\n"))
    try:
        code = main.main(given)
    except SystemExit as end:
        code = end.code
    assert code in (0, 141)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
@pytest.mark.usefixtures("usual_signals")
def test_a_signal_ends_it_in_one_line_and_leaves_nothing_half_written(
    folder, capsys, monkeypatch, number, code
):
    Path("t.csv").write_text("before")

    def stopped(file, trace, names, language):
        file.write("step,")
        signal.raise_signal(number)
        file.write("never")

    monkeypatch.setattr(trace_csv, "write_to", stopped)
    before, handler = sorted(os.listdir()), signal.getsignal(number)
    assert main.main(["train", "p.csv", "--steps", "2", "--trace", "t.csv"]) == code
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == "perceptron-lab: interrupted\n"
    assert sorted(os.listdir()) == before
    assert Path("t.csv").read_text() == "before"
    assert signal.getsignal(number) == handler


def test_a_signal_that_is_ignored_ends_nothing(folder, monkeypatch):
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        train = training.train

        def hung_up(*given):
            signal.raise_signal(signal.SIGHUP)
            return train(*given)

        monkeypatch.setattr(training, "train", hung_up)
        assert main.main(["train", "p.csv", "--steps", "2"]) == 0
    finally:
        signal.signal(signal.SIGHUP, before)


@pytest.mark.usefixtures("usual_signals")
def test_a_signal_while_qt_draws_waits_until_it_has(folder, capsys, monkeypatch, qapp):
    from gui.export.animation import AnimationRenderer

    frames = AnimationRenderer.frames
    painted = []

    def interrupted(renderer):
        for pixels in frames(renderer):
            signal.raise_signal(signal.SIGINT)
            painted.append(1)
            yield pixels

    monkeypatch.setattr(AnimationRenderer, "frames", interrupted)
    before = sorted(os.listdir())
    assert main.main(["train", "p.csv", "--steps", "2", "--animation", "a.gif"]) == 130
    assert (painted, capsys.readouterr().err) == ([1], "perceptron-lab: interrupted\n")
    assert sorted(os.listdir()) == before
