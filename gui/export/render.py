"""Set up and paint any picture off screen; `encoders` makes the PNG, SVG or PDF of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

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
from engine.lab.solved_frame import solved_frame, with_experiment
from gui.export.encoders import Paint, encode
from gui.language import translation
from gui.pictures.factory import make_picture
from gui.pictures.field.field_picture import FieldPicture
from gui.pictures.picture import Picture
from gui.pictures.plot_picture import PlotPicture
from gui.registry import file_kinds
from gui.state.view_options import USUAL_OPTIONS, ViewOptions
from gui.style.theme import Theme, look_of

LEAST_PX, MOST_PX = 120, 10_000
MOST_PIXELS = 64_000_000
SCALES = (1, 2, 3, 4)


@dataclass(frozen=True)
class PictureRequest:
    """Which picture, and how: `size` in logical pixels, of which a PNG takes `scale` each way."""

    picture: str = "field"
    size: tuple[int, int] = (1200, 800)
    theme: Theme = "light"
    language: Language = "en"
    scale: int = 1
    projector: bool = False
    """Whether lines are thick and type is large, as at a projector."""


@dataclass(frozen=True)
class Scene:
    """What is to be drawn: a frame, view options, and the zoom of each picture."""

    frame: Frame
    options: ViewOptions = USUAL_OPTIONS
    view_states: Mapping[str, Any] = field(default_factory=dict)
    """By a picture's name, the `view_state` that it is to have; without one, as it is made."""


def check(request: PictureRequest) -> None:
    """Raise UserError `figure_size` for a size that no picture can have."""
    width, height = request.size
    is_within = all(LEAST_PX <= side <= MOST_PX for side in request.size)
    if not is_within or width * height * request.scale**2 > MOST_PIXELS:
        raise UserError(
            "figure_size", width=width, height=height, least=LEAST_PX, most=MOST_PX,
            millions=MOST_PIXELS // 1_000_000,
        )  # fmt: skip


def format_of(path: Path) -> str:
    """Return png, svg or pdf, by a file's name. Raises UserError `figure_format`."""
    suffix = path.suffix.lower().lstrip(".")
    if suffix not in file_kinds.PICTURES.formats:
        raise UserError("figure_format", file=path.name)
    return suffix


def write(path: Path, request: PictureRequest, scene: Scene) -> None:
    """Write a picture; what stood in the file stays until the new one is whole. Raises UserError.

    `figure_format`, `figure_size`, or as `whole_file` does.
    """
    kind = format_of(path)
    write_whole(path, render_to_bytes(kind, request, scene))


def render_to_bytes(kind: str, request: PictureRequest, scene: Scene) -> bytes:
    """Return a picture as the bytes of a PNG, an SVG or a PDF."""
    check(request)
    with prepare_painting(request, scene) as (paint, title):
        return encode(kind, paint, request.size, request.scale, title)


# Pictures off screen


@contextmanager
def prepare_painting(request: PictureRequest, scene: Scene) -> Iterator[tuple[Paint, str]]:
    """Yield a function that paints the picture, in its language, and the picture's title.

    The function works until the context ends.
    """
    look = look_of(request.theme, request.projector)
    with translation.temporary_language(request.language):
        picture = make_picture(request.picture, look)
        try:
            set_up_picture(picture, request, scene)
            box = QRectF(QPointF(), QSizeF(*request.size))
            yield (lambda painter: paint_picture(picture, painter, box)), picture.accessibleName()
        finally:
            discard(picture)


def set_up_picture(picture: Picture | PlotPicture, request: PictureRequest, scene: Scene) -> None:
    """Give a picture its size and a frame, and show it with WA_DontShowOnScreen."""
    picture.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    picture.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    picture.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
    picture.resize(*request.size)
    wants_map = isinstance(picture, Picture) and picture.wants_map(scene.frame)
    frame = solved_frame(scene.frame, wants_map)
    if isinstance(picture, Picture) and picture.experiment is not None:
        frame = with_experiment(frame, picture.experiment)
    picture.set_frame(frame, Changed.EVERYTHING, scene.options)
    if isinstance(picture, FieldPicture):
        picture.fit()
        picture.hide_handles()
    state = scene.view_states.get(request.picture)
    if state is not None:
        picture.set_view_state(state)
    picture.show()
    if isinstance(picture, PlotPicture):
        _lay_out_axes(picture)
    elif picture.canvas.maximumHeight() > request.size[1]:
        picture.canvas.resize(*request.size)  # no row of controls below


def _lay_out_axes(picture: PlotPicture) -> None:
    """Lay a plot's axes out, uncached."""
    for axis in picture.axes.values():
        axis.setCacheMode(axis.CacheMode.NoCache)
    picture.grab()  # an axis learns only by being painted how much room its numbers take


def discard(picture: Picture | PlotPicture) -> None:
    """Hide and delete a picture: a plot closed by `close` fails at a change of language."""
    picture.hide()
    picture.deleteLater()


def canvas_of(shown: QWidget) -> QWidget:
    """Return the widget that a picture on screen is painted on, without the controls below it."""
    if isinstance(shown, Picture):
        return shown.canvas
    return shown.viewport() if isinstance(shown, PlotPicture) else shown


def paint_picture(picture: Picture | PlotPicture, painter: QPainter, box: QRectF) -> None:
    """Paint a picture into a rectangle of its own size."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if isinstance(picture, Picture):
        painter.translate(box.topLeft())
        picture.paint_whole(painter, QRectF(QPointF(), box.size()))
    else:
        picture.plot.layout().activate()
        picture.scene().prepareForPaint()
        painter.fillRect(box, picture.look.colour("panel"))
        picture.render(
            painter, box, picture.viewport().rect(), Qt.AspectRatioMode.IgnoreAspectRatio
        )
    painter.restore()
