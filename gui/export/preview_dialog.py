"""The base of the dialogues that ask how to export something: a summary and a preview."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.errors import UserError
from gui.language.sentences import refusal

_DRAW_DELAY_MS = 120


class PreviewDialog(QDialog):
    """Says what would be written, or why it can't be, and draws it a moment after each choice.

    A subclass makes its controls, calls `lay_out` and `connect_all`, and defines `summary` and
    `image`.
    """

    def __init__(self, parent: QWidget | None, name: str, title: str, preview: QSize) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self._preview_size = preview
        self.preview, self.note = QLabel(), QLabel()
        self.format, self.theme = QComboBox(), QComboBox()
        self.theme.addItem(self.tr("Light, for print"), "light")
        self.theme.addItem(self.tr("Dark, for the screen"), "dark")
        self.theme.addItem(self.tr("High contrast"), "contrast")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.export = self.add_button(self.tr("Export…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.export.setDefault(True)
        self._draw_timer = QTimer(self)
        self._draw_timer.setSingleShot(True)
        self._draw_timer.setInterval(_DRAW_DELAY_MS)
        self._draw_timer.timeout.connect(self.draw)

    def kind(self) -> str:
        """Return the format chosen, as a file's name ends."""
        return str(self.format.currentData())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return in a number enters it, and exports nothing yet."""
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (is_return and isinstance(self.focusWidget(), QAbstractSpinBox)):
            super().keyPressEvent(event)

    # For the subclass

    def summary(self) -> str:
        """Return what would be written, in words. Raises UserError if it can't be."""
        raise NotImplementedError

    def image(self) -> QImage:
        """Return what would be written, to look at."""
        raise NotImplementedError

    def add_button(self, text: str, role: QDialogButtonBox.ButtonRole) -> QPushButton:
        """Add a button to the row at the bottom."""
        return self.buttons.addButton(text, role)

    def lay_out(self, form: QFormLayout) -> None:
        """Put the choices above the preview."""
        self.preview.setFixedSize(self._preview_size)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.preview, 1, Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self.note)
        layout.addWidget(self.buttons)

    def connect_all(self) -> None:
        """Follow the buttons; the controls are the subclass's own to follow, by `on_choice`."""
        for button in self.buttons.buttons():
            button.setIcon(QIcon())  # some desktops put theirs there
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.on_choice()

    def on_choice(self) -> None:
        """Say what would be written, or why it can't be; draw it soon."""
        try:
            self.note.setText(self.summary())
        except UserError as error:
            self.note.setText(refusal(error))
            self.preview.clear()
            self._draw_timer.stop()
            self.set_exportable(False)
            return
        self.set_exportable(True)
        self._draw_timer.start()

    def say_refused(self, error: UserError) -> None:
        """Say why a number that was typed can't be taken."""
        self.note.setText(refusal(error))

    def set_exportable(self, exportable: bool) -> None:
        """Let it be exported, or not."""
        self.export.setEnabled(exportable)

    def draw(self) -> None:
        """Draw what would be written, as small as there is room."""
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap.fromImage(self.image()).scaled(
            self._preview_size * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        pixmap.setDevicePixelRatio(ratio)
        self.preview.setPixmap(pixmap)


def choose(box: QComboBox, value: object) -> None:
    """Show the choice that stands for a value; the first where none does."""
    indices = [index for index in range(box.count()) if box.itemData(index) == value]
    box.setCurrentIndex(indices[0] if indices else 0)
