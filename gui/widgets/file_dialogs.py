"""Opening and saving plants: the dialogues, and what is said when a file is at fault."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from engine.files.tables import plants_csv
from engine.model.dataset import Dataset

PICTURES = ("png", "svg", "pdf")
"""The formats of pictures, by the ends of their files' names."""


def ask_where_to_write(parent: QWidget, title: str, suggested: str, kinds: str) -> Path | None:
    """Ask where to write something; None if nobody said, or what is there is to stay.

    A name without an end gets that of the one suggested.
    """
    name, _ = QFileDialog.getSaveFileName(parent, title, suggested, kinds)
    if not name:
        return None
    path, end = Path(name), Path(suggested).suffix
    if path.suffix.lower() == end:
        return path
    path = path.with_name(path.name + end)
    return path if not path.exists() or may_replace(parent, path) else None


def ask_for_lesson(parent: QWidget) -> Path | None:
    """Ask which lesson to open; None if nothing was chosen."""
    title = QCoreApplication.translate("Files", "Open a lesson")
    kinds = QCoreApplication.translate("Files", "Lessons (*.toml *.plesson)")
    name, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(name) if name else None


def ask_to_open(parent: QWidget) -> Path | None:
    """Ask which session, plants or lesson to open; None if nothing was chosen."""
    title = QCoreApplication.translate("Files", "Open")
    kinds = QCoreApplication.translate(
        "Files",
        "All that can be opened (*.plab *.csv *.tsv *.txt *.toml *.plesson);;Sessions (*.plab);;"
        "Plants (*.csv *.tsv *.txt);;Lessons (*.toml *.plesson);;All files (*)",
    )
    name, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(name) if name else None


def ask_where_to_save(parent: QWidget, suggested: str) -> Path | None:
    """Ask where to save a session; None if nobody said, or what is there is not to be replaced."""
    title = QCoreApplication.translate("Files", "Save")
    kinds = QCoreApplication.translate("Files", "Sessions (*.plab);;Plants (*.csv)")
    name, _ = QFileDialog.getSaveFileName(parent, title, suggested, kinds)
    if not name:
        return None
    path = Path(name)
    if path.suffix.lower() in (".plab", ".csv"):
        return path
    path = path.with_name(path.name + ".plab")
    return path if not path.exists() or may_replace(parent, path) else None


def ask_where_to_export(parent: QWidget, name: str, kind: str) -> Path | None:
    """Ask where to write a picture; None if nobody said, or what is there is not to be replaced."""
    title = QCoreApplication.translate("Files", "Export a picture")
    kinds = {one: QCoreApplication.translate("Files", "{0} pictures (*.{1})") for one in PICTURES}
    filters = {one: text.format(one.upper(), one) for one, text in kinds.items()}
    chosen, _ = QFileDialog.getSaveFileName(
        parent, title, f"{name}.{kind}", ";;".join(filters.values()), filters[kind]
    )
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower().lstrip(".") in PICTURES:
        return path
    path = path.with_name(f"{path.name}.{kind}")
    return path if not path.exists() or may_replace(parent, path) else None


def may_replace(parent: QWidget, path: Path) -> bool:
    """Ask whether a file that the dialogue could not know of is to be replaced."""
    text = QCoreApplication.translate("Files", "{0} is there already. Replace it?")
    button = QMessageBox.StandardButton
    answer = QMessageBox.question(parent, "Perceptron Lab", text.format(path.name))
    return bool(answer == button.Yes)


def save_plants(path: Path, plants: Dataset) -> None:
    """Write the plants as CSV, in the units that they were measured in. Raises UserError."""
    plants_csv.write(path, plants.in_own_units())
