import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from engine.geometry import Rectangle
from engine.model.dataset import Dataset
from tests.gui.conftest import Mouse, controllers_of, press_key, settle


def plants_of(window):
    window.store.flush()
    return window.store.frame().plants


def test_a_click_places_a_toxic_plant_where_it_was_made(window, mouse):
    mouse.click(1.5, 0.5)
    plants = plants_of(window)
    assert len(plants) == 7
    assert plants.x[6] == pytest.approx([1.5, 0.5], abs=0.01)
    assert plants.y[6] == 1


def test_a_right_click_places_the_other_kind(window, mouse):
    mouse.right_click(1.5, 0.5)
    assert plants_of(window).y[6] == 0


def test_after_the_key_0_a_click_places_non_toxic_plants_and_after_1_toxic_ones(window, mouse):
    press_key(window, Qt.Key.Key_0)
    mouse.click(1.5, 1.5)
    mouse.right_click(1.6, 1.7)
    press_key(window, Qt.Key.Key_1)
    mouse.click(1.7, 0.5)
    assert plants_of(window).y[6:].tolist() == [0, 1, 1]


def test_a_click_at_exactly_zero_places_a_plant_there(window, mouse):
    mouse.click(0.0, 0.0)
    plants = plants_of(window)
    assert len(plants) == 7
    assert np.abs(plants.x[6]).max() < 0.01


def test_a_click_on_a_plant_selects_it_with_either_button_and_places_none(window, mouse):
    for x1, x2, plant, click in (
        (0.5, 2.0, 0, mouse.click),
        (2.0, 1.0, 3, mouse.right_click),
        (0.53, 2.02, 0, mouse.click),
    ):
        click(x1, x2)
        controllers_of(window).context_menus.close()
        assert len(plants_of(window)) == 6
        assert window.store.frame().selection.tolist() == [plant]
    for tool in "vm":
        QTest.keyClicks(window.field, tool)
        mouse.right_click(2.0, 1.0)
        controllers_of(window).context_menus.close()
        assert len(plants_of(window)) == 6
        assert window.store.frame().selection.tolist() == [3]
    assert window.store.undo_stack.count() == 0


def test_ctrl_and_a_click_place_a_plant_on_another(window, mouse):
    control = Qt.KeyboardModifier.ControlModifier
    mouse.click(0.5, 2.0, modifiers=control)
    mouse.click(0.5, 2.0, Qt.MouseButton.RightButton, control)
    plants = plants_of(window)
    assert plants.x[6:] == pytest.approx(np.tile([0.5, 2.0], (2, 1)), abs=0.01)
    assert plants.y[6:].tolist() == [1, 0]


def test_in_a_crowd_of_small_dots_a_click_beside_them_still_places_a_plant(open_window):
    grid = np.stack(np.meshgrid(np.linspace(0.2, 2.8, 65), np.linspace(0.2, 2.8, 55)), axis=-1)
    window = open_window(plants=Dataset.of(grid.reshape(-1, 2).tolist(), [1, 0] * 1787 + [1]))
    mouse = Mouse(window)
    mouse.click(float(grid[20, 20, 0]), float(grid[20, 20, 1]))
    assert len(plants_of(window)) == 65 * 55
    between = (grid[20, 20] + grid[21, 21]) / 2
    mouse.click(*between.tolist())
    assert len(plants_of(window)) == 65 * 55 + 1


def test_a_click_outside_the_plot_places_nothing_and_turns_nothing(window, mouse):
    box = window.field.view_box.sceneBoundingRect()
    outside = [
        QPointF(box.center().x(), box.bottom() + 8),
        QPointF(box.center().x(), window.field.height() - 6),
        QPointF(box.left() - 8, box.center().y()),
        QPointF(6, box.center().y()),
        QPointF(box.left() - 4, box.bottom() + 4),
        QPointF(window.field.width() - 3, box.center().y()),
        QPointF(box.center().x(), 2),
    ]
    view = window.field.viewport()
    for place in (at for at in outside if not box.contains(at)):
        for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            QTest.mouseClick(view, button, pos=window.field.mapFromScene(place))
        QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=window.field.mapFromScene(place))
        settle()
    assert len(plants_of(window)) == 6
    assert window.store.undo_stack.count() == 0


