"""The plants as a table to type into, and as leaves that are measured (figures 2 and 3)."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QResizeEvent

from engine.changed import Changed
from engine.lab.frame import Frame
from engine.model.dataset import Dataset
from gui.language.kind_names import (
    Axis,
    kind_name,
    measure_words,
    measures_are_named,
    quoted,
)
from gui.language.numbers import short
from gui.painting.leaves import draw_measured_leaf, draw_plant
from gui.painting.rich_text import Run, line_size, write_line
from gui.pictures.menu_request import MenuRequest
from gui.pictures.picture import Picture
from gui.pictures.plants.columns import Column, cell_text
from gui.pictures.plants.plant_table_model import PlantTableModel
from gui.pictures.plants.plant_table_view import PlantTableView
from gui.pictures.plants.row_order import Sorting
from gui.pictures.plants.table_painting import draw_rows
from gui.state.update_throttle import UpdateThrottle
from gui.style.palette import KIND_COLOURS, ColourName
from gui.style.theme import Look

_LOW_PX = 300.0
_STRIP_SHARE = 0.26
_STRIP_PX = (78.0, 150.0)
_MOST_LEAVES = 3
_LETTERS = (20, 14, 10, 7)
"""Of a file's own name of a kind below its shape: as many as there is room for."""
_LEAST_ROOM_PX = 72.0


