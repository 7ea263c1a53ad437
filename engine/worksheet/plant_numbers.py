"""Which plants are meant by `1-3, 7`: numbers from 1 and ranges of them, parted by commas."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.errors import UserError

_PART = re.compile(r"\s*(\d{1,7})\s*(?:[-–]\s*(\d{1,7})\s*)?")
_MOST = 1000


def read_numbers(text: str) -> tuple[int, ...]:
    """Read numbers of plants, in increasing order, each once. Raises UserError `plant_numbers`."""
    numbers: set[int] = set()
    for part in re.split(r"[,;]", text.strip().strip(",;")):
        match = _PART.fullmatch(part)
        if match is None:
            raise UserError("plant_numbers", text=text.strip())
        first, last = int(match[1]), int(match[2] or match[1])
        if last < first or last - first > _MOST:
            raise UserError("plant_numbers", text=text.strip())
        numbers |= set(range(first, last + 1))
    return tuple(sorted(numbers))


def write_numbers(numbers: Sequence[int]) -> str:
    """Write numbers of plants as they are read: 1-3, 7."""
    parts: list[list[int]] = []
    for number in sorted(set(numbers)):
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(f"{part[0]}-{part[-1]}" if len(part) > 1 else str(part[0]) for part in parts)
