"""A worksheet's numbers, worked out again from what is printed, as a pupil does."""

import math
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pytest

from engine.arrays import indices
from engine.errors import UserError
from engine.geometry import Rectangle
from engine.model import samples
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron
from engine.worksheet.plant_numbers import read_numbers, write_numbers
from engine.worksheet.step import Parameters
from engine.worksheet.worksheet import make_worksheet, points_of_line, usual_choice


def like(value, printed):
    """A number rounded to the decimals of one that is printed."""
    return Decimal(value).quantize(printed, ROUND_HALF_UP)


def check_by_hand(step, rate):
    """Go through a table with printed numbers alone, each rounded as it is printed."""
    w1, w2, b = step.before
    for row in step.rows:
        z = w1 * row.plant.x1 + w2 * row.plant.x2 + b
        assert like(z, row.z) == row.z
        a = 1 / (1 + (-row.z).exp())
        assert like(a, row.a) == row.a
        assert row.error == row.a - row.plant.y
        if not row.loss_is_z:
            plausible = row.a if row.plant.y else 1 - row.a
            assert like(-plausible.ln(), row.loss) == row.loss
        assert like(row.error * row.plant.x1, row.share1) == row.share1
        assert like(row.error * row.plant.x2, row.share2) == row.share2
    count = len(step.rows)
    assert like(sum(row.loss for row in step.rows) / count, step.loss) == step.loss
    columns = [[row.share1 for row in step.rows], [row.share2 for row in step.rows]]
    columns.append([row.error for row in step.rows])
    for column, slope, before, after in zip(
        columns, step.slopes, step.before, step.after, strict=True
    ):
        assert like(sum(column) / count, slope) == slope
        assert like(before - rate * slope, after) == after


def check_by_calculator(step, rate):
    """Keep all digits from w1, w2, b and x on: what comes out is what is printed."""
    w1, w2, b = map(float, step.before)
    x = np.array([[float(row.plant.x1), float(row.plant.x2), 1.0] for row in step.rows])
    y = np.array([row.plant.y for row in step.rows])
    z = x @ [w1, w2, b]
    a = 1 / (1 + np.exp(-z))
    losses = np.log1p(np.exp(-np.where(y == 1, z, -z)))
    slopes = x.T @ (a - y) / len(y)
    after = np.array([w1, w2, b]) - float(rate) * slopes
    pairs = [
        *zip(z, [row.z for row in step.rows], strict=True),
        *zip(a, [row.a for row in step.rows], strict=True),
        *zip(losses, [row.loss for row in step.rows], strict=True),
        (losses.mean(), step.loss),
        *zip(slopes, step.slopes, strict=True),
        *zip(after, step.after, strict=True),
    ]
    for value, printed in pairs:
        half = 0.5 * 10.0 ** int(printed.as_tuple().exponent)
        assert abs(value - float(printed)) <= half * (1 + 1e-6)


def test_the_six_plants_come_out_as_worked_out_by_hand():
    sheet = make_worksheet(samples.six(), range(1, 7), Neuron(1.0, -0.2, -1.5), 0.1, 1)
    (step,) = sheet.steps
    first = step.rows[0]
    # 1 * 0.5 - 0.2 * 2 - 1.5 = -1.4; 1 / (1 + e^1.4) = 0.197816...; -ln of it = 1.620417...
    assert (str(first.z), str(first.a), str(first.loss)) == ("-1.40", "0.19782", "1.620")
    assert (first.is_wrong, first.plant.y) == (True, 1)
    assert [str(value) for value in step.before] == ["1.0", "-0.2", "-1.5"]
    check_by_hand(step, sheet.rate)


@pytest.mark.parametrize("seed", range(8))
def test_every_number_follows_from_those_printed_before_it(seed):
    rng = np.random.default_rng(seed)
    count = int(rng.integers(1, 13))
    plants = Dataset.of(
        rng.uniform(0.1, 3, (count, 2)).round(1 + seed % 3), rng.integers(0, 2, count)
    )
    rate = (0.01, 0.1, 0.25, 1.0)[seed % 4]
    neuron = Neuron(*rng.normal(0, 1, 3))
    sheet = make_worksheet(plants, range(1, count + 1), neuron, rate, 3)
    assert len(sheet.steps) == 3
    for step, following in zip(sheet.steps, sheet.steps[1:], strict=False):
        assert following.before == step.after
    for step in sheet.steps:
        check_by_hand(step, sheet.rate)
        check_by_calculator(step, sheet.rate)


