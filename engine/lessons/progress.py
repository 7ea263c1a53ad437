"""What was done of the course: goals reached, and what was predicted in the votes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.lessons.digest import digest

if TYPE_CHECKING:
    from engine.lessons.lesson import Lesson


@dataclass(frozen=True)
class Progress:
    """Goals reached and votes revealed after a prediction, each by its key."""

    goals: frozenset[str] = frozenset()
    votes: Mapping[str, int] = field(default_factory=dict)
    """The answer that was predicted first, counted from 0."""

    def merged(self, other: Progress) -> Progress:
        """Return this and what another has besides; a prediction that stands here stays."""
        return Progress(self.goals | other.goals, {**other.votes, **self.votes})

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was done yet."""
        return not self.goals and not self.votes


def goal_key(lesson: Lesson, page_index: int, goal: int) -> str:
    """Name a goal by what it says and asks for: pages that come before it don't make it another."""
    return lesson.goal_keys[page_index][goal]


def vote_key(lesson: Lesson, page_index: int) -> str:
    """Name the vote of a page by its question and its answers: others are another vote."""
    vote = lesson.steps[page_index].vote
    assert vote is not None
    words = digest((lesson.title, vote.question), sorted(vote.answers.items()))
    return f"{lesson.id}/vote/{words}"


def prediction(lesson: Lesson, page_index: int, progress: Progress) -> int | None:
    """Return the answer that was predicted in the vote of a page; None if there is none."""
    vote = lesson.steps[page_index].vote
    if vote is None:
        return None
    answer = progress.votes.get(vote_key(lesson, page_index))
    count = len(next(iter(vote.answers.values())))
    return answer if answer is not None and answer < count else None


def asks_for_something(lesson: Lesson, page_index: int) -> bool:
    """Say whether a page has a goal or a vote: others have nothing to be done."""
    step = lesson.steps[page_index]
    return bool(step.goals) or step.vote is not None


def is_page_done(lesson: Lesson, page_index: int, progress: Progress) -> bool:
    """Say whether a page asks for something, and its goals are reached and its vote revealed."""
    step = lesson.steps[page_index]
    keys = {goal_key(lesson, page_index, goal) for goal in range(len(step.goals))}
    is_open = step.vote is not None and prediction(lesson, page_index, progress) is None
    return asks_for_something(lesson, page_index) and not is_open and keys <= progress.goals


def are_pages_done(lesson: Lesson, pages: Sequence[int], progress: Progress) -> bool:
    """Say whether all of these pages are done that ask for something, and some does."""
    asking = [page for page in pages if asks_for_something(lesson, page)]
    return bool(asking) and all(is_page_done(lesson, page, progress) for page in asking)
