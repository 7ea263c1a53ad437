"""The panel of samples: which one, how many plants, how noisy; and the brush's size."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from engine.learning.settings import LARGEST_COUNT
from engine.model import samples
from gui.language.numbers import short
from gui.language.sample_names import sample_name, sample_note
from gui.style.theme import Look
from gui.widgets.integer_field import whole_field
from gui.widgets.number_field import NumberField
from gui.widgets.panel import Panel

_FIRST_SIZE, _FIRST_NOISE_CM, _FIRST_SEED = samples.USUAL


class SamplesPanel(Panel):
    """Asks for a sample with `sample_requested(name, size, noise, seed)`."""

    sample_requested = Signal(str, int, float, int)
    brush_changed = Signal(float, int)
    """(radius in centimetres, plants a dab)."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.sample = QComboBox()
        for code in (*samples.FIXED, *samples.GENERATORS):
            self.sample.addItem("", code)
        self.size_ = whole_field("sampleSize", samples.LEAST_SIZE, samples.MOST_PLANTS, _FIRST_SIZE)
        self.noise = NumberField(0.0, samples.LARGEST_NOISE_CM, short)
        self.noise.show_value(_FIRST_NOISE_CM)
        self.seed = whole_field("sampleSeed", 0, LARGEST_COUNT, _FIRST_SEED)
        self.place_button = QPushButton()
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.brush_radius = NumberField(0.01, 100.0, short)
        self.brush_radius.show_value(0.3)
        self.brush_density = whole_field("brushDensity", 1, 1_000, 5)
        rows = ("sample", "size", "noise", "seed", "radius", "density")
        self._labels = {row: QLabel() for row in rows}
        self._lay_out()
        self._connect()
        self.set_look(look)
        self._on_sample()

    def set_look(self, look: Look) -> None:
        """Take another look."""
        for widget in self.findChildren(QWidget):
            widget.setFont(look.panel_font(10))
        self.note.setFont(look.panel_font(9))
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text again."""
        names = {
            "sample": self.tr("Sample"),
            "size": self.tr("Plants"),
            "noise": self.tr("Noise (cm)"),
            "seed": self.tr("Seed"),
            "radius": self.tr("Brush radius (cm)"),
            "density": self.tr("Plants per dab"),
        }
        controls = (
            self.sample, self.size_, self.noise, self.seed, self.brush_radius, self.brush_density,
        )  # fmt: skip
        for (row, name), control in zip(names.items(), controls, strict=True):
            self._labels[row].setText(name)
            control.setAccessibleName(name)
            self._labels[row].setBuddy(control)
        for index in range(self.sample.count()):
            self.sample.setItemText(index, sample_name(self.sample.itemData(index)))
        self.place_button.setText(self.tr("Place these plants"))
        self.noise.rewrite()
        self.brush_radius.rewrite()
        self.note.setText(sample_note(self.sample.currentData()))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setVerticalSpacing(5)
        grid.addWidget(self._labels["sample"], 0, 0)
        grid.addWidget(self.sample, 0, 1, 1, 3)
        for column, row, control in ((0, "size", self.size_), (2, "noise", self.noise)):
            grid.addWidget(self._labels[row], 1, column)
            grid.addWidget(control, 1, column + 1)
        grid.addWidget(self._labels["seed"], 2, 0)
        grid.addWidget(self.seed, 2, 1)
        grid.addWidget(self.place_button, 2, 2, 1, 2)
        grid.addWidget(self.note, 3, 0, 1, 4)
        grid.addWidget(self._labels["radius"], 4, 0)
        grid.addWidget(self.brush_radius, 4, 1)
        grid.addWidget(self._labels["density"], 4, 2)
        grid.addWidget(self.brush_density, 4, 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        grid.setRowStretch(5, 1)
        self.sample.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )

    def _connect(self) -> None:
        self.sample.currentIndexChanged.connect(self._on_sample)
        self.place_button.clicked.connect(self._on_place)
        self.brush_radius.edited.connect(self._on_brush)
        self.brush_density.valueChanged.connect(self._on_brush)

    def _on_sample(self) -> None:
        is_generated = self.sample.currentData() in samples.GENERATORS
        for control in (self.size_, self.noise, self.seed):
            control.setEnabled(is_generated)
        self.note.setText(sample_note(self.sample.currentData()))
        self.note.setVisible(bool(self.note.text()))

    def _on_place(self) -> None:
        self.sample_requested.emit(
            self.sample.currentData(), self.size_.value(), self.noise.exact(), self.seed.value()
        )

    def _on_brush(self) -> None:
        self.brush_changed.emit(self.brush_radius.exact(), self.brush_density.value())
