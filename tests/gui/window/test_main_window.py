from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QScrollArea,
    QWidget,
)

from gui.app import create_window
from gui.language import numbers, translation
from gui.registry.actions import ACTIONS
from gui.window.remembered import Remembered
from tests.gui.conftest import press_key, settle

PARTS = ("field", "lossCurve", "timeline", "learningRate", "w1", "w2", "b")
NAMED_BY_THE_CONTRACT = (
    "actionPlay", "actionStep", "actionStepBack", "actionRewind", "actionRandomStart",
    "actionUndo", "actionRedo", "actionOpen", "actionSave", "actionProjector",
    "actionLanguageFrench", "actionLanguageEnglish",
)  # fmt: skip


def test_parts_and_actions_carry_the_names_of_the_contract(window):
    missing = [name for name in PARTS if window.findChild(QWidget, name) is None]
    missing += [name for name in NAMED_BY_THE_CONTRACT if window.findChild(QAction, name) is None]
    assert missing == []


def test_every_action_is_in_a_menu(window):
    names = set()

    def walk(menu):
        for action in menu.actions():
            names.add(action.objectName())
            if action.menu():
                walk(action.menu())

    for action in window.menuBar().actions():
        walk(action.menu())
    assert {spec.name for spec in ACTIONS} <= names


def test_no_key_is_given_twice(window):
    keys = [key.toString() for spec in ACTIONS for key in window.actions_[spec.name].shortcuts()]
    assert len(keys) == len(set(keys))


def test_the_tooltip_of_every_button_with_a_key_says_the_key(window):
    for spec in ACTIONS:
        if spec.keys:
            action = window.actions_[spec.name]
            assert f"[{action.shortcut().toString()}]" in action.toolTip(), spec.name


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_control_has_a_name_for_a_screen_reader(open_window, language):
    window = open_window(language)
    kinds = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox)
    nameless = []
    for widget in window.findChildren(QWidget):
        if isinstance(widget, kinds) and not widget.objectName().startswith("qt_"):
            named = widget.accessibleName() or (
                isinstance(widget, QAbstractButton) and widget.text()
            )
            if not named and "ScrollBar" not in type(widget).__name__:
                nameless.append((type(widget).__name__, widget.objectName()))
    assert nameless == []


def test_the_language_switches_while_running_and_numbers_with_it(window):
    window.store.set_parameter("w1", -1.5)
    settle()
    window.actions_["actionLanguageFrench"].trigger()
    settle()
    assert window.actions_["actionOpen"].text() == "&Ouvrir…"
    assert "toxique" in window.actions_["actionToolToxic"].text()
    assert window.neuron_panel.sliders["w1"].field.text() == "−1,5"
    assert "largeur" in window.field.axes["bottom"].labelText
    assert window.docks["loss"].windowTitle() == "Coût"
    window.actions_["actionLanguageEnglish"].trigger()
    settle()
    assert window.neuron_panel.sliders["w1"].field.text() == "−1.5"
    assert "width" in window.field.axes["bottom"].labelText


def test_a_number_is_typed_with_a_comma_or_a_point_in_either_language(window):
    field = window.neuron_panel.sliders["w2"].field
    for language in ("actionLanguageEnglish", "actionLanguageFrench"):
        window.actions_[language].trigger()
        for text, value in (("2.25", 2.25), ("-1,75", -1.75), ("1e3", 1000.0), ("-0,5", -0.5)):
            field.setFocus()
            field.selectAll()
            for letter in text:
                from PySide6.QtTest import QTest

                QTest.keyClicks(field, letter)
            QTest.keyClick(field, Qt.Key.Key_Return)
            settle()
            assert window.store.frame().neuron.w2 == value


def test_looking_at_a_number_and_leaving_it_changes_nothing(window):
    window.store.set_parameter("w1", 0.123456789)
    settle()
    field = window.neuron_panel.sliders["w1"].field
    field.setFocus()
    from PySide6.QtTest import QTest

    QTest.keyClick(field, Qt.Key.Key_Return)
    window.field.setFocus()
    settle()
    assert window.store.frame().neuron.w1 == 0.123456789
    assert window.store.undo_stack.count() == 1


