"""What on the field a menu can be about: plants, names of kinds and measures, and its ground."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, QPointF

from gui.language.kind_names import Axis
from gui.pictures.field.field_box import Point, Tool
from gui.pictures.field.field_interaction import FieldInteraction
from gui.pictures.field.hit_tester import HitTester
from gui.pictures.field.shading import Shading
from gui.pictures.menu_request import MenuRequest
from gui.pictures.plot_picture import PlotPicture

_AXES: tuple[tuple[Axis, str], ...] = ((0, "bottom"), (1, "left"))


class FieldThings:
    """Finds what lies under a pixel of a field, or where its keyboard is."""

    def __init__(
        self,
        field: PlotPicture,
        targets: HitTester,
        shading: Shading,
        interaction: FieldInteraction,
    ) -> None:
        self._field, self._targets = field, targets
        self._shading, self._interaction = shading, interaction

    def request_at(self, at: QPoint, precisely: bool = False) -> MenuRequest:
        """Return the request for what lies at a pixel of the viewport.

        `precisely` takes a plant only where its dot is, as a click beside it places another.
        """
        box, targets = self._field.view_box, self._targets
        on_screen, on_scene = self._field.viewport().mapToGlobal(at), self._field.mapToScene(at)
        if not box.sceneBoundingRect().contains(on_scene):
            return MenuRequest(on_screen, axis=self._axis_at(on_scene))
        view = box.mapSceneToView(on_scene)
        point = view.x(), view.y()
        if targets.is_on_probe(point):
            return MenuRequest(on_screen, is_mystery=True, point=point)
        plant = targets.plant_covering(point) if precisely else targets.plant_at(point)
        kind = None if plant is not None else self._kind_named_at(at, point)
        return MenuRequest(on_screen, plant=plant, kind=kind, point=point)

    def request_of_click(self, on_scene: QPointF) -> MenuRequest | None:
        """Return what a click of the right button asks for; None where the tool has it."""
        request = self.request_at(self._field.mapFromScene(on_scene), precisely=True)
        sprays = self._interaction.tool is Tool.BRUSH and request.plant is not None
        return request if request.is_of_thing and not sprays else None

    def request_by_key(self) -> MenuRequest:
        """Return the request for the selected plant, or else for the ground at the cross.

        Of a plant out of sight the menu opens at the edge where it would be found.
        """
        frame = self._targets.frame
        if frame is not None and len(frame.selection):
            plant = int(frame.selection[-1])
            x1, x2 = frame.plants.x[plant].tolist()
            left, bottom, right, top = self._targets.window()
            seen = min(max(x1, left), right), min(max(x2, bottom), top)
            return MenuRequest(self._on_screen(seen), plant=plant, point=(x1, x2))
        point = self._interaction.key_point()
        return MenuRequest(self._on_screen(point), point=point)

    def _on_screen(self, point: Point) -> QPoint:
        on_scene = self._field.view_box.mapViewToScene(QPointF(*point))
        result: QPoint = self._field.viewport().mapToGlobal(self._field.mapFromScene(on_scene))
        return result

    def _axis_at(self, on_scene: QPointF) -> Axis | None:
        for axis, side in _AXES:
            if self._field.axes[side].sceneBoundingRect().contains(on_scene):
                return axis
        return None

    def _kind_named_at(self, at: QPoint, point: Point) -> int | None:
        """Return the kind whose name is written there, in its own region."""
        shading = self._shading
        if not shading.names_kinds or not any(box.contains(at) for box in shading.names):
            return None
        return int(shading.model.z(np.array([point]))[0] > 0)
