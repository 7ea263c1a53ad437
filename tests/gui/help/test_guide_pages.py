"""The user's guide says what is true of the program, in both languages alike."""

import re
import xml.etree.ElementTree as ElementTree

import pytest
from PySide6.QtGui import QImage

from gui.help.guide_pages import (
    GUIDE,
    PAGES,
    RESOURCES,
    headings_of,
    keys_of,
    path_of,
    slug_of_picture,
    text_of,
)
from gui.language import translation
from gui.registry.actions import ACTIONS
from gui.registry.pictures import PICTURES, PLOTS, picture_names, title_of
from tests import guide_pictures

LANGUAGES = ("en", "fr")
FENCE = re.compile(r"```.*?```", re.DOTALL)
CODE = re.compile(r"`[^`]*`")
IMAGE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
BOLD = re.compile(r"\*\*(.+?)\*\*")
OWN_PAGES = [page for page in PAGES if page != "lesson"]
MOST_BYTES = 2_500_000


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request, qapp):
    """Once for all pages: every window that a test has left hears of a change of language."""
    translation.set_language(request.param)
    yield request.param
    translation.set_language("en")


def plainly(text):
    """A text as it can be compared: no marks, plain spaces, … for every number put in."""
    text = re.sub(r"\{\w+\}", "…", text).replace("&", "").replace("'", "’")
    return re.sub(r"[\s\u00a0\u202f]+", " ", text).strip()


def texts_on_screen(language):
    """Every text of the program in a language."""
    root = ElementTree.parse(RESOURCES / "translations" / "perceptron_fr.ts").getroot()
    field = "translation" if language == "fr" else "source"
    return {plainly(message.findtext(field) or "") for message in root.iter("message")}


def test_both_languages_have_the_same_pages(qapp):
    for language in LANGUAGES:
        files = {path.stem for path in (GUIDE / language).glob("*.md")}
        assert files == set(OWN_PAGES)


@pytest.mark.parametrize("page", OWN_PAGES)
def test_both_languages_have_the_same_parts(page):
    shapes = []
    for language in LANGUAGES:
        text = (GUIDE / language / f"{page}.md").read_text(encoding="utf-8")
        marks = re.findall(r"^(#+ |- |\d\. |\|)", FENCE.sub("", text), flags=re.MULTILINE)
        names = re.findall(r"\{(?:text|key|menu|picture|title|where):\w+\}|\{\w+\}", text)
        links = [target.split("#")[0].replace(".fr.md", ".md") for target in LINK.findall(text)]
        images = [name for _alt, name in IMAGE.findall(text)]
        shapes.append((marks, sorted(names), links, images, len(FENCE.findall(text))))
    assert shapes[0] == shapes[1]


def test_every_name_put_in_is_known(language):
    for page in OWN_PAGES:
        text = CODE.sub("", FENCE.sub("", text_of(path_of(page))))
        assert not re.search(r"\{\w+(:\w+)?\}", text), page


@pytest.mark.parametrize("page", OWN_PAGES)
def test_what_is_in_bold_is_on_screen(language, page):
    """What a page says with weight of its own is in italics."""
    known = texts_on_screen(language)
    source = path_of(page).read_text(encoding="utf-8")
    said = []
    for words in BOLD.findall(CODE.sub("", FENCE.sub("", source))):
        said += [plainly(part) for part in words.split(" › ")]
    strangers = [text for text in said if text not in known]
    assert strangers == []


def test_every_key_of_a_part_of_the_course_that_is_typed_out_is_one(language):
    keys = {spec.keys[0] for spec in ACTIONS if spec.group == "arrangement"}
    for page in OWN_PAGES:
        text = path_of(page).read_text(encoding="utf-8")
        assert set(re.findall(r"`(F\d+)`", text)) <= keys, page


def test_the_keys_that_a_clicker_may_send_by_mistake_do_what_teachers_are_told(language):
    assert keys_of("actionToolBrush") == "B"
    assert keys_of("actionArrangeLikelihood") == "F5"
    assert re.search(r"`B`.*`F5`", path_of("teachers").read_text(encoding="utf-8"))


def test_every_picture_has_its_part_and_its_screenshot(language):
    text = path_of("pictures").read_text(encoding="utf-8")
    for name in PICTURES:
        assert text.count(f"## {{title:{name}}}\n\n![") == 1
        assert f"(pictures/{name}.png)" in text


def test_every_action_that_has_a_key_is_in_the_table_of_keys(language):
    text = text_of(path_of("keys"))
    missing = [
        spec.name for spec in ACTIONS if spec.keys and f"`{keys_of(spec.name, 3)}`" not in text
    ]
    assert missing == []


def test_screenshots_are_those_that_the_pages_show_and_have_words_for_whoever_sees_none(language):
    shown = set()
    for page in OWN_PAGES:
        for alt, name in IMAGE.findall(path_of(page).read_text(encoding="utf-8")):
            assert alt
            shown.add(name)
    there = {f"pictures/{path.name}" for path in (GUIDE / language / "pictures").iterdir()}
    assert shown == there
    assert all(QImage(str(GUIDE / language / name)).width() <= 900 for name in there)


def test_screenshots_are_small():
    assert sum(path.stat().st_size for path in GUIDE.rglob("*.png")) < MOST_BYTES


def test_every_link_leads_somewhere(language):
    for page in OWN_PAGES:
        for link in LINK.findall(path_of(page).read_text(encoding="utf-8")):
            name, _, slug = link.partition("#")
            target = (path_of(page).parent / name).resolve()
            assert target.is_file(), link
            assert target.is_relative_to(RESOURCES), link
            assert not slug or slug in [one.slug for one in headings_of(text_of(target))], link


def test_no_page_asks_for_anything_from_outside():
    for path in GUIDE.rglob("*.md"):
        assert "://" not in path.read_text(encoding="utf-8"), path


def test_french_is_set_with_the_spaces_and_quotes_it_wants():
    for path in (GUIDE / "fr").glob("*.md"):
        plain = CODE.sub("", FENCE.sub("", path.read_text(encoding="utf-8")))
        assert not re.search(r"\w[;!?](?=\s)|\w'\w", plain), path


@pytest.mark.long
@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_screenshots_show_what_the_program_shows_now(qapp, code):
    """If it fails: python -m tests.pictures."""
    assert guide_pictures.stale(code) == []
    translation.set_language("en")


def test_every_picture_has_a_heading_that_its_menu_leads_to(language):
    titles = {heading.slug: heading.text for heading in headings_of(text_of(path_of("pictures")))}
    slugs = [slug_of_picture(name) for name in picture_names()]
    assert len(set(slugs)) == len(slugs)
    for name, slug in zip(picture_names(), slugs, strict=True):
        assert name in PLOTS or titles[slug] == title_of(name)
    assert [slug_of_picture(name) for name in PLOTS] == [*titles][1:3]
