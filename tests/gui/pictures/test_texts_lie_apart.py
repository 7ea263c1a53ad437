"""No text lies on another or on a mark, and none is small at a projector."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush

from engine.arrays import indices
from engine.changed import Changed
from engine.lab.choices import DERIVATION_LINES
from engine.model import samples
from engine.model.neuron import Neuron
from gui.export.render import PictureRequest, Scene, discard, set_up_picture
from gui.pictures.factory import make_picture
from gui.pictures.picture import Picture
from gui.style.theme import look_of
from tests.gui.pictures.recorded import (
    LEAST_PX,
    Recorder,
    overlaps,
    record,
    record_formulas,
    record_plot,
    small_texts,
)

SIZES = {
    "backwards": [(532, 235), (665, 285), (998, 512)],
    "bernoulli": [(327, 220), (409, 261), (614, 450)],
    "certainty": [(327, 220), (409, 261), (614, 450)],
    "chord": [(337, 148), (422, 188), (633, 368)],
    "derivation": [(348, 163), (435, 202), (652, 373)],
    "descent": [(337, 174), (422, 214), (633, 394)],
    "inspector": [(460, 255), (576, 303), (864, 519)],
    "likelihood": [(532, 234), (665, 279), (998, 479)],
    "logCurve": [(348, 220), (435, 261), (652, 450)],
    "lossMap": [(327, 408), (337, 147), (409, 488), (422, 187), (614, 848), (633, 367)],
    "lossSlice": [(327, 408), (337, 174), (409, 488), (422, 214), (614, 848), (633, 394)],
    "network": [(532, 235), (665, 285), (998, 512)],
    "neuronDiagram": [(327, 293), (409, 373), (460, 163), (576, 195), (614, 733), (864, 339)],
    "sameSummit": [(348, 163), (435, 202), (652, 373)],
    "sigmoid": [(327, 198), (327, 443), (409, 237), (532, 184), (614, 883), (998, 379)],
    "surface": [(327, 163), (327, 408), (409, 202), (409, 488), (614, 373), (614, 848)],
    "valley": [(337, 156), (422, 196), (633, 376)],
    "whyLog": [(348, 185), (435, 226), (652, 415)],
}
"""The canvases that the arrangements give at 1024 x 640, 1280 x 720 and 1920 x 1080."""

PROJECTED = {
    "backwards": [(537, 201), (665, 251), (998, 478)],
    "bernoulli": [(327, 372), (409, 450), (353, 196), (409, 238), (614, 426)],
    "certainty": [(327, 372), (409, 450), (353, 196), (409, 238), (614, 426)],
    "chord": [(337, 337), (422, 415), (364, 151), (422, 191), (633, 371)],
    "derivation": [(348, 330), (435, 408), (375, 135), (435, 172), (652, 344)],
    "descent": [(337, 330), (422, 408), (364, 144), (422, 184), (633, 364)],
    "inspector": [(460, 229), (497, 229), (576, 276), (864, 492)],
    "likelihood": [(532, 210), (574, 210), (665, 254), (998, 454)],
    "logCurve": [(348, 372), (435, 450), (375, 196), (435, 238), (652, 426)],
    "lossMap": [
        (327, 362),
        (337, 330),
        (422, 408),
        (353, 361),
        (364, 111),
        (409, 440),
        (422, 150),
        (614, 800),
        (633, 330),
    ],
    "lossSlice": [
        (327, 362),
        (337, 330),
        (409, 440),
        (422, 408),
        (353, 361),
        (364, 145),
        (422, 184),
        (614, 800),
        (633, 364),
    ],
    "network": [(532, 200), (537, 201), (665, 251), (998, 478)],
    "neuronDiagram": [
        (327, 223),
        (460, 145),
        (353, 222),
        (409, 301),
        (497, 144),
        (576, 176),
        (614, 661),
        (864, 320),
    ],
    "sameSummit": [(348, 330), (435, 408), (375, 135), (435, 172), (652, 344)],
    "sigmoid": [
        (327, 372),
        (327, 404),
        (409, 450),
        (532, 164),
        (353, 177),
        (353, 403),
        (409, 214),
        (409, 482),
        (574, 163),
        (614, 386),
        (614, 842),
        (665, 198),
        (998, 358),
    ],
    "surface": [
        (327, 330),
        (327, 362),
        (409, 408),
        (353, 135),
        (353, 361),
        (409, 172),
        (409, 440),
        (614, 344),
        (614, 800),
    ],
    "valley": [(337, 337), (422, 415), (364, 151), (422, 191), (633, 371)],
    "whyLog": [(348, 330), (435, 408), (375, 154), (435, 196), (652, 384)],
}
"""The same at a projector, where a low screen shows fewer pictures at once."""


def states(store):
    """Yield a short run, one with a mystery plant, one that is nearly done, and a crowd."""
    store.session.learn(60)
    yield "short", solved(store)
    store.put_probe((1.75, 1.62))
    yield "asked", solved(store)
    store.put_probe(None)
    store.session.learn(2000)
    yield "long", solved(store)
    store.use_plants(samples.overlapping_groups(60, 0.3, 1))
    store.set_neuron(Neuron(-1.46, 1.516, -0.046))
    store.select(indices([3]))
    yield "many", solved(store)


def solved(store):
    store.session.solve()
    while not store.session.is_map_fresh:
        store.session.work_on_map(lambda: True)
    return store.frame()


LOW_PX = 100
PLOTS = {
    "field": [(257, 462), (339, 542), (535, 427), (703, 542), (1087, 902)],
    "lossCurve": [(409, 90), (512, 90), (512, 170), (768, 531)],
}


def faults_of_plots(frame, theme, projector):
    for name, sizes in PLOTS.items():
        for size in sizes:
            picture = make_picture(name, look_of(theme, projector))
            request = PictureRequest(name, size, projector=projector)
            set_up_picture(picture, request, Scene(frame))
            drawn = record_plot(picture, size)
            discard(picture)
            if size[1] < LOW_PX:  # there the numbers may stand on a curve
                drawn = [each for each in drawn if each.kind != "curve"]
            found = overlaps(drawn) + (small_texts(drawn) if projector else [])
            score = f"{frame.counts.right} sur {len(frame.plants)}"
            if name == "lossCurve" and not any(score in text.text for text in drawn):
                found.append("does not say how many plants are right")
            yield from (f"{name} {size}: {fault}" for fault in found)


def four_runs(store):
    """Return a frame with the curves of four rates, and the exact minimum."""
    for rate in (0.03, 0.1, 1.0, 0.3):
        store.rewind()
        store.set_settings(learning_rate=rate)
        store.session.learn(80)
    return solved(store)


@pytest.mark.parametrize("projector", [False, True], ids=["desk", "projector"])
def test_nothing_lies_on_another_on_the_field_and_the_loss_curve(open_window, projector):
    store = open_window("fr", is_shown=False).store
    every = dict(states(store))
    for frame in (every["many"], four_runs(store), every["asked"]):
        assert list(faults_of_plots(frame, "light", projector)) == []


def faults_of(picture, frame, sizes, projector):
    for size in sizes:
        drawn = record(picture, frame, size)
        found = overlaps(drawn) + (small_texts(drawn) if projector else [])
        yield from (f"{picture.objectName()} {size}: {fault}" for fault in found)


@pytest.fixture
def faults(open_window, monkeypatch):
    """Return a function that paints pictures in every state and lists what is wrong."""
    record_formulas(monkeypatch)

    def find(language, sizes, projector=False, theme="light"):
        window = open_window(language, theme, is_shown=False)
        if projector:
            window.actions_["actionProjector"].trigger()
        found = []
        for state, frame in states(window.store):
            for name, its_sizes in sizes.items():
                picture = window.pictures[name]
                assert isinstance(picture, Picture)
                picture.set_frame(frame, Changed.EVERYTHING)
                found += [
                    f"{state} {fault}" for fault in faults_of(picture, frame, its_sizes, projector)
                ]
        return found

    return find


def test_each_line_of_the_derivation_can_be_read_at_a_projector(open_window, monkeypatch):
    record_formulas(monkeypatch)
    window = open_window("fr", is_shown=False)
    window.actions_["actionProjector"].trigger()
    picture, found = window.pictures["derivation"], []
    for line in range(DERIVATION_LINES):
        window.store.set_choices(derivation_line=line)
        picture.set_frame(window.store.frame(), Changed.EVERYTHING)
        sizes = PROJECTED["derivation"]
        found += faults_of(picture, window.store.frame(), sizes, projector=True)
    assert found == []


def smallest(sizes):
    return {name: its_sizes[:1] for name, its_sizes in sizes.items()}


@pytest.mark.long  # the small projector stands for it
def test_no_text_lies_on_another_or_on_a_mark_in_small_windows(faults):
    assert faults("fr", smallest(SIZES)) == []


def test_no_text_lies_on_another_or_is_small_at_a_small_projector(faults):
    assert faults("fr", smallest(PROJECTED), projector=True) == []


@pytest.mark.long
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("projector", [False, True], ids=["desk", "projector"])
def test_no_text_lies_on_another_in_any_window(faults, language, theme, projector):
    assert faults(language, PROJECTED if projector else SIZES, projector, theme) == []


def test_an_overlap_would_be_seen(qapp):
    painter = Recorder()
    font = painter.font()
    font.setPixelSize(LEAST_PX - 1)
    painter.setFont(font)
    painter.drawText(QPointF(10, 20), "0.505")
    painter.drawText(QPointF(14, 22), "0.51")
    painter.drawEllipse(QPointF(30, 60), 5, 5)
    painter.drawText(QPointF(20, 64), "over a dot")
    painter.drawText(QPointF(10, 100), "struck through")
    painter.drawLine(QPointF(0, 96), QPointF(99, 96))
    painter.drawText(QPointF(10, 150), "hidden")
    painter.setBrush(QBrush(Qt.GlobalColor.white))
    painter.drawRoundedRect(QRectF(0, 130, 200, 40), 4, 4)
    painter.drawText(QPointF(10, 150), "shown")
    painter.drawPolyline([QPointF(10, 190), QPointF(60, 200), QPointF(99, 190)])
    painter.drawRoundedRect(QRectF(0, 180, 200, 40), 4, 4)
    painter.drawText(QPointF(20, 200), "over a curve")
    painter.drawText(QPointF(10, 250), "half covered")
    painter.drawRoundedRect(QRectF(40, 230, 99, 40), 4, 4)
    painter.end()
    found = overlaps(painter.drawn)
    assert {fault.split("'")[1] for fault in found} == {
        "0.51", "over a dot", "struck through", "over a curve", "half covered",
    }  # fmt: skip
    assert len(small_texts(painter.drawn)) == 8
