"""The dialogue that asks what a table does not say: which columns, which kind is toxic."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engine.errors import UserError
from engine.files.tables import plants_table
from engine.files.tables.column import NUMBER, Column
from engine.files.tables.decimal_marks import MARKS, Mark
from engine.files.tables.kinds import (
    Label,
    guess_kinds,
    labels,
    names_of_kinds,
    zero_and_one,
)
from engine.files.tables.plants_table import Choice, Doubt, ImportResult
from engine.files.tables.table import Table
from engine.model.dataset import KINDS
from gui.files.import_summary import summary
from gui.files.workbook_sheets import WorkbookSheets
from gui.language.numbers import short, whole
from gui.language.sentences import clipboard_name, refusal
from gui.language.translation import language

_PREVIEW_ROWS = 8
_MOST_COLUMNS_SHOWN = 30
_EVERY_OTHER = ""
_KNOWN_TOXIC, _KNOWN_HARMLESS = "\0toxic", "\0harmless"
"""Data of the entries for what a table says itself where that is not one word of the column."""


class ImportDialog(QDialog):
    """Shows the first rows and lets one choose; `import_result` is what would be taken, or None.

    `sheets` are those of the workbook that the table is one of, None where there is no choice.
    """

    def __init__(
        self,
        parent: QWidget | None,
        table: Table,
        choice: Choice,
        name: str,
        sheets: WorkbookSheets | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("importDialog")
        self._table, self.name, self._sheets = table, name, sheets
        self._doubt: Doubt | None = None
        self._known: dict[str, frozenset[str]] = {}
        self.import_result: ImportResult | None = None
        self.sheet = QComboBox()
        self.x1, self.x2, self.y_ = (QComboBox() for _ in range(3))
        self.toxic, self.harmless = QComboBox(), QComboBox()
        self._kind_labels = (QLabel(), self.toxic), (QLabel(), self.harmless)
        self.decimal = QComboBox()
        self.leave_out_missing = QCheckBox()
        self.standardise = QCheckBox(self.tr("Standardise: mean 0, standard deviation 1"))
        self.preview = QTableWidget()
        self.note = QLabel()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel
        )
        title = self.tr("Plants from {0}").format(name)
        is_pasted = name == clipboard_name()
        self.setWindowTitle(self.tr("Plants from the clipboard") if is_pasted else title)
        self._lay_out()
        self._show_table(table, choice)
        self._connect()

    def choice(self) -> Choice:
        """Return what is chosen."""
        toxic = self._chosen(self.toxic)
        harmless = self._chosen(self.harmless)
        if self.harmless.currentData() == _EVERY_OTHER:
            harmless = self._real_entries() - toxic
        columns = self.x1.currentData(), self.x2.currentData(), self.y_.currentData()
        decimal = self.decimal.currentData()
        choice = Choice(*columns, toxic, harmless, decimal)
        if not self.leave_out_missing.isChecked():
            return choice
        missing = {value for _, _, value in plants_table.missing_codes(self._table, choice)}
        return replace(choice, missing=frozenset(missing))

    def _chosen(self, box: QComboBox) -> frozenset[str]:
        entry = box.currentData()
        known = self._known.get(entry)
        if known is not None:
            return known
        return frozenset() if entry is None else frozenset((entry,))

    def _entries(self) -> tuple[Label, ...]:
        return labels(self._table, self.y_.currentData()) or zero_and_one()

    def _real_entries(self) -> frozenset[str]:
        """Return the entries that tell a kind by themselves."""
        return frozenset(label.text for label in self._entries() if not label.says_nothing)

    def _show_table(self, table: Table, choice: Choice) -> None:
        """Ask about a table, the one of a sheet after that of another too."""
        self._table, self._doubt = table, None
        self.decimal.blockSignals(True)
        self.decimal.clear()
        self.decimal.blockSignals(False)
        self._enable(True)
        self._fill(choice)
        self._on_choice()
        self._show_rows()
        self._name_columns(self.choice())

    def _on_sheet(self) -> None:
        """Show the sheet that was chosen, or why no plants can be read from it."""
        if self._sheets is None:
            return
        try:
            table, choice = self._sheets.read(self.sheet.currentText())
        except UserError as error:
            self._show_no_table(refusal(error))
        else:
            self._show_table(table, choice)

    def _show_no_table(self, reason: str) -> None:
        self.import_result = None
        self._enable(False)
        for box in self._boxes:
            box.blockSignals(True)
            box.clear()
            box.blockSignals(False)
        for row in (self.decimal, self.leave_out_missing):
            self._form.setRowVisible(row, False)
        self.preview.setRowCount(0)
        self.preview.setColumnCount(0)
        self.note.setText(reason)
        self.buttons.button(QDialogButtonBox.StandardButton.Open).setEnabled(False)

    def _enable(self, on: bool) -> None:
        for widget in (*self._boxes, self.leave_out_missing, self.standardise):
            widget.setEnabled(on)

    @property
    def _boxes(self) -> tuple[QComboBox, ...]:
        """What asks about a table, whatever the sheet."""
        return self.x1, self.x2, self.y_, self.toxic, self.harmless, self.decimal

    def _fill(self, choice: Choice) -> None:
        columns = self._table.columns
        for box, chosen in ((self.x1, choice.x1), (self.x2, choice.x2), (self.y_, choice.y)):
            box.blockSignals(True)
            box.clear()
            for index, column in enumerate(columns):
                suits = labels(self._table, index) if box is self.y_ else column.is_numeric
                if suits or index == chosen:
                    box.addItem(self._column_name(index), index)
            box.setCurrentIndex(box.findData(chosen))
            box.blockSignals(False)
        self._fill_kinds(choice.toxic, choice.harmless)

    def _fill_kinds(self, toxic: frozenset[str], harmless: frozenset[str]) -> None:
        """Offer the entries of y; several that are known to be of one kind, together too."""
        self._find_known(toxic, harmless)
        for box in (self.toxic, self.harmless):
            box.blockSignals(True)
            box.clear()
        self.harmless.addItem(self.tr("every other"), _EVERY_OTHER)
        for box, key in ((self.toxic, _KNOWN_TOXIC), (self.harmless, _KNOWN_HARMLESS)):
            if key in self._known:
                box.addItem(self._named_together(self._known[key]), key)
        for label in self._entries():
            self.toxic.addItem(f"{label.text}   ({label.times})", label.text)
            self.harmless.addItem(f"{label.text}   ({label.times})", label.text)
        for box, key, kind in (
            (self.toxic, _KNOWN_TOXIC, toxic),
            (self.harmless, _KNOWN_HARMLESS, harmless),
        ):
            is_single = len(kind) == 1
            chosen = key if key in self._known else min(kind) if is_single else _EVERY_OTHER
            box.setCurrentIndex(max(box.findData(chosen), 0))
        for box in (self.toxic, self.harmless):
            box.blockSignals(False)

    def _find_known(self, toxic: frozenset[str], harmless: frozenset[str]) -> None:
        """Find which kinds are not one entry of y, and not every other one either."""
        single = [{label.text} for label in self._entries()]
        self._known = {} if toxic in single else {_KNOWN_TOXIC: toxic}
        if harmless not in single and harmless != self._real_entries() - toxic:
            self._known[_KNOWN_HARMLESS] = harmless

    def _named_together(self, kind: frozenset[str]) -> str:
        """Write the words of a kind, 0 after one that no row has."""
        words = {label.text for label in self._entries()}
        parts = [word if word in words else f"{word}   (0)" for word in sorted(kind)]
        return ", ".join(parts) or self.tr("none of them")

    def _lay_out(self) -> None:
        form = QFormLayout()
        self._offer_sheets(form)
        form.addRow(self.tr("x₁, from left to right"), self.x1)
        form.addRow(self.tr("x₂, upwards"), self.x2)
        form.addRow(self.tr("y, the kind"), self.y_)
        for label, box in self._kind_labels:
            label.setBuddy(box)
            form.addRow(label, box)
        form.addRow(self.tr("decimal mark"), self.decimal)
        form.addRow("", self.leave_out_missing)
        form.addRow("", self.standardise)
        self._form = form
        self.decimal.setPlaceholderText(self.tr("choose …"))
        self.leave_out_missing.setChecked(True)
        self.standardise.setToolTip(
            self.tr("The panel of the neuron then shows the original weights too.")
        )
        self.note.setWordWrap(True)
        self.note.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.preview, 1)
        layout.addWidget(self.note)
        layout.addWidget(self.buttons)
        self.resize(640, 560)

    def _offer_sheets(self, form: QFormLayout) -> None:
        """Offer the sheets of a workbook; the French word is that for a leaf, so else none is."""
        if self._sheets is not None and self._table.sheet is not None:
            form.addRow(self.tr("sheet"), self.sheet)
            self.sheet.addItems(self._sheets.names)
            self.sheet.setCurrentText(self._table.sheet.name)

    def _connect(self) -> None:
        self.sheet.currentIndexChanged.connect(self._on_sheet)
        for button in self.buttons.buttons():
            button.setIcon(QIcon())  # some desktops put theirs there
        self.y_.currentIndexChanged.connect(self._on_column_of_kinds)
        self.toxic.currentIndexChanged.connect(self._on_toxic)
        for box in (self.x1, self.x2, self.harmless):
            box.currentIndexChanged.connect(self._on_choice)
        self.decimal.currentIndexChanged.connect(self._on_decimal)
        self.leave_out_missing.toggled.connect(self._on_choice)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _on_column_of_kinds(self) -> None:
        toxic, harmless, _ = guess_kinds(self._table, self.y_.currentData())
        self._fill_kinds(toxic, harmless)
        self._on_choice()

    def _on_toxic(self) -> None:
        """Let the other of two entries be the non-toxic one."""
        if self.harmless.currentData() == self.toxic.currentData():
            others = self._real_entries() - {self.toxic.currentData()}
            other = min(others) if len(others) == 1 else _EVERY_OTHER
            self.harmless.setCurrentIndex(self.harmless.findData(other))
        self._on_choice()

    def _on_decimal(self) -> None:
        self._show_rows()
        self._on_choice()

    def _ask_for_decimal(self, choice: Choice) -> None:
        """Offer the two ways to read a doubtful row; the mark that is chosen stays so."""
        doubt = plants_table.doubt_in(self._table, choice)
        self._form.setRowVisible(self.decimal, doubt is not None)
        if doubt == self._doubt:
            return
        self._doubt = doubt
        self.decimal.blockSignals(True)
        self.decimal.clear()
        for mark, text in self._ways(doubt, choice):
            self.decimal.addItem(text, mark)
        is_one_way = self.decimal.count() == 1
        self.decimal.setCurrentIndex(
            0 if is_one_way else self.decimal.findData(choice.decimal or "none")
        )
        self.decimal.blockSignals(False)

    def _ways(self, doubt: Doubt | None, choice: Choice) -> list[tuple[Mark, str]]:
        """Return each mark with what it makes of the doubtful row."""
        if doubt is None:
            return []
        if doubt.with_point == doubt.with_comma:
            return [(".", self.tr("both: the point and the comma stand before decimals"))]
        row = self._table.rows.tolist().index(doubt.row)
        ways: tuple[tuple[Mark, str], ...] = (
            (".", self.tr("point: row {0} is {1}")),
            (",", self.tr("comma: row {0} is {1}")),
        )
        return [
            (mark, text.format(doubt.row, self._as_read(row, choice, mark))) for mark, text in ways
        ]

    def _doubt_told(self, doubt: Doubt) -> str:
        text = self.tr(
            "Row {0} holds {1} or {2}, nothing in the table tells: choose the decimal mark."
        )
        return text.format(doubt.row, short(doubt.with_point, 6), short(doubt.with_comma, 6))

    def _as_read(self, row: int, choice: Choice, mark: Mark) -> str:
        cells = (
            f"{name} = {self._cell(self._table.columns[index].read_with(mark), row)}"
            for name, index in (("x₁", choice.x1), ("x₂", choice.x2), ("y", choice.y))
        )
        return ("\u202f; " if language() == "fr" else "; ").join(cells)

    def _ask_about_missing(self, choice: Choice) -> None:
        """Warn of −999 and its like, which many programs write where nothing was measured."""
        codes = plants_table.missing_codes(self._table, choice)
        self._form.setRowVisible(self.leave_out_missing, bool(codes))
        values = ", ".join(sorted({short(value, 5) for _, _, value in codes}))
        text = self.tr("Leave out rows with {0}, often a missing value ({1}; the first: row {2})")
        if codes:
            self.leave_out_missing.setText(text.format(values, whole(len(codes)), codes[0][0]))

    def _on_choice(self) -> None:
        """Say what would be taken."""
        choice, fault = self.choice(), ""
        self._ask_for_decimal(choice)
        choice = replace(choice, decimal=self.decimal.currentData())
        self._ask_about_missing(choice)
        self.import_result = None
        if len({choice.x1, choice.x2, choice.y}) < 3:
            fault = self.tr("x₁, x₂ and y have to be three different columns.")
        elif choice.toxic & choice.harmless:
            fault = self.tr("The two kinds have to be different.")
        elif self._doubt is not None and choice.decimal is None:
            fault = self._doubt_told(self._doubt)
        else:
            try:
                self.import_result = plants_table.import_plants(self._table, choice)
            except UserError as error:
                fault = refusal(error)
        self.note.setText(summary(self.import_result) if self.import_result else fault)
        self.buttons.button(QDialogButtonBox.StandardButton.Open).setEnabled(
            self.import_result is not None
        )
        self._name_columns(choice)
        self._name_kinds(choice)

    def _name_kinds(self, choice: Choice) -> None:
        """Ask which kind is toxic; of a table that speaks of something else, which is y = 1."""
        texts = self.tr("toxic (y = 1)"), self.tr("non-toxic (y = 0)")
        if names_of_kinds(choice.toxic, choice.harmless) != KINDS:
            texts = self.tr("the kind of y = 1"), self.tr("the kind of y = 0")
        for (label, _), text in zip(self._kind_labels, texts, strict=True):
            label.setText(text)

    # The preview

    def _show_rows(self) -> None:
        table, grid = self._table, self.preview
        columns = table.columns[:_MOST_COLUMNS_SHOWN]
        count = min(len(table), _PREVIEW_ROWS)
        grid.setRowCount(count)
        grid.setColumnCount(len(columns))
        grid.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        grid.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        grid.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        grid.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        grid.setVerticalHeaderLabels([str(row) for row in table.rows[:count].tolist()])
        for index, column in enumerate(columns):
            for row in range(count):
                item = QTableWidgetItem(self._text(column, row))
                if column.codes[row] == NUMBER:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                grid.setItem(row, index, item)

    def _text(self, column: Column, row: int) -> str:
        """Write a cell, both ways while it is not said what its decimal mark is."""
        decimal = self.decimal.currentData()
        ways = [self._cell(column.read_with(mark), row) for mark in MARKS]
        if column.doubted is None or decimal is not None or ways[0] == ways[1]:
            return self._cell(column.read_with(decimal), row)
        return self.tr("{0} or {1}").format(*ways)

    @staticmethod
    def _cell(column: Column, row: int) -> str:
        is_number = column.codes[row] == NUMBER
        return short(float(column.values[row]), 6) if is_number else column.text(row)

    def _name_columns(self, choice: Choice) -> None:
        """Write above each column what it is called, and what it is taken for."""
        roles = {choice.x1: "x₁", choice.x2: "x₂", choice.y: "y"}
        self.preview.setHorizontalHeaderLabels(
            [
                "\n".join(part for part in (self._column_name(index), roles.get(index, " ")))
                for index in range(self.preview.columnCount())
            ]
        )

    def _column_name(self, index: int) -> str:
        name = self._table.columns[index].name
        return name or QCoreApplication.translate("ImportDialog", "column {0}").format(index + 1)
