"""A class room's settings: which file counts, what wins over it, what it hides, and refusals."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from engine.errors import UserError
from gui.app import application
from gui.app.class_room import class_room, folder_of, hide_parts
from gui.app.launch import run
from gui.pictures.menu_request import MenuRequest
from gui.registry.hideable import HIDEABLE, HIDEABLE_MENUS
from gui.registry.menus import MENUS, Menu
from gui.window.remembered import Remembered
from tests.gui.conftest import controllers_of, settle

LESSON = """format = 1
title = "Mine"
[[steps]]
text = "One"
plants = "six"
controls = ["tools", "transport"]
"""


@pytest.fixture
def room(tmp_path, monkeypatch):
    """Return a function that writes the settings beside the program, and returns its name."""
    monkeypatch.delenv("PERCEPTRON_LAB_SETTINGS", raising=False)
    folder = tmp_path / "program"
    folder.mkdir()

    def write(text: str) -> str:
        (folder / "perceptron-lab.toml").write_text(text, encoding="utf-8")
        return str(folder / "main.py")

    return write


@pytest.fixture
def launch(qapp, monkeypatch, tmp_path):
    """Return a function that starts the program, and returns its window and controllers."""
    made, make = [], application.create_lab

    def make_and_keep(*arguments):
        made.append(make(*arguments))
        return made[-1]

    monkeypatch.setattr("gui.files.autosave.usual_folder", lambda: tmp_path / "copies")
    monkeypatch.setattr(application, "create_lab", make_and_keep)
    monkeypatch.setattr(application.CrashHandler, "install", lambda _self: None)
    monkeypatch.setattr(application.QApplication, "exec", lambda *_: settle() or 0)

    def start(program, **given):
        assert run([program], **given) == 0
        return made[-1]

    return start


def remember(language, theme):
    kept = Remembered()
    kept.language, kept.theme = language, theme


def test_the_command_line_wins_over_the_file_and_the_file_over_what_was_remembered(room, launch):
    remember("en", "dark")
    program = room('language = "fr"\ntheme = "light"\n')
    window, _ = launch(program)
    assert (window.menuBar().actions()[0].text(), window.theme) == ("&Fichier", "light")
    window, _ = launch(program, language="en", theme="dark")
    assert (window.menuBar().actions()[0].text(), window.theme) == ("&File", "dark")
    window, _ = launch(room('theme = "light"'))
    assert (window.menuBar().actions()[0].text(), window.theme) == ("&File", "light")


def test_nothing_is_kept_and_nothing_taken_from_before_where_settings_are_not_kept(room, launch):
    remember("fr", "light")
    window, _ = launch(room("keep_settings = false"), language="en")
    assert window.theme == "dark"
    window.set_theme("system")
    window.close()
    assert Remembered().theme == "light"
    assert sorted(QSettings().allKeys()) == ["language", "theme"]


def test_the_environment_names_another_file_which_has_to_be_there(room, monkeypatch, tmp_path):
    program = room('theme = "light"')
    other = tmp_path / "other.toml"
    other.write_text('theme = "dark"', encoding="utf-8")
    monkeypatch.setenv("PERCEPTRON_LAB_SETTINGS", str(other))
    assert class_room(program).theme == "dark"
    other.unlink()
    told = class_room(program)
    assert told.theme is None
    assert isinstance(told.fault, UserError)
    monkeypatch.setenv("PERCEPTRON_LAB_SETTINGS", "")
    assert class_room(program).theme == "light"


def test_the_file_of_an_executable_lies_beside_it_and_beside_an_app(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "lab" / "perceptron-lab"))
    assert folder_of("anything") == tmp_path / "lab"
    inside = tmp_path / "Perceptron Lab.app" / "Contents" / "MacOS" / "perceptron-lab"
    monkeypatch.setattr(sys, "executable", str(inside))
    assert folder_of("anything") == tmp_path


def test_a_faulty_file_is_refused_whole_and_the_program_starts(room, launch):
    window, _ = launch(room('language = "fr"\nhide = ["file"]\ntheme = "ligth"'), language="en")
    assert window.isVisible()
    assert window.status.label.text() == (
        "The settings of the class room are not used: perceptron-lab.toml, line 3: theme can't be "
        "“ligth”; it can be dark, light, contrast, system."
    )
    assert window.menuBar().actions()[0].isVisible()


@pytest.mark.parametrize("name", ["13", "14_learning_rate", "lesson.toml"])
def test_its_lesson_is_opened_and_another_one_that_is_named_at_the_start_instead(
    room, launch, name, tmp_path
):
    program = room(f'lesson = "{name}"')
    (tmp_path / "program" / "lesson.toml").write_text(LESSON, encoding="utf-8")
    _, controllers = launch(program)
    assert controllers.course.page is not None
    opened = {"13": "13_slope", "14_learning_rate": "14_learning_rate", "lesson.toml": "lesson"}[
        name
    ]
    assert controllers.course.page[0] == opened
    if name == "13":
        _, controllers = launch(program, chapter="2")
        assert controllers.course.page == ("02_plants", 0)


@pytest.mark.parametrize("name", ["99", "none.toml"])
def test_a_lesson_that_there_is_not_is_said(room, launch, name):
    window, controllers = launch(room(f'lesson = "{name}"'), language="en")
    assert controllers.course.page is None
    assert window.status.label.text().startswith("The settings of the class room are not used: the")
    assert name in window.status.label.text()


def test_what_is_hidden_has_no_menu_no_key_and_no_button(room, launch, tmp_path):
    program = room('hide = ["export", "language", "tools", "model", "help"]\nlesson = "l.toml"')
    (tmp_path / "program" / "l.toml").write_text(LESSON, encoding="utf-8")
    window, _ = launch(program, language="en")
    menus = [action.text() for action in window.menuBar().actions() if action.isVisible()]
    assert menus == ["&File", "&Edit", "&Plants", "&Learning", "&View", "&Course"]
    assert "actionExportPicture" in window.actions_.by_name
    for name in ("actionExportPicture", "actionLanguageFrench", "actionKeys", "actionGuide"):
        window.actions_[name].setEnabled(True)
        assert not window.actions_[name].isEnabled()
    assert window.actions_["actionOpen"].isEnabled()
    shown = [
        button.text()
        for button in window.menuBar().cornerWidget().findChildren(QToolButton)
        if button.isVisible()
    ]
    assert shown == ["Projector"]
    assert not window.tools.isVisible()  # though the page asks for them
    assert window.playback_bar.isVisible()
    window.actions_["actionCourse"].setChecked(False)
    window.layout_.arrange("Lab")
    settle()
    assert not window.tools.isVisible()
    assert window.docks["model"].isHidden()
    assert not window.docks["plants"].isHidden()


@pytest.mark.parametrize("name", HIDEABLE)
def test_each_thing_that_can_be_hidden_can_be(open_window, name):
    window = open_window(is_shown=name == "learning")
    before = {name: action.isVisible() for name, action in window.actions_.by_name.items()}
    hide_parts(window, (name,))
    hidden = {
        each
        for each, action in window.actions_.by_name.items()
        if before[each] != action.isVisible()
    }
    menu = HIDEABLE_MENUS.get(name)
    assert hidden == (set() if menu is None else set(actions_in(menu)))
    if name == "learning":
        step = window.store.session.step
        QTest.keyClick(window, Qt.Key.Key_Right)
        settle()
        assert window.store.session.step == step


def test_what_is_hidden_leaves_no_dead_button_and_no_empty_menu(window):
    window.touch_mode.switch(True)
    hide_parts(window, ("edit", "view"))
    settle()
    assert not window.touch_bar.undo.isVisible()
    assert not window.touch_bar.redo.isVisible()
    assert window.touch_bar.play.isVisible()
    menus = controllers_of(window).context_menus
    menus.open("field", MenuRequest(window.mapToGlobal(window.rect().center()), point=(1.0, 1.0)))
    texts = [action.text() for action in menus.menu.actions() if action.isVisible()]
    menus.close()
    assert "Place a &toxic plant here" in texts
    assert "&Shade" not in texts


def actions_in(title: str, menus=MENUS, inside=False):
    for menu in menus:
        is_inside = inside or menu.title == title
        inner = [entry for entry in menu.entries if isinstance(entry, Menu)]
        if is_inside:
            yield from (entry for entry in menu.entries if isinstance(entry, str))
        yield from actions_in(title, inner, is_inside)


def test_both_guides_name_every_key_and_all_that_can_be_hidden():
    from engine.files.lessons.class_settings import KEYS
    from gui.help.guide_pages import GUIDE

    for language in ("en", "fr"):
        page = (Path(GUIDE) / language / "classroom.md").read_text(encoding="utf-8")
        for name in (*KEYS, *HIDEABLE, "PERCEPTRON_LAB_SETTINGS", "perceptron-lab.toml"):
            assert f"`{name}`" in page, (language, name)
