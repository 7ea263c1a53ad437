"""A formula that a student types is worked out to numbers, or refused with its column."""

from __future__ import annotations

import numpy as np

from engine.errors import UserError
from engine.formula import read
from engine.lab.session import Session
from engine.learning.typed_gradient import gradient_of, variables
from engine.lessons.exercise import check
from engine.lessons.goals import condition
from engine.model import samples
from engine.model.neuron import Neuron
from tests.robustness.fuzz_session import refused_in_words

_SIX, _NEURON = samples.six(), Neuron(1.0, -2.0, 0.5)
_FRAME = Session().frame()

WORDS = (
    "a", "y", "z", "x1", "x₂", "w1", "w2", "b", "m", "mean(", "np.sum(", "exp(", "log(", "Σ ",
    "σ", ".mean()", ".sum()", "(", ")", "+", "-", "−", "*", "×", "·", "/", "**", "^", "²", "@",
    "1e5", ".5", "½", "ᵢ", "_i", "Σᵢ₌₁ᵐ ", "σ(", "1.", "=1", "somme(",
    " between ", " and ", " < ", " == ", "loss", "step",
)  # fmt: skip

SEEDS = [
    text.encode()
    for text in (
        "mean((a - y) * x1)", "1/m × Σ (aᵢ − yᵢ) · x₁ᵢ",
        "Σᵢ₌₁ᵐ (σ(zᵢ) − yᵢ) x₁ᵢ / m", "1./m Σ_{i=1}^m (a-y)x1",
        "((a-y)*x1).sum()/m", "(a - y) @ x1 / m",
        "-log(1 - a)² ** 3", "exp(exp(exp(9)))", "1/0", "loss < 0.2", "w1 between -1,5 and 3",
    )
]  # fmt: skip


def take(data: bytes) -> None:
    """Read it as a formula and as a condition, and use what can be read."""
    text = data.decode("utf-8", errors="replace")
    try:
        value = read(text)(variables(_SIX, _NEURON))
        assert np.ndim(value) == 0 or np.shape(value) == (len(_SIX),)
        check(text, "w1", _SIX, _NEURON)
        assert np.isfinite(gradient_of((text, text, "0"), _SIX, _NEURON)).all()
    except UserError as error:
        refused_in_words(error)
    try:
        condition(text).holds(_FRAME)
    except UserError as error:
        refused_in_words(error)
