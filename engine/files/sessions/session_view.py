"""How a session was looked at: a file's names and plain values, checked before they are used."""

from __future__ import annotations

import math
from typing import Any

from engine.geometry import Rectangle

_FARTHEST_CM = 1e14

View = dict[str, Any]
"""Names and plain values, as a file gives them; nothing is known of them yet."""


def field_window(edges: Any) -> Rectangle | None:
    """Return the part of the plane that the field showed; None where it makes no sense."""
    if not isinstance(edges, list) or len(edges) != 4 or not all(map(is_coordinate, edges)):
        return None
    left, bottom, right, top = map(float, edges)
    least = 1e-9 * max(1e-3, *map(abs, (left, bottom, right, top)))
    if right - left <= least or top - bottom <= least:
        return None
    return Rectangle(left, bottom, right, top)


def is_coordinate(value: Any) -> bool:
    """Say whether a value is a number that a coordinate on the field can have."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and abs(value) <= _FARTHEST_CM and math.isfinite(value)
