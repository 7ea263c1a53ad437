"""How every goal of chapters 21 to 24 is reached by mouse, as the pages say; numbers are typed."""

from __future__ import annotations

import numpy as np
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QStyle, QStyleOptionButton

from engine.lessons.quantities import QUANTITIES
from engine.model.architecture import NeuronPlace
from gui.pictures.network.network_part import Link
from tests.gui.course.course_by_mouse import (
    Walk,
    _button,
    answer,
    begin_duel,
    drag,
    play,
    rate,
    reveal,
    step_until,
)
from tests.gui.course.course_user import KEY, Act, User, canvas_of

_REWIND, _RANDOM = 0, 4
FIRST, SECOND, OUTPUT = NeuronPlace(0, 0), NeuronPlace(0, 1), NeuronPlace(1, 0)


def turn(line: int, *ends: tuple[float, float]) -> Act:
    """Drag the handles of a hidden neuron's line, counted from 1, until it goes through both."""

    def act(user: User) -> None:
        field = user.window.field
        for end in ends:
            handles = field.hidden_lines.lines[line - 1].handles(field.targets.window())
            assert handles is not None
            nearest = min(handles, key=lambda at, end=end: np.hypot(*(np.subtract(at, end))))
            user.drag_on_field((float(nearest[0]), float(nearest[1])), end)

    return act


def weight(place: NeuronPlace, source: int, text: str) -> Act:
    """Click a link of the network, and type its weight."""

    def act(user: User) -> None:
        picture = user.picture("network")
        start, end = picture.network_layout(user.frame).ends(Link(place, source))
        user.click(picture.canvas, start + (end - start) * 0.3)
        user.event.write(user.window, text)
        user.key(KEY.Key_Return)

    return act


def add_neuron(user: User) -> None:
    """Click the + above the hidden layer."""
    picture = user.picture("network")
    user.click(picture.canvas, picture.network_layout(user.frame).button(0, adds=True).center())


def neurons(wanted: int) -> Act:
    """Click the + above the hidden layer until it has so many neurons."""
    return lambda user: user.until(f"neurons == {wanted + 1}", lambda: add_neuron(user), 8)


def end_duel(user: User) -> None:
    """Press *I'm done*: the hidden plants are revealed."""
    user.click(user.window.course_panel.duel.done)


def add_layer(user: User) -> None:
    """Click the + of the hidden layers."""
    user.click(user.picture("network").more_layers)


def slope_of(place: NeuronPlace, source: int) -> Act:
    """Click a link where the slopes run backwards."""

    def act(user: User) -> None:
        picture = user.picture("backwards")
        line = picture.way_layout(user.frame).line(Link(place, source))
        user.click(picture.canvas, line.pointAt(0.3))

    return act


def optimiser(index: int) -> Act:
    """Choose an optimiser from its list."""

    def act(user: User) -> None:
        box: QComboBox = user.window.model_panel.made.optimiser.choice
        user.click(box)
        view = box.view()
        assert QTest.qWaitForWindowExposed(view.window())
        QTest.qWait(QApplication.doubleClickInterval() + 100)  # before, Qt ignores a release there
        user.click(view.viewport(), view.visualRect(box.model().index(index, 0)).center())
        assert box.currentIndex() == index

    return act


def batches(user: User) -> None:
    """Click the tick of whole batches away."""
    box = user.window.learning_panel.whole_batch
    option = QStyleOptionButton()
    box.initStyleOption(option)
    tick = box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box)
    user.click(box, tick.center())


def wait_for_starts(user: User) -> None:
    """Watch the forty runs until they end."""
    for _ in range(2_000):
        if QUANTITIES["solved_starts"](user.frame) is not None:
            return
        QTest.qWait(10)
    raise AssertionError("the forty runs never end")


def stuck_run(user: User) -> None:
    """Click the last of the forty small fields, which has the largest loss."""
    picture = user.picture("manyStarts")
    user.click(picture.canvas, picture.mosaic(canvas_of(picture)).field(39).center())


MOUSE_OF_NETWORKS: Walk = {
    "21_two_lines": {
        1: [(answer(1, "1"), {0}), (drag((1.9, 1.5), (1.9, 2.3)), {0, 1})],
        2: [(drag((1.5, 1.1), (0.38, 1.1)), {0})],
        3: [
            (reveal, set()),
            (turn(1, (0.4, 1.7), (1.7, 0.4)), set()),
            (turn(2, (2.3, 0.9), (1.5, 2.35)), {0}),
        ],
        4: [(reveal, set())],
        5: [
            (turn(1, (0.4, 2.05), (1.8, 0.44)), set()),
            (turn(2, (1.3, 2.8), (2.5, 1.47)), {0}),
        ],
        6: [(reveal, set()), (add_neuron, set()), (play("wrong == 0"), {0})],
    },
    "22_backwards": {
        1: [(answer(1, "0.277"), set()), (answer(1, "-0.277"), {0})],
        2: [(weight(FIRST, 1, "1.1"), {0}), (answer(2, "-0.039"), {0, 1})],
        3: [(answer(1, "-0.415"), {0})],
        4: [(slope_of(SECOND, 0), set()), (slope_of(FIRST, 1), {0})],
        5: [(reveal, set()), (slope_of(FIRST, 1), {0})],
        6: [(answer(1, "0.835"), {0}), (_button(3), {0}), (play("wrong == 0"), {0, 1})],
    },
    "23_folded_landscape": {
        1: [(play("step >= 300"), set()), (_button(_RANDOM), set()), (play("step >= 510"), {0})],
        2: [(reveal, set())],
        3: [(wait_for_starts, set()), (stuck_run, set()), (play("step >= 300"), {0})],
        4: [(answer(1, "4"), set()), (answer(1, "8"), {0})],
        5: [
            (reveal, set()),
            (_button(_REWIND), set()),
            (weight(OUTPUT, 0, "1"), set()),
            (play("wrong == 0"), {0}),
        ],
        6: [
            (wait_for_starts, set()),
            (add_neuron, set()),
            (add_neuron, set()),
            (add_neuron, set()),
            (wait_for_starts, {0}),
        ],
    },
    "24_descending_better": {
        1: [(reveal, set())],
        2: [(answer(1, "10"), {0}), (optimiser(1), {0}), (step_until("loss < 0.1"), {0, 1})],
        3: [(reveal, set())],
        4: [(answer(1, "12"), {0})],
        5: [(batches, set()), (play("loss < 0.2"), {0})],
        6: [
            (begin_duel, set()),
            (add_layer, set()),
            (neurons(6), set()),
            (optimiser(5), set()),
            (rate(0.1), set()),
            (play("step >= 300"), set()),
            (end_duel, {0}),
        ],
    },
}
