"""The path that takes an hour, and what is done: chosen, followed, ticked, remembered."""

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest

from engine.lessons.progress import Progress, goal_key
from engine.lessons.way import way_through
from gui.window.remembered import Remembered
from tests.gui.conftest import controllers_of, press_key, settle


def settings(tmp_path):
    return QSettings(str(tmp_path / "kept.ini"), QSettings.Format.IniFormat)


def turned(window, key=Qt.Key.Key_PageDown):
    press_key(window, key)
    settle()
    return controllers_of(window).course.player.place


def choose(window, line):
    """Choose a line of the list of chapters, as the mouse does."""
    window.course_panel.chapter.activated.emit(line)
    settle()
    return controllers_of(window).course.player.place


def test_the_first_page_offers_an_hour_and_next_and_back_follow_it(open_window, tmp_path):
    window = open_window(remembered=Remembered(settings(tmp_path)))
    press_key(window, Qt.Key.Key_C)
    settle()
    panel, chapters = window.course_panel, controllers_of(window).course.player.chapters
    path = way_through(chapters, True)
    count = len(path)
    assert panel.path.isVisible()
    assert panel.path.all_pages.isChecked()
    assert not panel.path.go_on.isVisible()
    assert panel.page.text() == f"page 1 of {len(chapters[0].steps)}"
    panel.path.path.click()
    settle()
    assert panel.path.path.text() == f"One hour: {count} pages"
    assert panel.page.text() == f"page 1 of {count}"
    assert turned(window) == path[1]
    assert not panel.path.isVisible()
    assert turned(window) == path[2]
    assert panel.page.text() == f"page 3 of {count}"
    assert turned(window, Qt.Key.Key_PageUp) == path[1]

    # a vote: revealed after a choice it is done
    voted = next(at for at, (chapter, page) in enumerate(path) if is_vote(chapters[chapter], page))
    controllers_of(window).course.player.go_to(path[voted])
    settle()
    panel.vote.rows[0].choice.click()
    panel.vote.button.click()
    settle()
    assert panel.page.text() == f"page {voted + 1} of {count}  ✓"

    # to a chapter that the path leaves out, and from there on; to one that it goes through
    left_out = next(c for c in range(len(chapters)) if all(c != chapter for chapter, _ in path))
    assert choose(window, left_out) == (left_out, 0)
    assert panel.page.text() == f"page 1 of {len(chapters[left_out].steps)}"
    after = next(place for place in path if place.chapter > left_out)
    assert turned(window) == after
    assert choose(window, after.chapter) == after

    # the last line of the list leaves the path and joins it, where one is
    last = panel.chapter.count() - 1
    assert choose(window, last) == after
    assert panel.page.text() == f"page {after.page + 1} of {len(chapters[after.chapter].steps)}"
    assert panel.chapter.currentIndex() == after.chapter
    assert turned(window) == (after.chapter, after.page + 1)
    choose(window, last)
    assert turned(window) == path[path.index(after) + 1]

    # another launch knows the choice, the vote, what is left undone, and where one had come
    other = open_window(remembered=Remembered(settings(tmp_path)))
    press_key(other, Qt.Key.Key_C)
    settle()
    way, player = other.course_panel.path, controllers_of(other).course.player
    assert not way.go_on.isVisible()  # what is left undone is this page
    for goal in range(len(player.step.goals)):
        player.add_progress(Progress(frozenset({goal_key(player.lesson, 0, goal)})))
    settle()
    assert way.go_on.text() == "Go on at page 2"
    assert way.skip.text() == f"After the last one done: page {voted + 2}"
    way.go_on.click()
    settle()
    assert other.course_panel.page.text() == f"page 2 of {count}"
    player.go_to(path[0])
    settle()
    way.skip.click()
    settle()
    assert other.course_panel.page.text() == f"page {voted + 2} of {count}"
    assert other.course_panel.chapter.itemText(path[voted].chapter).startswith("✓ ")


def is_vote(chapter, page):
    """Say whether a page has a vote and nothing else to be done, and is its chapter's only one."""
    alone = sum(step.is_on_path for step in chapter.steps) == 1
    return alone and chapter.steps[page].vote is not None and not chapter.steps[page].goals


def test_the_path_does_not_end_at_a_page_that_it_leaves_out(window):
    course = controllers_of(window).course
    player = course.player
    player.follow_path(True)
    player.open(player.chapters[0], 1)
    settle()
    assert window.course_panel.back.isEnabled()
    player.back()
    assert (player.place.number, player.is_first) == ("1.1", True)
    player.go_to(player.way[-1])
    assert player.is_last


def test_keys_that_turn_the_closed_list_do_not_leave_the_way(window):
    player, chapters = controllers_of(window).course.player, window.course_panel.chapter
    player.open_chapter(len(player.chapters) - 1)
    settle()
    for _ in range(2):
        QTest.keyClick(chapters, Qt.Key.Key_Down)
        settle()
        assert not player.follows_path
        assert chapters.currentIndex() == len(player.chapters) - 1
    QTest.keyClick(chapters, Qt.Key.Key_F4)
    QTest.keyClick(chapters.view(), Qt.Key.Key_End)
    QTest.keyClick(chapters.view(), Qt.Key.Key_Return)
    settle()
    assert player.follows_path


def test_counts_of_hands_alone_keep_no_prediction(window):
    player = controllers_of(window).course.player
    chapter = player.chapters[1]
    player.open(chapter, next(at for at, step in enumerate(chapter.steps) if step.vote))
    settle()
    vote = window.course_panel.vote
    vote.rows[0].votes.setValue(7)
    vote.button.click()
    assert player.progress.is_empty


def test_two_running_copies_unite_their_votes_and_the_first_prediction_stays(qapp, tmp_path):
    first, second = (Remembered(settings(tmp_path)) for _ in range(2))
    first.add_progress(Progress(frozenset({"g"}), {"a=b/vote/1": 2}))
    united = second.add_progress(Progress(votes={"a=b/vote/1": 0, "c": 1}))
    assert united == Progress(frozenset({"g"}), {"a=b/vote/1": 2, "c": 1})
    assert Remembered(settings(tmp_path)).progress == united
    second.forget_progress()
    assert Remembered(settings(tmp_path)).progress.is_empty


def test_votes_stored_by_something_else_are_passed_over(qapp, tmp_path):
    store = settings(tmp_path)
    store.setValue("votes", ["good=1", "none", "minus=-1", "long=" + "9" * 5000, "=1", "sign=²"])
    assert Remembered(store).progress == Progress(votes={"good": 1})
