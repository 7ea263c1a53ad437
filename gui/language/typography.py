"""No-break spaces where French wants them."""

from __future__ import annotations

import re

from gui.language.translation import language


def typographic(text: str) -> str:
    """Set the no-break spaces that French wants before : ; ? ! and inside « »."""
    if language() != "fr":
        return text
    text = re.sub(r" ([;?!%])", "\u202f\\1", text)
    text = text.replace(" :", "\u00a0:").replace("« ", "«\u00a0").replace(" »", "\u00a0»")
    return re.sub(r"\$([\u00a0\u202f])", "$\u2060\\1", text)  # or a line could break there
