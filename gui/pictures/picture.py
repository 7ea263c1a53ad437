"""Base class of widgets that paint one frame with QPainter: canvas, controls, and signals."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QPainter,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.changed import Changed
from engine.experiments.experiments import ExperimentName
from engine.lab.frame import Frame
from gui.gestures.touch_gestures import FINGER_REACH_PX
from gui.painting.pixmap_cache import Key, Layer, Paint
from gui.painting.plot import Plot
from gui.pictures.canvas import Canvas
from gui.pictures.canvas_touch import CanvasTouch
from gui.pictures.frame_receiver import FrameReceiver
from gui.pictures.menu_request import MenuRequest, asked_by
from gui.state.slices import Slices
from gui.state.view_options import USUAL_OPTIONS, ViewOptions
from gui.style.theme import Look


def about_one_neuron() -> str:
    """Say that a picture shows nothing of the model on screen."""
    return QCoreApplication.translate(
        "Pictures",
        "This picture is about one neuron with the inputs x₁ and x₂."
        " The model on screen is another.",
    )


class Picture(FrameReceiver, QWidget):
    """A QWidget that paints one frame on its canvas; a subclass writes `paint`, `retranslate`.

    What a person asks for leaves as a signal; `gui.app.wiring` leads all of them to the store.
    """

    watches = Changed.PLANTS | Changed.SELECTION | Changed.PROBE | Changed.NEURON | Changed.CHOICES

    needs_neuron = False
    """Whether it is about the bare neuron: of another model it says in a line that it is not."""

    experiment: ExperimentName | None = None
    """What it shows that is worked out beside the run, while the picture is seen."""

    takes_hold = True
    """Whether a finger that slides drags; else it points at what it comes over."""

    has_own_ground = False
    """Whether `paint` covers the whole canvas itself, by `paint_ground`."""

    choices_edited = Signal(object)
    """A dict of `Choices` fields to change."""
    select_requested = Signal(object)
    """The plants to select (k,), and no others."""
    parameter_edited = Signal(str, float)
    parameter_at_edited = Signal(int, float)
    """The same of any model: where the parameter stands among all of them, and its value."""
    neuron_requested = Signal(object)
    neuron_at_requested = Signal(object, object)
    """The NeuronPlace of a neuron with two inputs, and the Neuron over both that it is to be."""
    architecture_requested = Signal(object)
    start_requested = Signal(object)
    """The parameters (n,) at which a run is to begin."""
    settings_edited = Signal(object)
    """A dict of `Settings` fields to change."""
    neuron_pointed_at = Signal(object)
    """The NeuronPlace of the hidden neuron whose field is to be shown, or None."""
    plants_edited = Signal(object, object, object)
    """Which plants (k,) get which measures (k, 2) and kinds (k,); beyond the last, new ones."""
    refused = Signal(object)
    """A UserError: what was typed or pasted can't be taken."""
    gesture_begun = Signal(object, bool)
    """The EditKind of what it does, and whether learning waits."""
    gesture_ended = Signal()
    clicked = Signal()
    """Comes before and after what a press of the mouse asks for: that is an undo of its own."""
    seen_changed = Signal()
    menu_requested = Signal(object)
    """A MenuRequest: what a person wants the menu of."""
    description_changed = Signal()
    """Something else of the same frame is pointed at, and `description` says so."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.look = look
        self.canvas = Canvas(self.paint_on)
        self.canvas.described = self.description
        self.draw_frames_by(self.apply_frame)
        self._layers: defaultdict[str, Layer] = defaultdict(Layer)
        self._is_of_another_model = False
        self._controls = QHBoxLayout()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.canvas, 1)
        self.canvas.pressed, self.canvas.moved = self._press, self.on_drag
        self.canvas.released, self.canvas.hovered = self.on_release, self.on_hover
        self.canvas.key_pressed, self.canvas.wheel_turned = self.on_key, self.on_wheel
        self.touch = CanvasTouch(self.canvas, self.takes_hold, self.on_pinch)

    def add_controls(self, *controls: QWidget) -> None:
        """Put controls into the row below the canvas, behind those that are there."""
        row = self._controls
        if not row.count():
            row.setContentsMargins(8, 0, 8, 6)
            row.setSpacing(6)
            row.addStretch(1)
            self._layout.addLayout(row)
        for control in controls:
            row.insertWidget(row.count() - 1, control)

    def add_row(self, control: QWidget, *, fills: bool = True) -> None:
        """Put a control below the row of the others, as wide as the picture or as it needs."""
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 8, 6)
        row.addWidget(control)
        if not fills:
            row.addStretch(1)
        self._layout.addLayout(row)

    # Frames

    def set_in_front(self, in_front: bool) -> None:
        """Say whether the picture is seen, or lies behind another tab."""
        super().set_in_front(in_front)
        self.seen_changed.emit()

    def set_frame(
        self, frame: Frame, changed: Changed, options: ViewOptions = USUAL_OPTIONS
    ) -> None:
        """Draw this frame, unless it is of a model that the picture is not about."""
        is_of_another = self._is_about_another(frame)
        if is_of_another != self._is_of_another_model:
            self._is_of_another_model, changed = is_of_another, Changed.EVERYTHING
            self.setEnabled(not is_of_another)
            self.canvas.update()
        if not is_of_another:
            super().set_frame(frame, changed, options)

    def _is_about_another(self, frame: Frame) -> bool:
        return self.needs_neuron and not frame.architecture.is_bare

    def apply_frame(self, frame: Frame, changed: Changed) -> None:
        """Take a frame that is to be drawn; a subclass sets its controls by it."""
        self.canvas.update()

    def use_slices(self, slices: Slices) -> None:
        """Share slices of the loss with the other pictures of a window; for those that draw any."""

    def paint(self, painter: QPainter, frame: Frame, pixels: QRectF) -> None:
        """Draw a frame into a rectangle of logical pixels; for the subclass."""
        raise NotImplementedError

    def texts(self, frame: Frame) -> dict[str, str]:
        """Return every number that the picture writes for a frame, by a name; `paint` uses them."""
        return {}

    def shows_map(self, frame: Frame) -> bool:
        """Say whether it draws the loss map of a frame; for the subclass."""
        return False

    @property
    def needs_map(self) -> bool:
        """Whether it draws the loss map, which is worked out only while such a picture is seen."""
        if self.frame is None or self._is_of_another_model:
            return False
        return self.shows_map(self.frame)

    def wants_map(self, frame: Frame) -> bool:
        """Say whether it draws the loss map of a frame: none of a model that it is not about."""
        return not self._is_about_another(frame) and self.shows_map(frame)

    def commit(self) -> None:
        """Take what is being typed as entered; for a picture that can be typed in."""

    @property
    def half_typed(self) -> str:
        """What was typed and is not enough to be entered; "" where there is nothing."""
        return ""

    def drop_draft(self) -> None:
        """Forget what was typed and is not enough to be entered."""

    def describe(self, name: str, description: str) -> None:
        """Set the accessible name, and what is always shown and how it is used."""
        self.setAccessibleName(name)
        self.canvas.setAccessibleName(name)
        self.canvas.setAccessibleDescription(description)

    def description(self) -> str:
        """Say in one sentence what it shows now; of another model that it is another."""
        return about_one_neuron() if self._is_of_another_model else super().description()

    # Mouse and keys; positions are in the canvas's pixels

    def _press(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self.clicked.emit()
        self.on_press(at, modifiers)
        self.clicked.emit()

    def on_press(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Take hold of what is there."""

    def on_drag(self, at: QPointF) -> None:
        """Follow the mouse."""

    def on_release(self, at: QPointF) -> None:
        """Let go."""

    def on_hover(self, at: QPointF | None) -> None:
        """Follow the mouse while no button is pressed; None when it leaves."""

    def on_key(self, event: QKeyEvent) -> bool:
        """Do what a key asks; False leaves it to the window."""
        return False

    def on_wheel(self, notches: float) -> bool:
        """Do what the wheel asks; False leaves it to whatever is around."""
        return False

    def on_pinch(self, ratio: float) -> None:
        """Do what two fingers ask whose gap is so many times what it was; for the subclass."""

    def reach_px(self, pixels: float) -> float:
        """Return how near one has to aim: a mouse within so many pixels, a finger from farther."""
        finger = FINGER_REACH_PX if self.touch.is_finger else 0.0
        return self.look.width(max(pixels, finger))

    # Menus

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the plant that is there, or of the picture."""
        event.accept()
        self.menu_requested.emit(asked_by(event, self.menu_at, self.menu_by_key))

    def menu_at(self, at: QPoint) -> MenuRequest:
        """Return the request for what lies at a pixel of the picture."""
        on_canvas = self.canvas.mapFrom(self, at)
        is_inside = self.canvas.rect().contains(on_canvas) and not self._is_of_another_model
        plant = self.plant_at(on_canvas.toPointF()) if is_inside else None
        return MenuRequest(self.mapToGlobal(at), plant=plant)

    def menu_by_key(self) -> MenuRequest:
        """Return the request for what the keyboard is at."""
        return MenuRequest(self.canvas.mapToGlobal(self.canvas.rect().center()))

    def plant_at(self, at: QPointF) -> int | None:
        """Return the plant drawn at a pixel of the canvas; for a picture that draws plants."""
        return None

    # Events

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was missed."""
        super().showEvent(event)
        self.seen_changed.emit()

    def hideEvent(self, event: Any) -> None:
        """Say that the picture is not seen any more."""
        super().hideEvent(event)
        self.seen_changed.emit()

    def sizeHint(self) -> QSize:
        """Ask for little: the layout decides how large a picture is."""
        return QSize(260, 200)

    def minimumSizeHint(self) -> QSize:
        """Stay readable."""
        return QSize(140, 90)

    def paint_on(self, painter: QPainter, pixels: QRectF) -> None:
        """Paint the ground and the newest frame on the canvas."""
        if self._is_of_another_model:
            self.write_sentence(painter, pixels, about_one_neuron())
            return
        if self.frame is None or not self.has_own_ground:
            painter.fillRect(pixels, self.look.colour("panel"))
        if self.frame is not None:
            self.paint(painter, self.frame, pixels)

    def paint_whole(self, painter: QPainter, pixels: QRectF) -> None:
        """Paint all that there is to see into a file; a subclass that has more than a canvas."""
        if self._is_of_another_model:
            self.write_sentence(painter, pixels, about_one_neuron())
            return
        painter.fillRect(pixels, self.look.colour("panel"))
        if self.frame is not None:
            self.paint(painter, self.frame, pixels)

    def write_sentence(self, painter: QPainter, pixels: QRectF, text: str) -> None:
        """Fill the picture with a sentence alone, where it has nothing to draw."""
        painter.fillRect(pixels, self.look.colour("panel"))
        painter.setPen(self.look.colour("text", 0.8))
        painter.setFont(self.look.font(11))
        margin = self.look.width(16)
        centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(pixels.adjusted(margin, 0, -margin, 0), centred, text)

    def paint_layer(
        self, painter: QPainter, name: str, key: Key, paint: Paint, subject: object = None
    ) -> None:
        """Paint what looks the same from frame to frame: again only for another key or subject."""
        self._layers[name].draw(painter, (self.look, *key), paint, subject)

    def paint_ground(self, painter: QPainter, key: Key, paint: Paint) -> None:
        """Paint a layer that covers the whole canvas."""
        ground = self.look.colour("panel")
        self._layers["ground"].draw(painter, (self.look, *key), paint, ground=ground)

    def paint_axes(
        self, painter: QPainter, plot: Plot, below: str, left: str, at_y: float | None = None
    ) -> None:
        """Paint the axes of a plot as a layer."""
        key = (plot.pixels.getRect(), plot.mapping.window, below, left, at_y)
        self.paint_layer(painter, "axes", key, lambda brush: plot.axes(brush, below, left, at_y))
