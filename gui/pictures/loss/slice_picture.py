"""Base class of the pictures of the loss along one parameter, which is dragged as a ball."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QCoreApplication, QPointF, Qt

from engine.changed import Changed
from engine.explain.landscape import Slice
from engine.lab.frame import Frame
from engine.model.neuron import PARAMETERS
from gui.painting.symbols import SYMBOLS
from gui.pictures.loss.ball_picture import BallPicture
from gui.state.edit_kind import EditKind
from gui.state.slices import Slices
from gui.style.theme import Look
from gui.widgets.segmented_choice import SegmentedChoice


class SlicePicture(BallPicture):
    """A BallPicture of the loss along w1, w2 or b, chosen below it; its ball is that parameter."""

    needs_neuron = True

    watches = (
        Changed.PLANTS | Changed.NEURON | Changed.TRACE | Changed.SOLUTION | Changed.CHOICES
        | Changed.PLAYING
    )  # fmt: skip
    gesture = (EditKind.WEIGHTS, True)

    def __init__(
        self, look: Look, name: str, choice: Literal["slope_along", "summit_along"]
    ) -> None:
        super().__init__(look, name)
        self._choice = choice
        self._slices = Slices()
        self._locked_reach: float | None = None
        self.chooser = SegmentedChoice(PARAMETERS)
        self.chooser.chosen.connect(lambda value: self.choices_edited.emit({choice: value}))
        self.add_controls(self.chooser)

    def apply_frame(self, frame: Frame, changed: Changed) -> None:
        """Show which parameter is chosen, and draw."""
        self.show_choice(frame)
        super().apply_frame(frame, changed)

    def show_choice(self, frame: Frame) -> None:
        """Show which of w1, w2 and b is chosen."""
        self.chooser.show_value(self.parameter(frame))

    def use_slices(self, slices: Slices) -> None:
        """Take the loss along the parameter from slices that others draw as well."""
        self._slices = slices

    def parameter(self, frame: Frame) -> str:
        """Return the name of the parameter chosen."""
        parameter: str = getattr(frame.choices, self._choice)
        return parameter

    def curve(self, frame: Frame) -> Slice:
        """Return the loss along the parameter, as far as the axis goes."""
        return self._slices.of(frame, self.parameter(frame), self._locked_reach)

    def on_press(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Begin to drag the ball; the curve goes on reaching as far as it does now."""
        if self.frame is not None:
            self._locked_reach = self.frame.landscape.reach_of(self.parameter(self.frame))
        super().on_press(at, modifiers)

    def on_release(self, at: QPointF) -> None:
        """End the drag."""
        self._locked_reach = None
        super().on_release(at)

    def ball(self, frame: Frame) -> float:
        """Return the parameter's value."""
        return float(getattr(frame.neuron, self.parameter(frame)))

    def put_ball(self, value: float) -> None:
        """Ask for another value of the parameter."""
        if self.frame is not None:
            self.parameter_edited.emit(self.parameter(self.frame), value)

    def retranslate(self) -> None:
        """Name the choice of the parameter, and say what the keys do."""
        translate = QCoreApplication.translate
        meanings = [
            translate("ParameterSlice", "weight w₁"),
            translate("ParameterSlice", "weight w₂"),
            translate("ParameterSlice", "bias b"),
        ]
        self.chooser.describe(
            translate("ParameterSlice", "along"), list(SYMBOLS.values()), meanings
        )
        self.canvas.setToolTip(
            translate("ParameterSlice", "Drag the ball, or press Up and Down (with Shift: finer)")
        )
