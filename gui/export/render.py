"""Pictures out: any picture painted afresh, off screen, into a PNG, an SVG or a PDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QPointF,
    QRectF,
    QSizeF,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from engine.changed import Changed
from engine.errors import Language, UserError
from engine.files.whole_file import write_whole
from engine.lab.frame import Frame
from engine.lab.solved_frame import solved_frame
from gui.export.encoders import Paint, image_of, pdf_of, png_of, svg_of
from gui.language import translation
from gui.pictures.factory import make_picture
from gui.pictures.field.field_picture import FieldPicture
from gui.pictures.picture import Picture
from gui.pictures.plot_picture import PlotPicture
from gui.registry import file_kinds
from gui.state.view_options import USUAL_OPTIONS, ViewOptions
from gui.style.theme import Theme, look_of

if TYPE_CHECKING:
    pass

LEAST_PX, MOST_PX = 120, 10_000
MOST_PIXELS = 64_000_000
SCALES = (1, 2, 3, 4)


@dataclass(frozen=True)
class PictureRequest:
    """Which picture, and how: `size` in logical pixels, of which a PNG takes `scale` each way."""

    view: str = "field"
    size: tuple[int, int] = (1200, 800)
    theme: Theme = "light"
    language: Language = "en"
    scale: int = 1
    projector: bool = False
    """Whether lines are thick and type is large, as at a projector."""


@dataclass(frozen=True)
class Scene:
    """What is to be drawn, and how it is looked at."""

    frame: Frame
    options: ViewOptions = USUAL_OPTIONS
    view_states: Mapping[str, Any] = field(default_factory=dict)
    """By a picture's name, the `view_state` that it is to have; without one, as it is made."""


def check(request: PictureRequest) -> None:
    """Raise UserError `figure_size` for a size that no picture can have."""
    width, height = request.size
    within = all(LEAST_PX <= side <= MOST_PX for side in request.size)
    if not within or width * height * request.scale**2 > MOST_PIXELS:
        raise UserError(
            "figure_size", width=width, height=height, least=LEAST_PX, most=MOST_PX,
            millions=MOST_PIXELS // 1_000_000,
        )  # fmt: skip


def format_of(path: Path) -> str:
    """Return png, svg or pdf, by a file's name. Raises UserError `figure_format`."""
    found = path.suffix.lower().lstrip(".")
    if found not in file_kinds.PICTURES.formats:
        raise UserError("figure_format", file=path.name)
    return found


def write(path: Path, request: PictureRequest, scene: Scene) -> None:
    """Write a picture; what stood in the file stays until the new one is whole. Raises UserError.

    `figure_format`, `figure_size`, or as `whole_file` does.
    """
    kind = format_of(path)
    save(path, encoded(kind, request, scene))


def save(path: Path, data: bytes) -> None:
    """Put a file in place at once. Raises UserError as `whole_file` does."""
    write_whole(path, data)


def encoded(kind: str, request: PictureRequest, scene: Scene) -> bytes:
    """Return a picture as the bytes of a PNG, an SVG or a PDF."""
    check(request)
    with painting(request, scene) as (paint, title):
        return encode(kind, paint, request, title)


def encode(kind: str, paint: Paint, request: PictureRequest, title: str) -> bytes:
    """Return what is painted as the bytes of a PNG, an SVG or a PDF."""
    if kind == "svg":
        return svg_of(paint, request.size, title)
    if kind == "pdf":
        return pdf_of(paint, request.size, title)
    return png_of(image_of(paint, request.size, request.scale))


# Views off screen


@contextmanager
def painting(request: PictureRequest, scene: Scene) -> Iterator[tuple[Paint, str]]:
    """Make what paints the picture, in its language; it is good until the end."""
    look = look_of(request.theme, request.projector)
    with translation.speaking(request.language):
        view = make_picture(request.view, look)
        try:
            prepare(view, request, scene)
            box = QRectF(QPointF(), QSizeF(*request.size))
            yield (lambda painter: paint_view(view, painter, box)), view.accessibleName()
        finally:
            let_go(view)


def prepare(view: Picture | PlotPicture, request: PictureRequest, scene: Scene) -> None:
    """Give a picture its size and the frame, with nothing of it to be seen on screen."""
    view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    view.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    view.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
    view.resize(*request.size)
    shows_loss = scene.frame.choices.surface_shows == "loss"
    wants_map = request.view == "lossMap" or (request.view == "surface" and shows_loss)
    view.set_frame(solved_frame(scene.frame, wants_map), Changed.EVERYTHING, scene.options)
    if isinstance(view, FieldPicture):
        view.fit()
        view.frontier.show_handles = False  # on paper nobody can take hold of them
    state = scene.view_states.get(request.view)
    if state is not None:
        view.set_view_state(state)
    view.show()
    if isinstance(view, PlotPicture):
        _settle(view)
    elif view.canvas.maximumHeight() > request.size[1]:
        view.canvas.resize(*request.size)  # no row of controls below


def _settle(view: PlotPicture) -> None:
    """Let a plot lay itself out."""
    for axis in view.axes.values():
        axis.setCacheMode(axis.CacheMode.NoCache)
    view.grab()  # an axis learns only by being painted how much room its numbers take


def let_go(view: Picture | PlotPicture) -> None:
    """Be done with a picture; a closed plot would not bear a change of language any more."""
    view.hide()
    view.deleteLater()


def canvas_of(shown: QWidget) -> QWidget:
    """Return what a picture on screen is painted on: not the controls below it."""
    if isinstance(shown, Picture):
        return shown.canvas
    return shown.viewport() if isinstance(shown, PlotPicture) else shown


def paint_view(view: Picture | PlotPicture, painter: QPainter, box: QRectF) -> None:
    """Paint a picture into a rectangle of its own size."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if isinstance(view, Picture):
        painter.translate(box.topLeft())
        view.paint_whole(painter, QRectF(QPointF(), box.size()))
    else:
        view.plotItem.layout.activate()
        view.scene().prepareForPaint()
        painter.fillRect(box, view.look.colour("panel"))
        view.render(painter, box, view.viewport().rect(), Qt.AspectRatioMode.IgnoreAspectRatio)
    painter.restore()


# Devices
