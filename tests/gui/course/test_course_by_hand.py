"""The whole course by mouse and by keyboard: each goal is reached as its page says, not before."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.engine.lessons.test_course import PATHS
from tests.gui.conftest import controllers_of, press_key, settle
from tests.gui.course.course_by_keys import KEYS
from tests.gui.course.course_by_keys_17_20 import KEYS_17_20
from tests.gui.course.course_by_mouse import MOUSE
from tests.gui.course.course_by_mouse_17_20 import MOUSE_17_20
from tests.gui.course.course_user import User
from tests.gui.course.networks_by_keys import KEYS_OF_NETWORKS
from tests.gui.course.networks_by_mouse import MOUSE_OF_NETWORKS

BY_MOUSE = MOUSE | MOUSE_17_20 | MOUSE_OF_NETWORKS
BY_KEYS = KEYS | KEYS_17_20 | KEYS_OF_NETWORKS


def go_through(window, chapter: str, walk, next_page, user: User | None = None) -> None:
    """Do what every page of a chapter says, and see its goals' signs come when they are due."""
    course = controllers_of(window).course
    course.open_chapter(chapter)
    settle()
    player, signs = course.player, window.course_panel.goals
    user = user or User(window)
    for index, step in enumerate(player.lesson.steps):
        assert player.page_index == index
        user.step = step
        assert signs._reached == [False] * len(step.goals)
        for number, (act, due) in enumerate(walk.get(index + 1, []), start=1):
            act(user)
            settle()
            where = f"page {index + 1}, {number}: {step.text['en'][:60]}"
            reached = {goal for goal, is_reached in enumerate(signs._reached) if is_reached}
            assert reached == due, where
        assert all(signs._reached), f"page {index + 1}"
        window.store.pause()
        if index < len(player.lesson.steps) - 1:
            next_page(user)
            settle()


def click_next(user: User) -> None:
    user.click(user.window.course_panel.forward)


def press_next(user: User) -> None:
    press_key(user.window, Qt.Key.Key_PageDown)


def _chapters(*usual: str) -> pytest.MarkDecorator:
    """Walk these chapters in every run of the tests, the others in the long one."""
    params = [
        pytest.param(path, marks=() if path.stem[:2] in usual else pytest.mark.long, id=path.stem)
        for path in PATHS
    ]
    return pytest.mark.parametrize("path", params)


@_chapters("03", "07", "11", "15", "22")
def test_by_mouse(open_window, path: Path):
    go_through(open_window("en"), path.stem, BY_MOUSE[path.stem], click_next)


@_chapters("01", "05", "09", "13")
def test_by_keyboard(open_window, path: Path):
    go_through(open_window("fr"), path.stem, BY_KEYS[path.stem], press_next)
