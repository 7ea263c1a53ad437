"""All plants at once: rows that come out, what is lit and clicked, and lines drawn by shape."""

import re

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest

from engine.arrays import indices
from engine.changed import Changed
from engine.lab.session import Session
from engine.lab.state import select, set_choices, set_neuron, split_plants
from engine.model import samples
from engine.model.neuron import Neuron
from engine.model.split import Split
from gui.language.numbers import read
from gui.pictures.factory import make_picture
from gui.style.theme import Look, look_of
from tests.gui.pictures.recorded import overlaps, record, small_texts

RIGHT = ("X @ W + b", "X.T @ (a - y) / m")
SIZES = ((300, 190), (430, 540), (560, 300), (720, 760))


def frame_of(plants=None, plant=None, lines=("", ""), split=None):
    session = Session(samples.six() if plants is None else plants)
    state = set_neuron(session.state, Neuron(-0.513, 0.487, 0.25))
    state = set_choices(split_plants(state, split), matrix_lines=lines)
    state = select(state, indices([] if plant is None else [plant]))
    session.replace(session.state.changes_to(state))
    return session.frame()


@pytest.fixture
def picture(qtbot):
    made = make_picture("matrices", Look())
    qtbot.addWidget(made)
    made.resize(430, 540)
    return made


@pytest.fixture
def shown(picture, qtbot):
    """The picture on screen with the six plants, and what it asks to be selected."""
    asked = []
    picture.select_requested.connect(lambda plants: asked.append(plants.tolist()))
    picture.set_in_front(True)
    picture.show()
    qtbot.waitExposed(picture)
    picture.set_frame(frame_of(), Changed.EVERYTHING)
    return picture, asked


def test_each_row_written_is_its_plant_and_the_sum_comes_out(picture):
    frame = frame_of(plant=4)
    texts = picture.texts(frame)
    for plant in range(6):
        assert read(texts[f"z {plant}"]) == pytest.approx(float(frame.z[plant]), abs=0.005)
        assert texts[f"plant {plant}"] == str(plant + 1)
    x1, x2, w1, w2, b, z = (
        read(texts[f"sum {name}"]) for name in ("x1", "x2", "w1", "w2", "b", "z")
    )
    assert round(x1 * w1 + x2 * w2 + b, 2) == z
    assert not any(name.startswith("sum") for name in picture.texts(frame_of()))


def test_the_rows_are_of_the_plants_learnt_from(picture):
    frame = frame_of(split=Split(0.5, 3))
    positions = frame.plants.training_positions.tolist()
    assert 0 < len(positions) < 6
    texts = picture.texts(frame)
    numbers = [texts[f"plant {row}"] for row in range(len(positions))]
    assert numbers == [str(plant + 1) for plant in positions]
    assert (
        picture.texts(frame_of(split=Split(0.5, 3), plant=positions[-1]))["sum z"]
        == texts[f"z {len(positions) - 1}"]
    )


def test_of_many_plants_the_rows_around_the_one_selected_are_shown(picture):
    for plant in (0, 50, 99):
        frame = frame_of(samples.iris(), plant)
        layout = picture.layout_of(frame, QRectF(0, 0, 430, 540))
        assert layout.first <= plant < layout.first + layout.rows <= 100
        drawn = [part.text for part in record(picture, frame, (430, 540))]
        assert str(plant + 1) in drawn
        assert drawn.count("⋮") == (2 if plant == 50 else 1)
        assert "(100×2)" in drawn


def test_a_row_is_chosen_by_a_click_and_by_up_and_down(shown):
    picture, asked = shown
    layout = picture.layout_of(picture.frame, QRectF(picture.canvas.rect()))
    QTest.mouseClick(
        picture.canvas, Qt.MouseButton.LeftButton, pos=layout.row(layout.z, 2).center().toPoint()
    )
    assert asked == [[2]]
    picture.set_frame(frame_of(plant=5), Changed.EVERYTHING)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(picture.canvas, key)
    assert asked[1:] == [[0], [4]]


def test_a_line_is_drawn_by_its_shapes_and_a_misfit_is_told(picture):
    drawn = [part.text for part in record(picture, frame_of(lines=RIGHT), (560, 640))]
    assert drawn.count("(2×6)") == 1
    assert "∂ℒ/∂W" in drawn
    drawn = [
        part.text for part in record(picture, frame_of(lines=("X @", "X @ (a - y)")), (560, 640))
    ]
    assert "✗ (6×2) @ (6)" in drawn
    assert "→" not in drawn  # the first can't be read


@pytest.mark.parametrize("projector", [False, True], ids=["desk", "projector"])
def test_no_text_lies_on_another_or_is_small_at_a_projector(qtbot, projector):
    picture = make_picture("matrices", look_of("dark", projector))
    qtbot.addWidget(picture)
    for plants in (samples.six(), samples.iris()):
        for lines in (("", ""), RIGHT, ("np.dot(X, W) + b", "X @ (a - y)")):
            frame = frame_of(plants, 3, lines)
            for size in SIZES:
                drawn = record(picture, frame, size)
                assert overlaps(drawn) == []
                cramped = projector and size < (430, 0)
                assert not projector or cramped or small_texts(drawn) == []
                inside = QRectF(0, 0, *size).adjusted(-1, -1, 1, 1)
                assert all(inside.contains(part.box) for part in drawn if part.kind == "text")


def test_without_plants_it_says_so(picture):
    frame = frame_of(samples.six().remove(indices(range(6))))
    assert picture.texts(frame).keys() == {"w1", "w2", "b"}
    assert any(re.search("no rows", part.text) for part in record(picture, frame, (430, 540)))
