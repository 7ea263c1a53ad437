"""Goes through the course as a student does, with a mouse or a keyboard, on a real window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QWidget

from engine.lab.frame import Frame
from engine.lessons.goals import condition
from engine.lessons.lesson import Step
from gui.pictures.plants.plant_table_view import PlantTableView
from gui.widgets.parameter_slider import ParameterSlider
from gui.window.main_window import MainWindow

Act = Callable[["User"], None]

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key
_MOST_TABS, _MOST_STEPS = 120, 2_000


class Input:
    """Sends events to widgets. Another one may send them through a screen and a real pointer."""

    def press(self, widget: QWidget, at: QPoint) -> None:
        QTest.mousePress(widget, LEFT, NO_KEY, at)

    def move(self, widget: QWidget, at: QPoint) -> None:
        QTest.mouseMove(widget, at)
        self.wait()

    def release(self, widget: QWidget, at: QPoint) -> None:
        QTest.mouseRelease(widget, LEFT, NO_KEY, at)
        self.wait()

    def click(self, widget: QWidget, at: QPoint) -> None:
        QTest.mouseClick(widget, LEFT, NO_KEY, at)
        self.wait()

    def double_click(self, widget: QWidget, at: QPoint) -> None:
        self.click(widget, at)
        QTest.mouseDClick(widget, LEFT, NO_KEY, at)  # only its press is sent
        QTest.mouseRelease(widget, LEFT, NO_KEY, at)
        self.wait()

    def key(self, window: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = NO_KEY) -> None:
        QTest.keyClick(QApplication.focusWidget() or window, key, held)
        self.wait()

    def write(self, window: QWidget, text: str) -> None:
        for sign in text:
            target = QApplication.focusWidget() or window
            if sign.isascii():
                QTest.keyClicks(target, sign)
                continue
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                # QTest aborts the program at a sign such as Σ
                QApplication.sendEvent(target, QKeyEvent(kind, 0, NO_KEY, sign))
        self.wait()

    def wait(self) -> None:
        for _ in range(3):
            QApplication.processEvents()

    def let_learn(self, window: MainWindow) -> None:
        """Let the neuron learn for a moment, on whatever clock."""
        window.store.playback.advance(4, lambda: True)
        self.wait()


class User:
    """What a mouse or a keyboard can do on a window, and where to do it."""

    def __init__(self, window: MainWindow, event: Input | None = None) -> None:
        self.window = window
        self.event = event or Input()
        self.step: Step | None = None
        """The page that is open."""

    @property
    def frame(self) -> Frame:
        self.window.store.flush()
        return self.window.store.frame()

    def picture(self, name: str) -> Any:
        """Return a picture that is on screen."""
        found = self.window.pictures[name]
        assert found.isVisible(), f"{name} is not on screen"
        return found

    @property
    def grid(self) -> PlantTableView:
        """Return the cells of the table of plants."""
        found = self.picture("plantTable").findChild(PlantTableView)
        assert isinstance(found, PlantTableView)
        return found

    def answer_field(self, goal: int) -> QWidget:
        """Return the field for the number that a goal asks for, counted from 1."""
        return self.window.course_panel.goals._answers[goal - 1].field

    def seen(self, widget: QWidget) -> QWidget:
        """Return a widget that a person can see and use."""
        assert widget.isVisible(), f"{widget} is not on screen"
        assert widget.isEnabled(), f"{widget} is off"
        shown = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
        assert not shown.visibleRegion().isEmpty(), f"{widget} is out of sight"
        return widget

    # The mouse

    def click(self, widget: QWidget, at: QPointF | QPoint | None = None) -> None:
        self.event.click(self.seen(widget), _pixel(widget, at))

    def drag(self, widget: QWidget, start: QPointF | QPoint, end: QPointF | QPoint) -> None:
        """Press, move in a few strides, release."""
        self.seen(widget)
        self.event.press(widget, _pixel(widget, start))
        for share in (0.1, 0.4, 0.7, 1.0):
            at = QPointF(start) + share * (QPointF(end) - QPointF(start))
            self.event.move(widget, at.toPoint())
        self.event.release(widget, _pixel(widget, end))

    def on_field(self, x1: float, x2: float) -> QPoint:
        """Return where a place in centimetres is, in pixels of the field's viewport."""
        field = self.window.field
        return field.mapFromScene(field.view_box.mapViewToScene(QPointF(x1, x2)))

    def drag_on_field(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        self.drag(self.window.field.viewport(), self.on_field(*start), self.on_field(*end))

    def tool(self, name: str) -> QAbstractButton:
        """Return the button of a tool in the palette."""
        wanted = self.window.actions_[f"actionTool{name}"]
        return next(b for b in self.window.tools._buttons if b.defaultAction() is wanted)

    def drag_slider(self, slider: ParameterSlider, value: float) -> None:
        """Drag a slider's handle to a value, as near as a pixel is."""
        bar = slider.slider
        ticks = round(slider._scale.share(value) * bar.maximum())
        middle = bar.height() / 2
        start, end = (QPointF(bar._x_of(place), middle) for place in (bar.value(), ticks))
        self.drag(bar, start, end)

    def table_cell(self, row: int, column: int) -> tuple[QWidget, QPoint]:
        """Return a cell of the table of plants, its row counted from 1."""
        grid = self.grid
        box = grid.visualRect(grid.plants.index(row - 1, column))
        return grid.viewport(), box.center()

    # The keyboard

    def key(self, key: Qt.Key, times: int = 1, held: Qt.KeyboardModifier = NO_KEY) -> None:
        for _ in range(times):
            self.event.key(self.window, key, held)

    def tab_to(self, widget: QWidget) -> None:
        """Press Tab until a widget has the keyboard."""
        self.seen(widget)
        for _ in range(_MOST_TABS):
            held = QApplication.focusWidget()
            if held is widget:
                return
            leaves_by = CTRL if isinstance(held, PlantTableView) else NO_KEY
            self.event.key(self.window, KEY.Key_Tab, leaves_by)
        raise AssertionError(f"Tab never reaches {widget}")

    def to_field(self) -> None:
        self.tab_to(self.window.field)

    def until_plant(self, number: int) -> None:
        """Press N until a plant is selected, counted from 1."""
        self.to_field()
        for _ in range(len(self.frame.plants) + 1):
            if self.frame.selection.tolist() == [number - 1]:
                return
            self.key(KEY.Key_N)
        raise AssertionError(f"N never reaches plant {number}")

    def type_over(self, text: str) -> None:
        """Type over what is in the field that has the keyboard, and press Enter."""
        self.key(KEY.Key_A, held=CTRL)
        self.event.write(self.window, text)
        self.key(KEY.Key_Return)

    def type_number(self, field: QWidget, text: str) -> None:
        """Go to a number field by Tab, type over what is there, and press Enter."""
        self.tab_to(field)
        self.event.write(self.window, text)
        self.key(KEY.Key_Return)

    def until(self, wanted: str, act: Callable[[], None], most: int = 400) -> None:
        """Do something again and again until a condition of a goal holds."""
        for _ in range(most):
            if condition(wanted).holds(self.frame):
                return
            act()
        raise AssertionError(f"{wanted} is never reached")

    def learn_until(self, wanted: str) -> None:
        for _ in range(_MOST_STEPS):
            if condition(wanted).holds(self.frame):
                return
            self.event.let_learn(self.window)
        raise AssertionError(f"{wanted} is never learned")


def _pixel(widget: QWidget, at: QPointF | QPoint | None) -> QPoint:
    if at is None:
        return widget.rect().center()
    return at.toPoint() if isinstance(at, QPointF) else at


def canvas_of(picture: Any) -> QRectF:
    """Return the whole canvas of a picture."""
    return QRectF(picture.canvas.rect())
