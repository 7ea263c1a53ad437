"""At a projector no text of a window is smaller than can be read from the back row."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontInfo, QPainter
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QTabBar

from engine.model.dataset import Dataset
from engine.model.neuron import Neuron
from tests.gui.conftest import settle
from tests.gui.pictures.recorded import LEAST_PX

_LONG_NUMBERS = Dataset.of(
    [(3750.25, 0.181), (13250.0, 0.195), (44763.125, 0.21), (5700.0, 0.22)], [1, 1, 0, 0]
)


@pytest.fixture
def small_texts(monkeypatch):
    """Record what is painted in type of fewer pixels than a projector asks for."""
    found, draw_text = [], QPainter.drawText

    def paint_and_record(painter, *arguments):
        pixels = QFontInfo(painter.font()).pixelSize()
        if pixels < LEAST_PX:
            found.append((arguments[-1], pixels))
        return draw_text(painter, *arguments)

    monkeypatch.setattr(QPainter, "drawText", paint_and_record)
    return found


def small_widgets(window):
    kinds = (QLabel, QAbstractButton, QLineEdit, QTabBar)
    for widget in [widget for kind in kinds for widget in window.findChildren(kind)]:
        text = widget.text() if hasattr(widget, "text") else "tabs"
        if text and widget.isVisible() and QFontInfo(widget.font()).pixelSize() < LEAST_PX:
            yield type(widget).__name__, text


def cut_tabs(window):
    """Yield the docks' tabs of which only a part is written: of too many to fit, all."""
    for bar in window.findChildren(QTabBar):
        if bar.isVisible() and bar.sizeHint().width() > bar.width():
            yield from (bar.tabText(index) for index in range(bar.count()))


@pytest.mark.parametrize("width", [1280, 1024])
def test_no_text_of_panels_tables_and_bars_is_small(open_window, small_texts, width):
    window = open_window("fr", plants=_LONG_NUMBERS, is_shown=False)
    window.actions_["actionProjector"].trigger()
    window.resize(width, 720 if width == 1280 else 640)
    window.store.set_neuron(Neuron(-247.67, 504.34, 3.02))
    window.show()
    small_texts.clear()
    for name in ("Lab", "Neuron", "Logarithm", "Why"):
        window.actions_[f"actionArrange{name}"].trigger()
        settle()
        if name == "Lab":
            window.docks["results"].raise_()
            settle()
        window.grab()
        assert list(small_widgets(window)) == []
        assert list(cut_tabs(window)) == []
    assert small_texts == []
    assert window.minimumSizeHint().width() <= 1024
