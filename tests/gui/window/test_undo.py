import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.arrays import indices
from engine.geometry import Rectangle
from engine.lab import state as edits
from engine.lab.session import Session
from engine.model.dataset import Dataset
from gui.state.edit_kind import EditKind
from gui.state.store import Store
from tests.gui.conftest import NONE, controllers_of, press_key, settle

CONTROL = Qt.KeyboardModifier.ControlModifier


def plants_of(window):
    window.store.flush()
    return window.store.frame().plants


def test_ctrl_pressed_in_the_middle_of_a_drag_changes_nothing(window, mouse):
    mouse.press(0.5, 2.0)
    mouse.move(0.9, 1.8)
    mouse.move(1.2, 1.6)
    QTest.mouseRelease(
        window.field.viewport(), Qt.MouseButton.LeftButton, CONTROL, mouse.pixel(1.2, 1.6)
    )
    settle()
    assert plants_of(window).x[0] == pytest.approx([1.2, 1.6], abs=0.03)
    mouse.click(1.5, 0.3)
    assert window.store.undo_stack.count() == 2


def test_ctrl_let_go_in_the_middle_of_panning_goes_on_panning(window, mouse):
    before = window.field.targets.window()
    view = window.field.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, CONTROL, mouse.pixel(1.5, 1.5))
    for at, modifiers in ((1.4, CONTROL), (1.3, CONTROL), (1.2, NONE)):
        pixel = QPointF(mouse.pixel(at, at))
        moved = QMouseEvent(
            QEvent.Type.MouseMove, pixel, view.mapToGlobal(pixel),
            Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, modifiers,
        )  # fmt: skip
        QApplication.sendEvent(view, moved)
        settle()
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, NONE, mouse.pixel(1.1, 1.1))
    settle()
    assert window.field.targets.window().left > before.left
    assert len(plants_of(window)) == 6


def test_a_second_button_in_the_middle_of_a_drag_breaks_nothing(window, mouse):
    view = window.field.viewport()
    mouse.press(0.5, 2.0)
    mouse.move(0.9, 1.8)
    QTest.mousePress(view, Qt.MouseButton.RightButton, NONE, mouse.pixel(0.9, 1.8))
    mouse.move(1.1, 1.7)
    QTest.mouseRelease(view, Qt.MouseButton.RightButton, NONE, mouse.pixel(1.1, 1.7))
    mouse.move(1.2, 1.6)
    mouse.release(1.2, 1.6)
    window.store.end_gesture()
    while window.store.undo_stack.canUndo():
        window.store.undo()
    assert plants_of(window).x[0].tolist() == [0.5, 2.0]
    assert len(plants_of(window)) == 6


def test_a_double_click_with_the_select_tool_keeps_a_plant_placed_before(window, mouse):
    mouse.click(1.5, 1.5)
    press_key(window, Qt.Key.Key_V)
    mouse.double_click(0.5, 2.0)
    assert plants_of(window).y.tolist() == [0, 1, 1, 0, 0, 0, 1]
    mouse.double_click(1.5, 1.5)
    assert plants_of(window).y.tolist() == [0, 1, 1, 0, 0, 0, 0]


def test_a_double_click_whose_plant_was_refused_takes_none_back(qapp, monkeypatch):
    store = Store(Session())
    store.place(1.0, 1.0, 1)
    monkeypatch.setattr(edits, "MOST_PLANTS", 7)
    store.place(0.5, 2.0, 1)
    store.flip_plant(0, instead_of_placing=True)
    assert store.frame().plants.y.tolist() == [0, 1, 1, 0, 0, 0, 1]


def test_flipping_a_plant_that_is_gone_changes_nothing(window):
    window.store.delete_all()
    window.store.flip_plant(3)
    assert len(plants_of(window)) == 0


def test_nudging_one_plant_and_then_another_is_two_undos(window):
    for plant in (0, 3):
        window.store.select(indices([plant]))
        settle()
        press_key(window, Qt.Key.Key_Right, CONTROL)
        press_key(window, Qt.Key.Key_Right, CONTROL)
    window.store.undo()
    plants = plants_of(window)
    assert plants.x[3].tolist() == [2.0, 1.0]
    assert plants.x[0] == pytest.approx([0.7, 2.0])


