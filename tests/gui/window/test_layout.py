"""The layout is data: the actions show it, and are never asked for it."""

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QAbstractButton, QMenu

from gui.language.translation import set_language
from gui.window import layout as layout_module
from gui.window.remembered import Remembered
from tests.gui.conftest import press_key, settle


def test_pictures_put_one_by_one_are_no_arrangement_until_one_is_chosen(window):
    layout, action = window.layout_, window.actions_["actionArrangeLab"]
    layout.show_pictures(("sigmoid", "lossMap"))
    assert (layout.arrangement, layout.is_arranged, action.isChecked()) == ("Lab", False, False)
    action.trigger()
    assert (layout.is_arranged, action.isChecked()) == (True, True)
    action.trigger()
    assert (layout.is_arranged, action.isChecked()) == (True, True)


@pytest.mark.parametrize("by_action", [True, False])
def test_the_projector_is_shown_by_its_action_whoever_switched_it_on(window, by_action):
    layout, action = window.layout_, window.actions_["actionProjector"]
    action.trigger() if by_action else layout.set_projector(True)
    settle()
    assert (layout.is_projector, action.isChecked(), window.isFullScreen()) == (True, True, True)
    press_key(window, Qt.Key.Key_Escape)
    press_key(window, Qt.Key.Key_Escape)
    settle()
    assert (layout.is_projector, action.isChecked(), window.isFullScreen()) == (False, False, False)


def toggle(window, *names):
    """Choose pictures and panels in the menu View, to open or close them."""
    for name in names:
        window.docks[name].toggleViewAction().trigger()
    settle()


def docks_in_place(window):
    return {
        name
        for name, dock in window.docks.by_name.items()
        if not dock.isHidden() and window.dockWidgetArea(dock) != Qt.DockWidgetArea.NoDockWidgetArea
    }


LAB = {"neuron", "loss", "results", "learning", "plants", "model"}


@pytest.mark.parametrize("is_low", [False, True])
def test_a_picture_opened_by_the_menu_gets_its_place_beside_the_others(window, is_low):
    window.docks.is_low_screen = is_low
    window.docks.put_again()
    settle()
    toggle(window, "surface")
    surface = window.docks["surface"]
    assert docks_in_place(window) == {*LAB, "surface"}
    assert not surface.visibleRegion().isEmpty()
    assert surface.x() == window.docks["neuron"].x()
    assert surface.width() == window.docks["neuron"].width()


def test_a_picture_opened_by_the_menu_is_in_front_of_the_tabs_that_it_joins(window):
    window.layout_.arrange("Network")
    settle()
    toggle(window, "race")
    settle()
    assert window.docks["race"].x() == window.docks["network"].x()


def test_a_panel_closed_by_the_menu_comes_back_to_its_tabs(window):
    toggle(window, "plants")
    window.layout_.change_by_hand(window.layout_.by_hand)
    window.docks.put_again()
    settle()
    assert docks_in_place(window) == LAB - {"plants"}
    toggle(window, "plants")
    assert docks_in_place(window) == LAB
    assert window.docks["plants"] in window.tabifiedDockWidgets(window.docks["results"])


def test_the_buttons_of_a_panel_say_what_they_do_and_to_which(window):
    dock = window.docks["lossMap"]
    for language, words in (
        ("en", ["Undock or dock: Loss map", "Close: Loss map"]),
        ("fr", ["Détacher ou rattacher : Carte du coût", "Fermer : Carte du coût"]),
    ):
        set_language(language)
        settle()
        buttons = [
            dock.findChild(QAbstractButton, f"qt_dockwidget_{name}button")
            for name in ("float", "close")
        ]
        for said in ("accessibleName", "accessibleDescription"):
            told = [button.property(said).replace("\u00a0", " ") for button in buttons]
            assert told == words
    set_language("en")


def test_every_panel_can_be_closed_and_opened_again(window):
    toggle(window, *sorted(LAB))
    for on in (True, False):
        window.layout_.set_projector(on)
        settle()
        assert docks_in_place(window) == set()
    window.docks.put_again()
    settle()
    toggle(window, "sigmoid", *sorted(LAB))
    assert docks_in_place(window) == {*LAB, "sigmoid"}


@pytest.mark.parametrize("is_low", [False, True])
def test_what_was_opened_and_closed_by_hand_outlives_the_projector(window, monkeypatch, is_low):
    low = (10_000, 0) if is_low else (0, 0)
    monkeypatch.setattr(layout_module, "_LOW_SCREEN_PX", low[0])
    monkeypatch.setattr(layout_module, "_TINY_SCREEN_PX", low[1])
    toggle(window, "surface", "plants", "neuron")
    arranged = {"surface", "loss", "results", "learning", "model"}
    for _ in range(2):
        press_key(window, Qt.Key.Key_F11)
        settle()
        assert docks_in_place(window) == arranged
        assert not window.docks["surface"].visibleRegion().isEmpty()
    assert window.layout_.is_arranged


def test_docks_come_back_from_the_projector_where_they_were_dragged(window):
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, window.docks["neuron"])
    window.docks["results"].setFloating(True)
    settle()
    for _ in range(2):
        press_key(window, Qt.Key.Key_F11)
        settle()
    area = window.dockWidgetArea(window.docks["neuron"])
    assert area == Qt.DockWidgetArea.LeftDockWidgetArea
    assert window.docks["results"].isFloating()


def test_a_maximised_window_comes_back_from_the_projector_maximised(window):
    for maximised in (True, False):
        window.showMaximized() if maximised else window.showNormal()
        settle()
        for full in (True, False):
            press_key(window, Qt.Key.Key_F11)
            settle()
            assert (window.isFullScreen(), window.isMaximized()) == (full, maximised and not full)


def test_a_window_closed_at_the_projector_remembers_what_was_before(open_window, tmp_path):
    def remembered():
        return Remembered(QSettings(str(tmp_path / "lab.ini"), QSettings.Format.IniFormat))

    first = open_window(remembered=remembered())
    toggle(first, "surface", "plants")
    press_key(first, Qt.Key.Key_F11)
    settle()
    first.close()
    second = open_window(remembered=remembered())
    settle()
    assert docks_in_place(second) == {*LAB, "surface"} - {"plants"}
    assert not second.isFullScreen()


@pytest.mark.parametrize("is_projector", [False, True])
def test_a_new_start_shows_the_arrangement_last_chosen_and_nothing_beside_it(
    open_window, tmp_path, is_projector
):
    def remembered():
        return Remembered(QSettings(str(tmp_path / "lab.ini"), QSettings.Format.IniFormat))

    first = open_window(remembered=remembered())
    first.layout_.set_projector(is_projector)
    first.actions_["actionArrangeSpace"].trigger()
    settle()
    first.close()
    second = open_window(remembered=remembered())
    settle()
    assert docks_in_place(second) == {"surface", "lossMap"}


def test_the_course_is_opened_by_its_action_alone(window):
    entries = [action for menu in window.findChildren(QMenu) for action in menu.actions()]
    assert window.docks["surface"].toggleViewAction() in entries
    assert window.docks["course"].toggleViewAction() not in entries
