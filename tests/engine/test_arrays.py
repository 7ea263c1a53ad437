import numpy as np
import pytest

from engine.arrays import NO_INDICES, freeze, indices


def test_positions_come_out_in_increasing_order_each_once():
    assert indices([5, 2, 5, 0]).tolist() == [0, 2, 5]


def test_a_single_position_is_taken_as_a_list_of_one():
    assert indices(3).tolist() == [3]


def test_positions_are_read_only():
    with pytest.raises(ValueError, match="read-only"):
        indices([1, 2])[0] = 7


def test_no_positions_hold_nothing_and_can_index_an_array():
    assert np.arange(4)[NO_INDICES].tolist() == []


def test_a_frozen_array_refuses_to_be_written():
    array = np.zeros(2)
    freeze(array)
    with pytest.raises(ValueError, match="read-only"):
        array[0] = 1


@pytest.mark.parametrize(
    ("values", "expected"),
    [([0, 2, 1], [0, 1, 2]), ([1, 1, 2], [1, 2]), ([2, 0], [0, 2]), ([3, 3], [3]), (4, [4])],
)
def test_positions_are_in_order_and_each_is_there_once(values, expected):
    assert indices(values).tolist() == expected


def test_no_position_at_all_can_not_be_written_to():
    assert not NO_INDICES.flags.writeable
    assert not indices([]).flags.writeable
