"""A worksheet as pages: painted on whatever has pages, or written as a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageSize, QPainter, QPdfWriter

from engine.errors import UserError
from engine.files.whole_file import write_whole
from gui.worksheet.content import parts_of
from gui.worksheet.options import Moment, WorksheetOptions
from gui.worksheet.pages import Page, laid_out
from gui.worksheet.paper import PAGE_SIZES, UNITS_PER_INCH, page_units


def pages_of(moment: Moment, options: WorksheetOptions, size: QSizeF | None = None) -> list[Page]:
    """Return the pages of a worksheet, on the paper chosen or of a size in units.

    Raises UserError.
    """
    if size is None:
        size = page_units(QPageSize(PAGE_SIZES[options.paper]))
    return laid_out(parts_of(moment, options), size)


def paint_pages(device: QPagedPaintDevice, pages: Sequence[Page]) -> None:
    """Paint each page on a sheet of its own; the device begins at the corner of its paper.

    Raises UserError `no_printing` where the device takes nothing.
    """
    painter = QPainter()
    if not painter.begin(device):
        raise UserError("no_printing")
    try:
        scale = device.logicalDpiX() / UNITS_PER_INCH
        for number, page in enumerate(pages):
            if number:
                device.newPage()
            painter.save()
            painter.scale(scale, scale)
            page.paint(painter)
            painter.restore()
    finally:
        painter.end()


def pdf_of(moment: Moment, options: WorksheetOptions) -> bytes:
    """Return a worksheet as the bytes of a PDF. Raises UserError."""
    pages = pages_of(moment, options)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(UNITS_PER_INCH)
    writer.setPageSize(QPageSize(PAGE_SIZES[options.paper]))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(pages[0].title)
    writer.setCreator("Perceptron Lab")
    paint_pages(writer, pages)
    buffer.close()
    return bytes(data.data())


def write_pdf(path: Path, moment: Moment, options: WorksheetOptions) -> None:
    """Write a worksheet as a PDF; what stood in the file stays until it is whole.

    Raises UserError.
    """
    write_whole(path, pdf_of(moment, options))


def image_of(page: Page, width: int) -> QImage:
    """Return a page as an image so many pixels wide."""
    scale = width / page.size.width()
    image = QImage(QSize(width, round(page.size.height() * scale)), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    try:
        page.paint(painter)
    finally:
        painter.end()
    return image
