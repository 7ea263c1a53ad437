"""What the next step does to one weight, as a line of arithmetic of the optimiser chosen."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from engine.chain.step_terms import StepTerms
from engine.lab.backwards import Backwards
from engine.learning.optimisers import ADAGRAD_EPSILON, ADAM_DECAYS, EPSILON
from engine.learning.settings import Optimiser, Rule
from gui.language.arithmetic import Writer, rounds_to, with_digits, written_out
from gui.language.numbers import fixed, power_of_ten
from gui.painting.symbols import slope_text, slope_writer
from gui.pictures.backwards.arithmetic_line import Piece
from gui.pictures.backwards.slope_arithmetic import letter_of

Pieces = list[Piece]


class _Form(NamedTuple):
    """A formula in pieces, its numbers not yet written, and what they come to."""

    pieces: tuple[str | int, ...]
    """Signs, and which number stands between them."""
    work: Callable[..., float]


def step_pieces(way: Backwards) -> Pieces:
    """Write Δw = −0.1 × (−0.068) = +0.007; of no plant, and too far away, Δw = 0."""
    terms, letter = way.terms, letter_of(way)
    result = change_text(terms.change)
    name = Piece(f"Δ{letter}", QCoreApplication.translate("Backwards", "next step"), "parameter")
    end = [Piece("=", bold=False), Piece(result, "", "parameter")]
    if terms.leads_beyond or not len(way.plants):
        return [name, *end]
    numbers, form = _numbers(way, terms), _form_of(terms, result)
    writers = [writer for writer, _ in numbers]
    texts = written_out(_careful(form.work), result.removeprefix("+"), *writers)
    middle: Pieces = []
    for piece in form.pieces:
        if isinstance(piece, int):
            middle.append(_number(texts[piece], numbers[piece][1], behind=bool(middle)))
        else:
            middle.append(Piece(piece, bold=False))
    return [name, Piece("=", bold=False), *middle, *end]


def change_text(change: float) -> str:
    """Write a change with its sign, be it + or −."""
    text = slope_text(change)
    return f"+{text}" if change > 0 else text


def _number(text: str, word: str, behind: bool) -> Piece:
    needs_brackets = behind and text.startswith("−")
    return Piece(f"({text})" if needs_brackets else text, word)


def _numbers(way: Backwards, terms: StepTerms) -> list[tuple[Writer, str]]:
    """Return what is put in: −α, the slope, then what the optimiser keeps, each with its word."""
    translate = QCoreApplication.translate
    numbers = [
        (with_digits(-terms.rate, 3, zeros=False), translate("Backwards", "−rate")),
        (slope_writer(terms.slope), _slope_word(way)),
    ]
    if terms.optimiser in (Optimiser.MOMENTUM, Optimiser.NESTEROV):
        word = translate("Backwards", "velocity so far")
        numbers.append((slope_writer(terms.velocity), word))
    elif terms.optimiser in (Optimiser.ADAGRAD, Optimiser.RMSPROP):
        word = translate("Backwards", "squares so far")
        numbers.append((with_digits(terms.squares, 3, zeros=False), word))
    elif terms.optimiser is Optimiser.ADAM:
        mean, square = _adam_means(terms)
        numbers = [
            numbers[0],
            (slope_writer(mean), translate("Backwards", "mean slope")),
            (with_digits(square, 3, zeros=False), translate("Backwards", "mean square")),
        ]
    return numbers


def _slope_word(way: Backwards) -> str:
    """Say which slope the step takes: it may be of a batch, with a penalty, or of another rule."""
    translate, settings = QCoreApplication.translate, way.settings
    if settings.rule is Rule.PERCEPTRON:
        return translate("Backwards", "−(y − y_pred) x of one plant")
    if settings.formulas:
        return translate("Backwards", "by your formula")
    if way.takes_batch:
        word = translate("Backwards", "slope of a batch of {0}").format(settings.batch_size)
    else:
        word = translate("Backwards", "slope of all plants")
    is_weight = bool(way.architecture.is_weight[way.index])
    if settings.penalty.is_none or not is_weight:
        return word
    return translate("Backwards", "{0} + penalty").format(word)


def _adam_means(terms: StepTerms) -> tuple[float, float]:
    """Return both means that Adam keeps, after this step and corrected for their start at 0."""
    (first, second), g, t = ADAM_DECAYS, terms.slope, terms.steps_taken + 1
    mean = (first * terms.velocity + (1 - first) * g) / (1 - first**t)
    square = (second * terms.squares + (1 - second) * g * g) / (1 - second**t)
    return mean, square


def _form_of(terms: StepTerms, result: str) -> _Form:
    """Return the optimiser's formula; a tiny ε stands in it only where it makes a difference."""
    forms = [_form(terms.optimiser, epsilon=False), _form(terms.optimiser, epsilon=True)]
    exact: tuple[float, ...] = (-terms.rate, terms.slope)
    if terms.optimiser is Optimiser.ADAM:
        exact = (-terms.rate, *_adam_means(terms))
    elif terms.optimiser in (Optimiser.MOMENTUM, Optimiser.NESTEROV):
        exact = (*exact, terms.velocity)
    elif terms.optimiser in (Optimiser.ADAGRAD, Optimiser.RMSPROP):
        exact = (*exact, terms.squares)
    comes_out = rounds_to(_careful(forms[0].work)(*exact), result.removeprefix("+"))
    return forms[0] if comes_out else forms[1]


