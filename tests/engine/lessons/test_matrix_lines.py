"""Lines over all plants at once: right ones by value, wrong ones by their shapes."""

import numpy as np
import pytest

from engine.errors import UserError
from engine.learning.typed_gradient import gradient_of
from engine.lessons.exercise import Finding
from engine.lessons.matrix_lines import (
    check_matrix_line,
    matrix_lines_right,
    pieces_of,
    shape_of,
    slopes_of,
)
from engine.loss.log_loss import gradient
from engine.model import samples
from engine.model.neuron import Neuron

SIX, NEURON = samples.six(), Neuron(0.3, -0.2, 0.1)
Z, SLOPES = "X @ W + b", "X.T @ (a - y) / m"


def found(hole, text, plants=SIX):
    return check_matrix_line(hole, text, plants, NEURON)


@pytest.mark.parametrize(
    ("hole", "text"),
    [("z", Z), ("z", "b + W @ X.T"), ("z", "X.dot(W) + b"), ("z", "np.dot(X, W) + b"),
     ("z", "W @ Xᵀ + b"), ("W", SLOPES), ("W", "Xᵀ @ (a − y) / m"), ("W", "(a - y) @ X / m"),
     ("W", "1/m * X.T.dot(a - y)"), ("W", "np.dot(X.T, a - y) / m"),
     ("W", "X.T @ a / m - y @ X / m"),     ("W", "((a - y).T @ X) / m")],
)  # fmt: skip
@pytest.mark.parametrize("plants", [SIX, samples.iris()], ids=["six", "iris"])
def test_a_right_line_is_right_in_any_spelling(hole, text, plants):
    assert found(hole, text, plants).finding is Finding.RIGHT


@pytest.mark.parametrize(
    ("hole", "text", "finding", "shape"),
    [("z", "X @ W", Finding.OTHER, (6,)), ("z", "X", Finding.SHAPE, (6, 2)),
     ("z", "X * W + b", Finding.SHAPE, (6, 2)), ("z", "sum(X)", Finding.SHAPE, ()),
     ("W", "X.T @ (y - a) / m", Finding.SIGN, (2,)), ("W", "X.T @ (a - y)", Finding.NO_MEAN, (2,)),
     ("W", "mean(X.T @ (a - y))", Finding.SHAPE, ()), ("W", "W", Finding.OTHER, (2,)),
     ("W", "X.T * (a - y) / m", Finding.SHAPE, (2, 6)),
     ("W", "log(0 - X.T @ a)", Finding.UNDEFINED, (2,))],
)  # fmt: skip
def test_a_wrong_line_is_told_where_it_parts(hole, text, finding, shape):
    line = found(hole, text)
    assert (line.finding, line.shape) == (finding, shape)
    assert line.true_shape == ((6,) if hole == "z" else (2,))


@pytest.mark.parametrize(
    ("hole", "text", "code", "facts"),
    [("W", "X @ (a - y)", "formula_fit", {"left": "(6×2)", "sign": "@", "right": "(6)"}),
     ("W", "X.T @ W", "formula_fit", {"left": "(2×6)", "sign": "@", "right": "(2)"}),
     ("W", "X - y", "formula_fit_each", {"left": "(6×2)", "sign": "−", "right": "(6)"}),
     ("W", "X ** y", "formula_fit_each", {"left": "(6×2)", "sign": "**", "right": "(6)"}),
     ("z", "X @ 2", "formula_shape", {}), ("z", "X @ W + q", "program_name", None),
     ("z", "w1", "program_name", None), ("z", "X.T.T.mean.sum()", "program_name", None),
     ("W", "np.dot(X.T)", "formula_sign", None), ("W", "X.T.dot", "program_name", None)],
)  # fmt: skip
def test_what_does_not_fit_or_is_not_known_is_refused(hole, text, code, facts):
    with pytest.raises(UserError) as refused:
        found(hole, text)
    assert refused.value.code == code
    assert facts is None or refused.value.facts == facts


def test_a_product_of_too_many_numbers_is_refused():
    plants = samples.two_groups(200, 0.2, 0)
    with pytest.raises(UserError) as refused:
        shape_of("z", "X @ X.T", plants, NEURON)
    assert refused.value.code == "formula_product_large"
    assert shape_of("z", "X.T @ X", plants, NEURON) == (2, 2)


def test_the_first_plant_that_differs_and_both_slopes_are_told():
    line = found("z", "X @ W")  # the six begin with (0.5, 2)
    assert (line.plant, *line.typed, *line.true) == pytest.approx((0, -0.25, -0.15))
    line = found("W", "X.T @ (a - y)")
    true = gradient(SIX.x, NEURON.z(SIX.x), SIX.y)[:2]
    assert line.true == pytest.approx(true)
    assert line.typed == pytest.approx(6 * true)


def test_the_pieces_of_a_line_have_the_shapes_of_what_they_name():
    pieces = pieces_of("W", "X.T @ (a − y) / m", SIX)
    assert [piece.text for piece in pieces] == ["X.T", "@", "(", "a", "-", "y", ")", "/", "m"]
    assert [piece.shape for piece in pieces if piece.shape is not None] == [(2, 6), (6,), (6,), ()]
    turned = pieces_of("W", "Xᵀ@a", SIX)
    assert [(piece.text, piece.shape) for piece in turned][::2] == [("Xᵀ", (2, 6)), ("a", (6,))]


@pytest.mark.parametrize("line", [SLOPES, "np.dot(X.T, a - y) / m", "(a - y) @ X / m"])
def test_right_lines_train_as_the_gradient_does(line):
    rng = np.random.default_rng(1)
    for _ in range(3):
        neuron = Neuron.of(rng.normal(size=3))
        true = gradient(SIX.x, neuron.z(SIX.x), SIX.y)
        assert gradient_of(slopes_of((Z, line)), SIX, neuron) == pytest.approx(true, abs=1e-12)


def test_lines_that_are_not_right_do_not_train():
    for lines in (("", ""), (Z, "X.T @ (a - y)"), ("X @ W", SLOPES)):
        with pytest.raises(UserError):
            slopes_of(lines)


def test_right_lines_are_counted():
    assert [matrix_lines_right(lines) for lines in (("", ""), (Z, "W"), (Z, SLOPES))] == [0, 1, 2]
