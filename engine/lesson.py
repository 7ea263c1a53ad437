"""A lesson: steps with text, a setting of the stage, and goals. It is data; nothing in it runs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from engine.arrays import NO_INDICES, indices
from engine.dataset import Dataset
from engine.frame import Frame
from engine.goals import Condition
from engine.neuron import Neuron
from engine.state import State, put_probe, set_choices, set_neuron, set_settings, use_plants

LANGUAGES = ("fr", "en")

Words = dict[str, str]
"""A text by language; one language is enough."""


def in_language(words: Words, language: str) -> str:
    """Return a text in a language, or in the other one where it is missing there."""
    return words.get(language) or next(iter(words.values()), "")


@dataclass(frozen=True)
class Goal:
    """What a student has to reach: all conditions at once."""

    text: Words
    hint: Words
    conditions: tuple[Condition, ...]

    def is_reached(self, frame: Frame) -> bool:
        """Say whether every condition holds on a frame."""
        return all(condition.holds(frame) for condition in self.conditions)


@dataclass(frozen=True)
class Vote:
    """Predict, then reveal: a question, answers by language, the right one, and what then plays."""

    question: Words
    answers: dict[str, tuple[str, ...]]
    right: int | None
    then_steps: int
    explanation: Words


@dataclass(frozen=True)
class Stage:
    """What a step puts on the screen; what it doesn't name stays as it was."""

    plants: Dataset | None = None
    start: Neuron | None = None
    mystery: tuple[float, float] | None = None
    clears_mystery: bool = False
    select: tuple[int, ...] | None = None
    settings: dict[str, Any] = field(default_factory=dict)
    choices: dict[str, Any] = field(default_factory=dict)
    arrangement: str | None = None
    pictures: tuple[str, ...] | None = None
    shading: str | None = None
    controls: tuple[str, ...] | None = None

    def put(self, state: State) -> State:
        """Return a state with the stage set."""
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


@dataclass(frozen=True)
class Step:
    """One page of a lesson."""

    text: Words
    formula: str = ""
    stage: Stage = field(default_factory=Stage)
    goals: tuple[Goal, ...] = ()
    vote: Vote | None = None
    duel_s: int | None = None
    is_exercise: bool = False


@dataclass(frozen=True)
class Lesson:
    """A chapter: built in, or written by a teacher in the same format."""

    id: str
    title: Words
    steps: tuple[Step, ...]
