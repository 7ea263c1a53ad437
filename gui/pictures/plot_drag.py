"""A drag within a plot: one gesture from press to release, in which the plot does not change."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from gui.painting.plot import Plot
from gui.pictures.picture import Picture
from gui.state.edit_kind import EditKind

KEY_STEP = 0.1
"""How far Up and Down move what can be dragged, in its own unit."""


class PlotDrag:
    """Turns mouse positions into values of a picture's plot while one, or two, are dragged.

    The plot stays as it was at the press: were it to follow the value, the value would run away
    from the mouse.
    """

    def __init__(
        self,
        picture: Picture,
        edit: EditKind = EditKind.CHOICES,
        learning_waits: bool = False,
    ) -> None:
        self._picture = picture
        self._gesture = edit, learning_waits
        self._grip_px = 0.0
        self.plot: Plot | None = None
        """The plot during a drag."""

    def begin(self, plot: Plot, grip_px: float = 0.0) -> None:
        """Begin to drag a value that lies so far right of the mouse."""
        self.plot, self._grip_px = plot, grip_px
        self._picture.gesture_begun.emit(*self._gesture)

    def values_at(self, at: QPointF) -> tuple[float, float] | None:
        """Return the values under the mouse, as far as the axes go; None without a drag."""
        if self.plot is None:
            return None
        x, y = self.plot.value_at(at + QPointF(self._grip_px, 0))
        window = self.plot.mapping.window
        return min(max(x, window.left), window.right), min(max(y, window.bottom), window.top)

    def value_at(self, at: QPointF) -> float | None:
        """Return the value of the horizontal axis under the mouse; None without a drag."""
        values = self.values_at(at)
        return None if values is None else values[0]

    def end(self) -> None:
        """End the drag, if there is one."""
        if self.plot is not None:
            self.plot = None
            self._picture.gesture_ended.emit()
            self._picture.canvas.update()

    def show_cursor(self, can_drag: bool) -> None:
        """Show by the mouse's shape whether something can be moved along the axis from here."""
        canvas = self._picture.canvas
        shape = Qt.CursorShape.SizeHorCursor if can_drag else Qt.CursorShape.ArrowCursor
        if canvas.cursor().shape() != shape:
            canvas.setCursor(shape)
