"""All plants at once (X @ W + b = z): a row a plant, and the shapes of a student's lines."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from engine.arrays import indices
from engine.lab.frame import Frame
from gui.language.arithmetic import with_decimals, written_out
from gui.language.numbers import decimals_for, fixed
from gui.pictures.matrices.line_shapes import draw_line_shapes, line_pieces, lines_height
from gui.pictures.matrices.product_drawing import ProductDrawing
from gui.pictures.matrices.product_layout import (
    MOST_ROWS,
    ProductLayout,
    first_row,
    product_layout,
)
from gui.pictures.picture import Picture
from gui.style.theme import Look
from gui.widgets.claimed_keys import key_step

_LEAST_SHARE = 0.45
"""So much of the height is the product's, whatever is typed."""


class Matrices(Picture):
    """The measures as a matrix times the weights; below, the lines typed, by their shapes."""

    needs_neuron = True

    def __init__(self, look: Look) -> None:
        super().__init__(look, "matrices")
        self.canvas.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the picture in the language on screen."""
        self.describe(
            self.tr("All plants at once"),
            self.tr("The measures X times the weights W plus b: a row for each plant."),
        )
        self.canvas.setToolTip(self.tr("Click a row to select its plant, or press Up and Down."))

    def texts(self, frame: Frame) -> dict[str, str]:
        """Write the rows around the one selected, the parameters, and the sum of that row."""
        plants, neuron = frame.plants.training, frame.neuron
        count, chosen = len(plants), chosen_row(frame)
        start = first_row(count, chosen, min(count, MOST_ROWS))
        positions = frame.plants.training_positions
        result = {name: fixed(value) for name, value in neuron.by_name.items()}
        for row in range(start, min(start + MOST_ROWS, count)):
            x1, x2 = plants.x[row].tolist()
            plant = int(positions[row])
            result |= {f"x1 {row}": fixed(x1), f"x2 {row}": fixed(x2)}
            result |= {f"z {row}": fixed(float(frame.z[plant])), f"plant {row}": str(plant + 1)}
        return result if chosen is None else result | _sum(frame, chosen)

    def paint(self, painter: QPainter, frame: Frame, pixels: QRectF) -> None:
        """Draw the product, and below it the lines that are typed."""
        count, chosen = len(frame.plants.training), chosen_row(frame)
        if not count:
            self.write_sentence(painter, pixels, self.tr("No plants: X has no rows yet."))
            return
        lines = line_pieces(frame)
        upper, lower = _parts(pixels, len(lines), self.look)
        layout = product_layout(upper, count, chosen, self.look)
        ProductDrawing(layout, self.texts(frame), self.look, count).draw(painter, chosen)
        if lines:
            draw_line_shapes(painter, lower, lines, self.look)

    def layout_of(self, frame: Frame, pixels: QRectF) -> ProductLayout:
        """Return where the product is drawn."""
        upper, _ = _parts(pixels, len(line_pieces(frame)), self.look)
        return product_layout(upper, len(frame.plants.training), chosen_row(frame), self.look)

    def on_press(self, at: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        """Select the plant of the row that is clicked."""
        if self.frame is not None:
            row = self.layout_of(self.frame, QRectF(self.canvas.rect())).plant_at(at)
            self._select(self.frame, row)

    def plant_at(self, at: QPointF) -> int | None:
        """Return the plant of the row that is there."""
        if self.frame is None or not len(self.frame.plants.training):
            return None
        row = self.layout_of(self.frame, QRectF(self.canvas.rect())).plant_at(at)
        return None if row is None else int(self.frame.plants.training_positions[row])

    def on_key(self, event: QKeyEvent) -> bool:
        """Go a row up or down."""
        step = -key_step(event)
        if self.frame is None or not step:
            return False
        count, chosen = len(self.frame.plants.training), chosen_row(self.frame)
        if count:
            row = (0 if step > 0 else count - 1) if chosen is None else (chosen + step) % count
            self._select(self.frame, row)
        return True

    def _select(self, frame: Frame, row: int | None) -> None:
        if row is not None:
            self.select_requested.emit(indices([int(frame.plants.training_positions[row])]))


def chosen_row(frame: Frame) -> int | None:
    """Return the row of the plant selected among those learnt from; None unless it is just one."""
    if len(frame.selection) != 1 or frame.plants.is_held_out(int(frame.selection[0])):
        return None
    return int(frame.plants.training_positions.searchsorted(frame.selection[0]))


def _sum(frame: Frame, row: int) -> dict[str, str]:
    """Write x1 w1 + x2 w2 + b = z of a row, with as many digits as make it come out."""
    plant = int(frame.plants.training_positions[row])
    x1, x2 = frame.plants.x[plant].tolist()
    values = {"x1": x1, "x2": x2, **frame.neuron.by_name}
    z = fixed(float(frame.z[plant]))
    names = ("x1", "w1", "x2", "w2", "b")
    writers = [with_decimals(values[name], decimals_for(values[name], 2)) for name in names]
    put_in = written_out(lambda x1, w1, x2, w2, b: x1 * w1 + x2 * w2 + b, z, *writers)
    return {f"sum {name}": text for name, text in zip(names, put_in, strict=True)} | {"sum z": z}


def _parts(pixels: QRectF, lines: int, look: Look) -> tuple[QRectF, QRectF]:
    """Return the room of the product and that of the lines below it."""
    below = min(lines_height(lines, look), (1 - _LEAST_SHARE) * pixels.height())
    margin = look.width(8)
    lower = QRectF(
        pixels.left() + margin, pixels.bottom() - below, pixels.width() - 2 * margin, below
    )
    return pixels.adjusted(0, 0, 0, -below), lower.adjusted(0, 0, 0, -margin if lines else 0)
