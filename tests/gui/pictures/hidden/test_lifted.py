"""The lifted plants: drawn on their surface, parted by the plane that can be raised."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest

from engine.arrays import indices
from engine.changed import Changed
from engine.learning.settings import Optimiser
from engine.model import samples
from engine.model.architecture import MEASURES, Architecture
from engine.model.features import Feature, products_up_to
from gui.pictures.factory import make_picture
from gui.style.theme import look_of
from tests.gui.conftest import NONE, settle, shown
from tests.gui.pictures.readable import unreadable

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
SUM = Architecture((*MEASURES, Feature.SUM_OF_SQUARES))


@pytest.fixture
def picture(window):
    """A ring around 0, cut by x1^2 + x2^2 = 2."""
    window.store.use_plants(samples.ring(60, 0.05, 0))
    window.store.standardise(True)
    window.store.set_architecture(SUM)
    for index, value in enumerate((0.0, 0.0, 1.5, -3.0)):
        window.store.set_parameter_at(index, value)
    return shown(window, "lifted", (520, 420))


def space_of(picture):
    return picture.space(picture.frame, QRectF(picture.canvas.rect()))


def middle_of(picture):
    left, bottom, right, top = picture.frame.plants.window
    return (left + right) / 2, (bottom + top) / 2


def test_a_plant_is_clicked_at_its_height(window, picture):
    for plant in (2, 41):
        x1, x2 = window.store.frame().plants.x[plant].tolist()
        at = space_of(picture).at(x1, x2, x1 * x1 + x2 * x2)
        QTest.mouseClick(picture.canvas, LEFT, NONE, at.toPoint())
        settle()
        (chosen,) = window.store.frame().selection.tolist()
        y1, y2 = window.store.frame().plants.x[chosen].tolist()
        there = space_of(picture).at(y1, y2, y1 * y1 + y2 * y2)
        assert (there - at).manhattanLength() < 8
    texts = picture.texts(picture.frame)
    assert texts["height"] == f"x₁² + x₂² = {y1 * y1 + y2 * y2:.2f}"
    z = 1.5 * (y1 * y1 + y2 * y2) - 3
    assert texts["z"].replace("−", "-") == f"z = {z:.2f}"


def test_the_ball_raises_the_plane_to_the_mouse_as_one_undo(window, picture):
    store, middle = window.store, middle_of(picture)
    before, undos = store.frame().parameters.copy(), store.undo_stack.count()
    start = space_of(picture).at(*middle, 2.0).toPoint()
    end = space_of(picture).at(*middle, 3.0).toPoint()
    QTest.mousePress(picture.canvas, LEFT, NONE, start)
    for share in (0.4, 1.0):
        QTest.mouseMove(picture.canvas, start + share * (end - start))
    QTest.mouseRelease(picture.canvas, LEFT, NONE, end)
    settle()
    w1, w2, u, b = store.frame().parameters.tolist()
    assert (w1, w2, u) == (0.0, 0.0, 1.5)
    assert -b / u == pytest.approx(3.0, abs=0.1)
    assert store.undo_stack.count() == undos + 1
    store.undo()
    assert store.frame().parameters.tolist() == before.tolist()


def test_a_model_that_changes_during_a_drag_ends_it_quietly(window, picture):
    at = space_of(picture).at(*middle_of(picture), 2.0).toPoint()
    QTest.mousePress(picture.canvas, LEFT, NONE, at)
    window.store.set_architecture(Architecture())
    settle()
    parameters = window.store.frame().parameters.tolist()
    QTest.mouseMove(picture.canvas, at - QPoint(0, 30))
    QTest.mouseRelease(picture.canvas, LEFT, NONE, at - QPoint(0, 30))
    assert window.store.frame().parameters.tolist() == parameters


def test_keys_raise_the_plane_and_turn_the_view(window, picture):
    bias, camera = window.store.frame().parameters[3], picture.camera
    QTest.keyClick(picture.canvas, Qt.Key.Key_Up, CTRL)
    settle()
    assert window.store.frame().parameters[3] < bias  # z = 0 lies higher
    assert picture.camera == camera
    QTest.keyClick(picture.canvas, Qt.Key.Key_Up)
    assert picture.camera.pitch > camera.pitch


def test_the_note_says_what_the_cut_is(window, picture):
    store = window.store

    def note():
        settle()
        return picture.texts(picture.frame)["note"]

    assert note() == "One plane separates all plants"
    store.set_parameter_at(2, 0.0)
    assert note() == "Its weight is 0: nothing is cut"
    store.set_architecture(Architecture(products_up_to(2)))
    for index in (2, 4):
        store.set_parameter_at(index, 1.5)
    assert note().startswith("on the wrong side: ")  # two squares as one, b = 0
    store.set_parameter_at(4, 1.0)
    assert note() == "Bent by the other inputs: no plane"
    assert [picture.heights.itemText(k) for k in range(4)] == ["x₁² + x₂²", "x₁²", "x₁x₂", "x₂²"]
    picture.heights.setCurrentIndex(2)
    picture.heights.activated.emit(2)
    assert store.frame().choices.lifted_by == "x1*x2"
    assert note() == "Its weight is 0: nothing is cut"


@pytest.mark.parametrize(
    ("architecture", "word"), [(Architecture(), "none"), (Architecture(hidden=(2,)), "hidden")]
)
def test_of_other_models_it_says_what_it_is_of(window, picture, architecture, word):
    window.store.set_architecture(architecture)
    settle()
    texts = picture.texts(picture.frame)
    assert list(texts) == ["note"]
    assert word in texts["note"]
    QTest.mouseClick(picture.canvas, LEFT, NONE, QPoint(100, 100))
    QTest.keyClick(picture.canvas, Qt.Key.Key_Up)


MODELS = (
    SUM,
    Architecture((*MEASURES, Feature.X1_X2)),
    Architecture(products_up_to(3)),
    Architecture((Feature.SIN_X1,)),
)
SIZES = ((416, 301), (665, 285), (998, 512))
PROJECTED = ((405, 450), (480, 300), (998, 478))


def faults_of(store, models, sizes, projector):
    look, found = look_of("light", projector), []
    picture = make_picture("lifted", look)
    for architecture in models:
        store.use_plants(samples.xor(40, 0.1, 0))
        store.set_architecture(architecture)
        store.set_settings(optimiser=Optimiser.ADAM, learning_rate=0.1)
        for steps, selection in ((0, ()), (60, (3,))):
            store.session.learn(steps)
            store.select(indices(selection))
            frame = store.frame()
            picture.set_frame(frame, Changed.EVERYTHING)
            faults = unreadable(picture, frame, sizes, projector)
            found += [f"{architecture.features} {fault}" for fault in faults]
    picture.deleteLater()
    return found


def test_its_texts_can_be_read_in_a_small_window_and_at_a_projector(open_window):
    store = open_window("fr", is_shown=False).store
    assert faults_of(store, MODELS[:1], SIZES[:1], projector=False) == []
    assert faults_of(store, MODELS[2:3], PROJECTED[1:2], projector=True) == []


@pytest.mark.long
@pytest.mark.parametrize("projector", [False, True], ids=["desk", "projector"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_its_texts_can_be_read_for_every_neuron(open_window, language, projector):
    store = open_window(language, is_shown=False).store
    assert faults_of(store, MODELS, PROJECTED if projector else SIZES, projector) == []


def test_heights_beyond_every_number_draw_nothing_wrong(open_window):
    """x1^5 of plants far away, and weights that are next to nothing."""
    store = open_window(is_shown=False).store
    picture = make_picture("lifted", look_of("dark"))
    store.use_plants(samples.ring(20, 0.1, 0))
    store.set_architecture(Architecture(products_up_to(5)))
    store.select(indices([1]))
    store.move_selected(1e12, -1e12)
    for value in (1e-300, 1e15):
        store.set_parameter_at(5, value)
        picture.set_frame(store.frame(), Changed.EVERYTHING)
        picture.resize(400, 300)
        assert len(np.unique(np.frombuffer(picture.grab().toImage().constBits(), np.uint8))) > 3
    picture.deleteLater()