def _form(optimiser: Optimiser, epsilon: bool) -> _Form:
    nine, one = fixed(0.9, 1), fixed(0.1, 1)
    match optimiser:
        case Optimiser.MOMENTUM:
            return _Form((0, "× (" + nine + " ×", 2, "+", 1, ")"), _momentum)
        case Optimiser.NESTEROV:
            pieces = (0, "× (", 1, f"+ {nine} × ({nine} ×", 2, "+", 1, "))")
            return _Form(pieces, lambda rate, g, v: rate * (g + 0.9 * (0.9 * v + g)))
        case Optimiser.ADAGRAD:
            small = ADAGRAD_EPSILON * epsilon
            start, end = _around_root("", ADAGRAD_EPSILON, epsilon)
            return _Form(
                (0, "×", 1, start, 2, "+", 1, end),
                lambda rate, g, s: rate * g / (math.sqrt(s + g * g) + small),
            )
        case Optimiser.RMSPROP:
            small = EPSILON * epsilon
            start, end = _around_root(f"{nine} ×", EPSILON, epsilon)
            return _Form(
                (0, "×", 1, start, 2, f"+ {one} ×", 1, end),
                lambda rate, g, s: rate * g / (math.sqrt(0.9 * s + 0.1 * g * g) + small),
            )
        case Optimiser.ADAM:
            small = EPSILON * epsilon
            start = "/ (√" if epsilon else "/ √"
            rest = (f"+ {power_of_ten(-8)})",) if epsilon else ()
            return _Form((0, "×", 1, start, 2, *rest), _adam_with(small))
    return _Form((0, "×", 1), lambda rate, g: rate * g)


def _around_root(first: str, epsilon: float, has_epsilon: bool) -> tuple[str, str]:
    """Return what stands before s + g² under a root, and after it."""
    if not has_epsilon:
        return f"/ √({first}", "²)"
    return f"/ (√({first}", f"²) + {power_of_ten(round(math.log10(epsilon)))})"


def _momentum(rate: float, g: float, velocity: float) -> float:
    return rate * (0.9 * velocity + g)


def _adam_with(small: float) -> Callable[..., float]:
    return lambda rate, mean, square: rate * mean / (math.sqrt(square) + small)


def _careful(work: Callable[..., float]) -> Callable[..., float]:
    """Let what can't be worked out from rounded numbers be no number, which never comes out."""

    def worked(*values: float) -> float:
        try:
            return work(*values)
        except (ZeroDivisionError, ValueError):
            return math.nan

    return worked
