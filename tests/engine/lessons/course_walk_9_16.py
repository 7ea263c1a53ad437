"""How the goals of chapters 9 to 16 are reached, page by page, as their texts say."""

from __future__ import annotations

from engine.learning.settings import Rule
from tests.engine.lessons.course_edits import (
    Act,
    Answer,
    add,
    another_start,
    by_hand,
    choose,
    completed,
    drag,
    learn,
    learn_by_lines,
    rate,
    rewind,
    set_rule,
    standardised,
    typed,
)

_RIGHT_W1, _RIGHT_W2, _RIGHT_B = "mean((a - y) * x1)", "1/m Σ (a − y) x₂", "np.mean(a - y)"
_LINES = ("w1*x1 + w2*x2 + b", "1 / (1 + np.exp(-z))", "np.mean(e*x1)", "(e*x2).mean()")

WALK_9_16: dict[str, dict[int, list[Act]]] = {
    "09_likelihood": {
        2: [by_hand(w1=-1.0), by_hand(w2=1.0)],
        3: [Answer(1, 0.71), Answer(2, 0.65)],
        4: [drag(1, 2.6, 0.3)],
        5: [by_hand(w1=-1.0, w2=1.0), by_hand(w1=-2.5, w2=2.5)],
        6: [add(0.5, 2.8, 1)],
    },
    "10_logarithm": {
        2: [choose(repeats=10), choose(repeats=100), choose(repeats=1000)],
        3: [by_hand(w1=-2.5), by_hand(w2=2.5)],
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
        4: [Answer(1, 6.91)],
        5: [Answer(1, 0.1155), by_hand(w1=-1.0, w2=1.0), by_hand(w1=-1.5, w2=1.5)],
    },
    "13_slope": {
        1: [by_hand(w1=1.0)],
        2: [by_hand(w1=-2.0), by_hand(w1=-1.4), by_hand(w1=-1.36)],
        3: [by_hand(w1=0.0), by_hand(w1=-1.3)],
        5: [Answer(1, 0.37)],
        6: [choose(slope_along="w2"), by_hand(w2=1.5), by_hand(w2=1.77)],
        7: [by_hand(w1=0.0), by_hand(w1=-0.8)],
    },
    "14_learning_rate": {
        1: [Answer(1, 1.893), learn(2)],
        2: [learn(40)],
        4: [rate(10.0), learn(20), rewind, rate(0.01), learn(55)],
        5: [learn(30), rewind, rate(2.0), learn(30)],
        6: [learn(4), set_rule(Rule.GRADIENT), learn(30)],
        7: [Answer(1, 10.0)],
        8: [Answer(1, 100.0), learn(30), standardised, rate(1.0), learn(20)],
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
        5: [Answer(1, -1.5), Answer(2, -0.75)],
        6: [completed(*_LINES), learn_by_lines, learn(100)],
        7: [learn(100)],
    },
}
"""By chapter, then by page counted from 1; after each edit the goals are looked at."""
