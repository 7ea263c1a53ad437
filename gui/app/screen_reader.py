"""What a screen reader is told of widgets of which Qt itself would tell something else.

Of a slider Qt tells the inner ticks; of a combo box on Linux the chosen item in place of its name;
a widget that paints its text is no text to Qt.
"""

from __future__ import annotations

from typing import Any
from weakref import ref

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleValueInterface
from PySide6.QtWidgets import QAccessibleWidget, QComboBox
from shiboken6 import Shiboken, getCppPointer

from gui.widgets.live_label import LiveLabel
from gui.widgets.slider import Slider, Told


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
        self._value = _SliderValue(slider)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        """Return the address of a part of the interface, as C++ asks for it."""
        if kind == QAccessible.InterfaceType.ValueInterface:
            return Shiboken.VoidPtr(getCppPointer(self._value)[0])
        part = super().interface_cast(kind)
        return Shiboken.VoidPtr(0) if part is None else part  # None would be no null pointer

    def text(self, kind: QAccessible.Text) -> str:
        """Return the value as it is written on screen, or name and description."""
        return self._value.told().text if kind == QAccessible.Text.Value else super().text(kind)


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


def install() -> None:
    """Let screen readers be told so from now on."""
    QAccessible.installFactory(_interface_of)


def _interface_of(_class_name: str, widget: QObject | None) -> QAccessibleInterface | None:
    if isinstance(widget, Slider):
        return SliderInterface(widget)
    if isinstance(widget, QComboBox):
        return ChoiceInterface(widget)
    if isinstance(widget, LiveLabel):
        return QAccessibleWidget(widget, QAccessible.Role.StaticText)
    return None
