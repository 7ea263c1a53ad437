"""Opening and saving plants: the dialogues, and what is said when a file is at fault."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from engine.dataset import Dataset
from engine.files import plants_csv


def ask_and_save(parent: QWidget, plants: Dataset) -> Path | None:
    """Ask where to write the plants, and write them. Raises UserError."""
    title = QCoreApplication.translate("Files", "Save plants")
    name, _ = QFileDialog.getSaveFileName(parent, title, "plants.csv", _filter())
    if not name:
        return None
    path = Path(name)
    save_plants(path, plants)
    return path


def ask_for_lesson(parent: QWidget) -> Path | None:
    """Ask which lesson to open; None if nothing was chosen."""
    title = QCoreApplication.translate("Files", "Open a lesson")
    kinds = QCoreApplication.translate("Files", "Lessons (*.toml)")
    name, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(name) if name else None


def _filter() -> str:
    return QCoreApplication.translate("Files", "Plants (*.csv)")


def ask_to_open(parent: QWidget) -> Path | None:
    """Ask which session, plants or lesson to open; None if nothing was chosen."""
    title = QCoreApplication.translate("Files", "Open")
    kinds = QCoreApplication.translate(
        "Files",
        "All that can be opened (*.plab *.csv *.tsv *.txt *.toml);;Sessions (*.plab);;"
        "Plants (*.csv *.tsv *.txt);;Lessons (*.toml);;All files (*)",
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


def may_replace(parent: QWidget, path: Path) -> bool:
    """Ask whether a file that the dialogue could not know of is to be replaced."""
    text = QCoreApplication.translate("Files", "{0} is there already. Replace it?")
    button = QMessageBox.StandardButton
    answer = QMessageBox.question(parent, "Perceptron Lab", text.format(path.name))
    return bool(answer == button.Yes)


def save_plants(path: Path, plants: Dataset) -> None:
    """Write the plants as CSV, in the units that they were measured in. Raises UserError."""
    plants_csv.write(path, plants.in_own_units())
