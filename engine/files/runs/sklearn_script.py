"""A run as a scikit-learn script, where its MLPClassifier takes the same steps."""

from __future__ import annotations

from itertools import pairwise

from engine.errors import UserError
from engine.files.runs.network_parts import (
    ScriptedRun,
    data_lines,
    printing_lines,
    start_lines,
    title_lines,
)
from engine.files.runs.script_parts import imports_lines, indented, text_of
from engine.lab.replay import Leg
from engine.learning.settings import Optimiser, Rule, Settings
from engine.loss.penalty import PenaltyKind
from engine.model.activation import Activation

_ACTIVATIONS = {
    Activation.TANH: ("tanh", "np.tanh(z)"),
    Activation.RELU: ("relu", "np.maximum(z, 0)"),
    Activation.SIGMOID: ("logistic", "np.exp(-np.logaddexp(0, -z))"),
    Activation.LINEAR: ("identity", "z"),
}
"""The name there, and f(z)."""

_MOMENTUM = {
    Optimiser.GRADIENT_DESCENT: "momentum=0, nesterovs_momentum=False",
    Optimiser.MOMENTUM: "momentum=0.9, nesterovs_momentum=False",
    Optimiser.NESTEROV: "momentum=0.9, nesterovs_momentum=True",
}
"""Those of the optimisers that take the same steps there."""


def sklearn_script(run: ScriptedRun) -> str:
    """Return the script.

    Raises UserError `script_rule`, `script_optimiser`, `script_l1`, `script_batches`,
    `script_rate` and `script_one_kind` for what MLPClassifier can't do, or does otherwise.
    """
    legs = [] if run.doubt is not None else run.legs
    _check(run, legs)
    lines = [
        *title_lines(run, "needs_sklearn" if legs else "needs_numpy"),
        *(
            imports_lines(run.plants_file, *_LIBRARY, standard="import warnings")
            if legs
            else imports_lines(run.plants_file)
        ),
        "",
        *data_lines(run, "np.column_stack", "~held_out", "held_out"),
        "",
        *start_lines(run),
        "",
        *(_model(run) if legs else []),
    ]
    for before, leg in pairwise([None, *legs]):
        if leg is not None:
            lines += _fit(run, before, leg)
    function = _ACTIVATIONS[run.architecture.activation][1]
    lines += [*_forward(run, function), "", ""]
    return text_of([*lines, *printing_lines(run, "W[k].tolist()", "b[k].tolist()", "z_of(x)")])


_LIBRARY = [
    "from sklearn.exceptions import ConvergenceWarning",
    "from sklearn.neural_network import MLPClassifier",
]


def _check(run: ScriptedRun, legs: list[Leg]) -> None:
    for leg in legs:
        _check_settings(leg.settings)
        if leg.batch_size(run.count) is not None:
            raise UserError("script_batches")
    if legs and len(run.plants.training.kinds_present) < 2:
        raise UserError("script_one_kind")
    for before, leg in pairwise(legs):
        rates = (before.settings.learning_rate, leg.settings.learning_rate)
        if _goes_on(before, leg) and rates[0] != rates[1]:
            raise UserError("script_rate")


def _check_settings(settings: Settings) -> None:
    if settings.rule is Rule.PERCEPTRON:
        raise UserError("script_rule", library="scikit-learn")
    if settings.optimiser not in _MOMENTUM:
        raise UserError("script_optimiser")
    if settings.penalty.kind is PenaltyKind.L1 and not settings.penalty.is_none:
        raise UserError("script_l1")


def _goes_on(before: Leg | None, leg: Leg) -> bool:
    """Say whether a leg begins with the velocity that another one has left."""
    if before is None or leg.settings.optimiser is Optimiser.GRADIENT_DESCENT:
        return False
    return before.settings.optimiser is leg.settings.optimiser


def _model(run: ScriptedRun) -> list[str]:
    """Return the classifier with the start in it."""
    name, comment = _ACTIVATIONS[run.architecture.activation][0], run.comment
    return [
        f'warnings.simplefilter("ignore", ConvergenceWarning)  {comment("sklearn_warning")}',
        "model = MLPClassifier(",
        f'    hidden_layer_sizes={run.architecture.hidden!r}, activation="{name}", solver="sgd",',
        f'    learning_rate="constant", batch_size={run.count}, shuffle=False, max_iter=1,',
        f"    tol=0, n_iter_no_change=10**9, warm_start=True,  {comment('sklearn_to_the_end')}",
        ")",
        f"model.fit(x, y)  {comment('sklearn_throw_away')}",
        f"model.coefs_ = [w.T.copy() for w in W]  {comment('sklearn_weights')}",
        "model.intercepts_ = b",
        "",
    ]


def _fit(run: ScriptedRun, before: Leg | None, leg: Leg) -> list[str]:
    """Return the steps of a leg: `fit` begins with no velocity, `partial_fit` goes on with it."""
    settings, count, comment = leg.settings, run.count, run.comment
    rate = 0.0 if settings.penalty.is_none else settings.penalty.rate
    alpha = f"alpha={rate!r} * {count}" if rate else "alpha=0"
    penalty = comment("sklearn_penalty") if rate else ""
    if _goes_on(before, leg):
        return [
            f"model.set_params({alpha})  {penalty}".rstrip(),
            f"for step in range({leg.first}, {leg.last}):",
            f"    model.partial_fit(x, y)  {comment('sklearn_goes_on')}",
            "",
        ]
    named = f"learning_rate_init={settings.learning_rate!r}, {_MOMENTUM[settings.optimiser]},"
    return [
        "model.set_params(",
        f"    {named}  {comment('sklearn_rate')}",
        f"    {alpha},  {penalty}".rstrip(),
        f"    max_iter={leg.last - leg.first},  {comment('sklearn_steps')}",
        ")",
        "model.fit(x, y)",
        "",
    ]


def _forward(run: ScriptedRun, function: str) -> list[str]:
    """Return W and b as they came out, and z: no method of the classifier says it."""
    learnt = ["W, b = [w.T for w in model.coefs_], model.intercepts_", ""] if run.legs else []
    z = "x @ W[k].T + b[k]"
    layer = (
        [f"z = {z}", f"x = {function} if k < len(W) - 1 else z"]
        if run.architecture.is_network
        else [f"x = {z}"]
    )
    return [
        *(learnt if run.doubt is None else []),
        "",
        f"def z_of(x):  {run.comment('sklearn_z')}",
        "    for k in range(len(W)):",
        *indented(layer, 2),
        "    return x[:, 0]",
    ]
