"""A student's formula, read and worked out safely: no name but ours, no size but the plants'.

Mathematical and NumPy spelling are both understood: `1/m Σ (a − y) x₁`, `Σᵢ (aᵢ − yᵢ) x₁ᵢ / m`,
`mean((a - y) * x1)`, `np.sum((a - y) * x1) / m`, `((a - y) * x1).mean()`, `(a - y) @ x1 / m`;
of all measures at once, `X.T @ (a - y) / m`, `Xᵀ @ (a − y) / m`, `np.dot(X.T, a - y) / m`;
mean and sum are moyenne and somme as well, as one says in French.
Nothing typed is ever handed to Python: a formula is read into a tree of our own, whose size and
depth are bounded.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.arrays import Vector
from engine.errors import UserError
from engine.formula_shapes import OPERATIONS, Value, matrix_product, raised
from engine.formula_tokens import Token, tokens_of
from engine.model.neuron import sigmoid

MOST_LETTERS = 300
MOST_DEPTH = 40

VARIABLES = ("a", "y", "z", "x1", "x2", "w1", "w2", "b", "m")
"""What a formula may name: per plant a, y, z, x1, x2 (m,); one number w1, w2, b, m."""

FUNCTIONS: dict[str, Callable[[Vector], Any]] = {
    "mean": np.mean,
    "moyenne": np.mean,
    "sum": np.sum,
    "somme": np.sum,
    "exp": np.exp,
    "log": np.log,
    "ln": np.log,
    "abs": np.abs,
    "σ": sigmoid,
    "sigmoid": sigmoid,
}
_REDUCING = ("mean", "sum")

_POWERS = {"²": "2", "³": "3"}


@dataclass(frozen=True)
class Formula:
    """A formula that has been read: call it with the values of its variables."""

    text: str
    _run: Callable[[Mapping[str, Value]], Value]

    def __call__(self, values: Mapping[str, Value]) -> Value:
        """Return its value, a number, one a plant (m,), or a matrix.

        Raises UserError for shapes that do not fit: `formula_shape`, `formula_fit`,
        `formula_fit_each`, `formula_product_large`; `formula_exponent` for an exponent beyond 12.
        What is undefined, such as log 0, comes out as inf or NaN.
        """
        with np.errstate(all="ignore"):
            return self._run(values)


def read(text: str, names: Collection[str] = VARIABLES) -> Formula:
    """Read a formula that may name these variables.

    Raises UserError with the `column` (from 1) of the fault: `formula_empty`, `formula_long`,
    `formula_sign` (a sign that means nothing here), `formula_name` (a name that is not known),
    `formula_end` (something is missing at the end), `formula_deep`.
    """
    if not text.strip():
        raise UserError("formula_empty")
    if len(text) > MOST_LETTERS:
        raise UserError("formula_long", most=MOST_LETTERS)
    return Formula(text, _Reader(tokens_of(text), names).whole())


Run = Callable[[Mapping[str, Value]], Value]


class _Reader:
    """Reads sums of products of powers, from the left; a product needs no sign: `2 x1 (a - y)`."""

    def __init__(self, tokens: list[Token], names: Collection[str]) -> None:
        self._tokens, self._names = tokens, names
        self._position = 0
        self._depth = 0

    def whole(self) -> Run:
        result = self._sum()
        if self._next is not None:
            raise UserError("formula_sign", column=self._next.column, text=self._next.text)
        return result

    @property
    def _next(self) -> Token | None:
        return self._tokens[self._position] if self._position < len(self._tokens) else None

    def _take(self, *texts: str) -> Token | None:
        token = self._next
        if token is None or token.text not in texts or token.kind == "number":
            return None
        self._position += 1
        return token

    def _go_deeper(self) -> None:
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise UserError("formula_deep", most=MOST_DEPTH)

    def _sum(self) -> Run:
        self._go_deeper()
        result = self._product()
        while (sign := self._take("+", "-")) is not None:
            result = _joined(sign.text, result, self._product())
        self._depth -= 1
        return result

    def _product(self) -> Run:
        result = self._signed()
        while True:
            sign = self._take("*", "/", "@")
            if sign is not None:
                result = _joined(sign.text, result, self._signed())
            elif self._begins_factor():
                result = _joined("*", result, self._signed())
            else:
                return result

    def _begins_factor(self) -> bool:
        token = self._next
        return token is not None and (
            token.kind in ("number", "total", "name") or token.text == "("
        )

    def _signed(self) -> Run:
        """Read a factor with signs before it; a minus binds looser than a power: -x² = -(x²)."""
        minus = False
        while (sign := self._take("+", "-")) is not None:
            minus ^= sign.text == "-"
        factor = self._power()
        return (lambda values: -factor(values)) if minus else factor

    def _power(self) -> Run:
        base = self._atom()
        while (raised := self._take("²", "³")) is not None:
            base = _raised(base, _constant(float(_POWERS[raised.text])))
        if self._take("**", "↑") is None:
            return base
        self._go_deeper()
        exponent = self._signed()
        self._depth -= 1
        return _raised(base, exponent)

    def _atom(self) -> Run:
        token = self._next
        if token is None:
            raise UserError("formula_end")
        self._position += 1
        if token.kind == "number":
            return self._with_methods(_constant(float(token.text.replace(",", "."))))
        if token.text == "(":
            inner = self._sum()
            self._close()
            return self._with_methods(inner)
        if token.kind == "total":
            return self._total()
        if token.kind == "name":
            return self._named(token)
        raise UserError("formula_sign", column=token.column, text=token.text)

    def _close(self) -> None:
        if self._take(")") is None:
            if self._next is None:
                raise UserError("formula_end")
            raise UserError("formula_sign", column=self._next.column, text=self._next.text)

    def _total(self) -> Run:
        """Read `Σ …`, over the product that follows."""
        self._go_deeper()
        body = self._product()
        self._depth -= 1
        return lambda values: _sum_up(body(values))

    def _named(self, token: Token) -> Run:
        """Read a variable, `mean(…)`, `dot(…, …)`, or `X.T.dot(…)`."""
        name = token.text.removeprefix("np.").removeprefix("numpy.")
        name, *methods = name.split(".")
        known = _variable(name, self._names)
        if known is not None:
            return self._with_methods(self._called(_looked_up(known), token, methods))
        if name == "dot" and not methods:
            return self._with_methods(self._dot(token))
        if name in FUNCTIONS and not methods:
            if self._take("(") is None:
                raise UserError("formula_call", column=token.column, text=name)
            inner = self._sum()
            self._close()
            return self._with_methods(_applied(name, inner))
        raise UserError("formula_name", column=token.column, text=token.text)

    def _with_methods(self, value: Run) -> Run:
        """Read what hangs on a value: `(…).mean()`, `(…).sum()`, `(…).T`, `(…)ᵀ`."""
        while (sign := self._take(".", "ᵀ")) is not None:
            if sign.text == "ᵀ":
                value = _transposed(value)
                continue
            token = self._next
            if token is None:
                raise UserError("formula_end")
            self._position += 1
            value = self._called(value, token, token.text.split("."))
        return value

    def _called(self, value: Run, token: Token, methods: list[str]) -> Run:
        """Read the methods of one name, `T.dot` of `X.T.dot(…)`: only the last has parentheses."""
        if any(method != "T" for method in methods[:-1]):
            raise UserError("formula_name", column=token.column, text=token.text)
        for method in methods:
            value = self._call(value, token, method)
        return value

    def _dot(self, token: Token) -> Run:
        """Read the two factors of `dot(…, …)`."""
        if self._take("(") is None:
            raise UserError("formula_call", column=token.column, text=token.text)
        left = self._sum()
        if self._take(",") is None:
            if self._next is None:
                raise UserError("formula_end")
            raise UserError("formula_sign", column=self._next.column, text=self._next.text)
        right = self._sum()
        self._close()
        return lambda values: matrix_product(left(values), right(values))

    def _call(self, value: Run, token: Token, method: str) -> Run:
        if method == "T":
            return _transposed(value)
        if method == "dot" and self._take("(") is not None:
            right = self._sum()
            self._close()
            return lambda values: matrix_product(value(values), right(values))
        if method not in _REDUCING:
            raise UserError("formula_name", column=token.column, text=token.text)
        if self._take("(") is None:
            raise UserError("formula_call", column=token.column, text=method)
        self._close()
        return _applied(method, value)


def _variable(name: str, names: Collection[str]) -> str | None:
    """Return which variable is meant: x_1, x1i, a_i and yi are x1, a and y."""
    plain = name.replace("_", "").replace("ᵢ", "i")
    for candidate in (name, plain, plain.removesuffix("i")):
        if candidate in names:
            return candidate
    return None


def _constant(value: float) -> Run:
    return lambda _values: value


def _looked_up(name: str) -> Run:
    return lambda values: values[name]


def _applied(name: str, inner: Run) -> Run:
    function = FUNCTIONS[name]

    def run(values: Mapping[str, Value]) -> Value:
        result: Value = function(np.asarray(inner(values), dtype=np.float64))
        return result

    return run


def _sum_up(value: Value) -> Value:
    return float(np.sum(value))


def _joined(sign: str, left: Run, right: Run) -> Run:
    work = OPERATIONS[sign]
    return lambda values: work(left(values), right(values))


def _transposed(value: Run) -> Run:
    return lambda values: np.transpose(value(values))


def _raised(base: Run, exponent: Run) -> Run:
    return lambda values: raised(base(values), exponent(values))
