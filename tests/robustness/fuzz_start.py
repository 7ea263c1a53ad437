"""A file of parameters to start from gives a model that computes, or is refused by name."""

from __future__ import annotations

import json
from itertools import pairwise

import numpy as np

from engine.errors import UserError
from engine.files.runs.start_parameters import from_text
from tests.robustness.fuzz_session import refused_in_words

WORDS = ("json",)

_BARE = {"layers": [{"weights": [[1.0, -2.0]], "biases": [0.5]}]}
_NETWORK = {
    "features": ["x1", "x2", "x1*x2"],
    "hidden": [2],
    "activation": "tanh",
    "layers": [
        {"weights": [[1, 1, 0.5], [1, 1, -1]], "biases": [-2, -3]},
        {"weights": [[1, -2]], "biases": [0]},
    ],
}
SEEDS = [json.dumps(start).encode() for start in (_BARE, _NETWORK)]


def take(data: bytes) -> None:
    """Read it; what is taken has as many parameters as its layers need, all of them numbers."""
    try:
        start = from_text(data.decode("utf-8", errors="replace"), "a.json")
    except UserError as error:
        refused_in_words(error)
        return
    widths = (start.inputs, *start.hidden, 1)
    count = sum((below + 1) * above for below, above in pairwise(widths))
    assert start.parameters.shape == (count,)
    assert np.isfinite(start.parameters).all()
