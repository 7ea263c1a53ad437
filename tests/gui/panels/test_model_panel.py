"""The panel of the model, by clicks and keys: each control is an edit that one undo takes back."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QToolButton

from engine.learning import trace
from engine.learning.settings import Optimiser, Rule
from engine.loss.penalty import Penalty, PenaltyKind
from engine.model import samples
from engine.model.activation import Activation
from engine.model.architecture import MEASURES, NEURON, Architecture
from engine.model.features import Feature, products_up_to
from gui.panels.input_buttons import input_image
from gui.registry.arrangements import ARRANGEMENTS
from gui.style.theme import look_of
from tests.gui.conftest import controllers_of, learn, press_key, settle

SCROLL_BAR_PX = 16
LESSON = """
format = 1
id = "mine"
title = "Mine"
[[steps]]
text = "Calm"
arrangement = "Lab"
controls = ["transport"]
[[steps]]
text = "Its panel"
pictures = ["model"]
[[steps]]
text = "Everything"
arrangement = "Lab"
controls = ["transport", "model"]
[[steps]]
text = "What are the slopes?"
exercise = true
[[steps.goals]]
text = "w1 and its slope"
reached = ["w1 > 0.5", "slope_w1 < 1"]
"""


@pytest.fixture
def panel(window):
    window.docks["model"].raise_()
    settle()
    return window.model_panel.panel


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def choose(combo: QComboBox, index: int) -> None:
    """Go to a choice by the arrow keys, as Tab and the arrows do."""
    combo.setFocus(Qt.FocusReason.TabFocusReason)
    key = Qt.Key.Key_Down if index > combo.currentIndex() else Qt.Key.Key_Up
    for _ in range(abs(index - combo.currentIndex())):
        QTest.keyClick(combo, key)
        settle()


def architecture(window):
    return window.store.session.state.architecture


def test_inputs_are_switched_on_and_off_by_their_pictures(window, panel):
    for feature in (Feature.SIN_X2, Feature.X1_X2):
        click(panel.inputs.buttons[feature])
    three_more = (*MEASURES, Feature.X1_X2, Feature.SIN_X2)
    assert architecture(window).features == three_more
    window.store.undo()
    settle()
    assert architecture(window).features == (*MEASURES, Feature.SIN_X2)
    assert not panel.inputs.buttons[Feature.X1_X2].isChecked()
    for feature in (Feature.SIN_X2, Feature.X1):
        click(panel.inputs.buttons[feature])
    last = panel.inputs.buttons[Feature.X2]
    click(last)
    assert architecture(window).features == (Feature.X2,)
    assert last.isChecked()
    assert "takes one at least" in last.toolTip()
    click(panel.inputs.buttons[Feature.X1])
    assert architecture(window) == NEURON
    assert last.isEnabled()
    assert "takes one at least" not in last.toolTip()


def test_all_products_of_a_degree_are_one_choice_and_each_can_be_switched_off(window, panel):
    assert panel.inputs.buttons[Feature.X1_3].isHidden()
    choose(panel.degree, 3)
    assert architecture(window).features == products_up_to(3)
    third = panel.inputs.buttons[Feature.X1_3]
    assert not third.isHidden()
    assert third.isChecked()
    click(third)
    assert Feature.X1_3 not in architecture(window).features
    assert (panel.degree.currentIndex(), third.isHidden()) == (0, True)
    window.store.undo()
    settle()
    assert panel.degree.currentIndex() == 3


def test_layers_and_neurons_come_and_go_by_plus_and_minus(window, panel):
    layers, neurons = panel.layers.layers, panel.layers.neurons
    assert not layers.minus.isEnabled()
    assert not panel.activation.isEnabled()
    assert "add a hidden layer" in panel.activation.toolTip()
    for _ in range(3):
        click(layers.plus)
    assert architecture(window).hidden == (4, 4, 4)
    assert not layers.plus.isEnabled()
    assert "3 hidden layers" in layers.plus.toolTip()
    for button, times in ((neurons[1].plus, 5), (neurons[2].minus, 4)):
        for _ in range(times):  # one more than there is room for
            click(button)
    assert architecture(window).hidden == (4, 8, 1)
    assert [stepper.number.text() for stepper in neurons] == ["4", "8", "1"]
    window.store.undo()
    settle()
    assert architecture(window).hidden == (4, 8, 2)
    for activation in (Activation.RELU, Activation.LINEAR):
        choose(panel.activation, list(Activation).index(activation))
        assert architecture(window).activation is activation
    click(layers.minus)
    assert architecture(window) == Architecture(hidden=(4, 8), activation=Activation.LINEAR)
    assert neurons[2].isHidden()


def test_optimiser_penalty_and_share_are_edits_and_their_constants_are_seen(window, panel):

    def state():
        return window.store.session.state

    seen = []
    for index, optimiser in enumerate(Optimiser):
        choose(panel.optimiser.choice, index)
        assert state().settings.optimiser is optimiser
        seen.append(panel.optimiser.constants.text())
    assert seen[:3] == ["", "β = 0.9", "β = 0.9"]
    assert seen[3:5] == ["ε = 10⁻¹⁰", "β = 0.9   ε = 10⁻⁸"]
    assert seen[5] == "β₁ = 0.9   β₂ = 0.999   ε = 10⁻⁸"
    assert not panel.penalty.rate.isEnabled()
    choose(panel.penalty.choice, 2)
    assert state().settings.penalty == Penalty(PenaltyKind.L2, 0.01)
    panel.penalty.rate.setFocus(Qt.FocusReason.TabFocusReason)
    panel.penalty.rate.selectAll()
    QTest.keyClicks(panel.penalty.rate, "0,25\r")
    assert state().settings.penalty == Penalty(PenaltyKind.L2, 0.25)
    window.store.undo()
    assert state().settings.penalty.rate == 0.01
    settle()
    assert panel.penalty.rate.text() == "0.01"
    choose(panel.share, 2)
    assert state().plants.split.share == 0.2
    window.store.hold_out(0.35)
    settle()
    assert panel.share.currentText() == "35% of the plants"
    for _ in range(3):  # the arrow keys have led over 10%
        window.store.undo()
    settle()
    assert state().plants.split is None
    assert (panel.share.currentIndex(), panel.share.count()) == (0, 6)


def test_the_panel_alone_solves_xor_and_draws_another_start(window, panel):
    window.store.use_plants(samples.xor(100, 0.15, 0))
    click(panel.layers.layers.plus)
    choose(panel.optimiser.choice, list(Optimiser).index(Optimiser.ADAM))
    learn(window, 1, 500)
    assert window.store.frame().accuracy >= 0.97
    start = window.store.session.state.run.start
    click(panel.new_start)
    other = window.store.session.state.run.start
    assert len(other) == len(start)
    assert not np.array_equal(other, start)


def test_rosenblatts_rule_is_offered_for_the_bare_neuron_alone_and_tells_why(window, panel):
    rule = window.learning_panel.rule
    second = rule.model().item(1)
    assert second.isEnabled()
    window.store.set_settings(rule=Rule.PERCEPTRON)
    settle()
    assert not panel.penalty.choice.isEnabled()
    assert "Rosenblatt" in panel.penalty.choice.toolTip()
    click(panel.layers.layers.plus)
    assert not second.isEnabled()
    assert "one neuron" in rule.toolTip()
    assert rule.currentIndex() == 0
    assert panel.penalty.choice.isEnabled()
    window.store.set_settings(rule=Rule.PERCEPTRON)  # as a lesson or a script might
    assert "inputs x1 and x2 alone" in window.status.label.text()
    window.store.undo()
    settle()
    assert second.isEnabled()
    assert window.store.session.state.settings.rule is Rule.PERCEPTRON


def test_names_follow_the_language_and_no_tool_button_is_without_one(window, panel):
    window.store.set_architecture(Architecture(hidden=(2, 2)))
    window.store.set_settings(optimiser=Optimiser.ADAM)
    window.set_language("fr")
    settle()
    assert panel.optimiser.constants.text() == "β₁ = 0,9   β₂ = 0,999   ε = 10⁻⁸"
    assert (
        panel.layers.neurons[1].plus.accessibleName() == "Couche cachée 2\u00a0: un neurone de plus"
    )
    assert window.docks["model"].windowTitle() == "Modèle"
    nameless = [
        button for button in panel.findChildren(QToolButton)
        if not (button.accessibleName() or button.text())
    ]  # fmt: skip
    assert nameless == []


def test_tab_goes_down_the_panel(window, panel):
    panel.degree.setFocus(Qt.FocusReason.TabFocusReason)
    reached = []
    for _ in range(12):
        press_key(window, Qt.Key.Key_Tab)
        reached.append(window.focusWidget())
    inputs = list(panel.inputs.buttons.values())[:8]
    rest = [panel.layers.layers.plus, panel.share, panel.optimiser.choice, panel.penalty.choice]
    assert reached == [*inputs, *rest]


@pytest.mark.parametrize(("is_projector", "room"), [(False, 1024), (True, 1280)])
def test_nothing_is_cut_at_the_right(window, panel, is_projector, room):
    window.store.set_architecture(Architecture(products_up_to(5), (8, 8, 8)))
    window.store.set_settings(optimiser=Optimiser.ADAM, penalty=Penalty(PenaltyKind.L2, 0.00123))
    window.set_language("fr")
    panel.set_look(look_of("light", is_projector))
    settle()
    width = ARRANGEMENTS["Lab"].share * room - SCROLL_BAR_PX
    assert panel.minimumSizeHint().width() <= width


def test_a_long_run_says_where_it_ends(window, panel, monkeypatch):
    monkeypatch.setattr(trace, "MOST_WHOLE_BYTES", 2_000)
    window.store.draw_start()
    assert panel.memory.isHidden()
    learn(window, 1, 100)
    assert "512 MB" in panel.memory.text()
    assert not panel.memory.isHidden()


def test_a_page_keeps_the_panel_away_until_it_names_it(window, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(LESSON, encoding="utf-8")
    model, course = window.docks["model"], controllers_of(window).course
    assert not model.isHidden()
    course.try_file(path)
    settle()
    assert model.isHidden()
    assert not model.toggleViewAction().isEnabled()
    window.actions_["actionArrangeLab"].trigger()
    settle()
    assert model.isHidden()
    assert not window.docks["plants"].isHidden()
    press_key(window, Qt.Key.Key_PageDown)
    assert not model.isHidden()
    press_key(window, Qt.Key.Key_PageDown)
    assert model in window.tabifiedDockWidgets(window.docks["plants"])
    press_key(window, Qt.Key.Key_PageUp)
    press_key(window, Qt.Key.Key_PageUp)
    assert model.isHidden()
    press_key(window, Qt.Key.Key_C)
    assert not model.isHidden()
    assert model.toggleViewAction().isEnabled()
    assert window.layout_.by_hand == ((), ())


def test_an_exercise_and_a_goal_about_one_neuron_wait_while_the_model_is_another(window, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(LESSON, encoding="utf-8")
    course = controllers_of(window).course
    course.try_file(path)
    settle()
    for _ in range(3):
        press_key(window, Qt.Key.Key_PageDown)
    exercise = window.course_panel.exercise
    right = ("mean((a - y) * x1)", "mean((a - y) * x2)", "mean(a - y)")
    window.store.set_choices(formulas=right)
    settle()
    assert exercise.train.isEnabled()
    assert exercise.fields["w1"].isEnabled()
    window.store.set_architecture(Architecture(hidden=(2,)))
    settle()
    assert not exercise.train.isEnabled()
    assert not exercise.fields["w1"].isEnabled()
    assert "one neuron" in exercise.train.toolTip()
    window.store.undo()
    settle()
    assert exercise.train.isEnabled()
    assert exercise.train.toolTip() == ""


def test_the_small_picture_of_an_input_is_its_sign_in_the_colours_of_the_kinds(qapp):
    look = look_of("dark")
    for feature, signs in (
        (Feature.X1, (-1, 1, -1, 1)),
        (Feature.X2, (1, 1, -1, -1)),
        (Feature.X1_X2, (-1, 1, 1, -1)),
        (Feature.SUM_OF_SQUARES, (1, 1, 1, 1)),
    ):
        image: QImage = input_image(feature, look)
        last = image.width() - 1
        corners = [image.pixelColor(*at) for at in ((0, 0), (last, 0), (0, last), (last, last))]
        warm = [1 if colour.red() > colour.blue() else -1 for colour in corners]
        assert warm == list(signs), feature


def test_during_a_vote_and_a_duel_the_model_stays_as_it_is(window, panel, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(
        'format = 1\nid = "mine"\ntitle = "Mine"\n'
        '[[steps]]\ntext = "Vote"\n[steps.vote]\nquestion = "And?"\nanswers = ["a", "b"]\n'
        'right = 1\n[[steps]]\ntext = "Duel"\nduel_s = 60\n',
        encoding="utf-8",
    )
    course, network = controllers_of(window).course, Architecture(hidden=(2,))
    course.try_file(path)
    settle()

    def can_change():
        window.store.set_architecture(network)
        has_changed = architecture(window) == network
        if has_changed:
            window.store.undo()
        settle()
        assert panel.isEnabled() is has_changed
        return has_changed

    box = window.course_panel
    assert not can_change()
    assert "during a vote or a duel" in window.status.label.text()
    box.vote.rows[0].choice.click()
    click(box.vote.button)
    assert can_change()
    press_key(window, Qt.Key.Key_PageDown)
    click(box.duel.go)
    assert not can_change()
    click(box.duel.done)
    assert can_change()
    click(box.duel.go)
    press_key(window, Qt.Key.Key_PageUp)
    box.vote.rows[0].choice.click()
    click(box.vote.button)
    assert can_change()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_network_shows_its_whole_panel_at_the_smallest_usual_size(open_window, language):
    window = open_window(language)
    window.docks["model"].raise_()
    window.store.set_architecture(Architecture(hidden=(8, 8, 8)))
    window.store.set_settings(optimiser=Optimiser.ADAM, penalty=Penalty(PenaltyKind.L2, 0.01))
    window.store.hold_out(0.3)
    settle()
    area = window.docks["model"].widget()
    assert area.verticalScrollBar().maximum() == 0
    window.docks["results"].raise_()
    settle()
    assert window.docks["results"].widget().verticalScrollBar().maximum() == 0
    while window.store.can_undo:
        window.store.undo()
    window.store.hold_out(0.3)
    window.store.set_settings(penalty=Penalty(PenaltyKind.L2, 0.01))
    settle()
    assert window.neuron_panel.sliders["b"].isVisible()
    assert window.docks["results"].widget().verticalScrollBar().maximum() == 0
