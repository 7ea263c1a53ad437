"""What is written where there is no number to write, and how a test finds it."""

import re

_RIGHT = re.compile(r"\by = \?|(?<=[^\W\d_])[\u202f\u00a0]?\?")
"""The kind of the mystery plant, which nobody knows; a question in words."""
_NO_NUMBER = re.compile(r"\?|\bnan\b|\binf\b", re.IGNORECASE)


def without_a_number(texts):
    """Return those of some texts in which nan, inf or "?" (as `numbers` writes them) stands."""
    return [text for text in texts if _NO_NUMBER.search(_RIGHT.sub("", text))]
