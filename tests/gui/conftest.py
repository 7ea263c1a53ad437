"""Fixtures and helpers: a window on the six plants, used by mouse and keyboard."""

from __future__ import annotations

import gc
import math

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from engine.model.dataset import Dataset
from engine.model.neuron import Neuron
from gui.app import create_application
from gui.app.application import create_lab
from gui.app.wiring import Controllers
from gui.course.course_controller import CourseController
from gui.language import translation
from gui.panels import status_sentence
from gui.window.main_window import MainWindow

NONE = Qt.KeyboardModifier.NoModifier
_CONTROLLERS: dict[MainWindow, Controllers] = {}


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    pg.setConfigOption("mouseRateLimit", -1)
    return create_application(["tests"])


@pytest.fixture(autouse=True)
def _own_settings(tmp_path):
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))


@pytest.fixture(autouse=True)
def _messages_stay(monkeypatch):
    """Let a message in the status sentence outlast even a slow machine's test."""
    for name in ("_MESSAGE_MS", "_REFUSAL_MS"):
        monkeypatch.setattr(status_sentence, name, 600_000)


@pytest.fixture(autouse=True)
def _nobody_to_ask(monkeypatch):
    """Fail where a dialogue for files would wait for a person for ever."""

    def refuse(*_arguments, **_options):
        raise AssertionError("a dialogue for files waits for a person")

    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, staticmethod(refuse))


@pytest.fixture(autouse=True)
def _no_window_is_left():
    """Delete the windows of a test that launches: a change of language would reach them too."""
    yield
    if QApplication.instance() is None:
        return
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, MainWindow):
            widget.store.pause()
            widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def painted_texts(monkeypatch) -> list[str]:
    """Record every text that the program paints itself, for a test to look through and clear."""
    texts, draw_text = [], QPainter.drawText

    def paint_and_record(painter, *arguments):
        texts.extend(argument for argument in arguments if isinstance(argument, str))
        return draw_text(painter, *arguments)

    monkeypatch.setattr(QPainter, "drawText", paint_and_record)
    return texts


@pytest.fixture
def open_window(qapp, qtbot):
    """Return a function that opens a window, shown or not; all are closed at the end."""
    opened = []

    def open_new(
        language="en", theme="dark", plants: Dataset | None = None, is_shown=True, **more
    ) -> MainWindow:
        window, _CONTROLLERS[window] = create_lab(language, theme, plants, **more)
        window.resize(1280, 720)
        if is_shown:
            window.show()
            settle()
        opened.append(window)
        return window

    yield open_new
    for window in opened:
        window.store.pause()
        window.close()
        window.deleteLater()
    opened.clear()
    _CONTROLLERS.clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if translation.language() != "en":
        translation.set_language("en")  # what the next test expects that opens no window
    gc.collect()
    gc.freeze()  # PySide keeps what slots hold: looking through it again would take ever longer


def controllers_of(window: MainWindow) -> Controllers:
    """Return what acts on a window that `open_window` opened."""
    return _CONTROLLERS[window]


@pytest.fixture
def window(open_window) -> MainWindow:
    return open_window()


@pytest.fixture
def open_picture(open_window):
    """Return a function that opens a window with one picture floating, and returns both."""

    def open_with_picture(
        name, plants=None, weights=(1.0, 0.0, 0.0), language="en", size=(900, 600)
    ):
        window = open_window(language, plants=plants_of_figure_25() if plants is None else plants)
        window.store.set_neuron(Neuron(*weights))
        window.docks[name].setFloating(True)
        window.docks[name].show()
        window.pictures[name].setMinimumSize(*size)
        settle()
        return window, window.pictures[name]

    return open_with_picture


@pytest.fixture
def path(request, tmp_path):
    """The lesson that stands as LESSON in the test's module, in a file."""
    file = tmp_path / "mine.toml"
    file.write_text(request.module.LESSON, encoding="utf-8")
    return file


@pytest.fixture
def course(window, path) -> CourseController:
    """The course, open at that lesson."""
    result = controllers_of(window).course
    result.try_file(path)
    settle()
    return result


def shown(window, name, size=(560, 420)):
    """Show a picture on a window of its own, so that its size is known, and return it."""
    dock = window.docks[name]
    dock.setFloating(True)
    dock.resize(*size)
    dock.show()
    settle()
    return window.pictures[name]


def show_everything(window):
    """Show every picture at once, each on a window of its own."""
    window.resize(2400, 1800)
    for name in window.pictures:
        window.docks[name].setFloating(True)
        window.docks[name].resize(420, 270)
        window.docks[name].show()
    settle()


def plants_of_figure_25() -> Dataset:
    """Six plants to which w1 = 1, w2 = b = 0 gives the P of figure 25."""
    kinds = [1, 1, 1, 0, 0, 0]
    likelihoods = [0.7, 0.8, 0.95, 0.8, 0.9, 0.75]
    x1 = [
        math.log(p / (1 - p)) * (1 if kind else -1)
        for p, kind in zip(likelihoods, kinds, strict=True)
    ]
    return Dataset.of([(x, 0.0) for x in x1], kinds)


def learn(window, ticks, steps=1):
    """Let so many ticks of the clock go by, each worth so many steps; without the clock."""
    for _ in range(ticks):
        window.store.playback.advance(steps, lambda: True)
    settle()


def settle() -> None:
    """Let every pending event and timer of 0 ms run."""
    for _ in range(6):
        QApplication.processEvents()


class Mouse:
    """A mouse on the field, in centimetres."""

    def __init__(self, window: MainWindow) -> None:
        self.field = window.field

    def pixel(self, x1: float, x2: float) -> QPoint:
        box = self.field.view_box
        return self.field.mapFromScene(box.mapViewToScene(QPointF(x1, x2)))

    def click(self, x1, x2, button=Qt.MouseButton.LeftButton, modifiers=NONE):
        QTest.mouseClick(self.field.viewport(), button, modifiers, self.pixel(x1, x2))
        settle()

    def right_click(self, x1, x2):
        self.click(x1, x2, Qt.MouseButton.RightButton)

    def double_click(self, x1, x2):
        at = self.pixel(x1, x2)
        left, none = Qt.MouseButton.LeftButton, NONE
        QTest.mouseClick(self.field.viewport(), left, none, at)
        QTest.mouseDClick(self.field.viewport(), left, none, at)  # only its press is sent
        QTest.mouseRelease(self.field.viewport(), left, none, at)
        settle()

    def press(self, x1, x2):
        left, none = Qt.MouseButton.LeftButton, NONE
        QTest.mousePress(self.field.viewport(), left, none, self.pixel(x1, x2))

    def move(self, x1, x2):
        QTest.mouseMove(self.field.viewport(), self.pixel(x1, x2))
        settle()

    def release(self, x1, x2):
        left, none = Qt.MouseButton.LeftButton, NONE
        QTest.mouseRelease(self.field.viewport(), left, none, self.pixel(x1, x2))
        settle()

    def drag(self, start, end, steps=8):
        self.press(*start)
        for step in range(1, steps + 1):
            share = step / steps
            at = [a + share * (b - a) for a, b in zip(start, end, strict=True)]
            self.move(*at)
        self.release(*end)


@pytest.fixture
def mouse(window) -> Mouse:
    return Mouse(window)


def press_key(window, key, modifiers=NONE):
    """Press a key as a person whose eyes are on the field would."""
    QTest.keyClick(window.focusWidget() or window, key, modifiers)
    settle()
