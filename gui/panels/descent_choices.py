"""What a step makes of the slope: the optimiser with its constants, and the penalty."""

from __future__ import annotations

import math

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QLabel

from engine.learning.optimisers import (
    ADAGRAD_EPSILON,
    ADAM_DECAYS,
    EPSILON,
    MOMENTUM,
    SQUARES_DECAY,
)
from engine.learning.settings import Optimiser, Rule, Settings
from engine.loss.penalty import LARGEST_PENALTY_RATE, NO_PENALTY, Penalty, PenaltyKind
from gui.language.numbers import power_of_ten, short
from gui.widgets.number_field import NumberField
from gui.widgets.panel import Panel

_FIRST_RATE = 0.01
_LEAST_LETTERS = 9
"""Of the name of an optimiser whose constants are beside it."""


class OptimiserChoice(Panel):
    """Which optimiser; emits `settings_edited`. Its constants stand beside it."""

    settings_edited = Signal(object)
    """A dict; declared as one, the signal would make plain text of a StrEnum in it."""

    def __init__(self) -> None:
        super().__init__()
        self._optimiser = Optimiser.GRADIENT_DESCENT
        self.choice, self.constants = QComboBox(), QLabel()
        self.choice.addItems([""] * len(Optimiser))
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.choice.setSizeAdjustPolicy(policy)
        self.choice.setMinimumContentsLength(_LEAST_LETTERS)
        self.choice.activated.connect(
            lambda index: self.settings_edited.emit({"optimiser": list(Optimiser)[index]})
        )
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.choice, 1)
        self._layout.addWidget(self.constants)
        self.set_in_one_line(False)

    def set_in_one_line(self, is_wide: bool) -> None:
        """Write the constants beside the optimiser, or beneath it."""
        directions = QBoxLayout.Direction
        direction = directions.LeftToRight if is_wide else directions.TopToBottom
        self._layout.setDirection(direction)
        self._layout.setSpacing(6 if is_wide else 1)

    def show_settings(self, settings: Settings) -> None:
        """Show the optimiser of the settings."""
        self._optimiser = settings.optimiser
        self.choice.setCurrentIndex(list(Optimiser).index(settings.optimiser))
        self._write_constants()

    def retranslate(self) -> None:
        """Write every text again."""
        names = (
            self.tr("Gradient descent"), self.tr("Momentum"), self.tr("Nesterov"),
            self.tr("AdaGrad"), self.tr("RMSProp"), self.tr("Adam"),
        )  # fmt: skip
        for index, name in enumerate(names):
            self.choice.setItemText(index, name)
        self.choice.setAccessibleName(self.tr("Optimiser"))
        self.choice.setToolTip(
            self.tr(
                "What a step makes of the slope. Change it in the middle of a run:"
                " learning goes on from where it is."
            )
        )
        self._write_constants()

    def _write_constants(self) -> None:
        text = _constants_of(self._optimiser)
        self.constants.setText(text)
        self.constants.setVisible(bool(text))
        self.constants.setToolTip(self.tr("The optimiser's constants, as they are usually chosen"))


def _constants_of(optimiser: Optimiser) -> str:
    """Write the constants of an optimiser: β = 0.9, ε = 10⁻⁸."""
    first, second = (short(decay) for decay in ADAM_DECAYS)
    match optimiser:
        case Optimiser.MOMENTUM | Optimiser.NESTEROV:
            return f"β = {short(MOMENTUM)}"
        case Optimiser.ADAGRAD:
            return _epsilon(ADAGRAD_EPSILON)
        case Optimiser.RMSPROP:
            return f"β = {short(SQUARES_DECAY)}   {_epsilon(EPSILON)}"
        case Optimiser.ADAM:
            return f"β₁ = {first}   β₂ = {second}   {_epsilon(EPSILON)}"
    return ""


def _epsilon(value: float) -> str:
    return f"ε = {power_of_ten(round(math.log10(value)))}"


class PenaltyChoice(Panel):
    """What large weights cost, and its rate R; emits `settings_edited`."""

    settings_edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._penalty, self._is_of_rule = NO_PENALTY, False
        self._rate = _FIRST_RATE
        self.choice = QComboBox()
        self.choice.addItems([""] * len(PenaltyKind))
        self.rate = NumberField(0.0, LARGEST_PENALTY_RATE, short)
        self.label = QLabel("R")
        self.label.setBuddy(self.rate)
        self.choice.activated.connect(lambda index: self._on_kind(list(PenaltyKind)[index]))
        self.rate.edited.connect(self._on_rate)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.choice, 1)
        row.addWidget(self.label)
        row.addWidget(self.rate)

    def show_settings(self, settings: Settings) -> None:
        """Show the penalty of the settings; only the slope of our own loss has one."""
        self._penalty = settings.penalty
        self._is_of_rule = settings.rule is Rule.PERCEPTRON or settings.formulas is not None
        is_none = self._penalty.kind is PenaltyKind.NONE
        self._rate = self._penalty.rate or self._rate
        self.choice.setCurrentIndex(list(PenaltyKind).index(self._penalty.kind))
        self.rate.show_value(self._rate if is_none else self._penalty.rate)
        self.choice.setEnabled(not is_none or not self._is_of_rule)
        self.rate.setEnabled(not is_none)
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text again."""
        for index, name in enumerate((self.tr("None"), "L1  (R Σ |w|)", "L2  (R/2 Σ w²)")):
            self.choice.setItemText(index, name)
        usual = self.tr(
            "Added to the loss, so that weights stay small; biases cost nothing. L1 brings"
            " weights to 0, L2 shrinks them all."
        )
        of_rule = self.tr("Rosenblatt's rule and formulas of your own know no penalty.")
        self.choice.setToolTip(of_rule if self._is_of_rule else usual)
        self.choice.setAccessibleName(self.tr("Penalty"))
        self.rate.setAccessibleName(self.tr("Rate R of the penalty"))
        no_penalty = self.tr("There is no penalty whose rate could be set.")
        rate = self.tr("Rate R of the penalty, from 0 to 100")
        self.rate.setToolTip(rate if self.rate.isEnabled() else no_penalty)
        self.rate.rewrite()

    def fit(self) -> None:
        """Give the number room in the font that it has now."""
        self.rate.setFixedWidth(self.rate.fontMetrics().horizontalAdvance("0,00012") + 14)

    def _on_kind(self, kind: PenaltyKind) -> None:
        none = kind is PenaltyKind.NONE
        self._edit(NO_PENALTY if none else Penalty(kind, self._rate))

    def _on_rate(self, rate: float) -> None:
        self._edit(Penalty(self._penalty.kind, rate))

    def _edit(self, penalty: Penalty) -> None:
        self.settings_edited.emit({"penalty": penalty})
