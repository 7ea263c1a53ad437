"""Tab reaches whatever is on screen: sliders, tables, the choices below a picture, votes, hints."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.pictures.plants.plant_table_view import PlantTableView
from tests.gui.conftest import controllers_of, press_key, settle


def test_what_was_behind_a_tab_takes_the_keyboard_again_in_front(window):
    sliders = [*window.neuron_panel.sliders.values(), window.playback_bar.rate]
    for name in ("results", "learning", "neuron"):
        window.docks[name].raise_()
        settle()
    for slider in sliders:
        for widget in (slider.slider, slider.field):
            assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    window.layout_.show_pictures(("plantTable",))
    window.layout_.show_pictures(("sigmoid",))
    window.layout_.show_pictures(("plantTable",))
    settle()
    grid = window.pictures["plantTable"].findChild(PlantTableView)
    assert grid.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_up_and_down_choose_among_the_buttons_below_a_picture(window):
    window.layout_.show_pictures(("whyLog",))
    settle()
    buttons = window.pictures["whyLog"].repeats.buttons
    buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    for times in (10, 100):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)
        settle()
        assert window.store.frame().choices.repeats == times
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Up)
    settle()
    assert window.store.frame().choices.repeats == 10
    assert window.focusWidget() is buttons[1]


def test_a_plant_gone_to_is_moved_though_the_cross_was_there(window):
    control = Qt.KeyboardModifier.ControlModifier
    press_key(window, Qt.Key.Key_Up, control)
    press_key(window, Qt.Key.Key_N)
    before = window.store.frame().plants.x[0].tolist()
    press_key(window, Qt.Key.Key_Right, control)
    after = window.store.frame().plants.x[0].tolist()
    assert (round(after[0] - before[0], 9), after[1]) == (0.1, before[1])


def test_a_page_begins_without_the_cross_of_the_page_before(window):
    press_key(window, Qt.Key.Key_C)
    press_key(window, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert window.field.interaction.overlay.cursor is not None
    press_key(window, Qt.Key.Key_PageDown)
    assert window.field.interaction.overlay.cursor is None


def test_tab_goes_through_a_page_as_it_is_read(window):
    course = controllers_of(window).course
    course.player.open(course.player.chapters[11], 1)  # a vote, next to a table
    settle()
    panel = window.course_panel
    first, *others = panel.vote.rows
    first.choice.click()
    panel.text.setFocus(Qt.FocusReason.TabFocusReason)
    reached = []
    for _ in range(5):
        press_key(window, Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    counts = [row.votes for row in others]
    assert reached == [first.choice, first.votes, *counts, panel.vote.button]
