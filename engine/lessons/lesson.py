"""A lesson: steps with text, what each sets up, and goals. It is data; nothing in it runs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from engine.errors import Language
from engine.lab.frame import Frame
from engine.lessons.digest import digest
from engine.lessons.goals import Condition
from engine.lessons.page_setup import PageSetup
from engine.lessons.question import Question

LANGUAGES: tuple[Language, ...] = ("fr", "en")

Words = dict[str, str]
"""A text by language; one language is enough."""


def in_language(words: Words, language: Language) -> str:
    """Return a text in a language, or in the other one where it is missing there."""
    return words.get(language) or next(iter(words.values()), "")


@dataclass(frozen=True)
class Goal:
    """What a student has to reach: all conditions at once, or a number to be given."""

    text: Words
    hint: Words
    conditions: tuple[Condition, ...] = ()
    question: Question | None = None

    def is_reached(self, frame: Frame) -> bool:
        """Say whether every condition holds on a frame; a question has to be answered."""
        is_asked = self.question is not None
        return not is_asked and all(condition.holds(frame) for condition in self.conditions)

    @property
    def asks_for(self) -> list[str]:
        """What it asks for, as the lesson's file has it."""
        conditions = [condition.text for condition in self.conditions]
        return conditions if self.question is None else [self.question.formula.text]


@dataclass(frozen=True)
class Vote:
    """Predict, then reveal: a question, answers by language, the right one, and what then plays.

    `replies` says by language something to each who chose an answer; empty where nothing is.
    """

    question: Words
    answers: dict[str, tuple[str, ...]]
    right: int | None
    then_steps: int
    explanation: Words
    replies: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Step:
    """One page of a lesson."""

    text: Words
    formula: str = ""
    setup: PageSetup = field(default_factory=PageSetup)
    goals: tuple[Goal, ...] = ()
    vote: Vote | None = None
    duel_s: int | None = None
    is_exercise: bool = False
    is_program: bool = False
    is_matrix_lines: bool = False
    is_on_path: bool = False
    """Whether it is a page of the path that takes an hour."""

    @property
    def is_duel_with_others(self) -> bool:
        """Say whether the duel is over plants that the page hides, and not with the machine."""
        return self.duel_s is not None and self.setup.reveal_test is False


@dataclass(frozen=True)
class Lesson:
    """A chapter: built in, or written by a teacher in the same format."""

    id: str
    title: Words
    steps: tuple[Step, ...]
    is_chapter: bool = False
    """Whether it is one of those that are built in."""

    @cached_property
    def goal_keys(self) -> tuple[tuple[str, ...], ...]:
        """What the goals of each page are remembered by; the later of two alike has a number."""
        seen: Counter[str] = Counter()
        pages = []
        for step in self.steps:
            keys = []
            for goal in step.goals:
                key = f"{self.id}/goal/{digest((self.title, goal.text), goal.asks_for)}"
                keys.append(f"{key}/{seen[key]}" if seen[key] else key)
                seen[key] += 1
            pages.append(tuple(keys))
        return tuple(pages)

    @property
    def setups(self) -> tuple[PageSetup, ...]:
        """The setups of its pages."""
        return tuple(step.setup for step in self.steps)
