"""What can be exported as a picture: each picture by itself, or the whole window."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from gui.export.encoders import Paint
from gui.export.render import LEAST_PX, PictureRequest, Scene, canvas_of, painting
from gui.pictures.picture import Picture
from gui.pictures.plot_picture import PlotPicture
from gui.registry.pictures import title_of

_UNSEEN_SIZE = (1200, 800)
_SAME_ALL_RUN = ("logCurve", "valley")
"""Pictures that a run leaves as they are."""


class Subject(Protocol):
    """What can be exported, painted as it is asked for."""

    @property
    def title(self) -> str:
        """Its name in the language on screen."""

    @property
    def keeps_proportions(self) -> bool:
        """Whether its sides grow together: its parts are not laid out anew."""

    @property
    def is_all_shapes(self) -> bool:
        """Whether an SVG or a PDF of it holds no pixels."""

    @property
    def can_be_animated(self) -> bool:
        """Whether a run can be seen on it."""

    def size(self) -> tuple[int, int]:
        """Return how large it is on screen, or a usual size where it is not there."""

    def painting(
        self, request: PictureRequest, scene: Scene
    ) -> AbstractContextManager[tuple[Paint, str]]:
        """Make what paints it, and its title for whoever can't see it; good until the end."""


@dataclass(frozen=True)
class PictureSubject:
    """One picture; `on_screen` returns the one in the window, if it was made."""

    name: str
    on_screen: Callable[[], Picture | PlotPicture | None]

    keeps_proportions = False
    is_all_shapes = True

    @property
    def title(self) -> str:
        """Its name in the language on screen."""
        return title_of(self.name)

    @property
    def can_be_animated(self) -> bool:
        """Whether a run can be seen on it."""
        return self.name not in _SAME_ALL_RUN

    def size(self) -> tuple[int, int]:
        """Return how large it is on screen, or a usual size where it is not there."""
        shown = self.on_screen()
        if shown is None or not shown.isVisible() or min(shown.width(), shown.height()) < LEAST_PX:
            return _UNSEEN_SIZE
        drawn_on = shown if self.name == "plantTable" else canvas_of(shown)
        return max(LEAST_PX, drawn_on.width()), max(LEAST_PX, drawn_on.height())

    def painting(
        self, request: PictureRequest, scene: Scene
    ) -> AbstractContextManager[tuple[Paint, str]]:
        """Make what paints it afresh, off screen."""
        return painting(request, scene)
