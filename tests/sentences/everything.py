"""All that is said, in one language or in both side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QSettings

from engine.errors import Language
from gui.app.application import create_lab
from gui.language.translation import set_language
from tests.sentences.pictures import pictures
from tests.sentences.refusals import refusals
from tests.sentences.said import Said
from tests.sentences.verdicts import verdicts
from tests.sentences.window import window


class Pair(NamedTuple):
    """One sentence in both languages; "" where only the other one says something there."""

    state: str
    place: str
    en: str
    fr: str


def everything(language: Language) -> list[Said]:
    """Bring every state about in a language, and return what it says."""
    set_language(language)
    with TemporaryDirectory() as name:
        folder = Path(name)
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, name)
        lab = create_lab(language, "dark")
        result = [*verdicts(), *pictures(lab.window), *window(lab, folder), *refusals(folder)]
        lab.controllers.course.lesson_file.close()
        lab.window.close()
        lab.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    set_language("en")
    return result


def in_both_languages() -> Iterator[Pair]:
    """Yield what is said at the same place of the same state, in the order in which it is said."""
    said = {language: _placed(everything(language)) for language in ("en", "fr")}  # type: ignore[arg-type]
    places = dict.fromkeys([*said["en"], *said["fr"]])
    for place in places:
        yield Pair(place[0], place[1], said["en"].get(place, ""), said["fr"].get(place, ""))


def _placed(texts: list[Said]) -> dict[tuple[str, str, int], str]:
    """Number the texts of each place."""
    counts: Counter[tuple[str, str]] = Counter()
    result = {}
    for state, place, text in texts:
        result[state, place, counts[state, place]] = text
        counts[state, place] += 1
    return result
