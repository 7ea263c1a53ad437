"""How every goal of the course is reached by fingers alone: as by mouse, and typed by the pad."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollArea,
    QWidget,
)

from gui.panels.exercises.typed_box import FormulaField
from gui.touch.number_pad import NumberPad
from tests.gui.course.course_by_mouse import MOUSE, Walk, formula, step_until
from tests.gui.course.course_by_mouse_17_20 import MOUSE_17_20
from tests.gui.course.course_user import CTRL, KEY, NO_KEY, Act, Input, User
from tests.gui.course.networks_by_mouse import MOUSE_OF_NETWORKS
from tests.gui.fingers import Hand

_SHORT_PX, _MOST_SCROLLS = 15, 12
_WRITTEN = {"-": "−", ",": ".", "₁": "1", "₂": "2", "ᵀ": ".T"}


class Board(User):
    """A person at a board: what lies farther down on a page is scrolled to by a finger."""

    def seen(self, widget: QWidget) -> QWidget:
        for _ in range(_MOST_SCROLLS):
            area = _scrolled_by(widget)
            if area is None or widget.visibleRegion().contains(widget.rect().center()):
                break
            _scroll_to(area, widget)
        return super().seen(widget)


def _scrolled_by(widget: QWidget) -> QScrollArea | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def _scroll_to(area: QScrollArea, widget: QWidget) -> None:
    """Slide the page so that a widget comes towards the middle."""
    viewport = area.viewport()
    middle = viewport.rect().center()
    away = widget.mapTo(viewport, widget.rect().center()).y() - middle.y()
    way = max(min(away, viewport.height() // 3), -viewport.height() // 3)
    hand = Hand(viewport)
    start = QPoint(3, middle.y() + way // 2)
    hand.put(start)
    for share in (0.3, 0.6, 1.0):
        hand.slide(start - QPoint(0, round(share * way)))
    hand.lift()


class Finger(Input):
    """One finger on a screen, and no keyboard: what is typed is tapped on the pad."""

    def __init__(self) -> None:
        self._hand: Hand | None = None
        self._put_at = QPoint()

    def press(self, widget: QWidget, at: QPoint) -> None:
        self._put_pad_away_from(widget, at)
        self._hand, self._put_at = Hand(widget), at
        self._hand.put(at)

    def move(self, widget: QWidget, at: QPoint) -> None:
        assert self._hand is not None
        self._hand.slide(at)
        self.wait()

    def release(self, widget: QWidget, at: QPoint) -> None:
        """Lift the finger; on so short a way that it would be a tap, come from farther off."""
        assert self._hand is not None
        if (at - self._put_at).manhattanLength() <= _SHORT_PX:
            self._hand.slide(at + QPoint(2 * _SHORT_PX, 0))
        self._hand.slide(at)
        self._hand.lift()
        self.wait()

    def click(self, widget: QWidget, at: QPoint) -> None:
        """Tap; what counts votes is counted up by the pad, as its own arrows are small."""
        self._put_pad_away_from(widget, at)
        if isinstance(widget, QAbstractSpinBox):
            Hand(widget).tap(QPoint(10, widget.height() // 2))
            self._tap_key("▲")
            self._tap_key("✓")
        else:
            Hand(widget).tap(at)
        self.wait()

    def double_click(self, widget: QWidget, at: QPoint) -> None:
        hand = Hand(widget)
        hand.tap(at)
        hand.tap(at)
        self.wait()

    def key(self, window: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = NO_KEY) -> None:
        """Do what stands for a key: the pad types over what is there, and has a key to enter."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            self._choose_first(popup, key)
        elif key == KEY.Key_Return:
            self._tap_key("✓")
        else:
            assert (key, held) == (KEY.Key_A, CTRL), "there is no keyboard"
            self._empty(QApplication.focusWidget())

    def write(self, window: QWidget, text: str) -> None:
        """Tap the keys of the pad, the longest first: `mean(` is one."""
        for written, sign in _WRITTEN.items():
            text = text.replace(written, sign)
        text = text.replace(" ", "")
        while text:
            keys = [key for key in self._pad().buttons if text.startswith(key)]
            assert keys, f"the pad has no key for {text}"
            longest = max(keys, key=len)
            self._tap_key(longest)
            text = text[len(longest) :]

    def _empty(self, field: QWidget | None) -> None:
        """Delete a formula; a number is selected whole, and typed over."""
        if isinstance(field, FormulaField):
            for _ in range(len(field.text())):
                self._tap_key("⌫")

    def _choose_first(self, popup: QWidget, key: Qt.Key) -> None:
        """Tap the first row of a list that has come up."""
        if key == KEY.Key_Return:
            combo = popup.parent()
            assert isinstance(combo, QComboBox)
            view = combo.view()
            row = view.visualRect(combo.model().index(0, 0))
            Hand(view.viewport()).tap(row.center())
            self.wait()

    def _tap_key(self, sign: str) -> None:
        button = self._pad().buttons[sign]
        assert min(button.width(), button.height()) >= 44
        Hand(button).tap(button.rect().center())
        self.wait()

    def _pad(self) -> NumberPad:
        focused = QApplication.focusWidget()
        assert focused is not None
        pads = [pad for pad in focused.window().findChildren(NumberPad) if pad.isVisible()]
        assert len(pads) == 1, f"there is no pad for {focused}"
        return pads[0]

    def _put_pad_away_from(self, widget: QWidget, at: QPoint) -> None:
        """Enter what is typed where the pad lies over what is wanted next."""
        window = widget.window()
        place = widget.mapTo(window, at)
        for pad in window.findChildren(NumberPad):
            if pad.isVisible() and QRect(pad.geometry()).contains(place):
                self._tap_key("✓")


def type_rate(text: str) -> Act:
    """Tap the learning rate and type: its slider is short for a finger."""

    def act(user: User) -> None:
        user.click(user.window.playback_bar.rate.field)
        user.event.write(user.window, text)
        user.key(KEY.Key_Return)

    return act


TOUCH: Walk = {**MOUSE, **MOUSE_17_20, **MOUSE_OF_NETWORKS}
TOUCH["14_learning_rate"] = {
    **MOUSE["14_learning_rate"],
    5: [(type_rate("2"), set()), (step_until("loss < 0.4"), {0})],
}
TOUCH["16_exercise"] = {
    **MOUSE["16_exercise"],
    3: [
        (formula("w1", "mean((a - y) * x1)"), {0}),
        (formula("w2", "1/m * sum((a - y) * x2)"), {0, 1}),
        (formula("b", "np.mean(a - y)"), {0, 1, 2}),
    ],
}
