"""A dialogue of a few lines to type into, which says what is wrong and stays until it is right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from engine.errors import UserError
from gui.language.sentences import refusal

_LINE_CHARS = 34


class SmallDialog(QDialog):
    """Rows of named lines; a subclass says in `take` what is done with what was typed."""

    def __init__(self, parent: QWidget | None, name: str, title: str) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.form = QFormLayout()
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.fault = QLabel()
        self.fault.setTextFormat(Qt.TextFormat.PlainText)
        self.fault.setWordWrap(True)
        self.fault.hide()
        button = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(button.Ok | button.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(self.form)
        layout.addWidget(self.fault)
        layout.addWidget(self.buttons)

    def add_lines(self, name: str, lines: Sequence[QLineEdit]) -> None:
        """Add a row of lines under a name, the first of them wide."""
        label = QLabel(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setBuddy(lines[0])
        row = QHBoxLayout()
        for line in lines:
            row.addWidget(line, 1 if line is lines[0] else 0)
            line.textEdited.connect(self.fault.hide)
        lines[0].setMinimumWidth(lines[0].fontMetrics().averageCharWidth() * _LINE_CHARS)
        self.form.addRow(label, row)

    def take(self) -> None:
        """Do what was typed; for the subclass. Raises UserError where that can't be."""
        raise NotImplementedError

    def accept(self) -> None:
        """Close where what was typed can be done; else say why not."""
        try:
            self.take()
        except UserError as error:
            self.fault.setText(refusal(error))
            self.fault.show()
            return
        super().accept()


def name_line(text: str, usual: str, name: str, most: int) -> QLineEdit:
    """Return a line for a name: empty where it has the usual one, which is shown as a hint."""
    line = QLineEdit(text)
    line.setPlaceholderText(usual)
    line.setMaxLength(most)
    line.setAccessibleName(name)
    return line


Take = Callable[[tuple[str, str]], None]
"""What is done with two names. It may raise UserError."""
