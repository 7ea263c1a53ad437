"""What the pictures that can be zoomed have in common: a plot that is offered frames."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QShowEvent

from engine.changed import Changed
from engine.lab.frame import Frame
from gui.painting.axis import LocalAxis
from gui.pictures.deferred_update import DeferredUpdate
from gui.state.view_options import USUAL_OPTIONS, ViewOptions
from gui.style.theme import Look


class PlotPicture(pg.PlotWidget):
    """A plot that is offered frames; a subclass says what it watches and how it draws."""

    watches = Changed.EVERYTHING

    def __init__(self, look: Look, view_box: pg.ViewBox) -> None:
        axes = {side: LocalAxis(side) for side in ("left", "bottom")}
        super().__init__(viewBox=view_box, axisItems=axes)
        self.axes = axes
        self.look = look
        self.view_box = view_box
        self.options = USUAL_OPTIONS
        self._deferred = DeferredUpdate(self, self.watches, self.draw)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.scene().setMoveDistance(6)
        self.scene().minDragTime = 3600

    @property
    def frame(self) -> Frame | None:
        """The newest frame."""
        return self._deferred.frame

    def set_frame(
        self, frame: Frame, changed: Changed, options: ViewOptions = USUAL_OPTIONS
    ) -> None:
        """Draw this frame now if seen, and when shown otherwise; take the options at once."""
        if options != self.options:
            self.options = options
            self.take_options(options, frame)
        self._deferred.set_frame(frame, changed)

    def take_options(self, options: ViewOptions, frame: Frame) -> None:
        """Take other view options, with the frame that comes with them; for the subclass."""
        raise NotImplementedError

    def view_state(self) -> Any:
        """Return what a hand has changed of how it is looked at, immutable; None: nothing."""
        return None

    def set_view_state(self, state: Any) -> None:
        """Be looked at as another picture of this kind is: a `view_state`, not None."""

    def set_look(self, look: Look) -> None:
        """Take another look and draw everything again."""
        self.look = look
        self.setBackground(look.colour("panel"))
        for axis in self.axes.values():
            axis.set_look(look)
        self.retranslate()
        self._deferred.draw_all()

    def set_in_front(self, in_front: bool) -> None:
        """Say whether the picture is seen, or lies behind another tab."""
        self._deferred.set_in_front(in_front)

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
            self._deferred.draw_all()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was missed."""
        super().showEvent(event)
        self._deferred.catch_up()

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
