import numpy as np
import pytest

from engine.learning.trace import Trace


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
        trace.rows, np.column_stack([steps, -steps, steps / 4, steps / 8]).astype(float)
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
    for ask in (trace.parameters, trace.loss, trace.until):
        with pytest.raises(IndexError):
            ask(step)


def test_the_views_of_a_trace_can_not_be_written():
    trace = grown(3)
    for view in (trace.rows, trace.losses):
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
    before = trace.rows.copy()
    shorter = trace.until(step)
    assert shorter.last_step == step
    assert np.array_equal(shorter.rows, before[: step + 1])
    shorter.set_last_loss(-1.0)
    for _ in range(1500):
        shorter.append(np.full(3, 42.0), 42.0)
    assert shorter.last_step == step + 1500
    assert np.array_equal(shorter.rows[step + 1 :], np.full((1500, 4), 42.0))
    assert np.array_equal(trace.rows, before)
