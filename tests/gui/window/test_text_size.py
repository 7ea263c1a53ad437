"""The size of text, by Ctrl+Alt and plus, minus, 0: remembered, at a projector too, never cut."""

import pytest
from PySide6.QtCore import QRect, QSettings, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QToolButton

from gui.app.class_room import hide_parts
from gui.registry.arrangements import ARRANGEMENTS
from gui.style.theme import look_of
from gui.window.remembered import Remembered
from tests.gui.conftest import press_key, settle

CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
PLUS, MINUS, ZERO = Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0


def points():
    return QApplication.font().pointSizeF()


def test_keys_make_text_larger_and_smaller_and_usual_again(window):
    usual, view = points(), window.field.view_state()
    press_key(window, PLUS, CTRL_ALT)
    press_key(window, PLUS, CTRL_ALT)
    assert points() == pytest.approx(1.25 * usual)
    assert window.status.label.text() == "Text size: 125%"
    assert window.field.view_state() == pytest.approx(view, abs=0.5)
    press_key(window, MINUS, CTRL_ALT)
    assert points() == pytest.approx(1.125 * usual)
    press_key(window, ZERO, CTRL_ALT)
    assert points() == pytest.approx(usual)


def test_ctrl_and_plus_zooms_the_field_as_before(window):
    usual, before = points(), window.field.view_state()
    press_key(window, PLUS, Qt.KeyboardModifier.ControlModifier)
    after = window.field.view_state()
    assert after.right - after.left < before.right - before.left
    assert points() == usual


def test_it_ends_somewhere(window):
    for _ in range(12):
        window.appearance.change_text(1)
    assert window.appearance.text_step == 4
    for _ in range(12):
        window.appearance.change_text(-1)
    assert window.appearance.text_step == -2
    window.appearance.change_text(0)


def test_it_is_remembered(open_window, tmp_path):
    store = QSettings(str(tmp_path / "lab.ini"), QSettings.Format.IniFormat)
    first = open_window(remembered=Remembered(store))
    usual = points()
    first.appearance.change_text(1)
    second = open_window(remembered=Remembered(store))
    assert second.appearance.text_step == 1
    assert points() == pytest.approx(1.125 * usual)
    store.setValue("text_step", "99")
    assert Remembered(store).text_step == 0
    second.appearance.change_text(0)


def test_it_works_with_the_projector_and_the_themes(window):
    window.appearance.change_text(2)
    window.appearance.change_text(0)
    window.appearance.change_text(1)
    window.layout_.set_projector(True)
    assert window.look.type_scale == pytest.approx(1.4 * 1.125)
    assert window.look.is_projector
    window.actions_["actionThemeContrast"].trigger()
    assert window.look.type_scale == pytest.approx(1.4 * 1.125)
    window.layout_.set_projector(False)
    assert window.look.type_scale == pytest.approx(1.125)
    assert not window.look.is_projector
    assert (
        look_of("dark", text_step=1).least_points < look_of("dark", True, text_step=1).least_points
    )
    window.appearance.change_text(0)


def title_height(window):
    """The pixels from top to foot of the letters of a dock's title, as painted."""
    dock = window.docks["neuron"]
    image = dock.grab(QRect(8, 0, 60, dock.widget().y())).toImage()
    ground = image.pixel(0, 0)
    rows = [y for y in range(image.height()) if any(image.pixel(x, y) != ground for x in range(60))]
    return rows[-1] - rows[0]


def test_titles_of_docks_are_painted_as_large_as_the_text(window):
    usual = title_height(window)
    for _ in range(4):
        window.appearance.change_text(1)
    settle()
    large = title_height(window)
    assert large > 1.3 * usual
    window.set_theme("light")
    settle()
    assert title_height(window) == large
    window.appearance.change_text(0)
    settle()
    assert title_height(window) == usual


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_is_cut_two_steps_up(open_window, language):
    window = open_window(language)
    window.appearance.change_text(1)
    window.appearance.change_text(1)
    for name in ARRANGEMENTS:
        window.layout_.arrange(name)
        settle()
        least = window.minimumSizeHint()
        assert (window.width(), window.height()) == (1280, 720), name
        assert least.width() <= 1280, name
        assert least.height() <= 680, name  # with the title bar around it
    window.layout_.arrange("Lab")
    for name in ("results", "learning", "plants", "model"):
        window.docks[name].raise_()
        settle()
        area = window.docks[name].findChild(QScrollArea)
        beyond = area.widget().width() - area.viewport().width()
        assert area.horizontalScrollBar().maximum() == max(beyond, 0), name
    window.appearance.change_text(0)


def test_no_menu_is_lost_to_the_languages_beside_the_menus(open_window):
    window = open_window("fr")
    bar = window.menuBar()
    sign = bar.findChild(QToolButton, "qt_menubar_ext_button")

    def beside():
        buttons = bar.cornerWidget().findChildren(QToolButton)
        return [button.text() for button in buttons if button.isVisible()]

    window.appearance.change_text(4)
    for width, texts in (
        (1280, ["Français", "English", "Projeter"]),
        (1024, ["Projeter"]),
        (1280, ["Français", "English", "Projeter"]),
    ):
        window.resize(width, 720)
        settle()
        assert beside() == texts
        assert not sign.isVisible()
    hide_parts(window, ("language",))
    assert beside() == ["Projeter"]
