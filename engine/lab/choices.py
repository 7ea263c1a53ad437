"""What a person has chosen to look at in the pictures: part of the state, undone like all else."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import Any, Literal

from engine.learning.settings import LARGEST_COUNT, Optimiser
from engine.model.architecture import MOST_NEURONS
from engine.model.features import Feature
from engine.model.neuron import PARAMETERS, ParameterName, ParameterPair

PAIRS: tuple[ParameterPair, ...] = (("w1", "w2"), ("w1", "b"), ("w2", "b"))
"""Two parameters to lay the loss out over; the third stays where it is."""

REPEATS = (1, 10, 100, 1_000, 10_000)
"""How often the same plants can be repeated (figures 25 to 27)."""

Surface = Literal["probability", "loss"]

SURFACES: tuple[Surface, ...] = ("probability", "loss")

Backwards = Literal["plant", "all"]

BACKWARDS: tuple[Backwards, ...] = ("plant", "all")
"""Whose slopes run backwards: those of the plant selected, or of all plants learnt from."""

OnLinks = Literal["slopes", "step"]

ON_LINKS: tuple[OnLinks, ...] = ("slopes", "step")
"""What is written on the links: the slope of the loss, or what the next step does."""

Plane = Literal["weights", "run"]

PLANES: tuple[Plane, ...] = ("weights", "run")
"""The loss map of a network: over two weights, or on the plane of its start, now and its best."""

DERIVATION_LINES = 6

FARTHEST_FREE_Z = 6.0
LOG_RANGE = (0.05, 5.0)
VALLEY_RANGE = (-0.6, 5.2)
VALLEY_RATES = (0.005, 3.0)

ChordCurve = Literal["w1", "w2", "b", "valley"]

CHORD_CURVES: tuple[ChordCurve, ...] = (*PARAMETERS, "valley")
"""Curves to draw a chord on: the loss over a parameter, and the curve with two valleys."""

CHORD_RANGE = (-5.0, 5.0)
"""Between which values a chord of the loss ends; those of the other curve, in VALLEY_RANGE."""

CHORD_DECIMALS = 2
"""So many decimals count of where a chord ends: with them its arithmetic comes out."""

MOST_MARKS = 200

_LEAST_GAP = 0.05
_ROUNDING = 1e-9


@dataclass(frozen=True)
class Choices:
    """What the pictures show, where it is a person's to choose.

    `free_z` is the z chosen by hand where no plant is chosen (figures 14 and 15); `log_a` and
    `log_b` are the two handles of figure 28; `valley_start` and `valley_rate` belong to the
    curve of figure 41, which has two minima; `chord_u` and `chord_v` are the ends of a chord of
    the curve `chord_on`.
    """

    slope_along: ParameterName = "w1"
    summit_along: ParameterName = "b"
    map_over: ParameterPair = ("w1", "w2")
    surface_shows: Surface = "probability"
    free_z: float = 1.4
    log_a: float = 2.0
    log_b: float = 3.0
    repeats: int = 1
    derivation_line: int = 0
    derivation_asks: bool = False
    """Whether the rule that leads to the next line is asked for before it is shown."""
    valley_start: float = 0.0
    valley_rate: float = 0.3
    chord_on: ChordCurve = "w1"
    chord_u: float = -3.0
    chord_v: float = 3.0
    hidden_axes: str = ""
    """Which neurons of the last hidden layer have an axis: two or three digits; "": the first."""
    lifted_by: str = ""
    """The input that plants are lifted by, a `Feature`; "": the first that is added."""
    formulas: tuple[str, str, str] = ("", "", "")
    """What a student has typed for dL/dw1, dL/dw2 and dL/db (figure 42)."""
    backwards_over: Backwards = "plant"
    backwards_shows: OnLinks = "slopes"
    backwards_weight: str = ""
    """The name of a parameter of the model; as below, "" or one that it has not is its first."""
    backwards_measured: bool = False
    network_slope_along: str = ""
    network_map_over: tuple[str, str] = ("", "")
    network_plane: Plane = "weights"
    program: tuple[str, str, str, str] = ("", "", "", "")
    """What a student has typed into the lines of Python that learn."""
    matrix_lines: tuple[str, str] = ("", "")
    """What a student has typed into the lines over all plants at once, z and dL/dW."""
    slopes_shown: bool = True
    """Whether the inspector writes a plant's share of each slope, which an exercise asks for."""
    frontier_shown: bool = True
    """Whether the field draws z = 0; where it does not, marks of it can be found."""
    zero_marks: tuple[tuple[float, float], ...] = ()
    """Where z was found to be 0, in centimetres."""
    first_start: int = 0
    """The number of the first of many starts: those before it were looked at."""
    racers: tuple[Optimiser, ...] = (
        Optimiser.GRADIENT_DESCENT, Optimiser.MOMENTUM, Optimiser.ADAM,
    )  # fmt: skip
    """The optimisers that race, in the order in which they are on offer."""
    races_standardised: bool = False
    """Whether the race is the one on standardised plants."""


