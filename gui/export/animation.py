"""Render a run as frames of an animation: pictures side by side, step and loss below."""

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
from gui.language.sentences import loss_text
from gui.pictures.curve.loss_curve import LossCurve
from gui.pictures.factory import check_name, make_picture
from gui.pictures.picture import Picture
from gui.pictures.plot_picture import PlotPicture
from gui.state.view_options import ViewOptions
from gui.style.palette import ColourName
from gui.style.theme import Theme, look_of

translate = QCoreApplication.translate

Pixels = NDArray[np.uint8]
"""Red, green, blue of each pixel (height, width, 3)."""

LEAST_PX, MOST_PX = 160, 2_000
MOST_FRAMES = 1_000
MOST_PIXELS = 300_000_000
"""Of all frames together: what a laptop can hold while they are packed."""

MOST_FRAMES_A_SECOND = 30
LAST_FRAME_EXTRA_S = 1.5
"""So much longer the last frame is shown, before the animation begins again."""

_GAP_PX = 6
_SAMPLE_COUNT = 6
_ACCENTS: tuple[ColourName, ...] = (
    "toxic", "harmless", "frontier", "parameter", "loss", "likelihood", "text", "probe",
)  # fmt: skip


@dataclass(frozen=True)
class Animation:
    """What is to be animated: one picture or two, from a step to a step (None: the last)."""

    pictures: tuple[str, ...] = ("field", "lossCurve")
    size: tuple[int, int] = (960, 480)
    theme: Theme = "light"
    language: Language = "en"
    first: int = 0
    last: int | None = None
    count: int = 60
    frames_a_second: int = 12
    evenly: bool = False
    """Whether the steps are evenly spaced; otherwise there are more frames where more moves."""

    @property
    def duration_s(self) -> float:
        """How long all frames take, the last not counted twice."""
        return self.count / self.frames_a_second


