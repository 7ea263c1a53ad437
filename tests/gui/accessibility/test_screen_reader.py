"""What a screen reader is told: asked as Qt's bridge to it asks."""

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface, QTextDocumentFragment
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLabel, QLineEdit, QSlider

from gui.widgets.live_label import LiveLabel
from tests.gui.conftest import controllers_of, settle

LESSON = """
format = 1
title = "Mine"
[[steps]]
plants = "six"
text = "One"
[[steps.goals]]
text = "Lower the loss"
reached = ["loss < 0.2"]
"""
NAME, VALUE = QAccessible.Text.Name, QAccessible.Text.Value


def told(widget, what=NAME):
    return QAccessible.queryAccessibleInterface(widget).text(what)


def plain(text):
    """Return a text without markup, with one ordinary space for any."""
    return " ".join(QTextDocumentFragment.fromHtml(text).toPlainText().split())


def test_the_sentence_and_the_formula_are_told_as_they_are_written(window):
    window.store.set_parameter("w1", -1.5)
    window.store.flush()
    assert told(window.status.label) == window.status.label.text() != ""
    formula = window.neuron_panel._formula
    assert "z = −1.50 x1 + 0.00 x2" in plain(told(formula))
    loss = window.readouts._values["loss"]
    assert told(loss) == f"log loss {loss.text()}"
    assert QAccessible.queryAccessibleInterface(loss).role() == QAccessible.Role.StaticText


def test_no_label_is_told_without_its_text(window, course):
    window.docks["learning"].raise_()
    settle()
    labels = [*window.findChildren(QLabel), *window.findChildren(LiveLabel)]
    assert len(labels) > 25
    for label in labels:
        assert plain(label.text()) in plain(told(label)), label


def test_a_slider_tells_the_value_that_it_sets(window):
    weight, rate = window.neuron_panel.sliders["w1"], window.playback_bar.rate
    window.store.set_parameter("w1", 2.5)
    window.store.set_settings(learning_rate=0.03)
    window.store.session.learn(12)
    window.store.go_to(7)
    window.store.flush()
    w1 = window.store.frame().neuron.w1
    for slider, numbers, text in (
        (weight.slider, (w1, -10, 10), weight.field.text()),
        (rate.slider, (0.03, 1e-4, 100), "0.03"),
        (window.playback_bar.timeline, (7, 0, 12), "step 7 of 12"),
        (window.playback_bar.speed, (60, 1, 1_000), "Speed: 60 steps/s"),
    ):
        value = QAccessible.queryAccessibleInterface(slider).valueInterface()
        seen = value.currentValue(), value.minimumValue(), value.maximumValue()
        assert seen == pytest.approx(numbers)
        assert told(slider, VALUE) == text
    as_a_reader = QAccessible.queryAccessibleInterface(weight.slider).valueInterface()
    as_a_reader.setCurrentValue(-3.0)
    assert window.store.frame().neuron.w1 == -3
    weight.setValue(4e3)
    assert as_a_reader.maximumValue() == 1e4


def test_the_parts_of_an_interface_are_there_or_null_for_those_who_ask_in_c(window):
    slider, rule = window.neuron_panel.sliders["w1"].slider, window.learning_panel.rule
    for widget, parts in ((slider, {"action", "value"}), (rule, {"action"})):
        interface = QAccessible.queryAccessibleInterface(widget)
        seen = {
            part
            for part in ("action", "text", "editableText", "value", "tableCell", "selection")
            if getattr(QAccessibleInterface, f"{part}Interface")(interface) is not None
        }
        assert seen == parts


def test_every_control_has_a_name_that_its_value_does_not_replace(window, course):
    window.store.step_on()
    window.actions_["actionExportPicture"].trigger()
    window.actions_["actionExportAnimation"].trigger()
    controllers = controllers_of(window)
    for part in (window, controllers.picture_export.dialog, controllers.run_export.dialog):
        for kind in (QComboBox, QAbstractSpinBox, QSlider, QLineEdit):
            for control in part.findChildren(kind):
                if control.objectName().startswith("qt_"):
                    continue  # the insides of another control
                assert told(control).strip(), (control, control.parent())
    rule = window.learning_panel.rule
    assert (told(rule), told(rule, VALUE)) == ("Rule", "Gradient descent")
    choice = QAccessible.queryAccessibleInterface(rule)
    labels = [label.text(NAME) for label, _ in choice.relations(QAccessible.RelationFlag.Label)]
    assert labels == ["Rule"]
    assert choice.state().expandable
    assert choice.child(0).role() == QAccessible.Role.List
    assert choice.indexOfChild(choice.child(0)) == 0
    controllers.picture_export.dialog.reject()
    controllers.run_export.dialog.reject()


def test_a_choice_is_opened_and_closed_by_a_screen_reader(window):
    window.docks["learning"].raise_()
    settle()
    rule = window.learning_panel.rule
    choice = QAccessible.queryAccessibleInterface(rule)
    for is_open in (True, False):
        choice.doAction(choice.pressAction())
        settle()
        assert rule.view().isVisible() is is_open
        assert bool(choice.state().expanded) is is_open


def test_a_field_of_a_whole_number_tells_it_with_its_unit(window):
    seed = window.learning_panel.seed
    seed.setValue(1234)
    assert (told(seed), told(seed, VALUE)) == ("Seed", "1234")
    window.store.step_on()
    window.actions_["actionExportAnimation"].trigger()
    dialog = controllers_of(window).run_export.dialog
    assert told(dialog.seconds, VALUE) == dialog.seconds.text()
    assert dialog.seconds.text().endswith(" s")
    dialog.reject()
