"""The ways through the course: all pages, or those of the path that takes an hour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from engine.lessons.lesson import Lesson
from engine.lessons.progress import (
    Progress,
    are_pages_done,
    asks_for_something,
    is_page_done,
)


class Place(NamedTuple):
    """A page of the course: its chapter and its place there, both counted from 0."""

    chapter: int
    page: int

    @property
    def number(self) -> str:
        """Return it as one says it: 3.2."""
        return f"{self.chapter + 1}.{self.page + 1}"


Way = tuple[Place, ...]


def way_through(chapters: Sequence[Lesson], is_path: bool) -> Way:
    """Return the pages in order: those of the hour's path, or all."""
    return tuple(
        Place(chapter, page)
        for chapter, lesson in enumerate(chapters)
        for page, step in enumerate(lesson.steps)
        if step.is_on_path or not is_path
    )


def neighbour(way: Way, place: Place, direction: Literal[-1, 1]) -> Place | None:
    """Return the next page of a way after a place, or before it; it need not lie on the way."""
    if direction == 1:
        return next((other for other in way if other > place), None)
    return next((other for other in reversed(way) if other < place), None)


def first_in_chapter(way: Way, chapter: int) -> Place:
    """Return the first page of a chapter on a way; of one that the way leaves out, its first."""
    return next((place for place in way if place.chapter == chapter), Place(chapter, 0))


def first_undone(chapters: Sequence[Lesson], way: Way, progress: Progress) -> Place | None:
    """Return the first page of a way that is not done; None before any is done, and at the end.

    Pages that ask for nothing go with the one after them: who has done that one has read them.
    """
    if not any(_is_done(chapters, place, progress) for place in way):
        return None
    for index, place in enumerate(way):
        if _asks(chapters, place) and not _is_done(chapters, place, progress):
            while index and not _asks(chapters, way[index - 1]):
                index -= 1
            return way[index]
    return after_last_done(chapters, way, progress)


def after_last_done(chapters: Sequence[Lesson], way: Way, progress: Progress) -> Place | None:
    """Return the page after the last one done of a way; None before the first and at the end."""
    done = [place for place in way if _is_done(chapters, place, progress)]
    return neighbour(way, done[-1], 1) if done else None


def _asks(chapters: Sequence[Lesson], place: Place) -> bool:
    return asks_for_something(chapters[place.chapter], place.page)


def _is_done(chapters: Sequence[Lesson], place: Place, progress: Progress) -> bool:
    return is_page_done(chapters[place.chapter], place.page, progress)


def chapters_done(chapters: Sequence[Lesson], way: Way, progress: Progress) -> frozenset[int]:
    """Return the chapters whose pages on a way are done; all their pages where it has none."""
    return frozenset(
        index
        for index, chapter in enumerate(chapters)
        if are_pages_done(
            chapter,
            [place.page for place in way if place.chapter == index]
            or list(range(len(chapter.steps))),
            progress,
        )
    )
