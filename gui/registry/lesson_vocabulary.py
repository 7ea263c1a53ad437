"""What a step of a lesson may name of the window."""

from __future__ import annotations

from engine.files.lessons.lesson_file import Vocabulary
from gui.registry.arrangements import ARRANGEMENTS, PANELS
from gui.registry.pictures import PICTURES

CONTROLS = ("tools", "sentence", "transport", "model")


def vocabulary() -> Vocabulary:
    """Return the arrangements, the pictures with the panels, and the controls."""
    return Vocabulary(tuple(ARRANGEMENTS), (*PICTURES, *PANELS), CONTROLS)
