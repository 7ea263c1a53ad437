"""The plants where the last hidden layer puts them, and the line or plane of the output there."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QToolButton

from engine.arrays import Vector
from engine.changed import Changed
from engine.fields.hidden_plane import MOST_AXES, HiddenPlane, lines_of
from engine.geometry import Rectangle
from engine.lab.frame import Frame
from gui.language.model_names import output_symbol
from gui.language.numbers import fixed
from gui.painting.axes_3d import SpaceAxes, room_for_axes
from gui.painting.markers import nearest
from gui.painting.plot import Plot
from gui.painting.projection import Space, along_frontier
from gui.pictures.drag_line import (
    HANDLE_REACH_PX,
    LINE_REACH_PX,
    DragLine,
    LineDrag,
    LinePart,
    draw_handles,
)
from gui.pictures.hidden import plane_drawing as drawing
from gui.pictures.hidden.axis_choice import AxisChoice
from gui.pictures.hidden.hidden_axes import place_of, plane_of, ranges_of, window_of
from gui.pictures.hidden.moved_line import OUTPUT, line_to_move, output_line
from gui.pictures.hidden.space_drawing import Plane, draw_plane, name_height
from gui.pictures.hidden.space_picture import SpacePicture, parting_colour, parting_note
from gui.state.edit_kind import EditKind
from gui.style.theme import Look
from gui.widgets.claimed_keys import key_step
from gui.widgets.segmented_choice import SegmentedChoice

_REACH_PX = 14.0
_HIGH_A_LINE_PX = 85


class HiddenPlanePicture(SpacePicture):
    """Two neurons of the last hidden layer as axes, or three in space, and z = 0 of the output.

    Of exactly two, the output's line can be dragged, and of two over x1 and x2 their own lines in
    the field; the arrows move one of the three.
    """

    watches = SpacePicture.watches | Changed.VIEW

    def __init__(self, look: Look) -> None:
        super().__init__(look, "hiddenPlane")
        self._is_space = False
        self.line = DragLine()
        self._line_drag: LineDrag | None = None
        self._moved = 0
        self.moved = SegmentedChoice((0, 1, OUTPUT))
        self.moved.chosen.connect(self._choose_line)
        self.to_middle = QToolButton()
        self.to_middle.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.to_middle.clicked.connect(self._bring_to_middle)
        self.axes = AxisChoice()
        self.axes.chosen.connect(lambda digits: self.choices_edited.emit({"hidden_axes": digits}))
        self.add_controls(self.moved, self.to_middle, *self.views)
        self.add_controls(self.axes)
        for control in (self.moved, self.to_middle, self.axes, *self.views):
            control.hide()  # until a model asks for it: what is seen takes room
        self.retranslate()

    def retranslate(self) -> None:
        """Name the picture and its controls in the language on screen."""
        self.describe(
            self.tr("Hidden plane"),
            self.tr(
                "The plants by the outputs of the last hidden layer, and the straight line or"
                " plane by which the output separates them. Click a plant to select it. Of two"
                " hidden neurons, drag the line; Up and Down shift the line chosen, with Shift they"
                " turn it. In space, a drag or these keys turn the view, + and - zoom."
            ),
        )
        names = [output_symbol(0), output_symbol(1), "z"]
        meanings = [
            self.tr("the line of hidden neuron 1, in the field: ↑ ↓ shift it, Shift+↑ ↓ turn it"),
            self.tr("the line of hidden neuron 2, in the field: ↑ ↓ shift it, Shift+↑ ↓ turn it"),
            self.tr("the output's line, in this picture: ↑ ↓ shift it, Shift+↑ ↓ turn it"),
        ]
        self.moved.describe(self.tr("Line"), names, meanings)
        self.to_middle.setText(self.tr("To the middle"))
        self.to_middle.setToolTip(self.tr("Bring the line chosen back into the middle"))
        self.axes.describe(self.tr("Axes"), self.tr("An axis for hidden neuron {0}"))
        self.name_views(self.tr("Look along the plane: what it separates lies on two sides"))

    def apply_frame(self, frame: Frame, changed: Changed) -> None:
        """Offer what the model leaves to choose, and draw."""
        hidden = frame.architecture.hidden
        neurons = hidden[-1] if hidden else 0
        axes = plane_of(frame).axes if hidden else ()
        self.axes.show_axes(axes, neurons)
        self.axes.setVisible(neurons > 2)
        self._is_space = len(axes) == MOST_AXES
        for button in self.views:
            button.setVisible(self._is_space)
        self.moved.setVisible(bool(lines_of(frame.network)))
        self.moved.show_value(self._moved)
        self.to_middle.setVisible(neurons == 2)
        output = output_line(frame)
        self.line.show_neuron(output.neuron if output else None)
        super().apply_frame(frame, changed)

    # Numbers

    def texts(self, frame: Frame) -> dict[str, str]:
        """Write where the plant chosen lies and its z, and how many lie on the wrong side."""
        if not frame.architecture.is_network:
            return {
                "note": self.tr(
                    "This picture is of a network: the model on screen has no hidden neurons."
                )
            }
        plane, subject = plane_of(frame), frame.subject
        result = {"note": self._note(frame, plane)}
        if subject is not None:
            place = place_of(frame, plane, subject)
            for axis, value in zip(plane.axes, place, strict=True):
                result[output_symbol(axis)] = f"{output_symbol(axis)} = {fixed(value)}"
            result["z"] = f"z = {fixed(subject.z)}"
        return result

    def _note(self, frame: Frame, plane: HiddenPlane) -> str:
        if not plane.is_exact:
            text = self.tr("{0} of {1} axes: one cut")
            return text.format(len(plane.axes), frame.architecture.hidden[-1])
        return parting_note(frame, len(plane.axes) == MOST_AXES)

    # Drawing

    def paint(self, painter: QPainter, frame: Frame, pixels: QRectF) -> None:
        """Draw the plane or the space; of a model without hidden neurons say that it has none."""
        texts = self.texts(frame)
        if not frame.architecture.is_network:
            self.write_sentence(painter, pixels, texts["note"])
            return
        plane = plane_of(frame)
        colour = parting_colour(frame) if plane.is_exact else "muted"
        in_space = len(plane.axes) == MOST_AXES
        below = self.write_note(painter, pixels, texts["note"], colour, not in_space)
        if in_space:
            self._paint_space(painter, frame, plane, below, texts)
        else:
            self._paint_plane(painter, frame, plane, below, texts)

    def _plot(self, frame: Frame, plane: HiddenPlane, below: QRectF) -> Plot:
        return drawing.plot_with_names(below, window_of(frame, plane), self.look)

    def _paint_plane(
        self,
        painter: QPainter,
        frame: Frame,
        plane: HiddenPlane,
        below: QRectF,
        texts: dict[str, str],
    ) -> None:
        plot, look = self._plot(frame, plane, below), self.look
        names = [*(output_symbol(axis) for axis in plane.axes), "y"]
        drawing.draw_sides(painter, plot, plane)
        self.paint_axes(painter, plot, "", "")
        named = drawing.name_axes(painter, plot, names[0], names[1])
        window = plot.mapping.window
        segment = self.line.segment(window) if self.line.neuron else plane.neuron.frontier(window)
        drawing.draw_line(painter, plot, segment, plane.is_exact, self.line.hovered)
        dots = drawing.places_on(plot, frame, plane)
        drawing.draw_all(painter, frame, slice(None), *dots, look)
        drawing.draw_marks(painter, frame, *dots, look, self.options.wrong)
        handles = None if self._is_on_paper else self.line.handles(window)
        if handles is not None:
            draw_handles(painter, handles, lambda at: plot.at(*at), "frontier", look)
        if frame.subject is not None:
            place = (*place_of(frame, plane, frame.subject), float(frame.subject.kind or 0))
            taken = [*named, *plot.number_boxes()]
            self._write_subject(
                painter, plot.at(*place[:2]), frame, dots, plot.pixels, texts, taken
            )

    def _paint_space(
        self,
        painter: QPainter,
        frame: Frame,
        plane: HiddenPlane,
        below: QRectF,
        texts: dict[str, str],
    ) -> None:
        space, look = self._space(frame, plane, below), self.look
        first, second, third = (output_symbol(axis) for axis in plane.axes)
        axes = SpaceAxes(space, look, (first, second, ""))
        self.paint_layer(painter, "axes", (*space.key, space.low, first, second), axes.draw)
        font = look.symbol_font(drawing.NAME_POINTS)
        named = name_height(painter, axes, third, font, look.colour("parameter"), below)
        glass = Plane(plane.weights, plane.bias)
        px, py = space.points(*plane.places.T)
        behind = glass.hides(space, plane.places)
        draw_plane(painter, glass, space, plane.is_exact, look)
        drawing.draw_parted(painter, frame, behind, px, py, look)
        drawing.draw_marks(painter, frame, px, py, look, self.options.wrong)
        if frame.subject is not None:
            at = space.at(*_three(place_of(frame, plane, frame.subject)))
            taken = [named, *axes.text_boxes()]
            self._write_subject(painter, at, frame, (px, py), below, texts, taken)

    def _write_subject(
        self,
        painter: QPainter,
        at: QPointF,
        frame: Frame,
        dots: tuple[Vector, Vector],
        pixels: QRectF,
        texts: dict[str, str],
        taken: list[QRectF],
    ) -> None:
        """Write z beside the plant chosen, and where it lies if there is room."""
        lines = [text for name, text in texts.items() if name != "note"]
        if pixels.height() < _HIGH_A_LINE_PX * len(lines) * self.look.type_scale:
            lines = lines[-1:]
        text = "\n".join(lines)
        drawing.write_subject(painter, at, text, frame, dots, pixels, taken, self.look)

    # The space

    def space(self, frame: Frame, pixels: QRectF) -> Space:
        """Return the box that is looked at, and from where."""
        return self._space(frame, plane_of(frame), self.below_note(pixels))

    def _space(self, frame: Frame, plane: HiddenPlane, below: QRectF) -> Space:
        across, up, height = ranges_of(frame, plane)
        window = Rectangle(across[0], up[0], across[1], up[1])
        camera = self.camera
        if self.is_aligned:
            camera = along_frontier(camera, plane.neuron, window)
        return Space(camera, window, *height, room_for_axes(below, self.look))

    # The lines

    def _choose_line(self, which: int) -> None:
        self._moved = which

    def _bring_to_middle(self) -> None:
        moved = None if self.frame is None else line_to_move(self.frame, self._moved)
        if moved is not None:
            self.clicked.emit()
            self.neuron_at_requested.emit(moved.place, moved.in_the_middle())
            self.clicked.emit()

    # Mouse and keys

    def on_press(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Take hold of the output's line, or of the space; a plant that is clicked is selected."""
        frame = self.frame
        if frame is None or not frame.architecture.is_network:
            return
        if self._is_space:
            super().on_press(at, modifiers)
            return
        part, plot = self._part_at(at, frame)
        if part is None:
            self.select_at(at)
            return
        window = plot.mapping.window
        self._line_drag = LineDrag(self.line, part, plot.value_at(at), window)
        self.gesture_begun.emit(EditKind.WEIGHTS, True)

    def on_drag(self, at: QPointF) -> None:
        """Turn or shift the line, or turn the space."""
        if self.frame is None or self._line_drag is None:
            super().on_drag(at)
            return
        output, plot = output_line(self.frame), self._shown_plot(self.frame)
        if output is not None:
            neuron = self._line_drag.neuron_at(plot.value_at(at))
            self.neuron_at_requested.emit(output.place, neuron)

    def on_release(self, at: QPointF) -> None:
        """Let go."""
        if self._line_drag is None:
            super().on_release(at)
            return
        self._line_drag.end()
        self._line_drag = None
        self.gesture_ended.emit()
        self.canvas.update()

    def on_hover(self, at: QPointF | None) -> None:
        """Show by the line and the mouse what can be dragged."""
        frame, part = self.frame, None
        if at is not None and frame is not None and frame.architecture.is_network:
            part = None if self._is_space else self._part_at(at, frame)[0]
        shapes = {None: Qt.CursorShape.ArrowCursor, LinePart.LINE: Qt.CursorShape.SizeAllCursor}
        self.canvas.setCursor(shapes.get(part, Qt.CursorShape.CrossCursor))
        if self.line.hovered is not (part is not None):
            self.line.hovered = part is not None
            self.canvas.update()

    def on_wheel(self, notches: float) -> bool:
        """Come nearer to the space, or go away."""
        return self._is_space and super().on_wheel(notches)

    def on_pinch(self, ratio: float) -> None:
        """Come nearer to the space, or go away."""
        if self._is_space:
            super().on_pinch(ratio)

    def on_key(self, event: QKeyEvent) -> bool:
        """Shift the line chosen by Up and Down, turn it with Shift; in space turn the view."""
        if self._is_space:
            return super().on_key(event)
        moved = None if self.frame is None else line_to_move(self.frame, self._moved)
        step = key_step(event)
        if moved is None or not step:
            return False
        turns = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.neuron_at_requested.emit(moved.place, moved.by_key(step, turns))
        return True

    def plant_at(self, at: QPointF) -> int | None:
        """Return the plant drawn there."""
        frame = self.frame
        if frame is None or not frame.architecture.is_network:
            return None
        if self._is_space:
            pixels = QRectF(self.canvas.rect())
            px, py = self.space(frame, pixels).points(*plane_of(frame).places.T)
        else:
            px, py = drawing.places_on(self._shown_plot(frame), frame, plane_of(frame))
        return nearest(px, py, at, self.reach_px(_REACH_PX))

    def _shown_plot(self, frame: Frame) -> Plot:
        return self._plot(frame, plane_of(frame), self.below_note(QRectF(self.canvas.rect())))

    def _part_at(self, at: QPointF, frame: Frame) -> tuple[LinePart | None, Plot]:
        """Return what of the output's line is under the mouse, and the plot there; plants first."""
        plot = self._shown_plot(frame)
        point, window = plot.value_at(at), plot.mapping.window
        handle, line = self.reach_px(HANDLE_REACH_PX), self.reach_px(LINE_REACH_PX)
        part = self.line.handle_at(point, window, lambda at: plot.at(*at), handle)
        if part is None and self.line.is_at(point, window, lambda at: plot.at(*at), line):
            px, py = drawing.places_on(plot, frame, plane_of(frame))
            is_free = nearest(px, py, at, self.reach_px(_REACH_PX)) is None
            part = LinePart.LINE if is_free else None
        return part, plot


def _three(place: tuple[float, ...]) -> tuple[float, float, float]:
    first, second, third = place
    return first, second, third
