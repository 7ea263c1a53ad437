"""A run of any model as a NumPy script with the chain rule written out, for students to read."""

from __future__ import annotations

from engine.files.runs.network_parts import (
    ScriptedRun,
    Stretch,
    data_lines,
    loop_lines,
    printing_lines,
    start_lines,
    title_lines,
)
from engine.files.runs.script_parts import Comments, imports_lines, indented, order_lines, text_of
from engine.learning.settings import Optimiser, Rule
from engine.loss.penalty import PenaltyKind
from engine.model.activation import Activation

_ACTIVATIONS = {
    Activation.TANH: ("np.tanh(z)", " * (1 - values[k] ** 2)"),
    Activation.RELU: ("np.maximum(z, 0)", " * (values[k] > 0)"),
    Activation.SIGMOID: ("sigmoid(z)", " * values[k] * (1 - values[k])"),
    Activation.LINEAR: ("z", ""),
}
"""f(z), and times its slope, of the outputs of layer k."""

_MEMORIES = {
    Optimiser.MOMENTUM: ["velocities"],
    Optimiser.NESTEROV: ["velocities"],
    Optimiser.ADAGRAD: ["squares"],
    Optimiser.RMSPROP: ["squares"],
    Optimiser.ADAM: ["velocities", "squares"],
}

_UPDATES = {
    Optimiser.GRADIENT_DESCENT: ["p -= alpha * g"],
    Optimiser.MOMENTUM: ["v[:] = 0.9 * v + g", "p -= alpha * v"],
    Optimiser.NESTEROV: ["v[:] = 0.9 * v + g", "p -= alpha * (g + 0.9 * v)"],
    Optimiser.ADAGRAD: ["s += g**2", "p -= alpha * g / (np.sqrt(s) + 1e-10)"],
    Optimiser.RMSPROP: ["s[:] = 0.9 * s + 0.1 * g**2", "p -= alpha * g / (np.sqrt(s) + 1e-8)"],
    Optimiser.ADAM: [
        "v[:] = 0.9 * v + 0.1 * g",
        "s[:] = 0.999 * s + 0.001 * g**2",
        "mean, square = v / (1 - 0.9**t), s / (1 - 0.999**t)",
        "p -= alpha * mean / (np.sqrt(square) + 1e-8)",
    ],
}

_PENALTIES = {PenaltyKind.L2: "R * w", PenaltyKind.L1: "R * np.sign(w)"}


def numpy_script(run: ScriptedRun) -> str:
    """Return the script: plants, start, backpropagation, loops, and what is printed."""
    stretches = run.stretches
    lines = [
        *title_lines(run, "needs_numpy"),
        *imports_lines(run.plants_file),
        "",
        *data_lines(run, "np.array", ":, ~held_out", ":, held_out"),
        "",
        *start_lines(run),
        *_functions(run, any(stretch.rule is Rule.GRADIENT for stretch in stretches)),
    ]
    for stretch in stretches:
        lines += [*_loop(run, stretch), ""]
    lines += printing_lines(run, "W[k].tolist()", "b[k].tolist()", "forward(x)[-1][0]")
    return text_of(lines)


def _functions(run: ScriptedRun, learns: bool) -> list[str]:
    """Return what works out the model forwards and, where it learns by slopes, backwards."""
    function, slope = _ACTIVATIONS[run.architecture.activation]
    is_network, comment = run.architecture.is_network, run.comment
    has_sigmoid = learns or (is_network and function.startswith("sigmoid"))
    z = "W[k] @ values[k] + b[k][:, None]"
    layer = (
        [f"z = {z}", f"values.append({function} if k < len(W) - 1 else z)"]
        if is_network
        else [f"values.append({z})"]
    )
    forward = [
        "def forward(x):",
        f"    values = [x]  {comment('forward' if is_network else 'forward_neuron')}",
        "    for k in range(len(W)):",
        *indented(layer, 2),
        "    return values",
    ]
    functions = [_sigmoid(comment)] if has_sigmoid else []
    functions += [forward, _backward(slope, is_network, comment)] if learns else [forward]
    return ["", "", *(line for each in functions for line in (*each, "", ""))]


