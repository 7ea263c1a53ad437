"""Marks texts to be translated later; it needs no Qt, so that tables of texts need none."""

from __future__ import annotations

import re


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Mark a text to be translated later; lupdate knows this name."""
    return text


def without_key_marks(text: str) -> str:
    """Return the text of an action as it is read: & marks a key in it, and && is an &."""
    return re.sub("&(.)", r"\1", text)
