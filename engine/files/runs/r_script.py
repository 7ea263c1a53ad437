"""A run of any model as a script for R, of base R alone, with the chain rule written out."""

from __future__ import annotations

import numpy as np

from engine.errors import UserError
from engine.files.runs.network_parts import ScriptedRun, Stretch, title_lines
from engine.files.runs.r_values import (
    data_lines,
    indented_by_two,
    matrix_lines,
    start_lines,
)
from engine.files.runs.script_parts import Comments, text_of
from engine.learning.batches import Batches
from engine.learning.settings import Optimiser, Rule
from engine.loss.penalty import PenaltyKind
from engine.model.activation import Activation

MOST_DRAWN = 20_000
"""Numbers of plants that are written out: R draws other orders than NumPy from a seed."""

_ACTIVATIONS = {
    Activation.TANH: ("tanh(z)", " * (1 - values[[k]]^2)"),
    Activation.RELU: ("pmax(z, 0)", " * (values[[k]] > 0)"),
    Activation.SIGMOID: ("plogis(z)", " * values[[k]] * (1 - values[[k]])"),
    Activation.LINEAR: ("z", ""),
}
"""f(z), and times its slope, of the outputs of layer k."""

_MEMORIES = {
    Optimiser.MOMENTUM: [("v", "velocities")],
    Optimiser.NESTEROV: [("v", "velocities")],
    Optimiser.ADAGRAD: [("s", "squares")],
    Optimiser.RMSPROP: [("s", "squares")],
    Optimiser.ADAM: [("v", "velocities"), ("s", "squares")],
}
"""The lists that an optimiser keeps, and what is said of them."""

_V, _S, _G, _P = "v[[j]]", "s[[j]]", "g[[j]]", "p[[j]]"
_UPDATES = {
    Optimiser.GRADIENT_DESCENT: [f"{_P} <- {_P} - alpha * {_G}"],
    Optimiser.MOMENTUM: [f"{_V} <- 0.9 * {_V} + {_G}", f"{_P} <- {_P} - alpha * {_V}"],
    Optimiser.NESTEROV: [
        f"{_V} <- 0.9 * {_V} + {_G}",
        f"{_P} <- {_P} - alpha * ({_G} + 0.9 * {_V})",
    ],
    Optimiser.ADAGRAD: [
        f"{_S} <- {_S} + {_G}^2",
        f"{_P} <- {_P} - alpha * {_G} / (sqrt({_S}) + 1e-10)",
    ],
    Optimiser.RMSPROP: [
        f"{_S} <- 0.9 * {_S} + 0.1 * {_G}^2",
        f"{_P} <- {_P} - alpha * {_G} / (sqrt({_S}) + 1e-8)",
    ],
    Optimiser.ADAM: [
        f"{_V} <- 0.9 * {_V} + 0.1 * {_G}",
        f"{_S} <- 0.999 * {_S} + 0.001 * {_G}^2",
        f"m <- {_V} / (1 - 0.9^t)",
        f"{_P} <- {_P} - alpha * m / (sqrt({_S} / (1 - 0.999^t)) + 1e-8)",
    ],
}

_PENALTIES = {PenaltyKind.L2: "R * p[[k]]", PenaltyKind.L1: "R * sign(p[[k]])"}


def r_script(run: ScriptedRun) -> str:
    """Return the script.

    Raises UserError `script_order` where more orders of plants would have to be written out than
    anyone wants in a script.
    """
    stretches = run.stretches
    drawn = sum(len(order) for each in stretches for order in _orders(run, each))
    if drawn > MOST_DRAWN:
        raise UserError("script_order", most=MOST_DRAWN)
    lines = [
        *title_lines(run, "needs_r"),
        "",
        *data_lines(run),
        "",
        *start_lines(run),
        "",
        *_functions(run, any(stretch.rule is Rule.GRADIENT for stretch in stretches)),
    ]
    for stretch in stretches:
        lines += [*_loop(run, stretch), ""]
    return text_of([*lines, *_printing(run)])


