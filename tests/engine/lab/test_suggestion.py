"""What is offered where no line separates the kinds does what it says."""

import numpy as np
import pytest

from engine.lab.session import Session
from engine.lab.suggestion import helpful_input, with_hidden_neurons, with_input
from engine.learning.settings import Optimiser
from engine.model import samples
from engine.model.dataset import Dataset
from engine.model.features import Feature
from tests.suggested_models import steps_needed


@pytest.mark.parametrize(
    ("name", "feature"), [("xor", Feature.X1_X2), ("ring", Feature.SUM_OF_SQUARES)]
)
def test_the_input_offered_is_the_one_that_separates(name, feature):
    for seed in range(3):
        assert helpful_input(samples.make(name, 100, 0.25, seed)) is feature


def test_of_many_plants_it_is_found_on_some():
    assert helpful_input(samples.make("xor", 20_000)) is Feature.X1_X2


def test_of_plants_that_nothing_tells_apart_the_plainest_is_offered():
    plants = Dataset.of([(1, 1), (1, 1), (2, 2), (2, 2)], [0, 1, 0, 1])
    assert helpful_input(plants) is Feature.X1_X2


def test_a_run_begins_with_what_is_offered_and_undo_brings_the_neuron_back():
    session = Session(samples.make("xor"))
    before = session.state
    for edit in (with_hidden_neurons, lambda state: with_input(state, Feature.X1_X2)):
        offered = edit(before)
        session.replace(before.changes_to(offered))
        assert session.state.settings.optimiser is Optimiser.ADAM
        assert session.step == 0
        session.learn(5)
        assert np.isfinite(session.frame().loss)
        session.replace(session.state.changes_to(before))
        assert session.frame().architecture.is_bare


def test_hidden_neurons_keep_the_inputs_that_were_chosen():
    state = with_hidden_neurons(with_input(Session().state, Feature.X1_X2))
    assert state.architecture.features == (Feature.X1, Feature.X2, Feature.X1_X2)
    assert state.architecture.hidden == (8,)


@pytest.mark.parametrize("offer", ["input", "hidden"])
def test_either_offer_solves_xor(offer):
    assert None not in [steps_needed("xor", seed, offer) for seed in range(4)]


@pytest.mark.long
@pytest.mark.parametrize("offer", ["input", "hidden"])
def test_either_offer_solves_xor_from_38_of_40_seeds(offer):
    taken = [steps_needed("xor", seed, offer) for seed in range(40)]
    assert sum(steps is not None for steps in taken) >= 38


@pytest.mark.parametrize("seed", range(4))
def test_where_no_input_helps_much_the_plainest_is_offered(seed):
    """A sine that gains a hundredth of the loss would only follow the noise."""
    assert helpful_input(samples.overlapping_groups(100, 0.25, seed)) is Feature.X1_X2