def test_a_stroke_of_the_brush_that_leaves_the_plot_sprays_within_it(window, mouse):
    press_key(window, Qt.Key.Key_B)
    window.field.interaction.set_brush(0.01, 2)
    right = window.field.targets.window().right
    mouse.drag((right - 0.3, 0.5), (right + 0.3, 0.5), steps=6)
    sprayed = plants_of(window).x[6:]
    assert len(sprayed) >= 2 * 3
    assert sprayed[:, 0].max() <= right + 0.01


def test_a_slow_click_with_a_trembling_hand_still_places_a_plant(window, mouse):
    at = mouse.pixel(1.5, 0.5)
    mouse.press(1.5, 0.5)
    from PySide6.QtCore import QPoint

    QTest.mouseMove(window.field.viewport(), at + QPoint(2, 1), 600)
    mouse.release(1.5, 0.5)
    assert len(plants_of(window)) == 7


def test_a_double_click_flips_the_plant_and_places_none(window, mouse):
    mouse.double_click(0.5, 2.0)
    plants = plants_of(window)
    assert len(plants) == 6
    assert plants.y.tolist() == [0, 1, 1, 0, 0, 0]
    window.actions_["actionUndo"].trigger()
    assert plants_of(window).y.tolist() == [1, 1, 1, 0, 0, 0]


def test_a_double_click_on_empty_ground_places_one_plant(window, mouse):
    mouse.double_click(1.5, 0.5)
    plants = plants_of(window)
    assert len(plants) == 7
    assert plants.y[6] == 1


def test_a_drag_moves_one_plant_and_is_one_undo(window, mouse):
    mouse.drag((0.5, 2.0), (1.4, 1.5))
    plants = plants_of(window)
    assert plants.x[0] == pytest.approx([1.4, 1.5], abs=0.02)
    assert len(plants) == 6
    assert window.store.undo_stack.count() == 1
    window.actions_["actionUndo"].trigger()
    assert plants_of(window).x[0].tolist() == [0.5, 2.0]
    window.actions_["actionRedo"].trigger()
    assert plants_of(window).x[0] == pytest.approx([1.4, 1.5], abs=0.02)


def test_the_neuron_goes_on_learning_while_a_plant_is_dragged(window, mouse, qtbot):
    window.store.play()
    mouse.press(0.5, 2.0)
    mouse.move(0.7, 1.9)
    before = window.store.session.step
    qtbot.waitUntil(lambda: window.store.session.step > before)
    mouse.move(0.9, 1.8)
    mouse.release(0.9, 1.8)
    assert window.store.frame().loss == pytest.approx(window.store.frame().losses[-1], rel=1e-12)


def test_a_band_selects_what_is_inside_and_delete_removes_it(window, mouse):
    mouse.drag((0.1, 1.7), (1.4, 2.75))
    assert window.store.frame().selection.tolist() == [0, 1, 2]
    press_key(window, Qt.Key.Key_Delete)
    plants = plants_of(window)
    assert plants.y.tolist() == [0, 0, 0]
    window.actions_["actionUndo"].trigger()
    assert plants_of(window).y.tolist() == [1, 1, 1, 0, 0, 0]


def test_several_selected_plants_move_together(window, mouse):
    mouse.drag((0.1, 1.7), (1.4, 2.75))
    mouse.drag((0.5, 2.0), (0.7, 1.9))
    moved = plants_of(window).x[:3] - [(0.5, 2.0), (1.1, 2.1), (0.7, 2.6)]
    assert moved == pytest.approx(np.tile([0.2, -0.1], (3, 1)), abs=0.02)


