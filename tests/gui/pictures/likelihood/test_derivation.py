"""From the product to the log loss, a line at a time (figures 30, 31, 34)."""

import math
from itertools import pairwise, product

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest

from engine.explain.derivation import LINES
from engine.lab.choices import DERIVATION_LINES
from engine.model import samples
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron
from gui.language.arithmetic import rounds_to
from gui.language.numbers import parse
from tests.gui.conftest import settle
from tests.gui.written import without_a_number

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shown(open_picture):
    def show(*given, size=(760, 440), line=0):
        window, figure = open_picture("derivation", *given, size=size)
        window.store.set_choices("derivation_line", derivation_line=line)
        settle()
        return window, figure

    return show


def texts(window, figure):
    window.store.flush()
    settle()
    return figure.texts(window.store.frame())


def line_of(window):
    window.store.flush()
    return window.store.frame().choices.derivation_line


def test_the_lines_are_revealed_one_after_the_other_with_their_values(shown):
    window, figure = shown()
    assert texts(window, figure) == {"product": "0.287"}
    values = ["0.287", "−1.25", "−1.25", "−1.25", "−1.25", "0.208"]
    for line in range(1, DERIVATION_LINES):
        QTest.mouseClick(figure.next, LEFT)
        assert line_of(window) == line
        assert texts(window, figure) == dict(zip(LINES[: line + 1], values, strict=False))
    assert not figure.next.isEnabled()
    assert figure.back.isEnabled()
    QTest.mouseClick(figure.back, LEFT)
    assert line_of(window) == 4


@pytest.mark.parametrize(("w", "m"), [(0.0, 6), (0.77, 6), (1.3, 6), (2.9, 6), (1.0, 60)])
def test_a_pupil_who_goes_from_line_to_line_finds_the_values_written(shown, w, m):
    plants = samples.six() if m == 6 else samples.overlapping_groups(m, 0.3, 1)
    window, figure = shown(plants, (-w, 1.1 * w, 0.13), line=5)
    values = [text.replace("−", "-") for text in texts(window, figure).values()]
    multiplied, log, loss = values[0], values[1], values[-1]
    assert values[1:-1] == [log] * 4
    assert rounds_to(math.log(parse(multiplied)), log)
    assert rounds_to(-float(log) / m, loss)


def test_the_first_line_has_none_before_it(shown):
    _, figure = shown()
    assert not figure.back.isEnabled()
    assert figure.back.accessibleName() == "Previous line of the derivation"
    assert figure.next.accessibleName() == "Next line of the derivation"


def test_up_and_down_walk_and_stop_at_both_ends(shown):
    window, figure = shown(line=4)
    figure.canvas.setFocus()
    for key, line in (
        (Qt.Key.Key_Down, 5),
        (Qt.Key.Key_Down, 5),
        (Qt.Key.Key_Up, 4),
        (Qt.Key.Key_Up, 3),
    ):
        QTest.keyClick(figure.canvas, key)
        assert line_of(window) == line


def test_the_keys_of_the_run_are_left_to_the_window(shown):
    window, figure = shown(line=2)
    figure.canvas.setFocus()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Home):
        QTest.keyClick(figure.canvas, key)
        assert line_of(window) == 2


@pytest.mark.parametrize("size", [(760, 440), (640, 330), (1100, 700)])
def test_a_click_on_a_line_goes_there_and_undo_takes_it_back(shown, size):
    window, figure = shown(size=size)
    for line in (5, 0, 3):
        rows = figure._rows(QRectF(figure.canvas.rect()), line_of(window))
        assert len(rows) == DERIVATION_LINES
        QTest.mouseClick(figure.canvas, LEFT, pos=rows[line].center().toPoint())
        assert line_of(window) == line
    window.store.undo()
    assert line_of(window) == 0
    window.store.redo()
    assert line_of(window) == 3


def test_where_there_is_no_room_the_line_and_its_neighbours_are_shown(shown):
    window, figure = shown(size=(420, 270), line=3)
    figure.setFixedSize(420, 270)
    settle()
    canvas = QRectF(figure.canvas.rect())
    rows = figure._rows(canvas, 3)
    assert list(rows) == [2, 3, 4]
    assert rows[3].height() > 1.9 * rows[2].height()
    assert all(canvas.contains(box) for box in rows.values())
    QTest.mouseClick(figure.canvas, LEFT, pos=rows[4].center().toPoint())
    assert line_of(window) == 4


