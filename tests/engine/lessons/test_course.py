"""The chapters: alike in both languages, and every goal reached by doing what the text says."""

import re

import pytest

from engine.files.lessons.lesson_file import Vocabulary, read_file
from engine.lab.session import Session
from engine.lessons.lesson import LANGUAGES
from engine.lessons.quantities import QUANTITIES
from resources.paths import COURSE
from tests.engine.lessons.course_walk_1_8 import WALK_1_8
from tests.engine.lessons.course_walk_9_16 import WALK_9_16

PICTURES = (
    "neuronDiagram", "plantTable", "certainty", "surface", "sigmoid", "bernoulli", "likelihood",
    "whyLog", "logCurve", "sameSummit", "derivation", "lossSlice", "descent", "valley", "chord",
    "lossMap", "inspector", "neuron", "loss", "results", "learning", "plants",
)  # fmt: skip
ARRANGEMENTS = (
    "Lab", "Neuron", "Sigmoid", "Likelihood", "Logarithm", "Three", "Descent", "Space", "Why",
)  # fmt: skip
WORDS = Vocabulary(ARRANGEMENTS, PICTURES, ("tools", "sentence", "transport"))
PATHS = sorted(COURSE.glob("*.toml"))
WALK = {**WALK_1_8, **WALK_9_16}
CODE = re.compile(r"`[^`]*`")
FORMULA = re.compile(r"\$[^$]+\$")


def lesson(path):
    return read_file(path, WORDS)


PAGES = [
    pytest.param(path, place, id=f"{path.stem}-{place + 1}")
    for path in PATHS
    for place in range(len(lesson(path).steps))
]


def apply_setup(session, step):
    session.replace(session.state.changes_to(step.setup.apply(session.state)))
    session.solve()


def test_there_are_the_sixteen_chapters_in_their_order():
    assert [path.stem[:2] for path in PATHS] == [f"{number:02}" for number in range(1, 17)]
    ids = [lesson(path).id for path in PATHS]
    assert len(set(ids)) == 16


def every_words(one):
    yield one.title
    for step in one.steps:
        yield step.text
        for goal in step.goals:
            yield goal.text
            yield goal.hint
        if step.vote is not None:
            yield step.vote.question
            yield step.vote.answers
            yield from filter(None, [step.vote.explanation])


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_both_languages_say_all_with_the_same_formulas_and_numbers(path):
    for words in every_words(lesson(path)):
        assert set(words) == set(LANGUAGES)
        french, english = (words["fr"], words["en"])
        if isinstance(french, str):
            assert sorted(FORMULA.findall(french)) == sorted(FORMULA.findall(english)), english
            live = [set(re.findall(r"\{(\w+)\}", FORMULA.sub("", text))) for text in words.values()]
            assert live[0] == live[1] <= set(QUANTITIES)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_numbers_are_written_as_each_language_writes_them(path):
    for words in every_words(lesson(path)):
        if not isinstance(words["fr"], str):
            continue
        plain = {
            lang: re.sub(r"`[^`]*`", "", FORMULA.sub("", text)) for lang, text in words.items()
        }
        assert not re.search(r"\d\.\d", plain["fr"]), plain["fr"]
        assert not re.search(r"\d,\d(?!\d\d)", plain["en"]), plain["en"]


@pytest.mark.parametrize(("path", "place"), PAGES)
def test_every_goal_is_reached_by_doing_what_the_text_says_and_not_before(path, place):
    step = lesson(path).steps[place]
    edits = WALK.get(path.stem, {}).get(place + 1, [])
    session = Session()
    apply_setup(session, step)
    waiting = list(step.goals)
    assert not [goal.text for goal in waiting if goal.is_reached(session.frame())]
    for edit in edits:
        edit(session)
        session.solve()
        frame = session.frame()
        waiting = [goal for goal in waiting if not goal.is_reached(frame)]
    assert not [goal.text["en"] for goal in waiting]


def test_every_chapter_gives_something_to_do():
    for path in PATHS:
        assert any(step.goals or step.vote or step.duel_s for step in lesson(path).steps), path.stem
