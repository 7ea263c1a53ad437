"""The loss as a colour: the ground where it is least, ever redder as it rises."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Vector
from gui.style.palette import ColourName
from gui.style.theme import Look

SHADES = 256
_STEEP = 0.04
"""The smaller, the more of the colours lie near the valley."""

Grid = NDArray[np.float64]


def shade_of(losses: Grid, low: float, high: float) -> NDArray[np.intp]:
    """Return a place 0 … 255 on the colour scale for each loss; it tells low ones well apart."""
    share = ((losses - low) / max(high - low, 1e-300)).clip(0, 1)
    curved = np.log1p(share / _STEEP) / math.log1p(1 / _STEEP)
    return np.rint(curved * (SHADES - 1)).astype(np.intp)


@lru_cache(maxsize=8)
def scale(look: Look) -> NDArray[np.float64]:
    """Return red, green and blue, 0 … 255, of each place on the colour scale (256, 3)."""
    valley, slope, height = _ends(look)
    share = np.linspace(0, 1, SHADES)[:, None]
    lower, upper = (2 * share).clip(0, 1), (2 * share - 1).clip(0, 1)
    return valley + lower * (slope - valley) + upper * (height - slope)


def packed(look: Look) -> NDArray[np.uint32]:
    """Return the colour scale as pixels 0xffrrggbb (256,)."""
    red, green, blue = np.rint(scale(look)).astype(np.uint32).T
    pixels: NDArray[np.uint32] = 0xFF000000 | red << 16 | green << 8 | blue
    return pixels


def _ends(look: Look) -> tuple[Vector, Vector, Vector]:
    """Return the colours of the valley, half way up, and of the heights."""
    ground, loss = rgb_of(look, "ground"), rgb_of(look, "loss")
    if look.is_dark:
        return 0.8 * ground, 0.62 * ground + 0.38 * loss, 0.12 * ground + 0.88 * loss
    white = np.full(3, 255.0)
    return white, 0.62 * white + 0.38 * loss, 0.15 * white + 0.85 * loss


def rgb_of(look: Look, name: ColourName) -> Vector:
    """Return red, green and blue, 0 … 255, of a colour of the palette (3,)."""
    colour = look.colour(name)
    return np.array([colour.red(), colour.green(), colour.blue()], dtype=np.float64)
