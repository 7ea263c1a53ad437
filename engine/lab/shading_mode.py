"""What colours the ground of the field: a person chooses it, and a lesson or a session names it."""

from __future__ import annotations

from enum import StrEnum


class ShadingMode(StrEnum):
    """Each by the name that files know."""

    PROBABILITY = "probability"
    REGION = "region"
    NONE = "none"
