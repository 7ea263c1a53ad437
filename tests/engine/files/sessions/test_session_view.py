"""What a file says of the field's window is believed only where it makes sense."""

import math

import pytest

from engine.files.sessions.session_view import field_window, is_coordinate


def test_a_window_is_taken_as_it_was_kept():
    assert field_window([-1, 0.5, 3, 2.5]) == (-1.0, 0.5, 3.0, 2.5)
    assert all(type(edge) is float for edge in field_window([0, 0, 1, 1]))


@pytest.mark.parametrize(
    "edges",
    [
        None, "0011", [0, 0, 1], [0, 0, 1, 1, 1], [0, 0, True, 1], [0, 0, "1", 1], [0, 0, None, 1],
        [0, 0, math.nan, 1], [0, 0, math.inf, 1], [0, 0, 1.1e14, 1], [0, 0, 10**400, 1],
        [0, 0, 0, 1], [0, 0, 1, 0], [1, 0, 0, 1], [0, 1, 1, 0],
        [0, 0, 1e-12, 1], [0, 0, 1, 1e-9], [0, 0, 1e-9, 1],
        [1e6, 0, 1e6 + 1e-4, 1], [0, 1e6, 1, 1e6 + 1e-4],
    ],
)  # fmt: skip
def test_a_window_without_sense_or_room_is_none(edges):
    assert field_window(edges) is None


def test_a_narrow_window_is_one_as_long_as_doubles_can_part_its_edges():
    assert field_window([0, 0, 2e-12, 1e-12]) is None
    assert field_window([0, 0, 3e-12, 3e-12]) is not None
    assert field_window([1e6, 0, 1e6 + 2e-3, 1]) is not None
    assert field_window([1e6, 0, 1e6 + 9e-4, 1]) is None


@pytest.mark.parametrize(
    ("value", "is_one"),
    [(0, True), (-1e14, True), (1e14, True), (1.01e14, False), (1e14 + 1, False),
     (math.nan, False), (False, False), ("1", False), ([1], False)],
)  # fmt: skip
def test_a_place_is_a_number_within_reach(value, is_one):
    assert is_coordinate(value) is is_one
