"""The numbers that flow through the neuron: each comes of those written before it."""

from __future__ import annotations

import math
import operator

from engine.lab.subject import Subject
from engine.model.neuron import Neuron
from gui.language.arithmetic import Writer, with_decimals, written_out
from gui.language.numbers import decimals_for

_DECIMALS = 2


def flow_texts(neuron: Neuron, subject: Subject) -> dict[str, str]:
    """Write w1 x1 + w2 x2 + b = z and a(z) with as many digits as a pupil needs to find a and z."""
    first, second = neuron.terms(subject.x1, subject.x2)
    a = with_decimals(subject.a, _DECIMALS)(0)
    (z,) = written_out(_sigmoid, a, _writer(subject.z))
    terms = (_writer(value) for value in (first, second, neuron.b))
    w1x1, w2x2, b = written_out(lambda *numbers: sum(numbers), z, *terms)
    texts = {"a": a, "z": z, "w1x1": w1x1, "w2x2": w2x2, "b": b}
    for index, (w, x) in enumerate(((neuron.w1, subject.x1), (neuron.w2, subject.x2)), start=1):
        factors = (_writer(w), _writer(x))
        term = texts[f"w{index}x{index}"]
        texts[f"w{index}"], texts[f"x{index}"] = written_out(operator.mul, term, *factors)
    return texts


def _writer(value: float) -> Writer:
    return with_decimals(value, decimals_for(value, _DECIMALS))


def _sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(min(-z, 700.0)))
