"""From the product to the log loss, a line at a time, each checked on the plants (30, 31, 34)."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QToolButton

from engine.changed import Changed
from engine.explain.derivation import Line
from engine.lab.choices import DERIVATION_LINES
from engine.lab.frame import Frame
from gui.language.arithmetic import Writer, with_digits, written_out
from gui.language.numbers import number
from gui.painting.latex import draw_formula, formula_size
from gui.painting.plot import solid
from gui.painting.rich_text import write_wrapped
from gui.pictures.likelihood.log_formulas import line_formulas, log_of_power, log_of_product
from gui.pictures.likelihood.rule_question import RuleQuestion
from gui.pictures.picture import Picture
from gui.style.theme import Look
from gui.widgets.claimed_keys import key_step

_MARGIN_PX = 6.0
_WIDE_PX = 560.0
"""From this width on, rules are beside their lines, and below them otherwise."""

_ROW_PX, _TALL_ROW_PX = 38.0, 74.0
"""The least height of a line with its rule beside, and with its rule below."""

_TWO_LINES_PX = 54.0
"""From this height on, the value stands below the formula, which has the whole width."""

_LARGEST_POINTS = 17.0
_FORMULA_AT_12_PX = 46.0
_RULE_POINTS = 10.0
_FADED = 0.9
_LAST = DERIVATION_LINES - 1


class Derivation(Picture):
    """Six lines; those up to the one chosen are shown, with their values at the right."""

    watches = Changed.PLANTS | Changed.NEURON | Changed.CHOICES

    def __init__(self, look: Look) -> None:
        super().__init__(look, "derivation")
        self.canvas.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.back, self.next = QToolButton(), QToolButton()
        for button, step in ((self.back, -1), (self.next, 1)):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, step=step: self._walk(step))
        self.question = RuleQuestion(look)
        self.question.answered.connect(lambda: self._go_to_next())
        self.question.hide()
        self.add_controls(self.back, self.next)
        self.add_row(self.question)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the picture and its buttons in the language on screen."""
        self.describe(
            self.tr("From the product to the log loss"),
            self.tr("Six lines, each worked out on the plants. Up and Down walk through them."),
        )
        self.back.setText(self.tr("Back"))
        self.back.setAccessibleName(self.tr("Previous line of the derivation"))
        self.next.setText(self.tr("Next"))
        self.next.setAccessibleName(self.tr("Next line of the derivation"))
        self.canvas.setToolTip(self.tr("Click a line, or walk with Up and Down."))

    def set_look(self, look: Look) -> None:
        """Take another look."""
        self.question.set_look(look)
        super().set_look(look)

    def apply_frame(self, frame: Frame, changed: Changed) -> None:
        """Show whether there is a line before and after."""
        line = frame.choices.derivation_line
        self.back.setEnabled(line > 0)
        self.next.setEnabled(line < _LAST)
        is_asked = frame.choices.derivation_asks and line < _LAST
        self.next.setVisible(not is_asked)
        self.question.setVisible(is_asked)
        if is_asked:
            self.question.show_line(line)
        super().apply_frame(frame, changed)

    def texts(self, frame: Frame) -> dict[str, str]:
        """Write the value of each line that is shown, and what has gone wrong with it."""
        written, values = {}, line_values(frame)
        for line in frame.derivation[: frame.choices.derivation_line + 1]:
            remark = self._remark(line)
            written[line.name] = values[line.name] + (f" ({remark})" if remark else "")
        return written

    def paint(self, painter: QPainter, frame: Frame, pixels: QRectF) -> None:
        """Draw the lines that have been reached, the present one in a box, and their values."""
        current = frame.choices.derivation_line
        rows = self._rows(pixels, current)
        broken = tuple(not line.agrees for line in frame.derivation)
        key = (pixels.getRect(), current, broken)
        self.paint_layer(
            painter, "lines", key, lambda brush: self._draw_lines(brush, rows, current, broken)
        )
        values = line_values(frame)
        for index, box in rows.items():
            if index <= current:
                painter.setOpacity(1.0 if index == current else _FADED)
                value, line = self._parts(box, broken[index])[-1], frame.derivation[index]
                self._draw_value(painter, value, line, values[line.name])
        painter.setOpacity(1.0)

    # Mouse and keys

    def on_press(self, at: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        """Go to the line that was clicked."""
        if self.frame is None:
            return
        rows = self._rows(QRectF(self.canvas.rect()), self.frame.choices.derivation_line)
        for index, box in rows.items():
            if box.contains(at):
                self._go_to(index)

    def on_key(self, event: QKeyEvent) -> bool:
        """Go to the line before or after with Up and Down."""
        step = key_step(event)
        if step:
            self._walk(-step)
        return bool(step)

    def _walk(self, step: int) -> None:
        if self.frame is not None:
            self._go_to(self.frame.choices.derivation_line + step)

    def _go_to_next(self) -> None:
        if self.frame is not None:
            self.choices_edited.emit({"derivation_line": self.frame.choices.derivation_line + 1})

    def _go_to(self, line: int) -> None:
        """Go to a line; where the rule is asked for, not beyond the present one."""
        if self.frame is None or not 0 <= line <= _LAST:
            return
        choices = self.frame.choices
        if line <= choices.derivation_line or not choices.derivation_asks:
            self.choices_edited.emit({"derivation_line": line})

    # Where things lie

    def _rows(self, pixels: QRectF, current: int) -> dict[int, QRectF]:
        """Return where lines lie: all six, or where they have no room, three with one large.

        Where the formulas of three would be too small to be read, the present one is alone.
        """
        box = pixels.adjusted(_MARGIN_PX, 4, -_MARGIN_PX, -4)
        least = _ROW_PX if self._has_rules_at_right(box) else _TALL_ROW_PX
        indices = list(range(DERIVATION_LINES))
        shares = [1.0] * DERIVATION_LINES
        if box.height() / DERIVATION_LINES < least * self.look.type_scale:
            indices = [index for index in indices if abs(index - current) <= 1]
            shares = [2.0 if index == current else 1.0 for index in indices]
            if box.height() / 4 < self._least_row():
                indices, shares = [current], [1.0]
        unit, top, rows = box.height() / sum(shares), box.top(), {}
        for index, share in zip(indices, shares, strict=True):
            rows[index] = QRectF(box.left(), top, box.width(), share * unit)
            top += share * unit
        return rows

    def _least_row(self) -> float:
        """Return how high a line is in the smallest type that can be read, in logical pixels."""
        return 6 + _FORMULA_AT_12_PX * self.look.type_scale * self.look.least_points / 12

    def _has_rules_at_right(self, box: QRectF) -> bool:
        return box.width() >= _WIDE_PX * self.look.type_scale

    # Drawing

    def _draw_box(self, painter: QPainter, box: QRectF, index: int) -> None:
        painter.setPen(solid(self.look, "loss" if index == _LAST else "likelihood", 2))
        painter.setBrush(self.look.colour("raised"))
        painter.drawRoundedRect(box.adjusted(1, 2, -1, -2), 6, 6)

    def _draw_lines(
        self, painter: QPainter, rows: dict[int, QRectF], current: int, broken: tuple[bool, ...]
    ) -> None:
        """Draw all but the values: it stays the same while the neuron learns."""
        for index, box in rows.items():
            if index == current:
                self._draw_box(painter, box, index)
            painter.setOpacity(1.0 if index == current else _FADED)
            number, formula, rule, _ = self._parts(box, broken[index])
            painter.setFont(self.look.font(9))
            painter.setPen(self.look.colour("muted"))
            painter.drawText(number, int(Qt.AlignmentFlag.AlignCenter), str(index + 1))
            if index > current:
                side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(formula, int(side), "…")
                continue
            self._draw_formula(painter, formula, index)
            if not rule.isEmpty():
                self._draw_rule(painter, rule, index)
        painter.setOpacity(1.0)

    def _draw_formula(self, painter: QPainter, box: QRectF, index: int) -> None:
        points = 12 * (box.height() - 6) / (_FORMULA_AT_12_PX * self.look.type_scale)
        points = math.floor(2 * min(points, _LARGEST_POINTS)) / 2
        at, tex = QPointF(box.left(), box.center().y()), line_formulas(self.look)[index]
        draw_formula(painter, at, tex, self.look, points, box.width())

    def _parts(self, row: QRectF, is_broken: bool) -> tuple[QRectF, QRectF, QRectF, QRectF]:
        """Return where number, formula, rule and value of a line lie; a low line has no rule.

        Where the value needs a remark it takes the whole height, beside the formula.
        """
        scale = self.look.type_scale
        number = QRectF(row.left() + 8, row.top(), 16 * scale, row.height())
        box = row.adjusted(number.width() + 16, 0, -8, 0)
        value = QRectF(box)
        value.setLeft(box.right() - max(128 * scale, 0.25 * box.width()))
        middle = box.adjusted(0, 0, -value.width() - 4, 0)
        if self._has_rules_at_right(row):
            formula = middle.adjusted(0, 0, -0.33 * middle.width(), 0)
            return number, formula, middle.adjusted(formula.width() + 10, 0, 0, 0), value
        is_low = row.height() < _TALL_ROW_PX * scale
        if row.height() < _TWO_LINES_PX * scale or (is_low and is_broken):
            return number, middle, QRectF(), value
        if is_low:
            below = 0.6 * row.height()
            formula = box.adjusted(0, 0, 0, below - row.height())
            return number, formula, QRectF(), value.adjusted(0, below - 2, 0, 0)
        below = 0.58 * row.height()
        rule = middle.adjusted(0, below, 0, 0)
        if is_broken:
            return number, middle.adjusted(0, 0, 0, below - row.height()), rule, value
        formula = box.adjusted(0, 0, 0, below - row.height())
        return number, formula, rule, value.adjusted(0, below - 4, 0, -4)

    def _draw_rule(self, painter: QPainter, box: QRectF, index: int) -> None:
        """Draw what leads to a line: typeset where it is a formula, in words otherwise."""
        look = self.look
        typeset = {2: log_of_product, 3: log_of_product, 4: log_of_power}
        if index in typeset:
            at = QPointF(box.left(), box.center().y())
            points = 12 if box.width() > 220 * look.type_scale else 10
            tex = typeset[index](look)
            share = box.width() / formula_size(tex, look, points).width()
            if points * share >= look.least_points:  # smaller it can't be read at a projector
                draw_formula(painter, at, tex, look, points, box.width())
            return
        words = {
            0: self.tr("the P of every plant, multiplied"),
            1: self.tr("log (the natural one, ln) keeps the order: same summit"),
            5: self.tr(
                "maximise f = minimise −f; divide by m so that the size of the data doesn't matter"
            ),
        }
        box = box.adjusted(0, 2, 0, -4)
        least = max(0.5 * _RULE_POINTS, look.least_points)
        if _wrapped_height(words[index], box.width(), look, least) > box.height() + 4:
            return  # without room for it, a line is read without its rule
        write_wrapped(painter, box, words[index], look, _RULE_POINTS, in_the_middle=True)

    def _draw_value(self, painter: QPainter, box: QRectF, line: Line, text: str) -> None:
        """Draw a value with a check mark, or with a cross and below it the reason it is wrong."""
        look, remark, value = self.look, self._remark(line), "= " + text
        mark = 9 * look.type_scale
        font = _value_font(value, box.adjusted(0, 0, -mark - 8, 0), look)
        height = QFontMetricsF(font).height()
        top = box.center().y() - height / 2
        if remark:
            remark = f"({remark})"
            room = QRectF(0, 0, box.width(), box.height() - height - 4)
            points = _wrapped_points(remark, room, look)
            below = _wrapped_height(remark, box.width(), look, points)
            top = max(box.top() + 2, box.center().y() - (height + below) / 2)
            words = QRectF(box.left(), top + height, box.width(), box.bottom() - top - height)
            painter.setFont(look.font(points))
            painter.setPen(look.colour("loss"))
            flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignRight
            painter.drawText(words, int(flags), remark)
        painter.setFont(font)
        painter.setPen(look.colour("text" if line.agrees else "loss"))
        value_box = QRectF(box.left(), top, box.width() - mark - 8, height)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(value_box, int(right), value)
        self._draw_mark(painter, QPointF(box.right() - mark, top + height / 2), mark, line.agrees)

    def _draw_mark(self, painter: QPainter, at: QPointF, size: float, agrees: bool) -> None:
        """Draw a check mark or a cross with its middle left at a point."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen: QPen = solid(self.look, "frontier" if agrees else "loss", 2.5)
        painter.setPen(pen)
        half = size / 2
        if agrees:
            corners = ((0, 0), (0.35 * size, half), (size, -half))
            painter.drawPolyline(QPolygonF([at + QPointF(*corner) for corner in corners]))
        else:
            painter.drawLine(at + QPointF(0, -half), at + QPointF(size, half))
            painter.drawLine(at + QPointF(0, half), at + QPointF(size, -half))

    def _remark(self, line: Line) -> str:
        """Say what double precision has done to a line; empty where it did nothing."""
        if line.agrees:
            return ""
        if line.name == "product" and line.value == 0:
            return self.tr("too small for a computer")
        if math.isinf(line.value):
            if line.name == "log of product":
                return self.tr("the product has become 0")
            return self.tr("an a was rounded to 0 or 1")
        return self.tr("rounded; in truth {0}").format(number(line.truth))


def line_values(frame: Frame) -> dict[str, str]:
    """Write the value of each line, so that each of those that agree follows from the one before.

    L has as many digits as its logarithm needs, and that as many as -1/m of it needs.
    """
    lines, count = frame.derivation, frame.counts.total
    result = {line.name: _value(line) for line in lines}
    if not count or not all(line.agrees for line in lines):
        return result
    product, *logs, loss = lines
    (log,) = written_out(lambda value: 0.0 - value / count, result[loss.name], _writer(logs[0]))
    result |= dict.fromkeys((line.name for line in logs), log)
    (result[product.name],) = written_out(math.log, log, _writer(product))
    return result


def _writer(line: Line) -> Writer:
    return with_digits(line.value, 3)


def _value(line: Line) -> str:
    if math.isinf(line.value):
        return "−∞" if line.value < 0 else "∞"
    return _writer(line)(0)


def _value_font(text: str, box: QRectF, look: Look) -> QFont:
    """Return the type of a value: as large as is fair, and never wider than its room."""
    points = min(max(min(box.height() / 4, box.width() / 8) / look.type_scale, 12), 17)
    while points > 4:
        if QFontMetricsF(look.font(points, bold=True)).horizontalAdvance(text) <= box.width():
            break
        points -= 0.5
    return look.font(points, bold=True)


def _wrapped_height(text: str, width: float, look: Look, points: float) -> float:
    flags = int(Qt.TextFlag.TextWordWrap)
    room = QRectF(0, 0, max(width, 1.0), 1e4)
    return QFontMetricsF(look.font(points)).boundingRect(room, flags, text).height()


def _wrapped_points(text: str, box: QRectF, look: Look) -> float:
    """Return the largest type from 10 points down in which a text, wrapped, fits a box."""
    sizes = (10.0, 9.0, 8.0, 7.0, 6.0)
    return next(
        (size for size in sizes if _wrapped_height(text, box.width(), look, size) <= box.height()),
        sizes[-1],
    )
