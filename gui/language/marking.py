"""Marks texts to be translated later; it needs no Qt, so that tables of texts need none."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Mark a text to be translated later; lupdate knows this name."""
    return text
