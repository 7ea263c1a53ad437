"""The dialogue that asks which picture to export, and how."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QWidget,
)

from gui.export.export_sources import ExportSource
from gui.export.preview_dialog import PreviewDialog, choose
from gui.export.render import LEAST_PX, MOST_PX, SCALES, PictureRequest, check
from gui.registry.file_kinds import PICTURES
from gui.widgets.integer_field import IntegerField

_PREVIEW = QSize(460, 300)


class PictureDialog(PreviewDialog):
    """Shows beforehand what would be written; `request` and `kind` are what is asked for."""

    copy_requested = Signal(object)
    """The PictureRequest of what is to go to the clipboard."""

    def __init__(
        self,
        parent: QWidget | None,
        request: PictureRequest,
        kind: str,
        sources: Mapping[str, ExportSource],
        draw: Callable[[PictureRequest], QImage],
    ) -> None:
        super().__init__(parent, "exportDialog", self.tr("Export a picture"), _PREVIEW)
        self._first_request, self._sources, self._draw = request, sources, draw
        self._sizes = {code: source.size() for code, source in sources.items()}
        self.picture, self.scale = QComboBox(), QComboBox()
        self.width_px, self.height_px = IntegerField(), IntegerField()
        self.copy = self.add_button(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self._fill()
        self._show(request, kind)
        self.lay_out(self._form())
        self._connect()

    def request(self) -> PictureRequest:
        """Return what is chosen."""
        return replace(
            self._first_request,
            picture=self.picture.currentData(),
            size=(self.width_px.value(), self.height_px.value()),
            theme=self.theme.currentData(),
            scale=self.scale.currentData() if self.kind() == "png" else 1,
        )

    def summary(self) -> str:
        """Say how large it will be. Raises UserError `figure_size`."""
        self.scale.setEnabled(self.kind() == "png")
        request = self.request()
        check(request)
        width, height = (side * request.scale for side in request.size)
        if self.kind() == "png":
            return self.tr("{0} × {1} pixels").format(width, height)
        if not self._sources[request.picture].is_vector:
            return self.tr("The pictures as shapes and text, what is around them as pixels")
        return self.tr("Shapes and text that stay sharp at any size")

    def image(self) -> QImage:
        """Return the picture, as it would be written."""
        return self._draw(self.request())

    def set_exportable(self, exportable: bool) -> None:
        """Let it be exported and copied, or not."""
        super().set_exportable(exportable)
        self.copy.setEnabled(exportable)

    def _fill(self) -> None:
        for code, source in self._sources.items():
            self.picture.addItem(source.title, code)
        texts = {
            "png": self.tr("PNG: pixels, for slides and the web"),
            "svg": self.tr("SVG: shapes, sharp at any size, for the web and drawing programs"),
            "pdf": self.tr("PDF: shapes, sharp at any size, for print and LaTeX"),
        }
        for kind in PICTURES.formats:
            self.format.addItem(texts[kind], kind)
        for scale in SCALES:
            self.scale.addItem(f"× {scale}", scale)
        for side in (self.width_px, self.height_px):
            side.setRange(LEAST_PX, MOST_PX)
            side.setSingleStep(10)

    def _show(self, request: PictureRequest, kind: str) -> None:
        for box, value in (
            (self.picture, request.picture), (self.format, kind),
            (self.scale, request.scale), (self.theme, request.theme),
        ):  # fmt: skip
            choose(box, value)
        self._take_size()

    def _form(self) -> QFormLayout:
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
        return form

    def _connect(self) -> None:
        self.picture.currentIndexChanged.connect(self._on_picture)
        for box in (self.format, self.scale, self.theme):
            box.currentIndexChanged.connect(self.on_choice)
        self.width_px.valueChanged.connect(lambda: self._on_size(self.width_px, self.height_px))
        self.height_px.valueChanged.connect(lambda: self._on_size(self.height_px, self.width_px))
        self.copy.clicked.connect(lambda: self.copy_requested.emit(self.request()))
        self.connect_all()

    def _on_picture(self) -> None:
        self._take_size()
        self.on_choice()

    def _on_size(self, changed: IntegerField, other_side: IntegerField) -> None:
        """Scale the other side too, where proportions are kept."""
        code = self.picture.currentData()
        if self._sources[code].keeps_proportions:
            width, height = self._sizes[code]
            ratio = height / width if changed is self.width_px else width / height
            pixels = round(changed.value() * ratio)
            _set_silently(other_side, pixels)
            if other_side.value() != pixels:  # it is at an end of its range
                _set_silently(changed, round(other_side.value() / ratio))
        self.on_choice()

    def _take_size(self) -> None:
        """Take the size on screen."""
        width, height = self._sizes[self.picture.currentData()]
        _set_silently(self.width_px, width)
        _set_silently(self.height_px, height)


def _set_silently(side: IntegerField, pixels: int) -> None:
    """Set a value with the signals blocked."""
    side.blockSignals(True)
    side.setValue(pixels)
    side.blockSignals(False)
