"""Goals of a lesson: conditions on the state such as `loss < 0.2`, never on clicks."""

from __future__ import annotations

import difflib
import math
import operator
import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from engine.errors import UserError
from engine.explain.double_well import Fate, descend
from engine.explain.situation import Verdict
from engine.lab.choices import DERIVATION_LINES, FARTHEST_FREE_Z, LOG_RANGE, REPEATS
from engine.lab.frame import Frame
from engine.learning.settings import LARGEST_RATE, SMALLEST_RATE
from engine.lessons.exercise import Finding, check
from engine.lessons.program import HOLES, Program, lines_right
from engine.model import samples
from engine.model.neuron import PARAMETERS, Neuron
from engine.solution.separability import Separability

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


_OVERSHOOTING = (Verdict.OVERSHOOTING, Verdict.JUMPING)


def _separable(frame: Frame) -> float | None:
    if frame.solution is None or len(frame.plants.kinds_present) < 2:
        return None
    return float(frame.solution.separability is Separability.SEPARABLE)


def _above_minimum(frame: Frame) -> float | None:
    least = frame.least_loss
    return None if least is None else frame.loss - least


def _fate_is(*fates: Fate) -> Callable[[Frame], float]:
    def holds(frame: Frame) -> float:
        choices = frame.choices
        return float(descend(choices.valley_start, choices.valley_rate).fate in fates)

    return holds


def _of_subject(name: str) -> Callable[[Frame], float | None]:
    return lambda frame: None if frame.subject is None else float(getattr(frame.subject, name))


def _parameter(index: int) -> Callable[[Frame], float | None]:
    return lambda frame: float(frame.parameters[index]) if frame.architecture.is_bare else None


def _slope(index: int) -> Callable[[Frame], float | None]:
    return lambda frame: float(frame.gradient[index]) if frame.architecture.is_bare else None


QUANTITIES: dict[str, Callable[[Frame], float | None]] = {
    "plants": lambda frame: float(len(frame.plants)),
    "toxic": lambda frame: float(frame.plants.toxic_count),
    "non_toxic": lambda frame: float(len(frame.plants) - frame.plants.toxic_count),
    "right": lambda frame: float(frame.counts.right),
    "wrong": lambda frame: float(frame.counts.wrong),
    "missed": lambda frame: float(frame.counts.toxic_missed),
    "false_alarms": lambda frame: float(frame.counts.harmless_accused),
    "separable": _separable,
    **{name: _parameter(index) for index, name in enumerate(PARAMETERS)},
    "loss": lambda frame: frame.loss,
    "above_minimum": _above_minimum,
    "likelihood": lambda frame: frame.likelihood,
    "log_likelihood": lambda frame: frame.log_likelihood,
    **{f"slope_{name}": _slope(index) for index, name in enumerate(PARAMETERS)},
    "step": lambda frame: float(frame.step),
    "earlier_runs": lambda frame: float(len(frame.ghosts)),
    "learning_rate": lambda frame: frame.settings.learning_rate,
    "overshooting": lambda frame: float(frame.diagnosis.verdict in _OVERSHOOTING),
    "selected": lambda frame: float(len(frame.selection)),
    "mystery": lambda frame: float(frame.probe is not None),
    "z": _of_subject("z"),
    "a": _of_subject("a"),
    "mystery_a": lambda frame: None if frame.probe is None else frame.probe.probability,
    "free_z": lambda frame: frame.choices.free_z,
    "log_a": lambda frame: frame.choices.log_a,
    "log_b": lambda frame: frame.choices.log_b,
    "repeats": lambda frame: float(frame.choices.repeats),
    "repeated_likelihood": lambda frame: frame.repeated.likelihood,
    "derivation_line": lambda frame: float(frame.choices.derivation_line + 1),
    "valley_local": _fate_is(Fate.LOCAL, Fate.JUMPED_IN),
    "valley_global": _fate_is(Fate.GLOBAL, Fate.JUMPED_OUT),
    "valley_jumped": _fate_is(Fate.JUMPED_OUT),
    "valley_lost": _fate_is(Fate.LOST, Fate.RESTLESS),
    "formulas_right": lambda frame: _count_right(frame.choices.formulas),
    "lines_right": lambda frame: _count_lines_right(frame.choices.program),
}
"""What a condition may speak of; None where it has no value at the moment."""