def test_the_key_f_flips_what_is_selected(window, mouse):
    mouse.drag((0.1, 1.7), (1.4, 2.75))
    press_key(window, Qt.Key.Key_F)
    assert plants_of(window).y.tolist() == [0, 0, 0, 0, 0, 0]


def test_shift_click_selects_without_placing(window, mouse):
    shift = Qt.KeyboardModifier.ShiftModifier
    mouse.click(0.5, 2.0, modifiers=shift)
    mouse.click(2.0, 1.0, modifiers=shift)
    assert window.store.frame().selection.tolist() == [0, 3]
    mouse.click(0.5, 2.0, modifiers=shift)
    assert window.store.frame().selection.tolist() == [3]
    assert len(plants_of(window)) == 6


def test_a_stroke_of_the_brush_sprays_within_its_radius_and_is_one_undo(window, mouse):
    press_key(window, Qt.Key.Key_B)
    window.field.interaction.set_brush(0.2, 7)
    mouse.drag((0.4, 0.5), (1.4, 0.5), steps=5)
    plants = plants_of(window)
    sprayed = plants.x[6:]
    assert len(sprayed) >= 4 * 7
    assert len(sprayed) % 7 == 0
    assert (np.abs(sprayed[:, 1] - 0.5) <= 0.21).all()
    assert plants.y[6:].all()
    window.actions_["actionUndo"].trigger()
    assert len(plants_of(window)) == 6


def test_the_mystery_plant_shows_z_and_its_probability_and_follows_the_neuron(window, mouse):
    press_key(window, Qt.Key.Key_M)
    mouse.click(1.0, 2.0)
    window.store.set_parameter("w2", 2.0)
    window.store.set_parameter("b", -2.6)
    settle()
    probe = window.store.frame().probe
    assert probe.z == pytest.approx(2 * probe.x2 - 2.6)
    assert probe.z == pytest.approx(1.4, abs=0.03)
    assert probe.probability == pytest.approx(0.80, abs=0.01)
    assert probe.is_toxic
    assert len(plants_of(window)) == 6
    from gui.pictures.field.overlay import probe_texts

    assert "80%" in probe_texts(window.field.overlay.probe, window.field.overlay.plants)[0]
    mouse.drag((1.0, 2.0), (1.0, 1.0))
    assert window.store.frame().probe.z == pytest.approx(-0.6, abs=0.05)
    window.actions_["actionUndo"].trigger()
    assert window.store.frame().probe.x2 == pytest.approx(2.0, abs=0.02)


def test_dragging_the_frontier_shifts_it_and_keeps_the_weights(window, mouse):
    window.store.set_parameter("w1", -1.0)
    window.store.set_parameter("w2", 1.0)
    settle()
    mouse.drag((1.6, 1.6), (1.8, 1.4))
    neuron = window.store.frame().neuron
    assert (neuron.w1, neuron.w2) == (-1.0, 1.0)
    assert neuron.b == pytest.approx(0.4, abs=0.03)
    for name in ("w1", "w2", "b"):
        assert window.neuron_panel.sliders[name].value() == getattr(neuron, name)


def test_dragging_a_handle_turns_the_frontier_about_the_other_and_is_one_undo(window, mouse):
    window.store.set_parameter("w1", -1.0)
    window.store.set_parameter("w2", 1.0)
    settle()
    first, second = window.field.frontier.handles(window.field.targets.window())
    mouse.drag(first, (first[0], first[1] + 0.5))
    neuron = window.store.frame().neuron
    assert neuron.w1 * second[0] + neuron.w2 * second[1] + neuron.b == pytest.approx(0, abs=1e-9)
    assert neuron.w1 * first[0] + neuron.w2 * (first[1] + 0.5) + neuron.b == pytest.approx(
        0, abs=0.02
    )
    assert np.hypot(neuron.w1, neuron.w2) == pytest.approx(np.sqrt(2))
    window.actions_["actionUndo"].trigger()
    assert window.store.frame().neuron.w1 == -1.0


