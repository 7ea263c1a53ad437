"""Reading untrusted JSON: each look-up checks type and range, and reports where it failed.

An array of numbers stands as a list, or packed where it is long: the eight bytes of each
little-endian double are laid out byte by byte (all first bytes, then all second ones …), which
zlib makes half as large as the doubles in a row, and written in base64.
"""

from __future__ import annotations

import base64
import binascii
import math
import zlib
from enum import StrEnum
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Indices, Vector

_LONGEST_LIST = 1_000
_LEVEL = 1
"""Of zlib: higher ones take three times as long for a fiftieth less."""

LARGEST_WHOLE = 2**63 - 1

E = TypeVar("E", bound=StrEnum)

Rows = NDArray[np.float64]
"""(rows, numbers): an array a row."""


class PartError(Exception):
    """Something in the file is not as it has to be; `where` is its path: run.segments[3]."""

    def __init__(self, where: str) -> None:
        self.where = where


class Part:
    """An object of the file. Every method raises PartError where what it asks for is not there."""

    def __init__(self, value: object, where: str) -> None:
        if not isinstance(value, dict):
            raise PartError(where)
        self._values: dict[str, Any] = value
        self.where = where

    def at(self, key: str) -> str:
        """Return the path of one of its values."""
        return f"{self.where}.{key}" if self.where else key

    def has(self, key: str) -> bool:
        """Say whether there is such a value."""
        return key in self._values

    def value(self, key: str) -> Any:
        """Return a value, whatever it is."""
        if key not in self._values:
            raise PartError(self.at(key))
        return self._values[key]

    def is_none(self, key: str) -> bool:
        """Say whether a value is there and null."""
        return self.value(key) is None

    def number(self, key: str, least: float, most: float) -> float:
        """Return a finite number within a range."""
        value = self.value(key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise PartError(self.at(key))
        if not least <= value <= most:  # NaN is refused here too
            raise PartError(self.at(key))
        return float(value)

    def whole(self, key: str, least: int, most: int = LARGEST_WHOLE) -> int:
        """Return a whole number within a range."""
        value = self.value(key)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise PartError(self.at(key))
        return value

    def flag(self, key: str) -> bool:
        """Return true or false."""
        value = self.value(key)
        if not isinstance(value, bool):
            raise PartError(self.at(key))
        return value

    def text(self, key: str, most: int) -> str:
        """Return a text of at most so many letters."""
        return _text(self.value(key), most, self.at(key))

    def texts(self, key: str, count: int, most: int) -> tuple[str, ...]:
        """Return so many texts."""
        value = self.value(key)
        if not isinstance(value, list) or len(value) != count:
            raise PartError(self.at(key))
        return tuple(_text(text, most, self.at(key)) for text in value)

    def member(self, key: str, names: type[E]) -> E:
        """Return one of some names."""
        return _member(self.value(key), names, self.at(key))

    def members(self, key: str, names: type[E]) -> tuple[E, ...]:
        """Return some of these names, at most as many as there are."""
        value = self.value(key)
        if not isinstance(value, list) or len(value) > len(names):
            raise PartError(self.at(key))
        where = self.at(key)
        return tuple(_member(name, names, f"{where}[{at}]") for at, name in enumerate(value))

    def part(self, key: str) -> Part:
        """Return an object within this one."""
        return Part(self.value(key), self.at(key))

    def parts(self, key: str, most: int) -> list[Part]:
        """Return at most so many objects."""
        value = self.value(key)
        if not isinstance(value, list) or len(value) > most:
            raise PartError(self.at(key))
        return [Part(item, f"{self.at(key)}[{index}]") for index, item in enumerate(value)]

    def array(self, key: str, most: int) -> Vector:
        """Return at most so many finite numbers; no more memory is taken than they need."""
        return _array(self.value(key), most, self.at(key))

    def rows(self, key: str, count: int, length: int) -> Rows:
        """Return so many arrays, each of so many finite numbers."""
        value = self.value(key)
        if not isinstance(value, list) or len(value) != count:
            raise PartError(self.at(key))
        result = np.empty((count, length))
        for index, (row, values) in enumerate(zip(result, value, strict=True)):
            where = f"{self.at(key)}[{index}]"
            array = _array(values, length, where)
            if len(array) != length:
                raise PartError(where)
            row[:] = array
        return result

    def wholes(self, key: str, count: int, least: int, most: int) -> Indices:
        """Return at most so many whole numbers within a range, in an array."""
        values = self.array(key, count)
        if not np.all((values >= least) & (values <= most) & (values == np.floor(values))):
            raise PartError(self.at(key))
        return values.astype(np.intp)

    def increasing(self, key: str, count: int, least: int, most: int) -> Indices:
        """Return at most so many whole numbers within a range, each above the one before."""
        values = self.wholes(key, count, least, most)
        if not np.all(values[1:] > values[:-1]):
            raise PartError(self.at(key))
        return values


def array_to_json(values: Vector, longest_list: int = _LONGEST_LIST) -> object:
    """Return numbers as they stand in the file, to the last bit."""
    if len(values) <= longest_list and np.isfinite(values).all():
        return values.tolist()
    doubles = np.ascontiguousarray(values, dtype="<f8")
    planes = doubles.view(np.uint8).reshape(-1, 8).T.tobytes()
    packed = base64.b64encode(zlib.compress(planes, _LEVEL)).decode("ascii")
    return {"count": len(values), "packed": packed}


def _member(value: object, names: type[E], where: str) -> E:
    if not isinstance(value, str):
        raise PartError(where)
    try:
        return names(value)
    except ValueError:
        raise PartError(where) from None


def _array(value: object, most: int, where: str) -> Vector:
    if isinstance(value, list):
        result = _listed(value, most, where)
    else:
        result = _unpacked(Part(value, where), most)
    if not np.isfinite(result).all():
        raise PartError(where)
    return result


def _text(value: object, most: int, where: str) -> str:
    if not isinstance(value, str) or len(value) > most:
        raise PartError(where)
    try:
        value.encode("utf-8")  # half of a surrogate pair could not be saved again
    except UnicodeEncodeError:
        raise PartError(where) from None
    return value


def _listed(values: list[Any], most: int, where: str) -> Vector:
    if len(values) > most:
        raise PartError(where)
    result = np.empty(len(values))
    for index, value in enumerate(values):
        if isinstance(value, bool) or not isinstance(value, int | float) or not _fits(value):
            raise PartError(f"{where}[{index}]")
        result[index] = value
    return result


def _fits(value: int | float) -> bool:
    """Say whether a number fits a double; a whole number may be longer than any."""
    return -1e308 <= value <= 1e308 if isinstance(value, int) else math.isfinite(value)


def _unpacked(part: Part, most: int) -> Vector:
    """Undo the packing. It is inflated into the room that `count` asks for, and no further."""
    count = part.whole("count", 0, most)
    packed = part.value("packed")
    if not isinstance(packed, str):
        raise PartError(part.where)
    try:
        inflating = zlib.decompressobj()
        planes = inflating.decompress(base64.b64decode(packed, validate=True), 8 * count + 1)
    except (binascii.Error, zlib.error, ValueError):
        raise PartError(part.where) from None
    if len(planes) != 8 * count or not inflating.eof:
        raise PartError(part.where)
    bytes_in_rows = np.frombuffer(planes, dtype=np.uint8).reshape(8, count).T
    doubles = np.ascontiguousarray(bytes_in_rows).view("<f8").reshape(count)
    return doubles.astype(np.float64)
