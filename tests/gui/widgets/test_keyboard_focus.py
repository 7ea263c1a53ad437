import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenuBar,
    QWidget,
)

from engine.learning.settings import Rule
from gui.language import translation
from tests.gui.conftest import press_key, settle

PASSED_BY = (QMenuBar, QAbstractSpinBox, QLineEdit)
"""A click on those opens a menu, or begins to type."""


def type_into(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    settle()


def test_keys_that_write_no_number_do_their_work_while_a_number_field_has_the_focus(window):
    field = window.neuron_panel.sliders["w1"].field
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Space)
    settle()
    assert window.store.is_playing
    QTest.keyClick(field, Qt.Key.Key_Space)
    settle()
    assert not window.store.is_playing
    window.store.rewind()
    settle()
    before = window.store.frame().neuron
    for key in "rzm fn":
        QTest.keyClick(field, key)
        window.store.pause()
    assert window.store.frame().neuron == before
    assert not field.isModified()


def test_return_and_escape_give_the_keyboard_back_to_the_field(window):
    field = window.neuron_panel.sliders["w1"].field
    for key, value in ((Qt.Key.Key_Return, 2.5), (Qt.Key.Key_Escape, 0.0)):
        window.store.set_parameter("w1", 0.0)
        settle()
        type_into(field, "2.5")
        QTest.keyClick(field, key)
        settle()
        assert window.store.frame().neuron.w1 == value
        assert window.focusWidget() is window.field


def test_undo_in_a_number_field_undoes_the_lab_and_not_an_old_text(window):
    for _ in range(5):
        press_key(window, Qt.Key.Key_Right)
    learned = window.store.frame().neuron.w1
    field = window.neuron_panel.sliders["w1"].field
    type_into(field, "5")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert window.store.frame().neuron.w1 == learned
    field.clearFocus()
    settle()
    assert window.store.frame().neuron.w1 == learned


def test_a_character_typed_and_taken_back_changes_nothing(window):
    window.store.set_parameter("w1", -0.235602345)
    settle()
    field = window.neuron_panel.sliders["w1"].field
    field.setFocus()
    field.end(False)
    QTest.keyClicks(field, "7")
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    window.field.setFocus()
    field.editingFinished.emit()
    settle()
    assert window.store.frame().neuron.w1 == -0.235602345


def test_what_is_being_typed_counts_when_play_is_pressed(window):
    type_into(window.playback_bar.rate.field, "0.5")
    window.actions_["actionStep"].trigger()
    assert window.store.session.state.settings.learning_rate == 0.5
    assert window.store.session.state.run.segments[-1][1].learning_rate == 0.5


def test_the_keys_of_the_run_never_move_a_slider(window):
    sliders = (window.neuron_panel.sliders["w1"].slider, window.playback_bar.rate.slider)
    for focused in sliders:
        focused.setFocus()
        for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End):
            QApplication.sendEvent(
                focused, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
            )
            settle()
            assert window.store.last_edit is None, key
    assert window.store.frame().settings.learning_rate == 0.1


def test_up_and_down_move_a_slider(window):
    slider = window.neuron_panel.sliders["w1"].slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Up)
    settle()
    assert window.store.frame().neuron.w1 > 0


