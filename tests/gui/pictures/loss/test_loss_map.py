import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest

from engine.changed import Changed
from engine.explain.landscape import LossMap
from engine.lab.session import Session
from engine.model import samples
from engine.model.neuron import Neuron
from gui.pictures.loss import loss_map as loss_map_module
from gui.pictures.loss.loss_colours import shade_of
from gui.pictures.loss.loss_grid import fine, refined, round_levels
from gui.pictures.loss.map_contours import level_lines
from tests.engine import plain_loss
from tests.gui.conftest import NONE, controllers_of, settle, shown

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def loss_map(window):
    picture = shown(window, "lossMap", (520, 380))
    finish(window)
    return picture


def finish(window):
    """Let the map be worked out, without a clock."""
    while not window.store.session.is_map_fresh:
        window.store._announce(window.store.session.work_on_map(lambda: True))
    settle()


def plot_of(picture):
    return picture.plot(picture.frame, QRectF(picture.canvas.rect()))


def pixel_of(picture, first, second):
    return plot_of(picture).at(first, second).toPoint()


def values_at(picture, pixel):
    return plot_of(picture).value_at(QPointF(pixel))


def shown_loss(frame, *weights):
    return plain_loss(frame.plants.x.tolist(), frame.plants.y.tolist(), weights)


def test_the_numbers_of_the_map_equal_the_textbook_loss(window, loss_map):
    window.store.set_neuron(Neuron(0.5, -1.0, 0.31))
    settle()
    finish(window)
    landscape = loss_map.frame.loss_map
    assert landscape.third == ("b", 0.31)
    for row, column in ((0, 0), (3, 20), (16, 16), (32, 5)):
        w1, w2 = landscape.x[column], landscape.y[row]
        expected = shown_loss(loss_map.frame, w1, w2, 0.31)
        assert landscape.losses[row, column] == pytest.approx(expected, rel=1e-9)


def test_a_click_starts_a_run_at_these_weights_and_one_undo_takes_it_back(window, loss_map):
    window.store.set_neuron(Neuron(0.5, -1.0, 0.31))
    settle()
    pixel = pixel_of(loss_map, -2.0, 3.0)
    w1, w2 = values_at(loss_map, pixel)
    QTest.mouseClick(loss_map.canvas, LEFT, NONE, pixel)
    settle()
    neuron = window.store.frame().neuron
    assert (neuron.w1, neuron.w2) == pytest.approx((w1, w2))
    assert (w1, w2) == pytest.approx((-2.0, 3.0), abs=0.05)
    assert neuron.b == 0.31
    assert window.store.session.step == 0
    window.store.undo()
    assert window.store.frame().neuron == Neuron(0.5, -1.0, 0.31)


def test_a_drag_is_one_undo_and_the_map_stands_still_under_the_hand(window, loss_map):
    end = pixel_of(loss_map, 4.9, 4.9)
    before = plot_of(loss_map).mapping.window
    QTest.mousePress(loss_map.canvas, LEFT, NONE, pixel_of(loss_map, 1.0, 1.0))
    for share in (0.2, 0.6, 1.0):
        QTest.mouseMove(loss_map.canvas, pixel_of(loss_map, 4.9 * share, 4.9 * share))
        settle()
        assert plot_of(loss_map).mapping.window == before
    QTest.mouseMove(loss_map.canvas, end + QPoint(400, 400))
    settle()
    neuron = window.store.frame().neuron
    assert (neuron.w1, neuron.w2) == pytest.approx((5.0, -5.0))
    QTest.mouseRelease(loss_map.canvas, LEFT, NONE, end)
    settle()
    assert plot_of(loss_map).mapping.window.right > before.right
    window.store.undo()
    assert window.store.frame().neuron == Neuron()
    assert not window.store.can_undo


def test_a_click_beside_the_map_does_nothing(window, loss_map):
    at = plot_of(loss_map).pixels.bottomLeft() + QPointF(-20, 12)
    QTest.mouseClick(loss_map.canvas, LEFT, NONE, at.toPoint())
    settle()
    assert not window.store.can_undo


