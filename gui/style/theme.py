"""Colours, sizes and fonts: the one place where the lab decides how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

Theme = Literal["dark", "light", "system"]
THEMES: tuple[Theme, ...] = ("dark", "light", "system")

ColourName = Literal[
    "ground", "panel", "raised", "edge", "text", "muted", "toxic", "harmless", "toxic_region",
    "harmless_region", "frontier", "parameter", "loss", "likelihood", "probe", "outline",
    "good_ground", "warning_ground",
]  # fmt: skip
"""The fields of a palette: a name that is none does not pass mypy."""

KIND_COLOURS: tuple[ColourName, ColourName] = ("harmless", "toxic")
REGION_COLOURS: tuple[ColourName, ColourName] = ("harmless_region", "toxic_region")
"""The colours of kind 0 and kind 1."""


class Palette(NamedTuple):
    """One theme; each value of the course keeps its colour in every picture."""

    ground: str
    panel: str
    raised: str
    edge: str
    text: str
    muted: str
    toxic: str
    harmless: str
    toxic_region: str
    harmless_region: str
    frontier: str
    parameter: str
    loss: str
    likelihood: str
    probe: str
    outline: str
    good_ground: str
    warning_ground: str


DARK = Palette(
    ground="#0b0d10",
    panel="#14181c",
    raised="#20262d",
    edge="#2c333b",
    text="#eceff2",
    muted="#9aa5b1",
    toxic="#ff9d3d",
    harmless="#5cc3f2",
    toxic_region="#542c0c",
    harmless_region="#143c44",
    frontier="#8ed65f",
    parameter="#ffd84d",
    loss="#ff5e57",
    likelihood="#ff8f7a",
    probe="#ff7ab0",
    outline="#0b0d10",
    good_ground="#1a2517",
    warning_ground="#33191a",
)

LIGHT = Palette(
    ground="#f3f5f7",
    panel="#ffffff",
    raised="#e6eaee",
    edge="#c9d0d7",
    text="#1a1e23",
    muted="#566270",
    toxic="#d95f02",
    harmless="#0f6fb3",
    toxic_region="#fbdcc0",
    harmless_region="#cde6f2",
    frontier="#2c8a12",
    parameter="#8f6a00",
    loss="#cc2320",
    likelihood="#b84a33",
    probe="#b8145c",
    outline="#ffffff",
    good_ground="#e7f4e0",
    warning_ground="#fce4e2",
)


@dataclass(frozen=True)
class Look:
    """A palette, and how large type and lines are: 1 at a desk, more at a projector."""

    palette: Palette = DARK
    type_scale: float = 1.0
    line_scale: float = 1.0
    panel_scale: float = 1.0
    """Of the type in panels that only the one at the desk needs to read."""

    @property
    def is_dark(self) -> bool:
        """Say whether the ground is dark."""
        return self.palette is DARK

    @property
    def theme(self) -> Theme:
        """The theme of the palette."""
        return "dark" if self.is_dark else "light"

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


def look_of(theme: Theme, projector: bool = False) -> Look:
    """Return the look of a theme; `system` asks the desktop, and is dark where it does not say."""
    if theme == "system":
        scheme = QGuiApplication.styleHints().colorScheme()
        theme = "light" if scheme == Qt.ColorScheme.Light else "dark"
    palette = LIGHT if theme == "light" else DARK
    return Look(palette, 1.4, 1.7, 1.25) if projector else Look(palette)


def apply_look(look: Look) -> None:
    """Dress the whole application in a look; again in the same one costs nothing."""
    app = QApplication.instance()
    if not isinstance(app, QApplication) or app.styleSheet() == _sheet(look):
        return
    if not app.styleSheet():
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(_qt_palette(look))
    app.setFont(look.font())
    app.setStyleSheet(_sheet(look))


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
    return font


@lru_cache(maxsize=64)
def _symbol_font(points: float) -> QFont:
    font = QFont("DejaVu Serif")
    font.setFamilies(["Cambria", "STIX Two Text", "DejaVu Serif", "Times New Roman"])
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setItalic(True)
    font.setPointSizeF(points)
    return font


def _qt_palette(look: Look) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    roles: dict[QPalette.ColorRole, ColourName] = {
        role.Window: "ground",
        role.WindowText: "text",
        role.Base: "panel",
        role.AlternateBase: "raised",
        role.ToolTipBase: "raised",
        role.ToolTipText: "text",
        role.PlaceholderText: "muted",
        role.Text: "text",
        role.Button: "raised",
        role.ButtonText: "text",
        role.BrightText: "loss",
        role.Link: "harmless",
        role.Highlight: "frontier",
        role.HighlightedText: "ground",
        role.Light: "edge",
        role.Midlight: "edge",
        role.Mid: "edge",
        role.Dark: "edge",
        role.Shadow: "ground",
    }
    for where, name in roles.items():
        palette.setColor(where, look.colour(name))
    for where in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, look.colour("muted", 0.55))
    return palette


def _sheet(look: Look) -> str:
    p = look.palette
    radius = 6
    return f"""
    /* type {look.type_scale} */
    QMainWindow, QMenuBar {{ background: {p.ground}; }}
    QMenuBar::item {{ padding: 3px 10px; background: transparent; border-radius: 4px; }}
    QMenuBar::item:selected {{ background: {p.raised}; }}
    QDockWidget {{ titlebar-close-icon: none; }}
    QDockWidget::title {{ background: {p.ground}; padding: 2px 8px; text-align: left; }}
    #panel, #coursePanel, #coursePage, LessonText, Picture {{ background: {p.panel}; }}
    #pageTurner {{ padding: 2px 6px; }}
    QMainWindow::separator {{ background: {p.ground}; width: 6px; height: 6px; }}
    QMainWindow::separator:hover {{ background: {p.frontier}; }}
    QTabBar::tab {{ background: transparent; color: {p.muted}; padding: 5px 12px;
        border-bottom: 2px solid transparent; }}
    QTabBar::tab:selected {{ color: {p.text}; border-bottom-color: {p.frontier}; }}
    QTabBar::tab:focus {{ color: {p.frontier}; }}
    QToolButton, QPushButton {{ background: {p.raised}; border: 1px solid {p.edge};
        border-radius: {radius}px; padding: 4px 8px; }}
    QToolButton:hover, QPushButton:hover {{ border-color: {p.muted}; }}
    QToolButton:checked {{ background: {p.edge}; border-color: {p.frontier}; }}
    QToolButton:focus, QPushButton:focus {{ border: 2px solid {p.frontier}; padding: 3px 7px; }}
    SegmentedChoice QToolButton {{ padding: 4px; }}
    SegmentedChoice QToolButton:focus {{ padding: 3px; }}
    QToolButton:disabled, QPushButton:disabled {{ color: {p.muted}; border-color: {p.raised}; }}
    NumberField {{ background: {p.panel}; border: 1px solid {p.edge}; border-radius: 4px;
        padding: 1px 4px; }}
    NumberField:focus {{ border-color: {p.frontier}; }}
    NumberField:disabled {{ color: {p.muted}; }}
    QToolTip {{ background: {p.raised}; color: {p.text}; border: 1px solid {p.edge};
        padding: 4px; }}
    #playButton {{ background: {p.frontier}; border-color: {p.frontier}; border-radius: 10px;
        padding: 5px 14px; }}
    #playButton:hover {{ background: {p.text}; border-color: {p.text}; }}
    #playButton:focus {{ border: 2px solid {p.text}; padding: 4px 13px; }}
    #sentence {{ background: {p.good_ground}; border-radius: {radius}px; }}
    #sentence[warning="true"] {{ background: {p.warning_ground}; }}
    #topBar, #arrangements {{ background: {p.ground}; border: none; padding: 0px; spacing: 0px; }}
    QMenuBar QToolButton {{ padding: 1px 8px; }}
    #arrangements QToolButton {{ background: transparent; border: none; color: {p.muted};
        border-bottom: 2px solid transparent; border-radius: 0px; padding: 2px 10px 3px 10px; }}
    #arrangements QToolButton:hover {{ color: {p.text}; }}
    #arrangements QToolButton:checked {{ color: {p.text}; border-bottom-color: {p.frontier}; }}
    #arrangements QToolButton:focus {{ color: {p.frontier}; }}
    #plantGrid {{ background: {p.panel}; selection-background-color: transparent; }}
    #cellEditor {{ background: {p.raised}; border: 2px solid {p.frontier}; padding: 0px 4px; }}
    #guideWindow GuideContents::item {{ padding: 3px 2px; }}
    #bar {{ background: {p.panel}; border-top: 1px solid {p.edge}; }}
    """
