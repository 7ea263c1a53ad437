"""What the controllers share of a window: its store, its status line, its layout; nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QWidget

from gui.panels.status_sentence import StatusSentence
from gui.state.store import Store


@dataclass(frozen=True)
class Shell:
    """What almost every controller needs."""

    window: QWidget
    """What dialogues open over; a controller knows no more of it than of any widget."""
    store: Store
    status: StatusSentence


class Layout(Protocol):
    """Which pictures and bars a window shows, and where."""

    @property
    def arrangement(self) -> str:
        """The arrangement last chosen."""

    @property
    def is_arranged(self) -> bool:
        """Whether its pictures are shown, and not some that were put there one by one."""

    @property
    def first_column(self) -> tuple[str, ...]:
        """The pictures and panels next to the field, from the top."""

    def arrange(self, name: str) -> None:
        """Put the pictures of an arrangement beside the field."""

    def show_pictures(self, names: tuple[str, ...]) -> None:
        """Put just these pictures beside the field, one under the other."""

    def show_controls(self, names: tuple[str, ...] | None) -> None:
        """Show these bars alone, or all of them for None."""

    def show_course(self, shown: bool) -> None:
        """Open the course beside the field, or put it away."""
