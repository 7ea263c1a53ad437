"""The loss curve: this run, earlier runs, the exact minimum and the step shown."""

from __future__ import annotations

import math

import pyqtgraph as pg
from PySide6.QtCore import QPointF

from engine.changed import Changed
from engine.lab.frame import Frame
from gui.gestures.menu_by_finger import ask_for_menu
from gui.gestures.touch_gestures import TouchGestures
from gui.pictures.curve.curves_item import CurvesItem, test_curves
from gui.pictures.curve.loss_scale import LossScale, log_scale
from gui.pictures.plot_picture import PlotPicture
from gui.state.view_options import ViewOptions
from gui.style.theme import Look

_TOWERING = 2.0
"""An earlier run may make the axis so many times higher than this run needs, and no more."""

_ROOM_FOR_A_NUMBER = 0.06
"""So much above the highest number of the axis, or its upper half would be cut."""


class CurveBox(pg.ViewBox):
    """A view that a person looks at but does not move."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False)
        self.setMouseEnabled(False, False)


class LossCurve(PlotPicture):
    """The log loss by step, in nats a plant, linear or logarithmic."""

    watches = (
        Changed.TRACE | Changed.GHOSTS | Changed.NEURON | Changed.SOLUTION | Changed.SETTINGS
        | Changed.VIEW
    )  # fmt: skip

    def __init__(self, look: Look) -> None:
        self._box = CurveBox()
        super().__init__(look, self._box)
        self.setObjectName("lossCurve")
        self._is_logarithmic = False
        self._shown_range: tuple[object, ...] = ()
        self._axes_frame: Frame | None = None
        self._has_penalty = False
        self._curves = CurvesItem(self._box, look)
        self.axes["bottom"].whole_only = True
        self.scene().sigMouseMoved.connect(self._on_mouse)
        self._read_by_touch()
        self.set_look(look)

    def draw(self, frame: Frame, changed: Changed) -> None:
        """Draw what has changed."""
        self._curves.frame = frame
        if self._has_penalty is frame.settings.penalty.is_none:
            self._has_penalty = not self._has_penalty
            self._name_loss()
        self._set_range(frame)
        self._curves.update()

    def lock_axes(self, frame: Frame) -> None:
        """Let the axes be those of a whole run, for an animation of it."""
        self._axes_frame = frame

    def take_options(self, options: ViewOptions, frame: Frame) -> None:
        """Take the scale of the loss; its range follows when it is drawn."""
        self._is_logarithmic = self.axes["left"].powers_of_ten = options.log_loss

    def set_look(self, look: Look) -> None:
        """Take another look."""
        self._curves.look = look
        self._curves.update()
        super().set_look(look)

    def retranslate(self) -> None:
        """Name the axes in the language on screen."""
        self.setAccessibleName(self.tr("Loss curve"))
        self.setAccessibleDescription(
            self.tr("The log loss at each step of the run, and that of the plants held out.")
        )
        self.axes["bottom"].describe(self.tr("step"))
        self._name_loss()
        self._curves.minimum_text = self.tr("minimum {0}")
        self._curves.reading_text = self.tr("step {0}: {1}")
        self._curves.both_text = self.tr("step {0}: {1}, held out {2}")
        self._curves.own_name = self.tr("learnt from")
        self._curves.test_name = self.tr("held out")
        self._curves.score.score_text = self.tr("{0} of {1} right")
        self._curves.score.then_text = self.tr("on the earlier plants: {0}")
        self._curves.update()

    def _read_by_touch(self) -> None:
        """Let a finger that lies or slides read the curve, and a hold ask for the menu."""
        gestures = TouchGestures(self.viewport())
        for slid in (gestures.touched, gestures.dragged):
            slid.connect(lambda at: self._on_mouse(self.mapToScene(at.toPoint())))
        gestures.lifted.connect(self._forget_mouse)
        gestures.held.connect(lambda at: ask_for_menu(self.viewport(), at))

    def leaveEvent(self, event: object) -> None:
        """Forget where the mouse was."""
        self._forget_mouse()
        super().leaveEvent(event)

    def _forget_mouse(self) -> None:
        self._curves.mouse = None
        self._curves.update()

    def _name_loss(self) -> None:
        """Say what the axis measures: with a penalty, that it is not in it."""
        name = self.tr("log loss ℒ")
        if self._has_penalty:
            name = self.tr("ℒ without the penalty")
        self.axes["left"].describe(name)

    def _on_mouse(self, position: QPointF) -> None:
        if self.frame is None:
            return
        at = self._box.mapSceneToView(position)
        inside = self._box.sceneBoundingRect().contains(position)
        self._curves.mouse = (at.x(), at.y()) if inside else None
        self._curves.update()

    def _set_range(self, frame: Frame) -> None:
        """Let the axes grow by leaps, so that they are the same for most frames."""
        frame = self._axes_frame or frame
        own = [frame.curve, *test_curves(frame)]
        curves = [*own, *(ghost.curve for ghost in frame.ghosts)]
        last = max(map(len, curves)) - 1
        highest = max(curve.highest for curve in curves)
        if self._is_logarithmic:
            positive = min(curve.lowest_positive for curve in curves)
            scale = log_scale(positive, highest, any(curve.lowest <= 0 for curve in curves))
        else:
            most = max(min(highest, _TOWERING * max(curve.highest for curve in own)), 1e-9)
            scale = LossScale(0, round_up(most * 1.05))
        shown = (round_up(1.03 * max(last, 20)), scale)
        if shown != self._shown_range:
            self._shown_range = shown
            self._curves.scale = scale
            self.axes["left"].zero_at = scale.zero_row if scale.shows_zero else None
            highest_shown = scale.top + _ROOM_FOR_A_NUMBER * (scale.top - scale.bottom)
            self._box.setRange(
                xRange=(-0.02 * shown[0], shown[0]), yRange=(scale.lowest_shown, highest_shown),
                padding=0,
            )  # fmt: skip


def round_up(value: float) -> float:
    """Return the next of … 0.5, 1, 1.5, 2, 3, 5, 7.5, 10, 15 … times a power of ten."""
    power = 10.0 ** math.floor(math.log10(value))
    for share in (1, 1.5, 2, 3, 5, 7.5):
        if value <= share * power * (1 + 1e-9):
            return share * power
    return 10 * power
