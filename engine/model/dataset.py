"""The plants: immutable measures and kinds; every change returns new plants."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from engine.arrays import Indices, Kinds, Mask, Points, freeze
from engine.errors import UserError
from engine.geometry import Rectangle
from engine.model.scaling import Scaling
from engine.model.split import Split

LARGEST_CM = 1e12
"""The largest measure taken: beyond it, sums of squares would leave double precision."""

MOST_PLANTS = 2_000_000
"""So many plants are read from a table or a session, and no more are made by hand."""

_MUCH_LARGER = 3.0
"""Plants so many times farther apart want another window."""

LEAST_WINDOW = Rectangle(-0.15, -0.15, 3.2, 3.2)
"""The part of the plane shown where there is no plant."""

LEAF = ("leaf_width", "leaf_length")
"""What the course measures; the window knows these names and translates them."""

PETAL = ("petal_width", "petal_length")
"""What is measured of the irises, in centimetres too."""

KINDS = ("harmless", "toxic")
"""The two kinds of the course, y = 0 and y = 1; the window translates these names too."""

_UNIT = re.compile(r"\((?P<unit>[^()]{1,12})\)\s*$")


@dataclass(frozen=True, eq=False)
class Dataset:
    """The plants: x (m, 2) in centimetres, y (m,) with 1 for toxic, 0 for non-toxic.

    `features` names the two measures, `kinds` the plants of y = 0 and of y = 1, as the course, a
    file or a person calls them. `scaling` is None unless they are standardised, and then says how;
    `measured` (m, 2) keeps what they were before, to the last bit, and is None where it was not
    kept. `held_out` (m,) is true for the plants of `split` that the model is tested with and never
    learns from; both None where it learns from all. Build one with `Dataset.of`, which checks.
    """

    x: Points
    y: Kinds
    features: tuple[str, str] = LEAF
    scaling: Scaling | None = None
    measured: Points | None = None
    kinds: tuple[str, str] = KINDS
    split: Split | None = None
    held_out: Mask | None = None

    @staticmethod
    def of(
        x: ArrayLike,
        y: ArrayLike,
        features: tuple[str, str] = LEAF,
        kinds: tuple[str, str] = KINDS,
    ) -> Dataset:
        """Check measures and kinds and copy them.

        Raises UserError `not_a_measure` (a NaN, an infinity or more than 1e12 cm),
        `not_a_kind` (neither 0 nor 1), each with its row from 1; `uneven` otherwise.
        """
        points = np.array(x, dtype=np.float64).reshape(-1, 2)
        labels = np.array(y, dtype=np.float64).reshape(-1)
        if len(points) != len(labels):
            raise UserError("uneven", points=len(points), kinds=len(labels))
        measured: Mask = np.all(np.abs(points) <= LARGEST_CM, axis=1)
        _refuse_first("not_a_measure", ~measured)
        _refuse_first("not_a_kind", (labels != 0) & (labels != 1))
        codes = labels.astype(np.int8)
        _freeze_all(points, codes)
        return Dataset(points, codes, features, kinds=kinds)

    @staticmethod
    def empty(features: tuple[str, str] = LEAF) -> Dataset:
        """No plant at all."""
        return Dataset.of(np.empty((0, 2)), np.empty(0), features)

    def __len__(self) -> int:
        return len(self.y)

    @cached_property
    def toxic(self) -> Mask:
        """True for each toxic plant (m,)."""
        result: Mask = self.y == 1
        return result

    @property
    def nbytes(self) -> int:
        """How much memory the arrays take, in bytes."""
        arrays = (self.x, self.y, self.measured, self.held_out)
        return sum(array.nbytes for array in arrays if array is not None)

    @property
    def kinds_are_named(self) -> bool:
        """Say whether the kinds are called otherwise than toxic and non-toxic."""
        return self.kinds != KINDS

    @property
    def is_in_cm(self) -> bool:
        """Say whether both measures are centimetres, as the course's are or their names say."""
        return self.scaling is None and all(unit_of(name) == "cm" for name in self.features)

    @cached_property
    def toxic_count(self) -> int:
        """How many plants are toxic."""
        return int(np.count_nonzero(self.y))

    @cached_property
    def kinds_present(self) -> tuple[int, ...]:
        """The kinds that have a plant, in increasing order."""
        counts = (len(self) - self.toxic_count, self.toxic_count)
        return tuple(kind for kind in (0, 1) if counts[kind])

    @cached_property
    def window(self) -> Rectangle:
        """A window with room around the plants; the origin shows if it is near."""
        if not len(self):
            return LEAST_WINDOW
        low, high = self.x.min(axis=0), self.x.max(axis=0)
        span = np.maximum(high - low, np.maximum(np.abs(high), 1.0) * 0.1)
        low, high = low - 0.15 * span, high + 0.15 * span
        low = np.where((low > 0) & (low < 0.6 * high), -0.05 * high, low)
        return Rectangle(float(low[0]), float(low[1]), float(high[0]), float(high[1]))

    def called(self, features: tuple[str, str], kinds: tuple[str, str]) -> Dataset:
        """Return the same plants with other names of measures and kinds."""
        if (features, kinds) == (self.features, self.kinds):
            return self
        return replace(self, features=features, kinds=kinds)

    def is_called_otherwise(self, other: Dataset) -> bool:
        """Say whether nothing but the names of another dataset is different."""
        other_names = (self.features, self.kinds) != (other.features, other.kinds)
        return other_names and self.same_as(other.called(self.features, self.kinds))

    def is_seen_like(self, other: Dataset) -> bool:
        """Say whether the window of another dataset would do.

        The unit is the same, sizes differ by 3 times at most, and centres by half the larger size.
        Some plants close together are seen well enough in the window that shows none.
        """
        windows = np.array([self.window, other.window])
        lows, highs = windows[:, :2], windows[:, 2:]
        spans = np.maximum(highs - lows, LEAST_WINDOW.right)
        smaller, larger = spans.min(axis=0), spans.max(axis=0)
        apart = np.abs(np.diff((lows + highs) / 2, axis=0))
        is_alike = (larger <= _MUCH_LARGER * smaller) & (apart <= larger / 2)
        return self.scaling == other.scaling and bool(is_alike.all())

    def add(self, points: ArrayLike, kind: int) -> Dataset:
        """Append plants of one kind, after those that are here."""
        new = Dataset.of(points, np.full(np.size(points) // 2, kind), self.features)
        x, y = np.concatenate([self.x, new.x]), np.concatenate([self.y, new.y])
        return self._with(x, y, self._measured_at(x), self._held_out_of(len(y)))

    def move(self, which: Indices, by: tuple[float, float]) -> Dataset:
        """Move the plants named by (dx1, dx2); one that would leave the range stops at its edge.

        Raises UserError `not_a_measure` where the way is not a number.
        """
        if np.isnan(by).any():
            raise UserError("not_a_measure", row=1)
        points = self.x.copy()
        points[which] = np.clip(points[which] + by, -LARGEST_CM, LARGEST_CM)
        return self._with(points, self.y, self._measured_at(points), self.held_out)

    def flip(self, which: Indices) -> Dataset:
        """Turn one kind into the other."""
        kinds = self.y.copy()
        kinds[which] = 1 - kinds[which]
        return self._with(self.x, kinds, self.measured, self.held_out)

    def put(self, which: Indices, points: ArrayLike, kinds: ArrayLike) -> Dataset:
        """Give plants (k,) these measures (k, 2) and kinds (k,); beyond the last they are added.

        Raises UserError as `of` does, with the row among those given.
        """
        new = Dataset.of(points, kinds, self.features)
        size = max(len(self), int(which.max(initial=-1)) + 1)
        x, y = np.zeros((size, 2)), np.zeros(size, dtype=np.int8)
        x[: len(self)], y[: len(self)] = self.x, self.y
        x[which], y[which] = new.x, new.y
        return self._with(x, y, self._measured_at(x), self._held_out_of(size))

    def remove(self, which: Indices) -> Dataset:
        """Leave the plants named out; the others keep their order."""
        stays = np.ones(len(self), dtype=bool)
        stays[which] = False
        measured = None if self.measured is None else self.measured[stays]
        held_out = None if self.held_out is None else self.held_out[stays]
        return self._with(self.x[stays], self.y[stays], measured, held_out)

    def split_by(self, split: Split | None) -> Dataset:
        """Return the plants with some held out to test with; with None, none."""
        if split == self.split:
            return self
        held_out = None if split is None else split.holds_out(0, len(self))
        return replace(self._with(self.x, self.y, self.measured, held_out), split=split)

    @cached_property
    def training(self) -> Dataset:
        """The plants learnt from: these themselves where none is held out."""
        return self if self.held_out is None else self._at(~self.held_out)

    @cached_property
    def training_positions(self) -> Indices:
        """Where the plants learnt from stand among all (k,)."""
        return np.arange(len(self)) if self.held_out is None else np.flatnonzero(~self.held_out)

    @cached_property
    def test(self) -> Dataset:
        """The plants held out."""
        return self._at(np.zeros(len(self), dtype=bool) if self.held_out is None else self.held_out)

    def held_out_among(self, which: Indices) -> Mask | None:
        """Say which of some plants (k,) are held out (k,); None where none of all is."""
        return None if self.held_out is None else self.held_out[which]

    def is_held_out(self, plant: int) -> bool:
        """Say whether a plant is held out."""
        return self.held_out is not None and bool(self.held_out[plant])

    def standardised(self) -> Dataset:
        """Return the plants with mean 0 and deviation 1 in each measure; again changes nothing.

        Of plants of which some are held out, those learnt from have that mean and deviation.
        """
        if self.scaling is not None:
            return self
        scaling = Scaling.of(self.training.x)
        scaled = self._with(scaling.scaled(self.x), self.y, self.x, self.held_out)
        return replace(scaled, scaling=scaling)

    def in_own_units(self) -> Dataset:
        """Return the plants as they were measured, whether standardised or not.

        What was not moved meanwhile has its measures again to the last bit.
        """
        if self.scaling is None:
            return self
        measures = _unscaled(self.scaling, self.x, self.measured)
        return replace(self._with(measures, self.y, None, self.held_out), scaling=None)

    def _with(self, x: Points, y: Kinds, measured: Points | None, held_out: Mask | None) -> Dataset:
        """Return other plants, named and scaled as these are."""
        _freeze_all(x, y, measured, held_out)
        return replace(self, x=x, y=y, measured=measured, held_out=held_out)

    def _held_out_of(self, count: int) -> Mask | None:
        """Return which of so many plants are held out: of those that are here, as it was drawn."""
        if self.split is None or self.held_out is None:
            return None
        drawn = self.split.holds_out(len(self), max(count, len(self)))
        return np.concatenate([self.held_out, drawn])[:count]

    def _at(self, which: Mask) -> Dataset:
        """Return some of the plants, as plants of their own."""
        measured = None if self.measured is None else self.measured[which]
        return replace(self._with(self.x[which], self.y[which], measured, None), split=None)

    def _measured_at(self, x: Points) -> Points | None:
        """Return the measures (k, 2) of plants that stand at x (k, 2) now: these, and new ones."""
        if self.scaling is None:
            return None
        known = self.in_own_units().x
        measured = _unscaled(self.scaling, x, None)
        stands = x[: len(known)] == self.x
        measured[: len(known)][stands] = known[stands]
        return measured

    def inside(self, low: tuple[float, float], high: tuple[float, float]) -> Indices:
        """Return the plants between two corners (k,), the edges included."""
        within: Mask = np.all((self.x >= low) & (self.x <= high), axis=1)
        return np.flatnonzero(within)

    def same_as(self, other: Dataset) -> bool:
        """Say whether measures, kinds and names are equal."""
        return (
            (self.features, self.kinds) == (other.features, other.kinds)
            and self.scaling == other.scaling
            and np.array_equal(self.x, other.x)
            and np.array_equal(self.y, other.y)
            and self.split == other.split
            and _are_equal(self.held_out, other.held_out)
        )


def _are_equal(one: Mask | None, other: Mask | None) -> bool:
    return one is other or (one is not None and other is not None and np.array_equal(one, other))


def _freeze_all(*arrays: Points | Kinds | Mask | None) -> None:
    for array in arrays:
        if array is not None:
            freeze(array)


def _unscaled(scaling: Scaling, x: Points, measured: Points | None) -> Points:
    """Return the measures that were kept; of plants without any, those worked out."""
    if measured is not None:
        return measured
    return np.clip(scaling.original(x), -LARGEST_CM, LARGEST_CM)


def _refuse_first(code: str, bad: Mask) -> None:
    if bad.any():
        raise UserError(code, row=int(np.argmax(bad)) + 1)


def unit_of(name: str) -> str:
    """Return the unit of a measure, which stands in brackets behind its name; "" of none."""
    if name in (*LEAF, *PETAL):
        return "cm"
    match = _UNIT.search(name)
    return match["unit"].strip() if match else ""


def without_unit(name: str) -> str:
    """Return the name of a measure without the unit in brackets behind it."""
    return _UNIT.sub("", name).strip() if unit_of(name) else name
