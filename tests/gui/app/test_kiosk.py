"""A kiosk: one lesson, nothing else within reach, nothing kept; a teacher's keys end it."""

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest

from engine.errors import UserError
from gui.app import application, launch
from gui.app.kiosk import LEAVE_KEYS, NEXT_PUPIL, NEXT_PUPIL_KEYS, Kiosk
from gui.help.guide_pages import GUIDE
from gui.pictures.menu_request import MenuRequest
from gui.registry.hideable import KIOSK_ACTIONS
from main import main
from tests.gui.conftest import controllers_of, press_key, settle

ALL_THREE = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.ShiftModifier
)
LESSON = """format = 1
title = "Mine"
[[steps]]
text = "One"
plants = "six"
start = [0, 0, 0]
[[steps.goals]]
text = "Learn"
reached = "step >= 2"
[[steps]]
text = "Two"
"""


@pytest.fixture
def kiosk(window, path) -> Kiosk:
    result = Kiosk(window, controllers_of(window), str(path))
    settle()
    yield result
    result.let_go()


def test_it_fills_the_screen_with_the_lesson_alone(window, kiosk):
    assert window.isFullScreen()
    assert window.size() == window.screen().size()
    assert not window.menuBar().isVisible()
    assert not window.arrangement_bar.isVisible()
    assert window.course_panel.isVisible()
    assert not window.acceptDrops()
    assert not any(dock.features() for dock in window.docks.by_name.values())
    reachable = {name for name, action in window.actions_.by_name.items() if action.isEnabled()}
    assert reachable <= set(KIOSK_ACTIONS)
    assert not [name for name in KIOSK_ACTIONS if "Open" in name or "Export" in name]


def test_no_key_leads_out_of_it(window, kiosk):
    control = Qt.KeyboardModifier.ControlModifier
    keys = [(Qt.Key.Key_Escape,), (Qt.Key.Key_C,), (Qt.Key.Key_F11,), (Qt.Key.Key_F1,)]
    keys += [(Qt.Key(key), control) for key in b"OLNQSEVZ"]
    for key in keys:
        press_key(window, *key)
    assert window.isFullScreen()
    assert window.course_panel.isVisible()
    assert not window.close()
    assert window.isVisible()
    assert window.status.label.text() == "This window stays open on its lesson."


def test_a_page_with_other_plants_takes_nobodys_work_away(window, tmp_path):
    """Names of kinds are an edit of the page's own: undo has begun anew after them."""
    lesson = tmp_path / "lesson.toml"
    text = LESSON.replace('plants = "six"', 'plants = "six"\nkinds = ["dance", "rugby"]')
    lesson.write_text(f'{text}plants = "iris"\n', encoding="utf-8")
    kiosk = Kiosk(window, controllers_of(window), str(lesson))
    document = controllers_of(window).session.document
    assert not document.is_modified
    press_key(window, Qt.Key.Key_PageDown)
    assert len(window.store.frame().plants) == 100
    assert "brings yours back" not in window.status.label.text()
    assert document.unsaved == ()
    kiosk.let_go()


def test_undo_does_not_lead_before_the_lesson_and_no_page_beyond_it(window, kiosk):
    course = controllers_of(window).course
    assert not window.store.can_undo
    for _ in range(4):
        press_key(window, Qt.Key.Key_PageDown)
    assert course.page == ("mine", 1)
    assert window.course_panel.chapter.count() == 1
    for _ in range(4):
        press_key(window, Qt.Key.Key_PageUp)
    assert course.page == ("mine", 0)


def test_a_chapter_alone_leads_to_no_other(window):
    kiosk = Kiosk(window, controllers_of(window), "2")
    player = controllers_of(window).course.player
    for _ in range(12):
        press_key(window, Qt.Key.Key_PageDown)
    assert player.lesson.id == "02_plants"
    assert player.is_last
    assert window.course_panel.chapter.count() == 1
    kiosk.let_go()


