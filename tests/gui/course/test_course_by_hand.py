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

BY_MOUSE, BY_KEYS = {**MOUSE, **MOUSE_17_20}, {**KEYS, **KEYS_17_20}


def go_through(window, chapter: str, walk, next_page) -> None:
    """Do what every page of a chapter says, and see its goals' signs come when they are due."""
    course = controllers_of(window).course
    course.open_chapter(str(int(chapter[:2])))
    settle()
    player, signs = course.player, window.course_panel.goals
    user = User(window)
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


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, marks=pytest.mark.long if at % 4 != 2 else ())
        for at, path in enumerate(PATHS)
    ],
    ids=lambda path: path.stem,
)
def test_by_mouse(open_window, path: Path):
    go_through(open_window("en"), path.stem, BY_MOUSE[path.stem], click_next)


@pytest.mark.parametrize(
    "path",
    [pytest.param(path, marks=pytest.mark.long if at % 4 else ()) for at, path in enumerate(PATHS)],
    ids=lambda path: path.stem,
)
def test_by_keyboard(open_window, path: Path):
    go_through(open_window("fr"), path.stem, BY_KEYS[path.stem], press_next)
