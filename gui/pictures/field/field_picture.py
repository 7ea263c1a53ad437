"""The field of plants, a PlotPicture: its layers, its window, and its axes."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from engine.changed import Changed
from engine.fields.hidden_plane import lines_of
from engine.geometry import Rectangle
from engine.lab.frame import Frame
from engine.model.dataset import LEAST_WINDOW, Dataset
from engine.model.network import Predictor
from gui.language.kind_names import measure_name, measures_are_named, quoted
from gui.language.model_names import neuron_name
from gui.language.numbers import short, whole
from gui.painting.markers import MOST_SPRITES
from gui.pictures.field.field_box import FieldBox
from gui.pictures.field.field_interaction import FieldInteraction
from gui.pictures.field.field_things import FieldThings
from gui.pictures.field.field_touch import FieldTouch
from gui.pictures.field.frontier_item import FrontierItem
from gui.pictures.field.hidden_lines import HiddenLinesItem
from gui.pictures.field.hit_tester import HitTester
from gui.pictures.field.overlay import Overlay
from gui.pictures.field.plants_layer import PlantsLayer
from gui.pictures.field.pull_arrows import PullArrows
from gui.pictures.field.shading import Shading
from gui.pictures.field.zero_marks import ZeroMarks
from gui.pictures.menu_request import MenuRequest
from gui.pictures.plot_picture import PlotPicture
from gui.state.view_options import ViewOptions
from gui.style.theme import Look

_SYMBOLS = ("x₁", "x₂")
_HOLLOW = "&nbsp;" * 6 + "○ ◇ {}"
"""Beside the name of an axis: what the hollow signs mean."""
_TIP_REACH = QPoint(6, 6)
_UNDER_THE_PLANTS, _OVER_A_CROWD = 10, 25


class FieldPicture(PlotPicture):
    """Plants and frontier; what a person asks for leaves through `interaction`."""

    watches = (
        Changed.PLANTS | Changed.SELECTION | Changed.PROBE | Changed.NEURON | Changed.VIEW
        | Changed.CHOICES
    )  # fmt: skip
    takes_turns = False

    def __init__(self, look: Look) -> None:
        self._box = FieldBox()
        super().__init__(look, self._box)
        self.setObjectName("field")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.shading = Shading(self._box, look)
        self.frontier = FrontierItem(self._box, look)
        self.frontier.grid = self.shading.grid
        self.hidden_lines = HiddenLinesItem(self._box, look)
        self.zero_marks = ZeroMarks(self._box, look)
        self.plants_layer = PlantsLayer(self._box, look)
        self.pull = PullArrows(self._box, look)
        self.overlay = Overlay(self._box, look)
        self.overlay.names = self.hidden_lines.names = lambda: self.shading.names
        self.targets = HitTester(self._box, (*self.hidden_lines.lines, self.frontier), look)
        self.interaction = FieldInteraction(
            self._box, self.targets, self.plants_layer, self.overlay
        )
        FieldTouch(self, self._box, self.targets, self.interaction)
        self.interaction.lines_changed.connect(self._draw_lines)
        self._things = FieldThings(self, self.targets, self.shading, self.interaction)
        self._box.opens_menu = self._opens_menu
        self._waits_for_click = False
        """Whether the right button went down, and Qt has not asked for a menu since."""
        self._named_for: tuple[object, ...] | None = None
        """The names and the unit that the axes and the description were written for."""
        self.set_look(look)
        self.show_window(LEAST_WINDOW)

    # What is drawn

    def draw(self, frame: Frame, changed: Changed) -> None:
        """Draw what has changed."""
        self.targets.frame = frame
        if changed & (Changed.NEURON | Changed.VIEW):
            self._show_model(frame)
        if changed & (Changed.NEURON | Changed.VIEW | Changed.CHOICES):
            self._show_hidden_lines(frame)
        if changed & Changed.CHOICES:
            self.frontier.is_hidden = not frame.choices.frontier_shown
            self.zero_marks.places = frame.choices.zero_marks
            self.frontier.update()
            self.zero_marks.update()
        if changed & (Changed.PROBE | Changed.NEURON | Changed.PLANTS):
            self.overlay.probe = frame.probe
            if frame.probe is not None:
                self.overlay.wrong = frame.wrong
        if changed & (Changed.PLANTS | Changed.SELECTION | Changed.NEURON):
            self.plants_layer.show_frame(frame)
            self.pull.show_frame(frame)
        if changed & Changed.PLANTS:
            self.shading.plants = self.overlay.plants = self.hidden_lines.plants = frame.plants
            self.hidden_lines.update()
            self.shading.update()
            self._name_axes(frame.plants)
            self._say_what_is_hollow(frame.plants)
            crowded = len(frame.plants) > MOST_SPRITES
            self.frontier.setZValue(_OVER_A_CROWD if crowded else _UNDER_THE_PLANTS)
            self.overlay.hint = "" if len(frame.plants) else empty_hint()
        if changed & Changed.VIEW:
            self.plants_layer.update()
        self.overlay.update()

    def _show_model(self, frame: Frame) -> None:
        """Show the model's field, or that of the hidden neuron which is pointed at."""
        place = self.options.shown_neuron
        if place is not None and frame.architecture.is_hidden(place):
            self.overlay.title = neuron_name(frame.architecture, place)
            model: Predictor = frame.network.up_to(place)
        else:
            self.overlay.title, model = "", frame.model
        self.shading.model = self.frontier.model = model
        self.shading.names_kinds = not self.overlay.title
        self.frontier.show_levels = self.options.levels and not self.overlay.title
        self.shading.update()
        self.frontier.update()

    def _show_hidden_lines(self, frame: Frame) -> None:
        """Show the lines of two hidden neurons, where the model's own frontier is shown."""
        is_shown = frame.choices.frontier_shown and not self.overlay.title
        self.hidden_lines.show_neurons(lines_of(frame.network) if is_shown else ())

    def _draw_lines(self) -> None:
        self.frontier.update()
        self.hidden_lines.update()

    def hide_handles(self) -> None:
        """Leave the handles of every line out: nobody can drag them on paper."""
        self.frontier.show_handles = self.hidden_lines.show_handles = False

    def set_look(self, look: Look) -> None:
        """Take another look."""
        for item in (
            self.shading, self.frontier, self.zero_marks, self.hidden_lines, self.plants_layer,
            self.pull,
            self.overlay,
        ):  # fmt: skip
            item.look = look
            item.update()
        self.targets.look = look
        super().set_look(look)

    def retranslate(self) -> None:
        """Name the axes and the field in the language on screen."""
        self.setAccessibleName(self.tr("Field of plants"))
        self._named_for = None
        if self.frame is not None:
            self._name_axes(self.frame.plants)
            self._say_what_is_hollow(self.frame.plants)

    def _say_what_is_hollow(self, plants: Dataset) -> None:
        told = self.tr(
            "Hollow: plants held out. The model is tested with them, and never learns from them."
        )
        self.setToolTip(told if plants.held_out is not None else "")

    def show_window(self, window: Rectangle) -> None:
        """Show this part of the plane."""
        left, bottom, right, top = window
        self._box.setRange(xRange=(left, right), yRange=(bottom, top), padding=0)

    def fit(self) -> None:
        """Show all plants, with room around them."""
        plants = self.frame.plants if self.frame else None
        self.show_window(plants.window if plants is not None else LEAST_WINDOW)

    def view_state(self) -> Rectangle:
        """Return the part of the plane on screen."""
        return self.targets.window()

    def set_view_state(self, state: Rectangle) -> None:
        """Show the part of the plane that another field shows."""
        self.show_window(state)

    def take_options(self, options: ViewOptions, frame: Frame) -> None:
        """Be set as the options say; a scale that is not equal any more shows all plants."""
        self.shading.mode = options.shading
        self.frontier.show_arrow = options.arrow
        self.plants_layer.show_wrong = options.wrong
        if options.equal_scale != bool(self._box.state["aspectLocked"]):
            self._box.setAspectLocked(options.equal_scale, 1.0)
            if not options.equal_scale:
                self.show_window(frame.plants.window)

    def zoom(self, factor: float) -> None:
        """Show a window so many times as wide and as high, about its middle."""
        self._box.scaleBy((factor, factor))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the keys do what the mouse does."""
        if not self.interaction.on_key(event):
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Flip the plant at once: pyqtgraph would wait for a release, and then for good."""
        on_scene = self.mapToScene(event.position().toPoint())
        at = self._box.mapSceneToView(on_scene)
        is_left = event.button() == Qt.MouseButton.LeftButton
        is_inside = is_left and self._box.sceneBoundingRect().contains(on_scene)
        if not (is_inside and self.interaction.on_second_click((at.x(), at.y()))):
            super().mouseDoubleClickEvent(event)

    # Menus

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take note of the right button: a click of it opens the menu, and a drag does not."""
        self._waits_for_click = event.button() == Qt.MouseButton.RightButton
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu, but not where the right button goes down or up: it may move the view."""
        is_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        if is_mouse and self._waits_for_click:
            self._waits_for_click = False
            event.accept()
            return
        if is_mouse and not self.menu_at(event.pos()).is_of_thing:
            event.accept()  # the right button places the other kind there
            return
        super().contextMenuEvent(event)

    def menu_at(self, at: QPoint) -> MenuRequest:
        """Return the request for the plant, the name or the ground at a pixel."""
        return self._things.request_at(at)

    def menu_by_key(self) -> MenuRequest:
        """Return the request for the selected plant, or for the ground at the cross."""
        return self._things.request_by_key()

    def _opens_menu(self, on_scene: QPointF) -> bool:
        request = self._things.request_of_click(on_scene)
        if request is not None:  # pyqtgraph has to be done with the click first
            QTimer.singleShot(0, self, lambda: self.menu_requested.emit(request))
        return request is not None

    def viewportEvent(self, event: QEvent) -> bool:
        """Say the measures, z and a of the plant on which the mouse rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self._box.mapSceneToView(self.mapToScene(event.pos()))
            plant = self.targets.plant_at((at.x(), at.y()))
            if plant is None or self.frame is None:
                QToolTip.hideText()
            else:
                reach = QRect(event.pos() - _TIP_REACH, event.pos() + _TIP_REACH)
                words = self.words_about(plant, self.frame)
                QToolTip.showText(event.globalPos(), words, self.viewport(), reach)
            return True
        return bool(super().viewportEvent(event))

    # Names

    def described_at(self, x1: float, x2: float) -> str:
        """Say what the model says at a point, and which plant lies there."""
        from gui.descriptions.news import about_point  # late: most hear none of it

        if self.frame is None:
            return ""
        return about_point(self.frame, x1, x2, self.targets.plant_at((x1, x2)))

    def words_about(self, plant: int, frame: Frame) -> str:
        """Say of a plant its number, its measures by the names of the axes, z and a."""
        names = _measure_names(frame.plants)
        measures = frame.plants.x[plant].tolist()
        return "\n".join(
            [
                self.tr("Plant {0}").format(whole(plant + 1)),
                *(
                    f"{symbol} = {short(value, 4)}   {name}"
                    for symbol, name, value in zip(_SYMBOLS, names, measures, strict=True)
                ),
                f"z = {short(float(frame.z[plant]), 4)}   a = {short(float(frame.a[plant]), 4)}",
            ]
        )

    def _name_axes(self, plants: Dataset) -> None:
        has_hollow = plants.held_out is not None
        named_for = plants.features, plants.scaling is None, has_hollow
        if named_for == self._named_for:
            return
        self._named_for = named_for
        names = _measure_names(plants)
        legend = _HOLLOW.format(self.tr("held out")) if has_hollow else ""
        sides = (("bottom", legend), ("left", ""))
        for (axis, more), symbol, name in zip(sides, _SYMBOLS, names, strict=True):
            text = f"{symbol}   {escape(name)}{more}"
            self.axes[axis].describe(text, measures_are_named(plants))
        if measures_are_named(plants):
            told = self.tr("Plants by {0} and {1}, and the decision boundary.")
            told = told.format(*map(quoted, names))
        else:
            told = self.tr("Plants by leaf width and leaf length, and the decision boundary.")
        self.setAccessibleDescription(told)


def _measure_names(plants: Dataset) -> tuple[str, str]:
    return measure_name(plants, 0), measure_name(plants, 1)


def empty_hint() -> str:
    """Say what to do with a field without a plant, whichever tool is chosen."""
    return QCoreApplication.translate(
        "Field",
        "Choose the disc or the diamond and click to place plants;"
        " a right-click places the other kind.",
    )
