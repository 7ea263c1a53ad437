"""One layer of a picture, painted again only when what it shows has changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QPaintEngine, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from gui.language.translation import language


class Kept:
    """Keeps the pixmap of a layer; unlike `plot.stamped`, of the newest only."""

    def __init__(self) -> None:
        self._subject: object = None
        self._key: tuple[object, ...] = ()
        self._pixmap = QPixmap()

    def draw(
        self,
        painter: QPainter,
        subject: object,
        key: tuple[object, ...],
        paint: Callable[[QPainter], None],
    ) -> None:
        """Draw a layer; it is painted again for another subject, or for a key that differs."""
        device = painter.device()
        if painter.paintEngine().type() != QPaintEngine.Type.Raster or not isinstance(
            device, QWidget
        ):
            paint(painter)
            return
        ratio = device.devicePixelRatioF()
        key = (*key, device.width(), device.height(), ratio, language())
        if subject is not self._subject or key != self._key:
            self._subject, self._key = subject, key
            size = (QSizeF(device.size()) * ratio).toSize()
            if size != self._pixmap.size():  # on a new one, PySide loses six references to None
                self._pixmap = QPixmap(size)
            self._pixmap.setDevicePixelRatio(ratio)
            self._pixmap.fill(Qt.GlobalColor.transparent)
            brush = QPainter(self._pixmap)
            brush.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint(brush)
            brush.end()
        painter.drawPixmap(0, 0, self._pixmap)
