"""What a lesson may speak of, in conditions and as live numbers: loss, w1, step and the like."""

from __future__ import annotations

import difflib
import math
from collections.abc import Callable
from functools import lru_cache

import numpy as np

from engine.errors import UserError
from engine.explain.chord import Chord
from engine.explain.double_well import Fate, descend
from engine.explain.situation import Verdict
from engine.lab.choices import (
    CHORD_RANGE,
    DERIVATION_LINES,
    FARTHEST_FREE_Z,
    LOG_RANGE,
    MOST_MARKS,
    REPEATS,
    VALLEY_RANGE,
)
from engine.lab.frame import Frame
from engine.learning.settings import LARGEST_RATE, SMALLEST_RATE
from engine.lessons.exercise import Finding, check
from engine.lessons.matrix_lines import MATRIX_HOLES, matrix_lines_right
from engine.lessons.program import HOLES, Program, lines_right
from engine.loss.log_loss import log_loss
from engine.model import samples
from engine.model.neuron import PARAMETERS, Neuron
from engine.solution.separability import Separability

STARTS = 40
"""As many as `engine.experiments.many_starts` has, which the launch does not load."""

_OVERSHOOTING = (Verdict.OVERSHOOTING, Verdict.JUMPING)


def _separable(frame: Frame) -> float | None:
    if frame.solution is None or len(frame.plants.kinds_present) < 2:
        return None
    return float(frame.solution.separability is Separability.SEPARABLE)


def _above_minimum(frame: Frame) -> float | None:
    least = frame.least_loss
    return None if least is None else frame.loss - least


def _of_chord(value: Callable[[Chord], float]) -> Callable[[Frame], float | None]:
    return lambda frame: value(frame.neuron_frame.chord) if frame.architecture.is_bare else None


def _runs_at_minimum(frame: Frame) -> float | None:
    if not frame.architecture.is_bare:
        return None
    count = frame.neuron_frame.runs_at_minimum
    return None if count is None else float(count)


def _fate_is(*fates: Fate) -> Callable[[Frame], float]:
    def holds(frame: Frame) -> float:
        choices = frame.choices
        return float(descend(choices.valley_start, choices.valley_rate).fate in fates)

    return holds


def _of_subject(name: str) -> Callable[[Frame], float | None]:
    return lambda frame: None if frame.subject is None else float(getattr(frame.subject, name))


def _test_plants(frame: Frame) -> float | None:
    return float(len(frame.plants.test)) if frame.state.hidden_test is None else None


def _of_tests(name: str) -> Callable[[Frame], float | None]:
    def count(frame: Frame) -> float | None:
        return float(getattr(frame.test_outputs.counts, name)) if len(frame.plants.test) else None

    return count


def _plant_loss(frame: Frame) -> float | None:
    subject = frame.subject
    if subject is None or subject.kind is None:
        return None
    return log_loss(np.array([subject.z]), np.array([subject.kind], dtype=np.int8))


def _batch_size(frame: Frame) -> float:
    plants = len(frame.plants.training)
    return float(min(frame.settings.batch_size or plants, plants))


def _hidden_output(number: int) -> Callable[[Frame], float | None]:
    """Read an output of the last hidden layer, of the plant that z and a are of."""

    def output(frame: Frame) -> float | None:
        subject, hidden = frame.subject, frame.architecture.hidden
        if subject is None or not hidden or number >= hidden[-1]:
            return None
        outputs = frame.network.layers_of(np.array([[subject.x1, subject.x2]]))[-2]
        return float(outputs[number, 0])

    return output


def _parameter(index: int) -> Callable[[Frame], float | None]:
    return lambda frame: float(frame.parameters[index]) if frame.architecture.is_bare else None


def _slope(index: int) -> Callable[[Frame], float | None]:
    return lambda frame: float(frame.gradient[index]) if frame.architecture.is_bare else None


def _solved_starts(frame: Frame) -> float | None:
    """Count the starts that solve it, once the runs of what is on screen are at their end."""
    starts, settings = frame.experiments.starts, frame.settings.of_descent
    if starts is None or not starts.is_done:
        return None
    made_of = starts.plants, starts.architecture, starts.first, starts.settings.learning
    plants, first = frame.plants.training, frame.choices.first_start
    is_own = made_of == (plants, frame.architecture, first, settings.learning)
    return float(starts.solved) if is_own else None


