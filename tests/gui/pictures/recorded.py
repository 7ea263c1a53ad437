"""What a picture draws, as rectangles: its texts, its marks and its lines, and which overlap."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontInfo, QFontMetricsF, QPainter, QPicture, QPolygonF

from gui.painting import latex

Kind = Literal["text", "mark", "line", "curve", "ground"]

LEAST_PX = 14
_SLACK_PX = 2.5
_MARK_PX = 34.0
_COVERS = 0.6
_LINE_PART_PX = 2.0
_FAINT = 0.5


class Drawn(NamedTuple):
    """One thing drawn; a line in short parts, and only where no clip hides it."""

    kind: Kind
    box: QRectF
    text: str = ""
    type_px: float = 99.0


class Recorder(QPainter):
    """Paints into a QPicture as into vectors: nothing comes from a cache. Keeps what is drawn."""

    def __init__(self) -> None:
        self._picture = QPicture()
        super().__init__(self._picture)
        self.drawn: list[Drawn] = []

    def drawText(self, at, *more):
        text, metrics = more[-1], QFontMetricsF(self.font())
        if isinstance(at, QPointF):
            box = metrics.tightBoundingRect(text).translated(at)
        else:
            box = self._ink(QRectF(at), int(more[0]), text, metrics)
        if text.strip():
            self._keep("text", box, text, QFontInfo(self.font()).pixelSize())
        super().drawText(at, *more)

    def drawEllipse(self, *where):
        box = QRectF(where[0]) if len(where) == 1 else _around(*where)
        self._keep_mark(box)
        super().drawEllipse(*where)

    def drawPolygon(self, polygon, *more):
        self._keep_mark(QPolygonF(polygon).boundingRect())
        super().drawPolygon(polygon, *more)

    def drawRoundedRect(self, box, *more):
        self._keep_ground(box, self.brush())
        super().drawRoundedRect(box, *more)

    def drawRect(self, *where):
        self._keep_ground(QRectF(*where), self.brush())
        super().drawRect(*where)

    def fillRect(self, box, colour):
        if isinstance(colour, QColor):
            self._keep_ground(QRectF(box), QBrush(colour))
        super().fillRect(box, colour)

    def drawLine(self, *where):
        self._keep_parts("line", where[0] if len(where) == 1 else QLineF(*where))
        super().drawLine(*where)

    def drawPolyline(self, points, *more):
        if self.pen().style() != Qt.PenStyle.NoPen and self.pen().color().alphaF() >= _FAINT:
            for start, end in pairwise(QPolygonF(points)):
                self._keep_parts("curve", QLineF(start, end))
        super().drawPolyline(points, *more)

    def drawPath(self, path):
        if self.brush().style() == Qt.BrushStyle.NoBrush and self.pen().color().alphaF() >= _FAINT:
            for polygon in path.toSubpathPolygons():
                for start, end in pairwise(polygon):
                    self._keep_parts("curve", QLineF(start, end))
        super().drawPath(path)

    def keep_formula(self, tex: str, points: float, box: QRectF) -> None:
        self._keep("text", box.adjusted(1, 2, -1, -2), tex, points * 96 / 72)

    def _keep(self, kind: Kind, box: QRectF, text: str = "", type_px: float = 99.0) -> None:
        seen = self.combinedTransform().mapRect(QRectF(box))
        self.drawn.append(Drawn(kind, seen, text, type_px))

    def _keep_parts(self, kind: Kind, line: QLineF) -> None:
        count = max(1, int(line.length() / _LINE_PART_PX))
        clip = self.clipPath() if self.hasClipping() else None
        for index in range(count):
            start, end = line.pointAt(index / count), line.pointAt((index + 1) / count)
            if clip is None or (clip.contains(start) and clip.contains(end)):
                self._keep(kind, QRectF(start, end).normalized().adjusted(0, 0, 0.1, 0.1))

    def _keep_mark(self, box: QRectF) -> None:
        if max(box.width(), box.height()) < _MARK_PX:
            seen = box.intersected(self.clipBoundingRect()) if self.hasClipping() else box
            if not seen.isEmpty():
                self._keep("mark", seen)

    def _keep_ground(self, box: QRectF, brush: QBrush) -> None:
        if brush.style() != Qt.BrushStyle.NoBrush and brush.color().alphaF() >= _COVERS:
            self._keep("ground", box)

    @staticmethod
    def _ink(at: QRectF, flags: int, text: str, metrics: QFontMetricsF) -> QRectF:
        box = QRectF(metrics.boundingRect(at, flags, text))
        if "\n" in text or flags & int(Qt.TextFlag.TextWordWrap):
            return box.adjusted(0, 0.6 * metrics.descent(), 0, -0.6 * metrics.descent())
        ink = metrics.tightBoundingRect(text)
        return ink.translated(box.left(), box.top() + metrics.ascent())


class _Formula:
    """A renderer that tells a Recorder what it draws."""

    def __init__(self, renderer, tex: str, points: float) -> None:
        self._renderer, self._tex, self._points = renderer, tex, points

    def defaultSize(self):
        return self._renderer.defaultSize()

    def render(self, painter, box):
        if isinstance(painter, Recorder):
            smaller = box.height() / max(1, self.defaultSize().height())
            painter.keep_formula(self._tex, smaller * self._points, box)
        self._renderer.render(painter, box)


def record_formulas(monkeypatch) -> None:
    """Let formulas be recorded as well."""
    make = latex._renderer
    monkeypatch.setattr(
        latex, "_renderer", lambda tex, points, ink: _Formula(make(tex, points, ink), tex, points)
    )


def record(picture, frame, size: tuple[int, int]) -> list[Drawn]:
    """Paint a picture on a canvas of a size, and return what is drawn."""
    picture.canvas.resize(*size)
    painter = Recorder()
    painter.setFont(picture.font())
    picture.paint(painter, frame, QRectF(0, 0, *size))
    painter.end()
    return painter.drawn


def record_plot(plot, size: tuple[int, int]) -> list[Drawn]:
    """Paint the field or the loss curve, which has a size and a frame already."""
    painter = Recorder()
    plot.plot.layout().activate()
    plot.scene().prepareForPaint()
    plot.render(painter, QRectF(0, 0, *size), plot.viewport().rect())
    painter.end()
    return painter.drawn


def overlaps(drawn: list[Drawn]) -> list[str]:
    """Say which texts lie on another, under or over a mark, or are struck through by a line.

    What lay there before a ground was painted over all of it is not seen any more.
    """
    return [
        f"{text.text!r} and {other.kind} {other.text!r}"
        for index, text in enumerate(drawn)
        if text.kind == "text"
        for place, other in enumerate(drawn)
        if _meets(drawn, index, place)
    ]


def small_texts(drawn: list[Drawn]) -> list[str]:
    """Say which texts are smaller than what a projector asks for."""
    return [
        f"{text.text!r}: {text.type_px:.0f} px"
        for text in drawn
        if text.kind == "text" and text.type_px < LEAST_PX - 0.1
    ]


def _meets(drawn: list[Drawn], index: int, place: int) -> bool:
    text, other = drawn[index], drawn[place]
    if place == index or (other.kind == "text" and place > index):
        return False
    common = text.box.intersected(other.box)
    if other.kind == "ground":
        is_over = place > index and min(common.width(), common.height()) > _SLACK_PX
        return is_over and not _is_hidden(drawn, index, len(drawn), text.box)
    if other.kind in ("line", "curve"):
        reaches = text.box.adjusted(1, 1, -1, -1).intersects(other.box)
    else:
        reaches = min(common.width(), common.height()) > _SLACK_PX
    is_lasting = other.kind == "curve"
    return reaches and (is_lasting or not _is_hidden(drawn, place, index, common))


def _is_hidden(drawn: list[Drawn], place: int, index: int, common: QRectF) -> bool:
    """Say whether a ground lies between what was drawn first and a text that covers it."""
    other = drawn[place]
    needed = common if other.kind == "line" else other.box
    return any(
        ground.kind == "ground" and ground.box.adjusted(-1, -1, 1, 1).contains(needed)
        for ground in drawn[place + 1 : index]
    )


def _around(at, rx, ry) -> QRectF:
    return QRectF(at.x() - rx, at.y() - ry, 2 * rx, 2 * ry)
