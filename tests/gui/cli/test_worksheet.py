"""The command `worksheet`: a PDF of plants, of a session or of a lesson's page."""

import pypdf
import pytest

import main
from engine.files.sessions import session_file
from engine.files.sessions.document import Document
from engine.lab.session import Session
from engine.lab.state import set_neuron
from engine.model import samples
from engine.model.neuron import Neuron
from resources.paths import COURSE

CSV = "x1,x2,y\n0.5,2.0,1\n2.0,1.0,0\n"


@pytest.fixture
def plants(tmp_path, qapp):
    path = tmp_path / "plants.csv"
    path.write_text(CSV)
    return path


def text_of(path):
    pages = pypdf.PdfReader(path).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_plants_are_worked_out_from_a_neuron_at_0(plants, tmp_path):
    out = tmp_path / "sheet.pdf"
    words = ["--steps", "2", "--paper", "letter", "--lang", "fr", "--answers", "only"]
    assert main.main(["worksheet", str(plants), "--out", str(out), *words]) == 0
    text = text_of(out)
    assert "corrigé" in text
    assert "1 0,5 2 1 0,0 0,5000 0,693 −0,5000 −0,250 −1,000" in text
    assert round(float(pypdf.PdfReader(out).pages[0].mediabox.width)) == 612


def test_a_session_gives_its_neuron_and_the_plants_chosen(tmp_path, qapp):
    session = Session(samples.six())
    state = set_neuron(session.state, Neuron(1.0, -0.2, -1.5))
    session.replace(session.state.changes_to(state))
    path, out = tmp_path / "mine.plab", tmp_path / "sheet.pdf"
    path.write_text(session_file.to_json(Document(session.state, 0)), encoding="utf-8")
    words = ["--plants", "2, 4-5", "--no-questions", "--lang", "en"]
    assert main.main(["worksheet", str(path), "--out", str(out), *words]) == 0
    text = text_of(out)
    assert "w₁ = 1.0 w₂ = −0.2 b = −1.5" in text
    assert "slopes: 3; the run learns from: 6" in text


def test_a_page_of_a_lesson_gives_its_plants_and_its_vote(tmp_path, qapp):
    lesson, out = next(COURSE.glob("01_*.toml")), tmp_path / "sheet.pdf"
    words = ["--page", "3", "--lang", "en"]
    assert main.main(["worksheet", str(lesson), "--out", str(out), *words]) == 0
    text = text_of(out)
    assert text.startswith("What a perceptron is, page 3")
    assert "w₁ = 0.6 w₂ = 1.0 b = −2.6" in text
    assert "up to the sixtieth step?" in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--out", "sheet.png"], "has to end in .pdf"),
        (["--out", "sheet.pdf", "--page", "1"], "only be named of a lesson"),
        (["--out", "sheet.pdf", "--plants", "1-7"], "there is no plant 3"),
        (["--out", "sheet.pdf", "--plants", "all"], "does not say which plants"),
        (["--out", "plants.pdf/sheet.pdf"], "can't be saved"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_line(plants, monkeypatch, capsys, words, said):
    monkeypatch.chdir(plants.parent)
    monkeypatch.setenv("LANG", "C")
    monkeypatch.setenv("LC_ALL", "C")
    assert main.main(["worksheet", "plants.csv", *words]) == 2
    assert said in capsys.readouterr().err
    assert [path.name for path in plants.parent.glob("*.p*")] == []


def test_a_page_that_a_lesson_does_not_have_is_refused(tmp_path, capsys, qapp):
    lesson = next(COURSE.glob("01_*.toml"))
    words = ["--out", str(tmp_path / "a.pdf"), "--page", "99"]
    assert main.main(["worksheet", str(lesson), *words]) == 2
    assert "99" in capsys.readouterr().err
