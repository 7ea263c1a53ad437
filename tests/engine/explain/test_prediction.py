import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.arrays import indices
from engine.explain.prediction import read
from engine.lab.session import Session
from engine.lab.state import put_probe, select, set_choices, set_neuron
from engine.model.neuron import Neuron
from tests.engine import plain_sigmoid


def test_the_courses_examples():
    assert round(read(1.4).toxic, 2) == 0.8
    assert round(read(-2.1).toxic, 2) == 0.11
    assert round(read(-2.1).certainty, 2) == 0.89


@given(st.floats(-600, 600))
def test_both_probabilities_keep_their_digits_however_small(z):
    prediction = read(z)
    assert prediction.toxic == pytest.approx(plain_sigmoid(z), rel=1e-13)
    assert prediction.harmless == pytest.approx(plain_sigmoid(-z), rel=1e-13)
    assert prediction.predicted == (z >= 0)
    assert prediction.certainty >= 0.5


def test_a_frame_reads_the_plant_chosen_else_the_mystery_plant_else_the_z_held_by_hand():
    session = Session()
    state = set_choices(set_neuron(session.state, Neuron(3.0, -4.0, 1.0)), free_z=-2.5)
    seen = []
    for one in (
        state,
        put_probe(state, (1.0, 0.5)),
        select(put_probe(state, (1.0, 0.5)), indices([0])),
    ):
        session.replace(session.state.changes_to(one))
        seen.append(session.frame().prediction)
    x1, x2 = session.state.plants.x[0].tolist()
    assert [one.z for one in seen] == pytest.approx([-2.5, 2.0, 3 * x1 - 4 * x2 + 1])
    assert [one.kind for one in seen] == [None, None, int(session.state.plants.y[0])]
    assert seen[0].distance is None
    assert seen[1].distance == pytest.approx(0.4)
