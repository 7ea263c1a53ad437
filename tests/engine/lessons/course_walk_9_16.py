"""How the goals of chapters 9 to 16 are reached, page by page, as their texts say."""

from __future__ import annotations

from tests.engine.lessons.course_edits import (
    Edit,
    add,
    another_start,
    by_hand,
    choose,
    click,
    drag,
    learn,
    rate,
    rewind,
    typed,
)

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
        4: [
            choose(chord_v=4.0),
            choose(chord_u=-4.0),
            choose(chord_on="valley"),
            choose(chord_u=0.5),
        ],
        5: [learn(150), another_start, learn(150), another_start, learn(150)],
        6: [learn(100), add(2.2, 0.8, 1), learn(400)],
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