class PlantTable(Picture):
    """Every plant in a row; above them leaves, of which x1 and x2 are the width and the length."""

    watches = Changed.PLANTS | Changed.SELECTION | Changed.NEURON | Changed.PLAYING | Changed.PROBE

    def __init__(self, look: Look) -> None:
        super().__init__(look, "plantTable")
        self.model = PlantTableModel(self)
        self.grid = PlantTableView(self.model, look)
        self._throttle = UpdateThrottle(self._write_live, self)
        self._layout.setStretch(0, 0)
        self._layout.addWidget(self.grid, 1)
        self.model.plants_edited.connect(self.plants_edited)
        self.model.refused.connect(self.refused)
        self.grid.select_requested.connect(self.select_requested)
        self._waits_to_sort = False
        """Learning has paused while a cell was being typed into: rows keep their places so long."""
        by_queue = Qt.ConnectionType.QueuedConnection  # what was typed comes first
        self.grid.cells.closed.connect(self._sort_after_typing, by_queue)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the picture in the language on screen."""
        self._describe()
        self.grid.setAccessibleName(self.tr("Table of the plants"))
        self.grid.setToolTip(
            self.tr(
                "Type to change y, x1 or x2, in the last row to add a plant;"
                " double-click y to change the kind. Ctrl+C copies, Ctrl+V pastes,"
                " Ctrl+Tab leaves the table."
            )
        )
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        self.grid.write_all()

    def _describe(self) -> None:
        """Say what the picture shows, with the names that the plants on screen have."""
        plants = self.model.plants
        told = self.tr(
            "Leaves of toxic and of non-toxic plants, with their width x1 and length x2."
        )
        if plants.kinds_are_named or measures_are_named(plants):
            names = kind_name(plants, 1), kind_name(plants, 0), *measure_words(plants)[0]
            told = self.tr("Plants of the kinds {0} and {1}; x1 is {2}, x2 is {3}.")
            told = told.format(*map(quoted, names))
        self.describe(self.tr("Table of the plants"), told)

    def set_look(self, look: Look) -> None:
        """Take another look."""
        self.grid.set_look(look)
        super().set_look(look)
        self._lay_out()

    def apply_frame(self, frame: Frame, changed: Changed) -> None:
        """Show a frame: plants and selection at once, what follows the weights at a pace."""
        paused = self._waits_to_sort or bool(changed & Changed.PLAYING)
        resort = paused and not frame.playing and self.grid.is_sorted_by_live
        self._waits_to_sort = resort and self.grid.cells.editor is not None
        resort = resort and not self._waits_to_sort
        if changed & (Changed.PLANTS | Changed.SELECTION) or resort:
            self.grid.apply_frame(frame, bool(changed & Changed.PLANTS), resort)
        if changed & Changed.PLANTS:
            self._describe()
        if changed & (Changed.PLANTS | Changed.SELECTION | Changed.PROBE):
            self.canvas.update()
        if changed & (Changed.NEURON | Changed.PLAYING):
            self._throttle.set_frame(frame)

    def texts(self, frame: Frame) -> dict[str, str]:
        """Write every cell of the rows on screen, and the measures of the plant chosen."""
        first, last = self.grid.rows_on_screen()
        plants = [self.model.plant_at(row) for row in range(first, min(last + 1, self.model.count))]
        texts = {
            f"{column.name.lower()} {plant}": cell_text(frame, plant, column, self.model.decimals)
            for plant in plants
            if plant < len(frame.plants)
            for column in Column
        }
        return texts | self._measures(frame)

    def _measures(self, frame: Frame) -> dict[str, str]:
        if frame.subject is None:
            return {}
        measures = {"x1": frame.subject.x1, "x2": frame.subject.x2}
        if not frame.plants.is_in_cm:
            return {name: short(value, 4) for name, value in measures.items()}
        return {name: self.tr("{0} cm").format(short(value, 4)) for name, value in measures.items()}

    def view_state(self) -> Sorting:
        """Return what the plants are sorted by."""
        return self.grid.plants.order.sorted_by

    def set_view_state(self, state: Sorting) -> None:
        """Sort the plants as another table does, from the next frame on."""
        self.grid.set_sorting(state)

    def paint_whole(self, painter: QPainter, pixels: QRectF) -> None:
        """Draw the leaves, and below them as many rows as there is room for."""
        painter.fillRect(pixels, self.look.colour("panel"))
        rows = QRectF(pixels)
        if self.canvas.isVisible() and self.frame is not None:
            strip = QRectF(0, 0, pixels.width(), self.canvas.height())
            self.paint(painter, self.frame, strip)
            rows.setTop(strip.bottom())
        draw_rows(painter, rows, self.grid, self.look)

    def commit(self) -> None:
        """Take what is being typed as entered."""
        self.grid.cells.commit()

    @property
    def half_typed(self) -> str:
        """What is typed into a cell and is no number, or the one measure of a plant begun."""
        return self.grid.cells.half_typed or self.model.half_a_plant

    def drop_draft(self) -> None:
        """Forget the plant that was begun in the empty row."""
        self.model.drop_draft()

    def _sort_after_typing(self) -> None:
        """Sort as a pause would have, had nothing been typed then."""
        if self._waits_to_sort and self.frame is not None:
            self.apply_frame(self.frame, Changed.NOTHING)

    def _write_live(self) -> None:
        if self.frame is not None and self.is_seen:
            self.grid.write_live(self.frame)

    # The leaves

    def paint(self, painter: QPainter, frame: Frame, pixels: QRectF) -> None:
        """Draw leaves of both kinds, one of each measured, and what x1 and x2 stand for."""
        plants = frame.plants
        words = self._words(plants, pixels)
        legend = self._legend_width(words) + self._value_width()
        side = pixels.height() - self._line() - 2
        most = int((pixels.width() - legend) / 2 / max(side, 1.0))
        leaves = min(max(most, 1), _MOST_LEAVES)
        room = min((pixels.width() - legend) / 2, 1.25 * leaves * side)
        self.paint_layer(
            painter, "leaves", (leaves, pixels.getRect(), room, plants.kinds, plants.features),
            lambda brush: self._draw_galleries(brush, plants, pixels, leaves, room),
        )  # fmt: skip
        left = 2 * room + 8
        box = QRectF(left, 0, pixels.right() - left, pixels.height())
        self._draw_legend(painter, frame, box, words)

    def _draw_galleries(
        self, painter: QPainter, plants: Dataset, pixels: QRectF, leaves: int, room: float
    ) -> None:
        """Draw some plants of each kind with their y below: leaves, in the course (figure 2)."""
        line = self._line()
        captions = self._captions(plants, room)
        is_leaf = not plants.kinds_are_named
        is_measured = is_leaf and not measures_are_named(plants)
        for index, kind in enumerate((1, 0)):
            box = QRectF(index * room, 0, room, pixels.height())
            for number in range(leaves):
                leaf_box = QRectF(
                    box.left() + number * room / leaves, 2, room / leaves, box.height() - line - 4
                )
                if is_measured and number == (leaves - 1) // 2:
                    self._draw_measured(painter, leaf_box, kind, number)
                else:
                    within = leaf_box.adjusted(3, 6, -3, 0)
                    draw_plant(painter, within, kind, number, self.look, is_leaf)
            runs = [Run(captions[index], "toxic" if kind else "harmless")]
            width = line_size(runs, self.look, 10)[0]
            at = QPointF(box.center().x() - min(width, room - 4) / 2, box.bottom() - line / 2 - 1)
            write_line(painter, at, runs, self.look, 10, room - 4)

    def _captions(self, plants: Dataset, room: float) -> tuple[str, str]:
        """Return what stands below either kind, y = 1 first: shorter where there is no room."""
        first: tuple[str, str] = self.tr("toxic: y = 1"), self.tr("non-toxic: y = 0")
        shorter: list[tuple[str, str]] = []
        if plants.kinds_are_named:
            template, (one, zero) = self.tr("{0}: y = {1}"), _names(plants, _LETTERS[0])
            first = template.format(one, 1), template.format(zero, 0)
            shorter = [_names(plants, letters) for letters in _LETTERS]
        for captions in (first, *shorter, ("y = 1", "y = 0")):
            if all(line_size([Run(text)], self.look, 10)[0] <= room - 4 for text in captions):
                return captions
        return "1", "0"

    def _draw_measured(self, painter: QPainter, box: QRectF, kind: int, number: int) -> None:
        inner = box.adjusted(3, 19 * self.look.type_scale, -3, 0)
        middles = draw_measured_leaf(painter, inner, kind, number, self.look)
        for middle, digit in zip(middles, "12", strict=True):
            runs = _named(f"x{digit}", "")[:2]
            width = line_size(runs, self.look, 9)[0]
            write_line(painter, middle - QPointF(width / 2, 0), runs, self.look, 9)

    def _draw_legend(
        self, painter: QPainter, frame: Frame, box: QRectF, words: tuple[str, str]
    ) -> None:
        """Say what x1 and x2 are, and how large those of the plant chosen."""
        line, texts = self._line() * 1.25, self._measures(frame)
        value_at = box.left() + self._legend_width(words)
        kind = frame.subject.kind if frame.subject is not None else None
        colour: ColourName = "probe" if kind is None else KIND_COLOURS[kind]
        for index, (name, word) in enumerate(zip(("x1", "x2"), words, strict=True)):
            y = box.center().y() + (index - 0.5) * line
            runs = _named(name, word)
            write_line(painter, QPointF(box.left(), y), runs, self.look, 10, box.width())
            if name in texts:
                value = [Run(texts[name], colour, bold=True)]
                room = box.right() - value_at - 4
                write_line(painter, QPointF(value_at, y), value, self.look, 10, room)

    def _words(self, plants: Dataset, pixels: QRectF) -> tuple[str, str]:
        """Name what x1 and x2 are: shorter where there is little room beside the leaves."""
        words, short_words = measure_words(plants)
        room = pixels.width() - 2 * _LEAST_ROOM_PX * self.look.type_scale
        if self._legend_width(words) + self._value_width() > room:
            return short_words
        return words

    def _legend_width(self, words: tuple[str, str]) -> float:
        return max(line_size(_named("x1", word), self.look, 10)[0] for word in words) + 10

    def _value_width(self) -> float:
        bold = QFontMetricsF(self.look.font(10, bold=True))
        return bold.horizontalAdvance(self.tr("{0} cm").format("00,00")) + 12

    def _line(self) -> float:
        return QFontMetricsF(self.look.font(10)).height()

    def _lay_out(self) -> None:
        """Give the leaves a strip above the table, where the picture is high enough."""
        scale, height = self.look.type_scale, self.height()
        least, most = (bound * scale for bound in _STRIP_PX)
        strip = round(min(max(_STRIP_SHARE * height, least), most))
        self.canvas.setVisible(height >= _LOW_PX * scale)
        self.canvas.setFixedHeight(strip)

    # Events

    def menu_at(self, at: QPoint) -> MenuRequest:
        """Return the request for the plant of a row, or for what the head of a column names."""
        on_screen = self.mapToGlobal(at)
        head = self.grid.horizontalHeader()
        column = head.logicalIndexAt(head.mapFrom(self, at))
        if head.rect().contains(head.mapFrom(self, at)) and column >= 0:
            axis: dict[int, Axis] = {Column.X1: 0, Column.X2: 1}
            kind = 1 if column == Column.Y else None
            return MenuRequest(on_screen, kind=kind, axis=axis.get(column))
        in_grid = self.grid.viewport().mapFrom(self, at)
        row = self.grid.rowAt(in_grid.y()) if self.grid.viewport().rect().contains(in_grid) else -1
        return MenuRequest(on_screen, plant=self._plant_in(row))

    def menu_by_key(self) -> MenuRequest:
        """Return the request for the plant of the current row."""
        current = self.grid.currentIndex()
        middle = self.grid.visualRect(current).center()
        if not self.grid.viewport().rect().contains(middle):
            middle = self.grid.viewport().rect().center()
        on_screen = self.grid.viewport().mapToGlobal(middle)
        return MenuRequest(on_screen, plant=self._plant_in(current.row()))

    def _plant_in(self, row: int) -> int | None:
        """Return the plant of a row; None of the row that awaits another."""
        return self.model.plant_at(row) if 0 <= row < self.model.count else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height out."""
        super().resizeEvent(event)
        self._lay_out()


def _names(plants: Dataset, most: int) -> tuple[str, str]:
    return kind_name(plants, 1, most), kind_name(plants, 0, most)


def _named(name: str, word: str) -> list[Run]:
    return [Run(name[0], symbol=True), Run(name[1], level=-1), Run(f"  {word}")]
