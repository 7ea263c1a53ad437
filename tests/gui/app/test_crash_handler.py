"""A fault of ours: the work is kept, it is said once, and the lab goes on."""

import sys
import threading
from functools import partial

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from gui.app import crash_handler
from gui.app.crash_handler import CrashHandler
from tests.gui.conftest import controllers_of, settle


@pytest.fixture
def hooks(monkeypatch):
    """Put back afterwards what is called for exceptions; what is printed is no fault of a test."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)


@pytest.fixture
def watched(window, hooks, tmp_path):
    controllers = controllers_of(window)
    controllers.watch_over(tmp_path / "autosave")
    handler = faults_of(window)
    handler.install()
    yield handler
    controllers.session.asks = False


def faults_of(window):
    """What `gui.app.launch.run` makes: it takes what nobody caught."""
    controllers = controllers_of(window)
    return CrashHandler(
        controllers.shell,
        controllers.autosave.save_now,
        window.actions_["actionSaveAs"].trigger,
        lambda: window.theme,
    )


def fail(text="broken"):
    raise ZeroDivisionError(text)


def fail_elsewhere():
    raise KeyError("elsewhere")


def happen(act):
    """Let something fail as a slot would: Python calls its hook for what Qt cannot catch."""
    try:
        act()
    except BaseException as error:
        sys.excepthook(type(error), error, error.__traceback__)
    settle()


def text_of(box):
    return " ".join(label.text() for label in box.findChildren(QLabel))


def test_the_work_is_kept_before_it_is_said_and_learning_stops(watched, window, tmp_path):
    window.store.place(1.0, 1.0, 1)
    window.store.play()
    happen(fail)
    assert not window.store.is_playing
    assert len(list((tmp_path / "autosave").glob("*.plab"))) == 1
    assert "ZeroDivisionError: broken" in watched.box.report.toPlainText()
    assert watched.box.isVisible()


def test_the_report_says_what_runs_on_what_and_goes_to_the_clipboard(watched, monkeypatch):
    monkeypatch.setattr(crash_handler.Path, "home", lambda: crash_handler.Path(__file__).parent)
    happen(fail)
    watched.box.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "Perceptron Lab: 0." in copied
    assert "NumPy: " in copied
    assert "Plants: 6, step 0" in copied
    assert "~/test_crash_handler.py" in copied  # not the name of anybody's folder


def test_a_fault_that_comes_again_and_again_is_told_once(watched):
    for _ in range(200):
        happen(partial(fail, "again"))
    assert watched.box.report.toPlainText().count("ZeroDivisionError: again") == 1
    watched.box.go_on.click()
    settle()
    happen(fail)
    assert watched.box is None


def test_another_fault_is_put_into_the_box_that_is_open(watched, window):
    happen(fail)
    first = watched.box
    happen(fail_elsewhere)
    assert watched.box is first
    assert "KeyError: 'elsewhere'" in first.report.toPlainText()


def test_after_three_boxes_a_sentence_says_it(watched, window):
    for line in range(5):
        source = "\n" * line + "raise ValueError('many')"
        happen(lambda source=source: exec(compile(source, "many.py", "exec")))
        if watched.box is not None:
            watched.box.go_on.click()
            settle()
    assert watched.box is None
    assert "fault of its own again" in text_of(window.status)


def test_a_fault_in_a_thread_is_told(watched, qtbot):
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: watched.box is not None)
    assert "ZeroDivisionError" in watched.box.report.toPlainText()


def test_work_that_cannot_be_kept_is_to_be_saved_by_hand(window, hooks):
    handler = faults_of(window)  # nobody watches over it: there is no folder for copies
    handler.install()
    wanted = []
    save_as = window.actions_["actionSaveAs"]
    save_as.triggered.disconnect()
    save_as.triggered.connect(lambda: wanted.append(True))
    happen(fail)
    assert "save it now" in text_of(handler.box)
    handler.box.save.click()
    assert wanted == [True]


def test_ctrl_c_in_the_terminal_closes_the_window_as_a_person_would(watched, window):
    controllers_of(window).session.asks = False

    def interrupt():
        raise KeyboardInterrupt

    happen(interrupt)
    assert not window.isVisible()


def test_it_speaks_the_language_on_screen(watched, window):
    window.set_language("fr")
    settle()
    happen(fail)
    assert watched.box.go_on.text() == "Co&ntinuer"


def test_a_fault_while_the_window_closes_leaves_the_work_on_screen(window, watched):
    window.store.place(1.0, 1.0, 1)
    window.may_close = fail
    happen(window.close)
    assert window.isVisible()
    assert watched.box is not None
    watched.box.close()
    window.may_close = lambda: True
