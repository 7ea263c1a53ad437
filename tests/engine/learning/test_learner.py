import numpy as np
import pytest

from engine.learning.learner import Learner
from engine.learning.settings import Rule, Settings
from engine.loss.logistic import LogisticObjective
from engine.model import samples
from engine.model.dataset import Dataset
from tests.engine import plain_gradient, plain_z

RULE = Rule.PERCEPTRON


def walk(plants, chosen, steps, start=(0.0, 0.0, 0.0)):
    """Every w1, w2, b from the start on, as an array (steps + 1, 3)."""
    evaluator = LogisticObjective(plants)
    learner = Learner(plants, evaluator, chosen)
    path = [np.array(start, dtype=float)]
    for step in range(steps):
        path.append(learner.next_step(step, path[-1], evaluator(path[-1]).gradient).after)
    return np.array(path)


def test_the_first_step_on_the_six_plants_equals_the_one_by_hand():
    """At 0 every a - y is 1/2 or -1/2: sums of x1 are 2.3 and 6.7, of x2 6.7 and 2.0."""
    step = walk(samples.six(), Settings(learning_rate=0.1), 1)[1]
    assert step == pytest.approx([0.1 * -2.2 / 6, 0.1 * 2.35 / 6, 0], abs=1e-15)


def test_w1_w2_and_b_move_at_once_from_the_same_gradient():
    plants, start, rate = samples.six(), (0.3, -0.2, 0.1), 10.0
    points, kinds = plants.x.tolist(), plants.y.tolist()
    slope = plain_gradient(points, kinds, start)
    expected = [value - rate * share for value, share in zip(start, slope, strict=True)]
    result = walk(plants, Settings(learning_rate=rate), 1, start)[1]
    assert result == pytest.approx(expected, abs=1e-12)
    # what one would get by moving w1 first and then asking again for the slope of w2
    in_turn = plain_gradient(points, kinds, (expected[0], start[1], start[2]))[1]
    assert abs(result[1] - (start[1] - rate * in_turn)) > 0.1


@pytest.mark.parametrize("times", [2, 7])
def test_placing_every_plant_several_times_changes_no_step(times):
    """The gradient is a mean: as a sum it would be twice as long."""
    once = samples.overlapping_groups(30, 0.25, 4)
    often = Dataset.of(np.tile(once.x, (times, 1)), np.tile(once.y, times))
    chosen = Settings(learning_rate=0.5)
    assert walk(often, chosen, 60) == pytest.approx(walk(once, chosen, 60), rel=1e-11, abs=1e-13)


def test_a_batch_as_large_as_all_plants_follows_the_same_path_as_no_batches():
    plants = samples.six()
    for size in (6, 1000):
        assert np.array_equal(
            walk(plants, Settings(batch_size=size), 20), walk(plants, Settings(), 20)
        )
    whole = walk(plants, Settings(), 20)
    for other in (Settings(batch_size=5), Settings(rule=RULE)):
        assert not np.array_equal(walk(plants, other, 20), whole)


def test_a_mini_batch_step_follows_the_gradient_of_its_plants_alone():
    plants, chosen = samples.moons(41, 0.25, 0), Settings(batch_size=8, seed=5, learning_rate=0.7)
    path = walk(plants, chosen, 30)
    for step in range(30):
        epoch, index = divmod(step, 6)
        order = np.random.default_rng([5, epoch]).permutation(41)[8 * index : 8 * index + 8]
        slope = plain_gradient(
            plants.x[order].tolist(), plants.y[order].tolist(), path[step].tolist()
        )
        assert path[step + 1] == pytest.approx(path[step] - 0.7 * np.array(slope), abs=1e-12)


@pytest.mark.parametrize("start", [(0.0, 0.0, 0.0), (0.5, -1.5, 0.25)])
@pytest.mark.parametrize("rate", [0.5, 1.0, 16.0])
def test_rosenblatts_rule_equals_a_hand_written_loop(start, rate):
    """Measures and rates are binary fractions, so that both are exact, to the last bit."""
    rng = np.random.default_rng(8)
    plants = Dataset.of(rng.integers(-40, 40, (25, 2)) / 8, rng.integers(0, 2, 25))
    path = walk(plants, Settings(rule=RULE, learning_rate=rate, seed=2), 150, start)
    w1, w2, b = start
    step = 0
    for epoch in range(6):
        for plant in np.random.default_rng([2, epoch]).permutation(25).tolist():
            (x1, x2), y = plants.x[plant].tolist(), int(plants.y[plant])
            error = y - (1 if w1 * x1 + w2 * x2 + b >= 0 else 0)
            w1, w2, b = w1 + rate * error * x1, w2 + rate * error * x2, b + rate * error
            step += 1
            assert path[step].tolist() == [w1, w2, b]


def test_rosenblatts_rule_takes_one_plant_whatever_the_batch_size():
    plants = samples.moons(30, 0.25, 0)
    assert np.array_equal(
        walk(plants, Settings(rule=RULE, batch_size=10), 60), walk(plants, Settings(rule=RULE), 60)
    )


def test_rosenblatts_rule_ends_with_every_plant_on_its_side_when_that_is_possible():
    plants = samples.six()
    end = walk(plants, Settings(rule=RULE), 600)[-1].tolist()
    verdicts = [plain_z(point, end) >= 0 for point in plants.x.tolist()]
    assert verdicts == [True] * 3 + [False] * 3


@pytest.mark.parametrize(
    ("formula", "moves"),
    [("1e99", True), ("9e99", True), ("2e100", False), ("-2e100", False)],
)
def test_a_formula_that_leads_out_of_the_doubles_moves_nothing(formula, moves):
    chosen = Settings(learning_rate=1.0, formulas=(formula, "0", "1"))
    path = walk(samples.six(), chosen, 1)
    wanted = [-float(formula), 0, -1] if moves else [0, 0, 0]
    assert path[1].tolist() == wanted


def test_a_step_of_all_plants_is_the_gradient_itself_to_the_last_bit():
    plants = samples.overlapping_groups(50, 0.3, 1)
    evaluator, expected = LogisticObjective(plants), [np.zeros(3)]
    for _ in range(20):
        expected.append(expected[-1] - 0.1 * evaluator(expected[-1]).gradient)
    assert (walk(plants, Settings(), 20) == np.array(expected)).all()
