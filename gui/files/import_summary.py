"""The sentence about plants that were read: how many, and which rows were left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from engine.errors import sentence_of
from gui.language.numbers import whole
from gui.language.sentences import refusal
from gui.language.translation import language

if TYPE_CHECKING:
    from engine.files.tables.plants_table import ImportResult


_NAMED_IN_FULL = 3


def summary(result: ImportResult) -> str:
    """Say how many plants were read, how many rows were left out, and why the first of them.

    And which unit was taken off the cells, and what its names or other cells told.
    """
    translate = QCoreApplication.translate
    count = len(result.plants)
    plants = (
        translate("Import", "{0} plant read")
        if count == 1
        else translate("Import", "{0} plants read")
    ).format(whole(count))
    if result.left_out:
        plants = f"{plants}, {left_out(result)}"
    return " ".join([f"{plants}{units_taken(result)}.", *map(refusal, result.remarks)])


def units_taken(result: ImportResult) -> str:
    """Say which units were taken off the cells of x₁ and x₂; nothing where there was none."""
    translate = QCoreApplication.translate
    texts = [
        translate("Import", "; the unit {0} was taken off {1}").format(unit, name)
        for unit, name in zip(result.units, ("x₁", "x₂"), strict=True)
        if unit
    ]
    return "".join(texts)


def report_of(result: ImportResult) -> str:
    """Name every row that was left out with its reason, a line each; of very many the first."""
    translate = QCoreApplication.translate
    lines = [refusal(row.error) for row in result.first]
    if result.left_out > len(result.first):
        more = whole(result.left_out - len(result.first))
        lines.append(translate("Import", "… and {0} more").format(more))
    return "\n".join(lines)


def left_out(result: ImportResult) -> str:
    """Say how many rows were left out, and why the first of them."""
    translate = QCoreApplication.translate
    rows = (
        translate("Import", "{0} row left out ({1})")
        if result.left_out == 1
        else translate("Import", "{0} rows left out ({1})")
    )
    named = result.first[:_NAMED_IN_FULL]
    reasons = "; ".join(sentence_of(row.error, language()) for row in named)
    ellipsis = "; …" if result.left_out > len(named) else ""
    return rows.format(whole(result.left_out), reasons + ellipsis)
