"""A widget that makes its content when it is first shown: the launch does not wait for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

Content = TypeVar("Content", bound=QWidget)


class LazyWidget(QWidget, Generic[Content]):
    """Has the object name of its content until that is made; then the content has it."""

    def __init__(self, name: str, make: Callable[[], Content]) -> None:
        super().__init__()
        self.setObjectName(name)
        self._make = make
        self._in_front = True
        self.made: Content | None = None
        """The content, None as long as nobody has seen it or asked for it."""
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @property
    def content(self) -> Content:
        """The content, made now if it was not yet."""
        if self.made is None:
            self.made = self._make()
            self.setObjectName(f"{self.objectName()}Slot")
            self._layout.addWidget(self.made)
            self.made.show()
            self.set_in_front(self._in_front)
        return self.made

    def set_in_front(self, in_front: bool) -> None:
        """Say whether the content is seen, or lies behind another tab."""
        self._in_front = in_front
        set_content_in_front = getattr(self.made, "set_in_front", None)
        if set_content_in_front is not None:
            set_content_in_front(in_front)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the content before it is seen."""
        super().showEvent(event)
        _ = self.content

    def sizeHint(self) -> QSize:
        """Ask for what the content asks for, or for little."""
        return self.made.sizeHint() if self.made is not None else QSize(260, 200)