def test_learning_waits_while_the_frontier_is_dragged(window, mouse):
    window.store.set_parameter("w1", -1.0)
    window.store.set_parameter("w2", 1.0)
    settle()
    window.store.play()
    mouse.press(1.6, 1.6)
    mouse.move(1.7, 1.5)
    step = window.store.session.step
    window.store.clock.tick()
    assert window.store.session.step == step
    mouse.release(1.7, 1.5)
    window.store.clock.tick()
    assert window.store.session.step > step


def test_undo_in_the_middle_of_a_drag_takes_the_drag_back(window, mouse):
    mouse.press(0.5, 2.0)
    mouse.move(0.9, 1.8)
    mouse.move(1.2, 1.6)
    window.actions_["actionUndo"].trigger()
    settle()
    assert plants_of(window).x[0].tolist() == [0.5, 2.0]
    mouse.release(1.2, 1.6)
    assert len(plants_of(window)) == 6


def test_plants_are_placed_with_the_keyboard_alone(window):
    control = Qt.KeyboardModifier.ControlModifier
    shift = Qt.KeyboardModifier.ShiftModifier
    press_key(window, Qt.Key.Key_Right, control)
    press_key(window, Qt.Key.Key_Up, control | shift)
    press_key(window, Qt.Key.Key_Return)
    press_key(window, Qt.Key.Key_Return)
    assert window.store.frame().selection.tolist() == [6]
    assert len(plants_of(window)) == 7
    press_key(window, Qt.Key.Key_Return, control)
    for _ in range(4):
        press_key(window, Qt.Key.Key_Up, control)
    press_key(window, Qt.Key.Key_Return, shift)
    plants = plants_of(window)
    assert plants.y[6:].tolist() == [1, 1, 0]
    left, bottom, right, top = window.field.targets.window()
    middle = [round((left + right) / 2, 1) + 0.1, round((bottom + top) / 2, 1) + 0.01]
    assert plants.x[6] == pytest.approx(middle)
    assert plants.x[7] == pytest.approx(middle)


def test_the_cross_of_the_keyboard_stays_within_the_plot(window):
    window.field.show_window(Rectangle(0.0, 0.0, 1.0, 1.0))
    for _ in range(8):
        press_key(window, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    press_key(window, Qt.Key.Key_Return)
    assert plants_of(window).x[6, 0] <= 1.0
    window.field.show_window(Rectangle(5.0, 5.0, 6.0, 6.0))
    press_key(window, Qt.Key.Key_Return)
    assert plants_of(window).x[7].tolist() == [5.5, 5.5]


def test_a_plant_is_chosen_and_moved_with_the_keyboard_alone(window):
    press_key(window, Qt.Key.Key_N)
    assert window.store.frame().selection.tolist() == [0]
    press_key(window, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert window.store.frame().selection.tolist() == [5]
    for _ in range(3):
        press_key(window, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert plants_of(window).x[5] == pytest.approx([1.9, 0.3])
    assert window.store.undo_stack.count() == 1


def test_dragging_one_of_many_plants_moves_its_dot(open_window):
    from engine.model import samples

    crowd = samples.make("two_groups", 5_000, 0.05)
    plants = Dataset.of([*crowd.x.tolist(), (1.5, 0.2)], [*crowd.y.tolist(), 1])
    window = open_window(plants=plants)
    mouse = Mouse(window)
    mouse.drag((1.5, 0.2), (2.0, 2.4))
    moved = window.store.frame().plants.x[5_000]
    assert moved == pytest.approx([2.0, 2.4], abs=0.05)
    assert (window.store.frame().plants.x[:5_000] == crowd.x).all()


def test_a_double_click_that_no_click_came_before_flips_at_once(window, mouse):
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseDClick(window.field.viewport(), left, none, mouse.pixel(2.0, 1.0))
    settle()
    assert plants_of(window).y.tolist() == [1, 1, 1, 1, 0, 0]
    mouse.click(1.5, 0.5)
    assert len(plants_of(window)) == 7
    assert plants_of(window).y.tolist() == [1, 1, 1, 1, 0, 0, 1]
