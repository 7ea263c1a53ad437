"""What a person asks for the menu of: by the right button, a long press or the Menu key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent

from gui.language.kind_names import Axis


@dataclass(frozen=True)
class MenuRequest:
    """Where a menu is to open, in pixels of the screen, and what lies there.

    A plant by its place among all, the mystery plant, the name of a kind or of a measure, or the
    ground of the field at a `point` of it; where all are missing, the picture itself.
    """

    at: QPoint
    plant: int | None = None
    is_mystery: bool = False
    kind: int | None = None
    axis: Axis | None = None
    point: tuple[float, float] | None = None
    by_finger: bool = False
    """Whether a long press asked for it: what is to be touched is larger then."""

    @property
    def is_of_thing(self) -> bool:
        """Say whether it is about something on a picture, and not about its ground or all of it."""
        named = (self.plant, self.kind, self.axis)
        return self.is_mystery or any(thing is not None for thing in named)


def asked_by(
    event: QContextMenuEvent,
    at: Callable[[QPoint], MenuRequest],
    by_key: Callable[[], MenuRequest],
) -> MenuRequest:
    """Return the request that an event of Qt's makes, by a mouse, a finger or the Menu key."""
    reason = event.reason()
    if reason == QContextMenuEvent.Reason.Keyboard:
        return by_key()
    return replace(at(event.pos()), by_finger=reason == QContextMenuEvent.Reason.Other)
