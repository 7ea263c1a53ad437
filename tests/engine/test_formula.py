"""A student's formula: both spellings, and nothing else."""

import contextlib
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import UserError
from engine.formula import MOST_DEPTH, MOST_LETTERS, read
from engine.formula_shapes import LARGEST_EXPONENT

A, Y = np.array([0.2, 0.7, 0.9]), np.array([0.0, 1.0, 1.0])
VALUES = {
    "a": A, "y": Y, "z": np.array([-1.4, 0.85, 2.2]),
    "x1": np.array([1.0, 2.0, 3.0]), "x2": np.array([3.0, 1.0, 2.0]),
    "w1": 1.0, "w2": 2.0, "b": 0.5, "m": 3.0,
}  # fmt: skip
GRADIENT = (0.2 * 1 - 0.3 * 2 - 0.1 * 3) / 3


@pytest.mark.parametrize(
    "text",
    [
        "mean((a - y) * x1)",
        "np.mean((a-y)*x1)",
        "np.sum((a - y) * x1) / m",
        "((a - y) * x1).mean()",
        "((a-y)*x1).sum()/m",
        "(a - y) @ x1 / m",
        "1/m Σ (a − y) x₁",
        "1/m × Σ (aᵢ − yᵢ) · x₁ᵢ",
        "Σᵢ (aᵢ − yᵢ) x₁ᵢ / m",
        "1/m Σᵢ₌₁ᵐ (aᵢ − yᵢ) x₁ᵢ",
        "∑_i (a_i - y_i) x_1i / m",
        "Σ_{i=1}^m (a - y) x1 / m",
        "1/m Σx₁ᵢ(aᵢ − yᵢ)",
        "1/m Σᵢx₁ᵢ(aᵢ − yᵢ)",
        "1/mΣᵢ₌₁x₁ᵢ(aᵢ−yᵢ)",
        "1/mΣᵢ₌₁ᵐx₁ᵢ(aᵢ−yᵢ)",
        "1./m Σ (a - y) x1",
        "np.mean((1.0 / (1. + exp(-log(a / (1. - a)))) - y) * x1)",
        "mean((σ(log(aᵢ / (1 − aᵢ))) − yᵢ) x₁ᵢ)",
        "mean((sigmoid(ln(a / (1 - a))) - y) x1)",
        "moyenne((a - y) * x1)",
        "somme((a − y) x₁) / m",
        "1/m × somme((a - y) x1)",
        "moyenne((sigmoid(ln(a / (1 - a))) - y) x1)",
        "1/m * sum((a_i - y_i) x_1)",
        "mean(x1 a - x1 y)",
        "  -mean( (y-a) x1 ) ",
    ],
)
def test_mathematical_and_numpy_spelling_mean_the_same(text):
    assert read(text)(VALUES) == pytest.approx(GRADIENT, rel=1e-14)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2 + 3 * 4", 14.0),
        ("-2^2", -4.0),
        ("2^-1", 0.5),
        ("2**3**2", 512.0),
        ("2 m", 6.0),
        ("(1 + 1)(2 + 2)", 8.0),
        ("0,5 + 0.25", 0.75),
        ("1.5e1", 15.0),
        ("3. + 4.", 7.0),
        ("1.e1", 10.0),
        (".5e1", 5.0),
        ("2.mean()", 2.0),
        ("1..sum()", 1.0),
        ("σ(0)", 0.5),
        ("σ(-1000)", 0.0),
        ("ln(exp(2))", 2.0),
        ("Σ (2)", 2.0),
        ("w1 + w2 b", 2.0),
        ("10 - 4 - 3", 3.0),
        ("12 / 4 / 3", 1.0),
        ("m²", 9.0),
        ("exp(log(7))", 7.0),
        ("abs(-3)", 3.0),
    ],
)
def test_arithmetic_follows_the_rules_of_the_blackboard(text, value):
    assert read(text)(VALUES) == pytest.approx(value, rel=1e-14)


def test_a_formula_that_is_not_summed_up_gives_a_number_a_plant():
    assert read("(a - y) x1")(VALUES).tolist() == pytest.approx([0.2, -0.6, -0.3])


