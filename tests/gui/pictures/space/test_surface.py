import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.arrays import indices
from engine.lab.state import LARGEST_WEIGHT
from engine.model import samples
from engine.model.neuron import Neuron
from gui.painting.projection import IN_PERSPECTIVE
from gui.pictures.space.loss_surface import ball_at, height_of
from gui.pictures.space.plants_on_surface import plants_on_surface
from tests.engine import plain_sigmoid, plain_z
from tests.gui.conftest import NONE, controllers_of, settle, shown

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def surface(window):
    return shown(window, "surface", (520, 380))


def space_of(surface):
    return surface.space(surface.frame, QRectF(surface.canvas.rect()))


def pixel_of(surface, plant):
    plants = plants_on_surface(surface.frame, space_of(surface))
    return QPoint(round(plants.px[plant]), round(plants.py[plant]))


def drag(surface, by, start=(60, 60)):
    QTest.mousePress(surface.canvas, LEFT, NONE, QPoint(*start))
    for share in (0.3, 0.6, 1.0):
        at = QPoint(round(start[0] + share * by[0]), round(start[1] + share * by[1]))
        QTest.mouseMove(surface.canvas, at)
    QTest.mouseRelease(surface.canvas, LEFT, NONE, at)
    settle()


def colour_at(surface, at):
    return surface.canvas.grab().toImage().pixelColor(at)


def distance(first, second):
    return sum(abs(a - b) for a, b in zip(first.getRgb()[:3], second.getRgb()[:3], strict=True))


def set_neuron(window, *weights):
    window.store.set_neuron(Neuron(*weights))
    settle()


def test_each_plant_stands_on_the_floor_of_its_kind(window, surface):
    set_neuron(window, -1.5, 1.3, 0.4)
    space, plants = space_of(surface), samples.six()
    drawn = plants_on_surface(surface.frame, space)
    for k, ((x1, x2), y) in enumerate(zip(plants.x.tolist(), plants.y.tolist(), strict=True)):
        foot = space.at(x1, x2, y)
        assert (drawn.px[k], drawn.py[k]) == pytest.approx((foot.x(), foot.y()))
        a = plain_sigmoid(plain_z((x1, x2), (-1.5, 1.3, 0.4)))
        on_surface = space.at(x1, x2, a)
        lifted = drawn.surface_px[k], drawn.surface_py[k]
        assert lifted == pytest.approx((on_surface.x(), on_surface.y()))


def test_a_click_on_a_plant_selects_it_and_beside_all_of_them_none(window, surface):
    for plant in (1, 4):
        QTest.mouseClick(surface.canvas, LEFT, NONE, pixel_of(surface, plant))
        settle()
        assert window.store.frame().selection.tolist() == [plant]
    QTest.mouseClick(surface.canvas, LEFT, NONE, QPoint(8, 8))
    settle()
    assert window.store.frame().selection.tolist() == []


def test_the_plant_chosen_shows_its_probability(window, surface):
    set_neuron(window, -1.5, 1.3, 0.4)
    window.store.select(indices([1]))
    settle()
    a = plain_sigmoid(-1.5 * 1.1 + 1.3 * 2.1 + 0.4)
    assert surface.texts(surface.frame) == {"reading": f"a = {a:.2f}"}


def test_a_drag_turns_and_tilts_without_selecting_or_an_undo(window, surface):
    window.store.select(indices([2]))
    settle()
    before = pixel_of(surface, 0)
    drag(surface, (70, 30))
    assert surface.camera.yaw < IN_PERSPECTIVE.yaw
    assert surface.camera.pitch > IN_PERSPECTIVE.pitch
    assert pixel_of(surface, 0) != before
    assert window.store.frame().selection.tolist() == [2]
    assert not window.store.can_undo
    drag(surface, (0, 2000))
    assert surface.camera.pitch == pytest.approx(np.pi / 2)


