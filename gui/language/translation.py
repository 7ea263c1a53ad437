"""The language on screen: translators, and numbers as that language writes them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QTranslator

import resources

LANGUAGES = ("en", "fr")

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_installed: list[QTranslator] = []
_on_screen = ["en"]


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Mark a text to be translated later; lupdate knows this name."""
    return text


def system_language() -> str:
    """Return the system's language if it is one of ours, English otherwise."""
    return "fr" if QLocale.system().language() == QLocale.Language.French else "en"


def language() -> str:
    """Return the language on screen; it is asked for with every number that is written."""
    return _on_screen[0]


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Write what is made meanwhile in a language, and leave what is on screen as it is.

    No event may be handled meanwhile: a widget that is painted would write in that language.
    """
    before, change = language(), QEvent.Type.LanguageChange
    if code == before:
        yield
        return
    QCoreApplication.sendPostedEvents(None, change)
    set_language(code)
    try:
        yield
    finally:
        set_language(before)
        # no widget on screen need write everything again: it was never in another language
        QCoreApplication.removePostedEvents(None, change)  # type: ignore[arg-type]


def set_language(code: str) -> None:
    """Switch every text and number; each widget hears of it as a LanguageChange event."""
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("set_language needs an application")
    for translator in _installed:
        app.removeTranslator(translator)
    _installed.clear()
    _on_screen[0] = code
    QLocale.setDefault(
        QLocale(QLocale.Language.French if code == "fr" else QLocale.Language.English)
    )
    if code == "fr":
        for translator in _french():
            _installed.append(translator)
            app.installTranslator(translator)


WHAT_QT_LACKS = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Drive"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
)
"""Texts of Qt's own that its French doesn't have; ours does."""


@lru_cache(maxsize=1)
def _french() -> list[QTranslator]:
    """Return Qt's texts and ours, read once."""
    ours = Path(resources.__file__).parent / "translations" / "perceptron_fr.qm"
    qts = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / "qtbase_fr.qm"
    translators = [QTranslator() for _ in (qts, ours)]
    pairs = zip(translators, (qts, ours), strict=True)
    return [translator for translator, path in pairs if translator.load(str(path))]


def number(value: float, digits: int = 3) -> str:
    """Write a number with this many significant digits: 0,231 or 1.2 × 10⁶, never NaN or inf."""
    if not math.isfinite(value):
        return "?"
    if value == 0:
        return "0"
    if not 1e-4 <= abs(value) < 10 ** max(digits, 5):
        mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
        return _localised(mantissa) + " × " + power_of_ten(int(exponent))
    places = max(0, digits - 1 - math.floor(math.log10(abs(value))))
    return _localised(f"{value:.{places}f}")


def power_of_ten(exponent: int) -> str:
    """Write a power of ten: 10⁻³²⁴."""
    return "10" + str(exponent).translate(_SUPERSCRIPTS)


def short(value: float, digits: int = 3) -> str:
    """Write a number as `number` does, without zeros that say nothing: 0,1 and not 0,100."""
    mantissa, times, power = number(value, digits).partition(" × ")
    mark = "," if language() == "fr" else "."
    if mark in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(mark)
    return mantissa + times + power


def fixed(value: float, places: int = 2) -> str:
    """Write a number with this many places, so that it does not dance while it changes."""
    if not math.isfinite(value):
        return "?"
    if abs(value) >= 1e5:
        return number(value, 3)
    text = f"{value:.{places}f}"
    return _localised(text.lstrip("-") if float(text) == 0 else text)


def whole(value: int) -> str:
    """Write a whole number in groups of three: 12 345 or 12,345."""
    return grouped(value, 0)


def grouped(value: float, places: int) -> str:
    """Write a number with this many places, its thousands set apart: 12 345,5 or 12,345.5."""
    text = f"{value:,.{places}f}".replace("-", "−")
    if language() == "fr":
        text = text.replace(",", "\u202f").replace(".", ",")
    return text


def percent(share: float, fine: bool = False) -> str:
    """Write a share as a percentage; 100 % and 0 % only where nothing else is true.

    A fine one below 10 % has a decimal.
    """
    points = 100 * share
    if 99.5 <= points < 100:
        text = f"{min(points, 99.9):.1f}"
    elif 0 < points < 0.5 or (fine and 0 < points < 9.95):
        text = "< 0.1" if points < 0.1 else f"{points:.1f}"
    else:
        text = f"{points:.0f}"
    return _localised(text) + ("\u202f%" if language() == "fr" else "%")


def parse(text: str) -> float | None:
    """Read a number that a person typed, with a point or a comma, or as 1/3; None if it is none."""
    plain = text.strip().replace("−", "-").replace(",", ".").replace("\u202f", "")
    plain = plain.replace(" ", "").replace("×10", "e").translate(_PLAIN_DIGITS)
    if "_" in plain:
        return None
    above, is_fraction, below = plain.partition("/")
    try:
        value = float(above) / float(below) if is_fraction else float(plain)
    except (ValueError, ZeroDivisionError):
        return None
    return value if math.isfinite(value) else None


_PLAIN_DIGITS = {
    ord(raised): plain for plain, raised in zip("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True)
}


def _localised(text: str) -> str:
    text = text.replace("-", "−")
    return text.replace(".", ",") if language() == "fr" else text
