"""The course beside the field: pages, goals, votes, duels, the exercise, and a teacher's lesson."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from engine.errors import UserError
from engine.lab.session import Session
from engine.lab.state import set_neuron
from engine.model.neuron import Neuron
from gui.language import numbers
from gui.panels.course.lesson_text import with_numbers
from gui.state.edit_kind import EditKind
from gui.window.remembered import Remembered
from tests.gui.conftest import controllers_of, learn, press_key, settle

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


# Pages


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_clicker_walks_all_pages_of_all_chapters_forth_and_back(open_window, language):
    window = open_window(language)
    player, panel = controllers_of(window).course.player, window.course_panel
    pages = sum(len(chapter.steps) for chapter in player.chapters)
    seen = []
    for _ in range(pages):
        press_key(window, Qt.Key.Key_PageDown)
        seen.append((player.lesson.id, player.page_index))
        text = panel.text.toPlainText()
        assert panel.isVisible()
        assert len(text) > 20
        assert "$" not in text
        assert "{" not in text
        assert all(picture.frame is not None for picture in window.pictures.values())
    assert len(set(seen)) == pages
    assert player.is_last
    assert not panel.forward.isEnabled()
    for place in reversed(seen[:-1]):
        press_key(window, Qt.Key.Key_PageUp)
        assert (player.lesson.id, player.page_index) == place
    assert player.is_first


def test_the_key_c_opens_the_course_and_puts_it_away(window):
    press_key(window, Qt.Key.Key_C)
    assert window.course_panel.isVisible()
    assert window.course_panel.chapter.currentText().startswith("1. ")
    press_key(window, Qt.Key.Key_C)
    assert not window.course_panel.isVisible()


def test_a_chapter_is_chosen_from_the_list(window):
    press_key(window, Qt.Key.Key_C)
    window.course_panel.chapter_wanted.emit(12)
    settle()
    player = controllers_of(window).course.player
    assert player.lesson is player.chapters[12]
    assert window.course_panel.chapter.currentIndex() == 12


def test_a_page_applies_its_setup_and_one_undo_takes_it_back(window, path):
    window.store.set_neuron(Neuron(3.0, 2.0, 1.0))
    controllers_of(window).course.open_file(path)
    settle()
    assert window.store.frame().neuron == Neuron()
    assert window.pictures["sigmoid"].isVisible()
    assert not window.loss_curve.isVisible()
    window.store.undo()
    assert window.store.frame().neuron == Neuron(3.0, 2.0, 1.0)


def test_live_numbers_follow_the_run_and_the_language(window, course):
    assert "0.693" in window.course_panel.text.toPlainText()
    window.store.set_neuron(Neuron(-1.0, 1.0, 0.0))
    settle()
    loss = numbers.short(window.store.frame().loss)
    assert loss in window.course_panel.text.toPlainText()
    window.set_language("fr")
    settle()
    assert loss.replace(".", ",") in window.course_panel.text.toPlainText()


def test_the_bars_that_a_page_does_not_name_are_hidden(window, course):
    page_down(window, 2)
    assert (window.status.isVisible(), window.playback_bar.isVisible()) == (True, False)
    page_down(window)
    assert window.playback_bar.isVisible()


def test_presenting_hides_menus_but_their_keys_still_work(window, course):
    window.showFullScreen = lambda: None
    window.actions_["actionProjector"].setChecked(True)
    settle()
    assert not window.menuBar().isVisible()
    assert not window.arrangement_bar.isVisible()
    press_key(window, Qt.Key.Key_Space)
    assert window.store.is_playing
    press_key(window, Qt.Key.Key_C)
    assert window.menuBar().isVisible()


# Goals


def test_a_goal_is_reached_by_the_state_and_stays_reached(window, course):
    goals = window.course_panel.goals
    assert not course.player.is_reached(0)
    window.store.set_neuron(Neuron(-2.0, 2.0, 0.0))
    settle()
    assert course.player.is_reached(0)
    assert goals._reached == [True]
    assert "Goal reached" in window.status.label.text()
    window.store.set_neuron(Neuron())
    settle()
    assert course.player.is_reached(0)


def test_a_goal_that_holds_at_once_counts_only_after_it_stopped_holding(window, path):
    text = LESSON.replace("start = [0, 0, 0]", "start = [-2, 2, 0]", 1)
    path.write_text(text, encoding="utf-8")
    course = controllers_of(window).course
    course.open_file(path)
    settle()
    assert not course.player.is_reached(0)
    window.store.set_neuron(Neuron())
    settle()
    window.store.set_neuron(Neuron(-2.0, 2.0, 0.0))
    settle()
    assert course.player.is_reached(0)


def test_goals_are_remembered_between_starts(open_window, path, tmp_path):
    settings = QSettings(str(tmp_path / "kept.ini"), QSettings.Format.IniFormat)
    first = open_window(remembered=Remembered(settings))
    controllers_of(first).course.open_file(path)
    settle()
    first.store.set_neuron(Neuron(-2.0, 2.0, 0.0))
    settle()
    second = open_window(remembered=Remembered(settings))
    controllers_of(second).course.open_file(path)
    settle()
    assert controllers_of(second).course.player.is_reached(0)


def test_a_hint_is_opened_on_request(window, course):
    window.course_panel.goals.hint_wanted.emit(0)
    settle()
    assert course.player.hints_shown == {0}
    labels = window.course_panel.goals.findChildren(QLabel)
    texts = [label.text() for label in labels]
    assert "w1 is negative" in texts
    page_down(window)
    assert course.player.hints_shown == set()


# Vote and duel


def test_while_the_class_votes_nothing_is_learned(window, course):
    page_down(window)
    press_key(window, Qt.Key.Key_Space)
    press_key(window, Qt.Key.Key_Right)
    assert not window.store.is_playing
    assert window.store.frame().step == 0
    assert not window.actions_["actionPlay"].isEnabled()
    assert "Vote first" in window.status.label.text()


def test_revealing_plays_as_many_steps_and_marks_the_right_answer(window, course):
    page_down(window)
    vote = window.course_panel.vote
    for row, votes in zip(vote.rows, (3, 9), strict=True):
        row.votes.setValue(votes)
    assert vote.rows[1].bar.accessibleDescription() == "75%"
    assert not vote.explanation.isVisible()
    vote.button.click()
    learn(window, 200)
    assert window.store.frame().step == 40
    assert not window.store.is_playing
    assert vote.explanation.isVisible()
    assert vote.rows[1].text.text() == "there  ✓  9"


def test_a_duel_counts_down_keeps_your_loss_and_lets_the_machine_go_on(window, course):
    page_down(window, 2)
    duel = window.course_panel.duel
    duel.go.click()
    window.store.set_neuron(Neuron(-1.0, 1.0, 0.0))
    settle()
    yours = window.store.frame().loss
    for _ in range(5):
        duel.tick()
    assert duel.your_loss == yours
    assert window.store.is_playing
    learn(window, 600)
    assert window.store.frame().step == 500
    assert window.store.frame().loss < yours
    assert numbers.number(yours, 3) in duel.score.text()
    duel.go.click()
    settle()
    assert window.store.frame().neuron == Neuron(1.0, -1.0, 0.0)


def test_a_duel_can_be_ended_early(window, course):
    page_down(window, 2)
    duel = window.course_panel.duel
    duel.go.click()
    duel.done.click()
    assert (duel.is_running, window.store.is_playing) == (False, True)


# The exercise


def type_formula(window, name, text):
    field = window.course_panel.exercise.fields[name]
    field.setFocus()
    field.clear()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()


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


# A teacher's lesson


def test_a_lesson_is_opened_by_dropping_it(window, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(10, 10), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    window.dropEvent(event)
    settle()
    assert controllers_of(window).course.player.lesson.id == "mine"
    assert window.course_panel.isVisible()


def test_a_lesson_is_read_again_when_saved_and_stays_at_its_page(window, course, path):
    page_down(window)
    path.write_text(LESSON.replace('"Vote"', '"Vote now"'), encoding="utf-8")
    course.lesson_file.read_again()
    settle()
    assert course.player.page_index == 1
    assert window.course_panel.text.toPlainText() == "Vote now"


def test_a_faulty_lesson_is_refused_with_its_line_and_the_screen_stays(window, course, path):
    path.write_text(LESSON.replace("loss < 0.2", "luck < 0.2"), encoding="utf-8")
    before = window.course_panel.text.toPlainText()
    course.lesson_file.read_again()
    settle()
    assert "line 16" in window.status.label.text()
    assert "luck" in window.status.label.text()
    assert window.course_panel.text.toPlainText() == before


def test_a_lesson_can_not_make_the_panel_load_a_file_or_follow_a_link(window, course, path):
    hostile = "![x](file:///etc/passwd) [y](file:///etc/passwd) <img src='file:///etc/passwd'>"
    path.write_text(LESSON.replace('"Vote"', f'"{hostile}"'), encoding="utf-8")
    course.lesson_file.read_again()
    page_down(window)
    text = window.course_panel.text
    assert text.loadResource(2, QUrl("file:///etc/passwd")).isNull()
    assert not text.openLinks()


@pytest.mark.parametrize("tex", [r"\frac", r"\unknown{x}", "{" * 400, r"\frac{" * 100, "$", "_^_^"])
def test_a_formula_that_can_not_be_typeset_breaks_nothing(window, course, path, tex):
    path.write_text(LESSON.replace("z = w_1 x_1", tex.replace("$", "")), encoding="utf-8")
    course.lesson_file.read_again()
    settle()
    assert not window.course_panel.grab().isNull()


# What a teacher and a student ran into


def test_space_plays_on_the_next_page_whatever_had_the_keyboard(window, course):
    window.pictures["sigmoid"].canvas.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.pictures["sigmoid"].canvas.setFocus()
    page_down(window)
    window.course_panel.vote.rows[0].votes.setFocus()
    page_down(window)
    press_key(window, Qt.Key.Key_Space)
    assert window.store.is_playing


def test_space_plays_once_the_formulas_train(window, course):
    page_down(window, 3)
    for name, text in (("w1", "mean((a-y)x1)"), ("w2", "mean((a-y)x2)"), ("b", "mean(a-y)")):
        type_formula(window, name, text)
    window.course_panel.exercise.fields["b"].setFocus()
    window.course_panel.exercise.train.click()
    press_key(window, Qt.Key.Key_Space)
    assert window.store.is_playing
    assert window.store.frame().choices.formulas[2] == "mean(a-y)"


def test_the_projector_keeps_the_pictures_of_the_page(window, course):
    window.showFullScreen = lambda: None
    for on in (True, False, True):
        window.actions_["actionProjector"].setChecked(on)
        settle()
        assert window.pictures["sigmoid"].isVisible()
        assert not window.loss_curve.isVisible()
        assert not window.readouts.isVisible()


def test_alone_one_chooses_an_answer_by_a_click_before_it_is_revealed(window, course):
    page_down(window)
    vote = window.course_panel.vote
    assert not vote.button.isEnabled()
    QTest.mouseClick(vote.rows[0].text, Qt.MouseButton.LeftButton)
    assert vote.choice == 0
    vote.button.click()
    settle()
    assert vote.rows[0].text.text() == "here  ✗"
    assert vote.rows[1].text.text() == "there  ✓"
    assert vote.explanation.text() == "No, not here.\nThere."
    QTest.mouseClick(vote.rows[1].text, Qt.MouseButton.LeftButton)  # too late
    assert vote.choice == 0


def test_during_a_vote_no_other_start_is_drawn(window, course):
    page_down(window)
    press_key(window, Qt.Key.Key_R)
    assert window.store.frame().neuron == Neuron()
    assert window.store.last_edit is EditKind.LESSON


def test_a_faulty_csv_beside_a_lesson_is_told_with_its_own_fault(window, course, path):
    path.write_text(LESSON.replace('plants = "six"', 'plants = "none.csv"', 1), encoding="utf-8")
    course.lesson_file.read_again()
    settle()
    text = window.status.label.text()
    assert text.startswith("mine.toml, line 6: none.csv: there is no file none.csv")


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


def test_goals_reached_while_the_course_is_put_away_break_nothing(window, course):
    press_key(window, Qt.Key.Key_C)
    window.course_panel.goals.show_goals(course.player.lesson.steps[0].goals, [True], set())
    settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    press_key(window, Qt.Key.Key_C)
    assert window.course_panel.isVisible()


def test_after_the_course_the_field_is_coloured_as_before(window):
    window.actions_["actionShadeNone"].trigger()
    course = controllers_of(window).course
    for begin, shade in (
        (lambda: press_key(window, Qt.Key.Key_C), "actionShadeProbability"),
        (lambda: course.open_chapter("3"), "actionShadeRegion"),
    ):
        begin()
        settle()
        assert window.actions_[shade].isChecked()
        press_key(window, Qt.Key.Key_C)
        settle()
        assert window.actions_["actionShadeNone"].isChecked()


def test_who_has_unsaved_work_is_told_how_it_comes_back(window):
    window.store.place(2.0, 2.0, 1)
    settle()
    press_key(window, Qt.Key.Key_C)
    settle()
    assert "Undo brings yours back" in window.status.label.text()
    window.store.undo()
    settle()
    assert len(window.store.frame().plants) == 7


def test_the_projector_gives_the_pages_more_room_whenever_it_comes(open_window):
    widths = []
    for course_first in (True, False):
        window = open_window("fr")
        window.showFullScreen = lambda: None
        names = ["actionCourse", "actionProjector"]
        for name in names if course_first else reversed(names):
            window.actions_[name].setChecked(True)
            settle()
        window.resize(1280, 720)
        settle()
        widths.append(window.course_panel.width())
    assert widths[0] == pytest.approx(widths[1], abs=4)


def test_at_the_bottom_of_the_valley_text_and_picture_say_so(window):
    controllers_of(window).course.open_chapter("13")
    player = controllers_of(window).course.player
    player.open(player.chapters[12], 5)
    settle()
    frame = window.store.frame()
    assert with_numbers("{slope_w1} {slope_w2}", frame) == "**0** **−0.227**"
    picture = window.pictures["lossSlice"]
    assert "lowest point" in picture.texts(frame)["advice"]


def test_a_likelihood_is_written_as_the_cards_write_it():
    """28 % in the text and 28 % in the picture beside it, not 0.281."""
    session = Session()
    session.replace(session.state.changes_to(set_neuron(session.state, Neuron(-1, 1, -0.11))))
    assert with_numbers("{likelihood}", session.frame()) == "**28%**"


def test_a_page_sets_speed_and_window_and_what_was_before_comes_back(window, path):
    path.write_text(
        'format = 1\ntitle = "Mine"\n'
        '[[steps]]\nplants = "six"\ntext = "One"\n'
        '[[steps]]\ntext = "Two"\nspeed = 5\nwindow = [0, 0, 10, 10]\n'
        "settings = { stop_when_converged = false }\n"
        '[[steps]]\ntext = "Three"\nspeed = inf\nwindow = "all"\n',
        encoding="utf-8",
    )
    store, bar, course = window.store, window.playback_bar, controllers_of(window).course
    store.set_speed(200.0)
    bar.show_speed(200.0)
    course.open_file(path)
    settle()
    whole = window.field.view_state()
    seen = []
    for turn in (1, 1, -1, -1):
        page_down(window) if turn > 0 else course.player.back()
        settle()
        view = window.field.view_state()
        is_wide = view.right >= 10 and view.top >= 10
        stops = store.session.state.settings.stop_when_converged
        seen.append((store.clock.steps_per_second, is_wide, stops))
    assert seen == [
        (5, True, False),
        (float("inf"), False, False),
        (5, True, False),
        (200, False, True),
    ]
    assert window.field.view_state() == whole
    page_down(window)
    assert "5 steps/s" in bar._speed_label.text()
    press_key(window, Qt.Key.Key_C)
    assert store.clock.steps_per_second == 200
    assert "200 steps/s" in bar._speed_label.text()


def test_a_speed_chosen_by_hand_in_a_lesson_stays(window, path):
    path.write_text('format = 1\ntitle = "M"\n[[steps]]\ntext = "One"\nspeed = 5\n')
    controllers_of(window).course.open_file(path)
    window.store.set_speed(77.0)
    press_key(window, Qt.Key.Key_C)
    assert window.store.clock.steps_per_second == 77


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


def test_where_a_page_does_without_the_sentence_a_refusal_is_seen_and_nothing_else(window):
    controllers_of(window).course.open_chapter("4")
    settle()
    status = window.status
    status.end_message()  # of what the page has set up
    assert status.isHidden()
    window.store.refused.emit(UserError("test_share", share=2, most=0.9))
    assert status.isVisible()
    assert status.label_beneath.isHidden()  # the diagnosis would say how it all ends
    status.end_message()
    assert status.isHidden()
    player = controllers_of(window).course.player
    player.open(player.chapters[3], 2)  # its page has no bar to play from
    status.say("no number")
    assert status.isVisible()
    controllers_of(window).course.resume(None)
    settle()
    assert status.isVisible()
