"""What a reader does in chapters 1 to 8 to reach their goals: edits, in the words' own order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from engine.arrays import indices
from engine.neuron import Neuron
from engine.session import Session
from engine.state import (
    State,
    flip,
    move,
    place,
    put_probe,
    select,
    set_choices,
    set_neuron,
    set_plants,
)

Edit = Callable[[Session], object]


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


WALK_1_8: dict[str, dict[int, list[Edit]]] = {
    "01_perceptron": {
        1: [learn(100)],
        2: [cross_to(1.2, 1.5), cross_to(1.9, 1.1)],
        4: [
            add(0.6, 2.2, 1),
            add(0.9, 2.5, 1),
            add(2.1, 0.7, 0),
            add(2.4, 1.0, 0),
            learn(100),
        ],
    },
    "02_plants": {
        1: [click(4)],
        2: [enter(7, 0.9, 2.3, 1)],
        4: [turn_kind(3)],
        5: [learn(40)],
    },
    "03_frontier": {
        1: [shift_line(0.2, -0.3), shift_line(0.2, -0.4)],
        2: [by_hand(b=0.3), by_hand(b=0.5)],
        3: [cross_to(1.2, 1.6), cross_to(1.4, 1.42)],
        4: [add(2.4, 1.3, 1), add(0.5, 1.2, 0)],
        6: [add(2.25, 0.65, 1)],
    },
    "04_by_hand": {
        1: [by_hand(b=5), by_hand(b=-1), by_hand(b=-3)],
        2: [by_hand(w2=0), by_hand(b=1), by_hand(b=1.5)],
        3: [by_hand(w1=-1), by_hand(w2=1), by_hand(w2=1.5)],
        4: [by_hand(w1=-3), by_hand(w2=3), by_hand(b=-0.3)],
        5: [by_hand(w1=-2), by_hand(b=0), by_hand(w2=2)],
    },
    "05_probability": {
        1: [cross_to(1.8, 1.0), cross_to(2.4, 0.3)],
        2: [add(1.5, 1.53, 1)],
        3: [by_hand(w1=-5), by_hand(w2=5)],
        5: [cross_to(1.6, 1.6), cross_to(1.2, 2.13)],
    },
    "06_sigmoid": {
        1: [choose(free_z=0.7), choose(free_z=1.4)],
        2: [choose(free_z=-2.1), choose(free_z=-2.2)],
        4: [click(2), click(4)],
        5: [by_hand(b=1), by_hand(b=1.4)],
    },
    "07_bernoulli": {
        1: [choose(free_z=0.6), choose(free_z=0)],
        2: [click(5)],
        4: [by_hand(b=0), by_hand(b=-1.3)],
    },
    "08_loss": {
        1: [shift_line(-0.2, 0.2), shift_line(-0.2, 0.4)],
        2: [by_hand(w1=-1), by_hand(w2=1), by_hand(w1=-2), by_hand(w2=2)],
        4: [drag(1, 1.8, 1.2), drag(1, 2.6, 0.4)],
        5: [learn(130)],
    },
}
"""By chapter and step, counted from 1: what reaches every goal of that step."""
