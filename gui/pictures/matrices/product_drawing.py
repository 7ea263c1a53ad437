"""Draws X @ W + b = z as rectangles with their numbers and shapes; the row selected is lit."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from engine.formula_shapes import shape_text
from gui.painting.rich_text import Run, line_size, write_line
from gui.pictures.matrices.product_layout import ProductLayout
from gui.style.palette import ColourName
from gui.style.theme import Look

_SIGNS = ("@", "+", "=")


class ProductDrawing:
    """One product in its layout, with its numbers by name; ⋮ stands for rows without room."""

    def __init__(
        self, layout: ProductLayout, texts: Mapping[str, str], look: Look, count: int
    ) -> None:
        self._layout, self._texts, self._look, self._count = layout, texts, look, count

    def draw(self, painter: QPainter, chosen: int | None) -> None:
        """Draw all of it, and light the row chosen, counted from 0 among all plants."""
        layout, lit = self._layout, None
        if chosen is not None and 0 <= chosen - layout.first < layout.rows:
            lit = chosen - layout.first
        if lit is not None:
            for box in (layout.x, layout.z):
                self._fill(painter, layout.row(box, lit), "raised")
            self._fill(painter, layout.w, "raised")
        self._draw_rows(painter, lit)
        for place, name in enumerate(("w1", "w2")):
            self._cell(painter, layout.row(layout.w, place), name, "parameter")
        self._cell(painter, layout.b, "b", "parameter")
        self._draw_frames(painter)
        self._draw_signs(painter)
        if lit is not None:
            self._draw_arithmetic(painter)

    def _draw_rows(self, painter: QPainter, lit: int | None) -> None:
        layout = self._layout
        for row in range(layout.rows):
            plant, is_lit = layout.first + row, row == lit
            cells = layout.row(layout.x, row)
            for column, name in enumerate(("x1", "x2")):
                box = QRectF(cells.left() + column * layout.cell_px, cells.top(),
                             layout.cell_px, layout.row_px)  # fmt: skip
                self._cell(painter, box, f"{name} {plant}", "text", is_lit)
            self._cell(painter, layout.row(layout.z, row), f"z {plant}", "frontier", is_lit)
            number = QRectF(cells.left() - 0.7 * layout.cell_px, cells.top(),
                            0.6 * layout.cell_px, layout.row_px)  # fmt: skip
            self._cell(painter, number, f"plant {plant}", "muted", is_lit)

        numbers = layout.x.left() - 0.4 * layout.cell_px
        if layout.first > 0:
            above = QPointF(numbers, layout.x.top() - 0.5 * layout.row_px)
            self._write(painter, above, [Run("⋮", "muted")], layout.cell_px)
        if layout.first + layout.rows < self._count:
            below = QPointF(numbers, layout.x.bottom() + 0.5 * layout.row_px)
            self._write(painter, below, [Run("⋮", "muted")], layout.cell_px)

    def _draw_frames(self, painter: QPainter) -> None:
        layout, count = self._layout, self._count
        shapes = {"X": (count, 2), "W": (2,), "b": (), "z": (count,)}
        boxes = {"X": layout.x, "W": layout.w, "b": layout.b, "z": layout.z}
        for name, box in boxes.items():
            colour: ColourName = {"X": "text", "z": "frontier"}.get(name, "parameter")  # type: ignore[assignment]
            self._frame(painter, box, colour)
            above = QPointF(box.center().x(), box.top() - 0.5 * layout.row_px)
            below = QPointF(box.center().x(), box.bottom() + 0.5 * layout.row_px)
            self._write(painter, above, [Run(name, colour, bold=True)], box.width())
            if shapes[name]:
                shape = shape_text(shapes[name])
                self._write(
                    painter, below, [Run(shape, "muted")], 1.2 * layout.cell_px + box.width()
                )

    def _draw_signs(self, painter: QPainter) -> None:
        layout = self._layout
        boxes = (layout.x, layout.w, layout.b, layout.z)
        for sign, left, right in zip(_SIGNS, boxes, boxes[1:], strict=False):
            at = QPointF(0.5 * (left.right() + right.left()), layout.w.center().y())
            self._write(painter, at, [Run(sign)], right.left() - left.right())

    def _draw_arithmetic(self, painter: QPainter) -> None:
        """Write x1 × w1 + x2 × w2 + b = z of the row that is lit."""
        texts, foot = self._texts, self._layout.foot
        runs: list[Run] = []
        for name, times in (("x1", "w1"), ("x2", "w2")):
            weight = texts[f"sum {times}"]
            shown = f"({weight})" if weight.startswith("−") else weight
            runs += [Run(f"{texts[f'sum {name}']} × "), Run(shown, "parameter"), Run(" + ")]
        bias = texts["sum b"]
        runs += [Run(f"({bias})" if bias.startswith("−") else bias, "parameter"), Run(" = ")]
        runs.append(Run(texts["sum z"], "frontier", bold=True))
        self._write(painter, foot.center(), runs, foot.width())

    def _cell(
        self, painter: QPainter, box: QRectF, name: str, colour: ColourName, bold: bool = False
    ) -> None:
        self._write(painter, box.center(), [Run(self._texts[name], colour, bold)], box.width() - 2)

    def _write(self, painter: QPainter, at: QPointF, runs: list[Run], room: float) -> None:
        """Write a line with its middle at a point."""
        width = min(line_size(runs, self._look, self._layout.points)[0], room)
        left = QPointF(at.x() - width / 2, at.y())
        write_line(painter, left, runs, self._look, self._layout.points, room)

    def _fill(self, painter: QPainter, box: QRectF, colour: ColourName) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour(colour))
        painter.drawRect(box)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _frame(self, painter: QPainter, box: QRectF, colour: ColourName) -> None:
        painter.setPen(QPen(self._look.colour(colour, 0.7), self._look.width(1.5)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
