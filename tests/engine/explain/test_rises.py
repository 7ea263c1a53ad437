"""A run oscillates, or has diverged, as `train --json` defines it."""

import numpy as np
import pytest

from engine.explain.rises import has_diverged, oscillates, rises

CYCLE = [1.0, 0.5, 2.0]


def falling(count, share=0.9):
    return [share**step for step in range(count)]


def plainly_oscillates(losses):
    """The definition, step by step."""
    last = range(len(losses))[1:][-40:]
    before = range(len(losses) - 40)[-40:]
    if not last or not before:
        return False
    rose = sum(losses[step] > losses[step - 1] for step in last)
    least, earlier = min(losses[step] for step in last), min(losses[step] for step in before)
    return rose >= 3 and not least <= earlier * (1 - 1e-3)


@pytest.mark.parametrize(
    ("losses", "expected"),
    [
        ([], False),
        ([1.0], False),
        (CYCLE * 27, True),
        (CYCLE * 13, False),  # there is nothing before the last 40 steps
        (falling(200), False),
        ([*falling(30), *CYCLE * 27], True),
        ([*CYCLE * 27, *falling(41)], False),
        ([0.6, 0.7] * 50, True),
        ([2.0, *[1.0, 1.1] * 39, 0.5, 0.6], False),  # it gets lower
        ([2.0, *[1.0, 1.1] * 39, 0.9995, 1.0], True),  # by less than a thousandth
        ([1.0] * 100, False),
        ([1.0, 1.0 + 1e-12] * 50, False),  # rounding
        ([*[1.0] * 90, 2.0, 1.0, 2.0, 1.0], False),  # two rises
        ([*[1.0] * 90, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0], True),
        ([*[1.0] * 45, 2.0, 1.0, 2.0, 1.0, 2.0, *[1.0] * 36], False),  # one of three 41 steps ago
    ],
)
def test_a_run_oscillates_where_it_goes_up_and_down_and_gets_nowhere(losses, expected):
    assert oscillates(np.array(losses)) is expected


def test_random_courses_oscillate_as_they_are_defined_to():
    rng = np.random.default_rng(0)
    found = []
    for _ in range(400):
        count = int(rng.integers(1, 150))
        losses = rng.uniform(0.9, 1.1, count) * np.exp(
            rng.choice([0, -1e-5, -0.01]) * np.arange(count)
        )
        found.append(oscillates(losses))
        assert found[-1] is plainly_oscillates(losses.tolist())
    assert 50 < sum(found) < 350


@pytest.mark.parametrize(
    ("losses", "expected"),
    [
        ([], False),
        ([1.0], False),
        ([1.0, 1.1], True),
        ([1.0, 0.9], False),
        ([1.0, *[5.0] * 18, 1.5, 0.6], True),  # the mean of two of 20 steps
        ([1.0, *[5.0] * 18, 1.5, 0.4], False),
        ([1.0, *[5.0] * 19, 1.5, 0.4], True),  # of 21 steps it is three
        ([np.log(2)] * 13, False),
        (CYCLE * 20, True),
        ([3.0, *CYCLE * 20], False),  # a cycle below where it began
    ],
)
def test_a_run_has_diverged_where_its_last_tenth_lies_above_the_start(losses, expected):
    assert has_diverged(np.array(losses)) is expected


def test_rises_are_told_from_rounding():
    assert rises(np.array([1.0, 1.0 + 1e-9, 1.1, 0.5, 0.5 + 2e-9])).tolist() == [
        False, True, False, True,
    ]  # fmt: skip
