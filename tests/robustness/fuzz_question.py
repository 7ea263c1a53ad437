"""What the course asks for, a number or lines of code, is worked out or refused in a sentence."""

from __future__ import annotations

import math

from engine.errors import UserError
from engine.lab.session import Session
from engine.lessons.matrix_lines import check_matrix_line
from engine.lessons.program import HOLES, check_line
from engine.lessons.quantities import QUANTITIES
from engine.lessons.question import question
from engine.model import samples
from engine.model.neuron import Neuron
from tests.robustness.fuzz_session import refused_in_words

_FRAME = Session().frame()
_SIX, _NEURON = samples.six(), Neuron(1.0, -2.0, 0.5)

WORDS = (
    *QUANTITIES, "learning_rate", "w1", "x1", "X", "W", "Z", "A", "dW", "@", ".T", "np.exp(",
    "np.mean(", "np.sum(", "np.log(", "(", ")", "+", "-", "*", "/", "**", "1e308", "0", "-0.0",
    " = ", "e", "a - y",
)  # fmt: skip

SEEDS = [
    text.encode()
    for text in (
        "w1 - learning_rate * slope_w1", "1 / (1 + exp(-b))", "loss * m", "w1 * x1 + w2 * x2 + b",
        "1 / (1 + np.exp(-z))", "np.mean(e * x1)", "X @ W + b", "X.T @ (A - y) / m",
    )
]  # fmt: skip


def take(data: bytes) -> None:
    """Read it as the right answer of a page, as a line of the six, and as one of matrices."""
    text = data.decode("utf-8", errors="replace")
    try:
        right = question(text, 0.01).right_answer(_FRAME)
        assert right is None or math.isfinite(right)
    except UserError as error:
        refused_in_words(error)
    checks = [(check_line, hole) for hole in HOLES]
    for check, hole in [*checks, (check_matrix_line, "z"), (check_matrix_line, "W")]:
        try:
            check(hole, text, _SIX, _NEURON)
        except UserError as error:
            refused_in_words(error)