@pytest.mark.parametrize("over", [("w1", "w2"), ("w1", "b"), ("w2", "b")])
def test_the_chooser_lays_out_another_pair_and_clicks_set_that_one(window, loss_map, over):
    index = (("w1", "w2"), ("w1", "b"), ("w2", "b")).index(over)
    loss_map._pair.buttons[index].click()
    settle()
    finish(window)
    assert loss_map.frame.loss_map.over == over
    QTest.mouseClick(loss_map.canvas, LEFT, NONE, pixel_of(loss_map, 1.5, -2.5))
    settle()
    neuron = window.store.frame().neuron
    assert [getattr(neuron, name) for name in over] == pytest.approx([1.5, -2.5], abs=0.05)
    third = next(name for name in ("w1", "w2", "b") if name not in over)
    assert getattr(neuron, third) == 0


def test_up_and_down_move_the_second_parameter_and_with_shift_the_first(window, loss_map):
    shift = Qt.KeyboardModifier.ShiftModifier
    for key, modifiers, expected in (
        (Qt.Key.Key_Up, NONE, (0.0, 0.1)),
        (Qt.Key.Key_Up, NONE, (0.0, 0.2)),
        (Qt.Key.Key_Up, shift, (0.1, 0.2)),
        (Qt.Key.Key_Down, NONE, (0.1, 0.1)),
        (Qt.Key.Key_Down, shift, (0.0, 0.1)),
    ):
        QTest.keyClick(loss_map.canvas, key, modifiers)
        settle()
        neuron = window.store.frame().neuron
        assert (neuron.w1, neuron.w2) == pytest.approx(expected, abs=1e-12)


def test_the_ways_of_earlier_runs_stay_until_they_are_cleared(window, loss_map, monkeypatch):
    painted = []
    draw = loss_map_module.draw_ghost_paths
    monkeypatch.setattr(
        loss_map_module, "draw_ghost_paths", lambda *args: (painted.append(1), draw(*args))
    )
    window.store.set_neuron(Neuron(4.0, 4.0, 0.0))
    window.store._learn(1, lambda: True)
    way = [window.store.frame().trace.parameters(step) for step in (0, 1)]
    window.store.set_neuron(Neuron(-4.0, -4.0, 0.0))
    finish(window)
    assert loss_map.frame.ghosts[0].path.tolist() == [row.tolist() for row in way]
    half_way = pixel_of(loss_map, *(way[0] + way[1])[:2] / 2)
    with_way = loss_map.canvas.grab().toImage()
    for _ in range(3):
        window.store._learn(1, lambda: True)
        settle()
        loss_map.canvas.grab()
    assert len(painted) == 1
    window.store.rewind()
    window.store.clear_ghosts()
    settle()
    without = loss_map.canvas.grab().toImage()
    assert with_way.pixelColor(half_way) != without.pixelColor(half_way)


def test_the_valley_is_darker_than_the_rim(window, loss_map):
    landscape = loss_map.frame.loss_map
    image = loss_map.canvas.grab().toImage()

    def lightness(row, column):
        box = pixel_of(loss_map, 0.97 * landscape.x[column], 0.97 * landscape.y[row])
        around = [(dx, dy) for dx in range(-2, 3) for dy in range(-2, 3)]
        return np.median(
            [image.pixelColor(box.x() + x, box.y() + y).lightness() for x, y in around]
        )

    low, high = landscape.losses.argmin(), landscape.losses.argmax()
    shape = landscape.losses.shape
    assert lightness(*np.unravel_index(low, shape)) + 40 < lightness(*np.unravel_index(high, shape))


def test_it_says_the_loss_the_minimum_and_the_slice(window, loss_map):
    controllers_of(window).imports.use_plants(samples.make("overlapping_groups", 60, 0.3, 1))
    window.store.set_neuron(Neuron(0.5, -1.0, 0.31))
    settle()
    finish(window)
    frame = loss_map.frame
    texts = loss_map.texts(frame)
    assert texts["loss"] == f"ℒ = {shown_loss(frame, 0.5, -1.0, 0.31):.3f}"
    assert texts["map_slice"] == "b = 0.31"
    optimum = frame.neuron_frame.optimum
    assert f"{optimum.loss:.3f}" in texts["minimum"]
    assert f"b = {optimum.parameters[2]:.2f}".replace("-", "−") in texts["minimum"]


