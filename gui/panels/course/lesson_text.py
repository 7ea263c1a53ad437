"""The text of a page: Markdown with formulas typeset and live numbers put in."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QImage,
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
from engine.lessons.goals import QUANTITIES
from gui.language.numbers import percent, short
from gui.language.typography import typographic
from gui.painting.latex import coloured_macros, draw_formula, formula_size
from gui.style.theme import Look
from gui.widgets.claimed_keys import handle_shortcut_override

_FORMULA = re.compile(r"\$([^$]{1,1000})\$")
_LIVE = re.compile(r"\{(\w+)\}")
_POINTS = 12.0
_SCHEME = "formula"


def live_numbers(text: str) -> set[str]:
    """Return which quantities a text shows as live numbers."""
    plain = _FORMULA.sub("", text)
    return {name for name in _LIVE.findall(plain) if name in QUANTITIES}


def with_numbers(text: str, frame: Frame | None) -> str:
    """Put the numbers of a frame in place of {loss} and the like; formulas are left as they are."""

    def number_of(match: re.Match[str]) -> str:
        if match[1] not in QUANTITIES or frame is None:
            return match[0]
        value = QUANTITIES[match[1]](frame)
        if value is not None and match[1].startswith("slope") and abs(value) < CONVERGED_GRADIENT:
            value = 0.0  # as the picture of the slope says
        if value is None:
            return "–"
        as_percentage = match[1] in ("likelihood", "repeated_likelihood")  # as the cards write it
        return f"**{percent(value, fine=True) if as_percentage else short(value, 3)}**"

    parts = re.split(r"(\$[^$]{1,1000}\$)", text)
    return "".join(part if part.startswith("$") else _LIVE.sub(number_of, part) for part in parts)


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

        def image_link(match: re.Match[str]) -> str:
            self._formulas.append(match[1])
            return f"![formula]({_SCHEME}:{len(self._formulas) - 1})"

        features = QTextDocument.MarkdownFeature.MarkdownNoHTML
        self.document().setMarkdown(_FORMULA.sub(image_link, typographic(text)), features)
        self._loosen_lines()
        self._fit_height()

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
        return handle_shortcut_override(event, lambda _key: False) or super().event(event)

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
