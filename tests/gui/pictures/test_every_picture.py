"""What holds for every picture: linked, honest, never NaN, and free of cost while hidden."""

import math
import random

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from engine.arrays import indices
from engine.changed import Changed
from engine.lab.choices import CHORD_CURVES
from engine.lab.frame import Frame
from engine.lab.neuron_frame import NeuronFrame
from engine.lab.session import Session
from engine.lab.state import put_probe, select, set_choices, set_neuron, set_settings
from engine.loss.objective import Evaluation
from engine.model import samples
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron
from gui.app import create_application
from gui.language import translation
from gui.pictures.factory import make_picture
from gui.registry.pictures import PICTURES
from gui.style.theme import Look
from tests.gui.conftest import settle, show_everything
from tests.gui.written import without_a_number
from tests.sampling import one_in

SIZES = ((300, 190), (420, 270), (900, 700))


def afresh(window):
    """The frame of a new session that was given the same state and step."""
    session = Session()
    shown = window.store.session
    session.replace(dict(vars(shown.state)))
    session.go_to(shown.step)
    if shown.is_solved:
        session.solve()
    while not session.is_map_fresh:
        session.work_on_map(lambda: True)
    return session.frame(window.store.is_playing, window.store.clock.measured)


def any_edit(store, rng):
    """Do one thing that a person could do, anywhere."""
    m = len(store.frame().plants)
    plant = rng.randrange(m) if m else 0
    edits = [
        lambda: store.place(rng.uniform(0, 3), rng.uniform(0, 3), rng.randrange(2)),
        lambda: store.select(indices(rng.sample(range(m), min(m, rng.randrange(3))))),
        lambda: store.flip_plant(plant) if m else None,
        lambda: store.move_selected(rng.uniform(-1, 1), rng.uniform(-1, 1)),
        lambda: store.put_probe((rng.uniform(0, 3), rng.uniform(0, 3))),
        lambda: store.put_probe(None),
        lambda: store.set_parameter(rng.choice(("w1", "w2", "b")), rng.gauss(0, 4)),
        lambda: store.set_choices(slope_along=rng.choice(("w1", "w2", "b"))),
        lambda: store.set_choices(summit_along=rng.choice(("w1", "w2", "b"))),
        lambda: store.set_choices(map_over=rng.choice((("w1", "w2"), ("w1", "b"), ("w2", "b")))),
        lambda: store.set_choices(repeats=rng.choice((1, 10, 100, 1_000, 10_000))),
        lambda: store.set_choices(derivation_line=rng.randrange(6)),
        lambda: store.set_choices(free_z=rng.uniform(-8, 8)),
        lambda: store.set_choices(surface_shows=rng.choice(("probability", "loss"))),
        lambda: store.set_choices(valley_start=rng.uniform(-0.6, 5)),
        lambda: store.set_choices(chord_on=rng.choice(CHORD_CURVES), chord_v=rng.uniform(-4, 5)),
        lambda: store.set_settings(learning_rate=rng.choice((0.01, 0.1, 3.0))),
        store.step_on,
        store.step_back,
        store.rewind,
        store.draw_start,
        store.undo,
        store.redo,
    ]
    rng.choice(edits)()


@pytest.mark.parametrize("seed", [0, *(pytest.param(s, marks=pytest.mark.long) for s in (1, 2))])
def test_every_number_on_every_picture_is_the_engines_in_the_same_frame(open_window, seed):
    window = open_window()
    show_everything(window)
    rng = random.Random(seed)
    for _ in range(60):
        any_edit(window.store, rng)
        window.store.flush()
        if rng.random() < 0.2:
            settle()
        fresh = afresh(window)
        for name, picture in window.pictures.items():
            shown = picture.frame
            assert shown.neuron == fresh.neuron, name
            assert shown.plants.same_as(fresh.plants), name
            assert shown.selection.tolist() == fresh.selection.tolist(), name
            own = {name: text for name, text in picture.texts(shown).items() if "map" not in name}
            if picture.experiment is None:  # what it shows may be of an earlier state
                assert own.items() <= picture.texts(fresh).items(), name


def test_a_plant_chosen_anywhere_is_chosen_everywhere(open_window):
    window = open_window()
    show_everything(window)
    for picture in window.pictures.values():
        picture.select_requested.emit(indices([4]))
        settle()
        for name, receiver in window.pictures.items():
            assert receiver.frame.selection.tolist() == [4], name
        window.store.select(indices([]))


def test_hidden_pictures_cost_nothing(open_window, monkeypatch):
    window = open_window()
    painted = []
    for name, picture in window.pictures.items():
        assert not picture.is_seen, name
        monkeypatch.setattr(picture, "apply_frame", lambda *_, name=name: painted.append(name))
        monkeypatch.setattr(picture, "paint", lambda *_, name=name: painted.append(name))
    frames = []
    window.store.frame_ready.connect(lambda frame, _changed: frames.append(frame))
    window.store.step_on()
    window.store.place(1.0, 1.0, 1)
    window.store.select(indices([0]))
    settle()
    assert frames
    assert painted == []
    frame = frames[-1]
    assert not {"next_step", "derivation"} & set(vars(frame))
    costly = {"slope_slice", "likelihood_slice", "last_move", "reaches"}
    assert all(hasattr(NeuronFrame, name) for name in costly)
    assert not costly & set(vars(frame.neuron_frame))
    assert frames[-1].loss_map is None


