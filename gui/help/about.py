"""The window About: what this program is, what it is built on, and every licence, offline."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from engine import VERSION
from gui.help import versions
from gui.help.licences import texts
from gui.style.app_icon import app_icon

_ICON_PX = 72
_LIST_CHARS = 30
_TEXT_CHARS = 86


class AboutWindow(QDialog):
    """Two pages: the program, and the licences to read."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("aboutWindow")
        self.setWindowTitle(self.tr("About Perceptron Lab"))
        self.pages = QTabWidget()
        self.pages.addTab(self._program(), self.tr("The program"))
        self.pages.addTab(self._licences(), self.tr("Licences"))
        self.copy = QPushButton(self.tr("&Copy the versions"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(versions.as_text()))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.pages)
        layout.addWidget(buttons)
        room = parent.screen().availableGeometry().size() * 0.9
        wide = self.names.width() + self.text.fontMetrics().horizontalAdvance("m" * _TEXT_CHARS)
        self.resize(self.sizeHint().expandedTo(QSize(wide, 0)).boundedTo(room))

    def _program(self) -> QWidget:
        page = QWidget()
        picture = QLabel()
        picture.setPixmap(app_icon().pixmap(_ICON_PX))
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        label = QLabel(self._program_html())
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        row = QHBoxLayout(page)
        row.setContentsMargins(18, 18, 18, 12)
        row.setSpacing(20)
        row.addWidget(picture)
        row.addWidget(label, 1)
        return page

    def _program_html(self) -> str:
        summary = self.tr("A laboratory for one artificial neuron.")
        licence = self.tr("Free software under the MIT licence: use it, give it away, change it.")
        built = self.tr("Built on")
        qt = self.tr(
            "Qt is used under the LGPL, version 3; its libraries are unchanged, and may be replaced"
            " by others. Its texts and those of all the rest are under “Licences”."
        )
        iris = self.tr(
            "Irises measured by Edgar Anderson, published by R. A. Fisher in 1936:"
            " UCI Machine Learning Repository, CC BY 4.0."
        )
        rows = "".join(
            f"<tr><td style='padding-right:14px'>{name}</td><td>{value}</td></tr>"
            for name, value in versions.facts().items()
            if name in ("Python", "Qt", "NumPy", "pyqtgraph")
        )
        return (
            f"<h2>Perceptron Lab {VERSION}</h2><p>{summary}<br>{licence}</p>"
            f"<p><b>{built}</b></p><table>{rows}</table><p>{qt}</p><p>{iris}</p>"
        )

    def _licences(self) -> QWidget:
        page = QWidget()
        self._texts = texts()
        self.names = QListWidget()
        self.names.addItems(list(self._texts))
        self.names.setAccessibleName(self.tr("Licences"))
        self.names.setFixedWidth(self.fontMetrics().averageCharWidth() * _LIST_CHARS)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(self.tr("text of the licence"))
        self.names.currentTextChanged.connect(
            lambda name: self.text.setPlainText(self._texts[name])
        )
        self.names.setCurrentRow(0)
        row = QHBoxLayout(page)
        row.addWidget(self.names)
        row.addWidget(self.text, 1)
        return page


def show_about(parent: QWidget) -> AboutWindow:
    """Show the window About."""
    about = AboutWindow(parent)
    about.show()
    return about
