"""A lesson of four pages: text and a goal, a vote, a duel, the exercise; and how to use it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.conftest import press_key, settle

LESSON = r"""
format = 1
id = "mine"
title = "Mine"
[[steps]]
plants = "six"
start = [0, 0, 0]
pictures = ["sigmoid"]
text.en = "The loss is {loss}; the formula is $z = w_1 x_1$."
text.fr = "Le coût vaut {loss} ; la formule est $z = w_1 x_1$."
[[steps.goals]]
text.en = "under 0.2"
text.fr = "sous 0,2"
hint.en = "w1 is negative"
hint.fr = "w1 est négatif"
reached = ["loss < 0.2"]
[[steps]]
text = "Vote"
start = [0, 0, 0]
[steps.vote]
question = "Where?"
answers.en = ["here", "there"]
answers.fr = ["ici", "là"]
replies = ["No, not here.", "Yes."]
right = 2
then_steps = 40
explanation = "There."
[[steps]]
text = "Duel"
plants = "six"
start = [1, -1, 0]
duel_s = 5
controls = ["sentence"]
[[steps]]
text = "Exercise"
plants = "six"
start = [0.5, 0.1, 0]
exercise = true
[[steps.goals]]
text = "all three"
reached = ["formulas_right == 3"]
"""


def page_down(window, times=1):
    for _ in range(times):
        press_key(window, Qt.Key.Key_PageDown)


def type_formula(window, name, text):
    field = window.course_panel.exercise.fields[name]
    field.setFocus()
    field.clear()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
