"""Themes, and the look that each leads to: a palette, sizes of type and lines, fonts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QStyleHints

from gui.style.palette import CONTRAST, DARK, LIGHT, ColourName, Palette

Theme = Literal["dark", "light", "contrast", "system"]
THEMES: tuple[Theme, ...] = ("dark", "light", "contrast", "system")

_PALETTES: dict[Theme, Palette] = {"dark": DARK, "light": LIGHT, "contrast": CONTRAST}
TEXT_STEPS = range(-2, 5)
"""By how many steps text can be smaller or larger."""
_TEXT_STEP = 0.125
_PROJECTOR_LINES, _CONTRAST_LINES = 1.7, 1.35
"""So many times as thick are lines and marks at high contrast."""

TARGET_PX = 44
"""The least height and width of what a finger is to meet, in logical pixels."""


@dataclass(frozen=True)
class Look:
    """A palette, and how large type and lines are: 1 at a desk, more at a projector."""

    palette: Palette = DARK
    type_scale: float = 1.0
    line_scale: float = 1.0
    panel_scale: float = 1.0
    """Of the type in panels that only the one at the desk needs to read."""
    for_touch: bool = False
    """Whether buttons and fields are large enough for a finger."""

    @property
    def least_points(self) -> float:
        """The smallest type to write in: 14 pixels at a projector, after it is scaled."""
        return 10.5 / self.type_scale if self.is_projector else 4.0

    @property
    def is_projector(self) -> bool:
        """Say whether lines are as thick as at a projector."""
        return self.line_scale >= _PROJECTOR_LINES

    @property
    def is_dark(self) -> bool:
        """Say whether the ground is dark."""
        return self.palette is not LIGHT

    @property
    def theme(self) -> Theme:
        """The theme of the palette."""
        return next(name for name, palette in _PALETTES.items() if palette is self.palette)

    def colour(self, name: ColourName, alpha: float = 1.0) -> QColor:
        """Return a colour of the palette by its field's name."""
        return _colour(getattr(self.palette, name), alpha)

    def code(self, name: ColourName) -> str:
        """Return a colour of the palette as HTML and TeX write it: #ff9d3d."""
        return str(getattr(self.palette, name))

    def width(self, pixels: float) -> float:
        """Return the width of a line, or the radius of a dot, in logical pixels."""
        return pixels * self.line_scale

    def font(self, points: float = 10.0, bold: bool = False) -> QFont:
        """Return the lab's type."""
        return QFont(_font(points * self.type_scale, bold))

    def panel_font(self, points: float = 10.0, bold: bool = False) -> QFont:
        """Return the type of panels, which grows less at a projector."""
        font = self.font(points, bold)
        font.setPointSizeF(points * self.panel_scale)
        return font

    def symbol_font(self, points: float = 12.0) -> QFont:
        """Return the slanted, serifed type that names quantities: z, w1, a."""
        return QFont(_symbol_font(points * self.type_scale))


def look_of(
    theme: Theme, projector: bool = False, for_touch: bool = False, text_step: int = 0
) -> Look:
    """Return the look of a theme, with larger or smaller text by so many steps.

    `system` asks the desktop, and is dark where it does not say.
    """
    palette = _PALETTES[theme_of_system() if theme == "system" else theme]
    lines = _CONTRAST_LINES if palette is CONTRAST else 1.0
    text = text_scale(text_step)
    if projector:
        return Look(palette, 1.4 * text, _PROJECTOR_LINES * lines, 1.25 * text, for_touch)
    return Look(palette, text, lines, text, for_touch)


def text_scale(step: int) -> float:
    """Return how many times as large text is after so many steps."""
    return 1 + _TEXT_STEP * step


def theme_of_system() -> Theme:
    """Return the theme that the desktop asks for; dark where it does not say."""
    if wants_contrast():
        return "contrast"
    return "light" if style_hints().colorScheme() == Qt.ColorScheme.Light else "dark"


def wants_contrast() -> bool:
    """Say whether the desktop asks for high contrast; it may say so only after the start."""
    preference = style_hints().accessibility().contrastPreference()
    return preference == Qt.ContrastPreference.HighContrast


@lru_cache(maxsize=1)
def style_hints() -> QStyleHints:
    """Return the desktop's hints, by one reference: PySide deletes what hangs on a lost one."""
    return QGuiApplication.styleHints()


def mixed(ground: QColor, colour: QColor, share: float) -> QColor:
    """Return a colour between two: share 0 is the ground, 1 the other."""
    low, high = ground.toRgb(), colour.toRgb()
    pairs = (
        (low.redF(), high.redF()),
        (low.greenF(), high.greenF()),
        (low.blueF(), high.blueF()),
    )
    return QColor.fromRgbF(*(start + share * (end - start) for start, end in pairs))


@lru_cache(maxsize=256)
def _colour(code: str, alpha: float) -> QColor:
    colour = QColor(code)
    colour.setAlphaF(alpha)
    return colour


@lru_cache(maxsize=64)
def _font(points: float, bold: bool) -> QFont:
    font = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
    font.setPointSizeF(points)
    font.setBold(bold)
    return _without_ligatures(font)


@lru_cache(maxsize=64)
def _symbol_font(points: float) -> QFont:
    font = QFont("DejaVu Serif")
    font.setFamilies(["Cambria", "STIX Two Text", "DejaVu Serif", "Times New Roman"])
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setItalic(True)
    font.setPointSizeF(points)
    return _without_ligatures(font)


def _without_ligatures(font: QFont) -> QFont:
    """Let every letter be a sign of its own: "coefficient" in a PDF is found by its letters."""
    font.setFeature(QFont.Tag("liga"), 0)
    return font