def _functions(run: ScriptedRun, learns: bool) -> list[str]:
    """Return what works out the model forwards and, where it learns by slopes, backwards."""
    function, slope = _ACTIVATIONS[run.architecture.activation]
    is_network, comment = run.architecture.is_network, run.comment
    value = f"if (k < layers) {function} else z" if is_network else "z"
    forward = [
        "forward <- function(x) {",
        f"  values <- list(x)  {comment('forward' if is_network else 'forward_neuron')}",
        "  for (k in 1:layers) {",
        "    z <- p[[k]] %*% values[[k]] + p[[layers + k]]",
        f"    values[[k + 1]] <- {value}",
        "  }",
        "  values",
        "}",
        "",
    ]
    return [*forward, *_backward(slope, is_network, comment)] if learns else forward


def _backward(slope: str, is_network: bool, comment: Comments) -> list[str]:
    chain = f"if (k > 1) error <- t(p[[k]]) %*% error{slope}  {comment('chain_rule')}"
    return [
        "slopes <- function(x, y) {",
        "  values <- forward(x)",
        f"  error <- (plogis(values[[layers + 1]]) - y) / length(y)  {comment('error')}",
        "  g <- p",
        "  for (k in layers:1) {",
        "    g[[k]] <- error %*% t(values[[k]])",
        "    g[[layers + k]] <- rowSums(error)",
        *([f"    {chain}"] if is_network else []),
        "  }",
        "  g",
        "}",
        "",
    ]


def _loop(run: ScriptedRun, stretch: Stretch) -> list[str]:
    """Return the loop of a stretch, with what it needs before it: orders, memory, rates."""
    comment = run.comment
    body = [*_slopes(run, stretch), *_penalty(stretch, comment), *_update(stretch, comment)]
    names = ["alpha", "R"] if stretch.penalty in _PENALTIES else ["alpha"]
    before = [*_order_lines(run, stretch), *_memory(stretch, comment)]
    if len(stretch.legs) == 1:
        (leg,) = stretch.legs
        rates = {"alpha": leg.settings.learning_rate, "R": leg.settings.penalty.rate}
        return [
            *before,
            *(f"{name} <- {rates[name]!r}  {comment(name)}" for name in names),
            f"for (step in {leg.first}:{leg.last - 1}) {{",
            *indented_by_two(body),
            "}",
        ]
    return [*before, *_legs(stretch, names, body, comment)]


def _legs(stretch: Stretch, names: list[str], body: list[str], comment: Comments) -> list[str]:
    rows = []
    for leg in stretch.legs:
        rates = {"alpha": leg.settings.learning_rate, "R": leg.settings.penalty.rate}
        rows.append([*(rates[name] for name in names), leg.first, leg.last])
    first, *matrix = matrix_lines(rows)
    width = len(names)
    return [
        f"legs <- {first}  {comment('_'.join(['legs', *names]))}",
        *matrix,
        "for (leg in 1:nrow(legs)) {",
        *(f"  {name} <- legs[leg, {column}]" for column, name in enumerate(names, 1)),
        f"  for (step in legs[leg, {width + 1}]:(legs[leg, {width + 2}] - 1)) {{",
        *indented_by_two(body, 2),
        "  }",
        "}",
    ]


