"""Leads through lessons: applies the setup of each step, and sees when its goals are reached."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import Literal

from PySide6.QtCore import QObject, Signal

from engine.changed import Changed
from engine.geometry import Rectangle
from engine.lab.frame import Frame
from engine.lessons.lesson import Lesson, Step
from engine.lessons.page_setup import (
    PageSetup,
    setup_forwards,
    setup_from_beginning,
    setup_on_return,
)
from engine.lessons.progress import Progress, goal_key, vote_key
from engine.lessons.way import (
    Place,
    Way,
    after_last_done,
    first_in_chapter,
    first_undone,
    neighbour,
    way_through,
)
from gui.state.store import Store
from gui.window.remembered import Remembered


class LessonPlayer(QObject):
    """Holds the chapters, the lesson and the step that are open, and the goals reached so far."""

    page_changed = Signal()
    """Another lesson or step, or the same one as its file was saved again."""
    setup_coming = Signal()
    """A page is about to change what is on screen."""
    setup_applied = Signal(object)
    """The PageSetup whose pictures and controls the window has to show."""
    goals_changed = Signal()
    way_changed = Signal()
    """The hour's path leads through the course from now on, or no longer."""
    goal_reached = Signal(int)

    def __init__(
        self,
        store: Store,
        read_chapters: Callable[[], list[Lesson]],
        remembered: Remembered | None,
    ) -> None:
        super().__init__()
        self._store, self._remembered = store, remembered
        self._read_chapters = read_chapters
        self._lesson: Lesson | None = None
        self.page_index = 0
        self.is_open = False
        self.hints_shown: set[int] = set()
        self.wrong_answers: set[int] = set()
        """The goals whose last answer was a wrong number."""
        self.progress = remembered.progress if remembered else Progress()
        self.follows_path = remembered is not None and remembered.follows_path
        self._armed: set[int] = set()
        self._document = 0
        """The one that the page on screen began with: goals are not reached by work before it."""
        self.was_work_of_page = False
        """Whether what this page replaced was made on the page before it, as it asked."""
        store.frame_ready.connect(self._on_frame)

    @cached_property
    def chapters(self) -> list[Lesson]:
        """The chapters of the course, read when they are first asked for."""
        return self._read_chapters()

    @property
    def way(self) -> Way:
        """The pages of the course that Next and Back go through."""
        return way_through(self.chapters, self.follows_path)

    @property
    def place(self) -> Place | None:
        """Where in the course the page lies that is open; None in a teacher's lesson."""
        if not self.lesson.is_chapter:
            return None
        return Place(self.chapters.index(self.lesson), self.page_index)

    @property
    def page_number(self) -> str:
        """The page that is open as one says it: 3.2; in a teacher's lesson with the lesson's id."""
        place = self.place
        return f"{self.lesson.id} {self.page_index + 1}" if place is None else place.number

    @property
    def lesson(self) -> Lesson:
        """The lesson that is open, or was last."""
        return self._lesson or self.chapters[0]

    @property
    def step(self) -> Step:
        """The step that is open."""
        return self.lesson.steps[self.page_index]

    @property
    def setup(self) -> PageSetup:
        """What the step that is open sets up where one comes from the page before it."""
        if self.follows_path and self.lesson.is_chapter:
            return setup_from_beginning(self.lesson.setups, self.page_index)
        return setup_forwards(self.lesson.setups, self.page_index)

    @property
    def window_so_far(self) -> Rectangle | Literal["all"]:
        """The part of the field that this page, or one before it, shows."""
        return setup_from_beginning(self.lesson.setups, self.page_index).window or "all"

    @property
    def is_work_of_page(self) -> bool:
        """Say whether the page is open, and undo has not led to the work before it."""
        return self.is_open and self._store.undo_stack.document >= self._document

    @property
    def is_first(self) -> bool:
        """Say whether there is no page before this one."""
        return not self._has_page(self.page_index - 1) and self._neighbour(-1) is None

    @property
    def is_last(self) -> bool:
        """Say whether there is no page after this one."""
        return not self._has_page(self.page_index + 1) and self._neighbour(1) is None

    # Going through

    def open(self, lesson: Lesson, page_index: int = 0) -> None:
        """Open a lesson at a step, as if its pages had been gone through up to there."""
        self._lesson = lesson
        page_index = min(page_index, len(lesson.steps) - 1)
        self._go(page_index, setup_from_beginning(lesson.setups, page_index))

    def open_alone(self, lesson: Lesson) -> None:
        """Open a lesson that leads to no other, and back to nothing before it."""
        self.chapters = []
        self.open(replace(lesson, is_chapter=False))
        self._store.undo_stack.clear()
        self._document = 0

    def resume(self, lesson: Lesson, page_index: int) -> None:
        """Open a lesson at a step where it was left: what is on screen stays."""
        self._lesson = lesson
        self.page_index, self.is_open = min(page_index, len(lesson.steps) - 1), True
        self.hints_shown.clear()
        self.wrong_answers.clear()
        self._armed.clear()
        self._document = 0
        self._store.freeze(self.step.vote is not None)
        self.page_changed.emit()

    def close(self) -> None:
        """Put the book away; what is on screen stays."""
        self._store.finish_input()
        self.is_open = False
        self._store.freeze(False)

    def replace_lesson(self, lesson: Lesson) -> None:
        """Take a lesson whose file was saved again: at the same step, if it was the one open."""
        is_open = self._lesson is not None and lesson.id == self._lesson.id
        self.open(lesson, self.page_index if is_open else 0)

    def keep_lesson(self, lesson: Lesson) -> None:
        """Take a lesson whose file was saved again while its book is put away: for next time."""
        self._lesson = lesson
        self.page_index = min(self.page_index, len(lesson.steps) - 1)

    def forward(self) -> None:
        """Go to the next step, or to the first of the next chapter; open the book where it lies."""
        page_index = self.page_index + 1
        if not self.is_open:
            self.open(self.lesson, self.page_index)
        elif self._has_page(page_index):
            self._go(page_index, setup_forwards(self.lesson.setups, page_index))
        elif (following := self._neighbour(1)) is not None:
            self.go_to(following)

    def back(self) -> None:
        """Go to the step before, as it was when it came; or to the last of the chapter before."""
        if not self.is_open:
            self.open(self.lesson, self.page_index)
        elif self._has_page(self.page_index - 1):
            self._go(self.page_index - 1, setup_on_return(self.lesson.setups, self.page_index))
        elif (before := self._neighbour(-1)) is not None:
            self.go_to(before)

    def go_to(self, place: Place) -> None:
        """Open a page of the course, as if its chapter had been gone through up to there."""
        self.open(self.chapters[place.chapter], place.page)

    def go_on(self) -> None:
        """Open the first page of the way that is not done."""
        self._go_to_if_any(first_undone(self.chapters, self.way, self.progress))

    def skip(self) -> None:
        """Open the page of the way after the last one done, past those that were left out."""
        self._go_to_if_any(after_last_done(self.chapters, self.way, self.progress))

    def _go_to_if_any(self, place: Place | None) -> None:
        if place is not None:
            self.go_to(place)

    def open_chapter(self, index: int) -> None:
        """Open a chapter at the first of its pages that lies on the way."""
        self.go_to(first_in_chapter(self.way, index))

    def follow_path(self, on: bool) -> None:
        """Let the hour's path lead through the course from the page that is open, or all pages."""
        self.follows_path = on
        if self._remembered is not None:
            self._remembered.follows_path = on
        self.way_changed.emit()

    def begin_again(self) -> None:
        """Apply the setup of this step once more."""
        self._go(self.page_index, self.setup)

    # Goals

    def is_reached(self, goal: int) -> bool:
        """Say whether a goal of this step was reached, now or at another time."""
        return goal_key(self.lesson, self.page_index, goal) in self.progress.goals

    def take_prediction(self, answer: int) -> None:
        """Keep what was predicted in the vote of this step, as it is revealed."""
        self.add_progress(Progress(votes={vote_key(self.lesson, self.page_index): answer}))

    def add_progress(self, more: Progress) -> None:
        """Add what was done to what was done before, also by another running copy."""
        if self._remembered is not None:
            self.progress = self._remembered.add_progress(more)
        else:
            self.progress = self.progress.merged(more)
        self.goals_changed.emit()

    def forget_progress(self) -> None:
        """Begin anew: no goal was reached; one that holds now has to stop holding once."""
        self._armed.clear()
        self.progress = Progress()
        if self._remembered is not None:
            self._remembered.forget_progress()
        self.goals_changed.emit()

    def show_hint(self, goal: int) -> None:
        """Open the hint of a goal."""
        self.hints_shown.add(goal)
        self.goals_changed.emit()

    def answer(self, goal: int, number: float) -> None:
        """Take a number as the answer to a goal: right or not, by what is on screen now."""
        question = self.step.goals[goal].question
        if question is not None and question.accepts(number, self._store.frame()):
            self.wrong_answers.discard(goal)
            self._reach(goal)
            return
        self.wrong_answers.add(goal)
        self.goals_changed.emit()

    def _go(self, page_index: int, setup: PageSetup) -> None:
        self._store.finish_input(other_work_comes=True)
        document = self._store.undo_stack.document
        self.was_work_of_page = self.is_open and document == self._document
        self.page_index, self.is_open = page_index, True
        self.hints_shown.clear()
        self.wrong_answers.clear()
        self._armed.clear()
        self._store.freeze(False)
        self.setup_coming.emit()
        self._store.apply_setup(setup, self.step.is_exercise)
        self._document = self._store.undo_stack.document
        self.setup_applied.emit(setup)
        self._store.flush()
        self._check_goals(self._store.frame())
        self._store.freeze(self.step.vote is not None)
        self.page_changed.emit()

    def _has_page(self, page_index: int) -> bool:
        """Say whether one turns to a page of this lesson, not along the path, nor to a chapter."""
        on_path = self.follows_path and self.lesson.is_chapter
        return not on_path and 0 <= page_index < len(self.lesson.steps)

    def _neighbour(self, direction: Literal[-1, 1]) -> Place | None:
        """Return the next page on the way, or the one before; None in a teacher's lesson."""
        place = self.place
        return None if place is None else neighbour(self.way, place, direction)

    def _on_frame(self, frame: Frame, _changed: Changed) -> None:
        if self.is_work_of_page:
            self._check_goals(frame)

    def _check_goals(self, frame: Frame) -> None:
        """See which goals hold; one counts only if there was a moment when it did not."""
        for index, goal in enumerate(self.step.goals):
            holds = goal.is_reached(frame)
            if not holds:
                self._armed.add(index)
            elif index in self._armed and not self.is_reached(index):
                self._reach(index)

    def _reach(self, goal: int) -> None:
        key = goal_key(self.lesson, self.page_index, goal)
        self.add_progress(Progress(frozenset({key})))
        self.goal_reached.emit(goal)