def test_goals_are_reached_and_nothing_is_kept(window, kiosk):
    press_key(window, Qt.Key.Key_Right)
    press_key(window, Qt.Key.Key_Right)
    assert controllers_of(window).course.player.is_reached(0)
    assert QSettings().allKeys() == []


def test_a_teachers_keys_close_it(window, kiosk):
    press_key(window, Qt.Key.Key_L, ALL_THREE)
    assert not window.isVisible()


def test_the_next_pupil_finds_nothing_of_the_one_before(qapp, path, monkeypatch):
    shown = []

    def be_used(*_):
        window = next(w for w in qapp.topLevelWidgets() if w.isVisible() and hasattr(w, "store"))
        settle()
        shown.append((window, len(window.store.session.state.plants), window.store.session.step))
        press_key(window, Qt.Key.Key_Right)
        press_key(window, Qt.Key.Key_Delete)
        QTest.keyClick(window, Qt.Key.Key_N if len(shown) < 3 else Qt.Key.Key_L, ALL_THREE)
        return codes.pop() if codes else 0

    codes: list[int] = []
    monkeypatch.setattr(application.QCoreApplication, "exit", codes.append)
    monkeypatch.setattr("gui.app.kiosk.QCoreApplication.exit", codes.append)
    monkeypatch.setattr(application.CrashHandler, "install", lambda _self: None)
    monkeypatch.setattr(application.QApplication, "exec", be_used)
    assert launch.run(["test"], kiosk=str(path), language="en") == 0
    assert [facts[1:] for facts in shown] == [(6, 0)] * 3
    assert len({id(window) for window, *_ in shown}) == 3
    assert not [w for w in qapp.topLevelWidgets() if w.isVisible() and hasattr(w, "store")]


def test_a_fault_of_the_program_shows_no_box(qapp, path, monkeypatch):
    made = []

    def fail(*_):
        handler = made[0]
        monkeypatch.setattr("sys.__excepthook__", lambda *_: None)
        handler.handle(ValueError, ValueError("x"), None)
        settle()
        assert handler.box is None
        handler.parent().may_close = lambda: True
        handler.parent().close()
        return 0

    monkeypatch.setattr(application.CrashHandler, "install", lambda self: made.append(self))
    monkeypatch.setattr(application.QApplication, "exec", fail)
    assert launch.run(["test"], kiosk=str(path), language="en") == 0


@pytest.mark.parametrize("lesson", ["99", "none.toml"])
def test_a_lesson_that_there_is_not_is_refused(qapp, lesson):
    with pytest.raises(UserError, match=r"no_chapter|no_file"):
        launch.run(["test"], kiosk=lesson)


@pytest.mark.parametrize("words", [["a.plab"], ["--chapter", "2"]])
def test_nothing_else_is_opened_beside_it(words, capsys):
    assert main(["--kiosk", "13", *words]) == 2
    assert "--kiosk" in capsys.readouterr().err


def test_its_keys_are_in_the_help_and_in_both_guides(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    texts = [" ".join(capsys.readouterr().out.split())]
    texts += [(GUIDE / code / "classroom.md").read_text(encoding="utf-8") for code in ("en", "fr")]
    for text in texts:
        assert LEAVE_KEYS in text
        assert NEXT_PUPIL_KEYS in text
    assert NEXT_PUPIL < 128


def test_no_menu_under_the_hand_leads_out_of_it(window, kiosk):
    menus = controllers_of(window).context_menus
    at = window.mapToGlobal(window.rect().center())
    menus.open("field", MenuRequest(at))
    settle()
    offered = [one.text() for one in menus.menu.actions() if one.isVisible() and one.isEnabled()]
    menus.close()
    assert "&Fit the plants" in offered
    assert [text for text in offered if "lose" in text or "xport" in text or "opy" in text] == []
    menus.open("lossCurve", MenuRequest(at))
    assert menus.menu is None  # it would offer nothing
