"""What chapters 1 to 8 say in numbers, worked out again by the textbook's lines in plain NumPy."""

import math

import numpy as np
import pytest

from tests.engine.lessons.test_claims import (
    chances,
    fewest_mistakes,
    loss,
    page,
    plants_of,
    run,
    said,
)


def wrong(x, y, weights):
    return int(np.sum((x @ weights >= 0) != y))


def along(*weights):
    return np.array(weights, dtype=float)


def test_1_1_the_line_is_wrong_about_all_six_and_visibly_swings():
    x, y, ways = run(page(1, 1), 0.1, 60)
    assert wrong(x, y, ways[0]) == 6
    assert wrong(x, y, ways[18]) == 0
    angles = [math.degrees(math.atan2(weights[1], weights[0])) for weights in ways]
    assert angles[0] < 0
    assert angles[18] - angles[0] > 70
    assert "se trompe sur les six" in said(page(1, 1))


def test_1_3_five_steps_suffice_and_the_line_turns_on():
    x, y, ways = run(page(1, 3), 0.1, 60)
    assert [wrong(x, y, weights) for weights in (ways[0], ways[4], ways[5], ways[60])] == [
        1, 1, 0, 0
    ]  # fmt: skip
    angles = [math.degrees(math.atan2(weights[1], weights[0])) for weights in ways]
    assert angles[60] - angles[5] > 30
    assert (np.diff(angles[5:]) > 0).all()
    assert "cinq pas" in said(page(1, 3))


def test_4_3_six_wrong_though_the_line_is_where_it_should_be():
    x, y = plants_of(page(4, 3))
    assert wrong(x, y, along(1, -1, -1.2)) == 6
    assert wrong(x, y, along(-1, 1, 1.2)) == 0
    assert loss(x, y, along(-1.5, 1.5, 1.8)) < 0.2 < loss(x, y, along(-10, 10, 0))


def test_4_5_near_2_the_loss_rises_again_and_two_plants_stay_wrong():
    x, y = plants_of(page(4, 5))
    losses = [loss(x, y, along(-size, size, 0)) for size in (1, 1.5, 2, 2.5, 3)]
    assert losses[0] > losses[1] > losses[2] < losses[3] < losses[4]
    assert losses[2] < 0.36 < min(losses[0], losses[4])
    assert fewest_mistakes(x, y) >= 1
    assert loss(x, y, along(-10, 10, 0)) > 1


def test_5_1_a_millimetre_less_and_the_verdict_flips():
    x1, x2 = page(5, 1).setup.mystery
    assert -1.5 * x1 + 1.5 * x2 > 0 > -1.5 * x1 + 1.5 * (x2 - 0.1)


def test_5_3_the_weights_that_make_95_per_cent():
    x1, x2 = page(5, 3).setup.mystery
    assert round(0.5 * (x2 - x1), 9) == 0.3
    assert round(100 / (1 + math.exp(-5 * (x2 - x1)))) == 95


def test_6_3_a_quarter_of_a_point_is_missing_at_6():
    assert 100 * math.exp(-6) / (1 + math.exp(-6)) == pytest.approx(0.25, abs=0.005)


def test_6_4_plant_4_is_the_least_sure():
    (x, _), start = plants_of(page(6, 4)), page(6, 4).setup.start
    z = x @ along(start.w1, start.w2, start.b)
    assert np.abs(z).argmin() == 3
    assert z[3] == pytest.approx(-0.9)


def test_7_5_the_leaf_has_the_z_of_chapter_6():
    start = page(7, 5).setup.start
    assert start.w1 * 0.8 + start.w2 * 1.8 + start.b == pytest.approx(1.4)
    assert "0,8 cm sur 1,8 cm" in said(page(7, 5))


def test_7_6_more_mistakes_and_a_smaller_bill():
    x, y = plants_of(page(7, 6))
    a = chances(x, along(-2, 2, 0))
    assert round(100 * a[4]) == 31
    bills = {}
    for b in (0, 0.75, 0.85, 1.95, 2.05):
        verdict = x @ along(-2, 2, b) >= 0
        missed, alarms = int(np.sum(~verdict & (y == 1))), int(np.sum(verdict & (y == 0)))
        bills[b] = (10 * missed + alarms, missed + alarms)
    assert bills[0] == (10, 1)
    assert bills[0.75] == (13, 4)
    assert bills[0.85] == bills[1.95] == (3, 3)
    assert bills[2.05] == (4, 4)


def test_8_1_plant_2_alone_is_wrong():
    x, y = plants_of(page(8, 1))
    assert ((x @ along(-1, 1, -1.3) >= 0) != y).nonzero()[0].tolist() == [1]
    assert 1 - chances(x, along(-1, 1, -1.3))[1] > 0.5


def test_8_3_what_hesitations_and_a_sure_mistake_cost():
    x, _ = plants_of(page(8, 3))
    a = chances(x, along(-1.5, 1.5, 0))
    assert (round(100 * a[1]), round(-math.log(a[1]), 2)) == (82, 0.20)
    costs = [-math.log(chance) for chance in (0.9, 0.5, 0.01)]
    assert [round(cost, 2) for cost in costs] == [0.11, 0.69, 4.61]
    assert round(3 * costs[1], 1) == 2.1


def test_8_6_fewer_mistakes_is_another_aim_than_a_lower_loss():
    x, y, ways = run(page(8, 6), 0.5, 60)
    assert [wrong(x, y, ways[0]), wrong(x, y, ways[60]), fewest_mistakes(x, y)] == [1, 2, 1]
    assert [round(loss(x, y, weights), 2) for weights in (ways[0], ways[60])] == [1.11, 0.48]
    a = chances(x, ways[0])
    stray = -math.log(a[7])
    assert 1 - a[7] > 0.999
    assert stray > len(y) * loss(x, y, ways[0]) / 2
    assert all(
        text in said(page(8, 6)) for text in ("1,11", "0,48", "99,9 %", "une faute sur huit")
    )


def test_8_7_the_triumph_on_six_plants_fails_on_the_six_others():
    step = page(8, 7)
    x, y = plants_of(step)
    hidden = step.setup.test_split.holds_out(0, len(y))
    sure, modest = along(-10, 10, 0), along(-1, 1, 0)
    assert (np.sum(~hidden), np.sum(hidden)) == (6, 6)
    assert wrong(x[~hidden], y[~hidden], sure) == 0
    assert wrong(x[hidden], y[hidden], sure) == 2
    assert loss(x[~hidden], y[~hidden], sure) < 0.05
    assert loss(x[hidden], y[hidden], sure) > 2
    assert loss(x[hidden], y[hidden], modest) < 0.69 == round(math.log(2), 2)
