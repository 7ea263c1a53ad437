"""A duel over plants that nobody sees: they are revealed in the end, and decide."""

import numpy as np
import pytest

from engine.model.architecture import Architecture
from tests.gui.conftest import controllers_of, learn, settle

DUEL = """
format = 1
title = "Duel"
[[steps]]
plants = { sample = "moons", size = 60, noise_cm = 0.3, seed = 1 }
hidden = [2]
settings = { learning_rate = 1 }
test_share = 0.5
reveal_test = false
duel_s = 5
text = "Who has most of them right?"
"""


@pytest.fixture
def duel(window, tmp_path):
    file = tmp_path / "duel.toml"
    file.write_text(DUEL, encoding="utf-8")
    controllers_of(window).course.open_file(file)
    settle()
    return window.course_panel.duel


def counted(window):
    """Count by hand which of the plants held out the model has right."""
    frame = window.store.frame()
    test = frame.plants.test
    right = (frame.network.z(test.x) >= 0) == (test.y == 1)
    return int(np.sum(right)), len(test), frame.architecture.size


def test_two_take_turns_and_the_plants_are_hidden_again_for_the_second(window, duel):
    store = window.store
    duel.go.click()
    store.set_architecture(Architecture(hidden=(3,)))  # the model is free meanwhile
    learn(window, 50)
    store.play()
    assert not len(store.frame().plants.test)
    for _ in range(5):
        duel.tick()
    settle()
    assert not duel.is_running
    assert not store.is_playing
    first = counted(window)
    assert first[2] == 3 * 3 + 4
    assert duel.scores == [first]
    assert duel.score.text() == "1. right: {} of {}, parameters: {}".format(*first)
    assert store.frame().step > 0, "the machine has no turn here"

    duel.go.click()
    settle()
    assert not len(store.frame().plants.test)
    assert store.frame().architecture == Architecture(hidden=(2,))
    assert duel.score.text().startswith("1. ")
    learn(window, 20)
    duel.done.click()
    settle()
    assert duel.scores == [first, counted(window)]
    assert duel.score.text().splitlines()[1].startswith("2. ")


def test_the_scores_go_with_the_page(window, duel):
    duel.go.click()
    duel.done.click()
    settle()
    assert len(duel.scores) == 1
    controllers_of(window).course.open_chapter("1")
    settle()
    assert (duel.scores, duel.score.text()) == ([], "")
