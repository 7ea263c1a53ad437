"""How an edit puts fields in place in a lab of plain Python, whatever model it holds."""

from __future__ import annotations

from typing import Any


def put(lab: Any, changes: dict[str, Any]) -> dict[str, Any]:
    """Put fields in place, and return what they were; a run that comes back is where it was."""
    before = {name: getattr(lab, name) for name in changes}
    lab.run.shown = lab.step
    for name, value in changes.items():
        setattr(lab, name, value)
    lab.selection = tuple(which for which in lab.selection if which < len(lab.plants))
    if "run" in changes:
        lab.step = lab.run.last if lab.run.shown is None else lab.run.shown
    return before
