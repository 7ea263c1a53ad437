"""What chapters 17 to 20 say in numbers, worked out again in plain NumPy from their plants."""

import numpy as np
import pytest

from engine.experiments.penalty_curve import RATES, PenaltyCurveMaker
from engine.lab.session import Session
from engine.lessons.lesson import LANGUAGES
from tests.engine.lessons.test_claims import loss, slope
from tests.engine.lessons.test_course import PATHS, lesson, opened


def page(chapter, place):
    return lesson(PATHS[chapter - 1]).steps[place - 1]


def words(step):
    """All that a page says, in each language."""
    both = {language: [step.text[language]] for language in LANGUAGES}
    for language, texts in both.items():
        if step.vote is not None:
            texts += [step.vote.question[language], step.vote.explanation[language]]
            texts += [*step.vote.answers[language], *step.vote.replies.get(language, ())]
        texts += [
            text for goal in step.goals for text in (goal.text[language], goal.hint[language])
        ]
    return {language: " ".join(texts) for language, texts in both.items()}


def says(step, *numbers):
    """Whether a page says these numbers, as each language writes them."""
    texts = words(step)
    return all(
        number in texts["en"] and number.replace(".", ",") in texts["fr"] for number in numbers
    )


def heaps(step):
    """The plants learnt and those held out, as (x, y) with a column of 1."""
    split = step.setup.test_split
    plants = step.setup.plants.split_by(split if split != "none" else None)
    return tuple(
        (np.column_stack([part.x, np.ones(len(part))]), part.y.astype(float))
        for part in (plants.training, plants.test)
    )


def wrong(x, y, weights):
    return int((((x @ weights) >= 0) != (y > 0)).sum())


def descended(x, y, rate, steps):
    ways = [np.zeros(x.shape[1])]
    for _ in range(steps):
        ways.append(ways[-1] - rate * slope(x, y, ways[-1]))
    return ways


def test_17_shapes_and_the_plant_that_hesitates():
    step = page(17, 1)
    start = step.setup.start
    x = step.setup.plants.x
    z = x @ np.array([start.w1, start.w2]) + start.b
    assert np.abs(z).argmin() == 3
    assert x.shape == (6, 2)
    assert x.T.shape == (2, 6)
    assert (np.ones((6, 3)) @ np.ones(3)).shape == (6,)
    assert says(page(17, 2), "(6×2)", "(6×3) @ (3) → (6)")
    assert says(page(17, 4), "(6×2)", "(2×6)")
    iris = page(17, 6).setup.plants
    x, y = np.column_stack([iris.x, np.ones(len(iris))]), iris.y.astype(float)
    assert iris.x.size == 200
    assert any(wrong(x, y, weights) == 0 for weights in descended(x, y, 0.1, 99))


def test_18_losses_of_plants_learnt_and_never_seen():
    (x, y), (new_x, new_y) = heaps(page(18, 1))
    ways = descended(x, y, 1.0, 1000)
    losses = [loss(new_x, new_y, weights) for weights in ways]
    best = int(np.argmin(losses))
    assert (len(y), len(new_y), best) == (12, 68, 55)
    assert float(page(18, 3).goals[0].question.formula.text) == best
    assert losses[best + 20] < losses[best] + 0.01
    assert round(losses[0], 3) == 0.693
    assert loss(x, y, ways[1000]) < 0.06
    assert losses[1000] > 0.693
    assert losses[1000] / loss(x, y, ways[1000]) > 10  # the answer "three times" is too low
    assert wrong(x, y, ways[1000]) == 0
    assert wrong(x, y, ways[best]) == 2
    assert [wrong(new_x, new_y, ways[step]) for step in (best, 1000)] == [11, 13]
    for number, step in ((4, best), (5, 1000)):
        start = page(18, number).setup.start
        assert [start.w1, start.w2, start.b] == pytest.approx(ways[step], abs=0.04)
    assert says(page(18, 1), "0.06", "68")
    assert says(page(18, 2), "0.693", "68")
    assert says(page(18, 4), "55")
    assert says(page(18, 5), "13", "11", "68")


def test_18_6_more_plants_leave_no_gap():
    (x, y), (new_x, new_y) = heaps(page(18, 6))
    weights = descended(x, y, 1.0, 1000)[-1]
    assert (len(y), len(new_y)) == (277, 123)
    both = [round(loss(x, y, weights), 3), round(loss(new_x, new_y, weights), 3)]
    assert both == [0.317, 0.313]
    assert says(page(18, 6), "0.317", "0.313", "277", "123")


def newton(x, y, rounds=60):
    """The weights of the least loss."""
    weights = np.zeros(x.shape[1])
    for _ in range(rounds):
        a = 1 / (1 + np.exp(-(x @ weights)))
        curved = (x * (a * (1 - a))[:, None]).T @ x / len(y)
        weights = weights - np.linalg.solve(curved, slope(x, y, weights))
    return weights


