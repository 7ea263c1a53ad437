"""Columns that grow: what is given back of them goes back to the system, however large it was."""

from __future__ import annotations

import mmap

import numpy as np

from engine.learning.trace_view import Columns

_LARGE_BYTES = 1_000_000
"""Below, the usual allocator serves. The window lets it keep what large pictures free, from one
frame to the next: it would keep each smaller copy of a growing run, too, as much as the run."""


def with_capacity(columns: Columns, capacity: int) -> Columns:
    """Return the columns with capacity for more; what is not written to takes no memory yet."""
    result = _empty(len(columns), capacity)
    result[:, : columns.shape[1]] = columns
    return result


def with_rows(columns: Columns, rows: int, value: float) -> Columns:
    """Return the columns with more rows, filled with a value."""
    result = _empty(rows, columns.shape[1])
    result[len(columns) :] = value
    result[: len(columns)] = columns
    return result


def _empty(rows: int, capacity: int) -> Columns:
    size = 8 * rows * capacity
    if size < _LARGE_BYTES:
        return np.empty((rows, capacity))
    private = getattr(mmap, "MAP_PRIVATE", 0) | getattr(mmap, "MAP_ANONYMOUS", 0)
    pages = mmap.mmap(-1, size, flags=private) if private else mmap.mmap(-1, size)
    return np.frombuffer(pages).reshape(rows, capacity)
