"""Reads what a step of a lesson chooses to look at in the pictures."""

from __future__ import annotations

from typing import Any

from engine.files.lessons.lesson_values import Table, shown
from engine.files.lessons.model_values import ModelValues
from engine.files.lessons.toml_lines import TablePath
from engine.lab import choices
from engine.learning.settings import LARGEST_COUNT, Optimiser
from engine.model.architecture import MOST_NEURONS
from engine.model.features import Feature
from engine.model.neuron import PARAMETERS

_NAMES = {
    "slope_along": PARAMETERS,
    "summit_along": PARAMETERS,
    "surface_shows": choices.SURFACES,
    "chord_on": choices.CHORD_CURVES,
    "backwards_over": choices.BACKWARDS,
    "backwards_shows": choices.ON_LINKS,
    "network_plane": choices.PLANES,
    "lifted_by": tuple(Feature),
}
_OF_ANY_MODEL = ("backwards_weight", "network_slope_along")
"""Choices of a parameter of any model, by its name."""
_LISTS = ("hidden_axes", "racers", "network_map_over")
_RANGES = {
    "free_z": (-choices.FARTHEST_FREE_Z, choices.FARTHEST_FREE_Z),
    "log_a": choices.LOG_RANGE,
    "log_b": choices.LOG_RANGE,
    "valley_start": choices.VALLEY_RANGE,
    "valley_rate": choices.VALLEY_RATES,
}
_COUNTS = {
    "derivation_line": choices.DERIVATION_LINES - 1,
    "first_start": LARGEST_COUNT,
}
_SWITCHES = {
    "derivation_asks": "derivation_asks",
    "frontier": "frontier_shown",
    "slopes": "slopes_shown",
    "backwards_measured": "backwards_measured",
    "races_standardised": "races_standardised",
}
"""The switches, and the fields of `Choices` that they set."""
_CHORD_ENDS = ("chord_u", "chord_v")
CHOICES = (
    *_NAMES, *_OF_ANY_MODEL, *_LISTS, *_RANGES, *_COUNTS, *_SWITCHES, *_CHORD_ENDS, "map_over",
    "repeats",
)  # fmt: skip
"""What `choices` of a step may name; formulas are typed by the student, not set by a lesson."""

_NOTHING = object()


class ChoiceValues(ModelValues):
    """Reads `choices`, each within what the window offers."""

    def choices(self, step: Table, at: TablePath) -> dict[str, Any]:
        """Read what a step chooses to look at, by the fields of `Choices`."""
        given: Table = self.of_type(step, at, "choices", dict, {})
        place = (*at, "choices")
        self.known(given, place, CHOICES)
        result: dict[str, Any] = {}
        for key in (key for key in CHOICES if key in given):
            value = self.each(_NOTHING, self._choice, given, place, key)
            if value is not _NOTHING:
                result |= _switched(key, value) if key in _SWITCHES else {key: value}
        for low, high in (("log_a", "log_b"), _CHORD_ENDS):
            if {low, high} <= set(result) and result[low] >= result[high]:
                raise self.fault(place, low, "lesson_order", low=low, high=high)
        return result

    def _choice(self, given: Table, at: TablePath, key: str) -> object:
        if key in _NAMES:
            return self.one_of(given, at, key, _NAMES[key])
        if key in _OF_ANY_MODEL:
            return self._parameter(self.of_type(given, at, key, str, ""), at, key)
        if key in _LISTS:
            return getattr(self, f"_{key}")(given, at, key)
        if key in _RANGES:
            return self.number(given, at, key, *_RANGES[key])
        if key in _CHORD_ENDS:
            return self.number(given, at, key, *_chord_range(given))
        if key in _SWITCHES:
            return self.of_type(given, at, key, bool, True)
        if key in _COUNTS:
            return self.whole(given, at, key, 0, _COUNTS[key])
        if key == "repeats":
            allowed: tuple[object, ...] = choices.REPEATS
            value = given[key]
        else:
            allowed, value = choices.PAIRS, self.of_type(given, at, key, list, [])
            value = tuple(value)
        if type(value) is bool or value not in allowed:
            return self._refuse_choice(given[key], at, key, allowed)
        return value

    def _parameter(self, name: object, at: TablePath, key: str) -> str:
        """Take the name of a parameter of any model; "" leaves it to the picture."""
        if not isinstance(name, str) or not choices.PARAMETER.fullmatch(name):
            raise self.fault(at, key, "lesson_value", text=shown(name), allowed="w1_2_1, b1_2")
        return name

    def _hidden_axes(self, given: Table, at: TablePath, key: str) -> object:
        """Take two or three neurons of the last hidden layer, as the digits of `Choices`."""
        values: list[object] = self.of_type(given, at, key, list, [])
        neurons = [value for value in values if type(value) is int]
        axes = "".join(str(n) for n in range(1, MOST_NEURONS + 1) if n in neurons)
        if len(axes) != len(values) or len(axes) not in (2, 3):
            return self._refuse_choice(values, at, key, ("[1, 2]", f"[1, 2, {MOST_NEURONS}]"))
        return axes

    def _racers(self, given: Table, at: TablePath, key: str) -> object:
        """Take optimisers, one at least, in the order in which they are on offer."""
        named = self.some_of(given, at, key, tuple(Optimiser)) or ()
        racers = tuple(each for each in Optimiser if each in named)
        return racers or self._refuse_choice(given[key], at, key, tuple(Optimiser))

    def _network_map_over(self, given: Table, at: TablePath, key: str) -> object:
        """Take two parameters of any model."""
        values: list[object] = self.of_type(given, at, key, list, [])
        if len(values) != 2 or values[0] == values[1]:
            return self._refuse_choice(values, at, key, (("w1_1_1", "w1_1_2"),))
        return tuple(self._parameter(name, at, key) for name in values)

    def _refuse_choice(
        self, value: object, at: TablePath, key: str, allowed: tuple[object, ...]
    ) -> object:
        names = ", ".join(
            f'["{name[0]}", "{name[1]}"]' if isinstance(name, tuple) else str(name)
            for name in allowed
        )
        raise self.fault(at, key, "lesson_value", text=shown(value), allowed=names)


def _switched(key: str, value: object) -> dict[str, Any]:
    """Return the choices of a switch; where it hides the boundary, no mark of it is found yet."""
    marks = {"zero_marks": ()} if key == "frontier" and not value else {}
    return {_SWITCHES[key]: value, **marks}


def _chord_range(given: Table) -> tuple[float, float]:
    """Return between which values a chord of the curve named here ends."""
    return choices.VALLEY_RANGE if given.get("chord_on") == "valley" else choices.CHORD_RANGE