def check(animation: Animation, frame: Frame) -> None:
    """Raise UserError `film_no_step`, `film_size` or `film_long` for what can't be animated."""
    last = frame.last_step if animation.last is None else animation.last
    if not 0 <= animation.first < last <= frame.last_step:
        raise UserError("film_no_step")
    width, height = animation.size
    if not all(LEAST_PX <= side <= MOST_PX for side in animation.size):
        raise UserError("film_size", width=width, height=height, least=LEAST_PX, most=MOST_PX)
    if not 2 <= animation.count <= min(MOST_FRAMES, MOST_PIXELS // (width * height)):
        most = min(MOST_FRAMES, MOST_PIXELS // (width * height))
        raise UserError("film_long", frames=animation.count, width=width, height=height, most=most)
    for name in animation.pictures:
        check_name(name)


class AnimationRenderer:
    """Paints the frames of an animation off screen, from a copy of the run: learning may go on.

    Raises UserError as `check` does. Close it at the end.
    """

    def __init__(self, animation: Animation, scene: Scene) -> None:
        check(animation, scene.frame)
        self.animation = animation
        self._session = _copy_run(scene.frame, animation)
        self._trace = scene.frame.trace.until(self._session.last_step)
        self._solution = solved_frame(scene.frame).solution
        last = self._session.last_step
        self.steps = keyframes(
            self._trace, scene.frame.plants,
            animation.first, last, animation.count, animation.evenly,
            scene.frame.architecture,
        )  # fmt: skip
        self._look = look_of(animation.theme)
        self._options = scene.options
        self._pictures: list[Picture | PlotPicture] = []
        with translation.temporary_language(animation.language):
            self._caption_height = QFontMetricsF(self._look.font(12)).height() * 1.6
            self._boxes = self._boxes_of_pictures()
            try:
                for name, box in zip(animation.pictures, self._boxes, strict=True):
                    self._pictures.append(self._set_up(name, box, scene))
            except BaseException:
                self.close()
                raise

    def close(self) -> None:
        """Delete the pictures."""
        for picture in self._pictures:
            render.discard(picture)
        self._pictures.clear()

    def frames(self) -> Iterator[Pixels]:
        """Paint one frame after the other; between them events may be handled."""
        for step in self.steps:
            yield self.paint(step)

    def samples(self) -> list[Pixels]:
        """Paint a few frames, evenly spaced, at half the size."""
        indices = np.unique(np.linspace(0, len(self.steps) - 1, _SAMPLE_COUNT).astype(int)).tolist()
        return [self.paint(self.steps[index])[::2, ::2] for index in indices]

    @property
    def accents(self) -> list[tuple[int, int, int]]:
        """The colours that mean something, however few pixels have them: red, green, blue."""
        colours = [self._look.colour(name) for name in _ACCENTS]
        return [(colour.red(), colour.green(), colour.blue()) for colour in colours]

    def paint(self, step: int) -> Pixels:
        """Paint the frame of a step."""
        return pixels_of(self.image(step))

    def image(self, step: int) -> QImage:
        """Paint the frame of a step, as an image."""
        with translation.temporary_language(self.animation.language):
            return self._image(step)

    def _image(self, step: int) -> QImage:
        self._session.go_to(step)
        frame = self._frame()
        result = QImage(*self.animation.size, QImage.Format.Format_RGB888)
        result.fill(self._look.colour("panel"))
        painter = QPainter(result)
        try:
            for picture, box in zip(self._pictures, self._boxes, strict=True):
                _set_frame(picture, frame, self._options)
                render.paint_picture(picture, painter, box)
            self._draw_caption(painter, frame)
        finally:
            painter.end()
        return result

    def _set_up(self, name: str, box: QRectF, scene: Scene) -> Picture | PlotPicture:
        picture = make_picture(name, self._look)
        size = round(box.width()), round(box.height())
        request = PictureRequest(name, size, self.animation.theme, self.animation.language)
        first = self._frame()
        render.set_up_picture(picture, request, replace(scene, frame=first))
        if isinstance(picture, LossCurve):
            picture.lock_axes(first)
        return picture

    def _frame(self) -> Frame:
        """Return the moment shown; the trace tells the losses that were recorded.

        The copied run corrects its own last loss where the plants have changed since.
        """
        return replace(self._session.frame(), trace=self._trace, solution=self._solution)

    def _boxes_of_pictures(self) -> list[QRectF]:
        """Return each picture's rectangle: side by side, or stacked where the frame is tall."""
        width, height = (side - 2 * _GAP_PX for side in self.animation.size)
        height -= round(self._caption_height) - _GAP_PX
        count = len(self.animation.pictures)
        side_by_side = width >= height or count == 1
        length = ((width if side_by_side else height) - 2 * _GAP_PX * (count - 1)) // count
        size = QSizeF(length, height) if side_by_side else QSizeF(width, length)
        offsets = [_GAP_PX + index * (length + 2 * _GAP_PX) for index in range(count)]
        corners = [
            QPointF(offset, _GAP_PX) if side_by_side else QPointF(_GAP_PX, offset)
            for offset in offsets
        ]
        return [QRectF(corner, size) for corner in corners]

    def _draw_caption(self, painter: QPainter, frame: Frame) -> None:
        width, height = self.animation.size
        box = QRectF(0, height - self._caption_height, width, self._caption_height)
        caption, font = caption_of(frame), self._look.font(12)
        wanted = QFontMetricsF(font).horizontalAdvance(caption)
        font.setPointSizeF(font.pointSizeF() * min(1.0, 0.97 * width / wanted))
        painter.setFont(font)
        painter.setPen(self._look.colour("text"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), caption)


def caption_of(frame: Frame) -> str:
    """Write what stands below a frame: step, loss, plants on the right side.

    Where the plants have changed since that step, its loss is of those that are not shown.
    """
    template = translate("Animation", "step {0}     log loss {1}     {2} of {3} right")
    if frame.is_of_other_plants:
        template = translate(
            "Animation",
            "step {0}     log loss {4} on the earlier plants, {1} on these     {2} of {3} right",
        )
    return template.format(
        whole(frame.step), loss_text(frame),
        whole(frame.counts.right), whole(frame.counts.total), number(frame.recorded_loss, 3),
    )  # fmt: skip


def pixels_of(image: QImage) -> Pixels:
    """Return the pixels of an image of Format_RGB888, whose rows are padded to four bytes."""
    width, height = image.width(), image.height()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(height, image.bytesPerLine())
    return rows[:, : 3 * width].reshape(height, width, 3).copy()


def _copy_run(frame: Frame, animation: Animation) -> Session:
    """Return the run up to where the animation ends, as a session of its own."""
    last = frame.last_step if animation.last is None else animation.last
    session = Session()
    session.open(replace(frame.state, run=frame.state.run.until(last)), last)
    return session


def _set_frame(picture: Picture | PlotPicture, frame: Frame, options: ViewOptions) -> None:
    """Set a picture's frame; the loss curve ends at the frame's step."""
    if isinstance(picture, LossCurve):
        frame = replace(frame, trace=frame.trace.until(frame.step))
    elif isinstance(picture, Picture) and picture.wants_map(frame):
        frame = solved_frame(frame, with_map=True)
    picture.set_frame(frame, Changed.EVERYTHING, options)
