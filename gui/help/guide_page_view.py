"""A page of the user's guide on screen; it shows what is in this program and loads nothing else."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QBrush,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser

from gui.help.guide_pages import GUIDE, Heading
from gui.style.theme import Look

_POINTS = 11.0
_MARGIN_PX = 22
_LINE_PERCENT = 122.0
_SPACE_PX = 8.0


class GuidePageView(QTextBrowser):
    """Shows the Markdown of one file; a link that is followed leaves as `anchorClicked`."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._folder = GUIDE
        self._images: dict[str, QImage] = {}
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_MARGIN_PX)

    def show_page(self, text: str, path: Path, look: Look) -> None:
        """Show a page from its beginning."""
        self._look, self._folder, self._images = look, path.parent, {}
        self.setFont(look.font(_POINTS))  # the document takes it, and keeps it
        features = QTextDocument.MarkdownFeature.MarkdownDialectGitHub
        no_html = QTextDocument.MarkdownFeature.MarkdownNoHTML
        self.document().setMarkdown(text, features | no_html)
        self._apply_look()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def scroll_to(self, slug: str) -> bool:
        """Bring a heading to the top; False if there is none of this name."""
        block = self.document().begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            if level and Heading(level, block.text()).slug == slug:
                self.setTextCursor(QTextCursor(block))
                top = self.document().documentLayout().blockBoundingRect(block).top()
                self.verticalScrollBar().setValue(round(top) - _MARGIN_PX // 2)
                return True
            block = block.next()
        return False

    def loadResource(self, _kind: int, name: QUrl | str) -> object:
        """Give a picture that lies in the guide; nothing else is ever loaded."""
        url = QUrl(name)
        path = (self._folder / url.path()).resolve()
        if not url.isRelative() or path.suffix != ".png" or not path.is_relative_to(GUIDE):
            return QImage()
        return self._images.setdefault(url.path(), QImage(str(path)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep pictures within the width of the page."""
        super().resizeEvent(event)
        self._fit_pictures()

    # How it looks

    def _apply_look(self) -> None:
        whole = QTextCursor(self.document())
        whole.beginEditBlock()  # so that the page is laid out once, not after each change
        block = self.document().begin()
        while block.isValid():
            self._format_block(block)
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._format_table(frame)
        whole.endEditBlock()
        self._fit_pictures()

    def _format_block(self, block: QTextBlock) -> None:
        cursor, shape = QTextCursor(block), block.blockFormat()
        spaced = QTextBlockFormat()
        proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        is_dense = "\ufffc" in block.text() or _is_code(block)  # a picture, or a line of code
        spaced.setLineHeight(100.0 if is_dense else _LINE_PERCENT, proportional)
        spaced.setTopMargin((3 if shape.headingLevel() > 1 else 0) * _SPACE_PX)
        spaced.setBottomMargin(_SPACE_PX)
        if block.textList() is not None:
            spaced.setBottomMargin(_SPACE_PX / 2)
        if cursor.currentTable() is not None:
            spaced.setBottomMargin(0)
        if _is_code(block):
            spaced.setBottomMargin(0 if _is_code(block.next()) else 2 * _SPACE_PX)
            spaced.setNonBreakableLines(False)
            spaced.setBackground(QBrush(self._look.colour("raised")))
        cursor.mergeBlockFormat(spaced)
        fragments = block.begin()
        while not fragments.atEnd():
            piece = fragments.fragment()
            if piece.charFormat().fontFixedPitch():
                self._format_code(piece.position(), piece.length())
            fragments += 1

    def _format_code(self, position: int, length: int) -> None:
        """Write keys and commands so that they stand out from the words around."""
        cursor = self._over(position, length)
        code = QTextCharFormat()
        code.setFontFamilies(["DejaVu Sans Mono", "Consolas", "Menlo", "monospace"])
        code.setForeground(QBrush(self._look.colour("parameter")))
        cursor.mergeCharFormat(code)

    def _format_table(self, table: QTextTable) -> None:
        shape = table.format()
        shape.setBorderCollapse(True)
        shape.setBorder(1)
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorderBrush(QBrush(self._look.colour("edge")))
        shape.setCellPadding(6)
        shape.setTopMargin(_SPACE_PX / 2)
        shape.setBottomMargin(2 * _SPACE_PX)
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 99))
        table.setFormat(shape)

    def _fit_pictures(self) -> None:
        room = self.viewport().width() - 2 * _MARGIN_PX - 8
        block = self.document().begin()
        while block.isValid():
            fragments = block.begin()
            while not fragments.atEnd():
                piece = fragments.fragment()
                if piece.charFormat().isImageFormat():
                    self._fit(piece.position(), piece.charFormat().toImageFormat(), room)
                fragments += 1
            block = block.next()

    def _fit(self, position: int, shape: QTextImageFormat, room: int) -> None:
        image = self._images.get(QUrl(shape.name()).path())
        if image is None:
            image = QImage()
        width = min(room, image.width())
        if width > 0 and shape.width() != width:
            shape.setWidth(width)
            shape.setHeight(image.height() * width / image.width())
            self._over(position, 1).setCharFormat(shape)

    def _over(self, position: int, length: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _is_code(block: QTextBlock) -> bool:
    return block.blockFormat().hasProperty(QTextBlockFormat.Property.BlockCodeFence)
