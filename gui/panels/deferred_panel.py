"""A panel that is made when it is first shown: neither launch nor memory pays for it before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.changed import Changed
from engine.lab.frame import Frame
from gui.style.theme import Look


class FramedPanel(Protocol):
    """What such a panel is told."""

    def set_frame(self, frame: Frame, changed: Changed) -> None:
        """Show a frame."""

    def set_look(self, look: Look) -> None:
        """Take another look."""


P = TypeVar("P", bound=FramedPanel)


class DeferredPanel(QWidget, Generic[P]):
    """Stands where a panel will be, keeps the newest frame for it, and makes it when shown."""

    def __init__(self, make: Callable[[], P]) -> None:
        super().__init__()
        self._make = make
        self._panel: P | None = None
        self._frame: Frame | None = None
        self._look: Look | None = None
        self._connections: list[Callable[[P], object]] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @property
    def panel(self) -> P:
        """The panel, made now where it was not yet."""
        if self._panel is None:
            self._panel = self._make()
            assert isinstance(self._panel, QWidget)
            self._layout.addWidget(self._panel)
            if self._look is not None:
                self._panel.set_look(self._look)
            for connect in self._connections:
                connect(self._panel)
            if self._frame is not None:
                self._panel.set_frame(self._frame, Changed.EVERYTHING)
        return self._panel

    def when_made(self, connect: Callable[[P], object]) -> None:
        """Connect the panel's signals once it is made."""
        self._connections.append(connect)
        if self._panel is not None:
            connect(self._panel)

    def set_frame(self, frame: Frame, changed: Changed) -> None:
        """Hand a frame on, or keep it until there is a panel."""
        self._frame = frame
        if self._panel is not None:
            self._panel.set_frame(frame, changed)

    def set_look(self, look: Look) -> None:
        """Hand a look on, or keep it until there is a panel."""
        self._look = look
        if self._panel is not None:
            self._panel.set_look(look)

    def set_in_front(self, in_front: bool) -> None:
        """Make the panel once it is seen; behind another tab, Qt calls it visible too."""
        if in_front:
            _ = self.panel
