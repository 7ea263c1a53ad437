"""The list of sentences is whole: no verdict, refusal or text of the translation is missing."""

import re

import pytest

from engine.errors import _sentences
from engine.explain.diagnosis import Remedy, Verdict
from gui.language.translation import set_language
from tests.gui.language.test_translation import FRENCH, messages
from tests.sentences.everything import everything
from tests.sentences.exceptions import EXCEPTIONS
from tests.sentences.models import MODELS
from tests.sentences.refusals import refusals
from tests.sentences.runs import RUNS
from tests.sentences.said import plain
from tests.sentences.verdicts import said_of

UNPARTED = re.compile(r"(?<![\d.,])\d{5,}")
HYPHEN_AS_MINUS = re.compile(r"(?<![\w.…—-])-\d")
NAMES = ("a.csv", "a.svg", "page.toml")


@pytest.fixture(scope="module")
def frames():
    return {state: make() for state, make in (RUNS | MODELS).items()}


@pytest.fixture
def french_after_english(qapp):
    yield ("en", "fr")
    set_language("en")


def test_each_verdict_remedy_and_refusal_is_brought_about(qapp, tmp_path, frames):
    diagnoses = [frame.diagnosis for frame in frames.values()]
    assert {one.verdict for one in diagnoses} == set(Verdict)
    assert {one.remedy for one in diagnoses} == {None, *Remedy}
    states = "".join(said.state for said in refusals(tmp_path))
    assert [code for code in _sentences()["en"] if f"[{code}]" not in states] == []


def test_verdicts_and_refusals_are_written_as_sentences_and_numbers_are(
    french_after_english, tmp_path, frames
):
    """They begin with a capital; thousands are set apart, and a minus is no hyphen."""
    for language in french_after_english:
        set_language(language)
        said = [one for state, frame in frames.items() for one in said_of(state, frame)]
        said += refusals(tmp_path)
        assert [one for one in said if UNPARTED.search(one.text)] == []
        assert [one for one in said if HYPHEN_AS_MINUS.search(one.text)] == []
        sentences = [one for one in said if one.place != "animation"]
        small = [one for one in sentences if one.text[0].islower()]
        assert [one for one in small if not one.text.startswith(NAMES)] == []


def test_exceptions_are_texts_of_the_program():
    texts = {(context, source) for context, source, _ in messages(FRENCH)}
    assert texts >= EXCEPTIONS


@pytest.mark.long
@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_no_text_of_the_translation_is_missing(qapp):
    said = "\n".join(one.text for one in everything("fr"))
    missing = [
        (context, source)
        for context, source, translation in messages(FRENCH)
        if (context, source) not in EXCEPTIONS and not _is_in(translation.text, said)
    ]
    set_language("en")
    assert not missing, "\n".join(map(str, missing))


def _is_in(pattern, said):
    """Say whether a text stands there, whatever is filled in."""
    filled = re.sub(r"\\\{\w+\\\}", ".*?", re.escape(plain(pattern)))
    return re.search(rf"(?<!\w){filled}(?!\w)", said) is not None
