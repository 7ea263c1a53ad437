"""Fit a page into its panel: smaller type, as far as it can still be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtWidgets import QLayout, QWidget

from gui.style.theme import Look

_TYPE_SCALES = (1.0, 0.93, 0.87, 0.8, 0.75, 0.72)
"""At a projector the smallest is still larger than type at a desk."""


def smaller_looks(look: Look) -> Iterator[Look]:
    """Yield the look with its type smaller and smaller, as far as it can still be read."""
    for scale in _TYPE_SCALES:
        yield replace(look, type_scale=look.type_scale * scale)


def activate_layout(widget: QWidget) -> QLayout:
    """Activate a widget's layout now, not at the next turn of the event loop, and return it."""
    layout = widget.layout()
    assert layout is not None
    layout.activate()
    return layout
