"""What a screen reader is told of widgets of which Qt itself would tell something else.

Of a slider Qt tells the inner ticks; of a combo box on Linux the chosen item in place of its name;
a widget that paints its text is no text to Qt, and a picture is a filler.
"""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable
from weakref import ref

from PySide6.QtCore import QLoggingCategory, QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleValueInterface
from PySide6.QtWidgets import QAccessibleWidget, QComboBox, QTextBrowser, QWidget
from shiboken6 import Shiboken, getCppPointer

from gui.widgets.live_label import LiveLabel
from gui.widgets.slider import Slider, Told


@runtime_checkable
class Described(Protocol):
    """A picture that says in a sentence what it shows now."""

    def described(self) -> str:
        """Return the sentence."""


@runtime_checkable
class Spoken(Protocol):
    """A text that is drawn otherwise than it is said: with formulas."""

    def spoken(self) -> str:
        """Return what is said."""


class _SliderValue(QAccessibleValueInterface):
    def __init__(self, slider: Slider) -> None:
        super().__init__()
        self._slider = ref(slider)

    def currentValue(self) -> Any:
        """Return the value in its own unit."""
        return self.told().value

    def minimumValue(self) -> Any:
        """Return the value at the left end."""
        return self.told().least

    def maximumValue(self) -> Any:
        """Return the value at the right end."""
        return self.told().most

    def minimumStepSize(self) -> Any:
        """Return that the size of a step is not told: on some scales it varies."""
        return 0.0

    def setCurrentValue(self, value: Any) -> None:
        """Set the value, as a person would."""
        slider = self._slider()
        if slider is not None:
            slider.take(float(value))

    def told(self) -> Told:
        """Return what the slider tells; nothing of one that is gone."""
        slider = self._slider()
        return Told(0.0, 0.0, 0.0, "") if slider is None else slider.tell()


class SliderInterface(QAccessibleWidget):
    """Tells the value that a slider stands for, and its text."""

    def __init__(self, slider: Slider) -> None:
        super().__init__(slider, QAccessible.Role.Slider)
        self._slider, self._value = ref(slider), _SliderValue(slider)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        """Return the address of a part of the interface, as C++ asks for it."""
        if kind == QAccessible.InterfaceType.ValueInterface:
            return Shiboken.VoidPtr(getCppPointer(self._value)[0])
        part = super().interface_cast(kind)
        return Shiboken.VoidPtr(0) if part is None else part  # None would be no null pointer

    def text(self, kind: QAccessible.Text) -> str:
        """Return the value as it is written on screen, or name and description."""
        if kind == QAccessible.Text.Value:
            return self._value.told().text
        slider, text = self._slider(), super().text(kind)
        has_unit = kind == QAccessible.Text.Name and slider is not None and slider.unit
        return f"{text}, {slider.unit}" if has_unit and slider is not None else text


class ChoiceInterface(QAccessibleWidget):
    """Tells the name of a combo box as its name, and the chosen item as its value."""

    def __init__(self, box: QComboBox) -> None:
        super().__init__(box, QAccessible.Role.ComboBox)
        self._box = ref(box)

    def text(self, kind: QAccessible.Text) -> str:
        """Return the chosen item, or name and description."""
        box = self._box()
        is_value = kind == QAccessible.Text.Value and box is not None
        return box.currentText() if is_value and box is not None else super().text(kind)

    def state(self) -> QAccessible.State:
        """Return that it can be opened, and whether it is."""
        state, box = super().state(), self._box()
        if box is not None:
            state.expandable = state.hasPopup = True
            state.expanded = box.view().isVisible()
            state.editable = box.isEditable()
        return state

    def childCount(self) -> int:
        """Return the number of its parts: the list, and the line of one that can be edited."""
        return len(self._parts())

    def child(self, index: int) -> Any:
        """Return a part."""
        parts = self._parts()
        is_there = 0 <= index < len(parts)
        return QAccessible.queryAccessibleInterface(parts[index]) if is_there else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return which part this is, -1 for none."""
        parts = self._parts()
        return parts.index(child.object()) if child.object() in parts else -1

    def actionNames(self) -> list[str]:
        """Return what can be done with it: open it."""
        return [self.showMenuAction(), self.pressAction()] if self._box() is not None else []

    def doAction(self, name: str) -> None:
        """Open it, or close it again."""
        box = self._box()
        if box is not None and name in self.actionNames():
            (box.hidePopup if box.view().isVisible() else box.showPopup)()

    def _parts(self) -> list[QObject]:
        box = self._box()
        parts = [] if box is None else [box.view(), box.lineEdit()]
        return [part for part in parts if part is not None]


class SpokenTextInterface(QAccessibleWidget):
    """Tells a text as it is said: Qt would tell of each formula that something stands there."""

    def __init__(self, text: QWidget) -> None:
        super().__init__(text, QAccessible.Role.StaticText)
        self._spoken = ref(text)

    def text(self, kind: QAccessible.Text) -> str:
        """Return what is said."""
        widget = self._spoken()
        is_name = kind == QAccessible.Text.Name and isinstance(widget, Spoken)
        return widget.spoken() if is_name and isinstance(widget, Spoken) else super().text(kind)


class LiveLabelInterface(QAccessibleWidget):
    """Tells the text of a label that is painted, with what it is the value of."""

    def __init__(self, label: LiveLabel) -> None:
        super().__init__(label, QAccessible.Role.StaticText)
        self._label = ref(label)

    def text(self, kind: QAccessible.Text) -> str:
        """Return the text as the name."""
        label = self._label()
        is_name = kind == QAccessible.Text.Name and label is not None
        return label.told() if is_name and label is not None else super().text(kind)


class PictureInterface(QAccessibleWidget):
    """Tells what a picture shows now as its description, and how it is used as its help."""

    def __init__(self, picture: QWidget) -> None:
        super().__init__(picture, QAccessible.Role.Graphic)
        self._picture = ref(picture)

    def text(self, kind: QAccessible.Text) -> str:
        """Return the sentence, what is always shown and how it is used, or the name."""
        picture = self._picture()
        if picture is None or kind not in (_DESCRIPTION, QAccessible.Text.Help):
            return super().text(kind)
        if kind == QAccessible.Text.Help or not isinstance(picture, Described):
            return super().text(_DESCRIPTION)
        return picture.described()


_DESCRIPTION = QAccessible.Text.Description


def install() -> None:
    """Let screen readers be told so from now on.

    Qt warns whenever a label of rich text changes: it has no text that could be selected.
    """
    QLoggingCategory.setFilterRules("qt.accessibility.atspi.warning=false")
    QAccessible.installFactory(_interface_of)


def _interface_of(_class_name: str, widget: QObject | None) -> QAccessibleInterface | None:
    if isinstance(widget, Slider):
        return SliderInterface(widget)
    if isinstance(widget, QComboBox):
        return ChoiceInterface(widget)
    if isinstance(widget, QWidget) and isinstance(widget, Described):
        return PictureInterface(widget)
    if isinstance(widget, QTextBrowser) and isinstance(widget, Spoken):
        return SpokenTextInterface(widget)
    if isinstance(widget, LiveLabel):
        return LiveLabelInterface(widget)
    return None
