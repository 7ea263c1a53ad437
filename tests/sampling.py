"""Parameters of which some stand for all in the usual run; CI tries the others in the long run."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from _pytest.mark import ParameterSet


def one_in(every: int, values: Iterable[object], first: int = 0) -> list[ParameterSet]:
    """Mark all values long but one in so many, from one on."""
    return [
        pytest.param(value, marks=() if at % every == first else (pytest.mark.long,))
        for at, value in enumerate(values)
    ]
