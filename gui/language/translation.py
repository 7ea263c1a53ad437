"""The language on screen: translators, and numbers as that language writes them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QTranslator

import resources
from engine.errors import Language

LANGUAGES: tuple[Language, ...] = ("en", "fr")

_installed: list[QTranslator] = []
_on_screen: list[Language] = ["en"]


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Mark a text to be translated later; lupdate knows this name."""
    return text


def system_language() -> Language:
    """Return the system's language if it is one of ours, English otherwise."""
    return "fr" if QLocale.system().language() == QLocale.Language.French else "en"


def language() -> Language:
    """Return the language on screen; it is asked for with every number that is written."""
    return _on_screen[0]


@contextmanager
def speaking(code: Language) -> Iterator[None]:
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


def set_language(code: Language) -> None:
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
