"""The dialogue that says that the program met a fault of its own, with a report to copy."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QVBoxLayout,
    QWidget,
)

_ICON_PX = 40
_REPORT_LINES = 9
_REPORT_CHARS = 84


class CrashDialog(QDialog):
    """Says whether the work is saved. `add` puts one more report into it."""

    save_wanted = Signal()

    def __init__(self, parent: QWidget, is_saved: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("faultBox")
        self.setWindowTitle("Perceptron Lab")
        self.report = QPlainTextEdit()
        self.report.setReadOnly(True)
        self.report.setAccessibleName(self.tr("report"))
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setMinimumHeight(self.report.fontMetrics().lineSpacing() * _REPORT_LINES)
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 14)
        layout.setSpacing(12)
        layout.addLayout(self._message_row(is_saved))
        layout.addWidget(self.report, 1)
        layout.addWidget(self._buttons())
        room = parent.screen().availableGeometry().size() * 0.9
        wide = self.report.fontMetrics().horizontalAdvance("m" * _REPORT_CHARS)
        self.resize(self.sizeHint().expandedTo(QSize(wide, 0)).boundedTo(room))

    def add(self, report: str) -> None:
        """Show one more report, below those that are there."""
        self.report.appendPlainText(report)
        self.report.verticalScrollBar().setValue(0)

    def _message_row(self, is_saved: bool) -> QHBoxLayout:
        picture = QLabel()
        sign = self.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxWarning)
        picture.setPixmap(sign.pixmap(_ICON_PX))
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        title = self.tr("The program met a fault of its own. It is not something you did.")
        saved = self.tr(
            "Your work is kept: should the program end now, it is offered at the next start. You"
            " can go on."
        )
        unsaved = self.tr("Your work could not be kept by itself: save it now, please.")
        request = self.tr("Whoever looks after the program can mend it with this report:")
        message = QLabel(f"<b>{title}</b><p>{saved if is_saved else unsaved}</p><p>{request}</p>")
        message.setTextFormat(Qt.TextFormat.RichText)
        message.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(picture)
        row.addWidget(message, 1)
        return row

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self.copy = QPushButton(self.tr("&Copy the report"))
        self.save = QPushButton(self.tr("&Save as…"))
        self.go_on = QPushButton(self.tr("&Go on"))
        buttons.addButton(self.copy, roles.ActionRole)
        buttons.addButton(self.save, roles.ActionRole)
        buttons.addButton(self.go_on, roles.AcceptRole)
        self.go_on.setDefault(True)
        self.copy.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(self.report.toPlainText())
        )
        self.save.clicked.connect(self.save_wanted)
        buttons.accepted.connect(self.accept)
        return buttons
