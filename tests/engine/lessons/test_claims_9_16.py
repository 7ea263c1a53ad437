"""What chapters 9 to 16 say in numbers, worked out again by the textbook's lines in plain NumPy."""

import math

import numpy as np
import pytest

from tests.engine.lessons.test_claims import chances, loss, page, plants_of, run, said, slope


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


def test_14_1_and_14_2_the_first_step_and_hops_along_w1_that_only_shrink():
    x, y, ways = run(page(14, 1), 0.5, 30)
    assert (round(slope(x, y, ways[0])[0], 3), round(ways[1][0], 3)) == (1.112, 2.444)
    assert (round(slope(x, y, ways[1])[0], 3), round(ways[2][0], 3)) == (1.102, 1.893)
    assert page(14, 1).goals[0].question.accepts(ways[2][0], None)
    hops = np.abs(np.diff([weights[0] for weights in ways]))
    assert (np.diff(hops) < 0).all()
    assert (np.diff([loss(x, y, weights) for weights in ways]) < 0).all()


def test_14_6_rosenblatt_stops_on_a_line_that_grazes_and_descent_goes_on():
    step = page(14, 6)
    x, y = plants_of(step)
    weights, corrections = np.zeros(3), 0
    order = np.random.default_rng([step.setup.settings["seed"], 0]).permutation(6)
    for plant in [*order, *range(6)]:
        error = y[plant] - (x[plant] @ weights >= 0)
        weights, corrections = weights + 0.5 * error * x[plant], corrections + (error != 0)
    assert corrections == 2
    assert nearest(x, weights) == (3, pytest.approx(0.19, abs=0.005))
    for _ in range(400):
        weights = weights - 0.5 * slope(x, y, weights)
    assert loss(x, y, weights) < 0.1
    assert nearest(x, weights) == (3, pytest.approx(0.69, abs=0.02))
    assert "à 2 mm" in said(step)


def nearest(x, weights):
    """Return the plant next to the line, and how many centimetres away it is."""
    away = np.abs(x @ weights) / np.linalg.norm(weights[:2])
    return int(away.argmin()), away.min()


def test_14_7_the_loss_trembles_with_mini_batches_and_comes_as_far():
    step = page(14, 7)
    (x, y), seed = plants_of(step), step.setup.settings["seed"]
    weights, losses = np.zeros(3), [math.log(2)]
    for number in range(50):
        order = np.random.default_rng([seed, number // 10]).permutation(60)
        batch = order[number % 10 * 6 : number % 10 * 6 + 6]
        weights = weights - slope(x[batch], y[batch], weights)
        losses.append(loss(x, y, weights))
    assert np.sum(np.diff(losses) > 0) == 18
    assert round(losses[-1], 2) == 0.40 == round(loss(x, y, run(step, 1, 50)[2][-1]), 2)
    assert "18 pas sur 50" in said(step)


def test_14_8_no_rate_wins_before_the_measures_are_standardised():
    step = page(14, 8)
    x, y = plants_of(step)
    rates, weights, least = np.geomspace(1e-4, 100, 1000), np.zeros((3, 1000)), np.inf
    for _ in range(30):
        z = np.clip(x @ weights, -500, 500)
        weights = weights - rates * (x.T @ (1 / (1 + np.exp(-z)) - y[:, None])) / len(y)
        z = x @ weights
        least = min(least, np.mean(np.logaddexp(0, z) - y[:, None] * z, axis=0).min())
    assert least > 0.375
    scaled = np.column_stack([(x[:, :2] - x[:, :2].mean(0)) / x[:, :2].std(0), x[:, 2]])
    weights = np.zeros(3)
    for _ in range(30):
        weights = weights - slope(scaled, y, weights)
    assert loss(scaled, y, weights) < 0.375


def test_10_1_and_10_2_six_factors_their_product_and_where_it_is_lost():
    factors = [0.7, 0.8, 0.95, 0.8, 0.9, 0.75]
    for place in (1, 2, 3, 4):
        assert facts(page(10, place)) == pytest.approx(factors, abs=0.005)
    log10 = np.log10(facts(page(10, 1))).sum()
    assert 10**log10 == pytest.approx(0.29, abs=0.005)
    assert 500 < -1000 * log10 < 600
    assert -100 * log10 < 308 < 324 < -1000 * log10
    assert "plus de 500 zéros" in said(page(10, 1))


def test_11_1_the_summit_along_b_is_near_0_and_above_45_percent():
    step = page(11, 1)
    at = {b: float(np.prod(facts(step, b=b))) for b in (-0.4, 0.06, 0.5)}
    assert at[0.06] > 0.45
    assert at[0.06] > max(at[-0.4], at[0.5])


def test_14_3_to_14_5_what_three_rates_reach_and_between_which_the_best_lies():
    step = page(14, 3)
    x, y = plants_of(step)
    z = {rate: x @ run(step, rate, 50)[2][-1] for rate in (0.01, 2, 100)}
    at = {rate: np.mean(np.logaddexp(0, values) - y * values) for rate, values in z.items()}
    assert [round(at[0.01], 2), round(at[2], 2), round(at[100], 1)] == [0.67, 0.39, 6.3]
    assert all(number in said(step) for number in ("0,39", "0,67", "6,3"))
    best = {rate: min(loss(x, y, way) for way in run(step, rate, 30)[2]) for rate in (0.9, 2, 4.5)}
    assert best[2] < 0.4 < min(best[0.9], best[4.5])


def test_16_1_2_and_5_the_links_of_the_chain_and_two_shares():
    (x, _y), start = plants_of(page(16, 1)), page(16, 1).setup.start
    z = [x[0] @ np.array([w1, start.w2, start.b]) for w1 in (start.w1, start.w1 + 0.1)]
    assert z[1] - z[0] == pytest.approx(0.05)
    h = 1e-4
    steepest = (1 / (1 + math.exp(-h)) - 1 / (1 + math.exp(h))) / (2 * h)
    assert steepest == pytest.approx(0.25, abs=1e-6)
    share_w1, share_b = page(16, 5).goals
    assert share_w1.question.accepts((0.25 - 1) * 2, None)
    assert share_b.question.accepts(0.25 - 1, None)


def test_16_4_6_and_7_about_fifty_and_fewer_than_a_hundred_steps():
    six = page(16, 4)
    x, y, ways = run(six, 0.1, 60)
    assert next(at for at, way in enumerate(ways) if loss(x, y, way) < 0.2) == 49
    for place in (6, 7):
        x, y, ways = run(page(16, place), 0.1, 100)
        assert next(at for at, way in enumerate(ways) if ((x @ way >= 0) == y).all()) == 77
        assert len(y) == 100
