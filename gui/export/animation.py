"""The run as a film: pictures side by side, a moment after the other, with step and loss below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from engine.changed import Changed
from engine.errors import Language, UserError
from engine.explain.keyframes import keyframes
from engine.lab.frame import Frame
from engine.lab.session import Session
from engine.lab.solved_frame import solved_frame
from gui.export import render
from gui.export.render import PictureRequest, Scene
from gui.language import translation
from gui.language.numbers import number, whole
from gui.pictures.factory import check_name, make_picture
from gui.pictures.loss.loss_curve import LossCurve
from gui.pictures.picture import Picture
from gui.pictures.plot_picture import PlotPicture
from gui.state.view_options import ViewOptions
from gui.style.theme import ColourName, Theme, look_of

Pixels = NDArray[np.uint8]
"""Red, green, blue of each pixel (height, width, 3)."""

LEAST_PX, MOST_PX = 160, 2_000
MOST_FRAMES = 1_000
MOST_PIXELS = 300_000_000
"""Of all frames together: what a laptop can hold while they are packed."""

FASTEST = 30
LAST_STANDS_S = 1.5
"""So long the last frame stands, before it begins again."""

_GAP_PX = 6
_SAMPLES = 6
_ACCENTS: tuple[ColourName, ...] = (
    "toxic", "harmless", "frontier", "parameter", "loss", "likelihood", "text", "probe",
)  # fmt: skip


@dataclass(frozen=True)
class Animation:
    """What is to be filmed: one picture or two, from a step to a step (None: the last)."""

    views: tuple[str, ...] = ("field", "lossCurve")
    size: tuple[int, int] = (960, 480)
    theme: Theme = "light"
    language: Language = "en"
    first: int = 0
    last: int | None = None
    count: int = 60
    frames_a_second: int = 12
    evenly: bool = False
    """Whether the steps are as far from each other as can be; more where more moves otherwise."""

    @property
    def lasts_s(self) -> float:
        """How long all frames take, the last not counted twice."""
        return self.count / self.frames_a_second


def check(animation: Animation, frame: Frame) -> None:
    """Raise UserError `film_no_step`, `film_size` or `film_long` for what can't be filmed."""
    last = frame.last_step if animation.last is None else animation.last
    if not 0 <= animation.first < last <= frame.last_step:
        raise UserError("film_no_step")
    width, height = animation.size
    if not all(LEAST_PX <= side <= MOST_PX for side in animation.size):
        raise UserError("film_size", width=width, height=height, least=LEAST_PX, most=MOST_PX)
    if not 2 <= animation.count <= min(MOST_FRAMES, MOST_PIXELS // (width * height)):
        most = min(MOST_FRAMES, MOST_PIXELS // (width * height))
        raise UserError("film_long", frames=animation.count, width=width, height=height, most=most)
    for name in animation.views:
        check_name(name)


class AnimationRenderer:
    """Paints the frames of a film, off screen; the run is its own, so the lab may go on.

    Raises UserError as `check` does. Close it at the end.
    """

    def __init__(self, animation: Animation, scene: Scene) -> None:
        check(animation, scene.frame)
        self.animation = animation
        self._session = _run_of(scene.frame, animation)
        self._solution = solved_frame(scene.frame).solution
        last = self._session.last_step
        self.steps = keyframes(
            self._session.state.run.trace.view, scene.frame.plants,
            animation.first, last, animation.count, animation.evenly,
        )  # fmt: skip
        self._look = look_of(animation.theme)
        self._options = scene.options
        self._views: list[Picture | PlotPicture] = []
        with translation.speaking(animation.language):
            self._caption_height = QFontMetricsF(self._look.font(12)).height() * 1.6
            self._boxes = self._places()
            for name, box in zip(animation.views, self._boxes, strict=True):
                self._views.append(self._set_up(name, box, scene))

    def close(self) -> None:
        """Take the pictures down."""
        for view in self._views:
            render.let_go(view)
        self._views.clear()

    def frames(self) -> Iterator[Pixels]:
        """Paint one frame after the other; between them events may be handled."""
        for step in self.steps:
            yield self.paint(step)

    def samples(self) -> list[Pixels]:
        """Paint a few frames from all of the film."""
        some = np.unique(np.linspace(0, len(self.steps) - 1, _SAMPLES).astype(int)).tolist()
        return [self.paint(self.steps[place])[::2, ::2] for place in some]

    @property
    def accents(self) -> list[tuple[int, int, int]]:
        """The colours that mean something, however little of them there is: red, green, blue."""
        colours = [self._look.colour(name) for name in _ACCENTS]
        return [(one.red(), one.green(), one.blue()) for one in colours]

    def paint(self, step: int) -> Pixels:
        """Paint the moment of a step."""
        return pixels_of(self.image(step))

    def image(self, step: int) -> QImage:
        """Paint the moment of a step, as an image."""
        with translation.speaking(self.animation.language):
            return self._image(step)

    def _image(self, step: int) -> QImage:
        self._session.go_to(step)
        frame = replace(self._session.frame(), solution=self._solution)
        result = QImage(*self.animation.size, QImage.Format.Format_RGB888)
        result.fill(self._look.colour("panel"))
        painter = QPainter(result)
        try:
            for view, box in zip(self._views, self._boxes, strict=True):
                _offer(view, frame, self._options)
                render.paint_view(view, painter, box)
            self._write_below(painter, frame)
        finally:
            painter.end()
        return result

    def _set_up(self, name: str, box: QRectF, scene: Scene) -> Picture | PlotPicture:
        view = make_picture(name, self._look)
        size = round(box.width()), round(box.height())
        request = PictureRequest(name, size, self.animation.theme, self.animation.language)
        first = replace(self._session.frame(), solution=self._solution)
        render.prepare(view, request, replace(scene, frame=first))
        if isinstance(view, LossCurve):
            view.lock_axes(first)
        return view

    def _places(self) -> list[QRectF]:
        """Return where each picture stands: side by side, or one above the other if it is tall."""
        width, height = (side - 2 * _GAP_PX for side in self.animation.size)
        height -= round(self._caption_height) - _GAP_PX
        count = len(self.animation.views)
        beside = width >= height or count == 1
        each = ((width if beside else height) - 2 * _GAP_PX * (count - 1)) // count
        size = QSizeF(each, height) if beside else QSizeF(width, each)
        leaps = [_GAP_PX + place * (each + 2 * _GAP_PX) for place in range(count)]
        corners = [QPointF(at, _GAP_PX) if beside else QPointF(_GAP_PX, at) for at in leaps]
        return [QRectF(corner, size) for corner in corners]

    def _write_below(self, painter: QPainter, frame: Frame) -> None:
        width, height = self.animation.size
        text = QCoreApplication.translate(
            "Animation", "step {0}     log loss {1}     {2} of {3} right"
        )
        said = text.format(
            whole(frame.step), number(frame.loss, 3),
            whole(frame.counts.right), whole(len(frame.plants)),
        )  # fmt: skip
        painter.setFont(self._look.font(12))
        painter.setPen(self._look.colour("text"))
        box = QRectF(0, height - self._caption_height, width, self._caption_height)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), said)


def pixels_of(image: QImage) -> Pixels:
    """Return the pixels of an image of Format_RGB888, whose rows are padded to four bytes."""
    width, height = image.width(), image.height()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(height, image.bytesPerLine())
    return rows[:, : 3 * width].reshape(height, width, 3).copy()


def _run_of(frame: Frame, animation: Animation) -> Session:
    """Return the run up to where the film ends, as a session of its own."""
    last = frame.last_step if animation.last is None else animation.last
    session = Session()
    session.open(replace(frame.state, run=frame.state.run.until(last)), last)
    return session


def _offer(view: Picture | PlotPicture, frame: Frame, options: ViewOptions) -> None:
    """Give a picture the frame; the loss curve grows with the film."""
    if isinstance(view, LossCurve):
        frame = replace(frame, trace=frame.trace.until(frame.step))
    elif isinstance(view, Picture) and view.needs_map:
        frame = solved_frame(frame, with_map=True)
    view.set_frame(frame, Changed.EVERYTHING, options)