def test_a_weight_set_again_after_learning_is_another_undo(window):
    window.store.set_parameter("w1", 1.0)
    for _ in range(50):
        window.store.step_on()
    learned = window.store.frame().neuron
    window.store.set_parameter("w1", 2.0)
    window.store.undo()
    assert window.store.frame().neuron == learned
    assert window.store.session.last_step == 50


def test_undo_of_a_weight_shows_the_step_that_was_on_screen(window):
    for _ in range(20):
        window.store.step_on()
    window.store.go_to(5)
    window.store.set_parameter("b", 3.0)
    window.store.undo()
    assert (window.store.session.step, window.store.session.last_step) == (5, 20)


def test_other_plants_in_the_middle_of_a_drag_are_an_undo_of_their_own(window, mouse):
    mouse.press(0.5, 2.0)
    mouse.move(0.9, 1.8)
    mouse.move(1.2, 1.6)
    window.sample_requested.emit("iris")
    mouse.move(1.4, 1.4)
    mouse.release(1.4, 1.4)
    assert window.store.last_edit is EditKind.USE_PLANTS
    window.store.undo()
    assert plants_of(window).x[0] == pytest.approx([1.2, 1.6], abs=0.05)
    window.store.undo()
    assert plants_of(window).x[0].tolist() == [0.5, 2.0]


def test_the_brush_stops_at_100_000_plants_and_says_so(open_window):
    from engine.model import samples

    window = open_window(plants=samples.make("two_groups", 99_990))
    for _ in range(3):
        window.store.spray(1.0, 1.0, 0.2, 6, 1)
        settle()
    assert len(plants_of(window)) == 100_000
    assert window.status.label.text() == "No more plants can be added: 100,000 are enough."


def test_a_refusal_gives_way_to_what_happens(window):
    window.status.say("no")
    window.store.step_on()
    settle()
    assert window.status.label.text() == "no"
    window.status._message_timer.timeout.emit()
    window.status._message_timer.stop()
    window.store.step_on()
    settle()
    assert "separated" in window.status.label.text()


def test_undo_shows_all_plants_where_they_are_of_another_scale(window):
    before = window.field.targets.window()
    window.actions_["actionStandardise"].trigger()
    settle()
    window.actions_["actionUndo"].trigger()
    settle()
    assert window.field.targets.window() == pytest.approx(before)
    window.actions_["actionRedo"].trigger()
    settle()
    assert window.field.targets.window().left < -1
    window.actions_["actionUndo"].trigger()
    plants = Dataset.of([(100, 200), (120, 240), (300, 100)], [1, 1, 0])
    controllers_of(window).imports.use_plants(plants)
    settle()
    window.actions_["actionUndo"].trigger()
    settle()
    assert window.field.targets.window() == pytest.approx(before)


def test_undo_of_one_plant_leaves_the_part_that_is_shown(window, mouse):
    window.field.show_window(Rectangle(0.0, 0.0, 2.0, 2.0))
    settle()
    before = window.field.targets.window()
    mouse.click(1.5, 0.3)
    window.actions_["actionUndo"].trigger()
    settle()
    assert window.field.targets.window() == pytest.approx(before)


@pytest.mark.parametrize("plants", [100, pytest.param(1_000, marks=pytest.mark.long)])
def test_thousands_of_edits_are_undone_to_the_start(window, plants):
    store = window.store
    before = store.session.state
    for edit in range(plants):
        store.place(0.5 + edit / 500, 1.0, edit % 2)
        store.select(indices([edit]))
        store.move_selected(0.1, -0.1)
        store.set_parameter("b", 1 + edit / 100)
    assert store.undo_stack.count() == 3 * plants
    while store.can_undo:
        store.undo()
    after = store.session.state
    assert after.plants.x.tolist() == before.plants.x.tolist()
    assert after.plants.y.tolist() == before.plants.y.tolist()
    assert after.run.start.tolist() == before.run.start.tolist()
    assert len(plants_of(window)) == 6
