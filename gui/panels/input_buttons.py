"""The inputs of a model as small pictures to switch on, each painted with its own values."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QToolButton

from engine.model.features import Feature, rows_of
from gui.language.model_names import feature_name
from gui.style.theme import Look
from gui.widgets.panel import Panel

_ALWAYS_SHOWN = (
    Feature.X1, Feature.X2, Feature.X1_2, Feature.X2_2,
    Feature.X1_X2, Feature.SUM_OF_SQUARES, Feature.SIN_X1, Feature.SIN_X2,
)  # fmt: skip
_OTHERS = tuple(feature for feature in Feature if feature not in _ALWAYS_SHOWN)
_COLUMNS = 4
_REACH = 4.0
"""Each picture shows its input over x1 and x2 from -4 to 4."""
_SIDE, _PIXELS = 18, 36


class InputButtons(Panel):
    """A button for each input; emits `features_chosen` with all that are then switched on.

    The products of a higher degree have buttons only while they are inputs.
    """

    features_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.buttons = {feature: QToolButton() for feature in (*_ALWAYS_SHOWN, *_OTHERS)}
        self._features: tuple[Feature, ...] = ()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(3)
        for place, (feature, button) in enumerate(self.buttons.items()):
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setText(f" {feature_name(feature)}")
            button.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda on, feature=feature: self._on_click(feature, on))
            grid.addWidget(button, *divmod(place, _COLUMNS))

    def show_features(self, features: tuple[Feature, ...]) -> None:
        """Show which inputs are switched on; the last one can't be switched off."""
        self._features = features
        for feature, button in self.buttons.items():
            button.setChecked(feature in features)
            button.setEnabled(features != (feature,))
            button.setVisible(feature in _ALWAYS_SHOWN or feature in features)
        self.retranslate()

    def set_look(self, look: Look) -> None:
        """Paint the pictures in the colours of a look."""
        side = round(_SIDE * look.panel_scale)
        for feature, button in self.buttons.items():
            button.setIconSize(QSize(side, side))
            button.setIcon(QIcon(QPixmap.fromImage(input_image(feature, look))))

    def retranslate(self) -> None:
        """Write every text again."""
        last = self.tr("The last input can't be switched off: a model takes one at least.")
        usual = self.tr("An input: orange where it is above 0, blue where it is below")
        for feature, button in self.buttons.items():
            button.setAccessibleName(self.tr("input {0}").format(feature_name(feature)))
            button.setToolTip(last if self._features == (feature,) else usual)

    def _on_click(self, feature: Feature, on: bool) -> None:
        chosen = {*self._features, feature} if on else {*self._features} - {feature}
        self.features_chosen.emit(tuple(other for other in Feature if other in chosen))


def input_image(feature: Feature, look: Look) -> QImage:
    """Paint an input over x1 and x2: orange above 0, blue below, the stronger the larger."""
    axis = np.linspace(-_REACH, _REACH, _PIXELS)
    x1, x2 = np.meshgrid(axis, -axis)
    points = np.column_stack([x1.ravel(), x2.ravel()])
    values = rows_of(points, (feature,))[0].reshape(x1.shape)
    strength = np.sqrt(np.abs(values) / np.abs(values).max())[..., np.newaxis]
    ends = np.where(
        values[..., np.newaxis] > 0, _rgb(look.colour("toxic")), _rgb(look.colour("harmless"))
    )
    mixed = (1 - strength) * _rgb(look.colour("panel")) + strength * ends
    pixels = np.ascontiguousarray(mixed.round().astype(np.uint8))
    form = QImage.Format.Format_RGB888
    return QImage(pixels.data, _PIXELS, _PIXELS, 3 * _PIXELS, form).copy()


def _rgb(colour: QColor) -> np.ndarray:
    return np.array([colour.red(), colour.green(), colour.blue()], dtype=np.float64)
