"""The numbers of a frame: step, loss, right and wrong by kind, likelihood, gradient, speed."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel

from engine.changed import Changed
from engine.explain.outputs import Outputs
from engine.lab.frame import Frame
from engine.model.dataset import Dataset
from gui.language.kind_names import with_kinds
from gui.language.numbers import number, percent, whole
from gui.language.sentences import loss_text
from gui.painting.symbols import LOG_IS_NATURAL, slope_symbols
from gui.state.deferred_update import DeferredUpdate
from gui.state.update_throttle import UpdateThrottle
from gui.style.palette import ColourName
from gui.style.theme import Look
from gui.widgets.live_label import LiveLabel
from gui.widgets.panel import Panel

_COLUMNS = (
    ("step", "loss", "accuracy", "likelihood", "speed", "objective"),
    (
        "toxic_found", "toxic_missed", "harmless_cleared", "harmless_accused", "test_loss",
        "test_accuracy",
    ),
)  # fmt: skip
_WHERE_HELD_OUT = ("test_loss", "test_accuracy")
"""Rows that are there where plants are held out; that of the objective, where it is not the loss.
"""
_ROWS = (*(row for column in _COLUMNS for row in column), "gradient")
_ROOM_FOR = dict.fromkeys(_COLUMNS[1][:4], "0000") | {
    "accuracy": "6 sur 6  (100 %)",
    "test_accuracy": "00 / 00",
}
_COLOURS: dict[str, ColourName] = {
    "loss": "loss",
    "objective": "loss",
    "test_loss": "test_loss",
    "test_accuracy": "test_loss",
    "likelihood": "likelihood",
    "gradient": "parameter",
    "toxic_found": "toxic",
    "harmless_cleared": "harmless",
}
_LETTERS, _MOST_TOLD = 11, 40
"""Of a file's own name of a kind: beside its number, and told in full."""
_GAP_PX, _MARGIN_PX, _NAME_POINTS = 14, 12, 10.0
_NARROW_GAP_PX, _NARROW_MARGIN_PX, _NARROW_NAME_POINTS = 4, 5, 8.5
"""Beside the course at 1280 pixels, so that both columns are seen; not at a projector's size."""
_WHEN_NOT_ZERO: dict[str, ColourName] = {"toxic_missed": "loss", "harmless_accused": "loss"}


