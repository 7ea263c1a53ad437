"""Encode what a function paints: as an image, or as the bytes of a PNG, an SVG or a PDF."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QRect,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

_THUMBNAIL_PIXELS = 1_500_000

Paint = Callable[[QPainter], None]


def encode(kind: str, paint: Paint, size: tuple[int, int], scale: float, title: str) -> bytes:
    """Return what is painted as the bytes of a PNG, an SVG or a PDF; `scale` is a PNG's alone."""
    if kind == "svg":
        return svg_of(paint, size, title)
    if kind == "pdf":
        return pdf_of(paint, size, title)
    return png_of(image_of(paint, size, scale))


def image_of(paint: Paint, size: tuple[int, int], scale: float) -> QImage:
    """Paint into an image."""
    width, height = (max(1, round(side * scale)) for side in size)
    result = QImage(width, height, QImage.Format.Format_RGB32)
    result.setDevicePixelRatio(scale)
    result.fill(Qt.GlobalColor.white)
    painter = QPainter(result)
    try:
        paint(painter)
    finally:
        painter.end()
    return result


def thumbnail_of(paint: Paint, size: tuple[int, int]) -> QImage:
    """Paint into an image that is no larger than a preview needs."""
    width, height = size
    return image_of(paint, size, min(1.0, (_THUMBNAIL_PIXELS / (width * height)) ** 0.5))


def png_of(image: QImage) -> bytes:
    """Return an image as the bytes of a PNG."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


def svg_of(paint: Paint, size: tuple[int, int], title: str) -> bytes:
    """Paint into an SVG, in shapes and text."""
    from PySide6.QtSvg import QSvgGenerator

    from gui.painting.vector_painters import ClippingPainter, finished_svg

    data = QByteArray()
    buffer = QBuffer(data)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(*size))
    generator.setViewBox(QRect(0, 0, *size))
    generator.setResolution(_screen_dpi())
    generator.setTitle(title)
    generator.setDescription("Perceptron Lab")
    painter = ClippingPainter(generator)
    try:
        paint(painter)
    finally:
        painter.end()
    return finished_svg(bytes(data.data()).decode(), *size).encode()


def pdf_of(paint: Paint, size: tuple[int, int], title: str) -> bytes:
    """Paint into a PDF whose one page is the picture."""
    from PySide6.QtCore import QMarginsF
    from PySide6.QtGui import QPageSize, QPdfWriter

    from gui.painting.vector_painters import BleedingPainter

    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_screen_dpi())
    points = QSizeF(*size) * 72 / _screen_dpi()
    exact = QPageSize.SizeMatchPolicy.ExactMatch
    writer.setPageSize(QPageSize(points, QPageSize.Unit.Point, title, exact))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(title)
    writer.setCreator("Perceptron Lab")
    painter = BleedingPainter(writer)
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)  # else an image is a JPEG
    try:
        paint(painter)
    finally:
        painter.end()
    buffer.close()
    return bytes(data.data())


def _screen_dpi() -> int:
    """Return the resolution that fonts are measured for, so that text comes out in its size."""
    return QWidget().logicalDpiX()
