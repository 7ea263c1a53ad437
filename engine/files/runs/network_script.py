"""A run of any model as a script for NumPy, PyTorch, scikit-learn or R: which, and whether it can.

Run alone, the script prints the numbers on screen: parameters by layer, loss and accuracy.
"""

from __future__ import annotations

from enum import StrEnum

from engine.arrays import Parameters
from engine.errors import Language, UserError
from engine.files.runs.network_parts import ScriptedRun
from engine.files.runs.numpy_script import numpy_script
from engine.files.runs.r_script import r_script
from engine.files.runs.script_parts import Comments
from engine.files.runs.sklearn_script import sklearn_script
from engine.files.runs.torch_script import torch_script
from engine.lab.replay import Doubt, Leg
from engine.learning.settings import Rule
from engine.model.architecture import Architecture
from engine.model.dataset import Dataset


class ScriptLibrary(StrEnum):
    """What a script needs to run, beside NumPy; R, which needs none; or an exercise with holes."""

    NUMPY = "numpy"
    PYTORCH = "pytorch"
    SCIKIT_LEARN = "scikit-learn"
    R = "r"
    EXERCISE = "exercise"


def network_script(
    library: ScriptLibrary,
    plants: Dataset,
    architecture: Architecture,
    start: Parameters,
    legs: list[Leg],
    language: Language,
    plants_file: str | None = None,
    doubt: Doubt | None = None,
) -> str:
    """Return the script of a run from its start (n,) over its legs.

    With `plants_file` the plants are read from there, beside the script. Where a doubt says that
    the legs do not lead to what is on screen, `start` is what is there, and the script gives it as
    it is. Raises UserError `no_plants` where it learns from none, `script_formulas` where the run
    has a student's own formulas without a doubt, and for what a library does otherwise
    `script_rule`, `script_optimiser`, `script_l1`, `script_batches`, `script_rate`,
    `script_one_kind`, `script_order`.
    """
    run = ScriptedRun(plants, architecture, start, legs, Comments(language), plants_file, doubt)
    if not run.count:
        raise UserError("no_plants")
    if doubt is None and any(leg.settings.formulas for leg in legs):
        raise UserError("script_formulas")
    if architecture.is_network and any(leg.settings.rule is Rule.PERCEPTRON for leg in legs):
        raise UserError("script_rule", library="NumPy")
    match library:
        case ScriptLibrary.EXERCISE:
            raise UserError("script_holes")
        case ScriptLibrary.NUMPY:
            return numpy_script(run)
        case ScriptLibrary.PYTORCH:
            return torch_script(run)
        case ScriptLibrary.SCIKIT_LEARN:
            return sklearn_script(run)
        case ScriptLibrary.R:
            return r_script(run)
