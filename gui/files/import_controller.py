"""Imports plants from a file or the clipboard, under a progress bar where that takes long.

What a table says by itself is taken at once; where something is unclear, a dialogue asks.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget

from engine.changed import Changed
from engine.errors import UserError
from engine.files import suffixes
from engine.model import samples
from gui.files.import_summary import report_of, summary
from gui.language.sentences import clipboard_name, refusal, start_kept
from gui.pictures.field.field_picture import FieldPicture
from gui.registry.action_names import Commands
from gui.widgets.progress_dialog import make_progress_dialog
from gui.window.shell import Shell

if TYPE_CHECKING:
    from engine.files.tables.plants_table import Choice, ImportResult
    from engine.files.tables.table import Table
    from engine.lab.frame import Frame
    from engine.model.dataset import Dataset
    from gui.files.import_dialog import ImportDialog
    from gui.files.import_report import ImportReport
    from gui.files.workbook_sheets import WorkbookSheets

_PATIENCE_S = 0.4
_QUICK_BYTES = 4_000_000
_SLOW_WORKBOOK_BYTES = 500_000


class ImportController(QObject):
    """Brings plants onto the field; `dialog` is the one that asks, None while none does.

    `report` is the one that stays and says what was not read, None where there is none.

    `standardise` is the action that shows whether the plants on screen are standardised.
    """

    table_opened = Signal(object)
    """The Path of a table whose plants are on screen now."""

    def __init__(self, shell: Shell, field: FieldPicture, standardise: QAction) -> None:
        super().__init__(shell.window)
        self._window, self._store, self._status = shell.window, shell.store, shell.status
        self._field, self._standardise = field, standardise
        self._busy = False
        self._path: Path | None = None
        self.dialog: ImportDialog | None = None
        self.report: ImportReport | None = None
        self._store.frame_ready.connect(self._show_scaling)
        self._show_scaling(self._store.frame(), Changed.EVERYTHING)

    def commands(self, open_path: Callable[[Path], object]) -> Commands:
        """Return what each action does when it is chosen; `open_path` opens a file that is pasted.

        Doing it may raise UserError.
        """
        return {
            "actionPaste": lambda: self.paste(open_path),
            "actionStandardise": self._switch_standardised,
        }

    def open_file(self, path: Path) -> None:
        """Take the plants of a file. Raises UserError; nothing has changed then."""
        with self._refusal_shown(path.name):
            self._open_file(path)

    def _open_file(self, path: Path) -> None:
        from engine.files.tables import table

        if not path.exists():
            raise UserError("no_file", file=path.name)
        if not path.is_file():
            raise UserError("unreadable_file", file=path.name)
        sheets = table.filled_sheets(path)
        if len(sheets) > 1:
            self._ask_for_sheet(path, sheets)
        else:
            self._read(lambda: table.reading_file(path), path.name, path)

    def paste(self, open_path: Callable[[Path], object]) -> None:
        """Take the plants on the clipboard, or the file copied there. Raises UserError."""
        from engine.files.tables import table
        from gui.pictures.plants.clipboard import PLANTS_MIME

        mime = QGuiApplication.clipboard().mimeData()
        local = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
        if local:
            open_path(Path(local[0]))
            return
        text = mime.text()
        if not text.strip():
            raise UserError("clipboard_empty")
        if len(text) > table.MOST_BYTES:
            raise UserError("table_large", file=clipboard_name(), most=table.MOST_BYTES // 10**6)
        if mime.hasFormat(PLANTS_MIME):
            self._add_plants(text)
            return
        with self._refusal_shown(clipboard_name()):
            self._read(lambda: table.reading(text, clipboard_name()), clipboard_name())

    def _add_plants(self, text: str) -> None:
        """Add plants that were copied in the lab to those on screen. Raises UserError."""
        from gui.pictures.plants.clipboard import plants_added

        self._store.add_plants(*plants_added(text, self._store.frame().plants))

    def open_at_launch(self, path: Path, result: ImportResult | None) -> None:
        """Say what was read at launch, or read the file now that the window is there."""
        if result is not None:
            self._say(result, path.name)
            self.table_opened.emit(path)
            return
        try:
            self.open_file(path)
        except UserError as error:
            self._status.say(refusal(error))

    def use_table(self, table: Table, name: str) -> None:
        """Take the plants of a table, or ask where something is unclear. Raises UserError."""
        from engine.files.tables import plants_table

        guess = plants_table.guess(table)
        if guess.unclear:
            self._ask(table, guess.choice, name)
        else:
            self.use(plants_table.import_plants(table, guess.choice), False, name)

    def use(self, result: ImportResult, standardised: bool, name: str) -> None:
        """Put the plants of an import in place of those on screen, and say how many there are."""
        plants = result.plants.standardised() if standardised else result.plants
        self.use_plants(plants)
        if self._path is not None:
            self.table_opened.emit(self._path)
        self._say(result, name)

    def _say(self, result: ImportResult, name: str) -> None:
        """Say what was read; the rows left out stay on screen until a person closes them."""
        told = f"{summary(result)} {start_kept(self._store.frame())}".strip()
        is_notable = result.left_out > 0 or any(result.units) or bool(result.remarks)
        self._status.say(told, warning=is_notable)
        self._close_report()
        if result.left_out:
            self._report(lambda: _left_out_of(name), lambda: report_of(result))

    @contextmanager
    def _refusal_shown(self, name: str) -> Iterator[None]:
        """Show why a table is refused until a person closes it; raises UserError all the same."""
        self._close_report()
        try:
            yield
        except UserError as raised:
            error = raised
            self._report(lambda: _not_read(name), lambda: refusal(error))
            raise

    def _report(self, heading: Callable[[], str], lines: Callable[[], str]) -> None:
        from gui.files.import_report import ImportReport

        self.report = ImportReport(self._window, heading, lines)
        self.report.finished.connect(self._close_report)
        self.report.show()

    def _close_report(self) -> None:
        report, self.report = self.report, None
        if report is not None:
            report.close()
            report.deleteLater()

    def standardise(self, on: bool) -> None:
        """Standardise the plants on screen, or take them back into their own units."""
        self._replace_plants(lambda: self._store.standardise(on))

    def _switch_standardised(self) -> None:
        """Standardise, or take it back: what the action shows follows, it is not asked."""
        self.standardise(self._store.session.state.plants.scaling is None)

    def use_sample(self, name: str, size: int, noise_cm: float, seed: int) -> None:
        """Take a sample in place of the plants. Raises UserError."""
        self.use_plants(samples.make(name, size, noise_cm, seed))
        if told := start_kept(self._store.frame()):
            self._status.say(told, warning=False)

    def use_plants(self, plants: Dataset) -> None:
        """Take other plants in place of these."""
        self._replace_plants(lambda: self._store.use_plants(plants))

    def _replace_plants(self, edit: Callable[[], object]) -> None:
        """Put other plants on the field, and show all of them."""
        edit()
        self._store.flush()
        self._field.fit()

    def _read(
        self,
        begin: Callable[[], Generator[float, None, Table]],
        name: str,
        path: Path | None = None,
    ) -> None:
        if self._busy or self.dialog is not None:
            return
        self._store.pause()
        self._busy, self._path = True, path
        try:
            table = read_with_progress(self._window, begin(), name, _patience_s(path))
        finally:
            self._busy = False
        if table is not None:
            self.use_table(table, name)

    def _ask_for_sheet(self, path: Path, names: tuple[str, ...]) -> None:
        """Ask which sheet of a workbook holds the plants; the first that may is shown."""
        from gui.files.workbook_sheets import WorkbookSheets

        if self._busy or self.dialog is not None:
            return
        self._store.pause()
        self._path = path
        sheets = WorkbookSheets(path, names)
        table, choice = sheets.first_table()
        self._ask(table, choice, path.name, sheets)

    def _ask(
        self, table: Table, choice: Choice, name: str, sheets: WorkbookSheets | None = None
    ) -> None:
        from gui.files.import_dialog import ImportDialog

        self.dialog = dialog = ImportDialog(self._window, table, choice, name, sheets)
        dialog.accepted.connect(self._on_accepted)
        dialog.finished.connect(self._on_finished)
        dialog.open()

    def _on_accepted(self) -> None:
        if self.dialog is not None and self.dialog.import_result is not None:
            standardised = self.dialog.standardise.isChecked()
            self.use(self.dialog.import_result, standardised, self.dialog.name)

    def _on_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _show_scaling(self, frame: Frame, changed: Changed) -> None:
        if changed & Changed.PLANTS:
            self._standardise.setChecked(frame.plants.scaling is not None)


def _patience_s(path: Path | None) -> float:
    """Return how long to wait with a progress bar: a large workbook is read in few long steps."""
    if path is None or path.suffix.lower() not in suffixes.WORKBOOKS:
        return _PATIENCE_S
    return 0.0 if path.stat().st_size > _SLOW_WORKBOOK_BYTES else _PATIENCE_S


def read_with_progress(
    parent: QWidget,
    steps: Generator[float, None, Table],
    name: str,
    patience_s: float = _PATIENCE_S,
) -> Table | None:
    """Return the table that is read step by step, or None if that was cancelled.

    After `patience_s` a progress bar is shown.
    """
    started, dialog = time.perf_counter(), None
    try:
        while True:
            share = next(steps)
            if dialog is None and time.perf_counter() - started > patience_s:
                dialog = _progress(parent, name)
            if dialog is not None:
                dialog.setValue(round(100 * share))
                QApplication.processEvents()
                if dialog.wasCanceled():
                    return None
    except StopIteration as end:
        table: Table = end.value
        return table
    finally:
        steps.close()
        if dialog is not None:
            dialog.close()
            dialog.deleteLater()


def read_at_launch(path: Path) -> tuple[Dataset | None, ImportResult | None]:
    """Read a file that needs no progress bar and no question before the window is made.

    Returns its plants and what to say of them; None for what the window has to see to. Raises
    UserError.
    """
    from engine.files.tables import plants_table, table

    if not path.is_file() or path.stat().st_size > _QUICK_BYTES or not _patience_s(path):
        if not path.exists():
            raise UserError("no_file", file=path.name)
        return None, None
    if len(table.filled_sheets(path)) > 1:
        return None, None
    contents = table.exhaust(table.reading_file(path))
    guess = plants_table.guess(contents)
    if guess.unclear:
        return None, None
    result = plants_table.import_plants(contents, guess.choice)
    return result.plants, result


def _progress(parent: QWidget, name: str) -> QProgressDialog:
    translate = QCoreApplication.translate
    title, text = translate("Import", "Open plants"), translate("Import", "Reading {0}…")
    cancel_text = translate("Import", "Cancel")
    dialog = make_progress_dialog(parent, title, text.format(name), cancel_text, 100)
    dialog.show()
    return dialog


def _left_out_of(name: str) -> str:
    if name == clipboard_name():
        return QCoreApplication.translate("Import", "Rows of the clipboard that were left out:")
    return QCoreApplication.translate("Import", "Rows of {0} that were left out:").format(name)


def _not_read(name: str) -> str:
    if name == clipboard_name():
        return QCoreApplication.translate("Import", "Nothing was read from the clipboard:")
    return QCoreApplication.translate("Import", "Nothing was read from {0}:").format(name)
