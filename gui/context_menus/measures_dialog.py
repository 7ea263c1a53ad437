"""The dialogue that types the exact measures of one plant."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QLineEdit, QWidget

from engine.arrays import Kinds, Points, indices
from engine.changed import Changed
from engine.lab.frame import Frame
from gui.context_menus.small_dialog import SmallDialog
from gui.language.kind_names import measure_name
from gui.language.numbers import whole
from gui.pictures.plants.columns import Column, exact_text, typed_value
from gui.state.store import Store

_COLUMNS = (Column.X1, Column.X2)


class PlantDialog(SmallDialog):
    """Shows x1 and x2 of a plant with all their digits, and takes what is typed in their place.

    It closes where the plant is another one meanwhile.
    """

    def __init__(self, parent: QWidget | None, store: Store, plant: int) -> None:
        title = self.tr("Plant {0}: exact measures").format(whole(plant + 1))
        super().__init__(parent, "plantDialog", title)
        self._store, self._plant = store, plant
        plants = store.session.state.plants
        self._measures, self._kind = plants.x[plant].copy(), int(plants.y[plant])
        self.lines: list[QLineEdit] = []
        for axis in (0, 1):
            line = QLineEdit(exact_text(float(self._measures[axis])))
            name = f"{'x₁x₂'[2 * axis :][:2]}   {measure_name(plants, axis)}"
            line.setAccessibleName(name)
            self.lines.append(line)
            self.add_lines(name, [line])
        self.lines[0].setFocus()
        self.lines[0].selectAll()
        store.frame_ready.connect(self._on_frame)
        self.finished.connect(lambda: store.frame_ready.disconnect(self._on_frame))

    def take(self) -> None:
        """Give the plant the measures typed. Raises UserError."""
        typed = [
            typed_value(line.text(), column, self._plant + 1)
            for line, column in zip(self.lines, _COLUMNS, strict=True)
        ]
        x: Points = np.array([typed])
        y: Kinds = np.array([self._kind], dtype=np.int8)
        self._store.set_plants(indices([self._plant]), x, y)

    def _on_frame(self, frame: Frame, changed: Changed) -> None:
        if changed & Changed.PLANTS and not self._is_there(frame):
            self.reject()

    def _is_there(self, frame: Frame) -> bool:
        plants, plant = frame.plants, self._plant
        return (
            plant < len(plants)
            and np.array_equal(plants.x[plant], self._measures)
            and int(plants.y[plant]) == self._kind
        )
