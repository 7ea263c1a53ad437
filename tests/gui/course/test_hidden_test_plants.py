"""A lesson hides the plants held out: no picture has them until they are revealed on its page."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.state.edit_kind import EditKind
from tests.gui.conftest import controllers_of, learn, press_key, settle

LESSON = """
format = 1
title = "Mine"
[[steps]]
text = "Held out: {test_loss}"
plants = { sample = "overlapping_groups", size = 40, noise_cm = 0.9, seed = 2 }
hidden = [2]
test_share = 0.4
reveal_test = false
settings = { optimiser = "adam", l2 = 0.01 }
[[steps.goals]]
text = "small"
reached = "test_loss < 100"
[[steps]]
text = "Still hidden"
settings = { learning_rate = 0.5 }
[[steps]]
text = "All are seen"
reveal_test = true
[[steps]]
text = "One neuron"
start = [0, 0, 0]
test_share = 0
settings = { optimiser = "gd", l2 = 0 }
"""


def all_in_view(window):
    plants, view = window.store.frame().plants, window.field.view_state()
    return len(plants.inside((view.left, view.bottom), (view.right, view.top))) == len(plants)


def reveal_by_keys(window):
    """Go to the button by Tab, as one who has no mouse."""
    panel = window.course_panel
    panel.text.setFocus()
    for _ in range(20):
        if panel.reveal.button.hasFocus():
            break
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    settle()


def test_nothing_shows_them_before_they_are_revealed(window, course):
    store, panel = window.store, window.course_panel
    learn(window, 1, 3)
    settle()
    frame = store.frame()
    hidden = frame.state.hidden_test
    assert len(frame.plants) + len(hidden.plants) == 40
    assert panel.reveal.isVisible()
    assert "–" in panel.text.toPlainText()
    assert not course.player.is_reached(0)
    panel.reveal.button.click()
    settle()
    assert len(store.frame().plants) == 40
    assert all_in_view(window)
    assert store.last_edit is EditKind.REVEAL
    assert store.frame().step == 3
    assert panel.reveal.isHidden()
    assert "–" not in panel.text.toPlainText()
    assert course.player.is_reached(0)
    store.undo()
    settle()
    assert (len(store.frame().plants), panel.reveal.isVisible()) == (40 - len(hidden.plants), True)


def test_the_pages_hide_and_show_them_and_the_way_back_leaves_no_later_setting(window, course):
    store, key = window.store, Qt.Key
    seen = len(store.frame().plants)
    press_key(window, key.Key_PageDown)
    assert len(store.frame().plants) == seen
    press_key(window, key.Key_PageDown)
    assert (len(store.frame().plants), window.course_panel.reveal.isHidden()) == (40, True)
    assert all_in_view(window)
    press_key(window, key.Key_PageDown)
    frame = store.frame()
    assert (frame.architecture.is_bare, frame.plants.split, frame.settings.penalty.rate) == (
        True, None, 0,
    )  # fmt: skip
    for plants in (40, seen, seen):
        press_key(window, key.Key_PageUp)
        frame = store.frame()
        assert len(frame.plants) == plants
        assert frame.architecture.hidden == (2,)
        assert (frame.settings.optimiser, frame.settings.penalty.rate) == ("adam", 0.01)
    assert frame.settings.learning_rate == 0.1


def test_they_are_revealed_by_keys_and_when_the_book_is_put_away(window, course):
    store = window.store
    hidden = len(store.frame().plants)
    assert hidden < 40
    reveal_by_keys(window)
    assert len(store.frame().plants) == 40
    store.undo()
    settle()
    controllers_of(window).course.resume(None)
    settle()
    assert len(store.frame().plants) == 40
