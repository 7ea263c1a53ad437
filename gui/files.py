"""Opening and saving plants: the dialogues, and what is said when a file is at fault."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.dataset import Dataset
from engine.files import plants_csv


def ask_and_open(parent: QWidget) -> Dataset | None:
    """Ask for a file and read its plants; None if nothing was chosen. Raises UserError."""
    title = QCoreApplication.translate("Files", "Open plants")
    name, _ = QFileDialog.getOpenFileName(parent, title, "", _filter())
    return plants_csv.read(Path(name)) if name else None


def ask_and_save(parent: QWidget, plants: Dataset) -> Path | None:
    """Ask where to write the plants, and write them. Raises UserError."""
    title = QCoreApplication.translate("Files", "Save plants")
    name, _ = QFileDialog.getSaveFileName(parent, title, "plants.csv", _filter())
    if not name:
        return None
    path = Path(name)
    plants_csv.write(path, plants)
    return path


def ask_for_lesson(parent: QWidget) -> Path | None:
    """Ask which lesson to open; None if nothing was chosen."""
    title = QCoreApplication.translate("Files", "Open a lesson")
    kinds = QCoreApplication.translate("Files", "Lessons (*.toml)")
    name, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(name) if name else None


def _filter() -> str:
    return QCoreApplication.translate("Files", "Plants (*.csv)")
