"""The slope of the loss along one parameter of any model, told to be one cut of many."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.changed import Changed
from engine.lab.frame import Frame
from gui.painting.labels import label_size
from gui.painting.rich_text import Run
from gui.painting.symbols import SYMBOLS
from gui.pictures.cuts.weight_choice import WeightChoice, axis_name
from gui.pictures.loss.loss_slice import LossSlice
from gui.style.theme import Look


class SliceOfModel(LossSlice):
    """A LossSlice of the bare neuron, and of any other model along the parameter chosen."""

    needs_neuron = False

    def __init__(self, look: Look) -> None:
        self._along = WeightChoice()
        super().__init__(look)
        self._along.picked.connect(
            lambda name: self.choices_edited.emit({"network_slope_along": name})
        )
        self.add_controls(self._along)
        self._along.hide()

    def retranslate(self) -> None:
        """Name the picture and the choice of the parameter."""
        super().retranslate()
        self._along.setAccessibleName(
            QCoreApplication.translate("WeightChoice", "The weight or bias along which it is cut")
        )

    def apply_frame(self, frame: Frame, changed: Changed) -> None:
        """Show the choice that belongs to the model, and draw."""
        is_bare = frame.architecture.is_bare
        self._along.setVisible(not is_bare)
        self.chooser.setVisible(is_bare)
        if not is_bare:
            self._along.show_name(frame.architecture, frame.cuts.slope_along)
        super().apply_frame(frame, changed)

    def show_choice(self, frame: Frame) -> None:
        """Show which of w1, w2 and b is chosen."""
        if frame.architecture.is_bare:
            super().show_choice(frame)

    def parameter(self, frame: Frame) -> str:
        """Return the name of the parameter chosen."""
        if frame.architecture.is_bare:
            return super().parameter(frame)
        return frame.cuts.slope_along

    def symbol(self, parameter: str) -> str:
        """Write w or b of a model of many."""
        return SYMBOLS.get(parameter, parameter[0])

    def symbol_runs(self, parameter: str) -> list[Run]:
        """Write it in a headline."""
        if parameter in SYMBOLS:
            return super().symbol_runs(parameter)
        return [Run(parameter[0], "parameter", bold=True, symbol=True)]

    def axis_name(self, frame: Frame, room: float) -> str:
        """Name the parameter, or its letter where there is little room, and say what is shown."""
        if frame.architecture.is_bare:
            return super().axis_name(frame, room)
        text = QCoreApplication.translate("WeightChoice", "{0}   (one cut of many)")
        parameter = self.parameter(frame)
        whole = text.format(axis_name(frame.architecture, parameter))
        fits = label_size(whole, self.look.font(10)).width() <= room
        return whole if fits else text.format(self.symbol(parameter))

    def ball(self, frame: Frame) -> float:
        """Return the parameter's value."""
        return float(frame.parameters[frame.architecture.names.index(self.parameter(frame))])

    def put_ball(self, value: float) -> None:
        """Ask for another value of the parameter."""
        if self.frame is None or self.frame.architecture.is_bare:
            super().put_ball(value)
            return
        index = self.frame.architecture.names.index(self.parameter(self.frame))
        self.parameter_at_edited.emit(index, value)