def test_rows_never_overlap_and_stay_on_the_picture(shown):
    _, figure = shown()
    sizes = [(300, 190), (420, 270), (640, 330), (500, 700), (1200, 800)]
    for size, line in product(sizes, range(DERIVATION_LINES)):
        canvas = QRectF(0, 0, *size)
        rows = list(figure._rows(canvas, line).values())
        assert line in figure._rows(canvas, line)
        assert all(canvas.contains(box) for box in rows)
        for above, below in pairwise(rows):
            assert above.bottom() <= below.top() + 1e-6


def test_where_the_product_becomes_0_the_log_breaks_and_the_rest_is_right(shown):
    window, figure = shown(samples.make("moons", 5_000), (0.0, 0.0, 0.0), line=5)
    written = texts(window, figure)
    assert written["product"] == "0 (too small for a computer)"
    assert written["log of product"] == "−∞ (the product has become 0)"
    total = f"−{5000 * math.log(2):.0f}"
    for name in ("sum of logs", "two logs", "powers down"):
        assert written[name] == total
    assert written["log loss"] == "0.693"
    figure.grab()


def test_a_plant_beyond_double_precision_is_explained(shown):
    window, figure = shown(Dataset.of([(1, 0), (-1, 0)], [0, 1]), (1e9, 0.0, 0.0), line=5)
    written = texts(window, figure)
    assert written["log of product"].startswith("−∞")
    assert written["log loss"] == "∞ (an a was rounded to 0 or 1)"


def test_values_follow_the_weights_and_the_language(shown):
    window, figure = shown(line=5)
    window.store.set_neuron(Neuron(0.0, 0.0, 0.0))
    assert texts(window, figure)["log loss"] == "0.693"
    assert texts(window, figure)["product"] == "0.0156"
    window.set_language("fr")
    settle()
    assert texts(window, figure)["log loss"] == "0,693"


@pytest.mark.parametrize(
    ("plants", "weights"),
    [
        (Dataset.empty(), (1.0, 1.0, 1.0)),
        (Dataset.of([(1, 1)], [1]), (0.0, 0.0, 0.0)),
        (Dataset.of([(1, 1), (1e12, -1e12)], [1, 0]), (1e15, -1e15, 1e15)),
        (Dataset.of([(1, 0), (-1, 0)], [1, 0]), (50.0, 0.0, 0.0)),
        (samples.make("moons", 20_000), (-3.0, 4.0, 1.0)),
    ],
    ids=["none", "one", "huge", "sure", "crowd"],
)
def test_it_is_painted_whatever_the_plants(shown, plants, weights):
    window, figure = shown(plants, weights)
    for size in ((300, 190), (640, 330), (500, 700)):
        figure.setFixedSize(*size)
        for line in range(DERIVATION_LINES):
            window.store.set_choices("derivation_line", derivation_line=line)
            assert without_a_number(texts(window, figure).values()) == []
            assert figure.grab().deviceIndependentSize().toTuple() == size


def test_undo_takes_back_one_click_on_a_line_and_steps_of_the_keys_in_a_row(open_picture):
    window, figure = open_picture("derivation")
    for line in (2, 4):
        row = figure._rows(QRectF(figure.canvas.rect()), line_of(window))[line]
        QTest.mouseClick(figure.canvas, LEFT, pos=row.center().toPoint())
        settle()
    for _ in range(2):
        QTest.keyClick(figure.canvas, Qt.Key.Key_Up)
        settle()
    seen = [line_of(window)]
    for _ in range(3):
        window.store.undo()
        settle()
        seen.append(line_of(window))
    assert seen == [2, 4, 2, 0]


def test_where_it_is_asked_only_the_right_rule_leads_to_the_next_line(shown):
    window, figure = shown()
    window.store.set_choices(derivation_asks=True)
    settle()
    question = figure.question
    assert question.isVisible()
    assert question.y() > figure.back.geometry().bottom()  # it has the whole width for its words
    assert not figure.next.isVisible()
    QTest.keyClick(figure.canvas, Qt.Key.Key_Down)  # is no way round
    assert line_of(window) == 0
    for line, rule in enumerate(("log", "product", "product", "power", "mean")):
        for wrong, button in question.buttons.items():
            if wrong != rule:
                QTest.mouseClick(button, LEFT)
                assert line_of(window) == line
                assert question.reply.isVisible()
        QTest.mouseClick(question.buttons[rule], LEFT)
        assert line_of(window) == line + 1
        settle()
        assert not question.reply.isVisible()
    assert not question.isVisible()
    QTest.keyClick(figure.canvas, Qt.Key.Key_Up)
    assert line_of(window) == 4
