"""Changes that leave much of a text as it was, so that readers go deep into it."""

from __future__ import annotations

import json
import random
import re
from copy import deepcopy
from typing import Any

_LONGEST = 30_000
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_NUMBERS = (
    "0", "-0.0", "1", "-1", "2", "0.5", "1e-300", "5e-324", "1e12", "1.1e12", "1e100", "1e300",
    "1e999", "-1e999", "NaN", "Infinity", "9" * 20, "9" * 400, "2000001", "9223372036854775808",
    "1,5", "1.5.5", "٣",
)  # fmt: skip
_VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 2, 0.5, 1e12, 1e13, 1e100, 1e300, 10**30, 10**400, "", "a", "é",
    "\ud800", [], [0], [0, 1], [None], [[0]], {}, {"count": 2, "packed": "eJxjYAACAAAFAAE="},
    {"count": 10**15, "packed": ""}, float("nan"), float("inf"),
)  # fmt: skip


def changed(data: bytes, words: tuple[str, ...], rng: random.Random) -> bytes:
    """Change a text once or a few times; one that is JSON mostly within its values."""
    if words == ("json",) and rng.random() < 0.7:
        values = _as_json(data)
        if values is not None:
            for _ in range(rng.choice((1, 1, 2, 4))):
                if values:
                    _change_value(values, rng)
            return json.dumps(values).encode()
    text = data.decode("utf-8", errors="surrogateescape")
    for _ in range(rng.choice((1, 1, 2, 3, 8))):
        text = _change_text(text[:_LONGEST], words, rng)
    return text.encode("utf-8", errors="surrogateescape" if rng.random() < 0.9 else "replace")


def _as_json(data: bytes) -> dict[str, Any] | None:
    try:
        values = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return values if isinstance(values, dict) and values else None


def _change_value(values: dict[str, Any], rng: random.Random) -> None:
    node: Any = values
    while True:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        key = rng.choice(keys)
        below = node[key]
        if not isinstance(below, dict | list) or not below or rng.random() < 0.25:
            break
        node = below
    chance = rng.random()
    if chance < 0.1:
        del node[key]
    elif chance < 0.2 and isinstance(node, list):
        node.append(deepcopy(node[key]))
    elif chance < 0.5 and isinstance(below, int | float) and abs(below) < 1e300:
        node[key] = below + rng.choice((1, -1, 0.5, 1e9))
    else:
        node[key] = deepcopy(rng.choice(_VALUES))


def _change_text(text: str, words: tuple[str, ...], rng: random.Random) -> str:
    start, end = sorted(rng.randint(0, len(text)) for _ in range(2))
    chance = rng.randrange(7)
    if chance == 0:
        return text[:start] + text[min(end, start + 9) :]
    if chance == 1:
        return text[:end] + text[start:end] * rng.choice((1, 1, 30)) + text[end:]
    if chance == 2:
        return text[:start] + rng.choice(words) + text[start:]
    if chance == 3:
        return text[:start] + chr(rng.choice((0, 9, 10, 13, 34, 39, 0xFEFF, 0x2212))) + text[start:]
    if chance == 4:
        lines = text.split("\n")
        rng.shuffle(lines)
        return "\n".join(lines)
    if chance == 5:
        return text[:start] + chr(rng.randrange(32, 0x300)) + text[start + 1 :]
    matches = list(_NUMBER.finditer(text))
    if not matches:
        return text
    match = rng.choice(matches)
    return text[: match.start()] + rng.choice(_NUMBERS) + text[match.end() :]
