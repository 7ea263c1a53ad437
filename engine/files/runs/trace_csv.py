"""The run as comma-separated text: step, w1, w2, b, loss, a row a step."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TextIO

from engine.errors import Language
from engine.files.tables.plants_csv import number_text, separator_of_language
from engine.files.whole_file import whole_file
from engine.learning.trace import Trace
from engine.model.neuron import PARAMETERS

HEADER = ("step", *PARAMETERS, "loss")


def write(path: Path, trace: Trace, language: Language = "en") -> None:
    """Write every step so that whoever reads it has the same numbers. Raises UserError.

    In French as a French spreadsheet reads them, with semicolons and decimal commas.
    """
    with whole_file(path) as unfinished, unfinished.open("w", encoding="utf-8", newline="") as file:
        write_to(file, trace, language)


def write_to(file: TextIO, trace: Trace, language: Language = "en") -> None:
    """Write every step as text, as a spreadsheet of a language reads it."""
    writer = csv.writer(file, lineterminator="\n", delimiter=separator_of_language(language))
    writer.writerow(HEADER)
    for step, row in enumerate(trace.rows.tolist()):
        writer.writerow([step, *(number_text(value, language) for value in row)])
