"""One palette for all frames of a GIF, so that nothing flickers that does not move."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Codes = NDArray[np.uint32]
"""Colours, each as one number: 0xRRGGBB."""

_COLOURS = 256
_COMMON = 8
"""So many of the colours that cover most are kept as they are: the grounds."""
_AT_ONCE = 4096
_CELL, _MIDDLE = np.uint8(0b11111100), np.uint8(0b00000010)
"""Other shades that differ by less than 4 are one: told apart, they make a file twice as large."""


class GifPalette:
    """256 colours for some frames, and the nearest of them for every pixel.

    Pillow's own `quantize` keeps six bits of every channel, and makes white (252, 252, 252).
    """

    def __init__(self, samples: Sequence[Pixels], accents: Sequence[tuple[int, int, int]]) -> None:
        from PIL import Image

        pixels = np.concatenate(samples)
        codes, counts = np.unique(_codes_of(pixels), return_counts=True)
        common = _colours_of(codes[np.argsort(counts)[::-1][:_COMMON]])
        exact = np.concatenate([np.array(accents, np.uint8).reshape(-1, 3), common])
        quantized = Image.fromarray(pixels).quantize(_COLOURS - len(exact), kmeans=1)
        shades = np.array(quantized.getpalette() or [], np.uint8).reshape(-1, 3)
        self.colours: Pixels = np.concatenate([exact, shades])[:_COLOURS]
        self._found = np.full(1 << 24, -1, np.int16)
        self._found[_codes_of(exact)] = np.arange(len(exact))

    def indices(self, pixels: Pixels) -> NDArray[np.uint8]:
        """Return which of `colours` each pixel (height, width, 3) has: (height, width)."""
        codes = _codes_of(pixels)
        new = np.unique(codes[self._found[codes] < 0])
        for start in range(0, len(new), _AT_ONCE):
            part = new[start : start + _AT_ONCE]
            self._found[part] = self._nearest(_colours_of(part) & _CELL | _MIDDLE)
        return self._found[codes].astype(np.uint8)

    def _nearest(self, colours: Pixels) -> NDArray[np.intp]:
        # |p|² − 2 p·c: what |p − c|² has beyond it is the same for every p
        ours = self.colours.astype(np.int32)
        products = colours.astype(np.int32) @ ours.T
        result: NDArray[np.intp] = ((ours**2).sum(axis=1) - 2 * products).argmin(axis=1)
        return result


def _codes_of(pixels: Pixels) -> Codes:
    red, green, blue = (pixels[..., channel].astype(np.uint32) for channel in range(3))
    return np.asarray(red << 16 | green << 8 | blue, np.uint32)


def _colours_of(codes: Codes) -> Pixels:
    return np.stack([codes >> 16, codes >> 8 & 255, codes & 255], axis=-1).astype(np.uint8)