def test_the_wheel_zooms(window, surface):
    at = QPointF(surface.canvas.rect().center())
    event = QWheelEvent(
        at, surface.canvas.mapToGlobal(at), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton, NONE,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(surface.canvas, event)
    assert surface.camera.zoom > 1.2


def test_keys_tilt_turn_and_zoom(window, surface):
    def after(key, modifiers=NONE):
        QTest.keyClick(surface.canvas, key, modifiers)
        return surface.camera

    start = surface.camera
    assert after(Qt.Key.Key_Up).pitch > start.pitch
    assert after(Qt.Key.Key_Down).pitch == pytest.approx(start.pitch)
    assert after(Qt.Key.Key_Up, SHIFT).yaw > start.yaw
    assert after(Qt.Key.Key_Down, SHIFT).yaw == pytest.approx(start.yaw)
    assert after(Qt.Key.Key_Plus).zoom > 1
    assert after(Qt.Key.Key_Minus).zoom == pytest.approx(1)


def test_the_arrows_of_the_run_still_belong_to_the_window(window, surface):
    surface.activateWindow()
    surface.canvas.setFocus()
    assert not surface.on_key(_key(Qt.Key.Key_Right))
    assert not surface.on_key(_key(Qt.Key.Key_Space, " "))


def _key(key, text=""):
    from PySide6.QtGui import QKeyEvent

    return QKeyEvent(QKeyEvent.Type.KeyPress, key, NONE, text)


def test_from_above_plants_lie_as_on_the_field(window, surface):
    surface.from_above.click()
    settle()
    plants = plants_on_surface(surface.frame, space_of(surface))
    x1, x2 = samples.six().x.T
    for values, pixels in ((x1, plants.px), (x2, -plants.py)):
        assert np.argsort(values).tolist() == np.argsort(pixels).tolist()


def test_the_view_from_the_side_follows_the_frontier_as_it_turns(window, surface):
    surface.from_side.click()
    for weights in ((1.0, 0.0), (-1.5, 1.3), (0.5, -2.0)):
        set_neuron(window, *weights, 0.0)
        frame = surface.frame
        plants = plants_on_surface(frame, space_of(surface))
        right = np.argsort(plants.px)
        z = frame.z[right]
        assert np.corrcoef(z, plants.px[right])[0, 1] > 0.98
    drag(surface, (50, 0))
    turned = space_of(surface).camera.yaw
    set_neuron(window, 1.0, 0.0, 0.0)
    assert space_of(surface).camera.yaw == turned


def test_the_surface_is_orange_where_toxic_and_blue_where_not(window, surface):
    set_neuron(window, -3.0, 3.0, 0.0)
    surface.from_above.click()
    settle()
    space, palette = space_of(surface), surface.look.palette
    for x, region in (((0.3, 1.4), palette.toxic_region), ((1.6, 0.2), palette.harmless_region)):
        a = plain_sigmoid(plain_z(x, (-3.0, 3.0, 0.0)))
        colour = colour_at(surface, space.at(*x, a).toPoint())
        other_regions = {palette.toxic_region, palette.harmless_region} - {region}
        assert distance(colour, QColor(region)) < distance(colour, QColor(*other_regions))


def test_the_frontier_is_a_green_line_half_way_up(window, surface):
    set_neuron(window, -1.5, 1.5, 0.0)
    at = space_of(surface).at(1.2, 1.2, 0.5).toPoint()
    green = QColor(surface.look.palette.frontier)
    assert min(distance(colour_at(surface, at + QPoint(0, dy)), green) for dy in (-1, 0, 1)) < 60


@pytest.mark.parametrize("view", ["in_perspective", "from_side", "from_above"])
def test_any_neuron_can_be_looked_at_from_anywhere(window, surface, view):
    getattr(surface, view).click()
    window.store.put_probe((1e12, -5.0))
    for weights in (
        (0, 0, 0), (0, 0, 900), (1e6, -1e6, 3), (LARGEST_WEIGHT, 0, 0), (0, 1e-12, 0),
    ):  # fmt: skip
        set_neuron(window, *weights)
        image = surface.canvas.grab().toImage()
        assert len({image.pixel(x, 100) for x in range(0, 500, 5)}) > 1, weights


def test_of_very_many_plants_some_are_drawn_and_it_says_so(window, surface):
    controllers_of(window).imports.use_plants(samples.make("moons", 100_000, 0.25, 0))
    settle()
    text = surface.texts(surface.frame)["shown"]
    assert "100,000" in text
    assert int(text.split()[0].replace(",", "")) <= 3_000
    QTest.mouseClick(surface.canvas, LEFT, NONE, pixel_of(surface, 3))
    settle()
    assert len(window.store.frame().selection) == 1


# The loss as a bowl


def show_loss(window, surface):
    surface._shows.buttons[1].click()
    for _ in range(200):
        settle()
        if window.store.session.is_map_fresh:
            break
    settle()


def test_the_chooser_shows_the_loss_and_one_undo_takes_it_back(window, surface):
    assert not surface.needs_map
    show_loss(window, surface)
    assert window.store.frame().choices.surface_shows == "loss"
    assert surface.needs_map
    assert surface.frame.loss_map is not None
    window.store.undo()
    settle()
    assert window.store.frame().choices.surface_shows == "probability"
    assert not surface.needs_map


def test_the_ball_lies_at_the_present_weights_as_high_as_the_loss(window, surface):
    show_loss(window, surface)
    set_neuron(window, -1.0, 2.0, 0.25)
    frame, space = surface.frame, space_of(surface)
    assert surface.texts(frame)["loss"] == f"ℒ = {frame.loss:.3f}"
    assert ball_at(frame, space) == space.at(-1.0, 2.0, frame.loss)
    window.store.set_choices(map_over=("w2", "b"))
    settle()
    assert ball_at(surface.frame, space_of(surface)) == space_of(surface).at(2.0, 0.25, frame.loss)


def test_it_says_through_which_third_parameter_the_bowl_is_cut(window, surface):
    show_loss(window, surface)
    set_neuron(window, -1.0, 2.0, 0.31)
    show_loss(window, surface)
    assert surface.texts(surface.frame)["map_slice"] == "b = 0.31"


def test_the_bowl_is_cut_above_start_and_present(window, surface):
    show_loss(window, surface)
    for weights in ((0, 0, 0), (4, -4, 0), (1e6, 0, 0)):
        set_neuron(window, *weights)
        frame = surface.frame
        assert height_of(frame) >= 1.15 * frame.loss
        assert height_of(frame) >= 1.15 * frame.losses[0]


def test_only_what_is_shown_is_drawn_again(window, surface, monkeypatch):
    painted = []
    monkeypatch.setattr(surface.canvas, "update", lambda: painted.append(1))
    from engine.changed import Changed

    surface.set_frame(window.store.frame(), Changed.LOSS_MAP)
    assert painted == []
    surface.set_frame(window.store.frame(), Changed.NEURON)
    assert painted == [1]
