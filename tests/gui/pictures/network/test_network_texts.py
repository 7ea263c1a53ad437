"""No text of a network lies on another, is cut, or is small at a projector, whatever its size."""

import pytest
from PySide6.QtCore import QLineF

from engine.arrays import indices
from engine.changed import Changed
from engine.learning.settings import Optimiser
from engine.model import samples
from engine.model.architecture import Architecture, NeuronPlace
from engine.model.features import Feature, products_up_to
from gui.pictures.factory import make_picture
from gui.pictures.network.network_part import Link, Node
from gui.style.theme import look_of
from tests.gui.pictures.readable import unreadable
from tests.gui.pictures.recorded import record

CURVES = Architecture((*products_up_to(4), Feature.SUM_OF_SQUARES, Feature.SIN_X1), (8, 1, 3))
ARCHITECTURES = (
    Architecture(),
    Architecture(hidden=(2,)),
    Architecture(hidden=(4, 2)),
    Architecture(products_up_to(5)),
    CURVES,
)
SIZES = ((300, 190), (416, 301), (665, 285), (998, 512))
PROJECTED = ((405, 450), (480, 300), (665, 251), (998, 478))


def frames(store, architecture):
    """Yield a model that has learnt a little, without a plant chosen and with one."""
    store.use_plants(samples.xor(40, 0.1, 0))
    store.set_architecture(architecture)
    store.set_settings(optimiser=Optimiser.ADAM, learning_rate=0.1)
    store.session.learn(60)
    yield store.frame()
    store.select(indices([3]))
    yield store.frame()


def faults_of(store, look, architecture, parts, sizes):
    picture, found = make_picture("network", look), []
    for frame in frames(store, architecture):
        picture.set_frame(frame, Changed.EVERYTHING)
        for part in parts:
            picture.choose(part)
            faults = unreadable(picture, frame, sizes, projector=look.type_scale > 1)
            found += [f"{architecture.hidden} {part} {fault}" for fault in faults]
    picture.deleteLater()
    return found


def test_the_texts_of_a_network_can_be_read_in_a_small_window_and_at_a_small_projector(open_window):
    store = open_window("fr", is_shown=False).store
    desk, projector = look_of("light"), look_of("light", projector=True)
    assert faults_of(store, desk, CURVES, (None,), ((532, 235),)) == []
    small = Architecture(hidden=(4, 2))
    assert faults_of(store, projector, small, (None, Node(1, 0)), ((537, 201),)) == []


def test_each_number_is_written_at_its_own_neuron_and_on_its_own_link(open_window):
    store, look = open_window("en", is_shown=False).store, look_of("light")
    picture = make_picture("network", look)
    for frame in frames(store, Architecture(hidden=(3, 1))):
        picture.set_frame(frame, Changed.EVERYTHING)
        drawn = record(picture, frame, (700, 500))
        layout, texts = picture.network_layout(frame), picture.texts(frame)
        for only_told in ("value 3 0", "a"):  # z when the output is pointed at; a with its symbol
            texts.pop(only_told, None)
        for name, text in texts.items():
            part = part_of(name)
            boxes = [each.box for each in drawn if each.text == text]
            assert boxes, name
            if isinstance(part, Node):
                cell = layout.cell(part)
                below = cell.adjusted(-20, cell.height(), 20, 2.5 * layout.line)
                assert any(below.contains(box) for box in boxes), name
            else:
                line = QLineF(*layout.ends(part))
                assert any(away(line, box.center()) < layout.line / 2 for box in boxes), name
    picture.deleteLater()


def part_of(name):
    """Return what a text of the picture is about, by its name."""
    if name.startswith("value"):
        return Node(*map(int, name.split()[1:]))
    layer, neuron, *source = (int(digit) for digit in name[1:].split("_"))
    place = NeuronPlace(layer - 1, neuron - 1)
    return Link(place, source[0] - 1) if source else Node(layer, neuron - 1)


def away(line, point):
    along, to_point = line.p2() - line.p1(), point - line.p1()
    return abs(along.x() * to_point.y() - along.y() * to_point.x()) / line.length()


@pytest.mark.long
@pytest.mark.parametrize("projector", [False, True], ids=["desk", "projector"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_texts_of_every_network_can_be_read(open_window, language, projector):
    store = open_window(language, is_shown=False).store
    look, sizes = look_of("dark", projector), PROJECTED if projector else SIZES
    parts = (None, Link(Node(1, 0).place, 1))
    for architecture in ARCHITECTURES:
        assert faults_of(store, look, architecture, parts, sizes) == []
