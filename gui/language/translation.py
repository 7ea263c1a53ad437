"""The language on screen: QTranslator for English and French, and the switch between them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QTranslator

import resources
from engine.errors import Language
from gui.language.marking import QT_TRANSLATE_NOOP

LANGUAGES: tuple[Language, ...] = ("en", "fr")

_installed: list[QTranslator] = []
_current: list[Language] = ["en"]


def system_language() -> Language:
    """Return the system's language if it is one of ours, English otherwise."""
    return "fr" if QLocale.system().language() == QLocale.Language.French else "en"


def language() -> Language:
    """Return the language on screen; it is asked for with every number that is written."""
    return _current[0]


@contextmanager
def temporary_language(code: Language) -> Iterator[None]:
    """Switch the language within a context, and leave every text on screen as it is.

    No event may be handled within: a widget that is painted would write in that language.
    """
    previous, language_change = language(), QEvent.Type.LanguageChange
    if code == previous:
        yield
        return
    QCoreApplication.sendPostedEvents(None, language_change)
    set_language(code)
    try:
        yield
    finally:
        set_language(previous)
        # no widget on screen need write everything again: it was never in another language
        QCoreApplication.removePostedEvents(None, language_change)  # type: ignore[arg-type]


def set_language(code: Language) -> None:
    """Switch every text and number; each widget hears of it as a LanguageChange event."""
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("set_language needs an application")
    for translator in _installed:
        app.removeTranslator(translator)
    _installed.clear()
    _current[0] = code
    QLocale.setDefault(
        QLocale(QLocale.Language.French if code == "fr" else QLocale.Language.English)
    )
    if code == "fr":
        for translator in _french():
            _installed.append(translator)
            app.installTranslator(translator)


MISSING_IN_QT = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Drive"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
)
"""Texts of Qt's that its own French translation lacks; ours has them."""


@lru_cache(maxsize=1)
def _french() -> list[QTranslator]:
    """Return Qt's texts and ours, read once."""
    ours = Path(resources.__file__).parent / "translations" / "perceptron_fr.qm"
    qts = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / "qtbase_fr.qm"
    translators = [QTranslator() for _ in (qts, ours)]
    pairs = zip(translators, (qts, ours), strict=True)
    return [translator for translator, path in pairs if translator.load(str(path))]
