"""What a person can do that is undone: the name under which each edit stands in the history."""

from __future__ import annotations

from enum import StrEnum, auto


class EditKind(StrEnum):
    """One kind of undoable edit, or of gesture; `action_states.edit_name` says it in words."""

    PLACE = auto()
    SPRAY = auto()
    MOVE = auto()
    FLIP = auto()
    TYPE = auto()
    DELETE = auto()
    ERASE = auto()
    USE_PLANTS = auto()
    STANDARDISE = auto()
    PROBE = auto()
    WEIGHTS = auto()
    START = auto()
    SETTINGS = auto()
    CHOICES = auto()
    FORMULAS = auto()
    GHOSTS = auto()
    LESSON = auto()
    MODEL = auto()
    REVEAL = auto()
    NAMES = auto()
