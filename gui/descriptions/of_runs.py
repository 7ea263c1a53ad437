"""Many starts, the race of optimisers, and the loss by penalty."""

from __future__ import annotations

from collections.abc import Mapping

from engine.lab.frame import Frame
from gui.descriptions.words import joined


def many_starts(_frame: Frame, texts: Mapping[str, str]) -> str:
    """Say how many starts lead to a solution, and more of the run that is marked."""
    return joined(*(texts.get(name, "") for name in ("summary", "how", "step", "marked")))


def race(_frame: Frame, texts: Mapping[str, str]) -> str:
    """Say who arrives first, and when the others do."""
    lines = [text for name, text in texts.items() if name.startswith("race ")]
    return joined(texts["first"], texts.get("how", ""), texts.get("finish", ""), *lines)


def penalty(_frame: Frame, texts: Mapping[str, str]) -> str:
    """Say at which rate the plants held out have the least loss, and what the chosen one gives."""
    return joined(*(texts.get(name, "") for name in ("best", "chosen", "step")))
