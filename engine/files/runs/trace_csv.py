"""The run as comma-separated text: step, w1, w2, b, loss, a row a step."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TextIO

from engine.files.whole_file import whole_file
from engine.learning.trace import Trace
from engine.model.neuron import PARAMETERS

HEADER = ("step", *PARAMETERS, "loss")


def write(path: Path, trace: Trace) -> None:
    """Write every step so that whoever reads it has the same numbers. Raises UserError."""
    with whole_file(path) as unfinished, unfinished.open("w", encoding="utf-8", newline="") as file:
        write_to(file, trace)


def write_to(file: TextIO, trace: Trace) -> None:
    """Write every step as text."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(HEADER)
    for step, row in enumerate(trace.rows.tolist()):
        writer.writerow([step, *map(repr, row)])
