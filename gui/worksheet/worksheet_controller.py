"""Makes a worksheet of what is on screen: asks what stands on it, prints it, writes it as a PDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject
from PySide6.QtWidgets import QDialog

from engine.errors import UserError
from gui.language.sentences import refusal
from gui.registry.action_names import Commands
from gui.registry.file_kinds import WORKSHEETS
from gui.window.refusals import report_error
from gui.window.shell import Shell

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    from engine.lessons.lesson import Lesson
    from gui.worksheet.options import Moment, WorksheetOptions
    from gui.worksheet.worksheet_dialog import WorksheetDialog

translate = QCoreApplication.translate


class WorksheetController(QObject):
    """Holds what was last chosen; `page` returns the lesson and the page that are on screen.

    `dialog` asks, `print_dialog` asks for the printer.
    """

    def __init__(
        self,
        shell: Shell,
        page: Callable[[], tuple[Lesson, int] | None],
        folder: Callable[[], Path | None],
    ) -> None:
        super().__init__(shell.window)
        self._shell, self._page, self._folder = shell, page, folder
        self._last: WorksheetOptions | None = None
        self.dialog: WorksheetDialog | None = None
        self.print_dialog: QPrintDialog | None = None

    def commands(self) -> Commands:
        """Return what each action does when it is chosen."""
        return {"actionWorksheet": self.open_dialog}

    def moment(self) -> Moment:
        """Return what is on screen, as a worksheet is about it. Raises UserError."""
        from gui.worksheet.options import lesson_page, moment_of

        page = self._page()
        named = None if page is None else lesson_page(*page)
        return moment_of(self._shell.store.frame(), named)

    def open_dialog(self) -> None:
        """Ask what stands on the sheet; it is of the frame shown when it was asked."""
        from gui.worksheet.worksheet_dialog import WorksheetDialog

        if self.dialog is not None:
            self.dialog.raise_()
            return
        self._shell.store.pause()
        moment = self.moment()
        moment.worksheet(options := self._first_options())
        dialog = WorksheetDialog(self._shell.window, moment, options)
        self.dialog = dialog
        dialog.finished.connect(self._forget_dialog)
        dialog.print_wanted.connect(lambda options: self._ask_for_printer(moment, options))
        dialog.pdf_wanted.connect(lambda options: self._ask_where(moment, options))
        dialog.open()

    def write(self, path: Path, moment: Moment, options: WorksheetOptions) -> None:
        """Write a worksheet as a PDF. Raises UserError."""
        from gui.worksheet.document import write_pdf

        write_pdf(path, moment, options)
        self._last = options
        self._say(translate("WorksheetController", "{0} written.").format(path.name))

    def print_on(self, printer: QPrinter, moment: Moment, options: WorksheetOptions) -> None:
        """Print a worksheet, on the paper and of the pages that the printer is set to."""
        from PySide6.QtPrintSupport import QPrinter

        from gui.worksheet.document import pages_of, paint_pages
        from gui.worksheet.paper import UNITS_PER_INCH

        layout = printer.pageLayout()
        size = layout.fullRect(layout.Unit.Inch).size() * UNITS_PER_INCH
        pages = pages_of(moment, options, size)
        if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage():
            pages = pages[printer.fromPage() - 1 : printer.toPage()]
        if pages:
            printer.setDocName(pages[0].title)
            paint_pages(printer, pages)
        self._last = options

    def _first_options(self) -> WorksheetOptions:
        """Return what was last chosen, of the plants now usual; Letter where that is used."""
        from gui.worksheet.options import WorksheetOptions

        if self._last is not None:
            return replace(self._last, plants=())
        system = QLocale.system().measurementSystem()
        is_american = system == QLocale.MeasurementSystem.ImperialUSSystem
        return WorksheetOptions(paper="letter" if is_american else "a4")

    def _ask_where(self, moment: Moment, options: WorksheetOptions) -> None:
        from gui.widgets.file_dialogs import ask_where_to_write, name_filter

        name = translate("WorksheetController", "worksheet") + WORKSHEETS.suffixes[0]
        folder = self._folder()
        suggested = name if folder is None else str(folder / name)
        title = translate("WorksheetController", "Save the worksheet")
        parent = self.dialog or self._shell.window
        path = ask_where_to_write(parent, title, suggested, name_filter(WORKSHEETS))
        if path is not None:
            self._report(lambda: self.write(path, moment, options))

    def _ask_for_printer(self, moment: Moment, options: WorksheetOptions) -> None:
        from PySide6.QtGui import QPageSize
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

        from gui.worksheet.document import pages_of
        from gui.worksheet.paper import PAGE_SIZES

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(PAGE_SIZES[options.paper]))
        printer.setFullPage(True)  # the sheet has margins of its own
        dialog = QPrintDialog(printer, self.dialog or self._shell.window)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, len(pages_of(moment, options)))
        self.print_dialog = dialog
        dialog.accepted.connect(
            lambda: self._report(lambda: self.print_on(printer, moment, options))
        )
        dialog.finished.connect(self._forget_print_dialog)
        QDialog.open(dialog)  # its own wants a receiver

    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _forget_print_dialog(self) -> None:
        if self.print_dialog is not None:
            self.print_dialog.deleteLater()
            self.print_dialog = None

    def _report(self, act: Callable[[], object]) -> None:
        """Do something, and say where the eyes are why it can't be done."""
        try:
            act()
        except UserError as error:
            report_error(self._shell.status, error)
            if self.dialog is not None:
                self.dialog.note.setText(refusal(error))

    def _say(self, text: str) -> None:
        self._shell.status.say(text, warning=False)
        if self.dialog is not None:
            self.dialog.note.setText(text)