class Readouts(Panel):
    """A row for each number; while playing they are written ten times a second."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._has_penalty = self._are_many = self._is_narrow = False
        self._named = Dataset.empty()
        """The plants after whose kinds rows are named."""
        self._names = {row: QLabel() for row in _ROWS}
        for label in self._names.values():
            label.setTextFormat(Qt.TextFormat.PlainText)
        right = Qt.AlignmentFlag.AlignRight
        self._values = {row: LiveLabel(right, _ROOM_FOR.get(row, "0,000785")) for row in _ROWS}
        self._lay_out()
        self._throttle = UpdateThrottle(self._write, self)
        self._deferred = DeferredUpdate(
            self, Changed.EVERYTHING,
            lambda frame, _changed: self._throttle.set_frame(frame),
            lambda _frame, _changed: self._write(),
        )  # fmt: skip
        self.set_look(look)

    def set_frame(self, frame: Frame, changed: Changed) -> None:
        """Show the numbers of a frame: at once when paused, soon when playing."""
        self._values["step"].set_text(whole(frame.step))
        self._deferred.set_frame(frame, changed)

    def set_in_front(self, in_front: bool) -> None:
        """Say whether the numbers are seen, or lie behind another tab."""
        self._deferred.set_in_front(in_front)

    def showEvent(self, event: QShowEvent) -> None:
        """Write what was missed."""
        super().showEvent(event)
        self._deferred.catch_up()

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as both columns can be."""
        hint = super().minimumSizeHint()
        if self._is_narrow:
            return hint
        missing = self._width_of_names(False) - self._width_of_names(True)
        return QSize(hint.width() - missing, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be narrow where both columns would not be seen otherwise."""
        super().resizeEvent(event)
        is_narrow = self.width() < self._least_width(False)
        if is_narrow is not self._is_narrow:
            self._is_narrow = is_narrow
            self._pack()

    def set_look(self, look: Look) -> None:
        """Take another look."""
        self._look = look
        self._pack()
        for row in _ROWS:
            self._values[row].setFont(look.panel_font(11, bold=True))
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text again."""
        names = {
            "step": self.tr("step"),
            "accuracy": self.tr("on the right side"),
            "likelihood": self.tr("likelihood"),
            "gradient": self.tr("gradient"),
            "speed": self.tr("steps a second"),
            "test_accuracy": self.tr("right, held out"),
            "objective": self.tr("with the penalty"),
        }
        for row, name in names.items():
            self._name(row, name)
        self._name_loss()
        self._name_kinds()
        self._values["likelihood"].setToolTip(LOG_IS_NATURAL)
        self._write()

    def _name_loss(self) -> None:
        """Say of both losses that a penalty is not in them, where there is one."""
        told = self.tr("log loss without the penalty") if self._has_penalty else ""
        self._name("loss", self.tr("log loss"), told)
        told = self.tr("log loss of the plants held out")
        if self._has_penalty:
            told = self.tr("log loss of the plants held out, without the penalty")
        self._name("test_loss", self.tr("loss, held out"), told)

    def _name_kinds(self) -> None:
        """Name the rows of either kind; a file's own names are right or wrong, and no alarm."""
        plants = self._named
        right, wrong = self.tr("{one}: right"), self.tr("{one}: wrong")
        zero_right, zero_wrong = self.tr("{zero}: right"), self.tr("{zero}: wrong")
        texts = {
            "toxic_found": (self.tr("toxic, recognised"), right),
            "toxic_missed": (self.tr("toxic, missed"), wrong),
            "harmless_cleared": (self.tr("non-toxic, cleared"), zero_right),
            "harmless_accused": (self.tr("non-toxic, false alarm"), zero_wrong),
        }
        for row, (usual, named) in texts.items():
            full = with_kinds(plants, usual, named, most=_MOST_TOLD)
            self._name(row, with_kinds(plants, usual, named, most=_LETTERS), full)

    def _name(self, row: str, name: str, told: str = "") -> None:
        """Write the name of a row; what it stands for in full is told by its tooltip."""
        self._names[row].setText(name)
        self._names[row].setToolTip(told if told != name else "")
        self._values[row].set_meaning(told or name)

    def _lay_out(self) -> None:
        """Put the run on the left, who is right and wrong on the right, the slope below."""
        self._grid = grid = QGridLayout(self)
        grid.setHorizontalSpacing(6)
        run, counts = _COLUMNS
        cells = [(row, 0, row_index) for row_index, row in enumerate(run)]
        cells += [(row, 3, row_index) for row_index, row in enumerate(counts)]
        for row, column, row_index in cells:
            grid.addWidget(self._names[row], row_index, column)
            grid.addWidget(self._values[row], row_index, column + 1)
            self._names[row].setBuddy(self._values[row])
        grid.addWidget(self._names["gradient"], len(run), 0)
        grid.addWidget(self._values["gradient"], len(run), 1, 1, 4)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(run) + 1, 1)

    def _pack(self) -> None:
        """Leave less room between rows, or columns, where there are more than usual."""
        margin = 3 if self._are_many else 8
        side = _NARROW_MARGIN_PX if self._is_narrow else _MARGIN_PX
        self._grid.setContentsMargins(side, margin, side, margin)
        self._grid.setVerticalSpacing(0 if self._are_many else 2)
        self._grid.setColumnMinimumWidth(2, _NARROW_GAP_PX if self._is_narrow else _GAP_PX)
        for name in self._names.values():
            name.setFont(self._name_font(self._is_narrow))

    def _name_font(self, is_narrow: bool) -> QFont:
        points = _NARROW_NAME_POINTS if is_narrow else _NAME_POINTS
        return self._look.panel_font(max(points, self._look.least_points))

    def _least_width(self, is_narrow: bool) -> int:
        """Return in how many pixels names and values have room, by the type of the names."""
        values = (
            max(self._values[row].minimumSizeHint().width() for row in rows)
            for rows in self._rows_shown()
        )
        return self._width_of_names(is_narrow) + sum(values)

    def _width_of_names(self, is_narrow: bool) -> int:
        """Return the same without the values."""
        metrics = QFontMetrics(self._name_font(is_narrow))
        width = 2 * (_NARROW_MARGIN_PX if is_narrow else _MARGIN_PX)
        width += _NARROW_GAP_PX if is_narrow else _GAP_PX
        width += 4 * self._grid.horizontalSpacing()
        for rows in self._rows_shown():
            width += max(metrics.horizontalAdvance(self._names[row].text()) for row in rows)
        return width

    def _rows_shown(self) -> list[list[str]]:
        """Return the names of the rows that are shown, column by column."""
        return [[row for row in column if not self._names[row].isHidden()] for column in _COLUMNS]

    def text_of(self, row: str) -> str:
        """Return what stands in a row, by its name."""
        return self._values[row].text()

    def _write(self) -> None:
        frame = self._deferred.frame
        if frame is None:
            return
        if frame.plants.kinds != self._named.kinds:
            self._named = frame.plants
            self._name_kinds()
        if self._has_penalty is frame.settings.penalty.is_none:
            self._has_penalty = not self._has_penalty
            self._name_loss()
        self._values["gradient"].setToolTip(self._gradient_told(frame))
        has_tests = frame.test_loss is not None
        self._show_rows(_WHERE_HELD_OUT, has_tests)
        self._show_rows(("objective",), self._has_penalty)
        if self._are_many is not (has_tests or self._has_penalty):
            self._are_many = not self._are_many
            self._pack()
        short_texts = self._short_texts(frame)
        for row, text in self._texts(frame).items():
            label = self._values[row]
            label.set_text(text, short_texts.get(row, ""))
            colour = _COLOURS.get(row, "text")
            if row in _WHEN_NOT_ZERO and text != "0":
                colour = _WHEN_NOT_ZERO[row]
            label.set_colour(self._look.code(colour))

    def _show_rows(self, rows: tuple[str, ...], are_shown: bool) -> None:
        for row in rows:
            self._names[row].setVisible(are_shown)
            self._values[row].setVisible(are_shown)

    def _likelihood(self, frame: Frame) -> str:
        """Write the likelihood; where it underflows to 0, its logarithm as well."""
        if not frame.counts.total:
            return "–"
        if frame.likelihood == 0:
            return self.tr("0  (log L = {0})").format(number(frame.log_likelihood, 3))
        return number(frame.likelihood, 3)

    def _short_texts(self, frame: Frame) -> dict[str, str]:
        """Write what stands where a row's usual text would be too small to be read."""
        counts, tests = frame.counts, frame.test_outputs.counts
        has_underflown = frame.likelihood == 0 and counts.total
        log_likelihood = f"log L = {number(frame.log_likelihood, 2)}"
        return {
            "accuracy": f"{whole(counts.right)} / {whole(counts.total)}",
            "test_accuracy": f"{whole(tests.right)} / {whole(tests.total)}",
            "likelihood": log_likelihood if has_underflown else number(frame.likelihood, 1),
            "gradient": "  ".join(number(slope, 2) for slope in frame.gradient.tolist()),
        }

    def _gradient_told(self, frame: Frame) -> str:
        if frame.architecture.is_bare:
            return "     ".join(slope_symbols(frame).values())
        text = self.tr("‖g‖: how long the gradient by all {0} parameters is")
        if not frame.settings.penalty.is_none:
            text = self.tr("‖g‖: how long the gradient by all {0} parameters is, with the penalty")
        return text.format(whole(frame.architecture.size))

    def _share(self, outputs: Outputs) -> str:
        """Write how many plants are on the right side, of how many."""
        counts = outputs.counts
        text = self.tr("{0} of {1}  ({2})")
        return text.format(whole(counts.right), whole(counts.total), percent(outputs.accuracy))

    def _texts(self, frame: Frame) -> dict[str, str]:
        counts, is_split = frame.counts, frame.test_loss is not None
        return {
            "step": whole(frame.step),
            "loss": loss_text(frame, 4),
            "accuracy": self._share(frame.training_outputs),
            "test_loss": number(frame.test_loss, 4) if frame.test_loss is not None else "–",
            "test_accuracy": self._share(frame.test_outputs) if is_split else "–",
            "objective": number(frame.evaluation.objective, 4),
            "toxic_found": whole(counts.toxic_found),
            "toxic_missed": whole(counts.toxic_missed),
            "harmless_cleared": whole(counts.harmless_cleared),
            "harmless_accused": whole(counts.harmless_accused),
            "likelihood": self._likelihood(frame),
            "gradient": _gradient(frame),
            "speed": whole(round(frame.steps_per_second)) if frame.playing else "–",
        }


def _gradient(frame: Frame) -> str:
    """Write the slopes of w1, w2 and b; of another model how long its gradient is."""
    if frame.architecture.is_bare:
        return "     ".join(number(slope, 3) for slope in frame.gradient.tolist())
    return f"‖g‖ = {number(float(np.linalg.norm(frame.gradient)), 3)}"
