"""Two dialogues: what the kinds are called, and what the measures are, with their units."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from engine.lab.state import LONGEST_NAME, check_names
from engine.model.dataset import KINDS, LEAF, PETAL, Dataset, unit_of, without_unit
from gui.context_menus.small_dialog import SmallDialog, Take, name_line
from gui.language.kind_names import usual_kind_name, usual_measure_name

_LONGEST_UNIT = 12
_UNIT_CHARS = 8


class KindsDialog(SmallDialog):
    """Names y = 1 and y = 0; a line left empty gives back the name of the course."""

    def __init__(self, parent: QWidget | None, plants: Dataset, take: Take) -> None:
        super().__init__(parent, "kindsDialog", self.tr("Names of the kinds"))
        self._take = take
        self.lines = [
            name_line(
                "" if name in KINDS else name, usual_kind_name(kind), f"y = {kind}", LONGEST_NAME
            )
            for kind, name in enumerate(plants.kinds)
        ]
        for kind in (1, 0):
            self.add_lines(f"y = {kind}", [self.lines[kind]])
        self.setTabOrder(self.lines[1], self.lines[0])
        self.lines[1].setFocus()

    def take(self) -> None:
        """Give the kinds what was typed. Raises UserError."""
        first, second = (
            " ".join(line.text().split()) or usual
            for line, usual in zip(self.lines, KINDS, strict=True)
        )
        shown = [
            usual_kind_name(KINDS.index(name)) if name in KINDS else name
            for name in (first, second)
        ]
        check_names((shown[0], shown[1]))
        self._take((first, second))


class MeasuresDialog(SmallDialog):
    """Names x1 and x2, with their units; a line left empty gives back the usual name."""

    def __init__(
        self, parent: QWidget | None, plants: Dataset, take: Take, first_axis: int = 0
    ) -> None:
        super().__init__(parent, "measuresDialog", self.tr("Names of the measures"))
        self._take = take
        self._usual = [
            name if name in (*LEAF, *PETAL) else LEAF[axis]
            for axis, name in enumerate(plants.features)
        ]
        self.names: list[QLineEdit] = []
        self.units: list[QLineEdit] = []
        for axis, (name, usual) in enumerate(zip(plants.features, self._usual, strict=True)):
            self._add_measure("x₁x₂"[2 * axis :][:2], name, usual)
        self.names[first_axis].setFocus()

    def _add_measure(self, symbol: str, name: str, usual: str) -> None:
        is_usual = name == usual
        shown, translated = without_unit(name), without_unit(usual_measure_name(usual))
        told = self.tr("{0}: name").format(symbol)
        self.names.append(name_line("" if is_usual else shown, translated, told, LONGEST_NAME))
        told = self.tr("{0}: unit").format(symbol)
        unit = name_line("" if is_usual else unit_of(name), self.tr("unit"), told, _LONGEST_UNIT)
        unit.setFixedWidth(unit.fontMetrics().averageCharWidth() * (_LONGEST_UNIT + _UNIT_CHARS))
        self.units.append(unit)
        self.add_lines(symbol, [self.names[-1], unit])

    def take(self) -> None:
        """Give the measures what was typed. Raises UserError."""
        first, second = map(self._name_of, (0, 1))
        shown = [
            usual_measure_name(name) if name in (*LEAF, *PETAL) else name
            for name in (first, second)
        ]
        check_names((shown[0], shown[1]))
        self._take((first, second))

    def _name_of(self, axis: int) -> str:
        """Return what was typed of a measure: the name, and its unit in brackets."""
        name, usual = " ".join(self.names[axis].text().split()), self._usual[axis]
        unit = "".join(letter for letter in self.units[axis].text() if letter not in "()").strip()
        if not name and not unit:
            return usual
        name = name or without_unit(usual_measure_name(usual))
        return f"{name} ({unit})" if unit else name