def test_the_wheel_over_a_slider_without_the_focus_changes_nothing(window):
    slider = window.neuron_panel.sliders["w1"].slider
    window.field.setFocus()
    at = QPointF(slider.rect().center())
    wheel = QWheelEvent(
        at, slider.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(slider, wheel)
    QApplication.sendEvent(window.learning_panel.rule, wheel)
    settle()
    assert window.store.frame().neuron.w1 == 0
    assert window.store.frame().settings.rule is Rule.GRADIENT


def test_space_and_return_press_a_button_that_tab_has_reached(window):
    window.docks["learning"].raise_()
    settle()
    box = window.learning_panel.stops_converged
    box.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        was = window.store.frame().settings.stop_when_converged
        QTest.keyClick(box, key)
        settle()
        assert window.store.frame().settings.stop_when_converged is not was
    assert not window.store.is_playing


def test_a_button_clicked_with_the_mouse_leaves_space_to_play(window):
    window.docks["learning"].raise_()
    settle()
    window.field.setFocus()
    QTest.mouseClick(window.learning_panel.stops_converged, Qt.MouseButton.LeftButton)
    assert window.focusWidget() is window.field


def test_tab_passes_by_what_lies_behind_another_tab(window):
    for name in ("learning", "plants", "results"):  # a panel is made when it is first in front
        window.docks[name].raise_()
        settle()
    hidden = [
        *window.learning_panel.findChildren(QWidget),
        *window.samples_panel.findChildren(QWidget),
    ]
    assert all(widget.focusPolicy() == Qt.FocusPolicy.NoFocus for widget in hidden)
    window.docks["learning"].raise_()
    settle()
    assert window.learning_panel.rule.focusPolicy() == Qt.FocusPolicy.TabFocus


def test_a_key_held_down_does_not_play_and_pause_again_and_again(window):
    assert not window.actions_["actionPlay"].autoRepeat()
    assert not window.actions_["actionProjector"].autoRepeat()
    assert window.actions_["actionStep"].autoRepeat()


def pane_of(window):
    """Return which part of the window has the keyboard."""
    now = QApplication.focusWidget()
    docks = {name: dock.widget() for name, dock in window.docks.by_name.items() if dock.isVisible()}
    parts = {**docks, "the field": window.field, "the bar": window.playback_bar}
    return next(name for name, part in parts.items() if part is now or part.isAncestorOf(now))


def test_one_key_goes_through_the_pictures_and_back(window):
    window.layout_.arrange("Sigmoid")
    window.field.setFocus()
    settle()
    forth = [pane_of(window)]
    while len(forth) < 2 or forth[-1] != "the field":
        press_key(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        forth.append(pane_of(window))
        assert len(forth) < 12
    assert {"the field", "surface", "the bar"} <= set(forth)
    assert len(set(forth)) == len(forth) - 1
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    back = ["the field"]
    for _ in forth[1:]:
        press_key(window, Qt.Key.Key_Tab, both)
        back.append(pane_of(window))
    assert back == forth[::-1]


@pytest.mark.parametrize(("typed", "value"), [("1/3", 1 / 3), ("-3/4", -0.75), ("2abcf5", 25.0)])
def test_a_fraction_is_a_number_and_a_letter_among_digits_a_slip(window, typed, value):
    field = window.neuron_panel.sliders["w1"].field
    type_into(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert window.store.frame().neuron.w1 == pytest.approx(value)
    assert not window.actions_["actionArrow"].isChecked()
    assert window.actions_["actionToolToxic"].isChecked()
    assert not window.docks.is_at_left("course")


def test_a_fraction_over_nothing_is_no_number(window):
    field = window.neuron_panel.sliders["w1"].field
    for typed in ("1/0", "1/", "/2", "1/2/3"):
        type_into(field, typed)
        QTest.keyClick(field, Qt.Key.Key_Return)
        settle()
        assert window.store.frame().neuron.w1 == 0


def test_return_in_a_field_with_arrows_gives_the_keyboard_back_too(window):
    window.docks["learning"].raise_()
    settle()
    spin = window.learning_panel.stop_step
    spin.setEnabled(True)
    spin.setFocus()
    spin.selectAll()
    QTest.keyClicks(spin, "300")
    QTest.keyClick(spin, Qt.Key.Key_Return)
    settle()
    assert spin.value() == 300
    assert window.field.hasFocus()
    QTest.keyClick(window.field, Qt.Key.Key_Space)
    settle()
    assert window.store.is_playing
    assert spin.text() == "300"


def space(window):
    """Press Space where the focus is, and say whether that played; pause again."""
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Space)
    settle()
    plays = window.store.is_playing
    window.store.pause()
    return plays


def test_space_plays_after_any_click_and_what_it_hides(window):
    left = Qt.MouseButton.LeftButton
    french = window.actions_["actionLanguageFrench"]
    QTest.mouseClick(window.loss_curve.viewport(), left)
    window.actions_["actionArrangeSpace"].trigger()  # the loss curve goes, and with it the focus
    settle()
    assert space(window)
    assert not french.isChecked()
    window.actions_["actionArrangeLab"].trigger()
    settle()
    for part in window.findChildren(QWidget):
        is_seen = part.isVisible() and not part.visibleRegion().isEmpty()
        if not is_seen or part.window() is not window or isinstance(part, PASSED_BY):
            continue
        window.tools._buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
        QTest.mousePress(part, left, pos=part.visibleRegion().boundingRect().center())
        QTest.mouseRelease(part, left, pos=QPoint(-900, -900))  # so that no button is clicked
        focused = QApplication.focusWidget()
        assert not isinstance(focused, (QAbstractButton, QComboBox)), part
    window.store.pause()
    assert space(window)


def test_space_plays_once_the_control_that_tab_reached_is_gone_or_something_is_clicked(window):
    window.docks["learning"].raise_()
    settle()
    box = window.learning_panel.stops_converged
    tab = Qt.FocusReason.TabFocusReason
    box.setFocus(tab)
    QTest.mouseClick(window.tools, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert space(window)
    box.setFocus(tab)
    for _ in range(2):
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert space(window)
    box.setFocus(tab)
    assert not space(window)
    assert not box.isChecked()
    box.setEnabled(False)
    assert space(window)
    box.setEnabled(True)
    box.setFocus(tab)
    window.docks["results"].raise_()
    settle()
    assert space(window)
    assert not box.isChecked()


def test_a_space_in_a_number_is_a_character_and_plays_before_one_is_typed(window):
    window.docks["learning"].raise_()
    settle()
    translation.set_language("fr")
    weight, rounds = window.neuron_panel.sliders["w1"].field, window.learning_panel.stop_step
    rounds.setEnabled(True)
    for field, value in ((weight, lambda: window.store.frame().neuron.w1), (rounds, rounds.value)):
        field.setFocus()
        field.selectAll()
        assert space(window)
        settle()
        field.selectAll()  # on a slow machine the neuron has learnt, and its weight is written anew
        QTest.keyClicks(field, "1 234")
        assert not window.store.is_playing
        QTest.keyClick(field, Qt.Key.Key_Return)
        settle()
        assert value() == 1234
    translation.set_language("en")


@pytest.mark.parametrize("typed", ["1 2", "0,5 %", "1.2.3", "1,234"])
def test_what_is_no_number_is_refused_with_a_word(window, typed):
    field = window.neuron_panel.sliders["w1"].field
    type_into(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert window.store.frame().neuron.w1 == 0
    assert f"'{typed}' can't be taken as a number (" in window.status.label.text()


def test_a_whole_number_beyond_its_range_is_refused_with_a_word(window):
    window.docks["learning"].raise_()
    settle()
    seed = window.learning_panel.seed
    type_into(seed, "3 000 000 000")
    QTest.keyClick(seed, Qt.Key.Key_Return)
    settle()
    assert "from 0 to 2,147,483,647" in window.status.label.text()
    assert (seed.value(), window.store.frame().settings.seed) == (0, 0)
    type_into(seed, "12,345")
    QTest.keyClick(seed, Qt.Key.Key_Return)
    settle()
    assert window.store.frame().settings.seed == 12345


def test_undo_takes_back_one_number_that_was_entered_and_steps_in_a_row(window):
    window.docks["learning"].raise_()
    settle()
    seed, weight = window.learning_panel.seed, window.neuron_panel.sliders["w1"].field
    for field, read in (
        (weight, lambda: window.store.frame().neuron.w1),
        (seed, lambda: window.store.frame().settings.seed),
    ):
        for typed in "35":
            type_into(field, typed)
            QTest.keyClick(field, Qt.Key.Key_Return)
            settle()
        field.setFocus()
        for _ in range(3):
            QTest.keyClick(field, Qt.Key.Key_Up)
        settle()
        assert read() > 5
        seen = []
        for _ in range(3):
            window.store.undo()
            seen.append(read())
        assert seen == [5, 3, 0]


def test_undo_takes_back_one_click_on_a_box(window):
    window.docks["learning"].raise_()
    settle()
    for _ in range(2):
        window.learning_panel.stops_converged.click()
    window.store.undo()
    assert not window.store.frame().settings.stop_when_converged


def test_ctrl_0_shows_all_plants_on_a_french_keyboard_too(window):
    keys = {key.toString() for key in window.actions_["actionFit"].shortcuts()}
    assert keys == {"Ctrl+0", "Ctrl+À"}
    window.field.zoom(0.5)
    before = window.field.targets.window()
    window.windowHandle().requestActivate()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Agrave, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert window.field.targets.window() != before
