"""A number typed as the answer to a goal: as it is asked, and in the width of the page."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from engine.lessons.lesson import Goal
from engine.lessons.question import question
from gui.panels.course.goal_list import GoalList
from gui.style.theme import look_of


def goals_asking(words, qtbot):
    goal = Goal({"en": words}, {"en": "Look."}, question=question("80", 1))
    goals = GoalList(look_of("dark"))
    qtbot.addWidget(goals)
    goals.show_goals((goal,), [False], set())
    goals.show()
    return goals, goal


def type_answer(goals, text):
    field = goals.findChild(QLineEdit)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_where_per_cent_are_asked_the_sign_may_be_typed(qtbot):
    for words, text, expected in [
        ("How much, in %?", "80 %", 80),
        ("How much, in %?", "80%", 80),
        ("How much, in %?", "80", 80),
        ("How much?", "80 %", None),
    ]:
        goals, _ = goals_asking(words, qtbot)
        given, refused = [], []
        goals.answered.connect(lambda _goal, number, given=given: given.append(number))
        goals.refused.connect(refused.append)
        type_answer(goals, text)
        assert given == ([] if expected is None else [expected])
        assert len(refused) == (expected is None)


def test_the_button_of_the_hint_takes_no_width_from_a_wrong_answer(qtbot):
    goals, goal = goals_asking("Which value of b makes it so?", qtbot)
    goals.show_goals((goal,), [False], set(), {0})
    with_button = goals.minimumSizeHint().width()
    goals.show_goals((goal,), [False], {0}, {0})
    assert with_button == goals.minimumSizeHint().width()