QUANTITIES: dict[str, Callable[[Frame], float | None]] = {
    "plants": lambda frame: float(len(frame.plants)),
    "toxic": lambda frame: float(frame.plants.toxic_count),
    "non_toxic": lambda frame: float(len(frame.plants) - frame.plants.toxic_count),
    "right": lambda frame: float(frame.counts.right),
    "wrong": lambda frame: float(frame.counts.wrong),
    "missed": lambda frame: float(frame.counts.toxic_missed),
    "false_alarms": lambda frame: float(frame.counts.harmless_accused),
    "separable": _separable,
    **{name: _parameter(index) for index, name in enumerate(PARAMETERS)},
    "loss": lambda frame: frame.loss,
    "above_minimum": _above_minimum,
    "likelihood": lambda frame: frame.likelihood,
    "log_likelihood": lambda frame: frame.log_likelihood,
    **{f"slope_{name}": _slope(index) for index, name in enumerate(PARAMETERS)},
    "penalty": lambda frame: frame.evaluation.penalty,
    "test_loss": lambda frame: frame.test_loss,
    "test_right": _of_tests("right"),
    "test_wrong": _of_tests("wrong"),
    "test_plants": _test_plants,
    "neurons": lambda frame: float(sum(layer.neurons for layer in frame.architecture.layers)),
    "inputs": lambda frame: float(len(frame.architecture.features)),
    "parameters": lambda frame: float(frame.architecture.size),
    "step": lambda frame: float(frame.step),
    "earlier_runs": lambda frame: float(len(frame.ghosts)),
    "runs_at_minimum": _runs_at_minimum,
    "learning_rate": lambda frame: frame.settings.learning_rate,
    "batch_size": _batch_size,
    "overshooting": lambda frame: float(frame.diagnosis.verdict in _OVERSHOOTING),
    "selected": lambda frame: float(len(frame.selection)),
    "mystery": lambda frame: float(frame.probe is not None),
    "z": _of_subject("z"),
    "a": _of_subject("a"),
    "plant_loss": _plant_loss,
    "hidden_a1": _hidden_output(0),
    "hidden_a2": _hidden_output(1),
    "chosen_slope": lambda frame: frame.backwards.slope,
    "mystery_a": lambda frame: None if frame.probe is None else frame.probe.probability,
    "free_z": lambda frame: frame.choices.free_z,
    "log_a": lambda frame: frame.choices.log_a,
    "log_b": lambda frame: frame.choices.log_b,
    "repeats": lambda frame: float(frame.choices.repeats),
    "repeated_likelihood": lambda frame: frame.repeated.likelihood,
    "derivation_line": lambda frame: float(frame.choices.derivation_line + 1),
    "valley_local": _fate_is(Fate.LOCAL, Fate.JUMPED_IN),
    "valley_global": _fate_is(Fate.GLOBAL, Fate.JUMPED_OUT),
    "valley_jumped": _fate_is(Fate.JUMPED_OUT),
    "valley_lost": _fate_is(Fate.LOST, Fate.RESTLESS),
    "chord_u": lambda frame: frame.choices.chord_u,
    "chord_v": lambda frame: frame.choices.chord_v,
    "chord_gap": _of_chord(lambda chord: chord.gap),
    "chord_crossed": _of_chord(lambda chord: float(chord.above is not None)),
    "formulas_right": lambda frame: _count_right(frame.choices.formulas),
    "zero_marks": lambda frame: float(len(frame.choices.zero_marks)),
    "lines_right": lambda frame: _count_lines_right(frame.choices.program),
    "solved_starts": _solved_starts,
    "matrix_lines_right": lambda frame: float(matrix_lines_right(frame.choices.matrix_lines)),
}
"""What a condition may speak of; None where it has no value at the moment."""

