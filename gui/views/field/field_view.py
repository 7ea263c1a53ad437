"""The field: what is drawn, and what a person can do on it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent

from engine.arrays import NO_INDICES, indices
from engine.dataset import Dataset
from engine.frame import Frame
from engine.neuron import Neuron, Rectangle
from engine.session import Changed
from gui.style import Look
from gui.views.field.frontier import FrontierItem, Handles
from gui.views.field.overlay import Overlay
from gui.views.field.plants_layer import PlantsLayer
from gui.views.field.pointer import FieldBox, Phase, Point, Tool
from gui.views.field.shading import Shading
from gui.views.picture import Picture

_PLANT_REACH_PX = 12.0
_HANDLE_REACH_PX = 13.0
_LINE_REACH_PX = 8.0
_COARSE_CM, _FINE_CM = 0.1, 0.01
_LEAST_WINDOW = Rectangle(-0.15, -0.15, 3.2, 3.2)


class FieldView(Picture):
    """Plants and frontier; every change that a person asks for leaves as a signal."""

    add_requested = Signal(float, float, int)
    spray_requested = Signal(float, float, float, int, int)
    move_requested = Signal(float, float)
    nudge_requested = Signal(float, float)
    flip_requested = Signal(int)
    select_requested = Signal(object)
    probe_requested = Signal(object)
    neuron_requested = Signal(object)
    gesture_begun = Signal(str, bool)
    """What it does, and whether learning waits until it ends."""
    gesture_ended = Signal()

    watches = Changed.PLANTS | Changed.SELECTION | Changed.PROBE | Changed.NEURON

    def __init__(self, look: Look) -> None:
        self._box = FieldBox()
        super().__init__(look, self._box)
        self.setObjectName("field")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.tool = Tool.TOXIC
        self.kind = 1
        self.brush_radius_cm = 0.3
        self.brush_density = 5
        self.shading = Shading(self._box, look)
        self.frontier = FrontierItem(self._box, look)
        self.plants_layer = PlantsLayer(self._box, look)
        self.overlay = Overlay(self._box, look)
        self._drag = ""
        self._drag_neuron = Neuron()
        self._drag_handles: Handles | None = None
        self._last = (0.0, 0.0)
        self._under_first_click: int | None = None
        self._features: tuple[str, str] | None = None
        self._box.clicked.connect(self._on_click)
        self._box.clicked_twice.connect(self._on_second_click)
        self._box.dragged.connect(self._on_drag)
        self._box.hovered.connect(self._on_hover)
        self.restyle(look)
        self.show_window(_LEAST_WINDOW)

    # What is drawn

    def draw(self, frame: Frame, changed: Changed) -> None:
        """Draw what has changed."""
        if changed & Changed.NEURON:
            self.shading.neuron = self.frontier.neuron = frame.neuron
            self.shading.update()
            self.frontier.update()
        if changed & (Changed.PROBE | Changed.NEURON):
            self.overlay.probe = frame.probe
        if changed & (Changed.PLANTS | Changed.SELECTION | Changed.NEURON):
            self.plants_layer.show_frame(frame)
        if changed & Changed.PLANTS:
            self._name_axes(frame.plants)
            self.overlay.hint = "" if len(frame.plants) else self._empty_hint()
        self.overlay.update()

    def restyle(self, look: Look) -> None:
        """Take another look."""
        for item in (self.shading, self.frontier, self.plants_layer, self.overlay):
            item.look = look
            item.update()
        super().restyle(look)

    def retranslate(self) -> None:
        """Name the axes and the field in the language on screen."""
        self.setAccessibleName(self.tr("Field of plants"))
        self.setAccessibleDescription(
            self.tr("Plants by leaf width and leaf length, and the decision boundary.")
        )
        self._features = None
        if self.frame is not None:
            self._name_axes(self.frame.plants)

    def show_window(self, window: Rectangle) -> None:
        """Show this part of the plane."""
        left, bottom, right, top = window
        self._box.setRange(xRange=(left, right), yRange=(bottom, top), padding=0)

    def fit(self) -> None:
        """Show all plants, with room around them."""
        plants = self.frame.plants if self.frame else None
        self.show_window(_window_around(plants) if plants is not None else _LEAST_WINDOW)

    def set_equal_scale(self, equal: bool) -> None:
        """Make a centimetre as long in both directions, or let each fill its side."""
        self._box.setAspectLocked(equal, 1.0)
        if not equal:
            self.fit()

    def zoom(self, factor: float) -> None:
        """Show a window so many times as wide and as high, about its middle."""
        self._box.scaleBy((factor, factor))

    def set_brush(self, radius_cm: float, density: int) -> None:
        """Choose how wide the brush is, and how many plants a dab makes."""
        self.brush_radius_cm, self.brush_density = radius_cm, density

    def set_shading(self, mode: str) -> None:
        """Shade by region, by probability or not at all."""
        self.shading.mode = mode
        self.shading.update()

    def set_levels_shown(self, shown: bool) -> None:
        """Show the lines a = 0.1, 0.25, 0.75, 0.9."""
        self.frontier.show_levels = shown
        self.frontier.update()

    def set_arrow_shown(self, shown: bool) -> None:
        """Show the arrow of (w1, w2)."""
        self.frontier.show_arrow = shown
        self.frontier.update()

    def set_wrong_shown(self, shown: bool) -> None:
        """Ring the plants on the wrong side."""
        self.plants_layer.show_wrong = shown
        self.plants_layer.update()

    def set_tool(self, tool: Tool) -> None:
        """Choose what a click does."""
        self.tool = tool
        if tool in (Tool.TOXIC, Tool.HARMLESS):
            self.kind = int(tool is Tool.TOXIC)
        if tool is not Tool.BRUSH:
            self.overlay.brush = None
        self.overlay.update()

    # Clicks

    def _on_click(self, at: Point, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier) -> None:
        self._hide_cursor()
        self._under_first_click = self._plant_at(at)
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._select_by_click(extend=True)
        elif button == Qt.MouseButton.RightButton:
            self._use_tool_at(at, 1 - self.kind)
        elif self.tool is Tool.SELECT:
            self._select_by_click(extend=False)
        else:
            self._use_tool_at(at, self.kind)

    def _on_second_click(self, at: Point) -> None:
        if self.tool is Tool.BRUSH:
            self._use_tool_at(at, self.kind)
        elif self.tool is not Tool.PROBE and self._under_first_click is not None:
            self.flip_requested.emit(self._under_first_click)

    def _use_tool_at(self, at: Point, kind: int) -> None:
        if self.tool is Tool.PROBE and kind == self.kind:
            self.probe_requested.emit(at)
        elif self.tool is Tool.BRUSH:
            self.gesture_begun.emit("spray", False)
            self._spray(at, kind)
            self.gesture_ended.emit()
        else:
            self.add_requested.emit(*at, kind)

    def _select_by_click(self, extend: bool) -> None:
        plant = self._under_first_click
        found = NO_INDICES if plant is None else indices([plant])
        if extend and self.frame is not None:
            found = indices(np.setxor1d(self.frame.selection, found))
        self.select_requested.emit(found)

    # Drags

    def _on_drag(self, phase: Phase, begun: Point, at: Point, modifiers: object) -> None:
        if phase is Phase.BEGIN:
            self._hide_cursor()
            self._begin_drag(begun)
            self._last = begun
        handlers = {
            "plants": self._drag_plants,
            "probe": self.probe_requested.emit,
            "turn first": self._turn,
            "turn second": self._turn,
            "shift": self._shift,
            "spray": lambda here: self._spray(here, self.kind),
            "band": self._stretch_band,
        }
        handlers[self._drag](at)
        if phase is Phase.END:
            self._end_drag()

    def _begin_drag(self, at: Point) -> None:
        """Find out what was taken hold of; what lies on top comes first."""
        self._drag = self._what_is_at(at)
        if self._drag == "plants":
            plant = self._plant_at(at)
            if self.frame is not None and plant not in self.frame.selection:
                self.select_requested.emit(indices([plant]))
            self.plants_layer.moving = True
            self.gesture_begun.emit("move", False)
        elif self._drag in ("turn first", "turn second", "shift"):
            self._drag_neuron = self.frontier.neuron
            self._drag_handles = self.frontier.handles(self._window())
            self._drag_from = at
            self.gesture_begun.emit("weights", True)
        elif self._drag in ("probe", "spray"):
            self.gesture_begun.emit(self._drag, False)

    def _end_drag(self) -> None:
        if self._drag == "band":
            self.overlay.band = None
            self.overlay.update()
        else:
            self.gesture_ended.emit()
        self.plants_layer.moving = False
        self.plants_layer.update()
        self.frontier.held_handles = None
        self.frontier.update()
        self._drag = ""

    def _drag_plants(self, at: Point) -> None:
        self.move_requested.emit(at[0] - self._last[0], at[1] - self._last[1])
        self._last = at

    def _turn(self, at: Point) -> None:
        """Turn the frontier about the handle that is not in the hand."""
        if self._drag_handles is None:
            return
        first, second = self._drag_handles
        held = Handles(at, second) if self._drag == "turn first" else Handles(first, at)
        self.frontier.held_handles = held
        self.neuron_requested.emit(self._drag_neuron.through(*held))

    def _shift(self, at: Point) -> None:
        by = at[0] - self._drag_from[0], at[1] - self._drag_from[1]
        self.neuron_requested.emit(self._drag_neuron.shifted(by))

    def _spray(self, at: Point, kind: int) -> None:
        self.overlay.brush = (at, self.brush_radius_cm)
        self.spray_requested.emit(*at, self.brush_radius_cm, self.brush_density, kind)

    def _stretch_band(self, at: Point) -> None:
        begun = self._last
        self.overlay.band = (begun, at)
        self.overlay.update()
        if self.frame is not None:
            low, high = np.minimum(begun, at), np.maximum(begun, at)
            inside = ((self.frame.plants.x >= low) & (self.frame.plants.x <= high)).all(axis=1)
            self.select_requested.emit(indices(np.flatnonzero(inside)))

    def _on_hover(self, at: Point | None) -> None:
        over = self._what_is_at(at) if at else "band"
        shapes = {
            "plants": Qt.CursorShape.OpenHandCursor,
            "probe": Qt.CursorShape.OpenHandCursor,
            "turn first": Qt.CursorShape.CrossCursor,
            "turn second": Qt.CursorShape.CrossCursor,
            "shift": Qt.CursorShape.SizeAllCursor,
        }
        self._box.setCursor(shapes.get(over, Qt.CursorShape.ArrowCursor))
        hovered = over in ("shift", "turn first", "turn second")
        if hovered != self.frontier.hovered:
            self.frontier.hovered = hovered
            self.frontier.update()
        if self.tool is Tool.BRUSH:
            self.overlay.brush = (at, self.brush_radius_cm) if at else None
            self.overlay.update()

    # Keys: a cross that the arrows move, for whoever has no mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cross or the selected plants with Ctrl and the arrows; Enter uses the tool."""
        arrows = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, 1),
            Qt.Key.Key_Down: (0, -1),
        }
        modifiers = event.modifiers()
        shifted = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        key = Qt.Key(event.key())
        if key in arrows and modifiers & Qt.KeyboardModifier.ControlModifier:
            self._move_by_key(arrows[key], _FINE_CM if shifted else _COARSE_CM)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._use_tool_by_key(shifted)
        elif key == Qt.Key.Key_Escape:
            self._hide_cursor()
            self.select_requested.emit(NO_INDICES)
        else:
            super().keyPressEvent(event)

    def _move_by_key(self, direction: tuple[int, int], by_cm: float) -> None:
        dx, dy = direction[0] * by_cm, direction[1] * by_cm
        if self.overlay.cursor is None and self.frame is not None and len(self.frame.selection):
            self.nudge_requested.emit(dx, dy)
            return
        x1, x2 = self._cursor()
        self.overlay.cursor = (round(x1 + dx, 2), round(x2 + dy, 2))
        self.overlay.update()

    def _use_tool_by_key(self, other_kind: bool) -> None:
        at = self._cursor()
        self.overlay.cursor = at
        if self.tool is Tool.SELECT:
            self._under_first_click = self._plant_at(at)
            self._select_by_click(extend=other_kind)
        else:
            self._use_tool_at(at, 1 - self.kind if other_kind else self.kind)

    def _cursor(self) -> Point:
        if self.overlay.cursor is not None:
            return self.overlay.cursor
        left, bottom, right, top = self._window()
        return round((left + right) / 2, 1), round((bottom + top) / 2, 1)

    def _hide_cursor(self) -> None:
        self.overlay.cursor = None
        self.overlay.update()

    # What is where

    def _what_is_at(self, at: Point) -> str:
        """Name what a drag from here would move: a handle, the probe, plants, the line, or none."""
        handles = self.frontier.handles(self._window())
        if handles is not None:
            for name, handle in zip(("turn first", "turn second"), handles, strict=True):
                if self._pixels_between(handle, at) <= _HANDLE_REACH_PX:
                    return name
        probe = self.frame.probe if self.frame else None
        if probe and self._pixels_between((probe.x1, probe.x2), at) <= _PLANT_REACH_PX:
            return "probe"
        if self.tool is Tool.BRUSH:
            return "spray"
        if self._plant_at(at) is not None:
            return "plants"
        if self._line_distance(at) <= _LINE_REACH_PX:
            return "shift"
        return "band"

    def _plant_at(self, at: Point) -> int | None:
        """Return the plant nearest to a point, if close enough; of equals, the topmost."""
        if self.frame is None or not len(self.frame.plants):
            return None
        away = (self.frame.plants.x - at) * self._pixels_per_cm()
        distance = np.hypot(away[:, 0], away[:, 1])
        nearest = len(distance) - 1 - int(np.argmin(distance[::-1]))
        return nearest if distance[nearest] <= self.look.width(_PLANT_REACH_PX) else None

    def _line_distance(self, at: Point) -> float:
        segment = self.frontier.segment(self._window())
        if segment is None:
            return float("inf")
        start, end = (np.array(point) * self._pixels_per_cm() for point in segment)
        here = np.array(at) * self._pixels_per_cm()
        along = end - start
        share = np.clip((here - start) @ along / max(along @ along, 1e-300), 0, 1)
        return float(np.hypot(*(start + share * along - here)))

    def _pixels_between(self, one: Point, other: Point) -> float:
        return float(np.hypot(*((np.array(one) - other) * self._pixels_per_cm())))

    def _pixels_per_cm(self) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        width, height = self._box.viewPixelSize()
        return np.array([1 / width, 1 / height])

    def _window(self) -> Rectangle:
        (left, right), (bottom, top) = self._box.viewRange()
        return Rectangle(left, bottom, right, top)

    def plant_pixel(self, plant: int) -> QPointF:
        """Return where a plant is drawn, in the viewport's pixels."""
        if self.frame is None:
            return QPointF()
        x1, x2 = self.frame.plants.x[plant]
        return QPointF(self.mapFromScene(self._box.mapViewToScene(QPointF(x1, x2))))

    # Names

    def _name_axes(self, plants: Dataset) -> None:
        if plants.features == self._features:
            return
        self._features = plants.features
        for axis, symbol, code in zip(
            ("bottom", "left"), ("x₁", "x₂"), plants.features, strict=True
        ):
            self.axes[axis].name_it(f"{symbol}   {feature_name(code)}")

    def _empty_hint(self) -> str:
        return self.tr("Click to place a toxic plant, right-click for a non-toxic one.")


def feature_name(code: str) -> str:
    """Name a measure, with its unit; a name that is not ours stands as it is."""
    names = {
        "leaf_width": QCoreApplication.translate("Features", "leaf width (cm)"),
        "leaf_length": QCoreApplication.translate("Features", "leaf length (cm)"),
        "petal_width": QCoreApplication.translate("Features", "petal width (cm)"),
        "petal_length": QCoreApplication.translate("Features", "petal length (cm)"),
    }
    return names.get(code, code)


def _window_around(plants: Dataset) -> Rectangle:
    """Return a window with room around the plants; the origin shows if it is near."""
    if not len(plants):
        return _LEAST_WINDOW
    low, high = plants.x.min(axis=0), plants.x.max(axis=0)
    span = np.maximum(high - low, np.maximum(np.abs(high), 1.0) * 0.1)
    low, high = low - 0.15 * span, high + 0.15 * span
    low = np.where((low > 0) & (low < 0.6 * high), -0.05 * high, low)
    return Rectangle(float(low[0]), float(low[1]), float(high[0]), float(high[1]))