def test_the_log_loss_itself_can_be_typed():
    expected = -(math.log(0.8) + math.log(0.7) + math.log(0.9)) / 3
    assert read("-mean(y log(a) + (1 - y) log(1 - a))")(VALUES) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "code", "facts"),
    [
        ("", "formula_empty", {}),
        ("   ", "formula_empty", {}),
        ("a +", "formula_end", {}),
        ("(a", "formula_end", {}),
        ("a + + ", "formula_end", {}),
        ("mean a", "formula_call", {"column": 1, "text": "mean"}),
        ("a - q", "formula_name", {"column": 5, "text": "q"}),
        ("a ; y", "formula_sign", {"column": 3, "text": ";"}),
        ("a)", "formula_sign", {"column": 2, "text": ")"}),
        ("mean(a, y)", "formula_sign", {"column": 7, "text": ","}),
        ("__import__('os')", "formula_sign", {"column": 1, "text": "_"}),
        ("a.__class__", "formula_name", {"column": 1, "text": "a.__class__"}),
        ("Σq", "formula_name", {"column": 2, "text": "q"}),
        ("Σij a", "formula_name", {"column": 2, "text": "ij"}),
        ("Σᵢ", "formula_end", {}),
        ("aᵢᵢ", "formula_name", {"column": 1, "text": "aᵢᵢ"}),
        ("ᵢ", "formula_sign", {"column": 1, "text": "ᵢ"}),
        ("Σ_{i=2} a", "formula_sign", {"column": 2, "text": "_"}),
        ("σ", "formula_call", {"column": 1, "text": "σ"}),
        ("1,", "formula_sign", {"column": 2, "text": ","}),
        ("np.load", "formula_name", {"column": 1, "text": "np.load"}),
        ("(a).tofile()", "formula_name", {"column": 5, "text": "tofile"}),
        ("(" * (MOST_DEPTH + 1) + "a", "formula_deep", {"most": MOST_DEPTH}),
        ("Σ" * (MOST_DEPTH + 1) + "a", "formula_deep", {"most": MOST_DEPTH}),
        ("a" * (MOST_LETTERS + 1), "formula_long", {"most": MOST_LETTERS}),
    ],
)
def test_what_is_no_formula_is_refused_with_the_place(text, code, facts):
    with pytest.raises(UserError) as refused:
        read(text)
    assert (refused.value.code, refused.value.facts) == (code, facts)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("9^9^9^9^9", "formula_exponent"),
        ("9**(10 m)", "formula_exponent"),
        ("2^(1/0)", "formula_exponent"),
        ("0@0", "formula_shape"),
        ("a @ 2", "formula_shape"),
    ],
)
def test_what_can_not_be_worked_out_is_refused(text, code):
    with pytest.raises(UserError) as refused:
        read(text)(VALUES)
    assert refused.value.code == code


def test_a_tower_of_powers_stays_small():
    assert LARGEST_EXPONENT < 20
    assert read("((9^12)^12)^12")(VALUES) == math.inf


@pytest.mark.parametrize("piece", [*"Σ(-+²^@.", "a²", "a^", "Σ a", "a+", "a@", "mean(", ".sum()"])
def test_the_longest_row_of_anything_is_read_or_refused(piece):
    for text in (
        piece * (MOST_LETTERS // len(piece)),
        (piece * MOST_LETTERS)[: MOST_LETTERS - 1] + "a",
    ):
        with contextlib.suppress(UserError):
            read(text)(VALUES)


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet="amyzx12wb()+-*/@^²Σσᵢᵐ₌=.,_ 0npmeansulogexp", max_size=60))
def test_any_typing_is_read_or_refused(text):
    try:
        value = read(text)(VALUES)
    except UserError:
        return
    assert np.ndim(value) == 0 or np.shape(value) == (3,)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_any_text_at_all_is_read_or_refused(text):
    try:
        read(text)(VALUES)
    except UserError:
        return


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("(a", "formula_end", None),
        ("(a).", "formula_end", None),
        ("(a ) x1)", "formula_sign", 8),
        ("a.mean(x1)", "formula_sign", 8),
        ("mean a", "formula_call", 1),
        ("a.mean", "formula_call", 1),
        ("(a).mean + 1", "formula_call", 5),
        ("a.median()", "formula_name", 1),
        ("(a).median()", "formula_name", 5),
        ("a * * x1", "formula_sign", 5),
    ],
)
def test_what_can_not_be_read_is_named_with_its_column(text, code, column):
    with pytest.raises(UserError) as refused:
        read(text)
    assert (refused.value.code, refused.value.facts.get("column")) == (code, column)


@pytest.mark.parametrize(
    ("deeper", "within"),
    [("(", ")"), ("Σ(0 + ", ")"), ("b**", "")],
    ids=["brackets", "Σ", "powers"],
)
def test_a_formula_may_be_forty_deep_with_its_own_level_and_no_deeper(deeper, within):
    levels = 2 if deeper.startswith("Σ") else 1
    most = (MOST_DEPTH - 1) // levels
    read(deeper * most + "b" + within * most)
    with pytest.raises(UserError) as refused:
        read(deeper * (most + 1) + "b" + within * (most + 1))
    assert refused.value.code == "formula_deep"


def test_what_stands_side_by_side_is_not_deep():
    for part in ("b**1", "Σ(a)", "(b)"):
        read("+".join([part] * (MOST_DEPTH + 5)))


def test_a_formula_is_read_up_to_its_longest_and_no_further():
    longest = "b" + " " * (MOST_LETTERS - 2) + " "
    assert read(longest)(VALUES) == 0.5
    with pytest.raises(UserError):
        read(longest + " ")
