"""What an edit or a step touched, so that a picture knows whether it has to be drawn again."""

from __future__ import annotations

from enum import Flag, auto


class Changed(Flag):
    """What a picture may have to draw again."""

    NOTHING = 0
    PLANTS = auto()
    SELECTION = auto()
    PROBE = auto()
    NEURON = auto()
    """The step shown or its weights."""
    TRACE = auto()
    GHOSTS = auto()
    SETTINGS = auto()
    SOLUTION = auto()
    PLAYING = auto()
    CHOICES = auto()
    LOSS_MAP = auto()
    EXPERIMENTS = auto()
    VIEW = auto()
    """How pictures are looked at; the engine itself knows nothing of it."""
    EVERYTHING = (
        PLANTS | SELECTION | PROBE | NEURON | TRACE | GHOSTS | SETTINGS | SOLUTION | PLAYING
        | CHOICES | LOSS_MAP | EXPERIMENTS | VIEW
    )  # fmt: skip
