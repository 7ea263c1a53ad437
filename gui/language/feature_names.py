"""The inputs of a model, as they are written on screen."""

from __future__ import annotations

import re

from engine.model.features import Feature

_SUBSCRIPTS = str.maketrans("12", "₁₂")
_POWERS = str.maketrans("2345", "²³⁴⁵")


def feature_name(feature: Feature) -> str:
    """Write an input as a formula: x₁, x₁²x₂, x₁² + x₂², sin x₁."""
    if feature in (Feature.SIN_X1, Feature.SIN_X2):
        return f"sin x{feature[-2].translate(_SUBSCRIPTS)}"
    text = re.sub(r"x([12])", lambda found: "x" + found[1].translate(_SUBSCRIPTS), feature)
    text = re.sub(r"\^(\d)", lambda found: found[1].translate(_POWERS), text)
    return text.replace("*", "").replace("+", " + ")
