"""The dialogue that asks how a run is to become a film."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from engine.errors import UserError
from engine.frame import Frame
from gui.film import FASTEST, Film, check
from gui.film_files import FORMATS, can_write_video
from gui.i18n import whole
from gui.notices import refusal

SIZES = ((640, 360), (800, 600), (960, 480), (1280, 720), (1920, 1080))
LONGEST_S = 60

_PREVIEW = QSize(460, 240)
_PATIENCE_MS = 120


class FilmDialog(QDialog):
    """Asks for a film of the run shown; `film` and `kind` are what is chosen."""

    def __init__(
        self,
        parent: QWidget | None,
        film: Film,
        kind: str,
        names: Mapping[str, str],
        frame: Frame,
        draw: Callable[[Film], QImage],
    ) -> None:
        super().__init__(parent)
        self.setObjectName("filmDialog")
        self._asked, self._frame, self._draw = film, frame, draw
        self.picture, self.beside, self.format = QComboBox(), QComboBox(), QComboBox()
        self.size_px, self.theme, self.pace = QComboBox(), QComboBox(), QComboBox()
        self.first, self.last, self.seconds, self.rate = (QSpinBox() for _ in range(4))
        self.preview, self.note = QLabel(), QLabel()
        self._drawing = QTimer(self)
        self._drawing.setSingleShot(True)
        self._drawing.setInterval(_PATIENCE_MS)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.setWindowTitle(self.tr("Export an animation"))
        self._fill(names)
        self._show(film, kind)
        self._lay_out()
        self._connect()
        self._on_choice()

    def film(self) -> Film:
        """Return what is chosen; a run of few steps has as many frames."""
        first, last, rate = self.first.value(), self.last.value(), self.rate.value()
        most = max(1, last - first + 1)
        views = (self.picture.currentData(), self.beside.currentData())
        return replace(
            self._asked,
            views=tuple(name for name in views if name),
            size=self.size_px.currentData(),
            theme=self.theme.currentData(),
            first=first,
            last=last,
            count=min(max(2, self.seconds.value() * rate), most),
            frames_a_second=rate,
            evenly=self.pace.currentData() == "evenly",
        )

    def kind(self) -> str:
        """Return gif, webp or mp4."""
        return str(self.format.currentData())

    def _fill(self, names: Mapping[str, str]) -> None:
        self.beside.addItem(self.tr("nothing"), "")
        for code, name in names.items():
            self.picture.addItem(name, code)
            self.beside.addItem(name, code)
        texts = {
            "gif": self.tr("GIF: plays everywhere"),
            "webp": self.tr("WebP: smaller, for the web and recent slides"),
            "mp4": self.tr("MP4: a video, the smallest"),
        }
        for kind in FORMATS:
            self.format.addItem(texts[kind], kind)
        for width, height in SIZES:
            self.size_px.addItem(f"{width} × {height}", (width, height))
        self.theme.addItem(self.tr("Light, for print"), "light")
        self.theme.addItem(self.tr("Dark, for the screen"), "dark")
        self.pace.addItem(self.tr("slower where more moves"), "moving")
        self.pace.addItem(self.tr("evenly"), "evenly")
        for step in (self.first, self.last):
            step.setRange(0, self._frame.last_step)
            step.setGroupSeparatorShown(True)
        self.seconds.setRange(1, LONGEST_S)
        self.seconds.setSuffix(self.tr(" s"))
        self.rate.setRange(1, FASTEST)

    def _show(self, film: Film, kind: str) -> None:
        views = (*film.views, "", "")
        for box, value in (
            (self.picture, views[0]), (self.beside, views[1]), (self.format, kind),
            (self.size_px, film.size), (self.theme, film.theme),
            (self.pace, "evenly" if film.evenly else "moving"),
        ):  # fmt: skip
            found = [place for place in range(box.count()) if box.itemData(place) == value]
            box.setCurrentIndex(found[0] if found else 0)
        self.first.setValue(film.first)
        self.last.setValue(self._frame.last_step if film.last is None else film.last)
        self.seconds.setValue(round(film.lasts_s))
        self.rate.setValue(film.frames_a_second)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("Picture"), self.picture)
        form.addRow(self.tr("Beside it"), self.beside)
        form.addRow(self.tr("From step"), _row(self.first, self.tr("to step"), self.last))
        form.addRow(self.tr("Goes through the steps"), self.pace)
        form.addRow(self.tr("Lasts"), _row(self.seconds, self.tr("frames a second"), self.rate))
        form.addRow(self.tr("Size in pixels"), self.size_px)
        form.addRow(self.tr("Colours"), self.theme)
        form.addRow(self.tr("Format"), self.format)
        self.last.setAccessibleName(self.tr("To step"))
        self.rate.setAccessibleName(self.tr("Frames a second"))
        self.preview.setFixedSize(_PREVIEW)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note.setWordWrap(True)
        self.note.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.preview, 1, Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self.note)
        layout.addWidget(self.buttons)

    def _connect(self) -> None:
        role = QDialogButtonBox.ButtonRole
        self.export = self.buttons.addButton(self.tr("Export…"), role.AcceptRole)
        self.export.setDefault(True)
        for button in self.buttons.buttons():
            button.setIcon(QIcon())  # some desktops put theirs there
        for box in (
            self.picture, self.beside, self.format, self.size_px, self.theme, self.pace,
        ):  # fmt: skip
            box.currentIndexChanged.connect(self._on_choice)
        for number in (self.first, self.last, self.seconds, self.rate):
            number.valueChanged.connect(self._on_choice)
        self._drawing.timeout.connect(self.draw)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _on_choice(self) -> None:
        """Say how many frames it will have, or why it can't be."""
        film = self.film()
        try:
            if self.kind() == "mp4" and not can_write_video():
                raise UserError("no_video", file="MP4")
            check(film, self._frame)
        except UserError as error:
            self.note.setText(refusal(error))
            self.preview.clear()
            self._drawing.stop()
            self.export.setEnabled(False)
            return
        told = self.tr("{0} frames. The last one stands a moment longer.")
        self.note.setText(told.format(whole(film.count)))
        self.export.setEnabled(True)
        self._drawing.start()

    def draw(self) -> None:
        """Draw the last frame, smaller."""
        kept, smooth = (
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        image = self._draw(self.film())
        self.preview.setPixmap(QPixmap.fromImage(image.scaled(_PREVIEW, kept, smooth)))


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
