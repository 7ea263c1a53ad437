"""The run as comma-separated text: step, w1, w2, b, loss, a row a step.

Where plants are held out, test_loss too; of a network every parameter, by its name.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from engine.errors import Language
from engine.files.tables.plants_csv import number_text, separator_of_language
from engine.files.whole_file import whole_file
from engine.learning.trace_view import TraceView
from engine.model.neuron import PARAMETERS


def write(
    path: Path, trace: TraceView, names: Sequence[str] = PARAMETERS, language: Language = "en"
) -> None:
    """Write every step so that whoever reads it has the same numbers. Raises UserError.

    `names` are those of the parameters. In French as a French spreadsheet reads it, with semicolons
    and decimal commas.
    """
    with whole_file(path) as unfinished, unfinished.open("w", encoding="utf-8", newline="") as file:
        write_to(file, trace, names, language)


def write_to(
    file: TextIO, trace: TraceView, names: Sequence[str] = PARAMETERS, language: Language = "en"
) -> None:
    """Write every step as text, as a spreadsheet of a language reads it."""
    writer = csv.writer(file, lineterminator="\n", delimiter=separator_of_language(language))
    losses = [trace.losses] if trace.test_losses is None else [trace.losses, trace.test_losses]
    writer.writerow(["step", *names, *("loss", "test_loss")[: len(losses)]])
    for step, (parameters, _) in enumerate(trace.states()):
        row = [*parameters.tolist(), *(float(column[step]) for column in losses)]
        writer.writerow([step, *(_number_or_gap(value, language) for value in row)])


def _number_or_gap(value: float, language: Language) -> str:
    """Write a number; nothing for the loss of plants that were not held out at that step."""
    return "" if math.isnan(value) else number_text(value, language)
