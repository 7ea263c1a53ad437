"""What becomes of a model when other plants come."""

from engine.lab.session import Session
from engine.lessons.page_setup import PageSetup
from engine.model import samples
from engine.model.architecture import Architecture
from engine.model.features import Feature
from engine.model.neuron import Neuron
from gui.state.store import Store


def test_other_plants_after_a_lesson_leave_a_model_of_two_inputs_of_its_own_alone(qapp):
    store = Store(Session())
    store.apply_setup(PageSetup(samples.six(), Neuron()), True)
    chosen = Architecture((Feature.X1_2, Feature.X2))
    store.set_architecture(chosen)
    store.use_plants(samples.moons(20, 0.2, 0))
    assert store.session.state.architecture == chosen
