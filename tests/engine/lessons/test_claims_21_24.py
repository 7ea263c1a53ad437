"""What chapters 21 to 24 say in numbers, worked out by the textbook's lines in plain NumPy."""

import itertools
import math

import numpy as np
import pytest

from engine.model.architecture import start_drawn
from engine.model.dataset import Dataset
from tests.engine.lessons.test_claims import chances, fewest_mistakes, loss, plants_of, slope
from tests.engine.lessons.test_course import PATHS, lesson


def page(chapter, number):
    (path,) = [path for path in PATHS if path.stem.startswith(f"{chapter:02}_")]
    return lesson(path).steps[number - 1]


def said(step):
    """Return all that a page says in French."""
    words = [step.text["fr"], *(goal.hint["fr"] for goal in step.goals)]
    if step.vote is not None:
        words += [step.vote.explanation["fr"], *step.vote.replies.get("fr", ())]
    return " ".join(words).replace("\u202f", " ").replace("\u00a0", " ")


def answer(step, goal=1):
    """Return the number that a goal asks for, as it stands in the file."""
    return float(step.goals[goal - 1].question.formula.text)


def sigma(z):
    return 1 / (1 + np.exp(-z))


def parts(parameters, hidden=2):
    """Return W (h, 2), c (h,), v (h,) and b of one hidden layer."""
    w, c = parameters[: 2 * hidden].reshape(hidden, 2), parameters[2 * hidden : 3 * hidden]
    return w, c, parameters[3 * hidden : 4 * hidden], parameters[-1]


def outputs(parameters, x, f, hidden=2):
    w, c, v, b = parts(parameters, hidden)
    return f(x @ w.T + c) @ v + b


def mistakes(parameters, x, y, f=np.tanh, hidden=2):
    return int(np.sum((outputs(parameters, x, f, hidden) >= 0) != y))


def corner(step):
    plants = step.setup.plants
    return plants.x, plants.y.astype(float)


# 21: two lines


def test_21_1_one_line_leaves_one_of_the_four_corners_and_ten_of_the_forty_plants():
    x, y = corner(page(21, 1))
    assert fewest_mistakes(np.column_stack([x, np.ones(4)]), y) == answer(page(21, 1)) == 1
    many, kinds = corner(page(21, 5))
    assert fewest_mistakes(np.column_stack([many, np.ones(40)]), kinds) == 10
    assert "en laissait dix" in said(page(21, 5))


def test_21_4_without_a_bend_the_network_is_one_line():
    x, _ = corner(page(21, 4))
    z = outputs(page(21, 4).setup.start.parameters, x, lambda z: z)
    assert z[0] + z[3] == pytest.approx(z[1] + z[2])  # as of w1 x1 + w2 x2 + b on a rectangle
    assert page(21, 4).vote.right == 1  # one mistake, as one line


def test_21_5_a_band_a_little_off_the_diagonal_leaves_no_mistake():
    x, y = corner(page(21, 5))
    angle = math.radians(41)
    across = x @ np.array([math.cos(angle), math.sin(angle)])
    inside, outside = across[y == 1], across[y == 0]
    low, high = outside[outside < inside.min()].max(), outside[outside > inside.max()].min()
    assert ((across > (low + inside.min()) / 2) & (across < (inside.max() + high) / 2) == y).all()


def test_21_6_a_band_or_a_wedge_leaves_the_ring_open():
    """On every side of the plants in the middle, within 120°, there are toxic ones around."""
    x, y = corner(page(21, 6))
    from_middle = x[y == 1] - x[y == 0].mean(axis=0)
    angles = np.sort(np.arctan2(*from_middle.T))
    gaps = np.diff(np.append(angles, angles[0] + 2 * math.pi))
    assert gaps.max() < math.pi / 3
    assert (
        np.linalg.norm(from_middle, axis=1).min()
        > np.linalg.norm(x[y == 0] - x[y == 0].mean(axis=0), axis=1).max()
    )


# 22: backwards


def way(step, plant=(1.0, 2.0), change=(0, 0.0)):
    """Return the hidden outputs, a, and -log a of a toxic plant."""
    parameters = step.setup.start.parameters.copy()
    parameters[change[0]] += change[1]
    w, c, v, b = parts(parameters)
    hidden = sigma(w @ np.array(plant) + c)
    a = sigma(hidden @ v + b)
    return hidden, float(a), -math.log(a)


