"""The parameters on offer can be told apart where the choice is narrow."""

import pytest

from engine.model.architecture import Architecture
from gui.pictures.cuts.weight_choice import axis_name, short_name

MOST_LETTERS = 26


@pytest.mark.parametrize("hidden", [(8,), (8, 8, 8)])
def test_short_names_differ_and_are_short(hidden):
    model = Architecture(hidden=hidden)
    names = [short_name(model, name) for name in model.names]
    assert len(set(names)) == model.size
    assert max(map(len, names)) <= MOST_LETTERS


def test_a_short_name_says_what_the_axis_says():
    model = Architecture(hidden=(4,))
    assert axis_name(model, "w1_2_1") == "w  x₁ → hidden neuron 2"
    assert short_name(model, "w1_2_1") == "w  x₁ → hidden 2"
    assert short_name(model, "w2_1_3") == "w  hidden 3 → output"