def test_a_slider_grows_to_hold_large_weights_and_stays_exact(window):
    slider = window.findChild(QWidget, "w1")
    for value in (1e6, -37.25, 0.001):
        slider.setValue(value)
        settle()
        assert slider.value() == window.store.frame().neuron.w1 == value


@pytest.mark.parametrize("theme", ["dark", "light", "system"])
def test_themes_switch_while_running(window, theme):
    window.set_theme(theme)
    settle()
    dark = window.field.grab().toImage().pixelColor(2, 2).lightness() < 128
    assert dark == window.look.is_dark
    if theme != "system":
        assert dark == (theme == "dark")


def test_the_projector_fills_the_screen_with_larger_type_and_escape_twice_leaves_it(window):
    before = window.status.label.font().pointSizeF()
    press_key(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    assert window.status.label.font().pointSizeF() > 1.3 * before
    window.field.setFocus()
    press_key(window, Qt.Key.Key_Escape)
    assert window.isFullScreen()
    press_key(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert window.status.label.font().pointSizeF() == before


def test_docks_theme_and_language_are_remembered(open_window, tmp_path):
    def remembered():
        return Remembered(QSettings(str(tmp_path / "lab.ini"), QSettings.Format.IniFormat))

    first = open_window(remembered=remembered())
    first.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, first.docks["neuron"])
    first.docks["loss"].hide()
    first.actions_["actionThemeLight"].trigger()
    first.actions_["actionLanguageFrench"].trigger()
    settle()
    first.close()
    second = open_window(remembered=remembered())
    area = second.dockWidgetArea(second.docks["neuron"])
    assert area == Qt.DockWidgetArea.LeftDockWidgetArea
    assert second.docks["loss"].isHidden()
    assert (remembered().theme, remembered().language) == ("light", "fr")
    second.actions_["actionResetLayout"].trigger()
    assert second.dockWidgetArea(second.docks["neuron"]) == Qt.DockWidgetArea.RightDockWidgetArea


def test_settings_that_make_no_sense_are_left_out(tmp_path):
    store = QSettings(str(tmp_path / "bad.ini"), QSettings.Format.IniFormat)
    store.setValue("language", "klingon")
    store.setValue("theme", 7)
    store.setValue("geometry", "nonsense")
    remembered = Remembered(store)
    assert (remembered.language, remembered.theme) == (None, None)
    assert remembered.layout[0].isEmpty()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("projector", [False, True])
@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_no_text_of_a_label_is_cut(open_window, language, projector, size):
    from PySide6.QtWidgets import QLabel

    window = open_window(language)
    window.showFullScreen = lambda: None  # the screen of the tests has another size
    if projector:
        window.actions_["actionProjector"].setChecked(True)
    window.resize(*size)
    settle()
    cut = []
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.text() and not label.wordWrap():
            needed = label.sizeHint()
            if label.width() + 1 < needed.width() or label.height() + 1 < needed.height():
                cut.append((label.text(), label.size(), needed))
    assert cut == []


def test_a_faulty_file_is_refused_in_a_sentence_and_the_plants_stay(window, tmp_path, monkeypatch):
    path = tmp_path / "bad.csv"
    path.write_text("x1,x2,y\n1,two,0\n")
    monkeypatch.setattr(
        "gui.widgets.file_dialogs.QFileDialog.getOpenFileName", lambda *args: (str(path), "")
    )
    window.actions_["actionOpen"].trigger()
    settle()
    text = window.status.label.text()
    assert "row 2" in text
    assert "two" in text
    assert len(window.store.frame().plants) == 6


def test_plants_saved_are_the_plants_opened(window, tmp_path, monkeypatch):
    path = tmp_path / "plants.csv"
    monkeypatch.setattr(
        "gui.widgets.file_dialogs.QFileDialog.getSaveFileName", lambda *args: (str(path), "")
    )
    monkeypatch.setattr(
        "gui.widgets.file_dialogs.QFileDialog.getOpenFileName", lambda *args: (str(path), "")
    )
    window.store.place(1 / 3, 2 / 3, 1)
    saved = window.store.frame().plants
    window.actions_["actionSave"].trigger()
    window.actions_["actionClearPlants"].trigger()
    window.actions_["actionOpen"].trigger()
    settle()
    assert window.store.frame().plants.same_as(saved)


def test_numbers_are_written_as_each_language_does(qapp):
    translation.set_language("fr")
    assert numbers.number(-0.2314, 3) == "−0,231"
    assert numbers.number(1234567.0, 3) == "1,23 × 10⁶"
    assert numbers.number(2.5e-7, 2) == "2,5 × 10⁻⁷"
    assert numbers.whole(12345) == "12\u202f345"
    assert numbers.percent(0.83) == "83\u202f%"
    translation.set_language("en")
    assert numbers.number(-0.2314, 3) == "−0.231"
    assert numbers.whole(12345) == "12,345"
    assert numbers.percent(0.83) == "83%"
    assert numbers.percent(0.99999) == "99.9%"
    assert numbers.number(float("nan")) == "?"


def test_what_is_written_can_be_typed_again(qapp):
    for language in ("fr", "en"):
        translation.set_language(language)
        for value in (0.1, -1.5, 1234567.0, 2.5e-7, 0.0, 100.0):
            assert numbers.parse(numbers.number(value, 6)) == pytest.approx(value, rel=1e-5)
            assert numbers.parse(numbers.short(value, 6)) == pytest.approx(value, rel=1e-5)
    assert numbers.parse("__import__('os')") is None
    assert numbers.parse("nan") is None
    translation.set_language("en")


def test_the_window_fits_a_low_screen(window):
    assert window.minimumSizeHint().height() <= 600
    assert window.minimumSizeHint().width() <= 1024


def test_on_a_tiny_screen_the_numbers_are_a_tab_behind_the_loss_curve(open_window, monkeypatch):
    screen = SimpleNamespace(size=lambda: QSize(1024, 600))
    monkeypatch.setattr("gui.window.main_window.MainWindow.screen", lambda _window: screen)
    window = open_window()
    window.resize(1024, 560)
    settle()
    assert window.docks["results"] in window.tabifiedDockWidgets(window.docks["loss"])
    assert window.loss_curve.height() > 120
    assert window.readouts.visibleRegion().isEmpty()


def test_on_another_screen_as_many_pictures_are_stacked_as_it_has_room_for(window, monkeypatch):
    for height, is_tab in ((600, True), (1080, False)):
        screen = SimpleNamespace(size=lambda height=height: QSize(1920, height))
        monkeypatch.setattr(
            "gui.window.main_window.MainWindow.screen", lambda _window, screen=screen: screen
        )
        window.layout_.follow_screen()
        settle()
        tabs = window.tabifiedDockWidgets(window.docks["loss"])
        assert (window.docks["results"] in tabs) is is_tab


def test_the_projector_leaves_each_panel_its_room(window):
    def heights():
        return [window.docks[name].height() for name in ("neuron", "loss", "results")]

    before = heights()
    for on in (True, False):
        window.actions_["actionProjector"].setChecked(on)
        settle()
    window.resize(1280, 720)
    settle()
    assert heights() == pytest.approx(before, abs=3)


def test_the_projector_leaves_type_as_it_was(window):
    def sizes():
        parts = (window.menuBar(), window.docks["neuron"], window.playback_bar, window.field)
        return [part.font().pointSizeF() for part in parts]

    before = sizes()
    for on in (True, False):
        window.actions_["actionProjector"].setChecked(on)
        settle()
    assert sizes() == pytest.approx(before, abs=0.05)


def test_a_window_lowered_to_its_screen_shows_the_results_whole(qapp, qtbot):
    window = create_window("en", "dark")
    qtbot.addWidget(window)
    window.resize(1280, 680)  # as for a screen of 720 lines, less the title bar
    window.show()
    settle()
    area = window.docks["results"].findChild(QScrollArea)
    assert area.verticalScrollBar().maximum() == 0
    window.store.pause()
