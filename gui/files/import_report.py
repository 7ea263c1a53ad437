"""The window that stays and says which rows of a table were left out, or why it was refused."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)


class ImportReport(QDialog):
    """Shows a heading and lines that can be copied, until it is closed; it blocks nothing.

    `heading` and `lines` write them, and again after a change of language.
    """

    def __init__(
        self, parent: QWidget, heading: Callable[[], str], lines: Callable[[], str]
    ) -> None:
        super().__init__(parent)
        self.setObjectName("importReport")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._write_heading, self._write_lines = heading, lines
        self.heading = QLabel()
        self.heading.setWordWrap(True)
        self.lines = QPlainTextEdit()
        self.lines.setReadOnly(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy_button = QPushButton()
        self.buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        for button in self.buttons.buttons():
            button.setIcon(QIcon())  # some desktops put theirs there
        self.buttons.rejected.connect(self.reject)
        self.copy_button.clicked.connect(self.copy)
        layout = QVBoxLayout(self)
        for widget in (self.heading, self.lines, self.buttons):
            layout.addWidget(widget)
        self.resize(560, 300)
        self._retranslate()

    def copy(self) -> None:
        """Put all of it on the clipboard."""
        QGuiApplication.clipboard().setText(f"{self.heading.text()}\n{self.lines.toPlainText()}")

    def changeEvent(self, event: QEvent) -> None:
        """Write every text again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("What was not read"))
        self.copy_button.setText(self.tr("Copy all"))
        self.lines.setAccessibleName(self.tr("rows that were left out, and why"))
        self.heading.setText(self._write_heading())
        self.lines.setPlainText(self._write_lines())
