"""What is typed on a page: formulas, lines of Python, the number that answers a goal."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from tests.gui.conftest import controllers_of, learn, press_key, settle
from tests.gui.course.own_lesson import LESSON as LESSON
from tests.gui.course.own_lesson import page_down, type_formula


def test_what_a_student_types_is_judged_at_once(window, course):
    page_down(window, 3)
    exercise = window.course_panel.exercise
    type_formula(window, "w1", "mean((y - a) * x1)")
    assert "minus the slope" in exercise.answers["w1"].text()
    type_formula(window, "w1", "mean((a - y) * x3)")
    assert "x3" in exercise.answers["w1"].text()
    type_formula(window, "w1", "mean((a - y) * x1)")
    assert exercise.answers["w1"].text().startswith("✓")
    assert not exercise.train.isEnabled()


def test_the_neuron_trains_with_the_students_own_formulas(window, course):
    page_down(window, 3)
    exercise = window.course_panel.exercise
    for name, text in (("w1", "mean((a-y)x1)"), ("w2", "1/m*sum((a-y)x2)"), ("b", "mean(a-y)")):
        type_formula(window, name, text)
    assert course.player.is_reached(0)
    ours = window.store.frame().next_step.after
    exercise.train.click()
    settle()
    assert window.store.frame().settings.formulas is not None
    window.store.step_on()
    theirs = window.store.frame().neuron.parameters
    assert theirs == pytest.approx(ours, abs=1e-14)
    press_key(window, Qt.Key.Key_PageUp)
    assert window.store.frame().settings.formulas is None


def test_the_numbers_beside_a_formula_follow_while_the_neuron_learns(window, course, qtbot):
    page_down(window, 3)
    type_formula(window, "w1", "mean((a - y) * x2)")
    answer = window.course_panel.exercise.answers["w1"]
    before = answer.text()
    window.store.play()
    qtbot.waitUntil(lambda: answer.text() != before)
    assert window.store.is_playing
    window.store.pause()


def test_letters_typed_in_a_formula_are_not_the_windows_keys(window, course):
    page_down(window, 3)
    before = window.store.frame().plants
    type_formula(window, "b", "mean(a - y) 10")
    assert window.store.frame().plants is before
    assert window.store.frame().choices.formulas[2] == "mean(a - y) 10"


def test_what_was_typed_is_undone_like_all_else(window, course):
    page_down(window, 3)
    type_formula(window, "b", "mean(a - y)")
    window.store.undo()
    settle()
    assert window.course_panel.exercise.fields["b"].text() == ""


def test_space_plays_once_the_formulas_train(window, course):
    page_down(window, 3)
    for name, text in (("w1", "mean((a-y)x1)"), ("w2", "mean((a-y)x2)"), ("b", "mean(a-y)")):
        type_formula(window, name, text)
    window.course_panel.exercise.fields["b"].setFocus()
    window.course_panel.exercise.train.click()
    press_key(window, Qt.Key.Key_Space)
    assert window.store.is_playing
    assert window.store.frame().choices.formulas[2] == "mean(a-y)"


ASKING = """
format = 1
id = "asking"
title = "Numbers"
[[steps]]
plants = "six"
start = [0.5, -0.2, 0]
settings = { learning_rate = 0.5 }
text = "What comes next?"
[[steps.goals]]
text = "w1 after the next step"
hint = "minus alpha times the slope"
right = "w1 - learning_rate * slope_w1"
within = 0.005
"""


def test_a_number_is_typed_as_the_answer_to_a_goal(window, tmp_path):
    file = tmp_path / "asking.toml"
    file.write_text(ASKING, encoding="utf-8")
    course = controllers_of(window).course
    course.open_file(file)
    settle()
    goals = window.course_panel.goals
    field = goals.findChild(QLineEdit)

    def answer(text):
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        settle()
        return [label.text() for label in goals.findChildren(QLabel) if not label.isHidden()]

    assert "Not yet." in answer("0.5")
    QTest.keyClick(field, Qt.Key.Key_Up)  # the answer is not stepped to
    assert not course.player.is_reached(0)
    assert field.text() == "0.5"
    learn(window, 1)
    next_w1 = window.store.frame().neuron.w1
    window.store.go_to(0)
    settle()
    assert field.isVisible()
    assert "Right." in answer(f"{next_w1:.3f}")
    assert course.player.is_reached(0)
    assert field.isReadOnly()
    course.player.begin_again()
    settle()
    assert course.player.is_reached(0)


CODING = """
format = 1
id = "coding"
title = "Code"
[[steps]]
plants = "six"
start = [0, 0, 0]
settings = { learning_rate = 0.5 }
program = true
text = "Complete the lines."
[[steps.goals]]
text = "four right lines"
reached = "lines_right == 4"
"""


def test_lines_of_python_are_completed_and_the_neuron_learns_with_them(window, tmp_path):
    file = tmp_path / "coding.toml"
    file.write_text(CODING, encoding="utf-8")
    course = controllers_of(window).course
    course.open_file(file)
    settle()
    box = window.course_panel.program

    def type_in(hole, text):
        box.fields[hole].setText("")
        QTest.keyClicks(box.fields[hole], text)
        QTest.keyClick(box.fields[hole], Qt.Key.Key_Return)
        settle()

    for hole, text in (("z", "w1*x1 + w2*x2 + b"), ("a", "1/(1+exp(-z))")):
        type_in(hole, text)
    assert not box.train.isEnabled()
    for hole, text in (("w1", "mean(e*x1)"), ("w2", "mean((y-a)*x2)")):
        type_in(hole, text)
    assert box.verdicts["z"].text() == "✓ Right."
    box.train.click()  # though a line is wrong: the line in the field will show it
    learn(window, 20)
    assert window.store.frame().loss > 1.0
    type_in("w2", "mean(e*x2)")
    assert course.player.is_reached(0)
    window.store.go_to(0)
    learn(window, 60)
    assert window.store.frame().loss < 0.3
    press_key(window, Qt.Key.Key_C)
    assert window.store.frame().settings.formulas is None
