"""What every picture has in common: it draws only while seen, and only what has changed."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QShowEvent

from engine.frame import Frame
from engine.session import Changed
from gui.style import Look
from gui.views.axis import LocalAxis


class Picture(pg.PlotWidget):
    """A plot that is offered frames; a subclass says what it watches and how it draws."""

    watches = Changed.EVERYTHING

    def __init__(self, look: Look, view_box: pg.ViewBox) -> None:
        axes = {side: LocalAxis(side) for side in ("left", "bottom")}
        super().__init__(viewBox=view_box, axisItems=axes)
        self.axes = axes
        self.look = look
        self.view_box = view_box
        self.frame: Frame | None = None
        self._stale = Changed.NOTHING
        self._in_front = True
        self.setMenuEnabled(False)
        self.hideButtons()
        self.scene().setMoveDistance(6)
        self.scene().minDragTime = 3600

    def offer(self, frame: Frame, changed: Changed) -> None:
        """Draw this frame now if seen, and when shown otherwise."""
        self.frame = frame
        self._stale |= changed & self.watches
        self._catch_up()

    def restyle(self, look: Look) -> None:
        """Take another look and draw everything again."""
        self.look = look
        self.setBackground(look.colour("panel"))
        for axis in self.axes.values():
            axis.restyle(look)
        self.retranslate()
        self._stale = Changed.EVERYTHING
        self._catch_up()

    def set_in_front(self, in_front: bool) -> None:
        """Say whether the picture is seen, or lies behind another tab."""
        self._in_front = in_front
        self._catch_up()

    def draw(self, frame: Frame, changed: Changed) -> None:
        """Draw what has changed; for the subclass."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Write every text again, in the language on screen; for the subclass."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._stale = Changed.EVERYTHING
            self._catch_up()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was missed."""
        super().showEvent(event)
        self._catch_up()

    def _catch_up(self) -> None:
        if self.frame is not None and self._stale and self._in_front and self.isVisible():
            changed, self._stale = self._stale, Changed.NOTHING
            self.draw(self.frame, changed)

    def sizeHint(self) -> QSize:
        """Ask for little: the layout decides how large a picture is."""
        return QSize(260, 220)

    def minimumSizeHint(self) -> QSize:
        """Stay readable."""
        return QSize(160, 90)

    def wheelEvent(self, event: Any) -> None:
        """Zoom, and keep the scroll area around from moving."""
        super().wheelEvent(event)
        event.accept()
