"""Base class of the field and the loss curve: a view of pyqtgraph that receives frames."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QSize, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QGraphicsGridLayout, QGraphicsItem

from engine.changed import Changed
from engine.lab.frame import Frame
from gui.painting.local_axis import LocalAxis
from gui.pictures.frame_receiver import FrameReceiver
from gui.pictures.menu_request import MenuRequest, asked_by
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

    menu_requested = Signal(object)
    """A MenuRequest: what a person wants the menu of."""

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

    def event(self, event: QEvent) -> bool:
        """Take a menu that is asked of the picture itself: Qt's views know it of their viewport."""
        if isinstance(event, QContextMenuEvent):
            self.contextMenuEvent(event)
            return True
        return bool(super().event(event))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is there."""
        event.accept()
        self.menu_requested.emit(asked_by(event, self.menu_at, self.menu_by_key))

    def menu_at(self, at: QPoint) -> MenuRequest:
        """Return the request for what lies at a pixel; for a subclass that has more than itself."""
        return MenuRequest(self.viewport().mapToGlobal(at))

    def menu_by_key(self) -> MenuRequest:
        """Return the request for what the keyboard is at."""
        return self.menu_at(self.viewport().rect().center())

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
