"""Pixmaps painted once: layers, which belong to a picture, and small ones, shared by key."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable
from typing import cast

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget
from shiboken6 import wrapInstance

from engine.arrays import Kinds, Vector
from gui.language.translation import language
from gui.painting.mapping import paints_pixels

MOST_BYTES = 64 * 2**20
"""What small pixmaps may take together: dots, leaves, formulas and words of every window."""

Key = tuple[object, ...]
Paint = Callable[[QPainter], None]


class PixmapCache:
    """Keeps pixmaps by key; the least recently used go when all take more than so many bytes."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes, self.bytes = most_bytes, 0
        self._pixmaps: OrderedDict[Key, QPixmap] = OrderedDict()

    def pixmap(self, key: Key, size: QSizeF, ratio: float, paint: Paint) -> QPixmap:
        """Return the pixmap of a key, painted if there is none yet.

        `size` is in logical pixels, of which each takes `ratio` pixels of the device each way.
        """
        key = (*key, ratio)
        pixmap = self._pixmaps.get(key)
        if pixmap is None:
            pixmap = _painted(size * ratio, ratio, paint)
            self._store(key, pixmap)
        else:
            self._pixmaps.move_to_end(key)
        return pixmap

    def _store(self, key: Key, pixmap: QPixmap) -> None:
        self._pixmaps[key] = pixmap
        self.bytes += _bytes_of(pixmap)
        while self.bytes > self.most_bytes and len(self._pixmaps) > 1:
            self.bytes -= _bytes_of(self._pixmaps.popitem(last=False)[1])


pixmaps = PixmapCache(MOST_BYTES)
"""One for all windows, as Qt's own QPixmapCache is: a key says all that a pixmap shows.

QPixmapCache itself would let go within a minute of what nobody holds.
"""


def cached(painter: QPainter, key: Key, size: QSizeF, paint: Paint) -> QPixmap:
    """Return a small pixmap as sharp as the painter's device; for those that paint pixels."""
    return pixmaps.pixmap(key, size, painter.device().devicePixelRatioF(), paint)


_AT_ONCE = 1_024
_rows = np.empty((_AT_ONCE, 10))
_first_row = cast(QPainter.PixmapFragment, wrapInstance(_rows.ctypes.data, QPainter.PixmapFragment))
"""What Qt reads of each copy: its middle, the source's left, top, width and height, its scale both
ways, its turn and its opacity. Both stay for good: Qt is given the address."""


def stamp(
    painter: QPainter, sheet: QPixmap, px: Vector, py: Vector, numbers: Kinds | None = None
) -> None:
    """Draw one of the squares of a sheet, which lie side by side, about each of pixels px, py (m,).

    `numbers` (m,) says which, from the left; without it the first. Many at once take a sixth of the
    time of one by one, with the same pixels; that holds where nothing is enlarged.
    """
    side, ratio = sheet.height(), sheet.devicePixelRatio()
    lefts = np.zeros(len(px)) if numbers is None else side * numbers.astype(np.float64)
    if ratio == 1 and not painter.combinedTransform().isScaling():
        for start in range(0, len(px), _AT_ONCE):
            here = slice(start, start + _AT_ONCE)
            rows = _rows[: len(px[here])]
            rows[:] = (0, 0, 0, 0, side, side, 1, 1, 0, 1)
            rows[:, 0], rows[:, 1], rows[:, 2] = px[here], py[here], lefts[here]
            painter.drawPixmapFragments(_first_row, len(rows), sheet)
        return
    half = side / ratio / 2
    for x, y, left in zip(px.tolist(), py.tolist(), lefts.tolist(), strict=True):
        at, source = QPointF(x - half, y - half), QRectF(left, 0, side, side)
        painter.drawPixmap(at, sheet, source)


class Layer:
    """One layer of a picture, as large as its canvas; painted again only when its key differs."""

    def __init__(self) -> None:
        self._key: Key = ()
        self._subject: object = None
        self._pixmap = QPixmap()

    def draw(
        self,
        painter: QPainter,
        key: Key,
        paint: Paint,
        subject: object = None,
        ground: Qt.GlobalColor | QColor = Qt.GlobalColor.transparent,
        box: QRectF | None = None,
    ) -> None:
        """Draw the layer; it is painted again for a key that differs, or for another subject.

        The language on screen and the size of the canvas are part of every key. On a ground of its
        own a layer is drawn faster than over what is there. Into an image or vectors it is painted
        afresh. A layer of a box alone goes through its pixmap on images too: what is within keeps
        whole pixels from the corner of the box.
        """
        device = painter.device()
        on_screen = isinstance(device, QWidget)
        if not paints_pixels(painter) or not (on_screen or box is not None):
            paint(painter)
            return
        corner = QPointF() if box is None else box.topLeft()
        ratio = device.devicePixelRatioF()
        key = (*key, device.width(), device.height(), ratio, language())
        if subject is not self._subject or key != self._key:
            self._subject, self._key = subject, key
            logical = QSizeF(device.width(), device.height()) if box is None else box.size()
            size = (logical * ratio).toSize().expandedTo(QSize(1, 1))
            if size != self._pixmap.size():  # on a new one, PySide loses six references to None
                self._pixmap = QPixmap(size)
            self._pixmap.setDevicePixelRatio(ratio)
            self._pixmap.fill(ground)
            _paint_on(self._pixmap, paint, -corner)
        painter.drawPixmap(corner, self._pixmap)


def _painted(size: QSizeF, ratio: float, paint: Paint) -> QPixmap:
    pixmap = QPixmap(max(1, round(size.width())), max(1, round(size.height())))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    _paint_on(pixmap, paint)
    return pixmap


def _paint_on(pixmap: QPixmap, paint: Paint, shift: QPointF | None = None) -> None:
    brush = QPainter(pixmap)
    if shift is not None:
        brush.translate(shift)
    brush.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(brush)
    brush.end()


def _bytes_of(pixmap: QPixmap) -> int:
    return math.ceil(pixmap.width() * pixmap.height() * pixmap.depth() / 8)