_COUNTS = dict.fromkeys(
    (
        "plants", "toxic", "non_toxic", "right", "wrong", "missed", "false_alarms", "step",
        "earlier_runs", "runs_at_minimum", "selected", "test_right", "test_wrong", "test_plants",
        "batch_size",
    ),
    (0.0, math.inf),
)  # fmt: skip
_SIGNS = dict.fromkeys(
    (
        "separable", "overshooting", "mystery", "valley_local", "valley_global", "valley_jumped",
        "valley_lost", "chord_crossed",
    ),
    (0.0, 1.0),
)  # fmt: skip
WHOLE = {
    **_COUNTS,
    **_SIGNS,
    **dict.fromkeys(("neurons", "inputs"), (1.0, math.inf)),
    "parameters": (2.0, math.inf),
    "repeats": (float(REPEATS[0]), float(REPEATS[-1])),
    "derivation_line": (1.0, float(DERIVATION_LINES)),
    "formulas_right": (0.0, float(len(PARAMETERS))),
    "lines_right": (0.0, float(len(HOLES))),
    "matrix_lines_right": (0.0, float(len(MATRIX_HOLES))),
    "zero_marks": (0.0, float(MOST_MARKS)),
    "solved_starts": (0.0, float(STARTS)),
}
BOUNDS = {
    **WHOLE,
    **dict.fromkeys(("a", "mystery_a", "likelihood", "repeated_likelihood"), (0.0, 1.0)),
    **dict.fromkeys(
        ("loss", "above_minimum", "penalty", "test_loss", "plant_loss"), (0.0, math.inf)
    ),
    "log_likelihood": (-math.inf, 0.0),
    "learning_rate": (SMALLEST_RATE, LARGEST_RATE),
    "free_z": (-FARTHEST_FREE_Z, FARTHEST_FREE_Z),
    **dict.fromkeys(("log_a", "log_b"), LOG_RANGE),
    **dict.fromkeys(("chord_u", "chord_v"), (CHORD_RANGE[0], VALLEY_RANGE[1])),
}
"""Between which values a quantity can lie at all; those not named, anywhere."""


_MEANT = {
    **dict.fromkeys(("alpha", "α", "rate", "eta", "lr", "pas"), "learning_rate"),
    **dict.fromkeys(("cost", "cout", "coût", "error", "l", "j", "log_loss", "perte"), "loss"),
    **dict.fromkeys(("steps", "epoch", "epochs", "iteration", "iterations", "t"), "step"),
    **dict.fromkeys(("probability", "proba", "p", "sigmoid", "σ"), "a"),
    **dict.fromkeys(("bias", "w0", "biais"), "b"),
    **dict.fromkeys(("m", "n", "count", "plantes"), "plants"),
    **dict.fromkeys(("toxique", "toxiques"), "toxic"),
    **dict.fromkeys(("accuracy", "correct", "juste", "justes"), "right"),
    **dict.fromkeys(("errors", "mistakes", "fausses"), "wrong"),
    **dict.fromkeys(("val_loss", "validation_loss", "loss_test", "test"), "test_loss"),
    **dict.fromkeys(("test_accuracy", "test_correct"), "test_right"),
    **dict.fromkeys(("hidden", "neurones", "units"), "neurons"),
    **dict.fromkeys(("features", "entrees", "entrées"), "inputs"),
    **dict.fromkeys(("weights", "poids", "parametres", "paramètres"), "parameters"),
    **dict.fromkeys(("gradient", "slope", "dw1"), "slope_w1"),
    **{f"w{sign}": f"w{digit}" for sign, digit in zip("₁₂", "12", strict=True)},
    **{f"w_{digit}": f"w{digit}" for digit in "12"},
}
"""What a teacher may call a quantity that has another name here."""


def _count_right(texts: tuple[str, str, str]) -> float:
    return float(sum(formulas_right(texts)))


def _count_lines_right(program: Program) -> float:
    return float(_lines_right(program))


@lru_cache(maxsize=32)
def _lines_right(program: Program) -> int:
    return lines_right(program, samples.six(), Neuron(0.3, -0.2, 0.1))


@lru_cache(maxsize=32)
def formulas_right(texts: tuple[str, str, str]) -> tuple[bool, bool, bool]:
    """Say of each typed gradient whether it is right, on the course's six plants."""
    results = []
    for text, parameter in zip(texts, PARAMETERS, strict=True):
        try:
            answer = check(text, parameter, samples.six(), Neuron(0.3, -0.2, 0.1))
            results.append(answer.finding is Finding.RIGHT)
        except UserError:
            results.append(False)
    return results[0], results[1], results[2]


def meant_by(name: str) -> list[str]:
    """Return which quantities a name that is not known may mean."""
    plain = name.strip().strip("\\$").casefold()
    if plain in QUANTITIES:
        return [plain]
    if plain in _MEANT:
        return [_MEANT[plain]]
    return difflib.get_close_matches(plain, QUANTITIES) or ["loss", "w1", "step"]
