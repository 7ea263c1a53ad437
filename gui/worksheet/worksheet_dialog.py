"""The dialogue that asks what stands on a worksheet, with its pages beside the choices."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from engine.errors import UserError
from engine.worksheet.plant_numbers import read_numbers, write_numbers
from engine.worksheet.worksheet import MOST_STEPS
from gui.language.numbers import whole
from gui.language.sentences import refusal
from gui.worksheet.document import image_of, pages_of
from gui.worksheet.options import Moment, WorksheetOptions
from gui.worksheet.pages import Page

_DRAW_DELAY_MS = 120
_PAGE_GAP = 8


class WorksheetDialog(QDialog):
    """Shows the pages as they would be printed; emits what is to be done with them."""

    print_wanted = Signal(object)
    """The WorksheetOptions of what is to be printed."""
    pdf_wanted = Signal(object)
    """Those of what is to be written as a PDF."""

    def __init__(self, parent: QWidget | None, moment: Moment, options: WorksheetOptions) -> None:
        super().__init__(parent)
        self.setObjectName("worksheetDialog")
        self.setWindowTitle(self.tr("Worksheet"))
        self._moment = moment
        self.pages: list[Page] = []
        self.plants, self.steps, self.parts, self.paper = (
            QLineEdit(), QComboBox(), QComboBox(), QComboBox(),
        )  # fmt: skip
        self.line = QCheckBox(self.tr("Draw the line z = 0"))
        self.questions = QCheckBox(self.tr("Ask questions"))
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.preview = QScrollArea()
        self._sheets = QWidget()
        self._column = QVBoxLayout(self._sheets)
        self._column.setSpacing(_PAGE_GAP)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.pdf = self.buttons.addButton(self.tr("Save as PDF…"), role)
        self.print = self.buttons.addButton(self.tr("Print…"), role)
        self._draw_timer = QTimer(self)
        self._draw_timer.setSingleShot(True)
        self._draw_timer.setInterval(_DRAW_DELAY_MS)
        self._draw_timer.timeout.connect(self.draw)
        self._fill(options)
        self._lay_out()
        self._connect()
        self.draw()

    def options(self) -> WorksheetOptions:
        """Return what is chosen. Raises UserError where the plants can't be read."""
        return WorksheetOptions(
            plants=read_numbers(self.plants.text()),
            steps=self.steps.currentData(),
            has_line=self.line.isChecked(),
            has_questions=self.questions.isChecked(),
            parts=self.parts.currentData(),
            paper=self.paper.currentData(),
        )

    def draw(self) -> None:
        """Show the pages, or say why there are none."""
        self._draw_timer.stop()
        try:
            self.pages = pages_of(self._moment, self.options())
        except UserError as error:
            self.pages = []
            self.note.setText(refusal(error))
        else:
            several = self.tr("{0} pages").format(whole(len(self.pages)))
            self.note.setText(self.tr("1 page") if len(self.pages) == 1 else several)
        for button in (self.pdf, self.print):
            button.setEnabled(bool(self.pages))
        self._show_pages()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw the pages as wide as there is room."""
        if watched is self.preview.viewport() and event.type() == QEvent.Type.Resize:
            self._draw_timer.start()
        return False

    def _fill(self, options: WorksheetOptions) -> None:
        self.plants.setText(write_numbers(options.plants or self._moment.usual_plants))
        for count in range(1, MOST_STEPS + 1):
            self.steps.addItem(whole(count), count)
        for text, value in (
            (self.tr("Sheet, and answers on another page"), "both"),
            (self.tr("Sheet alone"), "sheet"),
            (self.tr("Answers alone"), "answers"),
        ):
            self.parts.addItem(text, value)
        self.paper.addItem("A4", "a4")
        self.paper.addItem(self.tr("Letter"), "letter")
        self.line.setChecked(options.has_line)
        self.questions.setChecked(options.has_questions)
        for box, chosen in (
            (self.steps, options.steps), (self.parts, options.parts), (self.paper, options.paper),
        ):  # fmt: skip
            box.setCurrentIndex(box.findData(chosen))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow(self.tr("Plants to work out, such as 1-3, 7"), self.plants)
        form.addRow(self.tr("Steps, a table each"), self.steps)
        form.addRow(self.line)
        form.addRow(self.questions)
        form.addRow(self.tr("What is printed"), self.parts)
        form.addRow(self.tr("Paper"), self.paper)
        choices = QVBoxLayout()
        choices.addLayout(form)
        choices.addWidget(self.note)
        choices.addStretch(1)
        self.preview.setWidget(self._sheets)
        self.preview.setWidgetResizable(True)
        self.preview.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.preview.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.preview.setAccessibleName(self.tr("The pages"))
        row = QHBoxLayout()
        row.addLayout(choices, 2)
        row.addWidget(self.preview, 3)
        column = QVBoxLayout(self)
        column.addLayout(row, 1)
        column.addWidget(self.buttons)
        self.resize(940, 660)

    def _connect(self) -> None:
        for button in self.buttons.buttons():
            button.setIcon(QIcon())  # some desktops put theirs there
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)  # Return behind the numbers only enters them
        self.buttons.rejected.connect(self.reject)
        for button, wanted in ((self.print, self.print_wanted), (self.pdf, self.pdf_wanted)):
            button.clicked.connect(partial(self._ask_for, wanted))
        self.plants.textChanged.connect(self._draw_timer.start)
        self.plants.returnPressed.connect(self.draw)
        for box in (self.steps, self.parts, self.paper):
            box.currentIndexChanged.connect(self._draw_timer.start)
        for switch in (self.line, self.questions):
            switch.toggled.connect(self._draw_timer.start)
        self.preview.viewport().installEventFilter(self)

    def _ask_for(self, wanted: SignalInstance, _checked: bool = False) -> None:
        """Ask for the pages of what is chosen now: it may be newer than those on screen."""
        self.draw()
        if self.pages:
            wanted.emit(self.options())

    def _show_pages(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        margins = self._column.contentsMargins()
        width = self.preview.viewport().width() - margins.left() - margins.right()
        ratio = self.devicePixelRatioF()
        for number, page in enumerate(self.pages, start=1):
            pixmap = QPixmap.fromImage(image_of(page, max(200, round(width * ratio))))
            pixmap.setDevicePixelRatio(ratio)
            sheet = QLabel()
            sheet.setPixmap(pixmap)
            sheet.setAccessibleName(self.tr("Page {0}").format(whole(number)))
            self._column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
