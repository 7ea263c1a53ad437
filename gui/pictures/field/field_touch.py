"""Fingers and pens on the field of plants, as the clicks and drags of its ViewBox."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtWidgets import QGraphicsView

from gui.gestures.menu_by_finger import ask_for_menu
from gui.gestures.touch_gestures import FINGER_REACH_PX, Pointer, TouchGestures
from gui.pictures.field.field_box import FieldBox, Phase, Point
from gui.pictures.field.field_interaction import FieldInteraction
from gui.pictures.field.hit_tester import HitTester

_LEFT, _NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class FieldTouch(QObject):
    """A tap clicks, one finger drags, two zoom and move the view, a hold asks for the menu."""

    def __init__(
        self,
        view: QGraphicsView,
        box: FieldBox,
        targets: HitTester,
        interaction: FieldInteraction,
    ) -> None:
        super().__init__(view)
        self._view, self._box = view, box
        self._targets, self._interaction = targets, interaction
        self._begun: Point | None = None
        self._at: Point = (0.0, 0.0)
        self._pinched_at: Point | None = None
        """What two fingers have between them."""
        self._gestures = gestures = TouchGestures(view.viewport())
        gestures.touched.connect(self._on_touched)
        gestures.lifted.connect(self._on_lifted)
        gestures.tapped.connect(self._on_tapped)
        gestures.tapped_twice.connect(self._on_tapped_twice)
        gestures.held.connect(lambda at: ask_for_menu(view.viewport(), at))
        gestures.drag_begun.connect(self._begin_drag)
        gestures.dragged.connect(self._drag)
        gestures.drag_ended.connect(self._end_drag)
        gestures.pinched.connect(self._on_pinched)

    def _on_touched(self, at: QPointF) -> None:
        """Aim as the finger or the pen does, and show what it would take hold of."""
        self._targets.is_finger = self._gestures.pointer is Pointer.FINGER
        self._interaction.is_turned_round = self._gestures.pointer is Pointer.ERASER
        self._box.hovered.emit(self._point(at))

    def _on_lifted(self) -> None:
        self._pinched_at = None
        self._targets.is_finger = self._interaction.is_turned_round = False
        self._box.hovered.emit(None)

    def _on_tapped(self, at: QPointF) -> None:
        if self._is_on_plot(at):
            self._box.clicked.emit(self._point(at), _LEFT, _NO_KEY)

    def _on_tapped_twice(self, at: QPointF) -> None:
        """Turn the kind of a plant, as a double click does, or use the tool once more."""
        point = self._point(at)
        if self._is_on_plot(at) and not self._interaction.on_second_click(point, FINGER_REACH_PX):
            self._box.clicked_twice.emit(point)

    def _begin_drag(self, at: QPointF) -> None:
        if self._is_on_plot(at):
            self._begun = self._at = self._point(at)
            self._emit_drag(Phase.BEGIN)

    def _drag(self, at: QPointF) -> None:
        self._at = self._point(at)
        self._emit_drag(Phase.GO_ON)

    def _end_drag(self) -> None:
        self._emit_drag(Phase.END)
        self._begun = None

    def _emit_drag(self, phase: Phase) -> None:
        if self._begun is not None:
            self._box.dragged.emit(phase, self._begun, self._at, _NO_KEY)

    def _on_pinched(self, before: QPointF, now: QPointF, ratio: float) -> None:
        """Keep under the middle of two fingers what was there, whatever room the axes take."""
        if self._pinched_at is None:
            self._pinched_at = self._point(before)
        x1, x2 = self._pinched_at
        self._box.zoom_about((x1, x2), 1 / ratio)
        at = self._point(now)
        self._box.translateBy(x=x1 - at[0], y=x2 - at[1])

    def _is_on_plot(self, at: QPointF) -> bool:
        return bool(self._box.sceneBoundingRect().contains(self._view.mapToScene(at.toPoint())))

    def _point(self, at: QPointF) -> Point:
        """Return a place of the viewport in centimetres, to the fraction of a pixel."""
        on_scene = self._view.viewportTransform().inverted()[0].map(at)
        point = self._box.mapSceneToView(on_scene)
        return float(point.x()), float(point.y())
