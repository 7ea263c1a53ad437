"""A presenter at a projector: paging, F5 and Escape of the start button, "." for a black screen."""

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.projector import presenter
from gui.widgets.number_field import NumberField
from tests.gui.conftest import controllers_of, press_key, settle

KEY = Qt.Key

LESSON = r"""
format = 1
id = "mine"
title = "Mine"
[[steps]]
plants = "six"
pictures = ["sigmoid"]
text = "Look."
[[steps]]
text = "Vote"
[steps.vote]
question = "Where?"
answers.en = ["here", "there"]
right = 2
then_steps = 3
[[steps]]
text = "Last"
"""


@pytest.fixture
def projector(window):
    window.actions_["actionProjector"].trigger()
    settle()
    return window


def black(window):
    """The black that lies over a window, or None."""
    covers = [
        cover
        for cover in window.children()
        if cover.objectName() == "blackScreen" and cover.isVisible()
    ]
    return covers[0] if covers else None


def type_text(window, text):
    QTest.keyClicks(window.focusWidget() or window, text)
    settle()


def shown_docks(window):
    return {name for name, dock in window.docks.by_name.items() if dock.isVisible()}


def test_the_first_escape_says_that_a_second_one_leaves(projector):
    press_key(projector, KEY.Key_Escape)
    assert projector.layout_.is_projector
    assert projector.status.label.text() == "Esc: once more to leave."
    press_key(projector, KEY.Key_Escape)
    assert not projector.layout_.is_projector
    assert "once more" not in projector.status.label.text()


def test_it_says_so_in_french(open_window):
    window = open_window("fr")
    window.actions_["actionProjector"].trigger()
    press_key(window, KEY.Key_Escape)
    assert window.status.label.text() == "Échap : encore une fois pour quitter."


def test_an_escape_after_two_seconds_is_a_first_one_again(projector, qtbot, monkeypatch):
    assert presenter._LEAVING_MS == 2000
    monkeypatch.setattr(presenter, "_LEAVING_MS", 30)
    projector.presenter._leaving.setInterval(30)
    press_key(projector, KEY.Key_Escape)
    qtbot.waitUntil(lambda: "once more" not in projector.status.label.text(), timeout=5000)
    press_key(projector, KEY.Key_Escape)
    assert projector.layout_.is_projector


def test_an_escape_after_another_key_is_a_first_one_again(projector):
    for key in (KEY.Key_Escape, KEY.Key_F5, KEY.Key_Escape, KEY.Key_PageDown, KEY.Key_Escape):
        press_key(projector, key)
    assert projector.layout_.is_projector
    assert "once more" in projector.status.label.text()


def test_escape_lets_go_of_what_is_selected_before_it_speaks_of_leaving(projector):
    press_key(projector, KEY.Key_N)
    press_key(projector, KEY.Key_Escape)
    assert not len(projector.store.frame().selection)
    assert "once more" not in projector.status.label.text()


def test_the_start_button_again_and_again_leaves_a_page_as_it_is(projector, path):
    controllers_of(projector).course.try_file(path)
    settle()
    before = shown_docks(projector)
    for _ in range(4):
        for key in (KEY.Key_F5, KEY.Key_Escape):
            press_key(projector, key)
            assert projector.layout_.is_projector
            assert shown_docks(projector) == before == {"course", "sigmoid"}


def test_f5_is_the_likelihood_where_no_page_is_on_screen(window, path):
    window.actions_["actionProjector"].trigger()
    press_key(window, KEY.Key_F5)
    assert window.layout_.arrangement == "Likelihood"
    window.layout_.arrange("Lab")
    window.layout_.set_projector(False)
    controllers_of(window).course.try_file(path)
    press_key(window, KEY.Key_F5)
    assert window.layout_.arrangement == "Likelihood"


