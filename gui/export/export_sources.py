"""What can be exported as a picture: each picture by itself, or the whole window."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from gui.export.encoders import Paint
from gui.export.render import LEAST_PX, PictureRequest, Scene, canvas_of, prepare_painting
from gui.pictures.picture import Picture
from gui.pictures.plot_picture import PlotPicture
from gui.registry.pictures import title_of

_DEFAULT_SIZE = (1200, 800)
_NOT_ANIMATED = ("logCurve", "valley", "manyStarts", "race", "lambda")
"""Pictures that a run leaves as they are."""


class ExportSource(Protocol):
    """One thing that can be exported: it paints itself as a request asks."""

    @property
    def title(self) -> str:
        """Its name in the language on screen."""

    @property
    def keeps_proportions(self) -> bool:
        """Whether its sides grow together: its parts are not laid out anew."""

    @property
    def is_vector(self) -> bool:
        """Whether an SVG or a PDF of it holds no pixels."""

    @property
    def can_be_animated(self) -> bool:
        """Whether a run can be seen on it."""

    def size(self) -> tuple[int, int]:
        """Return how large it is on screen, or a usual size where it is not there."""

    def prepare_painting(
        self, request: PictureRequest, scene: Scene
    ) -> AbstractContextManager[tuple[Paint, str]]:
        """Yield a function that paints it, and its title for screen readers, until the end."""


@dataclass(frozen=True)
class PictureSource:
    """One picture; `on_screen` returns the one in the window, if it was made."""

    name: str
    on_screen: Callable[[], Picture | PlotPicture | None]

    keeps_proportions = False
    is_vector = True

    @property
    def title(self) -> str:
        """Its name in the language on screen."""
        return title_of(self.name)

    @property
    def can_be_animated(self) -> bool:
        """Whether a run can be seen on it."""
        return self.name not in _NOT_ANIMATED

    def size(self) -> tuple[int, int]:
        """Return how large it is on screen, or a usual size where it is not there."""
        shown = self.on_screen()
        if shown is None or not shown.isVisible() or min(shown.width(), shown.height()) < LEAST_PX:
            return _DEFAULT_SIZE
        canvas = shown if self.name == "plantTable" else canvas_of(shown)
        return max(LEAST_PX, canvas.width()), max(LEAST_PX, canvas.height())

    def prepare_painting(
        self, request: PictureRequest, scene: Scene
    ) -> AbstractContextManager[tuple[Paint, str]]:
        """Yield a function that paints it afresh, off screen, and its title."""
        return prepare_painting(request, scene)