def _sigmoid(comment: Comments) -> list[str]:
    return ["def sigmoid(z):", f"    return np.exp(-np.logaddexp(0, -z))  {comment('sigmoid')}"]


def _backward(slope: str, is_network: bool, comment: Comments) -> list[str]:
    chain = ["if k > 0:", f"    error = W[k].T @ error{slope}  {comment('chain_rule')}"]
    layer = ["dW.insert(0, error @ values[k].T)", "db.insert(0, error.sum(axis=1))"]
    return [
        "def backward(x, y):",
        "    values = forward(x)",
        f"    error = (sigmoid(values[-1]) - y) / len(y)  {comment('error')}",
        "    dW, db = [], []",
        "    for k in reversed(range(len(W))):",
        *indented([*layer, *(chain if is_network else [])], 2),
        "    return dW, db",
    ]


def _loop(run: ScriptedRun, stretch: Stretch) -> list[str]:
    """Return the loop of a stretch, with the optimiser's memory where it begins."""
    comment = run.comment
    names = ["alpha", "R"] if stretch.penalty in _PENALTIES else ["alpha"]
    body = [*_slopes(run, stretch), *_penalty(stretch, comment), *_update(stretch, comment)]
    return [*_memory(stretch, comment), *loop_lines(stretch, names, [], body, comment)]


def _slopes(run: ScriptedRun, stretch: Stretch) -> list[str]:
    """Return dW and db of the plants of a step."""
    size, comment, first = stretch.batch_size, run.comment, stretch.legs[0]
    if size is None:
        return ["dW, db = backward(x, y)"]
    order = order_lines(first, size, run.count, comment, from_start=first.first == 0)
    if stretch.rule is Rule.PERCEPTRON:
        return [*order, *_correction(comment)]
    batch = f"i = order[place * {size} : place * {size} + {size}]  {comment('batch')}"
    return [*order, batch, "dW, db = backward(x[:, i], y[i])"]


def _penalty(stretch: Stretch, comment: Comments) -> list[str]:
    if stretch.penalty not in _PENALTIES:
        return []
    slope = _PENALTIES[stretch.penalty]
    return [f"dW = [g + {slope} for g, w in zip(dW, W)]  {comment(stretch.penalty.value)}"]


def _memory(stretch: Stretch, comment: Comments) -> list[str]:
    if not stretch.begins_optimiser:
        return []
    zeros = "[np.zeros_like(p) for p in W + b]"
    names = _MEMORIES.get(stretch.optimiser, [])
    return [f"{name} = {zeros}  {comment(name)}" for name in names]


def _update(stretch: Stretch, comment: Comments) -> list[str]:
    """Return the step of the optimiser, for the weights and biases of each layer."""
    memories, lines = _MEMORIES.get(stretch.optimiser, []), list[str]()
    if stretch.optimiser is Optimiser.ADAM:
        before = f"step - {stretch.memory_from} + 1" if stretch.memory_from else "step + 1"
        lines = [f"t = {before}  {comment('adam_steps')}"]
    variables = ", ".join(["p", "g", *(name[0] for name in memories)])
    values = ", ".join(["W + b", "dW + db", *memories])
    return [
        *lines,
        f"for {variables} in zip({values}):  {comment(stretch.optimiser.value)}",
        *indented(_UPDATES[stretch.optimiser], 1),
    ]


def _correction(comment: Comments) -> list[str]:
    return [
        "i = order[place]",
        f"e = (W[0] @ x[:, i] + b[0] >= 0) - y[i]  {comment('rule')}",
        "dW, db = [np.outer(e, x[:, i])], [e]",
    ]
