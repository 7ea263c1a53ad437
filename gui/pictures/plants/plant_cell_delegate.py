"""How the cells of the plant table are drawn and edited."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    QPointF,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from engine.errors import UserError
from gui.gestures.pad_keys import offer_pad
from gui.painting.leaves import draw_leaf
from gui.painting.markers import draw_dots
from gui.pictures.plants.columns import Column, plain_heading, typed_value
from gui.pictures.plants.plant_table_model import Index, PlantTableModel
from gui.style.palette import KIND_COLOURS, ColourName
from gui.style.theme import TARGET_PX, Look
from gui.widgets.claimed_keys import key_step

_MOVES = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_POINTS = (7.5, 10.5)
_MARGIN_PX = 4.0
_LEAF_FROM_PX = 54.0
_COLOURS: dict[Column, ColourName] = {
    Column.PLANT: "muted",
    Column.A: "likelihood",
    Column.LOSS: "muted",
}


class Face:
    """A font whose letters have been measured: quicker to write with, many times a frame."""

    def __init__(self, look: Look, points: float, is_bold: bool) -> None:
        self._font = look.font(points, is_bold)
        self._metrics = QFontMetricsF(self._font)
        self._drop = 0.5 * (self._metrics.ascent() - self._metrics.descent())
        self._widths: dict[str, float] = {}

    def width(self, text: str) -> float:
        """Return how wide a number is, in logical pixels."""
        for letter in text:
            if letter not in self._widths:
                self._widths[letter] = self._metrics.horizontalAdvance(letter)
        return sum(self._widths[letter] for letter in text)

    def write(
        self, painter: QPainter, right: float, box: QRectF, text: str, colour: QColor
    ) -> None:
        """Write a number so that it ends at a pixel, halfway up a box."""
        painter.setFont(self._font)
        painter.setPen(colour)
        painter.drawText(QPointF(right - self.width(text), box.center().y() + self._drop), text)

    def cut(self, text: str, room: float) -> str:
        """Return a text, or an ellipsis where it has no room: 85,… would be read as 85."""
        return text if self.width(text) <= room else "…"


class PlantCellDelegate(QStyledItemDelegate):
    """Draws leaf, shape and numbers, and edits a cell with one line of text."""

    left_by_key = Signal(QKeyEvent)
    """A key that ends editing and goes on to another cell."""
    closed = Signal()
    """No line is being typed into any more."""

    def __init__(self, model: PlantTableModel, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.editor: QLineEdit | None = None
        self._column: Column | None = None
        """Of the cell that is edited."""
        self._model = model
        self._set_points(_POINTS[1])

    def fit(self, width: int) -> None:
        """Choose the size of the type so that usual numbers fit into a column."""
        usual_width = QFontMetricsF(self.look.font(_POINTS[1])).horizontalAdvance("−0,000")
        share = (width - _MARGIN_PX - 3) / usual_width
        self._set_points(min(max(_POINTS[1] * share, _POINTS[0]), _POINTS[1]))

    def least_width(self, text: str) -> float:
        """Return how wide a column has to be for a number in the smallest type."""
        return Face(self.look, self._least_points, True).width(text) + _MARGIN_PX + 3

    def _set_points(self, points: float) -> None:
        self._points = points
        self._plain, self._bold = (Face(self.look, points, bold) for bold in (False, True))

    @property
    def row_height(self) -> int:
        """How high a row is, in logical pixels."""
        least = TARGET_PX if self.look.for_touch else 26
        return round(max(least, 1.75 * QFontMetricsF(self.look.font(_POINTS[1])).height()))

    # Drawing

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell: its ground by what is selected, and what it says."""
        row, column = index.row(), index.column()
        box, state = QRectF(option.rect), option.state
        if self._model.is_chosen(row):
            painter.fillRect(box, self.look.colour("frontier", 0.16))
        elif state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self.look.colour("frontier", 0.08))
        line = QRectF(box.left(), box.bottom() - 1, box.width(), 1)
        painter.fillRect(line, self.look.colour("edge", 0.6))
        if column == Column.PLANT:
            self._draw_plant(painter, box, row)
        elif column == Column.Y:
            self._draw_kind(painter, box, row)
        else:
            self._draw_number(painter, box, row, Column(column))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.look.colour("frontier"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 3, 3)

    def _draw_plant(self, painter: QPainter, box: QRectF, row: int) -> None:
        """Draw the leaf of a plant, where there is room, and its number."""
        model, side = self._model, box.height() - 2
        kind = model.kind_at(row)
        if (
            kind is not None
            and not model.plants.kinds_are_named
            and box.width() >= _LEAF_FROM_PX * self.look.type_scale
        ):
            leaf = QRectF(box.left() + 4, box.top() + 1, side, side)
            draw_leaf(painter, leaf, kind, model.plant_at(row), self.look)
        colour: ColourName = "text" if model.is_chosen(row) else "muted"
        self._write(painter, box, model.text(row, Column.PLANT), colour, model.is_chosen(row))

    def _draw_kind(self, painter: QPainter, box: QRectF, row: int) -> None:
        """Draw y, and the shape that the kind has in every picture; faint while only supposed."""
        text = self._model.text(row, Column.Y)
        kind, radius = int(text), round(0.19 * box.height(), 1)
        if self._model.kind_at(row) is None:
            painter.setOpacity(0.45)
        middle = QPointF(box.center().x() - 1.1 * radius - 3, box.center().y())
        px, py = np.array([middle.x()]), np.array([middle.y()])
        held_out = np.array([self._model.is_held_out(row)])
        kinds = np.array([kind], np.int8)
        draw_dots(painter, px, py, kinds, radius, self.look, held_out=held_out)
        right = box.center().x() + 0.5 * radius + self._bold.width(text)
        self._bold.write(painter, right, box, text, self.look.colour(KIND_COLOURS[kind]))
        painter.setOpacity(1.0)

    def _draw_number(self, painter: QPainter, box: QRectF, row: int, column: Column) -> None:
        """Draw a number; with fewer digits where all of them would be too small to read."""
        is_wrong = column is Column.LOSS and self._model.is_wrong(row)
        colour: ColourName = "loss" if is_wrong else _COLOURS.get(column, "text")
        text = self._model.text(row, column)
        if not self._fits(box, text, is_wrong):
            shorter = self._model.shorter_texts(row, column)
            text = next((short for short in shorter if self._fits(box, short, is_wrong)), text)
        self._write(painter, box, text, colour, is_wrong)

    def _fits(self, box: QRectF, text: str, is_bold: bool) -> bool:
        face = self._bold if is_bold else self._plain
        return self._points * min(_share(box, face, text), 1.0) >= self._least_points

    @property
    def _least_points(self) -> float:
        return max(_POINTS[0] - 1.5, min(self.look.least_points, self._points))

    def _write(
        self, painter: QPainter, box: QRectF, text: str, colour: ColourName, is_bold: bool = False
    ) -> None:
        """Write a text at the right of a cell, smaller where it would not fit, or cut."""
        face = self._bold if is_bold else self._plain
        share = _share(box, face, text)
        if share < 1:
            face = Face(self.look, max(self._points * share, self._least_points), is_bold)
            text = face.cut(text, box.width() - _MARGIN_PX - 1)
        face.write(painter, box.right() - _MARGIN_PX, box, text, self.look.colour(colour))

    # Editing

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> QLineEdit:
        """Return a line to type into."""
        editor = QLineEdit(parent)
        editor.setObjectName("cellEditor")
        editor.setFrame(False)
        offer_pad(editor, "number")
        editor.setFont(self.look.font(self._points))
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        column, plant = plain_heading(Column(index.column())), self._model.plant_at(index.row()) + 1
        editor.setAccessibleName(self.tr("{0} of plant {1}").format(column, plant))
        self.editor, self._column = editor, Column(index.column())
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Forget the line that was typed into."""
        super().destroyEditor(editor, index)
        if editor is self.editor:
            self.editor = None
            self.closed.emit()

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with all digits of the value; what is being typed is left alone."""
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(self._model.data(index, Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Give the model what was typed, if anything was."""
        if isinstance(editor, QLineEdit) and editor.isModified():
            model.setData(index, editor.text())

    @property
    def half_typed(self) -> str:
        """What is being typed, where it can't be taken; "" where it can."""
        editor = self.editor
        if editor is None or not editor.isModified() or self._column is None:
            return ""
        try:
            typed_value(editor.text(), self._column, 1)
        except UserError:
            return editor.text().strip()
        return ""

    def commit(self, keeps: bool = True) -> None:
        """End editing, and take what was typed, or not."""
        editor = self.editor
        if editor is not None:
            if keeps:
                self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """End editing with the keys that go on to another cell."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and (event.key() in _MOVES or key_step(event))
        ):
            self.commit()
            self.left_by_key.emit(event)
            return True
        return super().eventFilter(editor, event)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Turn the kind with a double-click on y, in place of opening a line."""
        if event.type() == QEvent.Type.MouseButtonDblClick and index.column() == Column.Y:
            self._model.toggle(index.row())
            return True
        return super().editorEvent(event, model, option, index)


def _share(box: QRectF, face: Face, text: str) -> float:
    """Return the scale of type in which a text fits a cell."""
    return (box.width() - _MARGIN_PX - 2) / max(face.width(text), 1.0)
