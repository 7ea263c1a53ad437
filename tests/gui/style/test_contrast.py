"""Every text can be read: its contrast with what it stands on, as WCAG 2 measures it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QRadioButton, QSpinBox, QWidget

from engine.arrays import indices
from gui.app import system_contrast
from gui.app.system_contrast import SystemContrast
from gui.registry.arrangements import ARRANGEMENTS
from gui.style import theme as themes
from gui.style.palette import CONTRAST, DARK, LIGHT
from gui.style.theme import look_of
from tests.gui.conftest import settle, show_everything, shown

LEAST, HIGH = 4.5, 7.0
INKS = ("text", "muted", "toxic", "harmless", "frontier", "parameter", "loss", "test_loss",
        "likelihood", "probe")  # fmt: skip
GROUNDS = ("ground", "panel", "raised", "good_ground", "warning_ground")
PAIRS = [
    *((ink, ground) for ink in INKS for ground in GROUNDS),
    *((ink, region) for ink in ("text", "muted") for region in ("toxic_region", "harmless_region")),
    ("toxic", "toxic_region"),
    ("harmless", "harmless_region"),
    ("text", "edge"),  # of a button that is pressed in
]


def luminance(colour):
    shares = [
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * shares[0] + 0.7152 * shares[1] + 0.0722 * shares[2]


def contrast(one, other):
    low, high = sorted((luminance(QColor(one)), luminance(QColor(other))))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_wcag_does():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    ("palette", "least"), [(DARK, LEAST), (LIGHT, LEAST), (CONTRAST, HIGH)], ids=str
)
def test_every_ink_can_be_read_on_every_ground(palette, least):
    faint = {
        pair: round(ratio, 2)
        for pair in PAIRS
        if (ratio := contrast(*(getattr(palette, name) for name in pair)))
        < (LEAST if pair[1] == "edge" else least)
    }
    assert faint == {}


@pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
def test_no_text_on_a_picture_is_fainter(open_window, monkeypatch, theme):
    window = open_window(theme=theme)
    show_everything(window)
    window.store.session.learn(30)
    window.store.flush()
    settle()
    panel, faint, written = QColor(look_of(theme).palette.panel), {}, []
    draw_text = QPainter.drawText

    def measured(painter, *arguments):
        text = next((one for one in arguments if isinstance(one, str)), "")
        colour = painter.pen().color()
        ink = themes.mixed(panel, colour, colour.alphaF() * painter.opacity())
        written.append(text)
        if text.strip() and contrast(ink, panel) < LEAST:
            faint[text] = (colour.name(QColor.NameFormat.HexArgb), painter.opacity())
        draw_text(painter, *arguments)

    monkeypatch.setattr(QPainter, "drawText", measured)
    for picture in window.pictures.values():
        picture.canvas.repaint()
    assert len(written) > 200
    assert faint == {}


@pytest.mark.parametrize(("theme", "least"), [("light", 3.0), ("dark", LEAST)])
def test_the_share_that_the_plant_is_not_is_read_too(open_window, monkeypatch, theme, least):
    """Bold numbers; those of the other kind are beside the point, and still said."""
    window = open_window(theme=theme)
    picture = shown(window, "bernoulli")
    window.store.session.learn(60)
    window.store.select(indices([1]))
    window.store.flush()
    settle()
    panel, ratios = QColor(look_of(theme).palette.panel), []
    draw_text = QPainter.drawText

    def measured(painter, *arguments):
        colour = painter.pen().color()
        ink = themes.mixed(panel, colour, colour.alphaF() * painter.opacity())
        ratios.append(contrast(ink, panel))
        draw_text(painter, *arguments)

    monkeypatch.setattr(QPainter, "drawText", measured)
    picture.canvas.repaint()
    assert len(ratios) >= 4
    assert min(ratios) >= least


def test_the_colours_of_widgets_are_those_of_the_palette(open_window):
    """A style sheet that names another colour would not be measured above."""
    window = open_window(theme="contrast")
    for name in ARRANGEMENTS:
        window.layout_.arrange(name)
    settle()
    known = {QColor(code).name() for code in CONTRAST}
    palette = QApplication.palette()
    for widget in window.findChildren(QWidget):
        ink = widget.palette().color(widget.foregroundRole())
        assert ink.name() in known, widget
    assert contrast(palette.highlightedText().color(), palette.highlight().color()) >= HIGH


@pytest.mark.parametrize(
    ("theme", "kinds"),
    [
        ("dark", [QCheckBox, QRadioButton]),
        ("contrast", [QCheckBox, QRadioButton, QLineEdit, QSpinBox]),
    ],
)
def test_an_empty_box_or_field_has_a_frame_that_is_seen(window, qtbot, theme, kinds):
    """Black on black, what can be ticked or typed in would be a gap."""
    window.set_theme(theme)
    for kind in kinds:
        widget = kind()
        qtbot.addWidget(widget)
        image, ground = widget.grab().toImage(), look_of(theme).palette.ground
        column = image.height() // 2
        edges = {image.pixelColor(x, column).name() for x in range(4)}
        assert max(contrast(colour, ground) for colour in edges) >= 3, kind
    window.set_theme("light")
    assert QApplication.palette("QCheckBox").window().color() == QColor(LIGHT.ground)


def test_high_contrast_has_thicker_lines():
    assert look_of("contrast").width(2) > look_of("dark").width(2)
    assert look_of("contrast", projector=True).width(2) > look_of("dark", projector=True).width(2)
    assert look_of("contrast").theme == "contrast"


@pytest.mark.parametrize(("is_chosen", "theme"), [(False, "contrast"), (True, "dark")])
def test_the_desktops_wish_is_taken_unless_a_theme_was_chosen(
    window, monkeypatch, is_chosen, theme
):
    wish = SystemContrast(window.appearance, is_chosen)
    hints = themes.style_hints().accessibility()
    monkeypatch.setattr(system_contrast, "wants_contrast", lambda: True)
    hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert window.theme == theme
    window.actions_["actionThemeLight"].trigger()
    wish.follow()
    assert window.theme == "light"


def test_the_theme_of_the_system_is_of_high_contrast_where_it_asks(open_window, monkeypatch):
    window = open_window(theme="system")
    SystemContrast(window.appearance, is_theme_chosen=True)
    assert window.look.palette is DARK
    monkeypatch.setattr(themes, "wants_contrast", lambda: True)
    themes.style_hints().accessibility().contrastPreferenceChanged.emit(
        Qt.ContrastPreference.HighContrast
    )
    assert window.look.palette is CONTRAST
