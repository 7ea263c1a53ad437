"""Likelihood, log-likelihood and its negative along one parameter."""

import math

import pytest
from PySide6.QtCore import QPointF

from engine.model import samples
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron
from tests.gui.conftest import settle, shown
from tests.gui.pictures.loss.test_loss_slice import drag, neuron_of, plot_of


def likelihood_by_hand(plants, neuron):
    product = 1.0
    for (x1, x2), y in zip(plants.x.tolist(), plants.y.tolist(), strict=True):
        a = 1 / (1 + math.exp(-(neuron.w1 * x1 + neuron.w2 * x2 + neuron.b)))
        product *= a if y else 1 - a
    return product


def number_of(text):
    return float(text.replace("−", "-"))


def test_the_three_numbers_are_one_likelihood(window):
    window.store.set_neuron(Neuron(-1.0, 1.1, 0.4))
    picture = shown(window, "sameSummit")
    texts = picture.texts(picture.frame)
    by_hand = likelihood_by_hand(picture.frame.plants, Neuron(-1.0, 1.1, 0.4))
    assert number_of(texts["likelihood"]) == pytest.approx(by_hand, rel=5e-3)
    assert number_of(texts["log"]) == pytest.approx(math.log(by_hand), abs=5e-3)
    assert number_of(texts["minus"]) == -number_of(texts["log"])


def test_at_the_summit_no_other_b_is_more_likely(window):
    window.store.set_neuron(Neuron(-1.0, 1.1, 0.4))
    picture = shown(window, "sameSummit")
    best = picture.frame.neuron_frame.likelihood_slice.best
    plants = picture.frame.plants
    top = likelihood_by_hand(plants, Neuron(-1.0, 1.1, best))
    for aside in (-0.05, 0.05):
        assert likelihood_by_hand(plants, Neuron(-1.0, 1.1, best + aside)) < top
    texts = picture.texts(picture.frame)
    assert number_of(texts["likelihood_best"]) == pytest.approx(top, rel=5e-3)
    assert number_of(texts["log_best"]) == pytest.approx(math.log(top), abs=5e-3)
    assert texts["summit"] == f"summit at b = {best:.2f}".replace("-", "−")


def test_dragging_a_ball_sets_b_and_one_undo_takes_it_back(window):
    picture = shown(window, "sameSummit")
    plot = plot_of(picture)
    start = plot.at(0, 1.0)
    ends = [QPointF(start.x() + aside, start.y()) for aside in (0, 25, 60)]
    drag(picture, *ends)
    assert neuron_of(window) == Neuron(0, 0, plot.value_at(QPointF(ends[-1].toPoint()))[0])
    assert window.store.undo_stack.count() == 1
    window.store.undo()
    assert neuron_of(window) == Neuron()


def test_the_chooser_is_its_own(window):
    picture = shown(window, "sameSummit")
    picture.chooser.buttons[0].click()
    settle()
    chosen = window.store.frame().choices
    assert (chosen.summit_along, chosen.slope_along) == ("w1", "w1")
    picture.chooser.buttons[1].click()
    settle()
    chosen = window.store.frame().choices
    assert (chosen.summit_along, chosen.slope_along) == ("w2", "w1")


@pytest.mark.parametrize(
    ("kinds", "words"), [([1, 0], "grows for ever with w₁"), ([0, 1], "grows for ever as w₁ falls")]
)
def test_where_there_is_no_summit_it_says_so(open_window, kinds, words):
    window = open_window(plants=Dataset.of([(1.0, 2.0), (-1.0, 2.0)], kinds))
    window.store.set_choices(summit_along="w1")
    picture = shown(window, "sameSummit")
    texts = picture.texts(picture.frame)
    assert words in texts["summit"]
    assert "log_best" not in texts


@pytest.mark.parametrize(("w1", "words"), [(-6.0, "at a larger b"), (6.0, "at a smaller b")])
def test_a_summit_beyond_the_axis_is_not_called_missing(open_window, w1, words):
    window = open_window(plants=Dataset.of([(1.0, 2.0), (1.5, 2.0)], [1, 0]))
    window.store.set_neuron(Neuron(w1, 0.0, 0.0))
    picture = shown(window, "sameSummit")
    assert picture.frame.neuron_frame.likelihood_slice.best is None
    assert words in picture.texts(picture.frame)["summit"]


def test_where_rounding_hides_the_summit_no_direction_is_made_up(open_window):
    """It is at b = 0, where L is 1 when rounded, as it is all around."""
    window = open_window()
    window.store.set_neuron(Neuron(-900.0, 900.0, 0.0))
    picture = shown(window, "sameSummit")
    assert "L is the same all along b" in picture.texts(picture.frame)["summit"]


def test_a_likelihood_that_underflows_still_has_a_summit(open_window):
    window = open_window(plants=samples.make("overlapping_groups", 5_000, 0.4, 1))
    picture = shown(window, "sameSummit")
    texts = picture.texts(picture.frame)
    assert texts["likelihood"] == texts["likelihood_best"] == "0"
    assert number_of(texts["log"].split(" ")[0]) < -1_000
    assert "summit at b" in texts["summit"]