def test_before_there_is_a_map_it_shows_where_the_neuron_is(window, loss_map):
    session = Session(samples.six())
    frame = session.frame()
    assert frame.loss_map is None
    loss_map.set_frame(frame, Changed.EVERYTHING)
    assert loss_map.texts(frame) == {"loss": "ℒ = 0.693", "map_slice": "b = 0.00"}
    image = loss_map.canvas.grab().toImage()
    ball = pixel_of(loss_map, 0, 0)
    assert image.pixelColor(ball).name() == loss_map.look.palette.parameter


def test_the_map_is_worked_out_a_little_at_a_time(window, loss_map):
    """Work stops when its time is up; the old map stays on screen meanwhile."""
    store = window.store
    old = store.frame().loss_map
    store.session.replace(store.session.state.changes_to(store.session.state))
    store.session.learn(3)
    rounds = 0
    while not store.session.is_map_fresh:
        evaluated = [0]

        def has_time(evaluated=evaluated):
            evaluated[0] += 1
            return evaluated[0] < 50

        changed = store.session.work_on_map(has_time)
        assert evaluated[0] <= 50
        if changed:
            assert changed == Changed.LOSS_MAP
        else:
            assert store.frame().loss_map is old
        rounds += 1
    assert rounds >= 33 * 33 // 50
    assert store.frame().loss_map is not old


def test_the_map_is_wanted_only_while_it_is_seen(window, loss_map):
    assert window.store.map_worker.is_wanted()
    window.docks["lossMap"].hide()
    settle()
    assert not window.store.map_worker.is_wanted()


# Colours and levels


def test_levels_are_round_and_crowd_near_the_valley():
    levels = round_levels(0.551, 12.0)
    assert levels == sorted(levels)
    assert 6 <= len(levels) <= 20
    assert all(0.551 < level < 12 for level in levels)
    assert all(float(f"{level:.2g}") == pytest.approx(level) for level in levels)
    assert levels[1] - levels[0] < (levels[-1] - levels[-2]) / 20
    assert round_levels(3.0, 3.0) == []
    assert len(round_levels(0.7, 1e16)) < 30


def test_shades_grow_with_the_loss_and_end_at_both_ends():
    shades = shade_of(np.array([0.1, 0.2, 1.0, 5.0, 9.9, 99.0]), 0.1, 9.9).tolist()
    assert shades == sorted(shades)
    assert (shades[0], shades[-2], shades[-1]) == (0, 255, 255)


def test_a_finer_grid_goes_through_the_same_values_and_is_true_between():
    x = np.linspace(-2, 2, 33)
    smooth = np.logaddexp(0, x)[:, None] + 0.5 * x[None, :] ** 2
    between = refined(smooth, 3)
    assert between[::3, ::3] == pytest.approx(smooth)
    at = fine(x, 3)
    exact = np.logaddexp(0, at)[:, None] + 0.5 * at[None, :] ** 2
    assert np.abs(between - exact)[3:-3, 3:-3].max() < 1e-4


def test_along_a_level_line_the_loss_is_that_level():
    x, y = np.linspace(-3, 3, 97), np.linspace(-2, 2, 97)
    losses = x[None, :] ** 2 + y[:, None] ** 2
    lines = level_lines(x, y, losses, [0.5, 1.0, 2.0])
    assert {line.level for line in lines} == {0.5, 1.0, 2.0}
    for line in lines:
        squares = (line.points**2).sum(axis=1)
        assert squares == pytest.approx(np.full(len(squares), line.level), rel=0.01)


def test_a_map_of_another_pair_is_not_drawn(window, loss_map):
    frame = loss_map.frame
    assert isinstance(frame.loss_map, LossMap)
    window.store.set_choices(map_over=("w2", "b"))
    window.store.flush()
    shown = loss_map.frame
    if shown.loss_map is not None and shown.loss_map.over != ("w2", "b"):
        assert "map_level_0" not in loss_map.texts(shown)
        assert loss_map.texts(shown)["map_slice"] == "w₁ = 0.00"
