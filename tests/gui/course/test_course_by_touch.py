"""The whole course by fingers alone, in the touch mode: pages, votes, numbers, formulas."""

from pathlib import Path

import pytest

from tests.engine.lessons.test_course import PATHS
from tests.gui.conftest import controllers_of, settle
from tests.gui.course.course_by_touch import TOUCH, Board, Finger
from tests.gui.course.test_course_by_hand import click_next, go_through


def _chapters(*usual: str) -> pytest.MarkDecorator:
    params = [
        pytest.param(path, marks=() if path.stem[:2] in usual else pytest.mark.long, id=path.stem)
        for path in PATHS
    ]
    return pytest.mark.parametrize("path", params)


@_chapters("11")
def test_by_touch(open_window, path: Path):
    window = open_window("fr")
    window.actions_["actionTouch"].trigger()
    settle()
    go_through(window, path.stem, TOUCH[path.stem], click_next, Board(window, Finger()))


@pytest.mark.long
def test_at_a_projector_too(open_window):
    window = open_window("fr")
    window.resize(1280, 800)
    window.actions_["actionTouch"].trigger()
    window.layout_.is_projector = True
    window.layout_.projector_switched.emit()
    settle()
    course = controllers_of(window).course
    course.open_chapter("03_frontier")
    settle()
    user, last = Board(window, Finger()), len(course.player.lesson.steps) - 1
    for page in range(last):
        assert course.player.page_index == page
        assert min(window.course_panel.forward.size().toTuple()) >= 44
        click_next(user)
        settle()
    assert course.player.page_index == last
