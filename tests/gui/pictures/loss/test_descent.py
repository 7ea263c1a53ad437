"""The update rule with its numbers, and the run as hops."""

import math

import pytest
from PySide6.QtCore import QRectF

from engine.formula import read
from engine.learning.settings import Optimiser, Rule
from engine.loss.penalty import Penalty, PenaltyKind
from engine.model import samples
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron
from gui.language.arithmetic import rounds_to
from tests.engine import parameter_rows
from tests.gui.conftest import settle, shown
from tests.gui.pictures.loss.test_loss_slice import drag, neuron_of, plot_of
from tests.gui.written import without_a_number

_PLAIN = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def step_by_hand(plants, weights, rate):
    """W <- w - rate 1/m sum (a - y) x, in plain Python."""
    total = [0.0, 0.0, 0.0]
    for (x1, x2), y in zip(plants.x.tolist(), plants.y.tolist(), strict=True):
        a = 1 / (1 + math.exp(-(weights[0] * x1 + weights[1] * x2 + weights[2])))
        total = [t + (a - y) * x for t, x in zip(total, (x1, x2, 1.0), strict=True)]
    gradient = [t / len(plants) for t in total]
    return gradient, [w - rate * g for w, g in zip(weights, gradient, strict=True)]


@pytest.mark.parametrize(
    ("start", "rate", "steps"),
    [((3, 1, 0), 0.5, 5), ((-0.6294, 0.7, 0.11), 0.1, 30), ((-8, 8, 0), 0.0033333, 3),
     ((0, 0, 0), 2.0, 400)],
)  # fmt: skip
def test_a_pupil_who_does_the_step_with_the_numbers_painted_finds_the_result_painted(
    window, painted_texts, start, rate, steps
):
    """Each row: w <- before - rate x (slope) = after; and the step is seen, however small."""
    picture = shown(window, "descent", (900, 600))
    window.store.set_neuron(Neuron(*start))
    window.store.set_settings(learning_rate=rate)
    for step in range(steps):
        window.store.step_on()
        if step % 40:
            continue
        painted_texts.clear()
        window.store.flush()
        picture.grab()
        first = painted_texts.index("w₁ ← ")
        rows = [painted_texts[first + 5 * row : first + 5 * row + 5] for row in range(3)]
        for _, *cells, after in rows:
            value = read("".join(cells).replace(" × 10", "e").translate(_PLAIN))({})
            assert rounds_to(float(value), after.removeprefix(" = ")), rows
            assert after.removeprefix(" = ") != cells[0], rows


def test_the_step_of_chapter_14_stands_in_the_picture_as_in_the_text(window):
    picture = shown(window, "descent", (900, 600))
    window.store.set_neuron(Neuron(3.0, 1.0, 0.0))
    window.store.set_settings(learning_rate=0.5)
    settle()
    texts = picture.texts(picture.frame)
    written_ = [texts[f"w1_{name}"] for name in ("before", "rate", "gradient", "after")]
    assert written_ == ["3.000", "0.5", "1.112", "2.444"]


def test_the_numbers_are_those_of_a_step_done_by_hand(window):
    picture = shown(window, "descent")
    for _ in range(7):
        window.store.step_on()
    settle()
    frame = picture.frame
    weights = frame.neuron.parameters.tolist()
    gradient, after = step_by_hand(frame.plants, weights, 0.1)
    texts = picture.texts(frame)
    assert texts["rate"] == "0.1"
    for index, name in enumerate(("w1", "w2", "b")):
        assert rounds_to(weights[index], texts[f"{name}_before"])
        assert rounds_to(gradient[index], texts[f"{name}_gradient"])
        assert rounds_to(after[index], texts[f"{name}_after"])
    window.store.step_on()
    assert neuron_of(window).parameters == pytest.approx(after, rel=1e-12)


def test_a_students_formula_that_leads_too_far_is_shown_to_move_nothing(window):
    picture = shown(window, "descent")
    window.store.set_settings(formulas=("-9e297", "0", "0"))
    settle()
    texts = picture.texts(picture.frame)
    assert texts["w1_gradient"] == "−9.00 × 10²⁹⁷"
    assert texts["w1_after"] == texts["w1_before"] == "0.000"
    assert "moves nothing" in texts["others"]


