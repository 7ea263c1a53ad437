"""Values of a file that nobody vouches for: each is there and fitting, or its place is named."""

import base64
import zlib

import numpy as np
import pytest

from engine.files.sessions.json_part import LARGEST_WHOLE, Part, PartError, array_to_json


def refused_at(act):
    with pytest.raises(PartError) as refused:
        act()
    return refused.value.where


def part(**values):
    return Part(values, "run")


def test_only_an_object_is_a_part():
    for value in (None, [], "run", 1):
        assert refused_at(lambda value=value: Part(value, "run")) == "run"
    assert refused_at(lambda: part(a=[{}, 1]).parts("a", 2)) == "run.a[1]"
    assert refused_at(lambda: part(a=[{}, {}]).parts("a", 1)) == "run.a"
    assert refused_at(lambda: part(a={}).parts("a", 1)) == "run.a"
    assert len(part(a=[{}, {}]).parts("a", 2)) == 2


def test_the_way_to_a_value_of_the_whole_file_has_no_dot_before_it():
    assert refused_at(lambda: Part({}, "").value("run")) == "run"
    assert refused_at(lambda: Part({"a": {}}, "").part("a").value("b")) == "a.b"


@pytest.mark.parametrize("value", [None, True, "1", [1], 0.99, 2.01, float("nan"), 10**400])
def test_a_number_is_one_within_its_range(value):
    assert refused_at(lambda: part(a=value).number("a", 1, 2)) == "run.a"


def test_a_number_may_be_at_either_end_of_its_range():
    assert [part(a=value).number("a", 1, 2) for value in (1, 2)] == [1.0, 2.0]
    assert type(part(a=1).number("a", 1, 2)) is float


@pytest.mark.parametrize("value", [None, True, 1.0, "1", 0, 3])
def test_a_whole_number_is_one_within_its_range(value):
    assert refused_at(lambda: part(a=value).whole("a", 1, 2)) == "run.a"
    assert [part(a=number).whole("a", 1, 2) for number in (1, 2)] == [1, 2]
    assert part(a=LARGEST_WHOLE).whole("a", 0) == LARGEST_WHOLE == 9_223_372_036_854_775_807
    assert refused_at(lambda: part(a=LARGEST_WHOLE + 1).whole("a", 0)) == "run.a"


def test_true_and_false_are_not_1_and_0():
    assert [part(a=value).flag("a") for value in (True, False)] == [True, False]
    for value in (1, 0, None, "true"):
        assert refused_at(lambda value=value: part(a=value).flag("a")) == "run.a"


def test_a_text_is_one_that_can_be_saved_again():
    assert part(a="né").text("a", 2) == "né"
    for value in ("née", 1, None, "\ud800"):
        assert refused_at(lambda value=value: part(a=value).text("a", 2)) == "run.a"
    assert part(a=["x", "y"]).texts("a", 2, 1) == ("x", "y")
    for value in (["x"], "xy", ["x", 1], ["x", "yy"]):
        assert refused_at(lambda value=value: part(a=value).texts("a", 2, 1)) == "run.a"


def test_null_is_told_from_what_is_missing():
    assert part(a=None).is_none("a")
    assert not part(a=0).is_none("a")
    assert refused_at(lambda: part().is_none("a")) == "run.a"
    assert (part(a=None).has("a"), part().has("a")) == (True, False)


@pytest.mark.parametrize("count", [0, 1, 1000, 1001, 5000])
def test_numbers_come_back_to_the_last_bit(count):
    values = np.random.default_rng(count).standard_normal(count) * 1e-300
    saved = array_to_json(values)
    assert isinstance(saved, list) is (count <= 1000)
    assert part(a=saved).array("a", count).tobytes() == values.tobytes()
    assert refused_at(lambda: part(a=saved).array("a", count - 1)).startswith("run.a")


@pytest.mark.parametrize("value", ["1", True, None, [1], 10**400, -(10**400), float("inf")])
def test_what_is_no_number_in_a_list_is_named_with_its_place(value):
    assert refused_at(lambda: part(a=[0, value]).array("a", 9)) == "run.a[1]"


def packed(values, count=None, **more):
    data = np.asarray(values, dtype="<f8").view(np.uint8).reshape(-1, 8).T.tobytes()
    text = base64.b64encode(zlib.compress(data)).decode()
    return {"count": len(values) if count is None else count, "packed": text, **more}


def test_packed_numbers_are_as_many_as_is_said_and_finite():
    assert part(a=packed([1.5, -2.0])).array("a", 2).tolist() == [1.5, -2.0]
    assert refused_at(lambda: part(a=packed([1.5, 2], 1)).array("a", 9)) == "run.a"
    assert refused_at(lambda: part(a=packed([1.5, 2], 3)).array("a", 9)) == "run.a"
    assert refused_at(lambda: part(a=packed([1.5, np.nan])).array("a", 9)) == "run.a"
    assert refused_at(lambda: part(a=packed([1.5], packed=5)).array("a", 9)) == "run.a"
    assert refused_at(lambda: part(a=packed([1.5], packed="é")).array("a", 9)) == "run.a"
    assert refused_at(lambda: part(a=packed([1.5], packed="AAAA")).array("a", 9)) == "run.a"
    assert refused_at(lambda: part(a=packed([1.5])).array("a", 0)) == "run.a.count"
    cut = packed(np.arange(100.0))["packed"][:80]
    assert refused_at(lambda: part(a=packed([1.5], 100, packed=cut)).array("a", 100)) == "run.a"


def test_a_bomb_is_not_inflated():
    bomb = base64.b64encode(zlib.compress(bytes(200_000_000), 9)).decode()
    assert refused_at(lambda: part(a={"count": 3, "packed": bomb}).array("a", 9)) == "run.a"
