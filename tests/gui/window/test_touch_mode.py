"""The mode of large buttons: how it comes on, what it shows, and that a finger meets everything."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton, QToolButton, QVBoxLayout, QWidget

from gui.pictures.plants.columns import Column
from gui.widgets.integer_field import IntegerField
from gui.window.main_window import MainWindow
from gui.window.remembered import Remembered
from tests.gui.conftest import Mouse, controllers_of, press_key, settle
from tests.gui.fingers import Hand

LEAST_PX = 44


@pytest.fixture
def remembered(tmp_path) -> Remembered:
    return Remembered(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


def turn_on(window: MainWindow) -> None:
    window.actions_["actionTouch"].trigger()
    settle()


def tap(button) -> None:
    Hand(button).tap(button.rect().center())


def buttons_of_bars(window: MainWindow) -> list[QToolButton | QPushButton]:
    parts = (
        window.menuBar(), window.arrangement_bar, window.touch_bar, window.tools,
        window.playback_bar, window.status,
    )  # fmt: skip
    return [
        button
        for part in parts
        for kind in (QToolButton, QPushButton)
        for button in part.findChildren(kind)
        if button.isVisible() and not button.objectName().startswith("qt_")
    ]


def test_the_first_finger_turns_it_on_once_it_is_lifted(window):
    assert not window.touch_bar.isVisible()
    hand = Hand(window.field.viewport())
    hand.put(Mouse(window).pixel(1.5, 1.5))
    settle()
    assert not window.touch_bar.isVisible()  # or the plant would come elsewhere
    hand.lift()
    assert window.touch_bar.isVisible()
    assert len(window.store.frame().plants) == 7
    assert "Touch bar" in window.status.label.text()
    assert window.actions_["actionTouch"].isChecked()


def test_a_finger_on_a_button_turns_it_on_as_well(window):
    tap(window.playback_bar._buttons[3])
    assert window.touch_bar.isVisible()
    assert window.store.frame().step == 1


def test_a_person_who_puts_it_away_is_not_asked_again(open_window, remembered):
    window = open_window(remembered=remembered)
    Hand(window.field.viewport()).tap(QPoint(200, 200))
    assert remembered.touch is True
    turn_on(window)  # off
    assert remembered.touch is False
    Hand(window.field.viewport()).tap(QPoint(250, 200))
    assert not window.touch_bar.isVisible()
    window.close()
    again = open_window(remembered=remembered)
    Hand(again.field.viewport()).tap(QPoint(200, 200))
    assert not again.touch_bar.isVisible()


def test_it_is_on_from_the_start_where_it_was_kept(open_window, remembered):
    remembered.touch = True
    window = open_window(remembered=remembered)
    assert window.touch_bar.isVisible()
    assert window.tools._buttons[0].height() >= LEAST_PX


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_button_of_the_bars_is_smaller_than_44_pixels(open_window, language):
    window = open_window(language)
    turn_on(window)
    for projector in (False, True):
        window.layout_.set_projector(projector)
        settle()
        buttons = buttons_of_bars(window)
        assert len(buttons) > 20
        small = [
            (button.text(), button.size().toTuple())
            for button in buttons
            if button.width() < LEAST_PX or button.height() < LEAST_PX
        ]
        assert small == []
        kind = window.touch_bar.kind
        assert kind.width() >= kind.sizeHint().width()
    turn_on(window)
    assert window.tools._buttons[0].height() < LEAST_PX  # and all is as it was


def test_it_leaves_room_on_a_small_screen(window):
    turn_on(window)
    assert window.minimumSizeHint().height() <= 640
    assert window.minimumSizeHint().width() <= 1000


def test_the_bar_says_which_kind_a_tap_places_and_turns_it(window):
    turn_on(window)
    bar = window.touch_bar
    assert bar.kind.text() == "y = 1"
    tap(bar.kind)
    assert bar.kind.text() == "y = 0"
    assert bar.kind.isChecked()
    assert "non-toxic" in bar.kind.accessibleName()
    Hand(window.field.viewport()).tap(Mouse(window).pixel(1.5, 1.5))
    assert window.store.frame().plants.y[-1] == 0
    press_key(window, Qt.Key.Key_V)
    assert not bar.kind.isChecked()  # a tap places nothing
    tap(bar.kind)
    assert bar.kind.isChecked()
    assert bar.kind.text() == "y = 0"
    window.store.name_plants(kinds=("salt & pepper", "other"))
    settle()
    assert "salt & pepper" in bar.kind.accessibleName()
    assert "salt & pepper" in bar.kind.toolTip()


def test_the_bar_undoes_steps_and_plays(window):
    turn_on(window)
    bar = window.touch_bar
    Hand(window.field.viewport()).tap(Mouse(window).pixel(1.5, 1.5))
    tap(bar.undo)
    assert len(window.store.frame().plants) == 6
    tap(bar.redo)
    assert len(window.store.frame().plants) == 7
    tap(bar.step)
    assert window.store.frame().step == 1
    tap(bar.play)
    assert window.store.is_playing
    tap(bar.play)
    assert not window.store.is_playing


def test_at_a_projector_the_bar_leads_back(window):
    turn_on(window)
    assert not window.touch_bar.leave_projector.isVisible()
    window.layout_.set_projector(True)
    settle()
    assert window.touch_bar.leave_projector.accessibleName() == "Leave the projector"
    tap(window.touch_bar.leave_projector)
    assert not window.layout_.is_projector


def test_a_lesson_that_hides_tools_and_run_hides_them_here_too(window):
    turn_on(window)
    window.layout_.show_controls(())
    bar = window.touch_bar
    shown = [button.isVisible() for button in (bar.undo, bar.kind, bar.step)]
    assert shown == [True, False, False]
    window.layout_.show_controls(None)
    assert bar.kind.isVisible()
    assert bar.step.isVisible()


# The pad


def open_pad(window, field):
    tap(field)
    return window.touch_mode._pad


def test_a_number_is_typed_by_the_pad_and_the_field_keeps_the_keyboard(open_window):
    window = open_window("fr")
    turn_on(window)
    field = window.neuron_panel.sliders["w1"].field
    pad = open_pad(window, field)
    assert pad.isVisible()
    assert not pad.geometry().intersects(field.rect().translated(field.mapTo(window, QPoint())))
    field.selectAll()
    for sign in ("−", "1", ".", "5"):
        tap(pad.buttons[sign])
        assert field.hasFocus()
    assert field.text() == "-1,5"
    tap(pad.buttons["⌫"])
    tap(pad.buttons["2"])
    tap(pad.buttons["✓"])
    assert window.store.frame().neuron.w1 == -1.2
    assert not pad.isVisible()


def test_the_pad_steps_a_number_and_goes_away_with_its_field(window):
    turn_on(window)
    field = window.playback_bar.rate.field
    pad = open_pad(window, field)
    tap(pad.buttons["▲"])
    assert window.store.frame().settings.learning_rate == pytest.approx(0.11)
    tap(pad.buttons["▼"])
    assert window.store.frame().settings.learning_rate == pytest.approx(0.1)
    Hand(window.field.viewport()).tap(QPoint(250, 200))
    assert not pad.isVisible()
    open_pad(window, field)
    window.playback_bar.hide()
    settle()
    assert not pad.isVisible()


def test_the_pad_comes_up_again_after_a_dialogue_that_it_lay_on(window):
    turn_on(window)
    dialog = QDialog(window)
    QVBoxLayout(dialog).addWidget(IntegerField())
    dialog.show()
    assert open_pad(window, dialog.findChild(IntegerField)).parent() is dialog
    dialog.deleteLater()
    QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
    window.activateWindow()
    pad = open_pad(window, window.neuron_panel.sliders["w1"].field)
    assert pad.isVisible()
    assert pad.parent() is window


def test_the_pad_goes_away_with_a_field_that_is_deleted(window):
    turn_on(window)
    host = QWidget(window)
    QVBoxLayout(host).addWidget(IntegerField())
    host.show()
    host.raise_()
    pad = open_pad(window, host.findChild(IntegerField))
    assert pad.isVisible()
    host.deleteLater()
    QCoreApplication.sendPostedEvents(host, QEvent.Type.DeferredDelete)
    assert not pad.isVisible()
    assert open_pad(window, window.neuron_panel.sliders["w1"].field).isVisible()


def test_there_is_no_pad_for_whoever_has_no_touch_mode(window):
    field = window.neuron_panel.sliders["w1"].field
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    settle()
    assert window.touch_mode._pad is None


def test_a_measure_is_typed_into_the_table_by_two_taps_and_the_pad(window):
    turn_on(window)
    window.layout_.arrange("Neuron")
    settle()
    grid = window.pictures["plantTable"].grid
    cell = grid.visualRect(grid.plants.index(1, Column.X1))
    assert cell.height() >= LEAST_PX
    hand = Hand(grid.viewport())
    for _ in range(2):
        hand.tap(cell.center())
    pad = window.touch_mode._pad
    for sign in ("1", ".", "2", "5", "✓"):
        tap(pad.buttons[sign])
    assert window.store.frame().plants.x[1, 0] == 1.25
    assert not pad.isVisible()


def test_from_a_number_to_a_formula_the_pad_has_its_keys_in_columns(window):
    turn_on(window)
    pad = open_pad(window, window.playback_bar.rate.field)
    pad.show_for(window.neuron_panel.sliders["w1"].field, "formula")
    settle()
    for first, longest in (("a", "mean("), ("y", "sum("), ("⌫", "+")):
        assert pad.buttons[first].width() == pad.buttons[longest].width()
        assert pad.buttons[first].x() == pad.buttons[longest].x()
    assert pad.width() > 10 * LEAST_PX


def test_the_number_of_the_page_is_whole_between_large_buttons(open_window):
    window = open_window("fr")
    turn_on(window)
    for _ in range(2):
        window.appearance.change_text(-1)
    course = controllers_of(window).course
    longest = max(course.player.chapters, key=lambda chapter: len(chapter.steps))
    course.player.open(longest, len(longest.steps) - 1)
    settle()
    page = window.course_panel.page
    assert page.width() >= page.fontMetrics().horizontalAdvance(page.text())
    window.appearance.change_text(0)


def test_the_chapters_are_chosen_from_large_rows(window):
    turn_on(window)
    window.actions_["actionCourse"].trigger()
    settle()
    box = window.course_panel.chapter
    tap(box)
    rows = box.view()
    place = rows.visualRect(box.model().index(2, 0))
    assert place.height() >= LEAST_PX
    Hand(rows.viewport()).tap(place.center())
    assert box.currentIndex() == 2
