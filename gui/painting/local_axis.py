"""An AxisItem of pyqtgraph whose numbers follow the language."""

from __future__ import annotations

import math
from html import escape, unescape

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPen, QResizeEvent

from gui.language.numbers import grouped, short
from gui.style.theme import Look

_LONGEST = 1e7
"""From where on thousands are set apart, and from where on powers of ten are shorter."""

_LABEL_POINTS, _LEAST_POINTS = 10.5, 5.0
_LABEL_MARGIN_PX = 12.0
_LEAST_CUT = 0.8
"""How small the type of a name becomes, at most, before it is cut."""


class LocalAxis(pg.AxisItem):
    """Ticks with a comma in French; the type and the lines of the look."""

    def __init__(self, side: str) -> None:
        self._label_font: QFont | None = None
        self._least_points = _LEAST_POINTS
        self._name, self._elides = "", False
        self._written: str | None = None
        super().__init__(side)
        self.whole_only = False
        self.powers_of_ten = False
        self.zero_at: float | None = None
        """Below the powers of ten, where 0 stands."""
        self.enableAutoSIPrefix(False)
        self.setCacheMode(self.CacheMode.DeviceCoordinateCache)

    def set_look(self, look: Look) -> None:
        """Take the colours and sizes of a look."""
        font = look.font(10)
        self.setStyle(
            tickFont=font, tickLength=-int(5 * look.line_scale), tickTextOffset=5, maxTickLevel=0
        )
        self.setPen(QPen(look.colour("muted"), look.width(1.0)))
        self.setTextPen(look.colour("text"))
        self._label_font = look.font(_LABEL_POINTS)
        self._least_points = max(_LEAST_POINTS, look.least_points * look.type_scale)
        self._fit_label()
        self.picture = None
        self.update()

    def describe(self, text: str, elides: bool = False) -> None:
        """Write the name as HTML, with its unit; one that `elides` is cut where it is too long."""
        self._name, self._elides = text, elides
        self.setLabel(text)
        self.resizeEvent()  # setLabel leaves another name where the one before was centred

    def updateAutoSIPrefix(self) -> None:
        """Leave the name alone: AxisItem writes it anew for each range, and it has no prefix."""

    def resizeEvent(self, event: QResizeEvent | None = None) -> None:
        """Write the name as large as the axis is long."""
        self._fit_label()
        super().resizeEvent(event)

    def _updateLabel(self) -> None:
        """Lay the name out only where it is another: pyqtgraph asks for it a dozen times."""
        if self.labelString() != self._written:
            self._written = self.labelString()
            super()._updateLabel()
            return
        self._adjustSize()
        self.picture = None
        self.update()

    def _fit_label(self) -> None:
        """Take a smaller type for the name where it would be longer than the axis."""
        if self._label_font is None:
            return
        font, size = QFont(self._label_font), self.size()
        length = size.width() if self.orientation in ("top", "bottom") else size.height()
        needed = QFontMetricsF(font).horizontalAdvance(unescape(self._name)) + _LABEL_MARGIN_PX
        if needed > length > 0:
            points = font.pointSizeF()
            least = max(self._least_points, _LEAST_CUT * points if self._elides else 0.0)
            font.setPointSizeF(max(points * length / needed, least))
        if self._elides and length > 0:
            self._elide(QFontMetricsF(font), length)
        smallest = QFontMetricsF(font).horizontalAdvance(unescape(self.labelText))
        self.label.setVisible(bool(self.labelText) and (length <= 0 or smallest <= length))
        if font != self.label.font():
            self.label.setFont(font)

    def _elide(self, metrics: QFontMetricsF, length: float) -> None:
        """Cut the name where even the smallest type is too large for it."""
        name, room = unescape(self._name), length - _LABEL_MARGIN_PX / 2
        cut = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
        text = self._name if metrics.horizontalAdvance(name) <= length else escape(cut)
        if text != self.labelText:
            self.setLabel(text)

    def tickValues(
        self, minVal: float, maxVal: float, size: float
    ) -> list[tuple[float, list[float]]]:
        """Leave out ticks between whole numbers where only whole ones mean something."""
        if self.powers_of_ten:
            if self.zero_at is None:
                return [(1.0, _decades(minVal, maxVal))]
            lowest = self.zero_at + 0.5 * (math.ceil(self.zero_at) - self.zero_at)
            return [(1.0, [self.zero_at, *_decades(lowest, maxVal)])]
        levels = super().tickValues(minVal, maxVal, size)
        return [
            (spacing, self._apart(list(values), spacing, maxVal - minVal, size))
            for spacing, values in levels
            if spacing >= 1 or not self.whole_only
        ]

    def _apart(self, values: list[float], spacing: float, span: float, size: float) -> list[float]:
        """Leave out numbers of an upright axis that would lie on each other."""
        font = self.style["tickFont"]
        if self.orientation not in ("left", "right") or font is None or span <= 0:
            return values
        step = math.ceil(QFontMetricsF(font).height() * span / (spacing * max(size, 1)))
        return [value for value in values if round(value / spacing) % max(step, 1) == 0]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Write the numbers at the ticks."""
        if self.powers_of_ten:
            zero = self.zero_at
            return ["0" if value == zero else short(10.0**value, 1) for value in values]
        return [tick_text(value, spacing) for value in values]


def tick_text(value: float, spacing: float) -> str:
    """Write a tick with just the digits that its spacing needs, thousands set apart."""
    if abs(value) <= spacing / 1e6:
        value = 0.0
    if abs(value) >= _LONGEST or 0 < spacing < 1e-4:
        return short(value, _digits(value, spacing)) if value else "0"
    decimals = 0
    while decimals < 6 and abs(round(spacing, decimals) - spacing) > spacing * 1e-6:
        decimals += 1
    return grouped(value, decimals)


def _digits(value: float, spacing: float) -> int:
    """Return how many digits tell a value from its neighbours."""
    apart = math.floor(math.log10(abs(value))) - math.floor(math.log10(spacing or abs(value)))
    return min(max(apart + 2, 3), 15)


def _decades(low: float, high: float) -> list[float]:
    """Return the logarithms of 1, 10, 100 …, and of 2 and 5 between them where few would show."""
    shares = (1, 2, 5) if high - low < 3 else (1,)
    step = max(1, math.ceil((high - low) / 8))
    decades = range(math.floor(low), math.ceil(high) + 1, step)
    ticks = [decade + math.log10(share) for decade in decades for share in shares]
    return [tick for tick in ticks if low <= tick <= high]