def test_19_which_third_measure_separates_the_ring():
    plants = page(19, 2).setup.plants
    x1, x2, y = *plants.x.T, plants.y.astype(float)
    ones = np.ones(len(y))
    line = np.column_stack([x1, x2, ones])
    assert wrong(line, y, descended(line, y, 0.5, 500)[-1]) == 40
    with_product = np.column_stack([x1, x2, x1 * x2, ones])
    with_square = np.column_stack([x1, x2, x1**2, ones])
    assert wrong(with_product, y, newton(with_product, y)) == 39
    assert wrong(with_square, y, newton(with_square, y)) in (11, 12, 13)
    bowl = np.column_stack([x1, x2, x1**2 + x2**2, ones])
    by_hand = np.array([-3.0, -3.0, 1.0, 3.75])  # a circle about (1.5, 1.5)
    assert wrong(bowl, y, by_hand) == 0
    assert wrong(bowl, y, np.array([-3.0, -3.0, 1.0, 2.6])) > 40
    assert says(page(19, 2), "39")


def test_19_4_and_19_5_what_is_learnt_with_the_right_measure():
    session = opened(PATHS[18], 3)
    session.learn(60)
    assert session.frame().counts.wrong == 0
    session = opened(PATHS[18], 4)
    session.learn(500)
    assert session.frame().counts.wrong > 10  # the measure of the ring is no help


def products(x):
    """All products up to degree 5 of x1 and x2, and 1."""
    x1, x2 = x[:, 0], x[:, 1]
    return np.column_stack(
        [x1**i * x2**j for i in range(6) for j in range(6 - i) if i + j] + [np.ones(len(x))]
    )


def adam(x, y, rate, steps, penalty=0.0):
    """Adam of the course's settings, by its formula."""
    weights = np.zeros(x.shape[1])
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    free = np.append(np.ones(x.shape[1] - 1), 0.0)
    for step in range(1, steps + 1):
        gradient = slope(x, y, weights) + penalty * free * weights
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        corrected = np.sqrt(second / (1 - 0.999**step)) + 1e-8
        weights = weights - rate * first / (1 - 0.9**step) / corrected
    return weights


def test_20_twenty_weights_with_and_without_a_penalty():
    (x, y), (new_x, new_y) = heaps(page(20, 1))
    x, new_x = products(x), products(new_x)
    assert (x.shape[1] - 1, len(y), len(new_y)) == (20, 36, 64)
    free = adam(x, y, 0.03, 2000)
    held = adam(x, y, 0.03, 2000, 0.002)
    assert [wrong(x, y, weights) for weights in (free, held)] == [0, 3]
    assert [wrong(new_x, new_y, weights) for weights in (free, held)] == [9, 2]
    assert round(np.abs(free[:-1]).max()) == 17
    assert loss(new_x, new_y, held) < 0.2
    assert says(page(20, 1), "36", "64")
    assert says(page(20, 2), "0.002", "9", "17")


def test_20_3_and_20_4_red_only_rises_and_violet_is_a_u():
    session = opened(PATHS[19], 3)
    frame = session.frame()
    maker = PenaltyCurveMaker(
        frame.plants, frame.architecture, frame.settings, np.zeros(frame.architecture.size)
    )
    while not maker.is_done:
        maker.work(lambda: True)
    curve = maker.result
    assert len(RATES) == 17
    assert (np.diff(curve.losses) > -1e-3).all()
    assert curve.rates[curve.best] == 0.002
    question = page(20, 4).goals[0].question
    assert question.accepts(float(curve.rates[curve.best]), frame)
    ends = curve.test_losses[[0, -1]]
    assert (ends > 1.5 * curve.test_losses[curve.best]).all()


def test_20_6_a_penalty_gives_separable_plants_a_floor():
    step = page(20, 6)
    plants = step.setup.plants
    x, y = np.column_stack([plants.x, np.ones(len(plants))]), plants.y.astype(float)
    weights, free = np.zeros(3), np.array([1.0, 1.0, 0.0])
    ways = []
    for _ in range(1000):
        weights = weights - 0.5 * (slope(x, y, weights) + 0.01 * free * weights)
        ways.append(weights)
    assert round(ways[-1][0], 1) == round(ways[199][0], 1) == -2.3
    assert says(step, "0.01", "2.3")


def test_a_session_of_these_chapters_begins_as_the_page_says():
    """The engine holds out the plants that the claims are about."""
    session = Session()
    session.replace(session.state.changes_to(page(18, 3).setup.apply(session.state)))
    assert (len(session.frame().plants.training), len(session.frame().plants.test)) == (12, 68)