def test_what_was_after_the_step_is_before_the_next(window):
    picture = shown(window, "descent")
    promised = picture.texts(picture.frame)["w1_after"]
    window.store.step_on()
    settle()
    assert rounds_to(float(picture.texts(picture.frame)["w1_before"].replace("−", "-")), promised)


def test_the_hops_say_how_many_steps_each_is(window):
    picture = shown(window, "descent")
    texts = []
    for steps in (0, 5, 25):
        window.store.session.go_to(0)
        for _ in range(steps):
            window.store.step_on()
        settle()
        texts.append(picture.texts(picture.frame)["hops"])
    assert texts[0] == "dashed: the next step"
    assert texts[1].startswith("one hop: one step")
    assert texts[2].startswith("one hop: 5 steps")
    assert picture.texts(picture.frame)["others"]


def test_the_french_numbers_have_a_comma(open_window):
    picture = shown(open_window("fr"), "descent")
    assert picture.texts(picture.frame)["rate"] == "0,1"


def test_its_chooser_and_its_ball_are_those_of_the_slope(window):
    picture = shown(window, "descent")
    picture.chooser.buttons[1].click()
    settle()
    assert window.store.frame().choices.slope_along == "w2"
    plot = plot_of(picture)
    end = plot.at(0, 0.4)
    end.setX(plot.at(0, 0).x() + 40)
    drag(picture, plot.at(0, picture.frame.loss), end)
    assert neuron_of(window).w2 == plot.value_at(end.toPoint().toPointF())[0]
    window.store.undo()
    assert neuron_of(window).w2 == 0


def test_the_run_is_within_the_picture(window):
    picture = shown(window, "descent")
    for _ in range(40):
        window.store.step_on()
        settle()
        low, _, high, _ = picture.plot(picture.frame, QRectF(0, 0, 500, 400)).mapping.window
        assert low <= parameter_rows(picture.frame.trace)[:, 0].min()
        assert high >= parameter_rows(picture.frame.trace)[:, 0].max()


@pytest.mark.parametrize("settings", [{"learning_rate": 100.0}, {"batch_size": 3},
                                      {"rule": Rule.PERCEPTRON}])  # fmt: skip
def test_runs_of_all_sorts_are_drawn(open_window, settings):
    window = open_window(plants=samples.make("overlapping_groups", 60, 0.4, 1))
    window.store.set_settings(**settings)
    picture = shown(window, "descent", (900, 600))
    for _ in range(30):
        window.store.step_on()
        settle()
    assert without_a_number(picture.texts(picture.frame).values()) == []


def test_without_plants_no_dashed_hop_is_spoken_of(open_window):
    picture = shown(open_window(plants=Dataset.empty()), "descent")
    assert picture.texts(picture.frame)["hops"] == ""


@pytest.mark.parametrize(
    ("settings", "slope", "words"),
    [
        ({"penalty": Penalty(PenaltyKind.L2, 0.3)}, "∂(ℒ + penalty)/∂W", "slope now"),
        ({"optimiser": Optimiser.ADAM}, "d", "what Adam makes of the slopes"),
        ({"optimiser": Optimiser.MOMENTUM, "penalty": Penalty(PenaltyKind.L1, 0.1)}, "d",
         "what Momentum makes of the slopes"),
    ],
)  # fmt: skip
def test_the_rule_says_what_is_descended_and_its_rows_come_out(
    window, painted_texts, settings, slope, words
):
    picture = shown(window, "descent", (900, 600))
    window.store.set_neuron(Neuron(2.0, -1.0, 0.5))
    window.store.set_settings(learning_rate=0.5, **settings)
    for _ in range(3):
        window.store.step_on()
    painted_texts.clear()
    settle()
    picture.grab()
    assert slope in painted_texts
    assert f"   {words}" in painted_texts
    before = window.store.frame().parameters
    texts = picture.texts(picture.frame)
    window.store.step_on()
    after = window.store.frame().parameters
    for index, name in enumerate(("w1", "w2", "b")):
        numbers = [
            float(texts[f"{name}_{part}"].replace("−", "-"))
            for part in ("before", "rate", "gradient")
        ]
        assert rounds_to(numbers[0] - numbers[1] * numbers[2], texts[f"{name}_after"])
        assert rounds_to(before[index], texts[f"{name}_before"])
        assert rounds_to(after[index], texts[f"{name}_after"])
