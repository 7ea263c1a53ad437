"""What is said of the mystery plant leaves plants and the names of the regions free."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from engine.model import samples
from engine.model.neuron import Neuron
from gui.export.render import PictureRequest, Scene, discard, set_up_picture
from gui.pictures.factory import make_picture
from gui.style.theme import look_of
from tests.gui.pictures.recorded import Drawn, record_plot

NARROW = (257, 462)


def covered_by_the_label(frame) -> list[Drawn]:
    """Return which plants and names the words on the mystery plant lie on, in a narrow field."""
    picture = make_picture("field", look_of("light", projector=True))
    set_up_picture(picture, PictureRequest("field", NARROW, projector=True), Scene(frame))
    drawn = record_plot(picture, NARROW)
    discard(picture)
    *before, ground, text = drawn
    assert (ground.kind, text.kind) == ("ground", "text")
    assert "a = " in text.text
    middles = [other for other in before if other.kind in ("mark", "text")]
    return [other for other in middles if meets(ground.box, other)]


def meets(box: QRectF, other: Drawn) -> bool:
    common = box.intersected(other.box)
    return min(common.width(), common.height()) > 3


def test_words_on_the_mystery_plant_lie_on_no_plant_and_no_name(open_window):
    store = open_window("fr", is_shown=False).store
    for count in (20, 30):
        store.use_plants(samples.overlapping_groups(count, 0.3, 1))
        store.set_neuron(Neuron(-1.46, 1.516, -0.046))
        for at in ((0.6, 1.8), (1.5, 1.5), (2.0, 0.8)):
            store.put_probe(at)
            assert covered_by_the_label(store.frame()) == []