def test_22_1_to_22_3_the_error_the_change_and_the_product():
    step = page(22, 1)
    hidden, a, cost = way(step)
    assert hidden[0] == 0.5
    assert answer(step) == pytest.approx(a - 1, abs=5e-5)
    assert round(cost, 3) == 0.324
    assert "valait 0,324" in said(page(22, 2))
    changed = way(step, change=(1, 0.1))[2]
    assert answer(page(22, 2), 2) == pytest.approx(changed - cost, abs=1e-4)
    product = (a - 1) * 3 * 0.5 * (1 - 0.5) * 2
    assert answer(page(22, 3)) == pytest.approx(product, abs=5e-5)
    tiny = (way(step, change=(1, 1e-5))[2] - way(step, change=(1, -1e-5))[2]) / 2e-5
    assert product == pytest.approx(tiny, rel=1e-6)
    assert round(a - 1, 3) == -0.276
    assert "−0,276" in said(page(22, 3))


def test_22_4_the_steepest_slope_is_in_the_first_layer():
    step = page(22, 4)
    slopes = [
        (way(step, change=(i, 1e-5))[2] - way(step, change=(i, -1e-5))[2]) / 2e-5 for i in range(9)
    ]
    steepest = np.argsort(np.abs(slopes))
    assert steepest[-1] == 1  # from x2 to the first hidden neuron
    assert abs(slopes[1]) > 1.4 * abs(slopes[steepest[-2]])


def test_22_5_the_saturated_neuron_has_a_flat_curve_and_a_large_error():
    step = page(22, 5)
    w, c, v, _ = parts(step.setup.start.parameters)
    hidden, a, _ = way(step)
    assert (w[0] @ np.array([1, 2]) + c[0], v[0]) == (-9, 3)
    assert round(a - 1, 2) == -0.82
    assert "−0,82" in said(step)
    assert abs((a - 1) * 3 * hidden[0] * (1 - hidden[0]) * 2) < 0.001


def test_22_6_all_plants_want_the_opposite_of_plant_2():
    step = page(22, 6)
    x, y = corner(step)

    def mean_loss(by):
        parameters = step.setup.start.parameters.copy()
        parameters[1] += by
        a = sigma(outputs(parameters, x, sigma))
        return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))

    mean_slope = (mean_loss(1e-5) - mean_loss(-1e-5)) / 2e-5
    assert mean_slope > 0 > answer(page(22, 3))
    assert answer(step) == pytest.approx(1 - mean_slope, abs=5e-5)


# 23: the folded landscape


def descend(starts, x, y, steps, rate, hidden=2):
    """Take steps from many starts (g, n) at once; tanh, one hidden layer."""
    count, m = len(starts), len(y)
    w = starts[:, : 2 * hidden].reshape(count, hidden, 2).copy()
    c, v = starts[:, 2 * hidden : 3 * hidden].copy(), starts[:, 3 * hidden : 4 * hidden].copy()
    b = starts[:, -1].copy()
    for _ in range(steps):
        out = np.tanh(w @ x.T + c[:, :, None])
        error = (sigma((v[:, :, None] * out).sum(axis=1) + b[:, None]) - y) / m
        back = error[:, None, :] * v[:, :, None] * (1 - out * out)
        v -= rate * (error[:, None, :] * out).sum(axis=2)
        b -= rate * error.sum(axis=1)
        w -= rate * (back @ x)
        c -= rate * back.sum(axis=2)
    return np.column_stack([w.reshape(count, -1), c, v, b])


def forty(hidden):
    x, y = corner(page(23, 3))
    model = page(23, 3).setup.start.architecture
    model = type(model)(model.features, (hidden,), model.activation)
    starts = np.array([start_drawn(model, 1, run) for run in range(40)])
    ends = descend(starts, x, y, 6_000, 0.3, hidden)
    return ends, np.array([mistakes(end, x, y, hidden=hidden) for end in ends])


@pytest.mark.long
def test_23_2_to_23_4_fourteen_starts_succeed_and_thirteen_of_them_are_one_network():
    ends, wrong = forty(2)
    assert np.sum(wrong == 0) == 14
    assert set(wrong[wrong > 0].tolist()) == {11, 16, 17}
    assert "Quatorze. Les vingt-six autres gardent 11, 16 ou 17" in said(page(23, 2))
    assert "treize n’en font qu’un" in said(page(23, 4))
    shown = page(23, 4).setup.start.parameters
    farthest = [min(np.abs(end - copy).max() for copy in copies(shown)) for end in ends[wrong == 0]]
    assert np.sum(np.array(farthest) < 0.3) == 13


@pytest.mark.long
def test_23_6_more_neurons_succeed_more_often():
    assert [int(np.sum(forty(hidden)[1] == 0)) for hidden in (3, 4, 5)] == [25, 39, 40]
    assert "25 ; avec quatre, 39" in said(page(23, 6))


def copies(parameters):
    """Return every network that swaps and turned signs make of one with two hidden neurons."""
    w, c, v, b = parts(parameters)
    for order in ((0, 1), (1, 0)):
        for signs in itertools.product((1, -1), repeat=2):
            turned = np.array(signs)
            swapped = (w[list(order)] * turned[:, None], c[list(order)] * turned)
            yield np.concatenate([swapped[0].ravel(), swapped[1], v[list(order)] * turned, [b]])


