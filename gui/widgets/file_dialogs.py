"""The dialogues for files: what to open, where to save or export, what may be replaced."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from engine.files.suffixes import SESSION, WORKBOOK
from engine.files.tables import plants_csv
from engine.model.dataset import Dataset
from gui.language.translation import language
from gui.registry import file_kinds
from gui.registry.file_kinds import FileKind


def name_filter(kind: FileKind, file_format: str = "") -> str:
    """Return a filter for a file dialogue, such as "Plants (*.csv *.tsv)"; of one format or all."""
    title = QCoreApplication.translate("FileKinds", kind.title)
    if file_format:
        return f"{title.format(file_format.upper())} (*.{file_format})"
    return f"{title} ({' '.join(f'*{suffix}' for suffix in kind.suffixes)})"


def ask_where_to_write(parent: QWidget, title: str, suggested: str, filters: str) -> Path | None:
    """Ask where to write something; None if cancelled, or if a file there is not to be replaced.

    A name without a suffix gets that of the one suggested.
    """
    chosen = ask_where_to_write_as(parent, title, suggested, [filters])
    return chosen[0] if chosen else None


def ask_where_to_write_as(
    parent: QWidget, title: str, suggested: str, filters: Sequence[str]
) -> tuple[Path, int] | None:
    """Ask where to write something, and as which of several kinds, from 0 on.

    A name keeps any suffix that its filter offers; in place of another filter's it gets its own.
    """
    name, chosen = QFileDialog.getSaveFileName(parent, title, suggested, ";;".join(filters))
    if not name:
        return None
    kind = filters.index(chosen) if chosen in filters else 0
    path, usual = Path(name), Path(suggested).suffix
    by_filter = [re.findall(r"\*(\.\w+)", each) or [usual] for each in filters]
    if _has_one_of(path, by_filter[kind]):
        return path, kind
    suffix = usual if usual in by_filter[kind] else by_filter[kind][0]
    is_of_another = any(_has_one_of(path, suffixes) for suffixes in by_filter)
    path = path.with_suffix(suffix) if is_of_another else path.with_name(path.name + suffix)
    return (path, kind) if not path.exists() or may_replace(parent, path) else None


def _has_one_of(path: Path, suffixes: list[str]) -> bool:
    return path.suffix.lower() in [suffix.lower() for suffix in suffixes]


def ask_for_lesson(parent: QWidget) -> Path | None:
    """Ask which lesson to open; None if nothing was chosen."""
    title = QCoreApplication.translate("Files", "Open a lesson")
    filters = name_filter(file_kinds.LESSONS)
    name, _ = QFileDialog.getOpenFileName(parent, title, "", filters)
    return Path(name) if name else None


def ask_to_open(parent: QWidget) -> Path | None:
    """Ask which session, plants or lesson to open; None if nothing was chosen."""
    title = QCoreApplication.translate("Files", "Open")
    kinds = (
        file_kinds.CAN_BE_OPENED, file_kinds.SESSIONS, file_kinds.PLANTS, file_kinds.LESSONS,
    )  # fmt: skip
    filters = [*map(name_filter, kinds), QCoreApplication.translate("Files", "All files (*)")]
    name, _ = QFileDialog.getOpenFileName(parent, title, "", ";;".join(filters))
    return Path(name) if name else None


def ask_where_to_save(parent: QWidget, suggested: str) -> Path | None:
    """Ask where to save a session; None if cancelled, or if a file is not to be replaced."""
    title = QCoreApplication.translate("Files", "Save")
    kinds = (file_kinds.SESSIONS, file_kinds.PLANTS_WRITTEN)
    filters = ";;".join(map(name_filter, kinds))
    name, _ = QFileDialog.getSaveFileName(parent, title, suggested, filters)
    if not name:
        return None
    path = Path(name)
    if any(kind.includes(path) for kind in kinds):
        return path
    path = path.with_name(path.name + SESSION)
    return path if not path.exists() or may_replace(parent, path) else None


def ask_where_to_export(parent: QWidget, name: str, kind: str) -> Path | None:
    """Ask where to write a picture; None if cancelled, or if a file is not to be replaced."""
    title = QCoreApplication.translate("Files", "Export a picture")
    pictures = file_kinds.PICTURES
    filters = {file_format: name_filter(pictures, file_format) for file_format in pictures.formats}
    chosen, _ = QFileDialog.getSaveFileName(
        parent, title, f"{name}.{kind}", ";;".join(filters.values()), filters[kind]
    )
    if not chosen:
        return None
    path = Path(chosen)
    if pictures.includes(path):
        return path
    path = path.with_name(f"{path.name}.{kind}")
    return path if not path.exists() or may_replace(parent, path) else None


def may_replace(parent: QWidget, path: Path) -> bool:
    """Ask whether to replace a file whose suffix was added after the dialogue had closed."""
    text = QCoreApplication.translate("Files", "{0} is there already. Replace it?")
    button = QMessageBox.StandardButton
    answer = QMessageBox.question(parent, "Perceptron Lab", text.format(path.name))
    return bool(answer == button.Yes)


def save_plants(path: Path, plants: Dataset) -> None:
    """Write the plants in the units that they were measured in. Raises UserError.

    As a workbook where the name says so, else as CSV that a spreadsheet of the language on screen
    reads.
    """
    if path.suffix.lower() == WORKBOOK:
        from engine.files.workbooks import plants_xlsx  # late: the launch does not need it

        plants_xlsx.write(path, plants.in_own_units(), language())
    else:
        plants_csv.write(path, plants.in_own_units(), language(), has_names=True)
