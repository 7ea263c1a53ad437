import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from engine.learning.settings import Rule
from tests.gui.conftest import press_key, settle


def type_into(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    settle()


def test_keys_that_write_no_number_do_their_work_while_a_number_field_has_the_focus(window):
    field = window.neuron_panel.sliders["w1"].field
    field.setFocus()
    before = field.text()
    QTest.keyClick(field, Qt.Key.Key_Space)
    settle()
    assert window.store.is_playing
    QTest.keyClick(field, Qt.Key.Key_Space)
    settle()
    assert not window.store.is_playing
    window.store.rewind()
    settle()
    type_into(field, "rzm fn")
    assert field.text() == before


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


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End]
)
def test_the_keys_of_the_run_never_move_a_slider(window, key):
    slider = window.neuron_panel.sliders["w1"].slider
    slider.setFocus()
    window.playback_bar.rate.slider.setFocus()
    for focused in (slider, window.playback_bar.rate.slider):
        QApplication.sendEvent(
            focused, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        )
        settle()
    assert window.store.last_edit is None
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
    window.docks["results"].raise_()
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
