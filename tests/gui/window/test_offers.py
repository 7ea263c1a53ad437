"""Where no line separates the kinds, the sentence offers what does."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from engine.learning.settings import Optimiser
from engine.model import samples
from engine.model.architecture import Architecture
from engine.model.features import Feature
from tests.gui.conftest import controllers_of, learn, settle


def at_its_end(open_window, qtbot, language, plants):
    window = open_window(language, plants=plants)
    qtbot.waitUntil(lambda: window.store.frame().offered_input is not None, timeout=20_000)
    learn(window, 40, 25)
    return window


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Add x₁x₂", "Add hidden neurons"]),
        ("fr", ["Ajouter x₁x₂", "Ajouter des neurones cachés"]),
    ],
)
def test_xor_is_solved_by_a_click_on_either_offer(open_window, qtbot, language, words):
    window = at_its_end(open_window, qtbot, language, samples.make("xor"))
    store, status = window.store, window.status
    buttons = [status.input_button, status.neurons_button]
    models = [Architecture((Feature.X1, Feature.X2, Feature.X1_X2)), Architecture(hidden=(8,))]
    for button, model in zip(buttons, models, strict=True):
        assert [each.text() for each in buttons] == words
        assert all(each.isVisible() for each in buttons)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        settle()
        assert store.frame().architecture == model
        assert not any(each.isVisible() for each in buttons)
        learn(window, 20, 25)
        assert store.frame().accuracy >= 0.97
        store.undo()
        learn(window, 1, 1)
        qtbot.waitUntil(lambda: store.frame().offered_input is not None, timeout=20_000)
        settle()


def test_nothing_is_offered_where_a_line_separates_nor_beside_the_course(open_window, qtbot):
    window = open_window(plants=samples.two_groups(40, 0.1, 0))
    learn(window, 10, 25)
    assert not window.status.input_button.isVisible()
    window = at_its_end(open_window, qtbot, "en", samples.make("overlapping_groups"))
    assert window.status.neurons_button.isVisible()
    controllers_of(window).course.open_chapter("1")
    window.store.use_plants(samples.make("overlapping_groups"))
    qtbot.waitUntil(lambda: window.store.frame().offered_input is not None, timeout=20_000)
    learn(window, 40, 25)
    assert window.store.frame().counts.wrong
    assert not window.status.neurons_button.isVisible()


def test_the_button_of_over_fitting_leads_back_to_the_best_step(open_window, qtbot):
    window = open_window(plants=samples.overlapping_groups(24, 0.35, 1))
    store, button = window.store, window.status.button
    store.set_architecture(Architecture(hidden=(8, 8)))
    store.set_settings(optimiser=Optimiser.ADAM, learning_rate=0.03)
    store.hold_out(0.5)
    learn(window, 4, 100)
    test_losses = store.frame().trace.test_losses
    best = int(np.argmin(test_losses))
    assert button.isVisible()
    assert button.text() == f"Back to the best step, {best}"
    window.set_language("fr")
    settle()
    assert button.text() == f"Revenir au pas {best}, le meilleur"
    store.play()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    assert not store.is_playing
    frame = store.frame()
    assert (frame.step, frame.test_loss) == (best, test_losses.min())
    assert not button.isVisible()
    assert not store.frame().ghosts
    store.step_on()
    settle()
    assert (store.frame().last_step, len(store.frame().ghosts)) == (best + 1, 1)
