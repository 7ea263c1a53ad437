"""The plants over (x1, x2) at the height of an added input, cut by z = 0 of the neuron."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QComboBox, QLabel

from engine.arrays import Vector
from engine.changed import Changed
from engine.fields.lift import Lift, heights_on_offer, lift_by
from engine.geometry import Rectangle
from engine.lab.frame import Frame
from engine.model.architecture import NeuronPlace
from engine.model.features import Feature
from engine.model.neuron import Neuron
from gui.language.model_names import feature_name
from gui.language.numbers import fixed
from gui.painting.axes_3d import SpaceAxes, room_for_axes
from gui.painting.markers import draw_ball, nearest
from gui.painting.projection import Camera, Space, along_frontier
from gui.pictures.hidden import lifted_drawing as drawing
from gui.pictures.hidden.plane_drawing import draw_marks, draw_parted, write_subject
from gui.pictures.hidden.space_drawing import draw_plane, name_height
from gui.pictures.hidden.space_picture import SpacePicture, parting_colour, parting_note
from gui.state.edit_kind import EditKind
from gui.style.theme import Look
from gui.widgets.claimed_keys import key_step

_REACH_PX = 14.0
_BALL_REACH_PX = 16.0
_HIGH_FOR_HEIGHT_PX = 220
_LOW = Camera(0.42, 0.28)
"""From here a bowl stands above the plane, and its bottom below."""

_RISE_A_KEY = 0.02


class Lifted(SpacePicture):
    """x1, x2 and an added input as three axes: z = 0 is a plane there, its cut the field's curve.

    The surface is the added input itself, h(x1, x2); every plant lies on it. z = 0 is drawn where
    it lies for the height chosen, with all inputs: a plane if the others are x1 and x2 alone or
    have the weight 0, else a bent net, of which the note says so. The sum of both squares can be
    chosen where both are inputs; with equal weights its cut is a plane. What lies above z = 0 has
    the sign of the height's weight, in either case. The plane's ball drags it up and down.
    """

    watches = SpacePicture.watches | Changed.VIEW

    def __init__(self, look: Look) -> None:
        super().__init__(look, "lifted")
        self._is_dragged = False
        self._offered: tuple[Feature, ...] = ()
        self._label, self.heights = QLabel(), QComboBox()
        self.heights.activated.connect(self._choose_height)
        self.add_controls(self._label, self.heights, *self.views)
        for control in (self._label, self.heights, *self.views):
            control.hide()  # until a model asks for it: what is seen takes room
        self.retranslate()

    def retranslate(self) -> None:
        """Name the picture and its controls in the language on screen."""
        self.describe(
            self.tr("Lifted plants"),
            self.tr(
                "The plants over x₁ and x₂, as high as an added input is, and the plane z = 0 that"
                " cuts through: below the cut lies the field's curve. Drag to turn, click a plant"
                " to select it, drag the ball to raise the plane. Up and Down tilt, with Shift they"
                " turn, with Ctrl they raise the plane; + and - zoom."
            ),
        )
        self.canvas.setToolTip(
            self.tr(
                "Drag to turn, wheel to zoom, drag the ball to raise the plane"
                "  [↑ ↓ tilt, Shift+↑ ↓ turn, Ctrl+↑ ↓ raise, + − zoom]"
            )
        )
        self._label.setText(self.tr("Height"))
        self.heights.setAccessibleName(self.tr("Which added input lifts the plants"))
        self.heights.setToolTip(self.heights.accessibleName())
        self.name_views(self.tr("Look along the plane: what it separates lies on two sides"))

    def apply_frame(self, frame: Frame, changed: Changed) -> None:
        """Offer the heights that the model has, and draw."""
        architecture = frame.architecture
        offered = () if architecture.is_network else heights_on_offer(architecture)
        if offered != self._offered:
            self._offered = offered
            self.heights.clear()
            self.heights.addItems([feature_name(feature) for feature in offered])
        if offered:
            self.heights.setCurrentIndex(offered.index(self._height(frame)))
        for widget in (self._label, self.heights):
            widget.setVisible(len(offered) > 1)
        for button in self.views:
            button.setVisible(bool(offered))
        super().apply_frame(frame, changed)

    def _choose_height(self, index: int) -> None:
        self.choices_edited.emit({"lifted_by": self._offered[index].value})

    def _height(self, frame: Frame) -> Feature:
        offered = heights_on_offer(frame.architecture)
        chosen = frame.choices.lifted_by
        return Feature(chosen) if chosen in offered else offered[0]

    def lift_of(self, frame: Frame) -> Lift | None:
        """Return what is drawn of a frame; None where it is of no neuron with added inputs."""
        architecture = frame.architecture
        if architecture.is_network or not heights_on_offer(architecture):
            return None
        return lift_by(frame.network, self._height(frame))

    # Numbers

    def texts(self, frame: Frame) -> dict[str, str]:
        """Write how high the plant chosen is, its z, and what there is to see."""
        lift = self.lift_of(frame)
        if lift is None:
            return {"note": self._what_it_needs(frame)}
        result = {"note": self._note(frame, lift)}
        subject = frame.subject
        if subject is not None:
            height = float(lift.heights(np.array([[subject.x1, subject.x2]]))[0])
            result["height"] = f"{feature_name(lift.height)} = {fixed(height)}"
            result["z"] = f"z = {fixed(subject.z)}"
        return result

    def _what_it_needs(self, frame: Frame) -> str:
        if frame.architecture.is_network:
            return self.tr(
                "This picture is of one neuron with added inputs: the model on screen has hidden"
                " neurons."
            )
        return self.tr(
            "This picture is of one neuron with added inputs, such as x₁² + x₂²: the model on"
            " screen has none."
        )

    def _note(self, frame: Frame, lift: Lift) -> str:
        if not lift.is_cut:
            return self.tr("Its weight is 0: nothing is cut")
        if not lift.is_plane:
            return self.tr("Bent by the other inputs: no plane")
        return parting_note(frame, in_space=True)

    # Drawing

    @property
    def usual_camera(self) -> Camera:
        """Look at it from lower down than at a surface: what is below the plane has to show."""
        return _LOW

    def space(self, frame: Frame, pixels: QRectF) -> Space:
        """Return the box that is looked at, and from where."""
        lift = self.lift_of(frame)
        assert lift is not None
        return self._space(frame, lift, self.below_note(pixels))

    def _space(self, frame: Frame, lift: Lift, below: QRectF) -> Space:
        window, camera = frame.plants.window, self.camera
        low, high = drawing.heights_shown(frame, lift, drawing.wires_over(window))
        if self.is_aligned and lift.is_cut:
            first, second = (-lift.weights / lift.weight).tolist()
            camera = along_frontier(camera, Neuron(first, second), window)
        return Space(camera, window, low, high, room_for_axes(below, self.look))

    def paint(self, painter: QPainter, frame: Frame, pixels: QRectF) -> None:
        """Draw surface, plants and cut; of another model say what it would take."""
        lift, texts = self.lift_of(frame), self.texts(frame)
        if lift is None:
            self.write_sentence(painter, pixels, texts["note"])
            return
        colour = parting_colour(frame) if lift.is_plane else "muted"
        below = self.write_note(painter, pixels, texts["note"], colour)
        space, look = self._space(frame, lift, below), self.look
        axes = SpaceAxes(space, look, ("x₁", "x₂", ""))
        self.paint_layer(painter, "axes", (*space.key, space.low), axes.draw)
        font, name = look.font(13), feature_name(lift.height)
        named = name_height(painter, axes, name, font, look.colour("text"), below)
        dots = self._paint_lifted(painter, frame, lift, space)
        if lift.is_plane and not self._is_on_paper:
            ball = self._ball(lift, space)
            if ball is not None:
                draw_ball(painter, ball, look, "frontier")
        taken = [named, *axes.text_boxes()]
        self._write_subject(painter, frame, lift, space, below, texts, dots, taken)

    def _paint_lifted(
        self, painter: QPainter, frame: Frame, lift: Lift, space: Space
    ) -> tuple[Vector, Vector]:
        """Draw the surface, its cut, then the plants, faintly those that lie behind it."""
        look, wires = self.look, drawing.wires_over(space.window)
        places = np.column_stack([frame.plants.x, lift.heights(frame.plants.x)])
        px, py = space.points(*places.T)
        drawing.draw_surface(painter, frame.network, lift, wires, space, look)
        behind = np.zeros(len(px), dtype=bool)
        if lift.is_plane:
            plane = drawing.plane_of(lift)
            behind = plane.hides(space, places)
            draw_plane(painter, plane, space, True, look)
        elif lift.is_cut:
            drawing.draw_sheet(painter, lift, wires, space, look)
        drawing.draw_curve(painter, frame.network, lift, space, look)
        draw_parted(painter, frame, behind, px, py, look)
        draw_marks(painter, frame, px, py, look, self.options.wrong)
        return px, py

    def _write_subject(
        self,
        painter: QPainter,
        frame: Frame,
        lift: Lift,
        space: Space,
        pixels: QRectF,
        texts: dict[str, str],
        dots: tuple[Vector, Vector],
        taken: list[QRectF],
    ) -> None:
        subject, look = frame.subject, self.look
        if subject is None:
            return
        height = float(lift.heights(np.array([[subject.x1, subject.x2]]))[0])
        at = drawing.draw_stem(painter, space, subject.x1, subject.x2, height, look)
        is_low = pixels.height() < _HIGH_FOR_HEIGHT_PX * look.type_scale
        text = texts["z"] if is_low else f"{texts['height']}\n{texts['z']}"
        write_subject(painter, at, text, frame, dots, pixels, taken, look)

    # The plane, and the plants

    def _ball(self, lift: Lift, space: Space) -> QPointF | None:
        """Return where the plane can be taken hold of: over the middle, where it is in the box."""
        middle = _middle(space.window)
        height = float(lift.cut(np.array([middle]))[0])
        return space.at(*middle, height) if space.low <= height <= space.high else None

    def on_press(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Take hold of the ball, or of the box."""
        lift = None if self.frame is None else self.lift_of(self.frame)
        if self.frame is None or lift is None:
            return
        if lift.is_plane and self._is_at_ball(at, self.frame, lift):
            self._is_dragged = True
            self.gesture_begun.emit(EditKind.WEIGHTS, True)
            return
        super().on_press(at, modifiers)

    def _is_at_ball(self, at: QPointF, frame: Frame, lift: Lift) -> bool:
        ball = self._ball(lift, self.space(frame, QRectF(self.canvas.rect())))
        reach = self.reach_px(_BALL_REACH_PX)
        return ball is not None and (ball - at).manhattanLength() <= reach

    def on_drag(self, at: QPointF) -> None:
        """Raise the plane to the height of the mouse over the middle, or turn the box."""
        if not self._is_dragged:
            super().on_drag(at)
            return
        if self.frame is None or self.lift_of(self.frame) is None:
            return  # the model has changed meanwhile
        space = self.space(self.frame, QRectF(self.canvas.rect()))
        heights = np.linspace(space.low, space.high, 401)
        x1, x2 = (np.full_like(heights, value) for value in _middle(space.window))
        px, py = space.points(x1, x2, heights)
        nearest_one = int(np.argmin(np.hypot(px - at.x(), py - at.y())))
        self._raise_to(self.frame, float(heights[nearest_one]))

    def _raise_to(self, frame: Frame, height: float) -> None:
        """Set the bias so that the plane has a height over the middle of the field."""
        lift = self.lift_of(frame)
        if lift is None or not lift.is_cut:
            return
        now = float(lift.cut(np.array([_middle(frame.plants.window)]))[0])
        place = NeuronPlace(0, 0)
        bias = lift.bias - lift.weight * (height - now)
        self.parameter_at_edited.emit(frame.architecture.bias_at(place), bias)

    def on_release(self, at: QPointF) -> None:
        """Let go."""
        if not self._is_dragged:
            super().on_release(at)
            return
        self._is_dragged = False
        self.gesture_ended.emit()

    def on_hover(self, at: QPointF | None) -> None:
        """Show by the mouse that the ball can be dragged."""
        frame, is_at_ball = self.frame, False
        lift = None if frame is None else self.lift_of(frame)
        if at is not None and frame is not None and lift is not None and lift.is_plane:
            is_at_ball = self._is_at_ball(at, frame, lift)
        shapes = Qt.CursorShape.ArrowCursor, Qt.CursorShape.SizeVerCursor
        self.canvas.setCursor(shapes[is_at_ball])

    def on_wheel(self, notches: float) -> bool:
        """Come nearer, or go away."""
        return bool(self._offered) and super().on_wheel(notches)

    def on_pinch(self, ratio: float) -> None:
        """Come nearer, or go away."""
        if self._offered:
            super().on_pinch(ratio)

    def on_key(self, event: QKeyEvent) -> bool:
        """Raise the plane by Ctrl+Up and Ctrl+Down; the other keys turn the view."""
        lift = None if self.frame is None else self.lift_of(self.frame)
        if self.frame is None or lift is None:
            return False
        step = key_step(event)
        if step and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if lift.is_cut:
                space = self.space(self.frame, QRectF(self.canvas.rect()))
                now = float(lift.cut(np.array([_middle(space.window)]))[0])
                self._raise_to(self.frame, now + step * _RISE_A_KEY * (space.high - space.low))
            return True
        return super().on_key(event)

    def plant_at(self, at: QPointF) -> int | None:
        """Return the plant drawn there."""
        frame = self.frame
        lift = None if frame is None else self.lift_of(frame)
        if frame is None or lift is None:
            return None
        space = self.space(frame, QRectF(self.canvas.rect()))
        x = frame.plants.x
        px, py = space.points(x[:, 0], x[:, 1], lift.heights(x))
        return nearest(px, py, at, self.reach_px(_REACH_PX))


def _middle(window: Rectangle) -> tuple[float, float]:
    return (window.left + window.right) / 2, (window.bottom + window.top) / 2
