"""At 1280 x 720 a class sees the whole of every page: as it comes, voted, answered, with hints."""

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea

from engine.errors import UserError
from engine.lessons.progress import Progress, goal_key
from gui.window.main_window import MainWindow
from tests.gui.conftest import controllers_of, settle

CLASS_OF = 24
LINE_PX = 24
"""An open hint may push the page down by a line."""


@pytest.fixture
def projector(open_window):
    """Return a function that opens a window as a projector of 1280 x 720 shows it."""

    def open_projector(language: str) -> MainWindow:
        window = open_window(language)
        window.showFullScreen = lambda: None  # the screen of these tests is another
        window.actions_["actionProjector"].setChecked(True)
        window.resize(1280, 720)
        settle()
        assert (window.width(), window.height()) == (1280, 720)
        return window

    return open_projector


def overflow_px(window) -> int:
    """Return how far one would have to scroll to see all of the page."""
    for _ in range(4):
        QApplication.processEvents()
    return window.course_panel.findChild(QScrollArea).verticalScrollBar().maximum()


def cut_as_revealed(window) -> dict[object, int]:
    """Reveal the vote of the page with each answer, alone and with a class, and say what is cut."""
    step, vote = controllers_of(window).course.player.step, window.course_panel.vote
    cut = {}
    for voters in (0, CLASS_OF):
        for answer in range(len(vote.rows)):
            vote.show_vote(step.vote)
            vote.rows[answer].choice.click()
            for row in vote.rows:
                row.votes.setValue(voters)
            vote.button.click()
            cut[f"revealed, answer {answer + 1}, {voters} each"] = overflow_px(window)
    return cut


def cut_as_worked_on(window) -> dict[object, int]:
    """Open each hint of the page, one at a time, then reach every goal, and say what is cut."""
    player = controllers_of(window).course.player
    goals, cut = range(len(player.step.goals)), {}
    for goal in goals:
        player.hints_shown.clear()
        player.show_hint(goal)
        cut[f"hint {goal + 1}"] = max(0, overflow_px(window) - LINE_PX)
    for goal in goals:
        player._reach(goal)
    cut["goals reached"] = overflow_px(window)
    return cut


@pytest.mark.long
@pytest.mark.parametrize("language", ["en", "fr"])
def test_at_a_projector_a_class_sees_the_whole_of_every_page(projector, language):
    window = projector(language)
    player, vote = controllers_of(window).course.player, window.course_panel.vote
    cut = {}
    for number, chapter in enumerate(player.chapters, start=1):
        for page, step in enumerate(chapter.steps):
            player.open(chapter, page)
            seen = {"as it comes": overflow_px(window)}
            assert vote.isHidden() or vote.button.isVisible()
            if step.vote is not None:
                seen |= cut_as_revealed(window)
            if step.goals:
                seen |= cut_as_worked_on(window)
            cut |= {(number, page + 1, when): pixels for when, pixels in seen.items() if pixels}
    assert cut == {}


@pytest.mark.parametrize(("chapter", "page"), [(9, 1), (21, 6)])
def test_a_vote_is_seen_whole_once_it_is_revealed(projector, chapter, page):
    """These two have the most to say."""
    window = projector("fr")
    player = controllers_of(window).course.player
    player.open(player.chapters[chapter - 1], page - 1)
    assert set(cut_as_revealed(window).values()) == {0}


def test_what_a_class_voted_stays_to_be_read(projector):
    window = projector("en")
    player = controllers_of(window).course.player
    player.open(player.chapters[20], 5)
    rows = window.course_panel.vote.rows
    for row, votes in zip(rows, (3, 9, 0), strict=True):
        row.votes.setValue(votes)
    window.course_panel.vote.button.click()
    settle()
    assert [row.text.text() for row in rows] == ["2  3", "3  ✓  9", "4  0"]
    assert all(row.bar.isVisible() for row in rows)
    assert not any(row.choice.isVisible() or row.votes.isVisible() for row in rows)


@pytest.mark.parametrize(
    ("chapter", "page", "choices"),
    [
        (16, 4, {"formulas": ("mean((a-y)*x1)", "mean((a-y)*x2)", "mean(a-y)")}),
        (
            16,
            6,
            {"program": ("w1*x1+w2*x2+b", "1/(1+np.exp(-z))", "np.mean(e*x1)", "np.mean(e*x2)")},
        ),
        (17, 4, {"matrix_lines": ("X @ W + b", "X.T @ (a - y)")}),
    ],
)
def test_a_page_of_lines_still_fits_once_they_are_answered(projector, chapter, page, choices):
    """What is said of a line stands below it; the page took its type before that was there."""
    window = projector("fr")
    panel, player = window.course_panel, controllers_of(window).course.player
    player.open(player.chapters[chapter - 1], page - 1)
    settle()
    window.store.set_choices(**choices)
    settle()
    said = [
        *panel.exercise.answers.values(),
        *panel.program.verdicts.values(),
        *panel.matrix_lines.verdicts.values(),
    ]
    assert sum(label.isVisible() for label in said) == len(next(iter(choices.values())))
    assert overflow_px(window) == 0


def places(window):
    """Return where what one clicks on lies in the window."""
    panel = window.course_panel
    parts = (window.field, panel, panel.forward, panel.goals, window.playback_bar)
    return [part.rect().translated(part.mapTo(window, part.rect().topLeft())) for part in parts]


@pytest.mark.parametrize("chapter", [1, 4])  # with a place for the sentence, and without
def test_nothing_moves_away_from_under_the_pointer_when_something_is_said(window, chapter):
    window.store.place(2.0, 2.0, 1)
    player = controllers_of(window).course.player
    player.open(player.chapters[chapter - 1])
    settle()
    assert window.status.isVisible()
    assert "Undo brings yours back" in window.status.label.text()
    with_message = places(window)
    window.status.end_message()
    settle()
    assert places(window) == with_message
    window.store.refused.emit(UserError("test_share", share=2, most=0.9))
    settle()
    assert window.status.isVisible()
    assert places(window) == with_message


def test_next_stays_under_the_pointer_as_pages_are_done(window):
    player, panel = controllers_of(window).course.player, window.course_panel
    player.open(player.chapters[0])
    settle()
    before = panel.forward.mapTo(window, panel.forward.rect().center())
    player.add_progress(Progress(frozenset({goal_key(player.lesson, 0, 0)})))
    settle()
    assert "✓" in panel.page.text()
    assert panel.forward.mapTo(window, panel.forward.rect().center()) == before


def test_what_is_said_over_the_field_lets_clicks_through(window):
    window.store.place(2.0, 2.0, 1)
    controllers_of(window).course.open_chapter("4")
    settle()
    status, field = window.status, window.field
    assert status.isVisible()
    inside = status.mapTo(window, status.rect().center())
    assert window.childAt(inside) in (field, field.viewport())
    window.resize(1000, 700)
    settle()
    foot = status.mapTo(window, status.rect().bottomLeft()).y()
    assert foot == field.mapTo(window, field.rect().bottomLeft()).y()
    controllers_of(window).course.resume(None)
    settle()
    assert status.isVisible()
    assert status.y() < window.playback_bar.y()
