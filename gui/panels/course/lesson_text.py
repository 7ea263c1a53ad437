"""The text of a page: Markdown with formulas typeset and live numbers put in."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser

from engine.lab.frame import Frame
from engine.learning.learner import CONVERGED_GRADIENT
from engine.lessons.quantities import QUANTITIES
from engine.lessons.rich_words import Piece, pieces
from gui.language.numbers import percent, short
from gui.language.spoken_formula import spoken_formula
from gui.language.typography import typographic
from gui.painting.latex import coloured_macros, draw_formula, formula_size
from gui.style.theme import Look
from gui.widgets.claimed_keys import handle_shortcut_override

_POINTS = 12.0
_SCHEME = "formula"
_MARKDOWN = QTextDocument.MarkdownFeature.MarkdownNoHTML | QTextDocument.MarkdownFeature(0x0100)
"""With tables (md4c's flag), but not all of GitHub's dialect, which underlines what is `_italic_`
and makes links of addresses."""

_TABLE_RULE = re.compile(r"[ \t|:-]*\|[ \t|:-]*")


def live_numbers(text: str) -> set[str]:
    """Return which quantities a text shows as live numbers."""
    return {piece.text for piece in pieces(text) if _is_live(piece)}


def with_numbers(text: str, frame: Frame | None) -> str:
    """Put the numbers of a frame in place of {loss} and the like; formulas are left as they are."""

    def shown(piece: Piece) -> str:
        if piece.kind == "sign":
            return piece.text
        return _number_of(piece.text, frame) if _is_live(piece) and frame else piece.written

    return "".join(map(shown, pieces(text)))


def _is_live(piece: Piece) -> bool:
    return piece.kind == "number" and piece.text in QUANTITIES


def _number_of(name: str, frame: Frame) -> str:
    value = QUANTITIES[name](frame)
    if value is not None and name.startswith("slope") and abs(value) < CONVERGED_GRADIENT:
        value = 0.0  # as the picture of the slope says
    if value is None:
        return "–"
    as_percentage = name in ("likelihood", "repeated_likelihood")  # as the cards write it
    return f"**{percent(value, fine=True) if as_percentage else short(value, 3)}**"


def _typographic(text: str) -> str:
    """Set no-break spaces, but not in the rule of a table, where they would end the table."""
    lines = text.split("\n")
    rules = {index for index, line in enumerate(lines) if _TABLE_RULE.fullmatch(line)}
    parts = typographic(text).split("\n")
    return "\n".join(lines[n] if n in rules else part for n, part in enumerate(parts))


class LessonText(QTextBrowser):
    """Shows a text; follows no link, and loads nothing but the formulas it was given."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._formulas: list[str] = []
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def set_look(self, look: Look) -> None:
        """Take another look; `show_text` has to be called again."""
        self._look = look
        self.document().setDefaultFont(look.font(_POINTS))

    def show_text(self, text: str) -> None:
        """Show a text, as high as it is."""
        self._formulas = []

        def in_markdown(piece: Piece) -> str:
            if piece.kind != "formula" or not piece.text:
                return piece.written
            self._formulas.append(piece.text)
            return f"![formula]({_SCHEME}:{len(self._formulas) - 1})"

        markdown = "".join(map(in_markdown, pieces(_typographic(text))))
        self.document().setMarkdown(markdown, _MARKDOWN)
        self._loosen_lines()
        self._fit_height()

    def spoken(self) -> str:
        """Return the text with its formulas as signs that can be said."""
        formulas = iter(self._formulas)
        parts = self.toPlainText().split("\ufffc")
        said = [spoken_formula(next(formulas, "")) for _ in parts[1:]] + [""]
        return "".join(part + formula for part, formula in zip(parts, said, strict=True))

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return the image of a formula; nothing else is ever loaded."""
        url = QUrl(name)
        if url.scheme() == _SCHEME and url.path().isdigit():
            index = int(url.path())
            if index < len(self._formulas):
                return self._image_of(self._formulas[index])
        return QImage()

    def event(self, event: QEvent) -> bool:
        """Leave every key to the window's actions but those that copy."""
        return handle_shortcut_override(event, self._copies) or super().event(event)

    def _copies(self, event: QKeyEvent) -> bool:
        """Say whether a key copies what is selected."""
        return event.matches(QKeySequence.StandardKey.Copy) and self.textCursor().hasSelection()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the panel."""
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        self.setFixedHeight(round(self.document().size().height()) + 4)

    def _image_of(self, tex: str) -> QImage:
        ratio = self.devicePixelRatioF()
        macros = coloured_macros(self._look, tex)
        size = formula_size(macros, self._look, _POINTS)
        image = QImage(
            max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio)),
            QImage.Format.Format_ARGB32_Premultiplied,
        )  # fmt: skip
        image.setDevicePixelRatio(ratio)
        image.fill(QColor(0, 0, 0, 0))
        painter = QPainter(image)
        middle = size.height() / 2
        draw_formula(painter, QPointF(0, middle), macros, self._look, _POINTS)
        painter.end()
        return image

    def _loosen_lines(self) -> None:
        """Give lines room, and set formulas in the middle of theirs."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        spaced = QTextBlockFormat()
        spaced.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        spaced.setBottomMargin(6)
        cursor.mergeBlockFormat(spaced)
        middle = QTextCharFormat()
        middle.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        while not (cursor := self.document().find("\ufffc", cursor)).isNull():
            cursor.mergeCharFormat(middle)
