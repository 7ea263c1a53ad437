"""What the command line says, in the language of the system; Qt is not asked, it may be missing."""

from __future__ import annotations

import locale
import os
import re
import sys
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

import resources
from engine.errors import Language


def system_language() -> Language:
    """Return fr where the locale is French, en elsewhere."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    chosen = next((name for name in names if name), "")
    if not chosen and sys.platform == "win32":  # no such variables there
        chosen = locale.getlocale()[0] or ""
    return "fr" if chosen.lower().startswith("fr") else "en"


def said(name: str, **facts: object) -> str:
    """Return a sentence of `command_line.toml`, with its facts filled in."""
    text: str = _texts()[system_language()][name]
    return text.format(**facts)


def result_words() -> dict[str, str]:
    """Return how names and codes of a result read in the language of the system, where they do."""
    words: dict[str, str] = _texts()[system_language()].get("result", {})
    return words


def argparse_said(message: str) -> str:
    """Return what argparse says, in the language of the system, on one line."""
    message = " ".join(message.split())
    if system_language() == "en":
        return message
    for known in _texts()["argparse"]:
        match = re.fullmatch(known["says"], message)
        if match is not None:
            text: str = known["fr"]
            return text.format(**match.groupdict())
    return message


@lru_cache(maxsize=1)
def _texts() -> dict[str, Any]:
    path = Path(resources.__file__).parent / "translations" / "command_line.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
