"""Base class of pictures in space: a drag turns the box, the wheel zooms, a click selects."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton

from engine.arrays import indices
from engine.lab.frame import Frame
from gui.painting.projection import FROM_ABOVE, FROM_THE_SIDE, Camera, Space
from gui.pictures.picture import Picture
from gui.style.theme import Look
from gui.widgets.claimed_keys import key_step

_STILL_PX = 4.0
_TURN_A_PIXEL = 0.008
_TURN_A_KEY = math.radians(6)
_ZOOM_A_NOTCH = 1.15


class TurningPicture(Picture):
    """A picture of a box in space; a subclass keeps the camera, which no undo takes back."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self._grip: tuple[QPointF, Camera] | None = None
        self._has_turned = False
        self.in_perspective, self.from_side, self.from_above = (QToolButton() for _ in range(3))
        self.in_perspective.clicked.connect(lambda: self.look_from(self.usual_camera))
        self.from_side.clicked.connect(lambda: self.look_from(FROM_THE_SIDE, True))
        self.from_above.clicked.connect(lambda: self.look_from(FROM_ABOVE))
        self.views = (self.in_perspective, self.from_side, self.from_above)
        for button in self.views:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.canvas.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # What a subclass says

    @property
    def camera(self) -> Camera:
        """Where one looks from, as it was chosen."""
        raise NotImplementedError

    @property
    def usual_camera(self) -> Camera:
        """Where one looks from in perspective."""
        raise NotImplementedError

    @property
    def is_aligned(self) -> bool:
        """Whether the camera is turned to look along what the picture is about."""
        raise NotImplementedError

    def look_from(self, camera: Camera, is_aligned: bool = False) -> None:
        """Look at it in another way; aligned, wherever that turns."""
        raise NotImplementedError

    def space(self, frame: Frame, pixels: QRectF) -> Space:
        """Return the box that is looked at, and from where."""
        raise NotImplementedError

    def select_at(self, at: QPointF) -> None:
        """Select the plant that was clicked, or none."""
        plant = self.plant_at(at)
        self.select_requested.emit(indices([] if plant is None else [plant]))

    def name_views(self, side: str) -> None:
        """Name the buttons in the language on screen; `side` says what shows from the side."""
        translate = QCoreApplication.translate
        texts = (
            (translate("Surface", "3D"), translate("Surface", "Look at it in perspective")),
            (translate("Surface", "Side"), side),
            (
                translate("Surface", "Above"),
                translate("Surface", "Look from above, as on the field"),
            ),
        )
        for button, (text, meaning) in zip(self.views, texts, strict=True):
            button.setText(text)
            button.setToolTip(meaning)
            button.setAccessibleName(meaning)

    # Mouse and keys

    def on_press(self, at: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        """Take hold of the box."""
        if self.frame is not None:
            self._grip, self._has_turned = (at, self._camera_on_screen(self.frame)), False

    def on_drag(self, at: QPointF) -> None:
        """Turn it."""
        if self._grip is None:
            return
        start, camera = self._grip
        by = at - start
        if self._has_turned or math.hypot(by.x(), by.y()) > _STILL_PX:
            self._has_turned = True
            self.look_from(camera.turned(-_TURN_A_PIXEL * by.x(), _TURN_A_PIXEL * by.y()))

    def on_release(self, at: QPointF) -> None:
        """Let go; what was only clicked is selected."""
        if self._grip is not None and not self._has_turned:
            self.select_at(at)
        self._grip = None

    def on_wheel(self, notches: float) -> bool:
        """Come nearer, or go away."""
        self._zoom(_ZOOM_A_NOTCH**notches)
        return True

    def on_pinch(self, ratio: float) -> None:
        """Come nearer by spreading two fingers."""
        self._zoom(ratio)

    def on_key(self, event: QKeyEvent) -> bool:
        """Tilt by Up and Down, turn with Shift, zoom by + and -."""
        if event.text() in ("+", "-"):
            self._zoom(_ZOOM_A_NOTCH if event.text() == "+" else 1 / _ZOOM_A_NOTCH)
            return True
        step = key_step(event)
        if not step or self.frame is None:
            return False
        camera = self._camera_on_screen(self.frame)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.look_from(camera.turned(step * _TURN_A_KEY, 0))
        else:
            self.look_from(camera.turned(0, step * _TURN_A_KEY), self.is_aligned)
        return True

    def _camera_on_screen(self, frame: Frame) -> Camera:
        return self.space(frame, QRectF(self.canvas.rect())).camera

    def _zoom(self, factor: float) -> None:
        self.look_from(self.camera.zoomed(factor), self.is_aligned)
