"""Base class of the field and the loss curve: a pyqtgraph PlotWidget that receives frames."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QSize

from engine.changed import Changed
from engine.lab.frame import Frame
from gui.painting.local_axis import LocalAxis
from gui.pictures.frame_receiver import FrameReceiver
from gui.style.theme import Look


class PlotPicture(FrameReceiver, pg.PlotWidget):
    """A pg.PlotWidget that receives frames; a subclass says what it watches and how it draws."""

    def __init__(self, look: Look, view_box: pg.ViewBox) -> None:
        axes = {side: LocalAxis(side) for side in ("left", "bottom")}
        super().__init__(viewBox=view_box, axisItems=axes)
        self.axes = axes
        self.look = look
        self.view_box = view_box
        self.draw_frames_by(self.draw)
        self.setMenuEnabled(False)
        menu = self.getPlotItem().ctrlMenu  # unused, it would outlive the plot
        self.destroyed.connect(menu.deleteLater)
        self.hideButtons()
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
