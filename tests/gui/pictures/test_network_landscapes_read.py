"""No text of backwards, or of a cut through a network's loss, lies on another, is cut or small."""

import pytest

from engine.arrays import indices
from engine.changed import Changed
from engine.lab import state
from engine.lab.session import Session
from engine.learning.settings import Optimiser
from engine.loss.penalty import Penalty, PenaltyKind
from engine.model import samples
from engine.model.architecture import Architecture
from engine.model.features import products_up_to
from gui.app import create_application
from gui.language import translation
from gui.pictures.factory import make_picture
from gui.style.theme import look_of
from tests.gui.pictures.readable import unreadable

SMALL, DEEP = Architecture(hidden=(4,)), Architecture(hidden=(3, 8, 2))
WIDE = Architecture(products_up_to(3), (8,))
SIZES = {
    "backwards": ((300, 190), (416, 301), (665, 285), (998, 512)),
    "lossMap": ((300, 190), (416, 301), (665, 285)),
    "lossSlice": ((300, 190), (416, 301), (665, 285)),
}
PROJECTED = {
    "backwards": ((480, 300), (537, 201), (665, 251), (998, 478)),
    "lossMap": ((480, 300), (665, 251)),
    "lossSlice": ((480, 300), (665, 251)),
}
CHOICES = (
    {"backwards_measured": True, "network_plane": "run"},
    {"backwards_over": "all", "backwards_weight": "b1_2", "network_map_over": ("w1_2_1", "b2_1")},
    {"backwards_shows": "step", "backwards_measured": True, "network_slope_along": "w1_2_2"},
)


def frames(architecture, optimiser):
    session = Session(samples.xor(40, 0.1, 0))

    def edit(change, *args, **changes):
        session.replace(session.state.changes_to(change(session.state, *args, **changes)))

    edit(state.set_architecture, architecture)
    penalty = Penalty(PenaltyKind.L2, 0.001)
    edit(state.set_settings, optimiser=optimiser, penalty=penalty, batch_size=8)
    edit(state.select, indices([3]))
    session.learn(60)
    for choices in CHOICES:
        edit(state.set_choices, **choices)
        while not session.is_map_fresh:
            session.work_on_map(lambda: True)
        yield session.frame()


def faults(name, architecture, projector, optimiser=Optimiser.ADAM, sizes=None):
    look, found = look_of("light", projector), []
    picture = make_picture(name, look)
    for frame in frames(architecture, optimiser):
        picture.set_frame(frame, Changed.EVERYTHING)
        shown = sizes or (PROJECTED if projector else SIZES)[name]
        found += [
            f"{name} {architecture.hidden} {projector} {fault}"
            for fault in unreadable(picture, frame, shown, projector)
        ]
    picture.deleteLater()
    return found


@pytest.fixture
def french(qtbot):
    create_application(["test"])
    translation.set_language("fr")
    yield
    translation.set_language("en")


@pytest.mark.parametrize("name", SIZES)
def test_they_can_be_read_on_a_small_network(french, name):
    assert faults(name, SMALL, False, sizes=((416, 301),)) == []
    assert faults(name, SMALL, True, sizes=((665, 251),)) == []


@pytest.mark.long
@pytest.mark.parametrize("projector", [False, True], ids=["desk", "projector"])
@pytest.mark.parametrize("optimiser", Optimiser)
@pytest.mark.parametrize("name", SIZES)
def test_they_can_be_read_on_every_network(french, name, projector, optimiser):
    for architecture in (SMALL, DEEP, WIDE):
        assert faults(name, architecture, projector, optimiser) == []
