"""The chapters: alike in both languages, and every goal reached by doing what the text says."""

import re

import pytest

from engine.files.lessons.lesson_file import Vocabulary, read_file
from engine.lab.session import Session
from engine.lessons.lesson import LANGUAGES
from engine.lessons.page_setup import setup_from_beginning
from engine.lessons.quantities import QUANTITIES
from resources.paths import COURSE
from tests.engine.lessons.course_edits import Answer
from tests.engine.lessons.course_walk_1_8 import WALK_1_8
from tests.engine.lessons.course_walk_9_16 import WALK_9_16
from tests.engine.lessons.course_walk_17_20 import WALK_17_20
from tests.engine.lessons.course_walk_21_24 import WALK_21_24

PICTURES = (
    "neuronDiagram", "plantTable", "certainty", "surface", "sigmoid", "bernoulli", "likelihood",
    "whyLog", "logCurve", "sameSummit", "derivation", "lossSlice", "descent", "valley", "chord",
    "lossMap", "inspector", "matrices", "lifted", "lambda", "neuron", "loss", "results", "learning",
    "plants", "network", "hiddenPlane", "backwards", "manyStarts", "race", "model",
)  # fmt: skip
ARRANGEMENTS = (
    "Lab", "Neuron", "Sigmoid", "Likelihood", "Logarithm", "Three", "Descent", "Space", "Why",
    "Network",
)  # fmt: skip
WORDS = Vocabulary(ARRANGEMENTS, PICTURES, ("tools", "sentence", "transport", "model"))
PATHS = sorted(COURSE.glob("*.toml"))
WALK = {**WALK_1_8, **WALK_9_16, **WALK_17_20, **WALK_21_24}
CODE = re.compile(r"`[^`]*`")
FORMULA = re.compile(r"\$[^$]+\$")


def lesson(path):
    return read_file(path, WORDS)


PAGES = [
    pytest.param(path, place, id=f"{path.stem}-{place + 1}")
    for path in PATHS
    for place in range(len(lesson(path).steps))
]


def opened(path, place):
    """Return a session on a page, as someone has it who opens it from the list."""
    session = Session()
    setup = setup_from_beginning(lesson(path).setups, place)
    session.replace(session.state.changes_to(setup.apply(session.state)))
    session.solve()
    return session


def test_the_chapters_are_numbered_in_their_order_and_each_has_its_own_id():
    numbers = [path.stem[:2] for path in PATHS]
    assert numbers == [f"{number:02}" for number in range(1, len(PATHS) + 1)]
    assert len({lesson(path).id for path in PATHS}) == len(PATHS) == 24


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
    session = opened(path, place)
    waiting = list(step.goals)
    assert not [goal.text for goal in waiting if goal.is_reached(session.frame())]
    for edit in edits:
        if isinstance(edit, Answer):
            waiting.remove(answered(step.goals[edit.goal - 1], edit.number, session.frame()))
            continue
        edit(session)
        session.solve()
        frame = session.frame()
        waiting = [goal for goal in waiting if not goal.is_reached(frame)]
    assert not [goal.text["en"] for goal in waiting]


def answered(goal, number, frame):
    """Return a goal that asks for a number, once it takes this one and no other one near it."""
    assert goal.question.accepts(number, frame), goal.text["en"]
    for wrong in (number + 3 * goal.question.within, number - 3 * goal.question.within):
        assert not goal.question.accepts(wrong, frame)
    return goal


def test_every_chapter_gives_something_to_do():
    for path in PATHS:
        assert any(step.goals or step.vote or step.duel_s for step in lesson(path).steps), path.stem
