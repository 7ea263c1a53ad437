"""Sentences that are put together of a pattern and what stands in it read well in every case."""

import re

import pytest

from engine.errors import UserError
from gui.files import questions
from gui.files.import_dialog import ImportDialog
from gui.language.sentences import clipboard_name, refusal
from gui.language.translation import set_language
from tests.gui.language.test_translation import FRENCH, messages

ARTICLES = re.compile(r"\b(?:[Dd]e|[Àà]|[Pp]our de) (?:le|les)\b")
NOUNS = "plants|plantes|rows|lignes|steps|frames|images|times|autres|justes|seconds|secondes"
NEVER_ONE = {
    "{0} plants read", "{0} rows left out ({1})", "{0}: {1} plants, kept on {2}.",
    "and {0} more: their product is {1}", "and {0} more: the log of their product is {1}",
    "from w = {0}: {1} steps to w = {2}",
    "{0} frames. The last one stands a moment longer.", "one hop: {0} steps; dashed: the next step",
    "Speed: {0} steps/s", "{0} of {1} plants drawn", "The same plants, taken {0} times",
}  # fmt: skip
"""Patterns that have a sibling for 1, or that are of more than one alone."""


@pytest.fixture
def french(qapp):
    set_language("fr")
    yield
    set_language("en")


def test_the_clipboard_is_named_in_french_wherever_a_file_is(french, qtbot):
    from engine.files.tables import plants_table, table

    read = table.exhaust(table.reading("a;b;c\n1;2;x\n3;4;y\n", clipboard_name()))
    choice = plants_table.guess(read).choice
    dialog = ImportDialog(None, read, choice, clipboard_name())
    qtbot.addWidget(dialog)
    said = [dialog.windowTitle()]
    for code in ("table_large", "table_long", "table_columns", "table_workbook"):
        error = UserError(code, file=clipboard_name(), most=9, rows=9, cells=9)
        said.append(refusal(error))
        assert said[-1].startswith("Le presse-papiers"), said[-1]
    for context, source, translation in messages(FRENCH):
        if context == "Import" and "{0}" in source and "plant" not in source:
            said.append(translation.text.format(clipboard_name(), "…"))
    assert len(said) >= 8
    assert [text for text in said if ARTICLES.search(text)] == []


def test_a_file_keeps_the_first_letter_of_its_name(french):
    assert refusal(UserError("table_large", file="mesures.csv", most=9)).startswith("mesures.csv")


def test_work_without_a_file_is_named_in_french(french, open_window):
    window = open_window("fr", is_shown=False)
    box = questions.ask_to_save(window, "", "", list, list, None, list)
    assert not ARTICLES.search(box.text())
    box.close()
    for plants, words in ((0, "0 plante, gardée"), (1, "1 plante, gardée"), (2, "2 plantes, ")):
        box = questions.ask_about_left_behind(window, "essai", plants, 0.0, list, list, list)
        assert words in box.informativeText()
        box.close()


@pytest.mark.parametrize("count", ["0", "1"])
def test_one_of_anything_is_no_plural(count):
    """In French nothing is singular, too."""
    wrong = []
    for _, source, translation in messages(FRENCH):
        if source in NEVER_ONE or not re.search(r"\{\w+\}", source):
            continue
        for text in (source, translation.text) if count == "1" else (translation.text,):
            filled = re.sub(r"\{\w+\}", count, text)
            wrong += re.findall(rf"\b{count} (?:{NOUNS})\b[^.]*", filled)
    assert wrong == []
