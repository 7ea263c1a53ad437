"""What both pictures of this room share: a camera that no undo takes back, and a note on top."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter

from engine.lab.frame import Frame
from gui.language.numbers import whole
from gui.painting.projection import IN_PERSPECTIVE, Camera
from gui.painting.rich_text import Run, line_size, write_line
from gui.pictures.turning_picture import TurningPicture
from gui.style.palette import ColourName
from gui.style.theme import Look

_NOTE_POINTS = 12.0
_BESIDE = 2.6
"""The room left of the note, in heights of its line."""


@dataclass(frozen=True)
class Sight:
    """Where the space is looked at from; along its plane, perhaps."""

    camera: Camera
    is_aligned: bool = False


class SpacePicture(TurningPicture):
    """A picture in space with one camera, and a line on top that says what there is to see."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self._sight = Sight(self.usual_camera)
        self._is_on_paper = False

    @property
    def camera(self) -> Camera:
        """Where the space is looked at from."""
        return self._sight.camera

    @property
    def usual_camera(self) -> Camera:
        """Look at it in perspective."""
        return IN_PERSPECTIVE

    @property
    def is_aligned(self) -> bool:
        """Whether one looks along the plane."""
        return self._sight.is_aligned

    def look_from(self, camera: Camera, is_aligned: bool = False) -> None:
        """Look at the space in another way; along its plane, wherever that turns."""
        self.set_view_state(replace(self._sight, camera=camera, is_aligned=is_aligned))

    def view_state(self) -> Sight:
        """Return where the space is looked at from."""
        return self._sight

    def set_view_state(self, state: Sight) -> None:
        """Look from where another picture of it is looked at."""
        self._sight = state
        self.canvas.update()

    def paint_whole(self, painter: QPainter, pixels: QRectF) -> None:
        """Paint into a file: nobody can drag a handle there."""
        self._is_on_paper = True
        super().paint_whole(painter, pixels)
        self._is_on_paper = False

    def write_note(
        self,
        painter: QPainter,
        pixels: QRectF,
        note: str,
        colour: ColourName,
        has_name_beside: bool = False,
    ) -> QRectF:
        """Write a line into the middle of the first line; return the room below it.

        Left of it the name of an axis may stand.
        """
        runs, look = [Run(note, colour, bold=True)], self.look
        width, height = line_size(runs, look, _NOTE_POINTS)
        beside = _BESIDE * height if has_name_beside else 8.0
        room = pixels.width() - beside - 8
        left = pixels.left() + beside + max(0.0, (room - width) / 2)
        at = QPointF(left, pixels.top() + 0.7 * height)
        write_line(painter, at, runs, look, _NOTE_POINTS, room)
        return self.below_note(pixels)

    def below_note(self, pixels: QRectF) -> QRectF:
        """Return the room below the first line."""
        return pixels.adjusted(0, 1.2 * line_size([], self.look, _NOTE_POINTS)[1], 0, 0)


def parting_note(frame: Frame, in_space: bool) -> str:
    """Say that the line or the plane separates all plants, or how many lie on the wrong side.

    Of no plants there is nothing to say.
    """
    translate, count = QCoreApplication.translate, len(frame.plants)
    wrong = int(np.count_nonzero(frame.wrong))
    if not count:
        return ""
    if wrong:
        text = translate("HiddenPlanePicture", "on the wrong side: {0} of {1}")
        return text.format(whole(wrong), whole(count))
    if in_space:
        return translate("HiddenPlanePicture", "One plane separates all plants")
    return translate("HiddenPlanePicture", "One straight line separates all plants")


def parting_colour(frame: Frame) -> ColourName:
    """Return the colour of that note: the frontier's where all plants are separated."""
    return "loss" if frame.wrong.any() else "frontier"
