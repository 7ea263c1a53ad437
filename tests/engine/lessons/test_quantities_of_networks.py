"""What a lesson may speak of beyond one neuron, by hand; and nothing where there is nothing."""

import math

import numpy as np
import pytest

from engine.arrays import NO_INDICES, indices
from engine.lab.session import Session
from engine.lab.state import put_probe, select, set_choices, set_network, set_settings
from engine.lessons.quantities import QUANTITIES
from engine.model.activation import Activation
from engine.model.architecture import Architecture
from engine.model.dataset import Dataset
from engine.model.network import Network
from tests.engine.lessons.course_edits import edit

MODEL = Architecture(hidden=(2,), activation=Activation.SIGMOID)
WEIGHTS = np.array([1.0, 1.0, -1.0, -1.0, -3.0, 4.0, 3.0, 2.0, -2.0])


def sigma(z):
    return 1 / (1 + math.exp(-z))


@pytest.fixture
def session():
    made = Session(Dataset.of([(1, 1), (1, 2), (2, 1), (2, 2)], [0, 1, 1, 0]))
    edit(lambda state: set_network(state, Network(MODEL, WEIGHTS)))(made)
    edit(lambda state: select(state, indices([1])))(made)
    return made


def value(session, name):
    return QUANTITIES[name](session.frame())


def test_hidden_outputs_and_loss_are_those_of_the_plant_selected(session):
    a1, a2 = sigma(1 + 2 - 3), sigma(-1 - 2 + 4)
    assert value(session, "hidden_a1") == pytest.approx(a1)
    assert value(session, "hidden_a2") == pytest.approx(a2)
    a = sigma(3 * a1 + 2 * a2 - 2)
    assert value(session, "plant_loss") == pytest.approx(-math.log(a))
    edit(lambda state: select(state, indices([0])))(session)
    a = sigma(3 * sigma(-1) + 2 * sigma(2) - 2)
    assert value(session, "plant_loss") == pytest.approx(-math.log(1 - a))


def test_the_slope_chosen_is_that_of_the_plant_or_of_all(session):
    edit(lambda state: set_choices(state, backwards_weight="w1_1_2"))(session)
    a = sigma(3 * 0.5 + 2 * sigma(1) - 2)
    assert value(session, "chosen_slope") == pytest.approx((a - 1) * 3 * 0.25 * 2)
    edit(lambda state: set_choices(state, backwards_over="all"))(session)
    of_all = session.frame().gradient[MODEL.names.index("w1_1_2")]
    assert value(session, "chosen_slope") == pytest.approx(of_all)


def test_the_mystery_plant_has_hidden_outputs_and_no_loss(session):
    edit(lambda state: select(put_probe(state, (2.0, 2.0)), NO_INDICES))(session)
    assert value(session, "hidden_a1") == pytest.approx(sigma(1))
    assert value(session, "plant_loss") is None


def test_what_there_is_not_has_no_value(session):
    edit(lambda state: select(state, NO_INDICES))(session)
    for name in ("hidden_a1", "hidden_a2", "plant_loss", "solved_starts"):
        assert value(session, name) is None
    bare = Session()
    edit(lambda state: select(state, indices([1])))(bare)
    assert value(bare, "hidden_a1") is None
    assert value(bare, "plant_loss") == pytest.approx(math.log(2))


def test_a_step_learns_from_all_plants_or_from_a_batch_of_those_there_are(session):
    assert value(session, "batch_size") == 4
    for size, taken in ((3, 3), (10, 4)):
        edit(lambda state, size=size: set_settings(state, batch_size=size))(session)
        assert value(session, "batch_size") == taken
