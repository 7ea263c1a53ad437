"""A run of any model as a PyTorch script: its layers, its loss and its optimisers do the work."""

from __future__ import annotations

from engine.errors import UserError
from engine.files.runs.network_parts import (
    ScriptedRun,
    Stretch,
    data_lines,
    loop_lines,
    printing_lines,
    start_lines,
    title_lines,
)
from engine.files.runs.script_parts import imports_lines, order_lines, text_of
from engine.learning.settings import Optimiser, Rule
from engine.loss.penalty import PenaltyKind
from engine.model.activation import Activation

_ACTIVATIONS = {
    Activation.TANH: ["torch.nn.Tanh()"],
    Activation.RELU: ["torch.nn.ReLU()"],
    Activation.SIGMOID: ["torch.nn.Sigmoid()"],
    Activation.LINEAR: [],
}

_OPTIMISERS = {
    Optimiser.GRADIENT_DESCENT: ("SGD", ""),
    Optimiser.MOMENTUM: ("SGD", ", momentum=0.9"),
    Optimiser.NESTEROV: ("SGD", ", momentum=0.9, nesterov=True"),
    Optimiser.ADAGRAD: ("Adagrad", ""),
    Optimiser.RMSPROP: ("RMSprop", ", alpha=0.9"),
    Optimiser.ADAM: ("Adam", ""),
}
"""The class, and what is named beside the learning rate."""


def torch_script(run: ScriptedRun) -> str:
    """Return the script. Raises UserError `script_rule` where Rosenblatt's rule is in the run."""
    stretches = run.stretches
    if any(stretch.rule is Rule.PERCEPTRON for stretch in stretches):
        raise UserError("script_rule", library="PyTorch")
    lines = [
        *title_lines(run, "needs_torch"),
        *imports_lines(run.plants_file, "import torch"),
        "",
        *data_lines(run, "np.column_stack", "~held_out", "held_out"),
        "",
        *start_lines(run),
        *_model(run),
    ]
    for stretch in stretches:
        lines += [*_loop(run, stretch), ""]
    lines += printing_lines(
        run,
        "layers[k].weight.tolist()",
        "layers[k].bias.tolist()",
        "model(torch.tensor(x)).detach().numpy()[:, 0]",
    )
    return text_of(lines)


def _model(run: ScriptedRun) -> list[str]:
    """Return the layers with the start in them, and the plants as tensors."""
    layers, comment = list[str](), run.comment
    for layer in run.architecture.layers:
        layers.append(f"torch.nn.Linear({layer.inputs}, {layer.neurons}, dtype=torch.float64)")
        if layer is not run.architecture.layers[-1]:
            layers += _ACTIVATIONS[run.architecture.activation]
    lines = [
        "",
        f"model = torch.nn.Sequential(  {comment('torch_model')}",
        *(f"    {layer}," for layer in layers),
        ")",
        "layers = [part for part in model if isinstance(part, torch.nn.Linear)]",
        "with torch.no_grad():",
        "    for k, layer in enumerate(layers):",
        "        layer.weight.copy_(torch.tensor(W[k]))",
        "        layer.bias.copy_(torch.tensor(b[k]))",
        "",
    ]
    if not run.stretches:
        return lines
    return [
        *lines,
        "weights, biases = [layer.weight for layer in layers], [layer.bias for layer in layers]",
        "X, Y = torch.tensor(x), torch.tensor(y, dtype=torch.float64)",
        f"log_loss = torch.nn.BCEWithLogitsLoss()  {comment('torch_loss')}",
    ]


def _loop(run: ScriptedRun, stretch: Stretch) -> list[str]:
    """Return the loop of a stretch, after the optimiser where another one begins."""
    has_l1 = stretch.penalty is PenaltyKind.L1
    decays = "R" if stretch.penalty is PenaltyKind.L2 else "0"
    each_leg, names = list[str](), ["R"] if has_l1 else []
    if len(stretch.legs) > 1 or not stretch.begins_optimiser:
        names = ["alpha"] if stretch.penalty is PenaltyKind.NONE else ["alpha", "R"]
        each_leg = [
            f"descent.param_groups[0].update(lr=alpha, weight_decay={decays})",
            "descent.param_groups[1].update(lr=alpha)",
        ]
    body = _step(run, stretch, has_l1)
    optimiser = _optimiser(run, stretch) if stretch.begins_optimiser else []
    return [*optimiser, *loop_lines(stretch, names, each_leg, body, run.comment)]


def _optimiser(run: ScriptedRun, stretch: Stretch) -> list[str]:
    name, named = _OPTIMISERS[stretch.optimiser]
    settings = stretch.legs[0].settings
    is_l2 = stretch.penalty is PenaltyKind.L2
    decay = settings.penalty.rate if is_l2 else 0
    comment = run.comment("torch_l2" if is_l2 else "torch_groups")
    return [
        f"groups = [  {comment}",
        f'    {{"params": weights, "weight_decay": {decay!r}}},',
        '    {"params": biases, "weight_decay": 0},',
        "]",
        f"descent = torch.optim.{name}(groups, lr={settings.learning_rate!r}{named})",
    ]


def _step(run: ScriptedRun, stretch: Stretch, has_l1: bool) -> list[str]:
    size, lines, which = stretch.batch_size, list[str](), ("X", "Y")
    if size is not None:
        first = stretch.legs[0]
        lines = order_lines(first, size, run.count, run.comment, from_start=first.first == 0)
        batch = f"order[place * {size} : place * {size} + {size}]"
        lines += [f"i = torch.tensor({batch})  {run.comment('batch')}"]
        which = ("X[i]", "Y[i]")
    lines += [f"loss = log_loss(model({which[0]})[:, 0], {which[1]})"]
    if has_l1:
        penalty = "R * sum(w.abs().sum() for w in weights)"
        lines += [f"loss = loss + {penalty}  {run.comment('l1')}"]
    slopes = f"loss.backward()  {run.comment('torch_slopes')}"
    return [*lines, "descent.zero_grad()", slopes, "descent.step()"]
