"""Menus by the right button, the Menu key and a long press, on a real window."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from engine.arrays import indices
from engine.geometry import Rectangle
from engine.model.dataset import Dataset
from tests.gui.conftest import controllers_of, press_key, settle, shown
from tests.gui.context_menus.menus import (
    KEY,
    MOUSE,
    OTHER,
    ask,
    choose,
    close,
    menu_of,
    right_click,
    texts,
    title,
)


def pixel(window, x1, x2) -> QPoint:
    field = window.field
    return field.mapFromScene(field.view_box.mapViewToScene(QPointF(x1, x2)))


def plants_of(window) -> Dataset:
    return window.store.session.state.plants


# On the field


def test_a_right_click_on_a_plant_opens_its_menu_and_selects_it(window, mouse):
    mouse.right_click(0.5, 2.0)
    assert title(menu_of(window)) == "Plant 1: toxic"
    assert window.store.session.state.selection.tolist() == [0]
    assert len(plants_of(window)) == 6
    choose(window, "Change the kind")
    assert plants_of(window).y[0] == 0


def test_a_right_click_on_empty_ground_places_the_other_kind_and_opens_nothing(window, mouse):
    mouse.right_click(1.5, 0.5)
    assert plants_of(window).y[6:].tolist() == [0]
    assert menu_of(window) is None


def test_the_press_of_the_right_button_alone_opens_nothing(window):
    """Where Qt asks for the menu as the button goes down, the view may be about to be moved."""
    field, at = window.field, pixel(window, 0.5, 2.0)
    before = field.view_state()
    QTest.mousePress(field.viewport(), Qt.MouseButton.RightButton, pos=at)
    ask(field.viewport(), at, MOUSE)
    assert menu_of(window) is None
    for step in range(1, 8):
        QTest.mouseMove(field.viewport(), at + QPoint(12 * step, 0))
    QTest.mouseRelease(field.viewport(), Qt.MouseButton.RightButton, pos=at + QPoint(84, 0))
    settle()
    assert menu_of(window) is None
    assert field.view_state() != before
    ask(field.viewport(), pixel(window, 0.5, 2.0), MOUSE)
    assert title(menu_of(window)) == "Plant 1: toxic"


@pytest.mark.parametrize("takes", ["field", "viewport"])
def test_a_long_press_on_the_ground_opens_the_menu_of_the_field_there(window, takes):
    widget = window.field if takes == "field" else window.field.viewport()
    ask(widget, pixel(window, 1.5, 0.5), OTHER)
    menu = menu_of(window)
    assert title(menu) == "Field of plants"
    assert menu.property("finger") is True
    choose(window, "Place a non-toxic plant here")
    assert plants_of(window).x[6] == pytest.approx([1.5, 0.5], abs=0.01)
    assert plants_of(window).y[6] == 0
    ask(widget, pixel(window, 1.2, 0.7), OTHER)
    choose(window, "Mystery plant here")
    assert window.store.session.state.probe == pytest.approx((1.2, 0.7), abs=0.01)
    ask(widget, pixel(window, 1.2, 0.7), OTHER)
    choose(window, "Remove the mystery plant")
    assert window.store.session.state.probe is None


def test_the_mouse_opens_no_menu_on_the_ground(window):
    ask(window.field.viewport(), pixel(window, 1.5, 0.5), MOUSE)
    assert menu_of(window) is None
    assert len(plants_of(window)) == 6


def test_the_menu_key_opens_the_menu_of_the_selected_plant_or_of_the_cross(window):
    field = window.field
    ask(field, field.rect().center(), KEY)
    assert title(menu_of(window)) == "Field of plants"
    close(window)
    window.store.select(indices([0]))
    window.store.flush()
    press_key(window, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = menu_of(window)
    assert title(menu) == "Plant 1: toxic"
    x1, x2 = plants_of(window).x[0]
    there = field.viewport().mapToGlobal(pixel(window, x1, x2))
    assert (menu.pos() - there).manhattanLength() < 12
    close(window)
    window.field.show_window(Rectangle(1.0, 0.0, 3.0, 3.0))  # it is farther to the left
    press_key(window, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert title(menu_of(window)) == "Plant 1: toxic"


def test_a_menu_on_one_of_several_selected_plants_is_of_all_of_them(window, mouse):
    window.store.select(indices([0, 1, 3]))
    mouse.right_click(0.5, 2.0)
    assert title(menu_of(window)) == "Plants selected: 3"
    assert not window.actions_["actionMeasures"].isEnabled()
    choose(window, "Delete")
    assert len(plants_of(window)) == 3
    window.store.undo()
    assert len(plants_of(window)) == 6


def test_the_name_of_a_kind_and_an_axis_have_menus(window, mouse):
    window.store.set_parameter("w1", -1.0)
    window.store.set_parameter("w2", 1.0)
    settle()
    for box in window.field.shading.names:
        right_click(window.field.viewport(), box.center().toPoint())
        assert title(menu_of(window)) in ("toxic (y = 1)", "non-toxic (y = 0)")
        close(window)
    assert len(window.field.shading.names) == 2
    axis = window.field.axes["left"].sceneBoundingRect().center()
    for reason in (None, OTHER):
        at = window.field.mapFromScene(axis)
        ask(window.field.viewport(), at) if reason else right_click(window.field.viewport(), at)
        assert title(menu_of(window)).split() == ["x₂", "leaf", "length", "(cm)"]
        close(window)
    assert len(plants_of(window)) == 6


def test_the_brush_sprays_over_plants_as_before(window, mouse):
    press_key(window, Qt.Key.Key_B)
    mouse.right_click(0.5, 2.0)
    assert menu_of(window) is None
    assert len(plants_of(window)) > 6


# On other pictures


def test_each_picture_has_a_menu_and_is_the_one_in_use(window):
    picture = shown(window, "sigmoid")
    ask(picture.canvas, QPoint(3, 3))
    menu = menu_of(window)
    assert title(menu) == "Sigmoid"
    assert controllers_of(window).in_use.name == "sigmoid"
    assert texts(menu) == [
        "Copy the picture", "Export the picture…", "What the picture shows", "Close",
    ]  # fmt: skip
    choose(window, "Copy the picture")
    image = QGuiApplication.clipboard().image()
    assert image.width() == 2 * picture.canvas.width()
    ask(picture.canvas, QPoint(3, 3), MOUSE)
    choose(window, "Close")
    assert window.docks["sigmoid"].isHidden()


def test_the_loss_curve_closes_with_its_dock(window):
    ask(window.loss_curve.viewport(), QPoint(40, 40), MOUSE)
    assert title(menu_of(window)) == "Loss curve"
    choose(window, "Close")
    assert window.docks["loss"].isHidden()


def test_the_export_of_a_menu_is_of_the_picture_it_was_opened_on(window):
    ask(window.loss_curve.viewport(), QPoint(40, 40))
    choose(window, "Export the picture…")
    dialog = controllers_of(window).picture_export.dialog
    assert dialog.request().picture == "lossCurve"
    dialog.reject()


@pytest.mark.parametrize("name", ["sigmoid", "certainty", "likelihood", "matrices", "surface"])
def test_a_plant_on_another_picture_has_its_menu(window, name):
    picture = shown(window, name, (900, 640))
    window.store.set_parameter("w1", -1.0)
    settle()
    size = picture.canvas.size()
    found = {}
    for x in range(4, size.width(), 9):
        for y in range(4, size.height(), 9):
            plant = picture.plant_at(QPointF(x, y))
            if plant is not None:
                found.setdefault(plant, QPoint(x, y))
    assert len(found) > 1
    for plant, at in list(found.items())[:2]:
        ask(picture.canvas, at)
        assert title(menu_of(window)).startswith(f"Plant {plant + 1}: ")
        close(window)
    assert window.store.session.state.selection.tolist() == [plant]


def test_rows_and_heads_of_the_table_have_menus(window):
    table = shown(window, "plantTable", (560, 640))
    grid = table.grid
    cell = grid.visualRect(table.model.index(2, 2)).center()
    ask(grid.viewport(), cell)
    assert title(menu_of(window)) == "Plant 3: toxic"
    close(window)
    head = grid.horizontalHeader()
    for column, words in ((1, "toxic (y = 1)"), (3, "x₂   leaf length (cm)")):
        at = QPoint(head.sectionViewportPosition(column) + 5, 5)
        ask(head.viewport(), at)
        assert title(menu_of(window)) == words
        close(window)
    grid.setFocus()
    grid.setCurrentIndex(table.model.index(4, 2))
    ask(grid, QPoint(1, 1), KEY)
    assert title(menu_of(window)) == "Plant 5: non-toxic"


def test_the_tools_of_the_kinds_have_the_menu_of_the_kind(window):
    palette = window.tools
    ask(palette, palette._buttons[1].geometry().center(), MOUSE)
    assert title(menu_of(window)) == "non-toxic (y = 0)"
    close(window)
    ask(palette, palette._buttons[3].geometry().center(), MOUSE)
    assert menu_of(window) is None


# What it is about goes, or goes on


def test_a_menu_stays_open_while_the_neuron_learns_and_closes_with_its_plant(window, mouse):
    store = window.store
    mouse.right_click(0.5, 2.0)
    store.play()
    for _ in range(5):
        store.playback.advance(1, lambda: True)
        settle()
    assert store.session.step >= 5
    assert menu_of(window) is not None
    store.delete_selected()
    settle()
    assert menu_of(window) is None
    mouse.right_click(0.7, 2.6)
    assert title(menu_of(window)) == "Plant 2: toxic"
    store.select(indices([3]))
    settle()
    assert menu_of(window) is None


def test_a_request_for_a_plant_that_is_gone_opens_nothing(window):
    from gui.pictures.menu_request import MenuRequest

    controllers_of(window).context_menus.open("field", MenuRequest(QPoint(5, 5), plant=6))
    assert menu_of(window) is None


# Copy, go to


def test_copied_plants_are_added_where_they_are_pasted(window, mouse):
    window.store.select(indices([0, 4]))
    window.store.flush()
    press_key(window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[0] == "x1\tx2\ty"
    press_key(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    plants = plants_of(window)
    assert len(plants) == 8
    assert np.array_equal(plants.x[6:], plants.x[[0, 4]])
    assert plants.y[6:].tolist() == [1, 0]
    assert window.store.session.state.selection.tolist() == [6, 7]
    window.store.undo()
    assert len(plants_of(window)) == 6


def test_ctrl_c_copies_the_sentence_that_is_selected_and_not_a_plant(window):
    window.store.select(indices([0]))
    label = window.status.label
    label.setFocus()
    label.setSelection(0, 10)
    QTest.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == label.text()[:10]


def test_ctrl_c_copies_the_words_of_a_lesson_that_are_selected(window, course):
    window.store.select(indices([0]))
    text = window.course_panel.text
    text.setFocus()
    text.selectAll()
    QTest.keyClick(text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().strip() == "Text"


def test_one_goes_from_a_plant_to_its_row_and_to_its_numbers(window, mouse):
    mouse.right_click(2.5, 0.7)
    choose(window, "Go to its row in the table")
    table = window.pictures["plantTable"]
    assert table.isVisible()
    assert table.grid.hasFocus()
    assert table.grid.currentIndex().row() == window.store.session.state.selection[0]
    window.actions_["actionGoToNumbers"].trigger()
    settle()
    assert window.docks["inspector"].isVisible()


LESSON = """format = 1
id = "mine"
title = "Mine"
[[steps]]
plants = "six"
text = "Text"
controls = ["transport"]
[[steps]]
plants = [[1, 1, 0], [2, 2, 1]]
kinds = ["rugby", "danse"]
text = "Text"
[steps.vote]
question = "Where?"
answers = ["here", "there"]
"""


def test_a_menu_offers_nothing_that_a_lesson_hides_and_closes_as_its_page_turns(
    window, course, mouse
):
    ask(window.field.viewport(), pixel(window, 1.5, 0.5))
    offered = texts(menu_of(window))
    assert "Mystery plant here" not in offered
    assert "Place a toxic plant here" in offered
    course.player.forward()
    settle()
    assert menu_of(window) is None
    assert window.store.is_frozen
    ask(window.field.viewport(), pixel(window, 1.5, 1.2))
    offered = texts(menu_of(window))
    assert "Place “danse” here" in offered
    assert "Mystery plant here" in offered
    assert not any("toxi" in text for text in offered)
