"""A pad of large keys that type into the field in use, where a board has no keyboard."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QGridLayout,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from gui.gestures.pad_keys import Keys
from gui.language.numbers import fixed
from gui.widgets.panel import Panel

_KEYS = Qt.Key
_NUMBERS = (
    ("7", "8", "9", "⌫"),
    ("4", "5", "6", "−"),
    ("1", "2", "3", "▲"),
    ("0", ".", "✓", "▼"),
)
_FORMULA = (
    ("a", "y", "z", "e", "x1", "x2", "7", "8", "9", "⌫"),
    ("w1", "w2", "b", "m", "X", "W", "4", "5", "6", "−"),
    ("mean(", "sum(", "exp(", "log(", "(", ")", "1", "2", "3", "+"),
    ("np.", ".T", "@", "**", "/", "*", "0", ".", "◀", "✓"),
)
_ACTS = {
    "⌫": _KEYS.Key_Backspace,
    "▲": _KEYS.Key_Up,
    "▼": _KEYS.Key_Down,
    "◀": _KEYS.Key_Left,
    "✓": _KEYS.Key_Return,
}
_KEY_PX, _GAP_PX = 48, 4


class NumberPad(Panel):
    """Lies over the window, beside the field that it sends key events to.

    It never has the keyboard itself: what is typed stays in the field, by the field's own rules.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("numberPad")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._field: QWidget | None = None
        self._keys: Keys | None = None
        self.buttons: dict[str, QToolButton] = {}
        """The keys by what is written on them."""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_GAP_PX, _GAP_PX, _GAP_PX, _GAP_PX)
        self._grid.setSpacing(_GAP_PX)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def show_for(self, field: QWidget, keys: Keys) -> None:
        """Come up beside a field."""
        self._let_go()
        if self.parent() is not field.window():
            self.setParent(field.window())
        if keys != self._keys:
            self._keys = keys
            self._lay_out(_NUMBERS if keys == "number" else _FORMULA)
        self._field = field
        field.installEventFilter(self)
        self.setFocusProxy(field)  # a press on the pad leaves the keyboard to the field
        self.retranslate()
        self.adjustSize()
        self._move_beside(field)
        self.show()
        self.raise_()
        if keys == "number":
            QTimer.singleShot(0, field, self._select_all)  # once the press has put the cursor

    def _select_all(self) -> None:
        """Let the first key begin another number."""
        if isinstance(self._field, QLineEdit | QAbstractSpinBox):
            self._field.selectAll()

    def put_away(self) -> None:
        """Go away again."""
        self._let_go()
        self.hide()

    def _let_go(self) -> None:
        """Leave the field, which may be deleted already: then nothing of it is touched."""
        field, self._field = self._field, None
        if field is not None and isValid(field):
            field.removeEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Go away with the field."""
        if event.type() in (QEvent.Type.Hide, QEvent.Type.Destroy):
            self.put_away()
        return False

    def retranslate(self) -> None:
        """Write the decimal sign of the language, and say what the keys without words do."""
        self.setAccessibleName(self.tr("Number pad"))
        names = {
            "⌫": self.tr("Delete the last sign"),
            "▲": self.tr("A little more"),
            "▼": self.tr("A little less"),
            "◀": self.tr("Back by a sign"),
            "✓": self.tr("Enter"),
        }
        for sign, button in self.buttons.items():
            button.setAccessibleName(names.get(sign, sign))
        if self._keys == "number":
            sign = fixed(0.5, 1)[1]
            self.buttons["."].setText(sign)
            self.buttons["."].setAccessibleName(sign)

    def _lay_out(self, rows: tuple[tuple[str, ...], ...]) -> None:
        for old in self.buttons.values():
            old.hide()
            old.deleteLater()
        self.buttons = {}
        for row, signs in enumerate(rows):
            for column, sign in enumerate(signs):
                button = QToolButton()
                button.setText(sign)
                button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                button.setMinimumSize(_KEY_PX, _KEY_PX)
                button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
                button.setAutoRepeat(sign in "⌫▲▼◀")
                button.clicked.connect(partial(self._press, sign))
                self._grid.addWidget(button, row, column)
                button.show()  # or it takes no room before the next turn of the event loop
                self.buttons[sign] = button

    def _press(self, sign: str) -> None:
        """Send a key, or each letter of a name, to the field."""
        field = self._field
        if field is None:
            return
        act = _ACTS.get(sign)
        if act is not None:
            _send_key(field, act, "")
        else:
            for letter in self.buttons[sign].text():
                _send_key(field, ord(letter.upper()), "-" if letter == "−" else letter)
        if act is Qt.Key.Key_Return and self.isVisible():
            self.put_away()
            self.window().setFocus()

    def _move_beside(self, field: QWidget) -> None:
        """Lie where the field is not, within the window; a wide pad beside what it is typed for."""
        window, size = field.window(), self.sizeHint()
        at = QRect(field.mapTo(window, QPoint(0, 0)), field.size())
        most_left = max(window.width() - size.width(), 0)
        most_top = max(window.height() - size.height(), 0)
        left, top = min(max(at.left(), 0), most_left), min(max(at.top(), 0), most_top)
        over_or_under = [
            QPoint(left, at.bottom() + _GAP_PX),
            QPoint(left, at.top() - size.height() - _GAP_PX),
        ]
        beside = [
            QPoint(at.right() + _GAP_PX, top),
            QPoint(at.left() - size.width() - _GAP_PX, top),
        ]
        is_wide = self._keys == "formula"
        places = beside + over_or_under if is_wide else over_or_under + beside
        room = window.rect()
        fits = (place for place in places if room.contains(QRect(place, size)))
        self.setGeometry(QRect(next(fits, QPoint(left, most_top)), size))


def _send_key(field: QWidget, key: int, text: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(field, event)
