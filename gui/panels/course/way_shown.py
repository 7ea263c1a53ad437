"""What the panel of the course shows of the way through it, and of what is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.lessons.lesson import Lesson
from engine.lessons.progress import Progress, is_page_done
from engine.lessons.way import (
    Place,
    after_last_done,
    chapters_done,
    first_undone,
    neighbour,
    way_through,
)


@dataclass(frozen=True)
class WayShown:
    """Where the page lies that is open, which chapters are done, and what there is to choose."""

    is_path: bool
    pages_of_path: int
    pages_in_all: int
    page_of_path: int | None
    """The place on the path of the page that is open, from 1; None where it is not followed."""
    is_page_done: bool
    chapters_done: frozenset[int]
    offers_path: bool
    """Whether this is the first page of the course."""
    goes_on_at: str
    """The first page that is not done: its place on the path, or 3.2.

    It is "" before any is done, and where that page is open.
    """
    skips_to: str
    """The page after the last one done, for whoever left pages out; "" where none was left out."""


def way_shown(
    chapters: Sequence[Lesson],
    is_path: bool,
    progress: Progress,
    lesson: Lesson,
    page_index: int,
) -> WayShown:
    """Return what there is to show of a page that is open."""
    path, in_all = way_through(chapters, True), way_through(chapters, False)
    way = path if is_path else in_all
    place = Place(chapters.index(lesson), page_index) if lesson.is_chapter else None
    undone, after_last = (find(chapters, way, progress) for find in (first_undone, after_last_done))
    return WayShown(
        is_path=is_path,
        pages_of_path=len(path),
        pages_in_all=len(in_all),
        page_of_path=path.index(place) + 1 if is_path and place in path else None,
        is_page_done=is_page_done(lesson, page_index, progress),
        chapters_done=chapters_done(chapters, way, progress),
        offers_path=place is not None and neighbour(in_all, place, -1) is None and bool(path),
        goes_on_at=_number_on(way, undone, is_path) if undone != place else "",
        skips_to=_number_on(way, after_last, is_path) if after_last != undone else "",
    )


def _number_on(way: Sequence[Place], place: Place | None, is_path: bool) -> str:
    if place is None:
        return ""
    return str(way.index(place) + 1) if is_path else place.number
