"""The sentence about plants that were read: how many, and which rows were left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from engine.errors import sentence_of
from gui.language.numbers import whole
from gui.language.translation import language

if TYPE_CHECKING:
    from engine.files.tables.plants_table import ImportResult


def summary(result: ImportResult) -> str:
    """Say how many plants were read, how many rows were left out, and why the first of them."""
    translate = QCoreApplication.translate
    count = len(result.plants)
    plants = (
        translate("Import", "{0} plant read")
        if count == 1
        else translate("Import", "{0} plants read")
    ).format(whole(count))
    if not result.left_out:
        return plants + "."
    return f"{plants}, {left_out(result)}."


def left_out(result: ImportResult) -> str:
    """Say how many rows were left out, and why the first of them."""
    translate = QCoreApplication.translate
    rows = (
        translate("Import", "{0} row left out ({1})")
        if result.left_out == 1
        else translate("Import", "{0} rows left out ({1})")
    )
    reasons = "; ".join(sentence_of(row.error, language()) for row in result.first)
    ellipsis = "; …" if result.left_out > len(result.first) else ""
    return rows.format(whole(result.left_out), reasons + ellipsis)
