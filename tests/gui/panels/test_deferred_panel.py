"""Panels behind other tabs: made when they are first seen, with all that happened before."""

from PySide6.QtWidgets import QAbstractButton, QLabel, QSpinBox

from engine.learning.settings import Rule
from tests.gui.conftest import settle


def test_a_panel_seen_late_shows_what_happened_before_and_is_alive(open_window):
    window = open_window("en", "dark")
    deferred = (window.lazy_learning, window.lazy_samples, window.model_panel)
    assert [panel.made for panel in deferred] == [None, None, None]
    window.store.set_settings(seed=7, rule=Rule.PERCEPTRON, stop_at_step=12)
    window.set_language("fr")
    settle()
    assert [panel.made for panel in deferred] == [None, None, None]
    window.docks["learning"].raise_()
    settle()
    seen = window.docks["learning"].widget()
    fields = {field.objectName(): field for field in seen.findChildren(QSpinBox)}
    assert (fields["seed"].value(), fields["stopStep"].value()) == (7, 12)
    assert "Graine" in [label.text() for label in seen.findChildren(QLabel)]
    fields["seed"].setValue(8)
    settle()
    assert window.store.frame().settings.seed == 8
    window.docks["plants"].raise_()
    settle()
    for button in window.docks["plants"].widget().findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            button.click()
    settle()
    assert window.store.can_undo
    assert [panel.made is None for panel in deferred] == [False, False, True]


def test_the_parts_of_the_course_fit_the_screen_from_the_launch(open_window):
    window = open_window("fr", is_shown=False)
    room = window.screen().availableGeometry().width()
    assert window.arrangement_bar.sizeHint().width() <= room
