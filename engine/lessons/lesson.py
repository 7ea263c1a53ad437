"""A lesson: steps with text, what each sets up, and goals. It is data; nothing in it runs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, Literal

from engine.arrays import NO_INDICES, indices
from engine.errors import Language
from engine.geometry import Rectangle
from engine.lab.choices import Choices
from engine.lab.frame import Frame
from engine.lab.shading_mode import ShadingMode
from engine.lab.state import (
    State,
    as_in_the_course,
    put_probe,
    set_choices,
    set_neuron,
    set_settings,
    use_plants,
)
from engine.learning.settings import Settings
from engine.lessons.goals import Condition
from engine.lessons.question import Question
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron

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
class PageSetup:
    """What a page sets up: plants, neuron, settings, pictures; the rest stays."""

    plants: Dataset | None = None
    start: Neuron | None = None
    mystery: tuple[float, float] | None = None
    clears_mystery: bool = False
    select: tuple[int, ...] | None = None
    settings: dict[str, Any] = field(default_factory=dict)
    choices: dict[str, Any] = field(default_factory=dict)
    arrangement: str | None = None
    pictures: tuple[str, ...] | None = None
    shading: ShadingMode | None = None
    speed: float | None = None
    """Steps a second; infinity is as fast as it goes, 0 as fast as before the lesson."""
    window: Rectangle | Literal["all"] | None = None
    """The part of the plane that the field shows, or all plants, as where other ones come."""
    controls: tuple[str, ...] | None = None

    def apply(self, state: State) -> State:
        """Return a state with this set up."""
        if self.plants is not None or self.start is not None:
            state = as_in_the_course(state)
        if self.plants is not None:
            state = replace(use_plants(state, self.plants), probe=None)
        if self.start is not None:
            state = replace(set_neuron(state, self.start), ghosts=())
        if self.settings:
            state = set_settings(state, **self.settings)
        if self.choices:
            state = set_choices(state, **self.choices)
        if self.mystery is not None or self.clears_mystery:
            state = put_probe(state, self.mystery)
        if self.select is not None:
            chosen = [plant for plant in self.select if plant < len(state.plants)]
            state = replace(state, selection=indices(chosen) if chosen else NO_INDICES)
        return state


def combined(setups: Iterable[PageSetup]) -> PageSetup:
    """Return the one setup that these amount to, one applied after the other.

    Other plants take away the mystery plant and what was selected; another arrangement, the
    pictures named before it.
    """
    result = PageSetup()
    for setup in setups:
        named = {
            name: value
            for name, value in vars(setup).items()
            if value is not None and name not in ("settings", "choices", "clears_mystery")
        }
        if setup.plants is not None:
            fresh = {"mystery": None, "clears_mystery": True, "select": (), "window": "all"}
            named = {**fresh, **named}
        if setup.mystery is not None or setup.clears_mystery:
            named |= {"mystery": setup.mystery, "clears_mystery": setup.mystery is None}
        if setup.arrangement is not None:
            named = {"pictures": None, **named}
        named["settings"] = {**result.settings, **setup.settings}
        named["choices"] = {**result.choices, **setup.choices}
        result = replace(result, **{"controls": None, **named})
    return result


def setup_from_beginning(setups: Sequence[PageSetup], page_index: int) -> PageSetup:
    """Return the setup of a page as those before it leave it, from the usual settings on."""
    return combined([_USUAL, *setups[: page_index + 1]])


def setup_on_return(setups: Sequence[PageSetup], left: int) -> PageSetup:
    """Return the setup of the page before the one that is left.

    What the page left behind named is as the earlier pages had it; what it did not name stays, and
    with it what a student made there.
    """
    before, page_left = setup_from_beginning(setups, left - 1), setups[left]
    other_plants = page_left.plants is not None
    other_mystery = other_plants or page_left.mystery is not None or page_left.clears_mystery
    other_pictures = page_left.arrangement is not None or page_left.pictures is not None
    restored = PageSetup(
        plants=before.plants if other_plants else None,
        start=before.start if other_plants or page_left.start is not None else None,
        mystery=before.mystery if other_mystery else None,
        clears_mystery=before.clears_mystery and other_mystery,
        select=before.select if other_plants or page_left.select is not None else None,
        settings={name: before.settings[name] for name in page_left.settings},
        choices={name: before.choices[name] for name in page_left.choices},
        arrangement=before.arrangement if other_pictures else None,
        pictures=before.pictures if other_pictures else None,
        shading=before.shading if page_left.shading is not None else None,
        speed=before.speed if page_left.speed is not None else None,
        window=before.window or "all" if other_plants or page_left.window is not None else None,
    )
    return combined([restored, setups[left - 1]])


def _usual(values: object, without: str) -> dict[str, Any]:
    return {name: value for name, value in vars(values).items() if name != without}


_USUAL = PageSetup(
    clears_mystery=True,
    speed=0.0,
    settings=_usual(Settings(), without="formulas"),
    choices=_usual(Choices(), without="formulas"),
)
"""What a lesson begins with where it says nothing; what a student has typed stays."""


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


@dataclass(frozen=True)
class Lesson:
    """A chapter: built in, or written by a teacher in the same format."""

    id: str
    title: Words
    steps: tuple[Step, ...]

    @property
    def setups(self) -> tuple[PageSetup, ...]:
        """The setups of its pages."""
        return tuple(step.setup for step in self.steps)


def goal_digest(lesson: Lesson, page_index: int, goal: int) -> str:
    """Return 12 hexadecimal digits of the lesson's title, and of what the goal says and asks for.

    A goal written anew has others; so has that of another lesson of the same file name.
    """
    asked = lesson.steps[page_index].goals[goal]
    words = [sorted(text.items()) for text in (lesson.title, asked.text)]
    return sha256(repr((words, asked.asks_for)).encode()).hexdigest()[:12]
