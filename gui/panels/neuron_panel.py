"""The panel of the neuron: its formula with the live numbers, and a slider for each parameter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout

from engine.changed import Changed
from engine.lab.frame import Frame
from engine.lab.state import LARGEST_WEIGHT
from engine.model.architecture import NEURON
from engine.model.dataset import Dataset
from engine.model.neuron import PARAMETERS, Neuron, ParameterName
from engine.model.scaling import Scaling
from gui.language.kind_names import measure_words, measures_are_named, quoted
from gui.language.numbers import fixed, short
from gui.state.edit_kind import EditKind
from gui.state.update_throttle import UpdateThrottle
from gui.style.theme import Look
from gui.widgets.number_field import NumberField
from gui.widgets.panel import Panel
from gui.widgets.parameter_slider import LinearScale, ParameterSlider

_SYMBOLS = {"w1": "w<sub>1</sub>", "w2": "w<sub>2</sub>", "b": "b"}
_REACH = 10.0
_FORMULA_POINTS = (13, 11.5, 10, 9, 8, 7, 6)


class NeuronPanel(Panel):
    """z = w1 x1 + w2 x2 + b, to be read and to be set (figures 5 and 7)."""

    parameter_edited = Signal(str, float)
    gesture_begun = Signal(object, bool)
    gesture_ended = Signal()

    watches = Changed.NEURON

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._formula = QLabel()
        self._formula.setObjectName("formula")
        self._formula.setTextFormat(Qt.TextFormat.RichText)
        self._formula.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._formula.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._original = QLabel()
        self._original.setObjectName("originalWeights")
        self._original.setTextFormat(Qt.TextFormat.RichText)
        self._original.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._original.setWordWrap(True)
        self._original.hide()
        self._scaling: Scaling | None = None
        self._plants = Dataset.empty()
        self._architecture = NEURON
        self._names = {name: QLabel() for name in PARAMETERS}
        self.sliders = {name: self._slider(name) for name in PARAMETERS}
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        for row, name in enumerate(PARAMETERS):
            slider = self.sliders[name]
            grid.addWidget(self._names[name], row, 0)
            grid.addWidget(slider, row, 1)
            self._names[name].setBuddy(slider.slider)
        grid.setColumnStretch(1, 1)
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(self._formula)
        layout.addWidget(self._original)
        layout.addLayout(grid)
        layout.addStretch()
        self._throttle = UpdateThrottle(self._write, self)
        self.set_look(look)

    def set_frame(self, frame: Frame, changed: Changed) -> None:
        """Show the neuron of a frame."""
        if not changed & self.watches:
            return
        self._architecture = frame.architecture
        self._show_sliders(frame.architecture.is_bare)
        if not frame.architecture.is_bare:
            self._throttle.set_frame(frame)
            return
        for name in PARAMETERS:
            self.sliders[name].show_value(getattr(frame.neuron, name), writes=not frame.playing)
        has_other_names = frame.plants.features != self._plants.features
        self._plants = frame.plants
        if has_other_names:
            self._describe_weights()
        if frame.plants.scaling != self._scaling:
            self._scaling = frame.plants.scaling
            self._original.setVisible(self._scaling is not None)
            self._fit_height()
        self._throttle.set_frame(frame)

    def _show_sliders(self, are_shown: bool) -> None:
        """Show the sliders of the bare neuron: another model has no w1, w2 and b."""
        if self.sliders["b"].isHidden() is not are_shown:
            return
        for name, slider in self.sliders.items():
            slider.setEnabled(are_shown)
            slider.setVisible(are_shown)
            self._names[name].setVisible(are_shown)
        self._original.setVisible(are_shown and self._scaling is not None)
        self._fit_height()

    def set_look(self, look: Look) -> None:
        """Take another look."""
        self._look = look
        for name in PARAMETERS:
            self._names[name].setFont(look.symbol_font(14))
            self._names[name].setText(
                f"<span style='color:{look.palette.parameter}'>{_SYMBOLS[name]}</span>"
            )
            slider = self.sliders[name]
            slider.slider.set_look(look)
            slider.field.setFont(look.panel_font(12, bold=True))
            metrics = slider.field.fontMetrics()
            slider.field.setFixedWidth(metrics.horizontalAdvance("−1,234 × 10⁻⁹") + 14)
        self._original.setFont(look.panel_font(10))
        self.retranslate()
        self._fit_height()

    def retranslate(self) -> None:
        """Write every text again."""
        self._describe_weights()
        self._write()

    def _describe_weights(self) -> None:
        meanings: dict[ParameterName, str] = {
            "w1": self.tr("weight of the leaf width x₁"),
            "w2": self.tr("weight of the leaf length x₂"),
            "b": self.tr("bias: moves the boundary without turning it"),
        }
        if measures_are_named(self._plants):
            first, second = (quoted(name) for name in measure_words(self._plants)[0])
            meanings["w1"] = self.tr("weight of x₁, {0}").format(first)
            meanings["w2"] = self.tr("weight of x₂, {0}").format(second)
        for name, meaning in meanings.items():
            text = self.tr("{0}: {1}").format(name, meaning)
            self.sliders[name].describe(text, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write the formula as large as it can be."""
        super().resizeEvent(event)
        self._fit_formula()

    def _fit_formula(self) -> None:
        """Take the largest type in which the whole formula is seen; its line stays as high."""
        for points in _FORMULA_POINTS:
            self._formula.setFont(self._look.symbol_font(points))
            if self._formula.sizeHint().width() <= self._formula.width():
                return

    def _fit_height(self) -> None:
        """Take no more height than there is to show: the rest is for the pictures."""
        metrics = QFontMetrics(self._look.symbol_font(_FORMULA_POINTS[0]))
        self._formula.setFixedHeight(metrics.height())
        self._fit_formula()
        self._column.activate()
        self.setMaximumHeight(self._column.totalSizeHint().height())

    def _write(self) -> None:
        """Write the numbers: formula and fields, and for standardised plants what holds of x."""
        if not self._architecture.is_bare:
            self._formula.setText(self._layers())
            self._original.hide()
            self._fit_formula()
            return
        values = [self.sliders[name].value() for name in PARAMETERS]
        self._formula.setText(self._formula_with(*values))
        self._fit_formula()
        if self._scaling is not None:
            original = self._scaling.original_neuron(Neuron(*values))
            template = self.tr("on the original measures: {0}")
            formula = self._formula_with(original.w1, original.w2, original.b, write=short)
            self._original.setText(template.format(formula))
            self._original.setToolTip(
                self.tr(
                    "w₁/s₁, w₂/s₂ and b − w₁m₁/s₁ − w₂m₂/s₂, with means m and standard deviations s"
                )
            )
        for slider in self.sliders.values():
            slider.field.rewrite()

    def _layers(self) -> str:
        """Write how many inputs there are, how many neurons in each layer, and their activation."""
        model = self._architecture
        sizes = " → ".join(map(str, (len(model.features), *model.hidden, 1)))
        return f"{sizes}   ({model.activation})" if model.is_network else sizes

    def _slider(self, name: ParameterName) -> ParameterSlider:
        field = NumberField(-LARGEST_WEIGHT, LARGEST_WEIGHT)
        slider = ParameterSlider(name, LinearScale(_REACH), field)
        slider.edited.connect(lambda value: self.parameter_edited.emit(name, value))
        slider.gesture_begun.connect(lambda: self.gesture_begun.emit(EditKind.WEIGHTS, True))
        slider.gesture_ended.connect(self.gesture_ended)
        return slider

    def _formula_with(
        self, w1: float, w2: float, b: float, *, write: Callable[[float], str] = fixed
    ) -> str:
        """Write z = −1,52 x₁ + 1,31 x₂ + 0,38 with the parameters in their colour."""
        p = self._look.palette

        def signed(value: float, first: bool = False) -> str:
            text = write(value)
            if first:
                return f"<b style='color:{p.parameter}'>{text}</b>"
            sign = "−" if text.startswith("−") else "+"
            return f"&nbsp;{sign}&nbsp;<b style='color:{p.parameter}'>{text.lstrip('−')}</b>"

        return (
            f"<span style='color:{p.frontier}'>z</span> = "
            f"{signed(w1, first=True)}&nbsp;x<sub>1</sub>"
            f"{signed(w2)}&nbsp;x<sub>2</sub>{signed(b)}"
        )
