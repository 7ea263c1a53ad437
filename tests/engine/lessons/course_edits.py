"""What a reader does in the chapters to reach their goals: edits, in the words' own order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.arrays import indices
from engine.lab.session import Session
from engine.lab.state import (
    State,
    draw_start,
    flip,
    move,
    place,
    put_probe,
    reveal_test,
    select,
    set_choices,
    set_neuron,
    set_plants,
    set_settings,
    standardise,
)
from engine.lab.zero_marks import mark_zero
from engine.learning.settings import Rule
from engine.lessons.program import formulas_of
from engine.model.neuron import Neuron

Edit = Callable[[Session], object]


@dataclass(frozen=True)
class Answer:
    """Type a number below a goal, counted from 1."""

    goal: int
    number: float


Act = Edit | Answer


def edit(change: Callable[[State], State]) -> Edit:
    """Return an edit of the state."""
    return lambda session: session.replace(session.state.changes_to(change(session.state)))


def by_hand(**values: float) -> Edit:
    """Set some of w1, w2 and b at their sliders."""

    def change(session: Session) -> object:
        neuron = session.frame().neuron
        old = {"w1": neuron.w1, "w2": neuron.w2, "b": neuron.b}
        return edit(lambda state: set_neuron(state, Neuron(**old | values)))(session)

    return change


def shift_line(dx1: float, dx2: float) -> Edit:
    """Drag the frontier by its middle."""
    return lambda session: edit(
        lambda state: set_neuron(state, session.frame().neuron.shifted((dx1, dx2)))
    )(session)


def learn(steps: int) -> Edit:
    """Play so many steps, or press the right arrow so many times."""
    return lambda session: session.learn(steps)


def choose(**changes: Any) -> Edit:
    """Change what the pictures show."""
    return edit(lambda state: set_choices(state, **changes))


def click(plant: int) -> Edit:
    """Select a plant, counted from 1."""
    return edit(lambda state: select(state, indices([plant - 1])))


def turn_kind(plant: int) -> Edit:
    """Double-click a plant, counted from 1."""
    return edit(lambda state: flip(state, indices([plant - 1])))


def drag(plant: int, x1: float, x2: float) -> Edit:
    """Drag a plant, counted from 1, to a place in the field."""

    def change(state: State) -> State:
        chosen = select(state, indices([plant - 1]))
        old1, old2 = chosen.plants.x[plant - 1].tolist()
        return move(chosen, (x1 - old1, x2 - old2))

    return edit(change)


def add(x1: float, x2: float, kind: int) -> Edit:
    """Click a plant into the field."""
    return edit(lambda state: place(state, [(x1, x2)], kind))


def enter(row: int, x1: float, x2: float, kind: int) -> Edit:
    """Type a plant into a row of the table, counted from 1."""
    measures, kinds = np.array([[x1, x2]]), np.array([kind], dtype=np.int8)
    return edit(lambda state: set_plants(state, indices([row - 1]), measures, kinds))


def cross_to(x1: float, x2: float) -> Edit:
    """Drag the mystery plant to a place in the field."""
    return edit(lambda state: put_probe(state, (x1, x2)))


def cross_over(*places: tuple[float, float]) -> Edit:
    """Drag the mystery plant on and on, across what may be a hidden boundary."""

    def change(session: Session) -> object:
        for at in places:
            model, before = session.frame().model, session.state.probe
            marked = mark_zero(put_probe(session.state, at), model, before, at)
            session.replace(session.state.changes_to(marked))
        return session

    return change


def reveal(session: Session) -> object:
    """Press the button that reveals the plants held out."""
    return edit(reveal_test)(session)


def rate(alpha: float) -> Edit:
    """Choose a learning rate."""
    return edit(lambda state: set_settings(state, learning_rate=alpha))


def set_rule(rule: Rule) -> Edit:
    """Choose how the neuron learns."""
    return edit(lambda state: set_settings(state, rule=rule))


def standardised(session: Session) -> object:
    """Give each measure the mean 0 and the standard deviation 1."""
    return edit(lambda state: standardise(state, True))(session)


def rewind(session: Session) -> object:
    """Press Home."""
    return session.go_to(0)


def another_start(session: Session) -> object:
    """Press R."""
    return edit(draw_start)(session)


def completed(*lines: str) -> Edit:
    """Complete the four lines of Python."""
    return choose(program=lines)


def learn_by_lines(session: Session) -> object:
    """Press the button that trains with the lines."""
    slopes = formulas_of(session.state.choices.program)
    return edit(lambda state: set_settings(state, formulas=slopes))(session)


def typed(*formulas: str) -> Edit:
    """Type the three gradients."""
    return choose(formulas=formulas)
