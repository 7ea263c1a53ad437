"""What the chapters say in numbers, worked out again by the textbook's lines in plain NumPy."""

import math

import numpy as np
import pytest

from engine.model.neuron import sigmoid
from tests.engine.lessons.test_course import PATHS, lesson


def page(chapter, place):
    return lesson(PATHS[chapter - 1]).steps[place - 1]


def plants_of(step):
    plants = step.setup.plants
    return np.column_stack([plants.x, np.ones(len(plants))]), plants.y.astype(float)


def chances(x, weights):
    return 1 / (1 + np.exp(-(x @ weights)))


def slope(x, y, weights):
    return x.T @ (chances(x, weights) - y) / len(y)


def loss(x, y, weights):
    a = chances(x, weights)
    return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))


def run(step, rate, steps):
    (x, y), start = plants_of(step), step.setup.start
    ways = [np.array([start.w1, start.w2, start.b])]
    for _ in range(steps):
        ways.append(ways[-1] - rate * slope(x, y, ways[-1]))
    return x, y, ways


def said(step):
    words = [step.text["fr"]]
    if step.vote is not None and step.vote.explanation:
        words.append(step.vote.explanation["fr"])
    return " ".join(words)


def fewest_mistakes(x, y):
    """Try every line beside two plants, either way round."""
    best = len(y)
    for i in range(len(y)):
        for j in range(i):
            across = np.array([x[i, 1] - x[j, 1], x[j, 0] - x[i, 0]])
            for turned in (-1e-7, 0.0, 1e-7):
                normal = across + turned * np.array([-across[1], across[0]])
                z = (x[:, :2] - (x[i, :2] + x[j, :2]) / 2) @ normal
                for shift in (-1e-9, 1e-9):
                    wrong = int(np.sum((z + shift >= 0) != y))
                    best = min(best, wrong, len(y) - wrong)
    return best


def test_3_5_half_of_the_four_corners_stay_wrong_though_ten_would_do():
    step = page(3, 5)
    x, y, ways = run(step, 0.5, 200)
    a = chances(x, ways[-1])
    assert (round(100 * a.min()), round(100 * a.max())) == (38, 63)
    assert np.sum((a >= 0.5) != y) == len(y) / 2 == 20
    assert loss(x, y, ways[-1]) < loss(x, y, ways[0])
    assert fewest_mistakes(x, y) == 10
    assert "entre 38 et 63 %" in said(step)
    assert "dix sur quarante" in said(step)


def test_6_3_the_computer_rounds_to_1_from_37_on():
    assert 1 / (1 + math.exp(-37)) == sigmoid(np.array([37.0]))[0] == 1.0
    assert 1 / (1 + math.exp(-36)) < 1.0
    assert "z = 37" in said(page(6, 3))


def test_10_1_multiplied_one_after_the_other_the_product_sticks_at_the_smallest_number():
    factors = [0.7, 0.8, 0.95, 0.8, 0.9, 0.75]
    assert math.prod(factors) == pytest.approx(0.28728)
    assert math.prod(factors * 1000) == 5e-324
    assert "5 × 10⁻³²⁴" in said(page(10, 1))


def test_11_3_no_b_has_a_likelihood_that_the_computer_can_hold():
    step = page(11, 3)
    x, y = plants_of(step)
    weights = step.setup.start
    at = [
        -len(y) * loss(x, y, np.array([weights.w1, weights.w2, b])) for b in np.linspace(-2, 2, 81)
    ]
    assert math.exp(max(at)) == 0.0
    assert "pour tout" in said(step)


def test_16_5_the_plant_least_wrong_is_not_the_one_that_pulls_least():
    """Pull is |a − y| times the length of (x1, x2, 1): error and measures."""
    step = page(16, 5)
    (x, y), start = plants_of(step), step.setup.start
    errors = np.abs(chances(x, np.array([start.w1, start.w2, start.b])) - y)
    pulls = errors * np.linalg.norm(x, axis=1)
    assert errors.argmin() == 2 != pulls.argmin()
    assert sorted(pulls, reverse=True).index(pulls[2]) == 3
