"""What the controllers share: the store, the status line, and the parent of dialogues."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from gui.panels.status_sentence import StatusSentence
from gui.state.store import Store


@dataclass(frozen=True)
class Shell:
    """What almost every controller needs."""

    window: QWidget
    """The parent of dialogues; a controller knows no more of it than of any widget."""
    store: Store
    status: StatusSentence
