import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import UserError, sentence_of
from engine.model.features import Feature, products_up_to, rows_of

MEASURES = st.floats(-1e12, 1e12) | st.floats(-3, 3)


def by_python(feature, x1, x2):
    """The name of a feature, read by Python itself."""
    expression = feature.value.replace("^", "**")
    return eval(expression, {"x1": x1, "x2": x2, "sin": math.sin})


@given(st.lists(st.tuples(MEASURES, MEASURES), min_size=1, max_size=4))
@settings(deadline=None, max_examples=50)
def test_each_input_is_what_its_name_says(points):
    rows = rows_of(np.array(points), tuple(Feature))
    for row, feature in zip(rows, Feature, strict=True):
        expected = [by_python(feature, x1, x2) for x1, x2 in points]
        assert row.tolist() == pytest.approx(expected, rel=1e-14, abs=1e-300)


def test_integers_have_exact_powers():
    rows = rows_of(np.array([[3.0, -7.0]]), tuple(Feature)[:20])
    assert rows[:, 0].tolist() == [by_python(feature, 3, -7) for feature in tuple(Feature)[:20]]


@pytest.mark.parametrize(("degree", "count"), [(1, 2), (2, 5), (3, 9), (4, 14), (5, 20)])
def test_all_products_up_to_a_degree(degree, count):
    features = products_up_to(degree)
    assert len(features) == len(set(features)) == count
    points = np.array([[2.0, 1.0]])
    # at x1 = 2, x2 = 1 a product is 2^i: of degree d there are those of i = 0 ... d
    expected = [2.0**i for d in range(1, degree + 1) for i in range(d + 1)]
    assert sorted(rows_of(points, features)[:, 0]) == sorted(expected)


def test_a_lower_degree_begins_a_higher_one():
    assert products_up_to(5)[:9] == products_up_to(3)
    assert products_up_to(1) == (Feature.X1, Feature.X2)


def test_rows_stand_in_the_order_asked_for_and_none_of_no_plant():
    points = np.array([[1.0, 2.0], [3.0, 4.0]])
    assert rows_of(points, (Feature.X2, Feature.X1)).tolist() == [[2, 4], [1, 3]]
    assert rows_of(np.empty((0, 2)), (Feature.X2, Feature.X1)).shape == (2, 0)


@pytest.mark.parametrize("degree", [0, 6, -1])
def test_no_other_degree_is_on_offer(degree):
    with pytest.raises(UserError) as refusal:
        products_up_to(degree)
    assert refusal.value.code == "degree"
    shown = f"{degree}".replace("-", "−")
    assert sentence_of(refusal.value, "en") == f"a degree of {shown} is not possible: from 1 to 5"
    french = " ".join(sentence_of(refusal.value, "fr").split())
    assert french == f"le degré {shown} est impossible : de 1 à 5"
