"""What a reader does in chapters 9 to 16 to reach their goals: edits, in the words' own order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.arrays import indices
from engine.dataset import Dataset
from engine.neuron import Neuron
from engine.session import Session
from engine.state import (
    State,
    draw_start,
    move,
    place,
    select,
    set_choices,
    set_neuron,
    set_settings,
)

Edit = Callable[[Session], object]


def edit(change: Callable[[State], State]) -> Edit:
    """Return an edit of the state."""
    return lambda session: session.replace(session.state.changes_to(change(session.state)))


def by_hand(**values: float) -> Edit:
    """Set some of w1, w2 and b at their sliders, or with the ball of a picture."""

    def change(session: Session) -> object:
        neuron = session.frame().neuron
        old = {"w1": neuron.w1, "w2": neuron.w2, "b": neuron.b}
        return edit(lambda state: set_neuron(state, Neuron(**old | values)))(session)

    return change


def choose(**changes: Any) -> Edit:
    """Change what the pictures show."""
    return edit(lambda state: set_choices(state, **changes))


def rate(alpha: float) -> Edit:
    """Choose a learning rate."""
    return edit(lambda state: set_settings(state, learning_rate=alpha))


def learn(steps: int) -> Edit:
    """Play so many steps, or press the right arrow so many times."""
    return lambda session: session.learn(steps)


def click(plant: int) -> Edit:
    """Select a plant, counted from 1."""
    return edit(lambda state: select(state, indices([plant - 1])))


def drag(plant: int, x1: float, x2: float) -> Edit:
    """Drag a plant, counted from 1, to a place in the field."""

    def change(state: State) -> State:
        chosen = select(state, indices([plant - 1]))
        old1, old2 = _place_of(chosen.plants, plant - 1)
        return move(chosen, (x1 - old1, x2 - old2))

    return edit(change)


def add(x1: float, x2: float, kind: int) -> Edit:
    """Click a plant into the field."""
    return edit(lambda state: place(state, [(x1, x2)], kind))


def rewind(session: Session) -> object:
    """Press Home."""
    return session.go_to(0)


def another_start(session: Session) -> object:
    """Press R."""
    return edit(draw_start)(session)


def typed(*formulas: str) -> Edit:
    """Type the three gradients."""
    return choose(formulas=formulas)


def _place_of(plants: Dataset, position: int) -> tuple[float, float]:
    x1, x2 = plants.x[position].tolist()
    return x1, x2


_RIGHT_W1, _RIGHT_W2, _RIGHT_B = "mean((a - y) * x1)", "1/m Σ (a − y) x₂", "np.mean(a - y)"

WALK_9_16: dict[str, dict[int, list[Edit]]] = {
    "09_likelihood": {
        1: [by_hand(w1=-1.0), by_hand(w2=1.0)],
        2: [click(2)],
        3: [drag(1, 2.6, 0.3)],
        4: [by_hand(w1=-5.0), by_hand(w2=5.0)],
        5: [add(0.5, 2.8, 1)],
    },
    "10_logarithm": {
        2: [choose(repeats=10), choose(repeats=100), choose(repeats=1000)],
        3: [by_hand(w1=-2.6), by_hand(w2=2.6)],
        4: [choose(log_a=0.5), choose(log_b=0.8)],
    },
    "11_summit": {
        1: [by_hand(b=-1.0), by_hand(b=0.1)],
        2: [by_hand(b=0.1)],
        3: [by_hand(b=0.05)],
        4: [by_hand(w1=-2.0), by_hand(w2=2.0)],
    },
    "12_log_loss": {
        1: [by_hand(b=0.1)],
        3: [choose(derivation_line=line) for line in range(1, 6)],
        5: [drag(1, 2.6, 0.3)],
        6: [by_hand(w1=-3.0), by_hand(w2=3.0)],
    },
    "13_slope": {
        1: [by_hand(w1=1.0)],
        2: [by_hand(w1=-2.0), by_hand(w1=-1.4), by_hand(w1=-1.36)],
        3: [by_hand(w1=0.0), by_hand(w1=-1.3)],
        5: [choose(slope_along="w2"), by_hand(w2=1.8)],
    },
    "14_learning_rate": {
        1: [learn(1)] * 5,
        2: [learn(40)],
        4: [rate(10.0), learn(20), rewind, rate(0.01), learn(55)],
        5: [learn(30), rewind, rate(2.0), learn(30)],
    },
    "15_convexity": {
        1: [choose(valley_start=2.5)],
        2: [choose(valley_rate=1.0), choose(valley_rate=1.2)],
        4: [learn(150), another_start, learn(150), another_start, learn(150)],
        5: [learn(100), add(2.2, 0.8, 1), learn(400)],
    },
    "16_exercise": {
        2: [choose(free_z=0.0)],
        3: [
            typed(_RIGHT_W1, "", ""),
            typed(_RIGHT_W1, _RIGHT_W2, ""),
            typed(_RIGHT_W1, _RIGHT_W2, _RIGHT_B),
        ],
        4: [typed(_RIGHT_W1, _RIGHT_W2, _RIGHT_B), learn(60)],
        5: [click(2), click(3)],
        6: [learn(100)],
    },
}
"""By chapter, then by page counted from 1; after each edit the goals are looked at."""