_COUNTS = dict.fromkeys(
    (
        "plants", "toxic", "non_toxic", "right", "wrong", "missed", "false_alarms", "step",
        "earlier_runs", "selected",
    ),
    (0.0, math.inf),
)  # fmt: skip
_SIGNS = dict.fromkeys(
    (
        "separable", "overshooting", "mystery", "valley_local", "valley_global", "valley_jumped",
        "valley_lost",
    ),
    (0.0, 1.0),
)  # fmt: skip
_WHOLE = {
    **_COUNTS,
    **_SIGNS,
    "repeats": (float(REPEATS[0]), float(REPEATS[-1])),
    "derivation_line": (1.0, float(DERIVATION_LINES)),
    "formulas_right": (0.0, float(len(PARAMETERS))),
    "lines_right": (0.0, float(len(HOLES))),
}
_BOUNDS = {
    **_WHOLE,
    **dict.fromkeys(("a", "mystery_a", "likelihood", "repeated_likelihood"), (0.0, 1.0)),
    **dict.fromkeys(("loss", "above_minimum"), (0.0, math.inf)),
    "log_likelihood": (-math.inf, 0.0),
    "learning_rate": (SMALLEST_RATE, LARGEST_RATE),
    "free_z": (-FARTHEST_FREE_Z, FARTHEST_FREE_Z),
    **dict.fromkeys(("log_a", "log_b"), LOG_RANGE),
}
"""Between which values a quantity can lie at all; those not named, anywhere."""


_MEANT = {
    **dict.fromkeys(("alpha", "α", "rate", "eta", "lr", "pas"), "learning_rate"),
    **dict.fromkeys(("cost", "cout", "coût", "error", "l", "j", "log_loss", "perte"), "loss"),
    **dict.fromkeys(("steps", "epoch", "epochs", "iteration", "iterations", "t"), "step"),
    **dict.fromkeys(("probability", "proba", "p", "sigmoid", "σ"), "a"),
    **dict.fromkeys(("bias", "w0", "biais"), "b"),
    **dict.fromkeys(("m", "n", "count", "plantes"), "plants"),
    **dict.fromkeys(("toxique", "toxiques"), "toxic"),
    **dict.fromkeys(("accuracy", "correct", "juste", "justes"), "right"),
    **dict.fromkeys(("errors", "mistakes", "fausses"), "wrong"),
    **dict.fromkeys(("gradient", "slope", "dw1"), "slope_w1"),
    **{f"w{sign}": f"w{digit}" for sign, digit in zip("₁₂", "12", strict=True)},
    **{f"w_{digit}": f"w{digit}" for digit in "12"},
}
"""What a teacher may call a quantity that has another name here."""


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
    least, most = _BOUNDS.get(name, (-math.inf, math.inf))
    if name in _WHOLE:
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


def _count_right(texts: tuple[str, str, str]) -> float:
    return float(sum(formulas_right(texts)))


def _count_lines_right(program: Program) -> float:
    return float(_lines_right(program))


@lru_cache(maxsize=32)
def _lines_right(program: Program) -> int:
    return lines_right(program, samples.six(), Neuron(0.3, -0.2, 0.1))


@lru_cache(maxsize=32)
def formulas_right(texts: tuple[str, str, str]) -> tuple[bool, bool, bool]:
    """Say of each typed gradient whether it is right, on the course's six plants."""
    results = []
    for text, parameter in zip(texts, PARAMETERS, strict=True):
        try:
            answer = check(text, parameter, samples.six(), Neuron(0.3, -0.2, 0.1))
            results.append(answer.finding is Finding.RIGHT)
        except UserError:
            results.append(False)
    return results[0], results[1], results[2]


def meant_by(name: str) -> list[str]:
    """Return which quantities a name that is not known may mean."""
    plain = name.strip().strip("\\$").casefold()
    if plain in QUANTITIES:
        return [plain]
    if plain in _MEANT:
        return [_MEANT[plain]]
    return difflib.get_close_matches(plain, QUANTITIES) or ["loss", "w1", "step"]


def _condition_on(
    text: str, name: str, holds_for: Callable[[float], bool], *limits: float
) -> Condition:
    if name not in QUANTITIES:
        raise UserError("quantity", text=name[:40], meant=", ".join(meant_by(name)))
    return Condition(text, name, holds_for, limits)
