"""What each picture says that it shows, against the numbers of the engine."""

import numpy as np
import pytest

from engine.changed import Changed
from engine.model import samples
from engine.model.architecture import Architecture
from gui.descriptions.pictures import sentence
from gui.language.numbers import number
from gui.registry.pictures import picture_names
from tests.gui.conftest import learn, settle, show_everything


def described(window, name):
    pictures = {"field": window.field, "lossCurve": window.loss_curve}
    return (pictures.get(name) or window.pictures[name]).description()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_picture_says_what_it_shows_now_in_numbers(open_window, language):
    window = open_window(language)
    show_everything(window)
    window.store.select(np.array([1]))
    before = {name: described(window, name) for name in picture_names()}
    window.store.session.learn(40)
    window.store.flush()
    settle()
    for name in picture_names():
        told = described(window, name)
        assert told[-1] in ".!…", (name, told)
        assert told[0] == told[0].upper() or not told[:2].isalpha(), told
        assert not {"{", "}", "nan", "  "} & {*told, *told.split()}, told
        if window.pictures.get(name) and window.pictures[name].experiment:
            continue
        if name in ("hiddenPlane", "lifted"):
            continue  # of another model
        assert any(sign.isdigit() for sign in told), told
        still = name in ("logCurve", "valley", "chord")
        assert (told != before[name]) or still, told


def test_the_numbers_told_are_those_of_the_engine(window):
    show_everything(window)
    store = window.store
    store.session.learn(100)
    store.select(np.array([3]))
    store.flush()
    settle()
    frame = store.frame()
    x, y = frame.plants.x, frame.plants.y
    z = x @ [frame.neuron.w1, frame.neuron.w2] + frame.neuron.b
    a = 1 / (1 + np.exp(-z))
    p = np.where(y == 1, a, 1 - a)
    assert f"non-toxic plants: {np.count_nonzero(y == 0)}" in described(window, "field")
    assert f"on the wrong side: {np.count_nonzero((z >= 0) != (y == 1))}" in described(
        window, "field"
    )
    middle = x[y == 1].mean(axis=0)
    assert f"x₁ = {number(middle[0])}, x₂ = {number(middle[1])}" in described(window, "field")
    assert f"plant 4, non-toxic, at x₁ = {x[3, 0]:g}" in described(window, "field")
    assert f"least likely: plant {p.argmin() + 1}, P = {number(p.min())}" in described(
        window, "likelihood"
    )
    assert f"log loss {number(-np.log(p).mean())} at step 100 of 100" in described(
        window, "lossCurve"
    ).replace("Log", "log")
    toxic = sorted(z[y == 1])
    assert f"z = {number(toxic[0])} to {number(toxic[-1])}" in described(window, "sigmoid")


def test_a_boundary_that_a_page_hides_is_not_told(window):
    window.store.session.learn(20)
    window.store.set_choices(frontier_shown=False)
    window.store.flush()
    settle()
    told = described(window, "field")
    assert "not drawn" in told
    assert "wrong side" not in told
    assert "side" not in window.field.described_at(1.0, 1.0)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_of_a_network_every_picture_says_something_true(open_window, language):
    window = open_window(language, plants=samples.xor(20, 0.1, 0))
    show_everything(window)
    window.store.set_architecture(Architecture(hidden=(3,)))
    window.store.hold_out(0.25)
    window.store.put_probe((1.0, 1.0))
    learn(window, 2, 10)
    for name, picture in window.pictures.items():
        told = picture.description()
        assert told, name
        if picture.needs_neuron:
            assert ("neuron" in told) if language == "en" else ("neurone" in told)
        elif picture.experiment is None:
            texts = picture.texts(picture.frame)
            assert told == sentence(name, picture.frame, texts) or name == "network"


def test_without_plants_nothing_is_made_up(open_window):
    window = open_window()
    show_everything(window)
    window.store.delete_all()
    window.store.flush()
    settle()
    for name in picture_names():
        assert described(window, name), name
    assert "no plant yet" in described(window, "field").lower()


def test_nothing_is_described_until_a_reader_asks(window, monkeypatch):
    asked = []
    monkeypatch.setattr("gui.pictures.frame_receiver.FrameReceiver.description",
                        lambda self: asked.append(self) or "")  # fmt: skip
    window.store.step_on()
    window.field.set_frame(window.store.frame(), Changed.EVERYTHING)
    settle()
    assert asked == []
