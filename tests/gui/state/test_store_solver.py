"""When the exact minimum is worked out: many plants wait until they are left alone."""

from engine.lab.session import Session
from engine.learning.settings import Settings
from engine.model import samples
from gui.state.store import Store


def test_the_exact_minimum_of_many_plants_comes_while_the_neuron_learns(qtbot):
    settings = Settings(stop_when_converged=False)
    store = Store(Session(samples.overlapping_groups(2_500, 0.25, 0), settings))

    def is_solved_meanwhile():
        store._learn(1, lambda: True)
        return store.session.is_solved

    qtbot.waitUntil(is_solved_meanwhile, timeout=20_000)
