"""The formula of a page, large, in the middle of its line."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.language.spoken_formula import spoken_formula
from gui.painting.latex import coloured_macros, draw_formula, formula_size
from gui.style.theme import Look

_FORMULA_POINTS = 17.0


class FormulaLine(QWidget):
    """Draws a formula in colours, as wide as there is room."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._tex = ""

    def show_formula(self, tex: str) -> None:
        """Show a formula, or nothing at all."""
        self._tex = tex
        self.setVisible(bool(tex))
        self.setAccessibleName(spoken_formula(tex))
        self.updateGeometry()
        self.update()

    def set_look(self, look: Look) -> None:
        """Take another look."""
        self._look = look
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the formula's height."""
        if not self._tex:
            return QSize(0, 0)
        size = formula_size(self._coloured(), self._look, _FORMULA_POINTS)
        return QSize(100, round(min(size.height(), 160)) + 10)

    def minimumSizeHint(self) -> QSize:
        """Keep the height, whatever the width: a wide formula is drawn smaller."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the formula."""
        if not self._tex:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tex, room = self._coloured(), float(self.width())
        width = min(formula_size(tex, self._look, _FORMULA_POINTS).width(), room)
        position = QPointF((room - width) / 2, self.height() / 2)
        draw_formula(painter, position, tex, self._look, _FORMULA_POINTS, room)
        painter.end()

    def _coloured(self) -> str:
        return coloured_macros(self._look, self._tex)
