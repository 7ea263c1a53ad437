"""What is known of an action before there is a window: name, text, keys, icon."""

from __future__ import annotations

from dataclasses import dataclass

from gui.registry.action_names import ActionName
from gui.style.palette import ColourName


@dataclass(frozen=True)
class ActionSpec:
    """One action. `group` makes it one choice of several; `tip` says more than its text."""

    name: ActionName
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    colour: ColourName = "text"
    group: str = ""
    checkable: bool = False
    checked: bool = False
    tip: str = ""
    named_text: str = ""
    """The text where a file names the kinds: {one} and {zero} stand for them."""
    named_tip: str = ""
    repeats: bool = False
    """Whether a key held down goes on."""
