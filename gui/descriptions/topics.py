"""What an announcement can be about."""

from __future__ import annotations

from enum import IntEnum, auto


class Topic(IntEnum):
    """Of each only the newest is said, in this order."""

    MESSAGE = auto()
    ACTION = auto()
    PAGE = auto()
    PLANTS = auto()
    PLANT = auto()
    MYSTERY = auto()
    MODEL = auto()
    STEP = auto()
    VERDICT = auto()
