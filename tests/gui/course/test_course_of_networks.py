"""A model made another one on a page of the course: it is found there, and nothing breaks."""

import pytest

from engine.model.architecture import Architecture
from tests.gui.conftest import controllers_of, learn, settle, show_everything


def walk(window, chapter, most):
    """Turn so many pages at most, on each with a network and plants held out; return how many."""
    course, store = controllers_of(window).course, window.store
    course.open_chapter(chapter)
    for turned in range(most):
        page = course.page
        store.freeze(False)
        store.set_architecture(Architecture(hidden=(2,)))
        store.hold_out(0.3)
        learn(window, 1, 3)
        store.step_back()
        course.player.forward()
        settle()
        if course.page == page:
            return turned + 1
    return most


def test_goals_and_exercise_stand_beside_a_network(open_window):
    window = open_window("fr")
    assert walk(window, "16", 9) >= 5


@pytest.mark.long
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_stands_beside_a_network(open_window, language):
    window = open_window(language)
    show_everything(window)
    assert walk(window, "1", 200) > 70
