"""Progress is kept by what goals say, wherever their pages stand."""

from dataclasses import replace

from engine.lessons.goals import condition
from engine.lessons.lesson import Goal, Lesson, Step
from engine.lessons.progress import Progress, goal_key, is_page_done


def page(text, asks="loss < 0.2"):
    return Step({"en": "Look."}, goals=(Goal({"en": text}, {}, (condition(asks),)),))


LESSON = Lesson("one", {"en": "One"}, (page("first"), page("second"), page("second")))


def test_a_page_that_comes_before_leaves_what_was_done_where_it_was_done():
    done = Progress(frozenset({goal_key(LESSON, 1, 0)}))
    grown = replace(LESSON, steps=(page("new"), *LESSON.steps))
    assert [is_page_done(grown, index, done) for index in range(4)] == [False, False, True, False]


def test_a_goal_that_asks_for_something_else_is_another():
    done = Progress(frozenset({goal_key(LESSON, 0, 0)}))
    harder = replace(LESSON, steps=(page("first", "loss < 0.1"),))
    assert not is_page_done(harder, 0, done)


def test_goals_alike_are_done_one_by_one():
    assert len({key for keys in LESSON.goal_keys for key in keys}) == 3
