"""The guide to writing a lesson says what is true, in both languages."""

import re
from pathlib import Path

import pytest
from latex2mathml.converter import convert
from PySide6.QtWidgets import QDialog, QTextBrowser

from engine.files.lessons import page_setup
from engine.files.lessons.choice_values import CHOICES
from engine.files.lessons.lesson_file import STEP_KEYS, read_text
from engine.files.lessons.lesson_words import check_formula
from engine.files.lessons.model_values import SETTINGS
from engine.files.lessons.tex_commands import ARGUMENTS, COLOURS, PLAIN
from engine.lab.shading_mode import ShadingMode
from engine.lessons.quantities import QUANTITIES
from engine.model.samples import FIXED, GENERATORS
from gui.help.quick_help import show_format
from gui.registry.arrangements import ARRANGEMENTS
from gui.registry.lesson_vocabulary import vocabulary
from gui.state import frame_clock
from resources.paths import COURSE
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
def test_its_network_gets_its_plants_right(name):
    text = (COURSE / name).read_text(encoding="utf-8")
    page = next(block for block in BLOCK.findall(text) if "layers =" in block)
    whole = f'format = 1\ntitle = "t"\n[[steps]]\ntext = "x"\n{page}'
    setup = read_text(whole, Path("mine.toml"), vocabulary()).steps[0].setup
    assert ((setup.start.z(setup.plants.x) > 0) == setup.plants.y).all()


@pytest.mark.parametrize("name", GUIDES)
def test_it_names_everything_that_a_lesson_can_say(name):
    text = (COURSE / name).read_text(encoding="utf-8")
    words = vocabulary()
    for term in (
        *QUANTITIES, *CHOICES, *words.pictures, *words.controls, *ShadingMode, *ARRANGEMENTS,
        *FIXED, *GENERATORS, *STEP_KEYS, *SETTINGS,
    ):  # fmt: skip
        said = (f"`{term}`", f"{term} =", f"[steps.{term}]")
        assert any(way in text for way in said), term


def test_a_lesson_sets_every_speed_that_the_window_has():
    limits = (page_setup.SLOWEST, page_setup.FASTEST)
    assert limits == (frame_clock.SLOWEST, frame_clock.FASTEST)


@pytest.mark.parametrize("name", GUIDES)
def test_the_latex_that_it_names_is_known_and_typeset(name):
    text = (COURSE / name).read_text(encoding="utf-8")
    for tex in re.findall(r"`(\\[a-zA-Z][^`]*)`", text):
        check_formula(tex.replace("…", "x"))


def test_every_command_that_a_lesson_may_use_is_typeset():
    from ziamath.zmath import Latex

    for name in sorted({*PLAIN, *ARGUMENTS} - {*COLOURS, "left", "right", "limits"}):
        tex = f"\\{name}" + "{x}" * ARGUMENTS.get(name, 0)
        check_formula(tex)
        assert f"\\{name}" not in convert(tex), name
        assert "<path" in Latex(tex).svg() or name in ("quad", "qquad"), name


@pytest.mark.parametrize(("language", "title"), [("fr", "Écrire une leçon"), ("en", "How to")])
def test_it_opens_from_the_menu_in_the_language_on_screen(open_window, language, title):
    window = open_window(language)
    show_format(window)
    settle()
    dialog = window.findChild(QDialog)
    assert title in dialog.findChild(QTextBrowser).toPlainText()
    dialog.close()
