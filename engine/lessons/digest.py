"""What a goal or a vote is remembered by: digits of what it says and asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

_DIGITS = 12


def digest(words: Sequence[Mapping[str, str]], asked: object) -> str:
    """Return hexadecimal digits of texts by language, and of what is asked for under them.

    What is written anew has others; so has that of another lesson of the same file name, as its
    title is among the texts.
    """
    said = [sorted(text.items()) for text in words]
    return sha256(repr((said, asked)).encode()).hexdigest()[:_DIGITS]
