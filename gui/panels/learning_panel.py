"""The panel of the learning settings but for the rate: rule, batch, seed, and when to stop."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QWidget

from engine.changed import Changed
from engine.lab.frame import Frame
from engine.learning.settings import LARGEST_COUNT, Rule, Settings
from gui.style.theme import Look
from gui.widgets.integer_field import whole_field
from gui.widgets.panel import Panel

_FIRST_BATCH = 10
_FIRST_STOP = 1_000


class LearningPanel(Panel):
    """Each change leaves as `settings_edited({name: value})`, named as in `Settings`."""

    settings_edited = Signal(dict)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.rule = QComboBox()
        for rule in Rule:
            self.rule.addItem("", rule)
        self._trains_with_formulas = False
        self._is_bare = True
        self.whole_batch = QCheckBox()
        self.batch_size = whole_field("batchSize", 1, LARGEST_COUNT)
        self.seed = whole_field("seed", 0, LARGEST_COUNT)
        self.stops_at_step = QCheckBox()
        self.stop_step = whole_field("stopStep", 1, LARGEST_COUNT)
        self.stops_converged = QCheckBox()
        self._labels = {name: QLabel() for name in ("rule", "batch", "seed")}
        self._lay_out()
        self._batch_size, self._stop_step = _FIRST_BATCH, _FIRST_STOP
        self._connect()
        self._show(Settings())
        self.set_look(look)

    def set_frame(self, frame: Frame, changed: Changed) -> None:
        """Show the settings of a frame; Rosenblatt's rule is of the bare neuron alone."""
        if frame.architecture.is_bare != self._is_bare:
            self._is_bare = frame.architecture.is_bare
            self._offer_rules()
        if changed & Changed.SETTINGS:
            self._show(frame.settings)

    def set_look(self, look: Look) -> None:
        """Take another look."""
        for widget in self.findChildren(QWidget):
            widget.setFont(look.panel_font(10))
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text again."""
        self._labels["rule"].setText(self.tr("Rule"))
        self._labels["batch"].setText(self.tr("Plants per step"))
        self._labels["seed"].setText(self.tr("Seed"))
        self.rule.setItemText(0, self.tr("Gradient descent"))
        self.rule.setItemText(1, self.tr("Rosenblatt's rule (1958)"))
        self._show_formulas(self._trains_with_formulas)
        self._offer_rules()
        self.whole_batch.setText(self.tr("Every step uses all plants"))
        self.batch_size.setToolTip(
            self.tr("A mini-batch: so many plants per step, each plant once before any comes again")
        )
        self.seed.setToolTip(self.tr("The same seed gives the same random starts and batches"))
        self.stops_converged.setText(self.tr("Stop when converged"))
        self.stops_at_step.setText(self.tr("Stop at step"))
        for widget, name in (
            (self.rule, self.tr("Rule")),
            (self.batch_size, self.tr("Plants per step")),
            (self.seed, self.tr("Seed")),
            (self.stop_step, self.tr("Stop at step")),
        ):
            widget.setAccessibleName(name)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 3, 12, 3)
        grid.setVerticalSpacing(1)
        grid.addWidget(self._labels["rule"], 0, 0)
        grid.addWidget(self.rule, 0, 1)
        grid.addWidget(self.whole_batch, 1, 0, 1, 2)
        grid.addWidget(self._labels["batch"], 2, 0)
        grid.addWidget(self.batch_size, 2, 1)
        grid.addWidget(self._labels["seed"], 3, 0)
        grid.addWidget(self.seed, 3, 1)
        grid.addWidget(self.stops_at_step, 4, 0)
        grid.addWidget(self.stop_step, 4, 1)
        grid.addWidget(self.stops_converged, 5, 0, 1, 2)
        for name, control in (
            ("rule", self.rule), ("batch", self.batch_size), ("seed", self.seed),
        ):  # fmt: skip
            self._labels[name].setBuddy(control)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(6, 1)

    def _connect(self) -> None:
        self.rule.activated.connect(self._on_rule)
        self.whole_batch.clicked.connect(self._on_batch)
        self.batch_size.valueChanged.connect(self._on_batch)
        self.seed.valueChanged.connect(lambda value: self._edit(seed=value))
        self.stops_at_step.clicked.connect(self._on_stop)
        self.stop_step.valueChanged.connect(self._on_stop)
        self.stops_converged.clicked.connect(lambda on: self._edit(stop_when_converged=on))

    def _edit(self, **changes: Any) -> None:
        self.settings_edited.emit(changes)

    def _on_rule(self) -> None:
        """Learn by a rule of ours; a student's own formulas are no rule to choose, but to leave."""
        if (rule := self.rule.currentData()) is not None:
            self._edit(rule=rule, formulas=None)

    def _offer_rules(self) -> None:
        """Offer Rosenblatt's rule where the model is the bare neuron, and say why not elsewhere."""
        usual = self.tr(
            "Gradient descent follows the slope of the log loss; Rosenblatt's rule corrects"
            " one misplaced plant at a time."
        )
        beyond = self.tr(
            "Rosenblatt's rule is of one neuron with the inputs x₁ and x₂;"
            " this model learns by the slope of its loss."
        )
        self.rule.setToolTip(usual if self._is_bare else beyond)
        index = list(Rule).index(Rule.PERCEPTRON)
        self.rule.setItemData(index, "" if self._is_bare else beyond, Qt.ItemDataRole.ToolTipRole)
        items = self.rule.model()
        assert isinstance(items, QStandardItemModel)
        items.item(index).setEnabled(self._is_bare)

    def _show_formulas(self, trains: bool) -> None:
        """Show a student's own formulas as the rule, as long as the neuron trains with them."""
        self._trains_with_formulas = trains
        rules = len(Rule)
        if not trains:
            self.rule.removeItem(rules)
        elif self.rule.count() == rules:
            self.rule.addItem(self.tr("Your own formulas"), None)
        else:
            self.rule.setItemText(rules, self.tr("Your own formulas"))

    def _on_batch(self) -> None:
        self._batch_size = self.batch_size.value()
        self._edit(batch_size=None if self.whole_batch.isChecked() else self._batch_size)

    def _on_stop(self) -> None:
        self._stop_step = self.stop_step.value()
        self._edit(stop_at_step=self._stop_step if self.stops_at_step.isChecked() else None)

    def _show(self, settings: Settings) -> None:
        controls = (self.batch_size, self.seed, self.stop_step)
        blockers = [QSignalBlocker(control) for control in controls]
        self._show_formulas(settings.formulas is not None)
        own = len(Rule) if settings.formulas is not None else None
        self.rule.setCurrentIndex(own or list(Rule).index(settings.rule))
        self.whole_batch.setChecked(settings.batch_size is None)
        self.batch_size.setValue(settings.batch_size or self._batch_size)
        self.seed.setValue(settings.seed)
        self.stops_at_step.setChecked(settings.stop_at_step is not None)
        self.stop_step.setValue(settings.stop_at_step or self._stop_step)
        self.stops_converged.setChecked(settings.stop_when_converged)
        by_gradient = settings.rule is Rule.GRADIENT
        self.whole_batch.setEnabled(by_gradient)
        self.batch_size.setEnabled(by_gradient and settings.batch_size is not None)
        self.stop_step.setEnabled(settings.stop_at_step is not None)
        for blocker in blockers:
            blocker.unblock()
