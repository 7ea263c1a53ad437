"""A panel that is made when it is first shown: neither launch nor memory pays for it before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.changed import Changed
from engine.lab.frame import Frame
from gui.style.theme import Look


class AnyPanel(Protocol):
    """What every such panel is told."""

    def set_look(self, look: Look) -> None:
        """Take another look."""


class FramedPanel(AnyPanel, Protocol):
    """What a panel is told that shows frames."""

    def set_frame(self, frame: Frame, changed: Changed) -> None:
        """Show a frame."""


P = TypeVar("P", bound=AnyPanel)
F = TypeVar("F", bound=FramedPanel)


class DeferredPanel(QWidget, Generic[P]):
    """Stands where a panel will be, keeps the newest look for it, and makes it when shown."""

    def __init__(self, make: Callable[[], P]) -> None:
        super().__init__()
        self._make = make
        self.made: P | None = None
        """The panel, None as long as nobody has seen it or asked for it."""
        self._look: Look | None = None
        self._connections: list[Callable[[P], object]] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @property
    def panel(self) -> P:
        """The panel, made now where it was not yet."""
        if self.made is None:
            self.made = self._make()
            assert isinstance(self.made, QWidget)
            self._layout.addWidget(self.made)
            if self._look is not None:
                self.made.set_look(self._look)
            for connect in self._connections:
                connect(self.made)
        return self.made

    def when_made(self, connect: Callable[[P], object]) -> None:
        """Connect the panel's signals once it is made."""
        self._connections.append(connect)
        if self.made is not None:
            connect(self.made)

    def set_look(self, look: Look) -> None:
        """Hand a look on, or keep it until there is a panel."""
        self._look = look
        if self.made is not None:
            self.made.set_look(look)

    def set_in_front(self, in_front: bool) -> None:
        """Make the panel once it is seen; behind another tab, Qt calls it visible too."""
        if in_front:
            _ = self.panel


class DeferredFramedPanel(DeferredPanel[F]):
    """The same for a panel that shows frames: keeps the newest one for it as well."""

    def __init__(self, make: Callable[[], F]) -> None:
        super().__init__(make)
        self._frame: Frame | None = None
        self.when_made(self._show_newest)

    def set_frame(self, frame: Frame, changed: Changed) -> None:
        """Hand a frame on, or keep it until there is a panel."""
        self._frame = frame
        if self.made is not None:
            self.made.set_frame(frame, changed)

    def _show_newest(self, panel: F) -> None:
        if self._frame is not None:
            panel.set_frame(self._frame, Changed.EVERYTHING)
