"""Progress in the course: taken to another machine, printed, begun anew."""

import pytest
from PySide6.QtCore import QDate
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QFileDialog, QMessageBox

from engine.lab.choices import Choices
from engine.lessons.lesson import Goal, Lesson, Step, Vote
from engine.lessons.progress import Progress, goal_key, vote_key
from engine.model.neuron import Neuron
from gui.course.progress_page import progress_html, progress_pdf
from gui.language import translation
from tests.gui.conftest import controllers_of, settle
from tests.gui.course.own_lesson import LESSON as LESSON

DATE = QDate(2026, 11, 30)


def chosen(monkeypatch, path):
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: (str(path), ""))


def test_it_is_saved_begun_anew_and_opened_again(window, course, tmp_path, monkeypatch):
    player = course.player
    window.store.set_neuron(Neuron(-2.0, 2.0, 0.0))
    settle()
    assert player.is_reached(0)
    window.store.set_choices(formulas=("mean(a)", "", "a"), program=("x1", "", "", ""))
    window.store.set_choices(matrix_lines=("X", ""))
    path = tmp_path / "mine.pprogress"
    chosen(monkeypatch, path)
    window.actions_["actionSaveProgress"].trigger()

    window.actions_["actionForgetProgress"].trigger()
    question = controllers_of(window).progress.question
    assert "Goals reached: 1, votes: 0" in question.informativeText()
    question.button(QMessageBox.StandardButton.Cancel).click()
    assert player.is_reached(0)
    window.actions_["actionForgetProgress"].trigger()
    question = controllers_of(window).progress.question
    next(b for b in question.buttons() if "anew" in b.text()).click()
    settle()
    assert player.progress.is_empty
    window.store.set_neuron(Neuron(-2.1, 2.1, 0.0))
    settle()
    assert not player.is_reached(0)  # it held when all was forgotten

    window.store.set_choices(
        formulas=("mean(y)", "", ""), program=("", "", "", ""), matrix_lines=("", "W")
    )
    window.actions_["actionOpenProgress"].trigger()
    assert player.is_reached(0)
    choices = window.store.frame().choices
    assert (choices.formulas, choices.program) == (("mean(y)", "", "a"), ("x1", "", "", ""))
    assert choices.matrix_lines == ("X", "W")
    window.store.undo()
    assert window.store.frame().choices.formulas == ("mean(y)", "", "")
    assert window.course_panel.goals._reached == [True]
    assert "goals 1, votes 0" in window.status.label.text()
    path.write_text("{}")
    window.actions_["actionOpenProgress"].trigger()
    assert "mine.pprogress is no progress" in window.status.label.text()
    assert player.is_reached(0)

    chosen(monkeypatch, tmp_path / "mine.pdf")
    window.actions_["actionPrintProgress"].trigger()
    assert (tmp_path / "mine.pdf").read_bytes().startswith(b"%PDF")


GOAL = Goal({"en": "under <b>0.2", "fr": "sous 0,2"}, {})
VOTE = Vote(
    {"en": "Where?", "fr": "Où ?"}, {"en": ("here", "there"), "fr": ("ici", "là")}, 1, 0, {}
)
CHAPTERS = [
    Lesson("a", {"en": "First", "fr": "Un"}, (Step({}, goals=(GOAL, GOAL)),), is_chapter=True),
    Lesson("b", {"en": "Second", "fr": "Deux"}, (Step({}, vote=VOTE),), is_chapter=True),
    Lesson("c", {"en": "Third", "fr": "Trois"}, (Step({}, vote=VOTE),), is_chapter=True),
]
CHOICES = Choices(
    formulas=("mean(a < y)", "", ""), program=("w1*x1", "", "", ""), matrix_lines=("X @ W", "")
)


def plain(language, answer):
    votes = {vote_key(CHAPTERS[1], 0): answer}
    progress = Progress(frozenset({goal_key(CHAPTERS[0], 0, 0)}), votes)
    document = QTextDocument()
    with translation.temporary_language(language):
        document.setHtml(progress_html(CHAPTERS, progress, CHOICES, DATE))
    return document.toPlainText()


SAID = {
    ("en", 0): ("Goals reached: 1 of 2. Votes: 1 of 2, predicted rightly: 0.", "✗ It was: there"),
    ("en", 1): ("predicted rightly: 1.", "My prediction: there ✓", "November 30, 2026"),
    ("fr", 0): ("Mon pronostic : ici ✗ C’était : là", "30 novembre 2026", "Nom : ___"),
}


@pytest.mark.parametrize(("language", "answer"), SAID)
def test_the_page_says_what_was_done_and_predicted_and_typed(qapp, language, answer):
    text = plain(language, answer)
    for words in SAID[language, answer]:
        assert words in text.replace("\u202f", " ")
    goal = "under <b>0.2" if language == "en" else "sous 0,2"
    assert text.index(f"✓ {goal}") < text.index(f"☐ {goal}")
    assert "mean(a < y)" in text
    assert "z = w1*x1\na = …" in text.replace("\u2028", "\n")
    assert "z = X @ W\n" in text.replace("\u2028", "\n")
    assert not {"Third", "Trois", "3.1"} & set(text.split())


def test_the_answer_of_a_vote_not_yet_taken_is_not_given_away(qapp):
    text = progress_html(CHAPTERS, Progress(), Choices(), DATE)
    assert "there" not in text
    assert progress_pdf(CHAPTERS, Progress(), Choices(), DATE).startswith(b"%PDF")
