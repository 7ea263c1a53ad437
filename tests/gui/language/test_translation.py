import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtCore import QFileInfo
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QToolButton

from gui.language.translation import set_language

ROOT = Path(__file__).parents[3]
FRENCH = ROOT / "resources" / "translations" / "perceptron_fr.ts"
SOURCES = sorted((ROOT / "gui").rglob("*.py"))


def tool(name):
    """Return a Qt tool that comes with PySide6 in this environment."""
    folder = Path(sys.executable).parent
    matches = [path for path in folder.glob(f"{name}*") if path.is_file()]
    if not matches:
        pytest.fail(f"{name} should come with PySide6, and is not in {folder}")
    return str(matches[0])


def messages(path):
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name"), message.findtext("source"), message.find("translation")


def test_every_text_has_its_french():
    unfinished = [
        source
        for _, source, translation in messages(FRENCH)
        if translation.get("type") or not (translation.text or "").strip()
    ]
    assert unfinished == []


def test_the_french_file_holds_every_text_of_the_sources(tmp_path):
    fresh = tmp_path / "fresh.ts"
    sources = [str(path) for path in SOURCES]
    subprocess.run(
        [tool("pyside6-lupdate"), *sources, "-ts", str(fresh)], check=True, capture_output=True
    )
    wanted = {(context, source) for context, source, _ in messages(fresh)}
    stored = {(context, source) for context, source, _ in messages(FRENCH)}
    assert wanted - stored == set()
    assert stored - wanted == set()


def test_the_compiled_file_is_made_of_the_french_texts(tmp_path):
    compiled = tmp_path / "fresh.qm"
    subprocess.run(
        [tool("pyside6-lrelease"), "-silent", str(FRENCH), "-qm", str(compiled)], check=True
    )
    assert compiled.read_bytes() == FRENCH.with_suffix(".qm").read_bytes()


def test_both_languages_have_the_same_placeholders():
    for _, source, translation in messages(FRENCH):
        placeholder = re.compile(r"\{\w+\}")
        assert sorted(placeholder.findall(source)) == sorted(
            placeholder.findall(translation.text)
        ), source


def test_french_has_a_space_before_the_signs_that_want_one():
    for _, _, translation in messages(FRENCH):
        assert not re.search(r"\w[;!?](?!\w)", translation.text), translation.text


def test_no_f_string_is_translated_since_it_would_never_match():
    for path in SOURCES:
        assert not re.search(r"\b(tr|translate|QT_TRANSLATE_NOOP)\(\s*f[\"']", path.read_text())


def test_qts_own_dialogue_for_files_speaks_french_throughout(qtbot):
    texts: dict[str, list[str]] = {}
    for language in ("en", "fr"):
        set_language(language)
        dialog = QFileDialog(None, "", "", "A (*.a)")
        qtbot.addWidget(dialog)
        labels = [dialog.labelText(label) for label in QFileDialog.DialogLabel]
        buttons = [
            button.toolTip() for button in dialog.findChildren(QToolButton) if button.toolTip()
        ]
        kinds = [QFileIconProvider().type(QFileInfo(path)) for path in ("/", str(ROOT))]
        texts[language] = labels + buttons + kinds
    set_language("en")
    assert len(texts["en"]) > 8
    assert [en for en, fr in zip(*texts.values(), strict=True) if en == fr] == []
