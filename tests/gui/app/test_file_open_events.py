"""A double click on a file: it is opened, and what is wrong with it is seen."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from engine.errors import UserError
from gui.app import file_open_events, launch
from gui.app.file_open_events import FileOpenEvents, refusal_box, started_without_terminal
from tests.gui.conftest import settle


def test_a_file_that_the_system_hands_to_the_open_window_is_opened(window, tmp_path):
    path = tmp_path / "three.csv"
    path.write_text("x1,x2,y\n1,2,1\n2,1,0\n2.5,1,0\n", encoding="utf-8")
    listener = FileOpenEvents(window.file_dropped.emit, window)
    QApplication.sendEvent(QApplication.instance(), QFileOpenEvent(QUrl.fromLocalFile(str(path))))
    settle()
    QApplication.instance().removeEventFilter(listener)
    assert len(window.store.frame().plants) == 3


def test_after_a_double_click_a_refusal_is_on_screen_and_not_only_in_a_terminal(
    qapp, monkeypatch, tmp_path
):
    shown = []
    monkeypatch.setattr(launch, "refusal_box", lambda error: Shown(error, shown))
    monkeypatch.delenv("DESKTOP_STARTUP_ID", raising=False)
    for name in ("GIO_LAUNCHED_DESKTOP_FILE", "XDG_ACTIVATION_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(UserError):
        launch.run_and_report(["test"], tmp_path / "none.plab")
    assert shown == []
    monkeypatch.setenv("DESKTOP_STARTUP_ID", "files-1")
    assert started_without_terminal()
    with pytest.raises(UserError):
        launch.run_and_report(["test"], tmp_path / "none.plab")
    assert shown == ["no_file"]


class Shown:
    def __init__(self, error, shown):
        self.error, self.shown = error, shown

    def exec(self):
        self.shown.append(self.error.code)


def test_what_is_on_screen_then_says_what_is_wrong(qapp, monkeypatch):
    monkeypatch.setattr(file_open_events.translation, "system_language", lambda: "fr")
    box = refusal_box(UserError("no_file", file="none.plab"))
    assert "none.plab est introuvable" in box.text()
    file_open_events.translation.set_language("en")
