"""The whole window as a picture: a raster image, or its pictures as vectors over a raster image."""

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
    discard,
    paint_picture,
    set_up_picture,
)
from gui.painting.mapping import paints_pixels
from gui.panels.status_sentence import StatusSentence
from gui.pictures.factory import make_picture
from gui.pictures.picture import Picture
from gui.pictures.plot_picture import PlotPicture
from gui.style.theme import Look, Theme

_PIXEL_RATIO, _MOST_PIXEL_RATIO = 2.0, 4.0
"""Pixels for each pixel on screen, of what is no vector; more would fill the memory."""

_RASTER_ONLY = ("plantTable",)
"""Pictures that hold scrolling widgets."""

_Part = tuple[Picture | PlotPicture, QRectF]


class Themed(Protocol):
    """What has a theme: dark, light or the system's; the look that it leads to; and pictures."""

    @property
    def theme(self) -> Theme:
        """The theme chosen."""

    @property
    def look(self) -> Look:
        """Colours and sizes on screen."""

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""

    def catch_up(self) -> None:
        """Let every picture show the newest step of a run that plays."""


@dataclass(frozen=True)
class WindowSource:
    """The whole window as an `ExportSource`; `pictures` returns those on screen."""

    window: QWidget
    themed: Themed
    status: StatusSentence
    pictures: Callable[[], Sequence[Picture | PlotPicture]]

    keeps_proportions = True
    is_vector = False
    can_be_animated = False

    @property
    def title(self) -> str:
        """Its name in the language on screen."""
        return QCoreApplication.translate("Export", "Whole window")

    def size(self) -> tuple[int, int]:
        """Return how large it is on screen."""
        return self.window.width(), self.window.height()

    @contextmanager
    def prepare_painting(
        self, request: PictureRequest, scene: Scene
    ) -> Iterator[tuple[Paint, str]]:
        """Yield a function that paints it in a theme, as large as asked, and its title."""
        self.status.end_message()  # of an earlier picture, perhaps
        parts: list[_Part] = []
        width, height = self.size()
        factor = max(request.size[0] / width, request.size[1] / height)

        def paint(painter: QPainter) -> None:
            if paints_pixels(painter):
                pixel_ratio = max(1.0, factor * painter.device().devicePixelRatioF())
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(QRectF(0, 0, *request.size), self._pixels(pixel_ratio))
                return
            if not parts:
                parts.extend(_parts(self.window, self.pictures(), self.themed.look, scene))
            painter.setWindow(self.window.rect())
            painter.setViewport(0, 0, *request.size)
            pixel_ratio = min(_PIXEL_RATIO * max(1.0, factor), _MOST_PIXEL_RATIO)
            self._paint(painter, pixel_ratio, parts)

        with _themed(self.themed, request.theme):
            try:
                yield paint, "Perceptron Lab"
            finally:
                for picture, _ in parts:
                    discard(picture)

    def _paint(self, painter: QPainter, pixel_ratio: float, parts: list[_Part]) -> None:
        """Paint the pictures as vectors over a raster image of all the rest."""
        box = QRectF(QPointF(), QSizeF(self.window.size()))
        painter.drawImage(box, self._pixels(pixel_ratio))
        for picture, box in parts:
            painter.save()
            painter.setClipRect(box)
            paint_picture(picture, painter, box)
            painter.restore()

    def _pixels(self, pixel_ratio: float) -> QImage:
        """Return the window as an image; no axis is taken from its cache for the screen."""
        plots = [picture for picture in self.pictures() if isinstance(picture, PlotPicture)]
        self.themed.catch_up()
        axes = [axis for picture in plots for axis in picture.axes.values()]
        for axis in axes:
            axis.setCacheMode(axis.CacheMode.NoCache)
        try:
            return image_of(
                lambda painter: self.window.render(painter, QPoint()), self.size(), pixel_ratio
            )
        finally:
            for axis in axes:
                axis.setCacheMode(axis.CacheMode.DeviceCoordinateCache)


@contextmanager
def _themed(themed: Themed, theme: Theme) -> Iterator[None]:
    """Show a theme without a turn of the event loop, so that nobody sees it."""
    before = themed.theme
    if themed.look.theme == theme:
        yield
        return
    themed.set_theme(theme)
    try:
        yield
    finally:
        themed.set_theme(before)


def _parts(
    window: QWidget, pictures: Sequence[Picture | PlotPicture], look: Look, scene: Scene
) -> list[_Part]:
    """Return a copy of each picture on screen that can be painted as vectors, and its rectangle."""
    canvases = {picture.objectName(): canvas_of(picture) for picture in pictures}
    return [
        _part(window, look, name, canvas, scene)
        for name, canvas in canvases.items()
        if name not in _RASTER_ONLY and _is_visible(window, canvas)
    ]


def _is_visible(window: QWidget, canvas: QWidget) -> bool:
    return canvas.window() is window and not canvas.visibleRegion().isEmpty()


def _part(window: QWidget, look: Look, name: str, canvas: QWidget, scene: Scene) -> _Part:
    size = (canvas.width(), canvas.height())
    picture = make_picture(name, look)
    set_up_picture(picture, PictureRequest(name, size), scene)
    return picture, QRectF(QPointF(canvas.mapTo(window, QPoint())), QSizeF(*size))
