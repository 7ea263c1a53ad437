"""The base class of every panel: QEvent.LanguageChange writes its texts again."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget


class Panel(QWidget):
    """A widget that writes its texts in `retranslate`, which a change of language calls again."""

    def retranslate(self) -> None:
        """Write every text again, in the language on screen; for the subclass."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