def test_a_lesson_goes_from_its_first_page_to_its_last_by_paging_alone(projector, path):
    course = controllers_of(projector).course
    course.try_file(path)
    settle()
    vote, store = projector.course_panel.vote, projector.store
    press_key(projector, KEY.Key_PageDown)
    assert (course.page, vote.is_revealed, store.is_frozen) == (("mine", 1), False, True)
    press_key(projector, KEY.Key_PageDown)
    assert (course.page, vote.is_revealed, store.is_frozen) == (("mine", 1), True, False)
    assert vote.rows[1].text.text() == "there  ✓"
    press_key(projector, KEY.Key_PageDown)
    assert course.page == ("mine", 2)
    press_key(projector, KEY.Key_PageUp)
    press_key(projector, KEY.Key_PageUp)
    assert course.page == ("mine", 0)


def test_elsewhere_turning_the_page_leaves_the_vote_open(window, path):
    course = controllers_of(window).course
    course.try_file(path)
    press_key(window, KEY.Key_PageDown)
    press_key(window, KEY.Key_PageDown)
    assert course.page == ("mine", 2)
    assert not controllers_of(window).progress._course.player.progress.votes


def bring_back(cover, back):
    if back == "click":
        QTest.mouseClick(cover, Qt.MouseButton.LeftButton)
    elif isinstance(back, str):
        QTest.keyClicks(cover, back)
    else:
        QTest.keyClick(cover, back)
    settle()


def test_the_full_stop_blanks_and_any_key_or_click_brings_back(projector):
    had_focus, tool = projector.focusWidget(), projector.field.interaction.tool
    ways = (".", ":", KEY.Key_Escape, KEY.Key_PageDown, KEY.Key_F11, KEY.Key_Space, "b", "click")
    for index, back in enumerate(ways):
        type_text(projector, ".:"[index % 2])
        cover = black(projector)
        assert cover.geometry() == projector.rect()
        bring_back(cover, back)
        assert black(projector) is None
        assert projector.focusWidget() is had_focus
    assert projector.layout_.is_projector
    assert controllers_of(projector).course.page is None
    assert projector.field.interaction.tool is tool
    assert not projector.store.is_playing


def test_the_whole_screen_is_black(projector):
    type_text(projector, ".")
    image = projector.grab().toImage()
    spots = [(x, y) for x in range(5, image.width(), 97) for y in range(5, image.height(), 89)]
    assert {image.pixelColor(*spot).lightness() for spot in spots} == {0}


def test_a_picture_that_floats_is_black_too(projector):
    dock = projector.docks["sigmoid"]
    dock.setFloating(True)
    dock.show()
    settle()
    type_text(projector, ".")
    assert black(dock).geometry() == dock.rect()
    QTest.keyClicks(black(projector), ".")
    settle()
    assert black(dock) is None


def test_the_key_of_the_full_stop_blanks_on_a_keyboard_where_it_writes_h(projector):
    if sys.platform in ("win32", "darwin"):
        pytest.skip("scan codes are X11's")
    kind, none = QEvent.Type.KeyPress, Qt.KeyboardModifier.NoModifier
    for scan_code, is_black in ((43, False), (60, True)):
        event = QKeyEvent(kind, KEY.Key_H, none, scan_code, 0x68, 0, "h")
        QApplication.sendEvent(projector.field, event)
        settle()
        assert (black(projector) is not None) is is_black


def test_in_a_field_a_full_stop_is_a_decimal_mark(projector):
    number = projector.findChild(QWidget, "w1").findChild(NumberField)
    number.setFocus()
    number.selectAll()
    QTest.keyClicks(number, "0.5")
    assert number.text() == "0.5"
    assert black(projector) is None


def test_elsewhere_all_keys_stay_as_they_are(window):
    type_text(window, ".:")
    assert black(window) is None
    assert not window.actions_["actionBlank"].isEnabled()
    type_text(window, "b")
    assert window.field.interaction.tool.name == "BRUSH"
    press_key(window, KEY.Key_Escape)
    assert "once more" not in window.status.label.text()


def test_leaving_the_projector_ends_the_black(projector):
    type_text(projector, ".")
    projector.layout_.set_projector(False)
    settle()
    assert black(projector) is None
