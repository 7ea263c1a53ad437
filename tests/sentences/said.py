"""What is said: a text, the state that brought it, and where it stands."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QFormLayout, QTableView, QTabWidget, QWidget

PROPERTIES = (
    "text", "informativeText", "title", "windowTitle", "toolTip", "accessibleName",
    "accessibleDescription", "placeholderText", "prefix", "suffix", "plainText",
)  # fmt: skip
"""The properties of a QObject in which a text for a person stands."""

_WORD = re.compile(r"[^\W\d_]{2}")
_FORMULA = re.compile(r"\s*[=(-]*\\\w+[{_,]")
_MARKUP = re.compile(r"<style.*?</style>|<[^>]+>", re.DOTALL)


class Said(NamedTuple):
    """A text; `state` and `place` are the same in every language."""

    state: str
    place: str
    text: str


def plain(text: str) -> str:
    """Return a text on one line, as a person reads it: without markup and mnemonics."""
    text = html.unescape(_MARKUP.sub(" ", text)) if "</" in text else text
    return " ".join(text.replace("&&", "\0").replace("&", "").replace("\0", "&").split())


def has_words(text: str) -> bool:
    """Say whether there is more to read than numbers and formulas."""
    return bool(_WORD.search(text)) and not _FORMULA.match(text)


def said_by(state: str, texts: Iterable[tuple[str, str]]) -> Iterator[Said]:
    """Yield what has words of (place, text)."""
    for place, text in texts:
        if has_words(text):
            yield Said(state, place, plain(text))


def texts_of(root: QObject) -> Iterator[tuple[str, str]]:
    """Yield (place, text) of a widget and of all that it holds, actions included."""
    parts = [root, *root.findChildren(QObject)]
    for number, part in enumerate(parts):
        name = part.objectName() or f"{type(part).__name__} {number}"
        if isinstance(part, QWidget | QAction):
            for key in PROPERTIES:
                value = part.property(key)
                if isinstance(value, str) and value:
                    yield f"{name}, {key}", value
        for index, text in enumerate(_entries(part)):
            yield f"{name}, {index}", text


def _entries(part: QObject) -> list[str]:
    """Return the texts that an object keeps in a list of its own."""
    if isinstance(part, QComboBox):
        return [part.itemText(index) for index in range(part.count())]
    if isinstance(part, QTabWidget):
        return [part.tabText(index) for index in range(part.count())]
    if isinstance(part, QFormLayout):
        role = QFormLayout.ItemRole.LabelRole
        labels = [part.itemAt(row, role) for row in range(part.rowCount())]
        return [item.widget().text() for item in labels if item is not None]
    if isinstance(part, QTableView) and part.model() is not None:
        model, across = part.model(), Qt.Orientation.Horizontal
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        heads = [
            model.headerData(column, across, role)
            for role in roles
            for column in range(model.columnCount())
        ]
        return [text for text in heads if isinstance(text, str)]
    return []
