"""What chapters 9 to 16 say in numbers, worked out again by the textbook's lines in plain NumPy."""

import math

import numpy as np
import pytest

from tests.engine.lessons.test_claims import chances, loss, page, plants_of, said, slope


def facts(step, w1=None, w2=None, b=None):
    """Return P of each plant of a page, at its start or at other weights."""
    (x, y), start = plants_of(step), step.setup.start
    given = zip((w1, w2, b), (start.w1, start.w2, start.b), strict=True)
    a = chances(x, np.array([old if new is None else new for new, old in given]))
    return np.where(y == 1, a, 1 - a)


def test_9_1_the_neuron_gives_its_fact_as_much_as_the_story_of_the_rain_gives_the_coat():
    assert facts(page(9, 1)) == pytest.approx([0.95], abs=0.0005)
    assert "95 %" in said(page(9, 1))


def test_9_3_one_plant_surprises_most():
    step = page(9, 3)
    p = facts(step)
    assert p[0] == pytest.approx(0.80, abs=0.005)
    assert p.argmin() == 1
    assert step.goals[0].question.accepts(float(p.min()), None)


def test_9_5_the_likeliest_neuron_is_sure_of_itself_but_not_too_sure():
    step = page(9, 5)
    assert round(100 * np.prod(facts(step)), 1) == 0.4 == round(100 * 0.5**8, 1)
    at = {w: float(np.prod(facts(step, -w, w, 0))) for w in (1, 2.5, 5, 10)}
    assert at[2.5] > 0.1 > max(at[1], at[5])
    assert at[10] < 0.015


def test_10_3_ten_thousand_times_the_six_plants_and_the_sum_to_aim_at():
    step = page(10, 3)
    assert round(10_000 * np.log(facts(step)).sum(), -2) == -12_500
    assert abs(10_000 * np.log(facts(step, -2.5, 2.5)).sum() + 6_000) < 200
    for beside in (2, 3):
        assert abs(10_000 * np.log(facts(step, -beside, beside)).sum() + 6_000) > 200


def test_12_2_the_sum_and_the_mean():
    step = page(12, 2)
    x, y = plants_of(step)
    total = len(y) * loss(x, y, np.array([-1.5, 1.5, 0.0]))
    assert (round(total, 3), round(total / 6, 3), round(1.254 / 6, 3)) == (1.254, 0.209, 0.209)
    assert "1,254" in said(step)


def test_12_4_minus_the_log_tells_what_the_square_does_not():
    words = said(page(12, 4))
    for p, log, square in ((0.5, "0,69", "0,25"), (0.1, "2,30", "0,81"), (0.01, "4,61", "0,98")):
        assert f"{-math.log(p):.2f} {(1 - p) ** 2:.2f}".replace(".", ",") == f"{log} {square}"
        assert f"{log} | {square}" in words
    assert (round(0.999**2, 3), round(-math.log(0.001), 2)) == (0.998, 6.91)
    assert "0,998" in words


def test_12_5_the_loss_at_an_even_chance_is_reached_between_1_and_2():
    step = page(12, 5)
    assert step.goals[0].question.accepts(-math.log(0.5) / len(facts(step)), None)
    at = {w: float(np.prod(facts(step, -w, w))) for w in (1, 1.5, 2)}
    assert at[1] < 0.48 < at[1.5] < 0.52 < at[2]


def test_13_5_the_slope_at_zero_by_hand_from_six_widths():
    step = page(13, 5)
    x, y = plants_of(step)
    widths = x[:, 0]
    assert widths[y == 1].sum() == pytest.approx(2.3)
    assert widths[y == 0].sum() == pytest.approx(6.7)
    by_hand = sum((0.5 - kind) * width for width, kind in zip(widths, y, strict=True)) / 6
    assert by_hand == pytest.approx(slope(x, y, np.zeros(3))[0])
    assert step.goals[0].question.accepts(by_hand, None)
    assert round(by_hand, 2) == 0.37


def test_13_6_and_13_7_zero_along_one_parameter_is_not_the_bottom_and_no_mistake_neither():
    x, y = plants_of(page(13, 6))
    start = page(13, 6).setup.start
    assert slope(x, y, np.array([start.w1, start.w2, start.b]))[0] == pytest.approx(0, abs=1e-9)
    along_w1, along_w2, _ = slope(x, y, np.array([start.w1, 1.77, 0]))
    assert abs(along_w2) < 0.01 < 0.1 < along_w1
    for w1, mistakes in ((-0.5, 1), (-0.6, 0)):
        weights = np.array([w1, 1, 0])
        assert np.sum((x @ weights >= 0) != y) == mistakes
        assert slope(x, y, weights)[0] > 0.1
