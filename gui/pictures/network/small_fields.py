"""The small field of each neuron: an image of its output over the window of the plants."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PySide6.QtGui import QImage

from engine.arrays import Parameters
from engine.fields.neuron_fields import Fields, neuron_fields
from engine.geometry import Rectangle
from engine.lab.frame import Frame
from engine.model.architecture import Architecture
from gui.style.indexed_image import SHADES, indexed_image
from gui.style.theme import Look, mixed

_COLUMNS, _ROWS = 40, 30
_STRONGEST = 0.8
"""How much of a kind's colour the largest value has."""


class SmallFields:
    """The images of all neurons, made once for each model, window and look."""

    def __init__(self) -> None:
        self._parameters: Parameters = np.empty(0)
        self._made_for: tuple[Architecture, Rectangle, Look] | None = None
        self._images: list[list[QImage]] = []

    def images(self, frame: Frame, look: Look) -> list[list[QImage]]:
        """Return an image for each input and neuron, column by column."""
        made_for = frame.architecture, frame.plants.window, look
        is_same = np.array_equal(frame.parameters, self._parameters)
        if not is_same or made_for != self._made_for:
            fields = neuron_fields(frame.network, frame.plants.window, _COLUMNS, _ROWS)
            colours = field_colours(look)
            self._images = [field_images(column, colours) for column in fields]
            self._parameters, self._made_for = frame.parameters.copy(), made_for
        return self._images


def field_images(fields: Fields, colours: list[int]) -> list[QImage]:
    """Return values from -1 to 1 (n, rows, columns) as images, parts of one; lowest row below."""
    _, rows, columns = fields.shape
    shades = (np.clip(fields[:, ::-1], -1, 1) + 1) * ((SHADES - 1) / 2)
    image = indexed_image(shades.reshape(-1, columns), colours)
    return [image.copy(0, top, columns, rows) for top in range(0, image.height(), rows)]


@lru_cache(maxsize=4)
def field_colours(look: Look) -> list[int]:
    """Return the colours from -1, by the ground at 0, to 1."""
    ground = look.colour("panel")
    return [
        mixed(
            ground, look.colour("toxic" if share > 0 else "harmless"), _STRONGEST * abs(share)
        ).rgb()
        for share in np.linspace(-1, 1, SHADES).tolist()
    ]
