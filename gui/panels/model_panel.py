"""The panel of the model: inputs, hidden layers, activation, optimiser, penalty, test plants."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.changed import Changed
from engine.lab.frame import Frame
from engine.learning.trace import MOST_BYTES
from engine.model.activation import Activation
from engine.model.architecture import NEURON, Architecture
from engine.model.features import MOST_DEGREE, products_up_to
from gui.language.numbers import percent, whole
from gui.panels.descent_choices import OptimiserChoice, PenaltyChoice
from gui.panels.input_buttons import InputButtons
from gui.panels.layer_steppers import LayerSteppers
from gui.style.theme import Look
from gui.widgets.action_buttons import action_buttons
from gui.widgets.panel import Panel

_DEGREES = range(1, MOST_DEGREE + 1)
_SHARES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5)
_ROWS = ("inputs", "hidden", "neurons", "activation", "share", "optimiser", "penalty")
_GAP_PX = 6


class ModelPanel(Panel):
    """What is asked for leaves as a whole `Architecture`, a setting by its name, or a share."""

    architecture_edited = Signal(object)
    settings_edited = Signal(object)
    share_edited = Signal(float)

    def __init__(self, look: Look, new_start: QAction) -> None:
        super().__init__()
        self._architecture, self._share = NEURON, 0.0
        self._shown: tuple[object, ...] = ()
        self._labels = {row: QLabel() for row in _ROWS}
        self.degree = _choice_of(1 + len(_DEGREES))
        self.inputs, self.layers = InputButtons(), LayerSteppers()
        self.activation = _choice_of(len(Activation))
        self.optimiser, self.penalty = OptimiserChoice(), PenaltyChoice()
        self.share = _choice_of(len(_SHARES))
        (self.new_start,) = action_buttons([new_start], Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.memory = QLabel()
        self.memory.setWordWrap(True)
        self._lay_out()
        self._connect()
        self.set_look(look)

    watches = Changed.PLANTS | Changed.SETTINGS | Changed.SOLUTION
    """What a control may show already that an undo in the same turn has taken back."""

    def set_frame(self, frame: Frame, changed: Changed) -> None:
        """Show what a frame's model is made of, and how it learns."""
        split, is_long = frame.plants.split, frame.state.run.trace.is_long
        shown = (frame.architecture, frame.settings, split, is_long)
        if shown == self._shown and not changed & self.watches:
            return
        self._shown, self._architecture = shown, frame.architecture
        self._share = split.share if split else 0.0
        self.inputs.show_features(frame.architecture.features)
        self.layers.show_hidden(frame.architecture.hidden)
        self._labels["neurons"].setVisible(frame.architecture.is_network)
        self.activation.setEnabled(frame.architecture.is_network)
        self.activation.setCurrentIndex(list(Activation).index(frame.architecture.activation))
        self.optimiser.show_settings(frame.settings)
        self.penalty.show_settings(frame.settings)
        self.memory.setVisible(is_long)
        self.retranslate()

    def set_look(self, look: Look) -> None:
        """Take another look."""
        for widget in self.findChildren(QWidget):
            widget.setFont(look.panel_font(10))
        self.inputs.set_look(look)
        self.layers.fit(look)
        self.penalty.fit()
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text again."""
        names = (
            self.tr("Inputs"), self.tr("Hidden layers"), self.tr("Neurons"), self.tr("Activation"),
            self.tr("Held out"), self.tr("Optimiser"), self.tr("Penalty"),
        )  # fmt: skip
        for row, name in zip(_ROWS, names, strict=True):
            self._labels[row].setText(name)
        for part in (self.inputs, self.layers, self.optimiser, self.penalty):
            part.retranslate()
        self._write_degrees()
        self._write_activation()
        self._write_shares()
        self.memory.setText(
            self.tr(
                "A long run: not every step is kept, the others are worked out again."
                " It ends at {0} MB of memory."
            ).format(whole(MOST_BYTES // 1_000_000))
        )
        self._fit()

    def _write_degrees(self) -> None:
        self.degree.setItemText(0, self.tr("chosen one by one"))
        self.degree.setItemText(1, self.tr("x₁ and x₂ alone"))
        for degree in _DEGREES[1:]:
            text = self.tr("all products up to degree {0}").format(degree)
            self.degree.setItemText(degree, text)
        features = self._architecture.features
        known = [degree for degree in _DEGREES if products_up_to(degree) == features]
        self.degree.setCurrentIndex(known[0] if known else 0)
        self.degree.setAccessibleName(self._labels["inputs"].text())
        self.degree.setToolTip(
            self.tr("What the model is given of each plant: products of its two measures")
        )

    def _write_activation(self) -> None:
        names = ("tanh", "ReLU", self.tr("sigmoid"), self.tr("linear"))
        for index, name in enumerate(names):
            self.activation.setItemText(index, name)
        usual = self.tr("What each hidden neuron makes of its z; the output's is the sigmoid")
        none = self.tr("Only hidden neurons have one to choose: add a hidden layer first.")
        self.activation.setToolTip(usual if self.activation.isEnabled() else none)
        self.activation.setAccessibleName(self._labels["activation"].text())

    def _write_shares(self) -> None:
        """Write the shares on offer, and the one in use where it is another."""
        shares = self._shares
        while self.share.count() > len(shares):
            self.share.removeItem(self.share.count() - 1)
        if self.share.count() < len(shares):
            self.share.addItem("")
        self.share.setItemText(0, self.tr("no plant"))
        for index, share in list(enumerate(shares))[1:]:
            text = self.tr("{0} of the plants").format(percent(share))
            self.share.setItemText(index, text)
        self.share.setCurrentIndex(shares.index(self._share))
        self.share.setAccessibleName(self._labels["share"].text())
        self.share.setToolTip(
            self.tr(
                "Plants to test the model with: it does not learn from them; the seed draws them"
            )
        )

    @property
    def _shares(self) -> tuple[float, ...]:
        return _SHARES if self._share in _SHARES else (*_SHARES, self._share)

    def _lay_out(self) -> None:
        """Put a label before each control, some of them two beside each other where it is wide.

        Tab goes in the order in which all this is added.
        """
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(8, 3, 8, 3)
        column.setSpacing(2)
        column.addLayout(self._row("inputs", self.degree))
        column.addWidget(self.inputs)
        self._pairs = (
            self._pair(("hidden", self.layers.layers), ("neurons", self.layers.row)),
            self._pair(("activation", self.activation), ("share", self.share)),
        )
        for pair in self._pairs:
            column.addLayout(pair)
        column.addLayout(self._row("optimiser", self.optimiser))
        column.addLayout(self._row("penalty", self.penalty))
        column.addWidget(self.new_start, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.memory)
        column.addStretch(1)
        buddies = (
            self.degree, self.layers.layers.plus, self.layers.neurons[0].plus, self.activation,
            self.share, self.optimiser.choice, self.penalty.choice,
        )  # fmt: skip
        for name, buddy in zip(_ROWS, buddies, strict=True):
            self._labels[name].setBuddy(buddy)

    def _row(self, name: str, control: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(_GAP_PX)
        row.addWidget(self._labels[name])
        row.addWidget(control, 1)
        return row

    def _pair(self, *rows: tuple[str, QWidget]) -> QBoxLayout:
        pair = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        pair.setSpacing(2)
        for name, control in rows:
            pair.addLayout(self._row(name, control), 1)
        return pair

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put controls beside each other where there is room, so that all of them are seen."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Align the labels, and take as few lines as the width allows."""
        margins = self._column.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        labels = max(label.sizeHint().width() for label in self._labels.values())
        is_wide = labels + _GAP_PX + self._widest_pair <= room
        directions = QBoxLayout.Direction
        for pair in self._pairs:
            pair.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
            pair.setSpacing(_GAP_PX if is_wide else 2)
        self.optimiser.set_in_one_line(is_wide)
        for name, label in self._labels.items():
            is_second = is_wide and name in ("neurons", "share")
            label.setMinimumWidth(0 if is_second else labels)
        self.updateGeometry()

    @property
    def _widest_pair(self) -> int:
        """How wide the controls of a line are beside each other, without the first label."""
        pairs = (
            (self.layers.layers, self._labels["neurons"], self.layers.row),
            (self.activation, self._labels["share"], self.share),
            (self.optimiser.choice, self.optimiser.constants),
        )
        shown = [[part for part in parts if not part.isHidden()] for parts in pairs]
        return max(
            sum(part.sizeHint().width() + _GAP_PX for part in parts) - _GAP_PX for parts in shown
        )

    def minimumSizeHint(self) -> QSize:
        """Ask for the width of one control a line, whatever is beside each other now."""
        controls = (self.degree, self.layers.layers, self.layers.row, self.activation,
                    self.share, self.penalty, self.optimiser.choice)  # fmt: skip
        widest = max(each.minimumSizeHint().width() for each in controls if not each.isHidden())
        labels = max(label.sizeHint().width() for label in self._labels.values())
        margins = self._column.contentsMargins()
        inner = max(labels + _GAP_PX + widest, self.inputs.minimumSizeHint().width())
        width = inner + margins.left() + margins.right()
        return QSize(width, super().minimumSizeHint().height())

    def _connect(self) -> None:
        self.degree.activated.connect(self._on_degree)
        self.inputs.features_chosen.connect(lambda chosen: self._edit(features=chosen))
        self.layers.hidden_chosen.connect(lambda hidden: self._edit(hidden=hidden))
        self.activation.activated.connect(
            lambda index: self._edit(activation=list(Activation)[index])
        )
        for choice in (self.optimiser, self.penalty):
            choice.settings_edited.connect(self.settings_edited)
        self.share.activated.connect(lambda index: self.share_edited.emit(self._shares[index]))

    def _on_degree(self, index: int) -> None:
        """Take the products of a degree; one by one is what the buttons do."""
        if index:
            self._edit(features=products_up_to(_DEGREES[index - 1]))
        self._write_degrees()

    def _edit(self, **changes: Any) -> None:
        architecture: Architecture = replace(self._architecture, **changes)
        self.architecture_edited.emit(architecture)


def _choice_of(count: int) -> QComboBox:
    result = QComboBox()
    result.addItems([""] * count)
    result.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return result
