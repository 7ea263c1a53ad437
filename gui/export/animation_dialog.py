"""The dialogue that asks how to animate a run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QWidget

from engine.errors import UserError
from engine.lab.frame import Frame
from gui.export.animation import MOST_FRAMES_A_SECOND, Animation, check
from gui.export.animation_encoders import can_write_video
from gui.export.preview_dialog import PreviewDialog, choose
from gui.language.numbers import whole
from gui.registry.file_kinds import ANIMATIONS
from gui.widgets.integer_field import IntegerField

SIZES = ((640, 360), (800, 600), (960, 480), (1280, 720), (1920, 1080))
LONGEST_S = 60

_PREVIEW = QSize(460, 240)


class AnimationDialog(PreviewDialog):
    """Asks for an animation of the run shown; `animation` and `kind` are what is chosen."""

    def __init__(
        self,
        parent: QWidget | None,
        animation: Animation,
        kind: str,
        names: Mapping[str, str],
        frame: Frame,
        draw: Callable[[Animation], QImage],
    ) -> None:
        super().__init__(parent, "filmDialog", self.tr("Export an animation"), _PREVIEW)
        self._first_animation, self._frame, self._draw = animation, frame, draw
        self.picture, self.second_picture = QComboBox(), QComboBox()
        self.size_px, self.pace = QComboBox(), QComboBox()
        self.first, self.last, self.seconds, self.rate = (IntegerField() for _ in range(4))
        self._fill(names)
        self._show(animation, kind)
        self.lay_out(self._form())
        self._connect()

    def animation(self) -> Animation:
        """Return what is chosen; a run of few steps has as many frames."""
        first, last, rate = self.first.value(), self.last.value(), self.rate.value()
        most = max(1, last - first + 1)
        pictures = (self.picture.currentData(), self.second_picture.currentData())
        return replace(
            self._first_animation,
            pictures=tuple(name for name in pictures if name),
            size=self.size_px.currentData(),
            theme=self.theme.currentData(),
            first=first,
            last=last,
            count=min(max(2, self.seconds.value() * rate), most),
            frames_a_second=rate,
            evenly=self.pace.currentData() == "evenly",
        )

    def summary(self) -> str:
        """Say how many frames it will have. Raises UserError."""
        animation = self.animation()
        if self.kind() == "mp4" and not can_write_video():
            raise UserError("no_video", file="MP4")
        check(animation, self._frame)
        template = self.tr("{0} frames. The last one stands a moment longer.")
        return template.format(whole(animation.count))

    def image(self) -> QImage:
        """Return the last frame."""
        return self._draw(self.animation())

    def _fill(self, names: Mapping[str, str]) -> None:
        self.second_picture.addItem(self.tr("nothing"), "")
        for code, name in names.items():
            self.picture.addItem(name, code)
            self.second_picture.addItem(name, code)
        texts = {
            "gif": self.tr("GIF: plays everywhere"),
            "webp": self.tr("WebP: smaller, for the web and recent slides"),
            "mp4": self.tr("MP4: a video, the smallest"),
        }
        for kind in ANIMATIONS.formats:
            self.format.addItem(texts[kind], kind)
        for width, height in SIZES:
            self.size_px.addItem(f"{width} × {height}", (width, height))
        self.pace.addItem(self.tr("slower where more moves"), "moving")
        self.pace.addItem(self.tr("evenly"), "evenly")
        for step in (self.first, self.last):
            step.setRange(0, self._frame.last_step)
            step.setGroupSeparatorShown(True)
        self.seconds.setRange(1, LONGEST_S)
        self.seconds.setSuffix(self.tr(" s"))
        self.rate.setRange(1, MOST_FRAMES_A_SECOND)

    def _show(self, animation: Animation, kind: str) -> None:
        pictures = (*animation.pictures, "", "")
        for box, value in (
            (self.picture, pictures[0]), (self.second_picture, pictures[1]), (self.format, kind),
            (self.size_px, animation.size), (self.theme, animation.theme),
            (self.pace, "evenly" if animation.evenly else "moving"),
        ):  # fmt: skip
            choose(box, value)
        self.first.setValue(animation.first)
        self.last.setValue(self._frame.last_step if animation.last is None else animation.last)
        self.seconds.setValue(round(animation.duration_s))
        self.rate.setValue(animation.frames_a_second)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.addRow(self.tr("Picture"), self.picture)
        form.addRow(self.tr("Beside it"), self.second_picture)
        form.addRow(self.tr("From step"), _row(self.first, self.tr("to step"), self.last))
        form.addRow(self.tr("Goes through the steps"), self.pace)
        form.addRow(self.tr("Lasts"), _row(self.seconds, self.tr("frames a second"), self.rate))
        form.addRow(self.tr("Size in pixels"), self.size_px)
        form.addRow(self.tr("Colours"), self.theme)
        form.addRow(self.tr("Format"), self.format)
        self.first.setAccessibleName(self.tr("From step"))
        self.last.setAccessibleName(self.tr("To step"))
        self.seconds.setAccessibleName(self.tr("Lasts"))
        self.rate.setAccessibleName(self.tr("Frames a second"))
        self.note.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        return form

    def _connect(self) -> None:
        for box in (
            self.picture, self.second_picture, self.format, self.size_px, self.theme, self.pace,
        ):  # fmt: skip
            box.currentIndexChanged.connect(self.on_choice)
        for number in (self.first, self.last, self.seconds, self.rate):
            number.valueChanged.connect(self.on_choice)
            number.refused.connect(self.say_refused)
        self.connect_all()


def _row(left: QWidget, between: str, right: QWidget) -> QWidget:
    """Put two controls into one row, with a word between them."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(left)
    row.addSpacing(8)
    row.addWidget(QLabel(between))
    row.addWidget(right)
    row.addStretch(1)
    return both
