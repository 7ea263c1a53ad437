"""How the goals of chapters 1 to 8 are reached, page by page, as their texts say."""

from __future__ import annotations

import math

from tests.engine.lessons.course_edits import (
    Act,
    Answer,
    add,
    by_hand,
    choose,
    click,
    cross_over,
    cross_to,
    drag,
    enter,
    learn,
    reveal,
    shift_line,
    turn_kind,
)


def chance(z: float) -> float:
    """Return the probability that belongs to a z, as on a pocket calculator."""
    return 1 / (1 + math.exp(-z))


WALK_1_8: dict[str, dict[int, list[Act]]] = {
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
        1: [shift_line(0.4, -0.4), shift_line(0.3, -0.3)],
        2: [Answer(1, 2 - (-1 * 0.5 + 1 * 2)), by_hand(b=0.3), by_hand(b=0.5)],
        3: [
            cross_over((0.9, 1.0), (0.9, 0.8), (1.1, 0.8), (1.1, 1.3), (1.5, 1.3)),
            cross_over((1.5, 1.8), (1.9, 1.8)),
        ],
        4: [add(2.4, 1.3, 1), add(0.5, 1.2, 0)],
        6: [add(2.25, 0.65, 1)],
    },
    "04_by_hand": {
        1: [by_hand(b=5), by_hand(b=-1), by_hand(b=-3)],
        2: [by_hand(w2=0), by_hand(b=1), by_hand(b=1.5)],
        3: [by_hand(w1=-1), by_hand(w2=1), by_hand(b=1.2), by_hand(w1=-1.5, w2=1.5, b=1.8)],
        4: [by_hand(w1=-3), by_hand(w2=3), by_hand(b=-0.3)],
        5: [by_hand(w1=-2), by_hand(b=0), by_hand(w2=1), by_hand(w2=2)],
    },
    "05_probability": {
        1: [cross_to(1.8, 1.0), cross_to(2.4, 0.3)],
        2: [add(1.5, 1.53, 1)],
        3: [by_hand(w1=-3, w2=3), by_hand(w1=-5, w2=5)],
        5: [cross_to(1.6, 1.6), cross_to(1.2, 2.13)],
    },
    "06_sigmoid": {
        1: [choose(free_z=0.7), choose(free_z=1.4), Answer(1, round(100 * chance(1.4)))],
        2: [choose(free_z=-2.1), choose(free_z=-2.2)],
        4: [click(2), click(4), Answer(1, round(100 * chance(-0.8 * 2.0 + 1.6 * 1.0 - 0.9)))],
        5: [by_hand(b=1), by_hand(b=1.4)],
    },
    "07_bernoulli": {
        1: [choose(free_z=0.6), choose(free_z=0)],
        2: [click(5), Answer(1, round(1 - chance(-2.5 + 0.7 - 0.1), 2))],
        4: [by_hand(b=0), by_hand(b=-1.3)],
        5: [
            Answer(1, -1 * 0.8 + 1 * 1.8 + 0.4),
            Answer(2, 100 - round(100 * chance(1.4))),
        ],
        6: [Answer(1, 10 * 1 + 0), by_hand(b=0.5), by_hand(b=1)],
    },
    "08_loss": {
        1: [click(2), Answer(1, round(1 - chance(-1.1 + 2.1 - 1.3), 2))],
        2: [by_hand(w1=-1), by_hand(w2=1), by_hand(w1=-1.6), by_hand(w2=1.6)],
        4: [drag(1, 1.8, 1.2), drag(1, 2.6, 0.4)],
        5: [learn(130)],
        7: [by_hand(w1=-10, w2=10), reveal, by_hand(w1=-1, w2=1)],
    },
}
"""By chapter and step, counted from 1: what reaches every goal of that step."""
