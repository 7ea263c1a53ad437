"""The whole window as a picture: as pixels, or with its pictures as shapes and text over pixels."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from gui.export.encoders import Paint, image_of
from gui.export.render import (
    PictureRequest,
    Scene,
    canvas_of,
    let_go,
    paint_view,
    prepare,
)
from gui.painting.mapping import paints_pixels
from gui.panels.status_sentence import StatusSentence
from gui.pictures.factory import make_picture
from gui.pictures.picture import Picture
from gui.pictures.plot_picture import PlotPicture
from gui.style.theme import Look, Theme

_SHARPNESS, _SHARPEST = 2.0, 4.0
"""Pixels a pixel on screen of what is no shape; more would fill the memory."""

_PIXELS_ALONE = ("plantTable",)
"""Pictures with parts that are widgets, which scroll."""

_Part = tuple[Picture | PlotPicture, QRectF]


class Themed(Protocol):
    """What has a theme: dark, light or the system's; and the look that it leads to."""

    @property
    def theme(self) -> Theme:
        """The theme chosen."""

    @property
    def look(self) -> Look:
        """Colours and sizes on screen."""

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""


@dataclass(frozen=True)
class WindowSubject:
    """The whole window as a `Subject` of export; `pictures` returns those on screen."""

    window: QWidget
    themed: Themed
    status: StatusSentence
    pictures: Callable[[], Sequence[Picture | PlotPicture]]

    keeps_proportions = True
    is_all_shapes = False
    can_be_animated = False

    @property
    def title(self) -> str:
        """Its name in the language on screen."""
        return QCoreApplication.translate("Export", "Whole window")

    def size(self) -> tuple[int, int]:
        """Return how large it is on screen."""
        return self.window.width(), self.window.height()

    @contextmanager
    def painting(self, request: PictureRequest, scene: Scene) -> Iterator[tuple[Paint, str]]:
        """Make what paints it in a theme, as large as asked; it is good until the end."""
        self.status.end_news()  # of an earlier picture, perhaps
        parts: list[_Part] = []
        width, height = self.size()
        times = max(request.size[0] / width, request.size[1] / height)

        def paint(painter: QPainter) -> None:
            if paints_pixels(painter):
                sharpness = max(1.0, times * painter.device().devicePixelRatioF())
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(QRectF(0, 0, *request.size), _pixels(self.window, sharpness))
                return
            if not parts:
                parts.extend(_parts(self.window, self.pictures(), self.themed.look, scene))
            painter.setWindow(self.window.rect())
            painter.setViewport(0, 0, *request.size)
            _paint(self.window, painter, min(_SHARPNESS * max(1.0, times), _SHARPEST), parts)

        with _themed(self.themed, request.theme):
            try:
                yield paint, "Perceptron Lab"
            finally:
                for view, _ in parts:
                    let_go(view)


@contextmanager
def _themed(themed: Themed, theme: Theme) -> Iterator[None]:
    """Show a theme for a moment, too short to be seen."""
    before = themed.theme
    if themed.look.is_dark == (theme == "dark"):
        yield
        return
    themed.set_theme(theme)
    try:
        yield
    finally:
        themed.set_theme(before)


def _paint(window: QWidget, painter: QPainter, sharpness: float, parts: list[_Part]) -> None:
    """Paint the pictures as shapes over the pixels of all the rest."""
    painter.drawImage(QRectF(QPointF(), QSizeF(window.size())), _pixels(window, sharpness))
    for view, box in parts:
        painter.save()
        painter.setClipRect(box)
        paint_view(view, painter, box)
        painter.restore()


def _pixels(window: QWidget, sharpness: float) -> QImage:
    """Return the window with so many pixels a pixel; no axis keeps the pixels of the screen."""
    axes = [axis for view in window.findChildren(PlotPicture) for axis in view.axes.values()]
    own = window.width(), window.height()
    for axis in axes:
        axis.setCacheMode(axis.CacheMode.NoCache)
    try:
        return image_of(lambda painter: window.render(painter, QPoint()), own, sharpness)
    finally:
        for axis in axes:
            axis.setCacheMode(axis.CacheMode.DeviceCoordinateCache)


def _parts(
    window: QWidget, pictures: Sequence[Picture | PlotPicture], look: Look, scene: Scene
) -> list[_Part]:
    """Return a copy of each picture on screen that can be painted as shapes, and its place."""
    canvases = {shown.objectName(): canvas_of(shown) for shown in pictures}
    return [
        _part(window, look, name, canvas, scene)
        for name, canvas in canvases.items()
        if name not in _PIXELS_ALONE and _is_seen(window, canvas)
    ]


def _is_seen(window: QWidget, canvas: QWidget) -> bool:
    return canvas.window() is window and not canvas.visibleRegion().isEmpty()


def _part(window: QWidget, look: Look, name: str, canvas: QWidget, scene: Scene) -> _Part:
    size = (canvas.width(), canvas.height())
    view = make_picture(name, look)
    prepare(view, PictureRequest(name, size), scene)
    return view, QRectF(QPointF(canvas.mapTo(window, QPoint())), QSizeF(*size))