def test_large_and_tiny_measures_and_a_sure_and_wrong_plant_come_out_too():
    large = Dataset.of([(3750.25, 0.0181), (44763.125, 0.021), (12.5, 0.03)], [1, 0, 1])
    sheet = make_worksheet(large, (1, 2, 3), Neuron(0.00012, 3.0, -1.0), 0.1, 1)
    assert sheet.measures_rounded
    check_by_hand(sheet.steps[0], sheet.rate)
    tiny = Dataset.of([(2e-12, 1e-12), (-1e-12, 3e-12)], [1, 0])
    far = make_worksheet(tiny, (1, 2), Neuron(-695.0, 0.0, -2003.0), 0.001, 3)
    check_by_hand(far.steps[-1], far.rate)
    sure = make_worksheet(samples.six(), range(1, 7), Neuron(90.0, -90.0, 0.0), 0.1, 1)
    rows = sure.steps[0].rows
    assert all(row.loss == abs(row.z) and row.loss_is_z for row in rows)
    check_by_hand(sure.steps[0], sure.rate)


def test_the_screen_and_the_sheet_agree_where_nothing_had_to_be_rounded():
    plants, neuron = samples.six(), Neuron(-1.2, 1.9, -0.4)
    sheet = make_worksheet(plants, range(1, 7), neuron, 0.5, 1)
    assert not sheet.measures_rounded
    assert not sheet.neuron_rounded
    exact = -np.log(np.where(plants.toxic, *(lambda a: (a, 1 - a))(neuron.probability(plants.x))))
    assert math.isclose(float(sheet.steps[0].loss), exact.mean(), abs_tol=5e-4)


def test_plants_to_work_with_are_those_selected_else_some_of_both_kinds():
    many = Dataset.of(np.arange(80).reshape(-1, 2), [1] * 30 + [0] * 10)
    assert usual_choice(many, indices([4, 2])) == (3, 5)
    assert usual_choice(many) == (1, 2, 3, 31, 32, 33)
    assert usual_choice(Dataset.of([(1, 1), (2, 2), (3, 3)], [0, 0, 1])) == (1, 2, 3)
    assert usual_choice(Dataset.of(np.zeros((9, 2)), [1] * 8 + [0])) == (1, 2, 3, 4, 5, 9)
    assert len(usual_choice(many, indices(np.arange(40)))) == 12


def test_of_many_plants_only_those_to_work_with_are_listed_and_the_field_shows_a_part():
    rng = np.random.default_rng(0)
    crowd = Dataset.of(rng.random((5000, 2)), rng.integers(0, 2, 5000))
    sheet = make_worksheet(crowd, (7, 4999), Neuron(), 0.1, 1)
    assert [plant.number for plant in sheet.listed] == [7, 4999]
    drawn = [plant.number for plant in sheet.drawn]
    assert {7, 4999} <= set(drawn)
    assert 900 < len(drawn) <= 1002
    assert sheet.steps[0].rows[1].plant.x1 == round(Decimal(repr(float(crowd.x[4998, 0]))), 2)


@pytest.mark.parametrize(
    ("code", "chosen", "neuron"),
    [
        ("worksheet_no_plants", (), Neuron()),
        ("worksheet_plant", (1, 7), Neuron()),
        ("worksheet_plant", (0,), Neuron()),
        ("worksheet_many", range(1, 14), Neuron()),
        ("worksheet_far", (1,), Neuron(1e12, 0, 0)),
    ],
)
def test_what_cannot_be_worked_out_is_refused(code, chosen, neuron):
    with pytest.raises(UserError) as refused:
        make_worksheet(samples.six(), chosen, neuron, 0.1, 1)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("neuron", "window", "points"),
    [
        # 1.0 x1 - 0.2 x2 - 1.5 = 0 meets x1 = 2 alone: 1.5 at x2 = 0, 2.1 at 3
        (("1.0", "-0.2", "-1.5"), (0, 0, 3, 3), (1, ("1.5", "0"), ("2.1", "3"))),
        (("-1", "1", "0"), (0, 0, 3, 3), (0, ("0", "0"), ("3", "3"))),
        (("0", "2", "-3"), (0, 0, 3, 3), (0, ("0", "1.5"), ("3", "1.5"))),
        (("0", "0", "1"), (0, 0, 3, 3), None),
        (("1", "1", "9"), (0, 0, 3, 3), None),
    ],
)
def test_two_points_of_the_line_lie_on_it(neuron, window, points):
    found = points_of_line(Parameters(*map(Decimal, neuron)), Rectangle(*window))
    if points is None:
        assert found is None
        return
    along, *expected = points
    assert found.along == along
    assert found.points == tuple(tuple(map(Decimal, point)) for point in expected)


def test_numbers_of_plants_are_read_as_they_are_written():
    assert read_numbers(" 1-3, 7;9 ") == (1, 2, 3, 7, 9)
    assert read_numbers("5, 5, 4–6,") == (4, 5, 6)
    assert write_numbers((9, 1, 2, 3, 7)) == "1-3, 7, 9"
    assert read_numbers(write_numbers(range(1, 7))) == tuple(range(1, 7))
    for wrong in ("", "a", "3-1", "1 2", "1-99999", "-3", "1,,2"):
        with pytest.raises(UserError) as refused:
            read_numbers(wrong)
        assert refused.value.code == "plant_numbers"
