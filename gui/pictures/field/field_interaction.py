"""What a person does on the field, with mouse or keys; every request leaves as a signal."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from engine.arrays import NO_INDICES, indices
from gui.pictures.drag_line import LineDrag
from gui.pictures.field.field_box import FieldBox, Phase, Point, Tool
from gui.pictures.field.hidden_lines import HiddenLine
from gui.pictures.field.hit_tester import DragTarget, Hit, HitTester
from gui.pictures.field.overlay import Overlay
from gui.pictures.field.plants_layer import PlantsLayer
from gui.state.edit_kind import EditKind
from gui.widgets.claimed_keys import key_step

_SAME_POINT_PX = 8.0
_COARSE_CM, _FINE_CM = 0.1, 0.01
_STEPS_ACROSS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class FieldInteraction(QObject):
    """Turns clicks, drags and keys into requests, by the tool chosen."""

    add_requested = Signal(float, float, int)
    spray_requested = Signal(float, float, float, int, int)
    erase_requested = Signal(object, object)
    """A stroke, from where to where, and how far the eraser reaches along x1 and x2."""
    move_requested = Signal(float, float)
    nudge_requested = Signal(float, float)
    flip_requested = Signal(int, bool)
    """Which plant, and whether the first click of the two has placed one on it."""
    select_requested = Signal(object)
    probe_requested = Signal(object)
    neuron_requested = Signal(object)
    neuron_at_requested = Signal(object, object)
    """The NeuronPlace of a hidden neuron over x1, x2, and the Neuron that it is to be."""
    gesture_begun = Signal(object, bool)
    """The EditKind of what it does, and whether learning waits until it ends."""
    gesture_ended = Signal()
    tool_changed = Signal()
    """Another tool, or another kind of plants to place."""
    cross_moved = Signal(float, float)
    """The keyboard's cross stands elsewhere, or where the field ends."""
    lines_changed = Signal()
    """A line is hovered, or let go of, or not any more: it is to be drawn again."""

    def __init__(
        self,
        box: FieldBox,
        targets: HitTester,
        plants_layer: PlantsLayer,
        overlay: Overlay,
    ) -> None:
        super().__init__()
        self._tool = Tool.TOXIC
        self.is_turned_round = False
        """Whether a pen's other end is used: it erases, whatever the tool."""
        self.kind = 1
        self.brush_radius_cm = 0.3
        self.brush_density = 5
        self._box, self._targets = box, targets
        self.plants_layer, self.overlay = plants_layer, overlay
        self._drag: DragTarget | None = None
        self._line_drag: LineDrag | None = None
        self._last = (0.0, 0.0)
        self._clicked_at: Point | None = None
        self._under_first_click: int | None = None
        self._placed_by_click = False
        box.clicked.connect(self._on_click)
        box.clicked_twice.connect(lambda at: self._use_tool_at(at, self.kind))
        box.dragged.connect(self._on_drag)
        box.hovered.connect(self._on_hover)

    def set_brush(self, radius_cm: float, density: int) -> None:
        """Choose how wide the brush is, and how many plants a dab makes."""
        self.brush_radius_cm, self.brush_density = radius_cm, density

    @property
    def tool(self) -> Tool:
        """What a click does."""
        return Tool.ERASER if self.is_turned_round else self._tool

    def set_tool(self, tool: Tool) -> None:
        """Choose what a click does; a stroke of brush or eraser under way ends."""
        if self._drag in (DragTarget.BRUSH, DragTarget.ERASER):
            self.drop()
        self._tool = tool
        if tool in (Tool.TOXIC, Tool.HARMLESS):
            self.kind = int(tool is Tool.TOXIC)
        self.overlay.brush = self.overlay.eraser = None
        self.overlay.update()
        self.tool_changed.emit()

    @property
    def places_plants(self) -> bool:
        """Whether a click on empty ground places plants, of the kind chosen."""
        return self._tool in (Tool.TOXIC, Tool.HARMLESS, Tool.BRUSH)

    def turn_kind(self) -> None:
        """Place the other kind from now on; with what places no plants, go back to placing.

        The brush stays in the hand.
        """
        if self.places_plants:
            self.kind = 1 - self.kind
        if self._tool is not Tool.BRUSH:
            self._tool = Tool.TOXIC if self.kind else Tool.HARMLESS
        self.tool_changed.emit()

    # Clicks

    def _on_click(self, at: Point, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier) -> None:
        self.hide_cursor()
        self._clicked_at = at
        self._under_first_click = self._targets.plant_at(at)
        self._placed_by_click = False
        self._click_with_tool(at, button == Qt.MouseButton.RightButton, modifiers)

    def _click_with_tool(self, at: Point, other_kind: bool, modifiers: Qt.KeyboardModifier) -> None:
        """Use the tool, or the other kind of it; a plant that lies there is selected instead.

        With Ctrl, what places plants places one all the same.
        """
        kind = 1 - self.kind if other_kind else self.kind
        holds_ctrl = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        holds_shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        selects = self.tool is Tool.SELECT and not other_kind
        if holds_shift or selects:
            self._select(self._under_first_click, extend=holds_shift or holds_ctrl)
        else:
            self._use_tool_or_select(at, kind, on_top=holds_ctrl)

    def on_second_click(self, at: Point, same_within_px: float = _SAME_POINT_PX) -> bool:
        """Flip the plant that a double click began on; False where the tool has its own use for it.

        The first of the two clicks may have placed a plant on it, which is then taken back.
        """
        if self.tool in (Tool.BRUSH, Tool.ERASER):
            return False
        first, self._clicked_at = self._clicked_at, None
        if first is None or self._targets.pixels_between(first, at) > same_within_px:
            self._under_first_click, self._placed_by_click = self._targets.plant_at(at), False
        if self.tool is not Tool.PROBE and self._under_first_click is not None:
            self.flip_requested.emit(self._under_first_click, self._placed_by_click)
        return True

    def _use_tool_or_select(self, at: Point, kind: int, on_top: bool) -> None:
        """Use the tool; where it places a plant on another, select that one, unless `on_top`."""
        asks = self.tool is Tool.PROBE and kind == self.kind
        covered = None if asks or on_top else self._targets.plant_covering(at)
        draws_over = self.tool is Tool.BRUSH or (self.tool is Tool.ERASER and kind == self.kind)
        if covered is None or draws_over:
            self._use_tool_at(at, kind)
        else:
            self._select(covered, extend=False)

    def _use_tool_at(self, at: Point, kind: int) -> None:
        if self.tool is Tool.PROBE and kind == self.kind:
            self.probe_requested.emit(at)
        elif self.tool is Tool.BRUSH:
            self.gesture_begun.emit(EditKind.SPRAY, False)
            self._spray(at, kind)
            self.gesture_ended.emit()
        elif self.tool is Tool.ERASER and kind == self.kind:
            self.gesture_begun.emit(EditKind.ERASE, False)
            self.erase_requested.emit((at, at), self._targets.eraser_cm())
            self.gesture_ended.emit()
        else:
            self._placed_by_click = True
            self.add_requested.emit(*at, kind)

    def _select(self, plant: int | None, extend: bool) -> None:
        plants = NO_INDICES if plant is None else indices([plant])
        if extend and self._targets.frame is not None:
            plants = indices(np.setxor1d(self._targets.frame.selection, plants))
        self.select_requested.emit(plants)

    # Drags

    def _on_drag(self, phase: Phase, begun: Point, at: Point, modifiers: object) -> None:
        if phase is Phase.BEGIN:
            self.hide_cursor()
            self._begin_drag(begun)
            self._last = begun
        if self._drag is None:
            return  # let go of meanwhile, by an undo for example
        handlers: dict[DragTarget, Callable[[Point], None]] = {
            DragTarget.PLANTS: self._drag_plants,
            DragTarget.PROBE: self.probe_requested.emit,
            DragTarget.HANDLE: self._drag_line,
            DragTarget.LINE: self._drag_line,
            DragTarget.BRUSH: lambda here: self._spray(here, self.kind),
            DragTarget.ERASER: self._erase,
            DragTarget.BAND: self._stretch_band,
        }
        handlers[self._drag](at)
        if phase is Phase.END:
            self._end_drag()

    def _begin_drag(self, at: Point) -> None:
        """Find out what was taken hold of; what lies on top comes first."""
        hit = self._what_is_at(at)
        self._drag = hit.target
        if self._drag is DragTarget.PLANTS:
            plant = self._targets.plant_at(at)
            if self._targets.frame is not None and plant not in self._targets.frame.selection:
                self.select_requested.emit(indices([plant]))
            self.plants_layer.moving = True
            self.gesture_begun.emit(EditKind.MOVE, False)
        elif hit.line is not None:
            self._line_drag = LineDrag(hit.line, hit.part, at, self._targets.window())
            self.gesture_begun.emit(EditKind.WEIGHTS, True)
        elif self._drag is DragTarget.PROBE:
            self.gesture_begun.emit(EditKind.PROBE, False)
        elif self._drag is DragTarget.BRUSH:
            self.gesture_begun.emit(EditKind.SPRAY, False)
        elif self._drag is DragTarget.ERASER:
            self.gesture_begun.emit(EditKind.ERASE, False)

    def _what_is_at(self, at: Point) -> Hit:
        """Return what a drag from here does; the eraser takes hold of nothing."""
        if self.tool is Tool.ERASER:
            return Hit(DragTarget.ERASER)
        return self._targets.what_is_at(at, self.tool is Tool.BRUSH)

    def drop(self) -> None:
        """Let go of what is being dragged, where it is; the mouse goes on moving nothing."""
        self._box.forget_press()
        if self._drag is not None:
            self._end_drag()

    def _end_drag(self) -> None:
        if self._drag is DragTarget.BAND:
            self.overlay.band = None
            self.overlay.update()
        else:
            self.gesture_ended.emit()
        self.plants_layer.moving = False
        self.plants_layer.update()
        if self._line_drag is not None:
            self._line_drag.end()
            self._line_drag = None
            self.lines_changed.emit()
        self._drag = None

    def _drag_plants(self, at: Point) -> None:
        self.move_requested.emit(at[0] - self._last[0], at[1] - self._last[1])
        self._last = at

    def _drag_line(self, at: Point) -> None:
        """Turn a line about the handle that is not dragged, or shift it."""
        if self._line_drag is None:
            return
        neuron, line = self._line_drag.neuron_at(at), self._line_drag.line
        if isinstance(line, HiddenLine):
            self.neuron_at_requested.emit(line.place, neuron)
        else:
            self.neuron_requested.emit(neuron)

    def _spray(self, at: Point, kind: int) -> None:
        if not self._targets.is_on_screen(at):
            return
        self.overlay.brush = (at, self.brush_radius_cm)
        self.spray_requested.emit(*at, self.brush_radius_cm, self.brush_density, kind)

    def _erase(self, at: Point) -> None:
        """Erase all along the way: a quick hand leaps."""
        reach = self._targets.eraser_cm()
        self.overlay.eraser = (at, reach)
        self.overlay.update()
        self.erase_requested.emit((self._last, at), reach)
        self._last = at

    def _stretch_band(self, at: Point) -> None:
        begun = self._last
        self.overlay.band = (begun, at)
        self.overlay.update()
        if self._targets.frame is not None:
            low = min(begun[0], at[0]), min(begun[1], at[1])
            high = max(begun[0], at[0]), max(begun[1], at[1])
            self.select_requested.emit(indices(self._targets.frame.plants.inside(low, high)))

    def _on_hover(self, at: Point | None) -> None:
        hit = self._what_is_at(at) if at else Hit(DragTarget.BAND)
        shapes = {
            DragTarget.PLANTS: Qt.CursorShape.OpenHandCursor,
            DragTarget.PROBE: Qt.CursorShape.OpenHandCursor,
            DragTarget.HANDLE: Qt.CursorShape.CrossCursor,
            DragTarget.LINE: Qt.CursorShape.SizeAllCursor,
        }
        self._box.setCursor(shapes.get(hit.target, Qt.CursorShape.ArrowCursor))
        if any(line.hovered is not (line is hit.line) for line in self._targets.lines):
            for line in self._targets.lines:
                line.hovered = line is hit.line
            self.lines_changed.emit()
        self._show_tool_at(at)

    def _show_tool_at(self, at: Point | None) -> None:
        """Draw how far brush or eraser reach from here."""
        before = self.overlay.brush, self.overlay.eraser
        sprays, erases = self.tool is Tool.BRUSH, self.tool is Tool.ERASER
        self.overlay.brush = (at, self.brush_radius_cm) if at and sprays else None
        self.overlay.eraser = (at, self._targets.eraser_cm()) if at and erases else None
        if before != (self.overlay.brush, self.overlay.eraser):
            self.overlay.update()

    # Keys: a cross that the arrows move, for whoever has no mouse

    def on_key(self, event: QKeyEvent) -> bool:
        """Ctrl and the arrows move cross or plants, Enter uses the tool; False for other keys."""
        direction = (_STEPS_ACROSS.get(event.key(), 0), key_step(event))
        modifiers = event.modifiers()
        shifted = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        key = Qt.Key(event.key())
        if direction != (0, 0) and modifiers & Qt.KeyboardModifier.ControlModifier:
            self._move_by_key(direction, _FINE_CM if shifted else _COARSE_CM)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._use_tool_by_key(shifted, bool(modifiers & Qt.KeyboardModifier.ControlModifier))
        elif key == Qt.Key.Key_Escape:
            return self._let_go()
        else:
            return False
        return True

    def _let_go(self) -> bool:
        """Drop cross and selection; False if there was neither: Escape has other work then."""
        frame = self._targets.frame
        if self.overlay.cursor is None and (frame is None or not len(frame.selection)):
            return False
        self.hide_cursor()
        self.select_requested.emit(NO_INDICES)
        return True

    def _move_by_key(self, direction: tuple[int, int], by_cm: float) -> None:
        dx, dy = direction[0] * by_cm, direction[1] * by_cm
        if (
            self.overlay.cursor is None
            and self._targets.frame is not None
            and len(self._targets.frame.selection)
        ):
            self.nudge_requested.emit(dx, dy)
            return
        at = x1, x2 = self.key_point()
        moved = (round(x1 + dx, 2), round(x2 + dy, 2))
        at = moved if self._targets.is_on_screen(moved) else at
        self.overlay.cursor = at
        self.overlay.update()
        self.cross_moved.emit(*at)

    def _use_tool_by_key(self, other_kind: bool, on_top: bool) -> None:
        at = self.key_point()
        self.overlay.cursor = at
        self.overlay.update()
        if self.tool is Tool.SELECT:
            self._select(self._targets.plant_at(at), extend=other_kind or on_top)
        else:
            self._use_tool_or_select(at, 1 - self.kind if other_kind else self.kind, on_top)
            if self._targets.plant_covering(at) is not None:
                self.cross_moved.emit(*at)  # the plant there was selected

    def key_point(self) -> Point:
        """Return where the keyboard's cross is; one out of sight comes back into the middle."""
        cursor = self.overlay.cursor
        if cursor is not None and self._targets.is_on_screen(cursor):
            return cursor
        left, bottom, right, top = self._targets.window()
        return round((left + right) / 2, 1), round((bottom + top) / 2, 1)

    def hide_cursor(self) -> None:
        """Put the cross of the keyboard away."""
        self.overlay.cursor = None
        self.overlay.update()
