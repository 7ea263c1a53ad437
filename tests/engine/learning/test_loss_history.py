import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.learning.loss_history import BLOCK, LossHistory, Peaks
from engine.learning.trace import Trace


def curve_of(losses):
    return LossHistory(losses, Peaks())


@given(st.integers(1, 3000), st.integers(1, 400), st.floats(0, 1), st.sampled_from([9.0, -9.0]))
@example(count=1000, columns=150, where=0.997, height=9.0)  # among the last, short of a block
def test_a_thinned_curve_shows_every_peak_and_both_ends(count, columns, where, height):
    peak = min(int(where * count), count - 1)
    losses = np.linspace(2.0, 1.0, count)
    losses[peak] = height
    steps, shown = curve_of(losses).thinned(columns)
    assert peak in steps
    assert (steps[0], steps[-1]) == (0, count - 1)
    assert (np.diff(steps) > 0).all()
    assert np.array_equal(shown, losses[steps])


@pytest.mark.parametrize("count", [1, 50, 299])
def test_a_short_curve_comes_back_whole(count):
    steps, shown = curve_of(np.arange(count) / 8).thinned(100)
    assert steps.tolist() == list(range(count))
    assert shown.tolist() == (np.arange(count) / 8).tolist()


@pytest.mark.parametrize("count", [300, 999, 100_000])
def test_a_long_curve_is_thinned_to_some_points_a_column(count):
    losses = np.random.default_rng(0).uniform(0, 1, count)
    steps, _ = curve_of(losses).thinned(100)
    assert len(steps) <= 3 * 100 + 2


@given(st.lists(st.integers(1, 4 * BLOCK), min_size=1, max_size=6), st.integers(1, 20))
def test_a_curve_that_grew_bit_by_bit_is_drawn_as_one_that_was_there_at_once(pieces, columns):
    losses = np.random.default_rng(len(pieces)).uniform(0, 1, sum(pieces))
    growing = Peaks()
    for length in np.cumsum(pieces):
        curve = LossHistory(losses[:length], growing)
        steps, shown = curve.thinned(columns)
        whole, same = curve_of(losses[:length]).thinned(columns)
        assert steps.tolist() == whole.tolist()
        assert shown.tolist() == same.tolist()
        assert (curve.lowest, curve.highest) == (losses[:length].min(), losses[:length].max())


def test_a_last_loss_that_is_corrected_shows():
    trace = Trace(np.zeros(3), 0.5)
    for _ in range(2 * BLOCK - 1):
        trace.append(np.zeros(3), 0.5)
    assert LossHistory(trace.losses, trace.peaks).highest == 0.5
    trace.set_last_loss(7.0)
    assert LossHistory(trace.losses, trace.peaks).highest == 7.0
    assert 7.0 in LossHistory(trace.losses, trace.peaks).thinned(1)[1]


def test_a_short_curve_comes_back_whole_even_where_the_loss_stands_still():
    steps, shown = curve_of(np.full(25, 0.5)).thinned(10)
    assert steps.tolist() == list(range(25))
    assert shown.tolist() == [0.5] * 25


@pytest.mark.parametrize("stride", [3, 100, 300, 511])
def test_of_each_column_the_least_and_the_greatest_are_drawn_and_both_ends(stride):
    losses = np.random.default_rng(stride).uniform(0, 1, 10 * stride)
    losses[[0, -1]] = 0.5  # neither least nor greatest
    columns = np.arange(10 * stride).reshape(10, stride)
    wanted = {0, 10 * stride - 1}
    wanted |= {int(column[losses[column].argmin()]) for column in columns}
    wanted |= {int(column[losses[column].argmax()]) for column in columns}
    assert curve_of(losses).thinned(10)[0].tolist() == sorted(wanted)


def test_blocks_found_before_are_kept_while_room_is_made_for_more():
    losses = np.random.default_rng(2).uniform(0, 1, 40 * BLOCK)
    peaks = Peaks()
    for blocks in (3, 16, 17, 33, 40):
        lows, highs = peaks.of(losses[: blocks * BLOCK])
        parts = losses[: blocks * BLOCK].reshape(blocks, BLOCK)
        assert losses[lows].tolist() == parts.min(axis=1).tolist()
        assert losses[highs].tolist() == parts.max(axis=1).tolist()


def test_the_least_positive_loss_passes_over_every_0():
    for losses, least in (([0.5, 0.0, 1e-21, 0.0], 1e-21), ([0.5, 0.2], 0.2), ([0.0], np.inf)):
        assert LossHistory(np.array(losses), Peaks()).lowest_positive == least


def test_steps_without_a_loss_are_neither_the_least_nor_the_greatest():
    losses = np.random.default_rng(0).random(40_000)
    losses[:700] = losses[20_000:21_500] = losses[33_333] = np.nan
    curve = LossHistory(losses, Peaks(has_gaps=True))
    assert (curve.lowest, curve.highest) == (np.nanmin(losses), np.nanmax(losses))
    for columns in (12_000, 400, 20):
        steps, values = curve.thinned(columns)
        assert np.array_equal(values, losses[steps], equal_nan=True)
        assert {np.nanargmin(losses), np.nanargmax(losses)} <= set(steps.tolist())
    nothing = LossHistory(np.full(300, np.nan), Peaks(has_gaps=True))
    assert (nothing.lowest, nothing.highest) == (np.inf, -np.inf)
