"""How the goals of chapters 1 to 8 are reached, page by page, as their texts say."""

from __future__ import annotations

from tests.engine.lessons.course_edits import (
    Edit,
    add,
    by_hand,
    choose,
    click,
    cross_to,
    drag,
    enter,
    learn,
    shift_line,
    turn_kind,
)

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