def chosen(choices: Choices, **changes: Any) -> Choices:
    """Return the choices with some changed, each number kept within its range.

    A handle of the logarithm or of the chord that meets the other one pushes it along, so that
    a < b holds, and u < v.
    Raises ValueError for what is not on offer, and for a number that is not finite.
    """
    result = replace(choices, **changes)
    least_u, most_v = chord_range(result.chord_on)
    ranges = (
        *_RANGES,
        ("chord_u", least_u, most_v - _LEAST_GAP),
        ("chord_v", least_u + _LEAST_GAP, most_v),
    )
    for name, least, most in ranges:
        value = getattr(result, name)
        if not math.isfinite(value):
            raise ValueError(f"{name} = {value}")
        result = replace(result, **{name: min(max(value, least), most)})
    if (
        {result.slope_along, result.summit_along} - set(PARAMETERS)
        or result.map_over not in PAIRS
        or result.surface_shows not in SURFACES
        or result.repeats not in REPEATS
        or result.chord_on not in CHORD_CURVES
        or not _are_axes(result.hidden_axes)
        or result.lifted_by not in ("", *Feature)
        or result.backwards_over not in BACKWARDS
        or result.backwards_shows not in ON_LINKS
        or result.network_plane not in PLANES
        or not all(map(PARAMETER.fullmatch, _parameters_of(result)))
        or not result.racers
        or result.racers != tuple(each for each in Optimiser if each in result.racers)
    ):
        raise ValueError(f"not on offer: {changes}")
    for low, high in (("log_a", "log_b"), ("chord_u", "chord_v")):
        result = _in_order(result, low, high, pushes_down=high in changes)
    return result


def chord_range(curve: ChordCurve) -> tuple[float, float]:
    """Return between which values a chord of a curve ends."""
    return VALLEY_RANGE if curve == "valley" else CHORD_RANGE


def _are_axes(numbers: str) -> bool:
    """Say whether these are digits of two or three neurons, in increasing order, or none."""
    on_offer = "".join(str(number) for number in range(1, MOST_NEURONS + 1))
    chosen_ones = "".join(number for number in on_offer if number in numbers)
    return numbers == chosen_ones and len(numbers) in (0, 2, 3)


PARAMETER = re.compile(r"|b|w[1-9][0-9]?|w[1-9](_[1-9][0-9]?){2}|b[1-9]_[1-9]")
"""A parameter's name in any architecture, or none."""


def _parameters_of(choices: Choices) -> tuple[str, ...]:
    return (
        choices.backwards_weight, choices.network_slope_along, *choices.network_map_over,
    )  # fmt: skip


_RANGES = (
    ("free_z", -FARTHEST_FREE_Z, FARTHEST_FREE_Z),
    ("log_a", LOG_RANGE[0], LOG_RANGE[1] - _LEAST_GAP),
    ("log_b", LOG_RANGE[0] + _LEAST_GAP, LOG_RANGE[1]),
    ("first_start", 0, LARGEST_COUNT),
    ("derivation_line", 0, DERIVATION_LINES - 1),
    ("valley_start", *VALLEY_RANGE),
    ("valley_rate", *VALLEY_RATES),
)


def _in_order(choices: Choices, low: str, high: str, pushes_down: bool) -> Choices:
    below, above = getattr(choices, low), getattr(choices, high)
    if above - below >= _LEAST_GAP - _ROUNDING:
        return choices
    if pushes_down:
        return replace(choices, **{low: above - _LEAST_GAP})
    return replace(choices, **{high: below + _LEAST_GAP})