def no_plants():
    return Session(Dataset.empty())


def one_plant():
    return Session(Dataset.of([(1.0, 1.0)], [1]))


def one_kind():
    return Session(Dataset.of([(1.0, 1.0), (2.0, 0.5)], [0, 0]))


def all_in_one_place():
    return Session(Dataset.of([(1.0, 1.0)] * 4, [0, 1, 0, 1]))


def at(w1, w2, b, plants=None):
    session = Session(plants)
    state = session.state
    session.replace(state.changes_to(set_neuron(state, Neuron(w1, w2, b))))
    return session


def far_away():
    return at(3.0, -2.0, 1.0, Dataset.of([(1e12, -1e12), (-1e12, 1e12), (0, 0)], [1, 0, 1]))


def overshooting():
    session = Session(samples.overlapping_groups(60, 0.3, 1))
    session.replace(session.state.changes_to(set_settings(session.state, learning_rate=100.0)))
    session.learn(40)
    return session


def many():
    return at(0.4, -0.8, 0.3, samples.overlapping_groups(20_000, 0.3, 1))


EXTREMES = {
    "no plants": no_plants,
    "one plant": one_plant,
    "one kind": one_kind,
    "all in one place": all_in_one_place,
    "w = 0, b = 3": lambda: at(0, 0, 3),
    "w2 = 0": lambda: at(1, 0, -1),
    "w1 = 0": lambda: at(0, 2, -1),
    "1e6": lambda: at(1e6, -1e6, 3),
    "1e15": lambda: at(-1e15, 1e15, 1e15),
    "1e-12": lambda: at(1e-12, -1e-12, 1e-12),
    "far away": far_away,
    "overshooting": overshooting,
    "many": many,
}


@pytest.fixture(scope="module")
def pictures():
    create_application(["test"])
    translation.set_language("fr")
    made = {name: make_picture(name, Look()) for name in PICTURES}
    yield made
    for picture in made.values():
        picture.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    translation.set_language("en")


def states_of(session):
    """The state of a session, with a plant selected, with a mystery plant, and with choices."""
    return [
        session.state,
        select(session.state, indices([0])),
        put_probe(session.state, (1.0, 2.0)),
        set_choices(session.state, slope_along="b", summit_along="w1", surface_shows="loss",
                    repeats=10_000, derivation_line=5),
    ]  # fmt: skip


@pytest.mark.parametrize("extreme", one_in(5, EXTREMES))
@pytest.mark.parametrize("name", PICTURES)
def test_no_state_breaks_a_picture_or_makes_it_write_nan(
    qtbot, pictures, painted_texts, name, extreme
):
    session, picture = EXTREMES[extreme](), pictures[name]
    session.solve()
    for state, size in zip(states_of(session), (*SIZES, SIZES[1]), strict=True):
        session.replace(session.state.changes_to(state))
        while not session.is_map_fresh and picture.needs_map:
            session.work_on_map(lambda: True)
        frame = session.frame()
        picture.resize(*size)
        picture.set_frame(frame, Changed.EVERYTHING)
        image = picture.grab().toImage()
        assert image.width() == size[0]
        told = [*picture.texts(frame).values(), *painted_texts, picture.description()]
        assert without_a_number(told) == []
        painted_texts.clear()
        pixels = np.frombuffer(image.constBits(), np.uint8)
        assert len(np.unique(pixels)) > 3, "nothing was drawn"


@pytest.mark.parametrize("extreme", one_in(3, EXTREMES, first=1))
def test_field_and_loss_curve_write_numbers_in_every_state(open_window, painted_texts, extreme):
    window = open_window()
    session = EXTREMES[extreme]()
    session.solve()
    session.learn(2)
    for state in states_of(session):
        session.replace(session.state.changes_to(state))
        for picture in (window.field, window.loss_curve):
            picture.set_frame(session.frame(), Changed.EVERYTHING)
            picture.grab()
            painted_texts.append(picture.description())
    assert painted_texts
    assert without_a_number(painted_texts) == []


@pytest.mark.qt_log_ignore("a parameter is NaN", extend=True)
@pytest.mark.parametrize("name", ["likelihood", "derivation", "lossSlice", "lossMap", "sameSummit"])
def test_a_loss_that_is_no_number_would_be_seen(qtbot, pictures, painted_texts, monkeypatch, name):
    monkeypatch.setattr(Frame, "loss", math.nan)
    monkeypatch.setattr(Evaluation, "objective", math.nan)
    frame, picture = at(1, 0, -1).frame(), pictures[name]
    picture.resize(560, 420)
    picture.set_frame(frame, Changed.EVERYTHING)
    picture.grab()
    assert without_a_number(picture.texts(frame).values())
    assert without_a_number(painted_texts)


@pytest.mark.parametrize("text", ["L = ?", "a = nan %", "−inf", "z = ? × 2", "3 ?"])
def test_what_is_no_number_is_seen(text):
    assert without_a_number(["0.5", text]) == [text]


@pytest.mark.parametrize("text", ["y = ?", "Why did it move?", "… bougé\u202f?", "information"])
def test_a_question_is_not_taken_for_a_number(text):
    assert without_a_number([text]) == []
