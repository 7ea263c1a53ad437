"""How small a page may be set so that all of it is seen at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtWidgets import QLayout, QWidget

from gui.style.theme import Look

_SHARES = (1.0, 0.93, 0.87, 0.8)
"""At a projector the smallest is still larger than type at a desk."""


def fitting(look: Look) -> Iterator[Look]:
    """Return the look with its type smaller and smaller, as far as it can still be read."""
    for share in _SHARES:
        yield replace(look, type_scale=look.type_scale * share)


def laid_out(widget: QWidget) -> QLayout:
    """Give a widget's layout its sizes now, not at the next turn of the event loop."""
    layout = widget.layout()
    assert layout is not None
    layout.activate()
    return layout