def test_23_4_eight_networks_give_the_same_answers():
    step = page(23, 4)
    x, y = corner(step)
    shown = step.setup.start.parameters
    alike = {tuple(copy) for copy in copies(shown)}
    assert len(alike) == answer(step) == 8
    answers = [outputs(np.array(copy), x, np.tanh) for copy in alike]
    assert all(np.allclose(each, answers[0]) for each in answers)
    assert mistakes(shown, x, y) == 0


def test_23_5_zero_does_not_move_and_twins_remain_twins():
    step = page(23, 5)
    x, y = corner(step)
    assert np.abs(descend(np.zeros((1, 9)), x, y, 50, 1.0)).max() < 1e-12
    w, c, v, _ = parts(descend(step.setup.start.parameters[None], x, y, 300, 1.0)[0])
    assert np.allclose([w[0, 0], w[0, 1], c[0], v[0]], [w[1, 0], w[1, 1], c[1], v[1]])


# 24: descending better


def losses_of(x, y, rate, step_of, steps, start=(0.0, 0.0, 0.0)):
    weights, memory, result = np.array(start), {}, []
    for count in range(1, steps + 1):
        result.append(loss(x, y, weights))
        weights = weights - rate * step_of(slope(x, y, weights), memory, count)
    return np.array([*result, loss(x, y, weights)])


def plain(g, _memory, _count):
    return g


def momentum(g, memory, _count):
    memory["v"] = 0.9 * memory.get("v", 0.0) + g
    return memory["v"]


def adam(g, memory, count):
    memory["v"] = 0.9 * memory.get("v", 0.0) + 0.1 * g
    memory["s"] = 0.999 * memory.get("s", 0.0) + 0.001 * g * g
    mean, square = memory["v"] / (1 - 0.9**count), memory["s"] / (1 - 0.999**count)
    return mean / (np.sqrt(square) + 1e-8)


def iris():
    return plants_of(page(24, 1))


def test_24_1_and_24_5_a_ravine_is_slow_along_and_a_large_rate_leaps_across():
    x, y = iris()
    slow = losses_of(x, y, 0.3, plain, 200)
    assert np.argmax(slow < 0.1) == 168
    assert "168 pas" in said(page(24, 1))
    leaps = losses_of(x, y, 3.0, plain, 3)
    assert [round(value, 2) for value in leaps[1:]] == [1.65, 0.73, 2.84]
    assert "1,65, puis 0,73, puis 2,84" in said(page(24, 1))
    assert round(slow[10], 2) == 0.49
    assert "0,49" in said(page(24, 5))


def test_24_2_the_steps_of_momentum_tend_to_ten():
    memory: dict[str, float] = {}
    steps = [momentum(1.0, memory, 0) for _ in range(300)]
    assert steps[:3] == pytest.approx([1, 1.9, 2.71])
    assert steps[-1] == pytest.approx(answer(page(24, 2)))


def arrivals(x, y):
    ways = [losses_of(x, y, 0.3, step_of, 2_000) for step_of in (plain, momentum, adam)]
    lowest, top = min(way.min() for way in ways), ways[0][0]
    finish = lowest + 0.01 * (top - lowest)
    return [int(np.argmax(np.append(way <= finish, True))) for way in ways]  # who doesn't, last


def test_24_3_and_24_4_who_arrives_first_in_the_ravine_and_in_the_bowl():
    x, y = iris()
    measures = x[:, :2]
    scaled = (measures - measures.mean(axis=0)) / measures.std(axis=0)
    ravine = arrivals(x, y)
    bowl = arrivals(np.column_stack([scaled, np.ones(len(y))]), y)
    assert (ravine[1:], bowl[1:]) == ([254, 156], [13, 18])
    assert all(sooner < later for sooner, later in zip(bowl, ravine, strict=True))
    for text in ("pas 156", "pas 254", "pas 13", "pas 18"):
        assert text in said(page(24, 3))
    assert answer(page(24, 4)) == min(ravine) / min(bowl)


def test_24_6_one_neuron_gets_25_of_the_31_plants_held_out():
    step = page(24, 6)
    plants: Dataset = step.setup.plants.split_by(step.setup.test_split)
    assert len(plants.test) == 31
    x, y = (np.column_stack([plants.training.x, np.ones(89)]), plants.training.y.astype(float))
    weights = np.zeros(3)
    for _ in range(2_000):
        weights = weights - slope(x, y, weights)
    a = chances(np.column_stack([plants.test.x, np.ones(31)]), weights)
    assert np.sum((a >= 0.5) == plants.test.y) == 25
    assert "31 plantes" in said(step)
    assert "Un neurone seul en a 25" in said(step)
