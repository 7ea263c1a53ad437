"""QPainters for SVG and PDF: SVG Tiny knows no clip, so what reaches beyond it is cut off here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QImage,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QPixmap,
    QPolygonF,
)

_IMAGE_SHARPNESS = 2.0
_FAMILY = re.compile(r'font-family="([^"]*)"')
_SIZE = re.compile(r'<svg width="[^"]*" height="[^"]*"')
_BLED_PIXELS = 2
_COLOUR = np.uint32(0x00FFFFFF)
_KINDS = ("sans-serif", "serif", "monospace")


class ClippingPainter(QPainter):
    """Draws lines, shapes and images only where they lie within the clip.

    Text is left whole. Views call these methods from Python, so overriding them is enough.
    """

    def drawLine(self, *where: Any) -> None:
        """Draw the part of a line within the clip."""
        line = where[0] if len(where) == 1 else QLineF(*where)
        self.drawPolyline([QPointF(line.p1()), QPointF(line.p2())])

    def drawLines(self, *lines: Any) -> None:
        """Draw the parts of lines within the clip."""
        for line in lines[0]:
            self.drawLine(line)

    def drawPolyline(self, *points: Any) -> None:
        """Draw the parts of a polyline within the clip."""
        line = QPolygonF(points[0])
        clip = self._clip_around(line.boundingRect())
        if clip is None:
            super().drawPolyline(line)
        elif _is_box(clip):
            for part in parts_within(clip.boundingRect(), line.toList()):
                super().drawPolyline(QPolygonF(part))
        else:
            path = QPainterPath()
            path.addPolygon(line)
            self._fill_stroke(path, clip)

    def drawPolygon(self, *points: Any) -> None:
        """Draw the part of a polygon within the clip."""
        polygon = QPolygonF(points[0])
        path = QPainterPath()
        path.addPolygon(polygon)
        path.closeSubpath()
        self._draw_shape(path, lambda: super(ClippingPainter, self).drawPolygon(polygon))

    def drawConvexPolygon(self, *points: Any) -> None:
        """Draw the part of a polygon within the clip."""
        self.drawPolygon(*points)

    def drawEllipse(self, *where: Any) -> None:
        """Draw the part of an ellipse within the clip."""
        path = QPainterPath()
        path.addEllipse(*(QRectF(where[0]),) if len(where) == 1 else where)
        self._draw_shape(path, lambda: super(ClippingPainter, self).drawEllipse(*where))

    def drawRect(self, *where: Any) -> None:
        """Draw the part of a rectangle within the clip."""
        path = QPainterPath()
        path.addRect(QRectF(*where))
        self._draw_shape(path, lambda: super(ClippingPainter, self).drawRect(*where))

    def drawRoundedRect(self, *where: Any) -> None:
        """Draw the part of a rectangle within the clip."""
        path = QPainterPath()
        path.addRoundedRect(*where)
        self._draw_shape(path, lambda: super(ClippingPainter, self).drawRoundedRect(*where))

    def drawPath(self, path: QPainterPath, /) -> None:
        """Draw the part of a path within the clip."""
        self._draw_shape(path, lambda: super(ClippingPainter, self).drawPath(path))

    def fillPath(self, path: QPainterPath, brush: Any, /) -> None:
        """Fill the part of a path within the clip."""
        clip = self._clip_around(path.boundingRect())
        super().fillPath(path if clip is None else path.intersected(clip), brush)

    def fillRect(self, *what: Any) -> None:
        """Fill the part of a rectangle within the clip."""
        clip = self._clip_around(QRectF(what[0])) if len(what) == 2 else None
        if clip is None:
            super().fillRect(*what)
        elif _is_box(clip):
            super().fillRect(QRectF(what[0]).intersected(clip.boundingRect()), what[1])
        else:
            path = QPainterPath()
            path.addRect(QRectF(what[0]))
            super().fillPath(path.intersected(clip), what[1])

    def drawPixmap(self, *what: Any) -> None:
        """Draw a pixmap at a point, or the part of it within the clip."""
        pixmap = what[-1]
        self.drawImage(QPointF(*what[:-1]), pixmap.toImage())

    def drawImage(self, *what: Any) -> None:
        """Draw an image at a point or into a rectangle, or the part of it within the clip."""
        target, image = what[0], what[-1]
        size = QSizeF(image.width(), image.height()) / image.devicePixelRatioF()
        box = target if isinstance(target, QRectF) else QRectF(QPointF(target), size)
        clip = self._clip_around(box)
        if clip is not None:
            visible = box.intersected(clip.boundingRect())
            if visible.isEmpty():
                return
            image, box = _part_of(image, box, visible), visible
        # an integer place would round what is drawn at a point
        super().drawImage(box, image, QRectF(image.rect()))

    # Cutting

    def _clip_around(self, box: QRectF) -> QPainterPath | None:
        """Return the clip where a box reaches beyond it, None where there is nothing to cut."""
        if not self.hasClipping():
            return None
        clip = self.clipPath()
        half = self.pen().widthF() / 2 if self.pen().style() != Qt.PenStyle.NoPen else 0.0
        reached = box.adjusted(-half, -half, half, half)
        inside = clip.boundingRect() if _is_box(clip) else None
        is_whole = inside.contains(reached) if inside is not None else clip.contains(reached)
        return None if is_whole else clip

    def _draw_shape(self, path: QPainterPath, draw: Callable[[], object]) -> None:
        clip = self._clip_around(path.boundingRect())
        if clip is None:
            draw()
            return
        if self.brush().style() != Qt.BrushStyle.NoBrush:
            super().fillPath(path.intersected(clip), self.brush())
        if self.pen().style() == Qt.PenStyle.NoPen:
            return
        if _is_box(clip) and _is_straight(path):
            for line in path.toSubpathPolygons():
                for part in parts_within(clip.boundingRect(), line.toList()):
                    super().drawPolyline(QPolygonF(part))
        else:
            self._fill_stroke(path, clip)

    def _fill_stroke(self, path: QPainterPath, clip: QPainterPath) -> None:
        """Fill where a pen would go, within the clip."""
        stroke = QPainterPathStroker(QPen(self.pen())).createStroke(path)
        super().fillPath(stroke.intersected(clip), self.pen().brush())


class BleedingPainter(QPainter):
    """Draws images so that no reader of a PDF gives their shapes a dark rim."""

    def drawPixmap(self, *what: Any) -> None:
        """Draw a pixmap at a point."""
        self.drawImage(QPointF(*what[:-1]), what[-1].toImage())

    def drawImage(self, *what: Any) -> None:
        """Draw an image at a point or into a rectangle."""
        super().drawImage(what[0], bled(what[-1]))


def bled(image: QImage) -> QImage:
    """Give transparent pixels the colour of those beside them: readers mix them when they scale."""
    if not image.hasAlphaChannel():
        return image
    result = image.convertToFormat(QImage.Format.Format_ARGB32)
    pixels = np.frombuffer(result.bits(), np.uint32).reshape(result.height(), result.width())
    for _ in range(_BLED_PIXELS):
        for side, axis in ((1, 0), (-1, 0), (1, 1), (-1, 1)):
            neighbours = np.roll(pixels, side, axis) & _COLOUR
            np.copyto(pixels, neighbours, where=pixels == 0)
    return result


def parts_within(box: QRectF, points: list[QPointF]) -> Iterator[list[QPointF]]:
    """Return the parts of a polyline within a box (Liang and Barsky)."""
    part: list[QPointF] = []
    for start, end in pairwise(points):
        shares = _shares_within(box, start, end)
        if shares is None:
            if part:
                yield part
            part = []
            continue
        first, last = shares
        way = end - start
        if not part or first > 0:
            if part:
                yield part
            part = [start + way * first]
        part.append(start + way * last)
        if last < 1:
            yield part
            part = []
    if part:
        yield part


def _shares_within(box: QRectF, start: QPointF, end: QPointF) -> tuple[float, float] | None:
    """Return from which to which share of the way a segment lies within a box."""
    first, last = 0.0, 1.0
    for at, step, low, high in (
        (start.x(), end.x() - start.x(), box.left(), box.right()),
        (start.y(), end.y() - start.y(), box.top(), box.bottom()),
    ):
        if step == 0:
            if not low <= at <= high:
                return None
            continue
        enters, leaves = sorted(((low - at) / step, (high - at) / step))
        first, last = max(first, enters), min(last, leaves)
    return (first, last) if first <= last else None


def _is_box(path: QPainterPath) -> bool:
    """Say whether a path is an upright rectangle."""
    if path.elementCount() not in (4, 5):
        return False
    box = path.boundingRect()
    corners = [path.elementAt(index) for index in range(path.elementCount())]
    return all(
        _near(corner.x, box.left(), box.right()) and _near(corner.y, box.top(), box.bottom())
        for corner in corners
    )


def _near(value: float, *ends: float) -> bool:
    return any(abs(value - end) < 1e-6 for end in ends)


def _is_straight(path: QPainterPath) -> bool:
    """Say whether a path is made of straight lines alone."""
    curve = QPainterPath.ElementType.CurveToElement
    return all(path.elementAt(index).type != curve for index in range(path.elementCount()))


def _part_of(image: QImage, box: QRectF, visible: QRectF) -> QImage:
    """Return the visible part of an image that fills a box, drawn afresh and finely."""
    size = (visible.size() * _IMAGE_SHARPNESS).toSize()
    part = QPixmap(max(1, size.width()), max(1, size.height()))
    part.fill(Qt.GlobalColor.transparent)
    brush = QPainter(part)
    brush.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    brush.scale(part.width() / visible.width(), part.height() / visible.height())
    brush.drawImage(box.translated(-visible.topLeft()), image)
    brush.end()
    return part.toImage()


def finished_svg(text: str, width_px: int, height_px: int) -> str:
    """Give an SVG its size in pixels, and fonts that any browser has something like."""
    text = _SIZE.sub(f'<svg width="{width_px}" height="{height_px}"', text, count=1)
    return _FAMILY.sub(lambda match: f'font-family="{_families(match[1])}"', text)


def _families(names: str) -> str:
    """Name the fonts to take, the best first, and what kind of font will do."""
    fonts = [name.strip() for name in names.split(",")]
    if fonts[0].lower().replace(" ", "-") in _KINDS:
        return fonts[0].lower().replace(" ", "-")
    kind = "serif" if "DejaVu Serif" in fonts else "sans-serif"
    return ", ".join([f"'{name}'" if " " in name else name for name in fonts] + [kind])
