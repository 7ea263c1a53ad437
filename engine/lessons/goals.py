"""Goals of a lesson: conditions on the state such as `loss < 0.2`, never on clicks."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable
from typing import NamedTuple

from engine.errors import UserError
from engine.lab.frame import Frame
from engine.lessons.quantities import BOUNDS, QUANTITIES, WHOLE, meant_by

_COMPARISONS: dict[str, Callable[[float, float], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
}
_CONDITION = re.compile(r"\s*(\w+)\s*(<=|>=|==|!=|<|>)\s*([-+−]?[0-9.,eE+-]+)\s*")
_SIGNS_MEANT = {"=": "==", "≤": "<=", "≥": ">=", "≠": "!=", "<>": "!=", "=<": "<=", "=>": ">="}
_CHAIN = re.compile(r"([-+]?[0-9.]+)\s*<=?\s*([a-z]\w*)\s*<=?\s*([-+]?[0-9.]+)")
_REVERSED = re.compile(r"([-+]?[0-9.]+)\s*(<=|>=|==|!=|<|>)\s*([a-z]\w*)")
_MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "==", "!=": "!="}
_JOINTS = re.compile(r"\s*(?:\band\b|\bet\b|&&?|,(?!\d)|;)\s*")
_BETWEEN = re.compile(r"\s*(\w+)\s+between\s+([-+−]?[0-9.,eE+-]+)\s+and\s+([-+−]?[0-9.,eE+-]+)\s*")


class Condition(NamedTuple):
    """A quantity between two bounds, or compared with a number."""

    text: str
    quantity: str
    holds_for: Callable[[float], bool]
    limits: tuple[float, ...] = ()

    def holds(self, frame: Frame) -> bool:
        """Say whether it holds on a frame; what has no value fulfils nothing."""
        value = QUANTITIES[self.quantity](frame)
        return value is not None and math.isfinite(value) and self.holds_for(value)


def condition(text: str) -> Condition:
    """Read `loss < 0.2` or `a between 0.45 and 0.55`.

    Raises UserError `condition` for what is neither, `condition_sign` and `condition_several` for
    what nearly is one, `quantity` for a name that is not known, `condition_comma` for a decimal
    comma, `condition_number` for what is no number.
    """
    single, double = _CONDITION.fullmatch(text), _BETWEEN.fullmatch(text)
    if single is not None:
        name, comparison, limit = single[1], _COMPARISONS[single[2]], _number(single[3])
        return _condition_on(text, name, lambda value: comparison(value, limit), limit)
    if double is not None:
        name, low, high = double[1], _number(double[2]), _number(double[3])
        return _condition_on(text, name, lambda value: low <= value <= high, low, high)
    raise _no_condition(text)


def _no_condition(text: str) -> UserError:
    """Say what is wrong with a text that is no condition, and how to mend it where that is seen."""
    shown = text.strip()[:60]
    for sign, meant in _SIGNS_MEANT.items():
        mended = re.sub(rf"(?<![<>=!]){sign}(?![<>=])", meant, shown)
        if mended != shown and _CONDITION.fullmatch(mended):
            return UserError("condition_sign", text=shown, meant=mended)
    if (chain := _CHAIN.fullmatch(shown)) is not None:
        between = f"{chain[2]} between {chain[1]} and {chain[3]}"
        return UserError("condition_sign", text=shown, meant=between)
    if (reversed_ := _REVERSED.fullmatch(shown)) is not None:
        number, sign, name = reversed_.groups()
        return UserError("condition_sign", text=shown, meant=f"{name} {_MIRRORED[sign]} {number}")
    parts = [part.strip() for part in _JOINTS.split(text)]
    if len(parts) > 1 and all(map(_CONDITION.fullmatch, parts)):
        meant = ", ".join(f'"{part}"' for part in parts)
        return UserError("condition_several", text=shown, meant=f"[{meant}]"[:80])
    return UserError("condition", text=shown)


def clash(conditions: tuple[Condition, ...]) -> str:
    """Return those conditions that no value can fulfil together, as text; "" if there are none."""
    for name in dict.fromkeys(condition.quantity for condition in conditions):
        same = [condition for condition in conditions if condition.quantity == name]
        tried = _test_values(name, [limit for condition in same for limit in condition.limits])
        if not any(all(condition.holds_for(value) for condition in same) for value in tried):
            return ", ".join(condition.text.strip() for condition in same)
    return ""


def _test_values(name: str, limits: list[float]) -> list[float]:
    """Return values next to and at every limit that the quantity can have: one suffices, if any."""
    least, most = BOUNDS.get(name, (-math.inf, math.inf))
    if name in WHOLE:
        near = [whole for limit in limits for whole in (math.floor(limit), math.ceil(limit))]
        candidates = [
            float(limit + direction) for limit in near for direction in (0, 1)
        ]  # or the least value serves
    else:
        around = [
            math.nextafter(limit, direction)
            for limit in limits
            for direction in (-math.inf, math.inf)
        ]
        candidates = [*limits, *around]
    ends = [end for end in (least, most) if math.isfinite(end)]
    return [value for value in (*candidates, *ends) if least <= value <= most]


def _number(text: str) -> float:
    if "," in text:
        raise UserError("condition_comma", text=text, meant=text.replace(",", "."))
    try:
        value = float(text.replace("−", "-"))
    except ValueError:
        value = math.inf
    if not math.isfinite(value):
        raise UserError("condition_number", text=text[:40])
    return value


def _condition_on(
    text: str, name: str, holds_for: Callable[[float], bool], *limits: float
) -> Condition:
    if name not in QUANTITIES:
        raise UserError("quantity", text=name[:40], meant=", ".join(meant_by(name)))
    return Condition(text, name, holds_for, limits)
