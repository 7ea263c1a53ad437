"""The window of the user's guide, as a reader uses it."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from gui.help.guide_pages import PAGES
from gui.help.guide_window import GuideWindow
from tests.gui.conftest import press_key, settle

ROOT = Path(__file__).parents[3]
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def opened(window):
    window.actions_["actionGuide"].trigger()
    settle()
    return window.findChild(GuideWindow)


@pytest.fixture
def guide(window):
    return opened(window)


def shown(guide):
    return guide.page.toPlainText()


def test_its_key_opens_it_and_the_same_one_comes_up_again(window):
    press_key(window, Qt.Key.Key_F1, SHIFT)
    guide = window.findChild(GuideWindow)
    assert guide.isVisible()
    assert "The first five minutes" in shown(guide)
    guide.go("files")
    guide.close()
    assert opened(window) is guide
    assert "Sessions" in shown(guide)


def test_the_launch_does_not_import_it():
    code = (
        "import sys; from gui.app import create_application, create_window;"
        "create_application(['x']); create_window();"
        "print([name for name in sys.modules if name.startswith('gui.help.guide')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_opens_from_the_contents(open_window, language):
    guide = opened(open_window(language))
    for row, page in enumerate(PAGES):
        item = guide.contents.topLevelItem(row)
        guide.contents.itemClicked.emit(item, 0)
        settle()
        assert guide.location == (page, "")
        assert shown(guide).startswith(item.text(0))


def test_a_heading_of_the_contents_brings_it_to_the_top(guide):
    guide.go("pictures")
    item = guide.contents.topLevelItem(PAGES.index("pictures")).child(9)
    guide.contents.itemActivated.emit(item, 0)
    settle()
    assert guide.page.textCursor().block().text() == item.text(0)
    assert 0 <= guide.page.cursorRect().top() < 60


def test_it_follows_the_language_and_stays_where_one_was_reading(window, guide):
    guide.go("training")
    bar = guide.page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    window.set_language("fr")
    settle()
    assert shown(guide).startswith("Apprendre")
    assert "Espace" in shown(guide)
    assert guide.contents.topLevelItem(0).text(0) == "Les cinq premières minutes"
    assert 0.4 < bar.value() / bar.maximum() < 0.6


def test_it_follows_theme_and_projector(window, guide, monkeypatch):
    before = guide.page.document().defaultFont().pointSizeF()
    dark = guide.page.grab().toImage().pixelColor(5, 5).lightness()
    window.set_theme("light")
    settle()
    assert dark < 60 < 200 < guide.page.grab().toImage().pixelColor(5, 5).lightness()
    monkeypatch.setattr(window, "showFullScreen", lambda: None)
    window.actions_["actionProjector"].setChecked(True)
    settle()
    assert guide.page.document().defaultFont().pointSizeF() > 1.3 * before


def test_links_lead_to_pages_and_headings_and_back_again(guide):
    guide.follow(QUrl("teachers.md"))
    assert guide.location == ("teachers", "")
    guide.follow(QUrl("plants.md#from-a-table"))
    assert guide.page.textCursor().block().text() == "From a table"
    guide.follow(QUrl("../../course/FORMAT.md"))
    assert guide.location[0] == "lesson"
    guide.back.click()
    guide.back.click()
    assert guide.location == ("teachers", "")
    guide.forward.click()
    assert guide.location == ("plants", "from-a-table")


def test_a_link_that_leads_out_of_the_program_is_not_followed(guide):
    out = ("https://example.org/x.md", "file:///etc/passwd", "../../../README.md", "nowhere.md")
    for link in out:
        guide.follow(QUrl(link))
        assert guide.location == ("start", "")


def test_nothing_but_pictures_of_the_guide_is_loaded(guide):
    for name in ("https://example.org/x.png", "../../../x.png", "start.md"):
        image = guide.page.loadResource(2, QUrl(name))
        assert isinstance(image, QImage)
        assert image.isNull()


def test_a_word_is_found_on_this_page_and_on_those_after_it(guide):
    press_key(guide, Qt.Key.Key_F, CONTROL)
    assert guide.focusWidget() is guide.search_box
    QTest.keyClicks(guide.search_box, "clicker")
    press_key(guide, Qt.Key.Key_Return)
    first = guide.location[0]
    assert first != "start"
    assert guide.page.textCursor().selectedText().lower() == "clicker"
    for _ in range(12):
        press_key(guide, Qt.Key.Key_F3)
        assert guide.page.textCursor().selectedText().lower() == "clicker"
    assert guide.search_result.text() == ""


def test_a_word_that_is_nowhere_is_said_to_be(guide):
    guide.search_box.setText("xyzzy")
    press_key(guide, Qt.Key.Key_F3, SHIFT)
    assert guide.search_result.text() == "not found"
    assert guide.location == ("start", "")


def test_pages_turn_by_keys_and_escape_leaves_the_words_then_the_guide(guide):
    press_key(guide, Qt.Key.Key_PageDown, CONTROL)
    assert guide.location == ("plants", "")
    press_key(guide, Qt.Key.Key_PageUp, CONTROL)
    press_key(guide, Qt.Key.Key_PageUp, CONTROL)
    assert guide.location == ("start", "")
    press_key(guide, Qt.Key.Key_F, CONTROL)
    press_key(guide, Qt.Key.Key_Escape)
    assert guide.isVisible()
    press_key(guide, Qt.Key.Key_Escape)
    assert not guide.isVisible()


def test_keys_pressed_in_the_guide_do_not_reach_the_lab(window, guide):
    press_key(guide, Qt.Key.Key_Space)
    press_key(guide, Qt.Key.Key_R)
    assert not window.store.is_playing
    assert not window.store.can_undo


def test_pictures_stay_within_the_page(guide):
    guide.resize(700, 500)
    settle()
    assert guide.page.document().size().width() <= guide.page.viewport().width() + 1
