"""Ctrl+C, or the system asking to end, while the window is open: no work is lost, one line."""

import os
import signal
import subprocess
import sys
import time

import pytest
from PySide6.QtCore import QCoreApplication

import main
from engine.files.sessions import session_file
from gui.app import termination
from gui.app.application import keep_work
from tests.gui.conftest import controllers_of
from tests.test_main_train import ROOT


@pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.usefixtures("usual_signals")
def test_a_signal_copies_what_would_be_lost_and_ends_the_event_loop(
    window, qtbot, monkeypatch, tmp_path, number
):
    controllers = controllers_of(window)
    controllers.autosave.start(tmp_path)
    ended = []
    monkeypatch.setattr(QCoreApplication, "exit", ended.append)
    before = signal.getsignal(number)
    watch = termination.Termination(lambda: keep_work(controllers), window)
    watch.install()
    try:
        window.store.place(1.0, 1.0, 1)
        signal.raise_signal(number)
        qtbot.waitUntil(lambda: ended == [128 + number], timeout=2000)
    finally:
        watch.uninstall()
    assert signal.getsignal(number) == before
    (copy,) = tmp_path.glob("*.plab")
    assert len(session_file.read(copy).state.plants) == 7
    controllers.autosave.end()


def test_where_nothing_would_be_lost_no_copy_is_left(window, tmp_path):
    controllers = controllers_of(window)
    controllers.autosave.start(tmp_path)
    keep_work(controllers)
    assert list(tmp_path.glob("*.plab")) == []
    controllers.autosave.end()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
@pytest.mark.usefixtures("usual_signals")
def test_it_ends_though_keeping_the_work_fails(window, qtbot, monkeypatch):
    ended = []
    monkeypatch.setattr(QCoreApplication, "exit", ended.append)
    watch = termination.Termination(lambda: 1 // 0, window)
    watch.install()
    try:
        with qtbot.capture_exceptions() as raised:
            signal.raise_signal(signal.SIGTERM)
            qtbot.waitUntil(lambda: bool(raised), timeout=2000)
    finally:
        watch.uninstall()
    assert ended == [128 + signal.SIGTERM]


def test_a_signal_that_was_ignored_stays_so(window):
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    watch = termination.Termination(lambda: pytest.fail("it ends"), window)
    watch.install()
    try:
        assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    finally:
        watch.uninstall()
        signal.signal(signal.SIGHUP, before)


def test_the_line_is_said_and_the_code_given_back(monkeypatch, capsys):
    monkeypatch.setattr(main, "_open", lambda _options: 143)
    assert main.main([]) == 143
    assert capsys.readouterr().err == "perceptron-lab: interrupted\n"


@pytest.mark.usefixtures("usual_signals")
@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_real_window_ends_on_a_signal(tmp_path, number):
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    environment |= {"XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    program = subprocess.Popen(
        [sys.executable, "main.py"], cwd=ROOT, env=environment | {"LC_ALL": "C.UTF-8"},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        time.sleep(4)
        program.send_signal(number)
        printed, said = program.communicate(timeout=20)
    finally:
        program.kill()
        program.communicate()
    assert (program.returncode, printed) == (128 + number, "")
    assert said.splitlines()[-1] == "perceptron-lab: interrupted"
    assert "Traceback" not in said
