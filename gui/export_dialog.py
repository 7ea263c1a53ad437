"""The dialogue that asks which picture is to leave the lab, and how."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer, Signal
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
from gui.export import LEAST_PX, MOST_PX, SCALES, Wish, check
from gui.files import PICTURES
from gui.notices import refusal

_PREVIEW = QSize(460, 300)
_PATIENCE_MS = 120
_WINDOW = "window"


class ExportDialog(QDialog):
    """Shows beforehand what would be written; `wish` and `kind` are what is asked for."""

    copy_wanted = Signal(object)
    """The Wish that is to go to the clipboard."""

    def __init__(
        self,
        parent: QWidget | None,
        wish: Wish,
        kind: str,
        names: Mapping[str, str],
        sizes: Mapping[str, tuple[int, int]],
        draw: Callable[[Wish], QImage],
    ) -> None:
        super().__init__(parent)
        self.setObjectName("exportDialog")
        self._asked, self._sizes, self._draw = wish, sizes, draw
        self.picture, self.format, self.scale, self.theme = (QComboBox() for _ in range(4))
        self.width_px, self.height_px = QSpinBox(), QSpinBox()
        self.preview, self.note = QLabel(), QLabel()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.setWindowTitle(self.tr("Export a picture"))
        self._fill(names)
        self._show(wish, kind)
        self._lay_out()
        self._drawing = QTimer(self)
        self._drawing.setSingleShot(True)
        self._drawing.setInterval(_PATIENCE_MS)
        self._connect()
        self._on_choice()

    def wish(self) -> Wish:
        """Return what is chosen."""
        return replace(
            self._asked,
            view=self.picture.currentData(),
            size=(self.width_px.value(), self.height_px.value()),
            theme=self.theme.currentData(),
            scale=self.scale.currentData() if self.kind() == "png" else 1,
        )

    def kind(self) -> str:
        """Return png, svg or pdf."""
        return str(self.format.currentData())

    def _fill(self, names: Mapping[str, str]) -> None:
        for code, name in names.items():
            self.picture.addItem(name, code)
        texts = {
            "png": self.tr("PNG: pixels, for slides and the web"),
            "svg": self.tr("SVG: shapes, sharp at any size, for the web and drawing programs"),
            "pdf": self.tr("PDF: shapes, sharp at any size, for print and LaTeX"),
        }
        for kind in PICTURES:
            self.format.addItem(texts[kind], kind)
        for scale in SCALES:
            self.scale.addItem(f"× {scale}", scale)
        self.theme.addItem(self.tr("Light, for print"), "light")
        self.theme.addItem(self.tr("Dark, for the screen"), "dark")
        for side in (self.width_px, self.height_px):
            side.setRange(LEAST_PX, MOST_PX)
            side.setSingleStep(10)

    def _show(self, wish: Wish, kind: str) -> None:
        for box, value in (
            (self.picture, wish.view), (self.format, kind),
            (self.scale, wish.scale), (self.theme, wish.theme),
        ):  # fmt: skip
            box.setCurrentIndex(max(0, box.findData(value)))
        self._take_size()

    def _lay_out(self) -> None:
        size = QHBoxLayout()
        size.addWidget(self.width_px)
        size.addWidget(QLabel("×"))
        size.addWidget(self.height_px)
        size.addWidget(self.scale)
        size.addStretch(1)
        form = QFormLayout()
        form.addRow(self.tr("Picture"), self.picture)
        form.addRow(self.tr("Format"), self.format)
        form.addRow(self.tr("Size in pixels"), size)
        form.addRow(self.tr("Colours"), self.theme)
        self.width_px.setAccessibleName(self.tr("Width in pixels"))
        self.height_px.setAccessibleName(self.tr("Height in pixels"))
        self.scale.setAccessibleName(self.tr("Times as many pixels each way"))
        self.scale.setToolTip(self.tr("Times as many pixels each way, with type as large"))
        self.preview.setFixedSize(_PREVIEW)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.preview, 1, Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self.note)
        layout.addWidget(self.buttons)

    def _connect(self) -> None:
        role = QDialogButtonBox.ButtonRole
        self.export = self.buttons.addButton(self.tr("Export…"), role.AcceptRole)
        self.copy = self.buttons.addButton(self.tr("Copy"), role.ActionRole)
        self.export.setDefault(True)
        for button in self.buttons.buttons():
            button.setIcon(QIcon())  # some desktops put theirs there
        self.picture.currentIndexChanged.connect(self._on_picture)
        for box in (self.format, self.scale, self.theme):
            box.currentIndexChanged.connect(self._on_choice)
        for side in (self.width_px, self.height_px):
            side.valueChanged.connect(self._on_choice)
        self._drawing.timeout.connect(self.draw)
        self.copy.clicked.connect(lambda: self.copy_wanted.emit(self.wish()))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _on_picture(self) -> None:
        self._take_size()
        self._on_choice()

    def _take_size(self) -> None:
        """Take the size on screen; the window has no other."""
        view = self.picture.currentData()
        for side, pixels in zip((self.width_px, self.height_px), self._sizes[view], strict=True):
            side.blockSignals(True)
            side.setValue(pixels)
            side.blockSignals(False)
            side.setEnabled(view != _WINDOW)

    def _on_choice(self) -> None:
        """Say how large it will be, or why it can't be; draw it soon."""
        self.scale.setEnabled(self.kind() == "png")
        wish = self.wish()
        try:
            check(wish)
        except UserError as error:
            self.note.setText(refusal(error))
            possible = False
        else:
            self.note.setText(self._said(wish))
            possible = True
        self.export.setEnabled(possible)
        self.copy.setEnabled(possible)
        if possible:
            self._drawing.start()

    def _said(self, wish: Wish) -> str:
        width, height = (side * wish.scale for side in wish.size)
        if self.kind() == "png":
            return self.tr("{0} × {1} pixels").format(width, height)
        if wish.view == _WINDOW:
            return self.tr("The pictures as shapes and text, what is around them as pixels")
        return self.tr("Shapes and text that stay sharp at any size")

    def draw(self) -> None:
        """Draw what would be written."""
        image = self._draw(self.wish())
        ratio = self.devicePixelRatioF()
        shown = QPixmap.fromImage(image).scaled(
            _PREVIEW * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        shown.setDevicePixelRatio(ratio)
        self.preview.setPixmap(shown)