def _orders(run: ScriptedRun, stretch: Stretch) -> list[list[int]]:
    """Return the orders of the plants in each epoch of a stretch, counted from 1."""
    size = stretch.batch_size
    if size is None:
        return []
    per_epoch = -(-run.count // size)
    first, last = stretch.first // per_epoch, (stretch.legs[-1].last - 1) // per_epoch
    if (last - first + 1) * run.count > MOST_DRAWN:
        raise UserError("script_order", most=MOST_DRAWN)
    batches = Batches(run.count, size, stretch.legs[0].settings.seed)
    steps = [range(epoch * per_epoch, (epoch + 1) * per_epoch) for epoch in range(first, last + 1)]
    return [(np.concatenate([batches.at(step) for step in epoch]) + 1).tolist() for epoch in steps]


def _order_lines(run: ScriptedRun, stretch: Stretch) -> list[str]:
    orders = _orders(run, stretch)
    if not orders:
        return []
    first, *others = matrix_lines(orders)
    return [*run.comment.lines("r_orders"), f"orders <- {first}", *others]


def _slopes(run: ScriptedRun, stretch: Stretch) -> list[str]:
    """Return the slopes g of the plants of a step."""
    size, comment = stretch.batch_size, run.comment
    if size is None:
        return ["g <- slopes(x, y)"]
    per_epoch = -(-run.count // size)
    epochs_before = stretch.first // per_epoch
    row = f"step %/% {per_epoch} + 1" + (f" - {epochs_before}" if epochs_before else "")
    if size == 1:
        lines = [f"i <- orders[{row}, step %% {per_epoch} + 1]  {comment('batch')}"]
    else:
        which = f"(place + 1):min(place + {size}, {run.count})"
        lines = [
            f"place <- {size} * (step %% {per_epoch})",
            f"i <- orders[{row}, {which}]  {comment('batch')}",
        ]
    if stretch.rule is Rule.PERCEPTRON:
        return [
            *lines,
            f"e <- (p[[1]] %*% x[, i] + p[[2]] >= 0) - y[i]  {comment('rule')}",
            "g <- list(e %*% t(x[, i]), c(e))",
        ]
    return [*lines, "g <- slopes(x[, i, drop = FALSE], y[i])"]


def _penalty(stretch: Stretch, comment: Comments) -> list[str]:
    if stretch.penalty not in _PENALTIES:
        return []
    slope = _PENALTIES[stretch.penalty]
    note = comment(stretch.penalty.value)
    return [f"for (k in 1:layers) g[[k]] <- g[[k]] + {slope}  {note}"]


def _memory(stretch: Stretch, comment: Comments) -> list[str]:
    if not stretch.begins_optimiser:
        return []
    names = _MEMORIES.get(stretch.optimiser, [])
    return [f"{name} <- lapply(p, function(q) 0 * q)  {comment(text)}" for name, text in names]


def _update(stretch: Stretch, comment: Comments) -> list[str]:
    """Return the step of the optimiser, for the weights and biases of each layer."""
    lines = []
    if stretch.optimiser is Optimiser.ADAM:
        before = f"step - {stretch.memory_from} + 1" if stretch.memory_from else "step + 1"
        lines = [f"t <- {before}  {comment('adam_steps')}"]
    return [
        *lines,
        f"for (j in seq_along(p)) {{  {comment(stretch.optimiser.value)}",
        *indented_by_two(_UPDATES[stretch.optimiser]),
        "}",
    ]


def _printing(run: ScriptedRun) -> list[str]:
    """Print the parameters by layer, loss and accuracy; those of plants held out as well."""
    comment = run.comment
    results = ['results("", x, y)', *(['results("test_", x_test, y_test)'] if run.has_test else [])]
    return [
        f'listed <- function(v) paste0("[", paste(v, collapse = ", "), "]")  {comment("r_listed")}',
        'digits <- function(v) sprintf("%.17g", v)',
        "for (k in 1:layers) {",
        "  rows <- apply(p[[k]], 1, function(row) listed(digits(row)))",
        r'  cat(sprintf("weights_%d = %s\n", k, listed(rows)))',
        r'  cat(sprintf("biases_%d = %s\n", k, listed(digits(p[[layers + k]]))))',
        "}",
        "results <- function(name, x, y) {",
        "  z <- c(forward(x)[[layers + 1]])",
        "  u <- ifelse(y == 1, -z, z)",
        f"  loss <- mean(pmax(u, 0) + log1p(exp(-abs(u))))  {comment('loss')}",
        f"  accuracy <- mean((z >= 0) == (y == 1))  {comment('accuracy')}",
        r'  cat(sprintf("%sloss = %.17g\n%saccuracy = %.17g\n", name, loss, name, accuracy))',
        "}",
        *results,
    ]
