"""The guide to writing a lesson says what is true, in both languages."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QTextBrowser

from engine.choices import Choices
from engine.files.lesson_file import STEP_KEYS, read_text
from engine.goals import QUANTITIES
from engine.samples import FIXED, GENERATORS
from gui.arrangements import ARRANGEMENTS
from gui.help import show_format
from gui.lessons import COURSE, vocabulary
from tests.gui.conftest import settle

GUIDES = ("FORMAT.md", "FORMAT.fr.md")
BLOCK = re.compile(r"```toml\n(.*?)```", re.DOTALL)


@pytest.mark.parametrize("name", GUIDES)
def test_its_first_lesson_can_be_copied_and_opened(name):
    text = (COURSE / name).read_text(encoding="utf-8")
    lesson = read_text(BLOCK.search(text)[1], Path("mine.toml"), vocabulary())
    assert [len(step.goals) for step in lesson.steps] == [0, 1]


@pytest.mark.parametrize("name", GUIDES)
def test_its_vote_can_be_pasted_into_a_step(name):
    text = (COURSE / name).read_text(encoding="utf-8")
    vote = next(block for block in BLOCK.findall(text) if "[steps.vote]" in block)
    whole = f'format = 1\ntitle = "t"\n[[steps]]\ntext = "x"\n{vote}'
    assert read_text(whole, Path("mine.toml"), vocabulary()).steps[0].vote.then_steps == 60


@pytest.mark.parametrize("name", GUIDES)
def test_it_names_everything_that_a_lesson_can_say(name):
    text = (COURSE / name).read_text(encoding="utf-8")
    words = vocabulary()
    own = set(vars(Choices())) - {"formulas"}  # typed by the student, not set by a lesson
    for term in (
        *QUANTITIES, *own, *words.pictures, *words.controls, *words.shadings, *ARRANGEMENTS,
        *FIXED, *GENERATORS, *STEP_KEYS[:2],
    ):  # fmt: skip
        assert f"`{term}`" in text or f"{term} =" in text, term


@pytest.mark.parametrize(("language", "title"), [("fr", "Écrire une leçon"), ("en", "How to")])
def test_it_opens_from_the_menu_in_the_language_on_screen(open_window, language, title):
    window = open_window(language)
    show_format(window)
    settle()
    dialog = window.findChild(QDialog)
    assert title in dialog.findChild(QTextBrowser).toPlainText()
    dialog.close()
