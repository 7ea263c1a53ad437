"""a(x1, x2) in space with the plants (figures 10 to 12), or the loss over two parameters."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from engine.changed import Changed
from engine.lab.choices import SURFACES
from engine.lab.frame import Frame
from gui.language.numbers import fixed, number, whole
from gui.language.sentences import objective_text
from gui.painting.axes_3d import SpaceAxes, room_for_axes
from gui.painting.markers import nearest
from gui.painting.projection import (
    IN_PERSPECTIVE,
    INTO_THE_BOWL,
    Camera,
    Space,
    along_frontier,
)
from gui.painting.symbols import LOSS, SYMBOLS, loss_name
from gui.pictures.loss.map_marks import map_of, third_of
from gui.pictures.space.loss_surface import (
    draw_loss_surface,
    draw_run,
    height_of,
    window_of,
)
from gui.pictures.space.plants_on_surface import (
    draw_plants,
    plants_on_surface,
    shown,
)
from gui.pictures.space.probability_surface import draw_probability_surface
from gui.pictures.space.surface_labels import write_loss, write_probability
from gui.pictures.turning_picture import TurningPicture
from gui.style.theme import Look
from gui.widgets.segmented_choice import SegmentedChoice

_REACH_PX = 14.0
_OF_THE_LOSS = Changed.LOSS_MAP | Changed.TRACE | Changed.SOLUTION


@dataclass(frozen=True)
class Cameras:
    """Where each of the two surfaces is looked at from; the first along the frontier, perhaps."""

    probability: Camera = IN_PERSPECTIVE
    loss: Camera = INTO_THE_BOWL
    is_along_frontier: bool = False


class Surface(TurningPicture):
    """a(x1, x2) or L in perspective; its camera is a view state, like a zoom, and not undone."""

    needs_neuron = True

    watches = TurningPicture.watches | _OF_THE_LOSS

    def __init__(self, look: Look) -> None:
        super().__init__(look, "surface")
        self._cameras = Cameras()
        self._has_shown_loss = False
        self._space: Space | None = None
        self._shows = SegmentedChoice(SURFACES)
        self._shows.chosen.connect(lambda value: self.choices_edited.emit({"surface_shows": value}))
        self.add_controls(self._shows, *self.views)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the picture and its buttons in the language on screen."""
        self.describe(
            self.tr("Surface"),
            self.tr(
                "The probability a over both measures, in space, with each plant on the floor of"
                " its kind; or the loss over two parameters. Drag to turn, click a plant to"
                " select it. Up and Down tilt, with Shift they turn, + and - zoom."
            ),
        )
        self.canvas.setToolTip(
            self.tr("Drag to turn, wheel to zoom  [↑ ↓ tilt, Shift+↑ ↓ turn, + − zoom]")
        )
        meanings = [
            self.tr("The probability over x₁ and x₂"),
            self.tr("The loss over two parameters"),
        ]
        self._shows.describe("", ["a", LOSS], meanings)
        self.name_views(self.tr("Look along the boundary: the sigmoid's S shows"))

    def apply_frame(self, frame: Frame, changed: Changed) -> None:
        """Show what is chosen, and draw, unless only the loss has changed and is not shown."""
        self._shows.show_value(frame.choices.surface_shows)
        shows_loss = _shows_loss(frame)
        if shows_loss != self._has_shown_loss:
            self._has_shown_loss = shows_loss
            self.seen_changed.emit()
        if shows_loss or changed & ~_OF_THE_LOSS:
            super().apply_frame(frame, changed)

    def shows_map(self, frame: Frame) -> bool:
        """Say whether the loss is chosen: the map is what its surface is drawn from."""
        return _shows_loss(frame)

    def view_state(self) -> Cameras:
        """Return where it is looked at from."""
        return self._cameras

    def set_view_state(self, state: Cameras) -> None:
        """Look from where another surface is looked at."""
        self._cameras = state
        self.canvas.update()

    def texts(self, frame: Frame) -> dict[str, str]:
        """Write a of the plant chosen; or the loss, its minimum and which slice it is."""
        if _shows_loss(frame):
            return self._texts_of_loss(frame)
        result = {}
        if frame.subject is not None:
            result["reading"] = f"a = {fixed(frame.subject.a)}"
        drawn, count = len(shown(frame)), len(frame.plants)
        if drawn < count:
            result["shown"] = self.tr("{0} of {1} plants drawn").format(whole(drawn), whole(count))
        return result

    def space(self, frame: Frame, pixels: QRectF) -> Space:
        """Return the box that is looked at, and from where."""
        room = room_for_axes(pixels, self.look)
        if _shows_loss(frame):
            space = Space(self.camera, window_of(frame), 0.0, height_of(frame), room)
        else:
            window, camera = frame.plants.window, self.camera
            if self._cameras.is_along_frontier:
                camera = along_frontier(camera, frame.neuron, window)
            space = Space(camera, window, 0.0, 1.0, room)
        if space != self._space:
            self._space = space
        return self._space  # which knows its mapping already

    def paint(self, painter: QPainter, frame: Frame, pixels: QRectF) -> None:
        """Draw the box, the surface, and what is in it."""
        space = self.space(frame, pixels)
        if _shows_loss(frame):
            first, second = frame.choices.map_over
            axes = self._draw_axes(
                painter, space, (SYMBOLS[first], SYMBOLS[second], loss_name(frame))
            )
            self._draw_loss_surface(painter, frame, space)
            taken = axes.text_boxes()
            write_loss(painter, frame, space, pixels, self.look, self.texts(frame), taken)
            return
        axes = self._draw_axes(painter, space, ("x₁", "x₂", "a"))
        draw_probability_surface(painter, space, frame.neuron, self.look)
        draw_plants(painter, frame, space, self.look)
        texts, taken = self.texts(frame), axes.text_boxes()
        write_probability(painter, frame, space, pixels, self.look, texts, taken)

    def _draw_axes(self, painter: QPainter, space: Space, names: tuple[str, str, str]) -> SpaceAxes:
        axes = SpaceAxes(space, self.look, names)
        self.paint_layer(painter, "axes", (*space.key, names), axes.draw)
        return axes

    def _draw_loss_surface(self, painter: QPainter, frame: Frame, space: Space) -> None:
        """Draw the surface where there is a map, the run so far, and where it may end."""
        loss_map, look = map_of(frame), self.look
        if loss_map is not None:
            self.paint_layer(
                painter, "bowl", space.key,
                lambda on: draw_loss_surface(on, loss_map, space, look), subject=loss_map,
            )  # fmt: skip
        draw_run(painter, frame, space, look)

    def look_from(self, camera: Camera, is_aligned: bool = False) -> None:
        """Look at it in another way; along the frontier, wherever that turns."""
        self.set_view_state(
            replace(self._cameras, **{self._shown: camera}, is_along_frontier=is_aligned)
        )

    @property
    def camera(self) -> Camera:
        """Where one looks at the present surface from; each of the two has a camera of its own."""
        return self._cameras.loss if self._shown == "loss" else self._cameras.probability

    @property
    def usual_camera(self) -> Camera:
        """Look into the bowl of the loss, and at the probability from lower down."""
        return INTO_THE_BOWL if self._shown == "loss" else IN_PERSPECTIVE

    @property
    def is_aligned(self) -> bool:
        """Whether one looks along the frontier."""
        return self._cameras.is_along_frontier

    @property
    def _shown(self) -> str:
        return "probability" if self.frame is None else self.frame.choices.surface_shows

    def select_at(self, at: QPointF) -> None:
        """Select the plant that was clicked; of the loss there is none."""
        if self.frame is not None and not _shows_loss(self.frame):
            super().select_at(at)

    def plant_at(self, at: QPointF) -> int | None:
        """Return the plant drawn there; on the loss there is none."""
        if self.frame is None or _shows_loss(self.frame):
            return None
        plants = plants_on_surface(self.frame, self.space(self.frame, QRectF(self.canvas.rect())))
        index = nearest(plants.px, plants.py, at, self.reach_px(_REACH_PX))
        return None if index is None else int(plants.which[index])

    def _texts_of_loss(self, frame: Frame) -> dict[str, str]:
        loss_map = map_of(frame)
        name, value = third_of(frame) if loss_map is None else loss_map.third
        result = {
            "loss": f"{loss_name(frame)} = {objective_text(frame)}",
            "map_slice": f"{SYMBOLS[name]} = {fixed(value)}",
        }
        optimum = frame.optimum
        if optimum is not None:
            result["minimum"] = self.tr("minimum {0}").format(number(optimum.objective))
        return result


def _shows_loss(frame: Frame) -> bool:
    return frame.choices.surface_shows == "loss"
