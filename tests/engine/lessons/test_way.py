"""The hour's path through the course, and what counts as done."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from engine.lessons.lesson import Goal, Lesson, Step, Vote
from engine.lessons.page_setup import setup_from_beginning
from engine.lessons.progress import Progress, goal_key, is_page_done, prediction, vote_key
from engine.lessons.way import (
    Place,
    after_last_done,
    chapters_done,
    first_in_chapter,
    first_undone,
    neighbour,
    way_through,
)
from tests.engine.lessons.test_course import PATHS, lesson
from tests.engine.lessons.test_lesson import check_same_on_every_way

GOAL = Goal({"en": "reach it"}, {})
VOTE = Vote({"en": "Where?"}, {"en": ("here", "there")}, 1, 0, {})


def step(**more):
    return Step({"en": "text"}, **more)


CHAPTERS = [
    Lesson("a", {"en": "A"}, (step(goals=(GOAL,), is_on_path=True), step()), is_chapter=True),
    Lesson("b", {"en": "B"}, (step(goals=(GOAL,)), step(vote=VOTE)), is_chapter=True),
    Lesson(
        "c",
        {"en": "C"},
        (step(), step(vote=VOTE, goals=(GOAL,), is_on_path=True)),
        is_chapter=True,
    ),
]
PATH, ALL = way_through(CHAPTERS, True), way_through(CHAPTERS, False)


def done(*places, votes=()):
    goals = {goal_key(CHAPTERS[chapter], page, 0) for chapter, page in places}
    return Progress(
        frozenset(goals), {vote_key(CHAPTERS[chapter], page): 0 for chapter, page in votes}
    )


def test_the_path_leads_over_the_pages_marked_from_wherever_one_joins_it():
    assert list(PATH) == [(0, 0), (2, 1)]
    assert len(ALL) == 6
    assert neighbour(PATH, Place(0, 0), 1) == neighbour(PATH, Place(1, 0), 1) == (2, 1)
    assert neighbour(PATH, Place(1, 0), -1) == (0, 0)
    assert neighbour(PATH, Place(2, 1), 1) is None
    assert neighbour(PATH, Place(0, 0), -1) is None
    assert [first_in_chapter(PATH, chapter) for chapter in range(3)] == [(0, 0), (1, 0), (2, 1)]


@given(st.integers(0, 4))
def test_all_pages_are_gone_through_one_by_one_both_ways(index):
    assert neighbour(ALL, ALL[index], 1) == ALL[index + 1]
    assert neighbour(ALL, ALL[index + 1], -1) == ALL[index]


def test_a_page_is_done_when_its_goals_are_reached_and_its_vote_was_predicted():
    for progress, is_done in (
        (done(), False),
        (done((2, 1)), False),
        (done(votes=[(2, 1)]), False),
        (done((2, 1), votes=[(2, 1)]), True),
        (done((2, 1), votes=[(1, 1)]), False),
    ):
        assert is_page_done(CHAPTERS[2], 1, progress) is is_done
    assert not is_page_done(CHAPTERS[0], 1, done((0, 0)))  # nothing is asked there


def test_a_chapter_is_done_by_its_pages_on_the_way_that_ask_for_something():
    progress = done((0, 0), (1, 0))
    assert chapters_done(CHAPTERS, ALL, progress) == {0}
    half = done((0, 0), (1, 0), votes=[(1, 1)])
    assert chapters_done(CHAPTERS, ALL, half) == chapters_done(CHAPTERS, PATH, half) == {0, 1}


def test_one_goes_on_at_the_first_page_left_undone_or_after_the_last_one_done():
    for way, progress, undone, after in (
        (PATH, done(), None, None),
        (ALL, done(), None, None),
        (PATH, done((0, 0)), (2, 1), (2, 1)),
        (ALL, done((1, 0)), (0, 0), (1, 1)),  # the first was left out
        (ALL, done((0, 0), (1, 0)), (1, 1), (1, 1)),  # what asks for nothing has been read
        (ALL, done((0, 0)), (0, 1), (0, 1)),  # and here it may not have been
        (ALL, done((0, 0), (2, 1), votes=[(2, 1)]), (0, 1), None),
        (PATH, done((0, 0), (2, 1), votes=[(2, 1)]), None, None),
    ):
        assert first_undone(CHAPTERS, way, progress) == undone
        assert after_last_done(CHAPTERS, way, progress) == after


def test_another_question_is_another_vote_and_another_place_is_not():
    progress = done(votes=[(1, 1)])
    moved = replace(CHAPTERS[1], steps=(step(), *CHAPTERS[1].steps))
    assert prediction(moved, 2, progress) == 0
    other = replace(VOTE, question={"en": "When?"})
    assert prediction(replace(moved, steps=(step(vote=other),)), 0, progress) is None
    assert prediction(CHAPTERS[1], 0, progress) is None
    beyond = Progress(votes={vote_key(CHAPTERS[1], 1): 5})
    assert prediction(CHAPTERS[1], 1, beyond) is None


def test_what_was_predicted_here_stays_when_more_comes():
    here = Progress(frozenset({"a"}), {"v": 0})
    there = Progress(frozenset({"b"}), {"v": 1, "w": 2})
    assert here.merged(there) == Progress(frozenset({"a", "b"}), {"v": 0, "w": 2})
    assert Progress().is_empty
    assert not here.is_empty


def test_the_courses_path_takes_about_an_hour_and_ends_with_the_exercise():
    chapters = [lesson(path) for path in PATHS]
    path = way_through(chapters, True)
    assert 28 <= len(path) <= 36
    assert path[0] == (0, 0)
    last = chapters[path[-1].chapter]
    assert (last.id, path[-1].page) == ("16_exercise", len(last.steps) - 1)


def test_a_page_of_the_path_is_the_same_forwards_backwards_and_at_once():
    chapters = [lesson(path) for path in PATHS]
    path = way_through(chapters, True)
    setups = [chapter.setups for chapter in chapters]
    check_same_on_every_way([(setups[chapter], page) for chapter, page in path])
    for chapter, page in path:
        whole = setup_from_beginning(setups[chapter], page)
        assert (whole.arrangement or whole.pictures) is not None
        for named in (whole.plants, whole.start, whole.select, whole.shading, whole.window):
            assert named is not None  # nothing of another chapter stays on screen
