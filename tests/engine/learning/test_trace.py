import numpy as np
import pytest

from engine.learning.trace import Trace
from tests.engine import parameter_rows, trace_of, trace_rows


def row(step):
    return np.array([step, -step, step / 4]), step / 8


def grown(last_step):
    trace = Trace(*row(0))
    for step in range(1, last_step + 1):
        trace.append(*row(step))
    return trace


@pytest.mark.parametrize("last_step", [0, 1022, 1023, 1024, 2047, 2048, 5000])
def test_a_trace_keeps_every_row_as_it_grows_beyond_its_first_room(last_step):
    trace = grown(last_step)
    steps = np.arange(last_step + 1)
    assert trace.last_step == last_step
    assert np.array_equal(
        trace_rows(trace), np.column_stack([steps, -steps, steps / 4, steps / 8]).astype(float)
    )
    assert np.array_equal(trace.losses, steps / 8)


def test_parameters_and_loss_of_any_step_can_be_read():
    trace = grown(1500)
    assert trace.parameters(1200).tolist() == [1200, -1200, 300]
    assert trace.loss(1200) == 150


def test_parameters_are_a_copy_that_may_be_changed():
    trace = grown(3)
    trace.parameters(2)[:] = 77
    assert trace.parameters(2).tolist() == [2, -2, 0.5]


def test_a_trace_does_not_follow_the_array_it_was_given():
    parameters = np.ones(3)
    trace = Trace(parameters, 1.0)
    parameters[:] = 5
    assert trace.parameters(0).tolist() == [1, 1, 1]


@pytest.mark.parametrize("step", [-1, 4, 1023])
def test_a_step_that_was_not_taken_is_an_index_error(step):
    trace = grown(3)
    view = trace.view
    for ask in (trace.parameters, trace.loss, trace.until, view.parameters, view.loss, view.until):
        with pytest.raises(IndexError):
            ask(step)


def test_the_views_of_a_trace_can_not_be_written():
    trace = grown(3)
    named = trace.view
    for view in (trace.losses, trace.states, named.losses):
        with pytest.raises(ValueError, match="read-only"):
            view[0] = 1


def test_a_view_taken_earlier_keeps_its_rows_while_the_trace_grows():
    trace = grown(1000)
    seen = trace.losses
    for step in range(1001, 3000):
        trace.append(*row(step))
    assert np.array_equal(seen, np.arange(1001) / 8)


def test_the_last_loss_can_be_corrected_and_no_other():
    trace = grown(3)
    trace.set_last_loss(9.0)
    assert trace.losses.tolist() == [0, 0.125, 0.25, 9.0]


@pytest.mark.parametrize(("last_step", "step"), [(10, 0), (10, 4), (10, 10), (3000, 2500)])
def test_the_trace_until_a_step_is_a_copy_that_grows_on_its_own(last_step, step):
    trace = grown(last_step)
    before = trace_rows(trace).copy()
    shorter = trace.until(step)
    assert shorter.last_step == step
    assert np.array_equal(trace_rows(shorter), before[: step + 1])
    shorter.set_last_loss(-1.0)
    for _ in range(1500):
        shorter.append(np.full(3, 42.0), 42.0)
    assert shorter.last_step == step + 1500
    assert np.array_equal(trace_rows(shorter)[step + 1 :], np.full((1500, 4), 42.0))
    assert np.array_equal(trace_rows(trace), before)


@pytest.mark.parametrize("count", [1, 3, 5])
def test_a_run_of_any_number_of_parameters_is_read_by_name(count):
    trace = Trace(np.zeros(count), 1.0)
    for step in range(1, 2000):
        trace.append(np.arange(count) + step, 1.0 + step)
    for read in (trace, trace.view, trace_of(trace_rows(trace)).view):
        assert read.last_step == 1999
        assert read.losses.tolist() == [1.0 + step for step in range(2000)]
        assert read.parameters(1500).tolist() == [1500 + column for column in range(count)]
        assert read.loss(1500) == 1501
    assert parameter_rows(trace).shape == (2000, count)
    assert parameter_rows(trace)[7].tolist() == [7 + column for column in range(count)]
    assert trace.until(9).parameters(9).tolist() == [9 + column for column in range(count)]


def test_a_view_of_a_run_ends_where_it_is_cut_and_does_not_grow():
    trace = grown(10)
    view = trace.view
    cut = view.until(4)
    trace.append(*row(11))
    assert (view.last_step, cut.last_step, trace.last_step) == (10, 4, 11)
    assert cut.losses.tolist() == [0, 1 / 8, 2 / 8, 3 / 8, 4 / 8]
    assert cut.parameters(4).tolist() == [4, -4, 1]


def test_a_run_is_kept_by_column_each_in_one_piece():
    trace = grown(2000)
    assert trace.losses.strides == (8,)


@pytest.mark.parametrize("loss", [9.0, float("nan"), float("inf")])
def test_a_view_taken_earlier_keeps_its_last_loss_when_it_is_corrected(loss):
    trace = grown(3)
    trace.set_last_loss(loss)
    view = trace.view
    saved = repr(view.losses.tolist())
    trace.set_last_loss(7.0)
    assert repr(view.losses.tolist()) == saved
    assert repr(view.loss(3)) == repr(loss)
    assert trace.losses.tolist() == [0, 0.125, 0.25, 7.0]
    trace.append(*row(4))
    assert repr(view.losses.tolist()) == saved
    assert trace.view.losses.tolist() == [0, 0.125, 0.25, 7.0, 0.5]
