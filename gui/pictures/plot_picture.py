"""Base class of the field and the loss curve: a view of pyqtgraph that receives frames."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGraphicsGridLayout, QGraphicsItem

from engine.changed import Changed
from engine.lab.frame import Frame
from gui.painting.local_axis import LocalAxis
from gui.pictures.frame_receiver import FrameReceiver
from gui.style.theme import Look


class Plot(pg.GraphicsWidget):
    """A ViewBox with an axis at its left and one below.

    A pg.PlotItem has two more axes, a title, a button and a menu of forty widgets as well, which
    nobody would see here and each launch would pay for.
    """

    def __init__(self, view_box: pg.ViewBox, left: LocalAxis, bottom: LocalAxis) -> None:
        super().__init__()
        grid = QGraphicsGridLayout(self)
        grid.setContentsMargins(1, 1, 1, 1)
        grid.setSpacing(0)
        grid.addItem(view_box, 0, 1)
        for axis, row, column in ((left, 0, 0), (bottom, 1, 1)):
            axis.linkToView(view_box)
            axis.setZValue(0.5)  # over images, under what is at 1
            axis.setFlag(QGraphicsItem.GraphicsItemFlag.ItemNegativeZStacksBehindParent)
            grid.addItem(axis, row, column)


class PlotPicture(FrameReceiver, pg.GraphicsView):
    """A pg.GraphicsView that receives frames; a subclass says what it watches and how it draws."""

    def __init__(self, look: Look, view_box: pg.ViewBox) -> None:
        super().__init__()
        self.axes = {side: LocalAxis(side) for side in ("left", "bottom")}
        self.look = look
        self.view_box = view_box
        self.plot = Plot(view_box, **self.axes)
        self.setCentralItem(self.plot)
        self.enableMouse(False)
        self.draw_frames_by(self.draw)
        self.scene().setMoveDistance(6)
        self.scene().minDragTime = 3600

    def set_look(self, look: Look) -> None:
        """Take another look and draw everything again."""
        self.setBackground(look.colour("panel"))
        for axis in self.axes.values():
            axis.set_look(look)
        super().set_look(look)

    def draw(self, frame: Frame, changed: Changed) -> None:
        """Draw what has changed; for the subclass."""
        raise NotImplementedError

    def described(self) -> str:
        """Say in one sentence what it shows now."""
        return self.description()

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
