"""What `main.py check` tries in an installed copy, a line a check; no display is needed."""

from __future__ import annotations

import math
from collections.abc import Iterator
from io import BytesIO
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from zipfile import ZipFile

from engine.errors import UserError
from engine.lab.training import train
from engine.learning.settings import Settings
from engine.model import samples
from gui.cli.display_check import require_qt

if TYPE_CHECKING:
    from gui.cli.selfcheck_window import Check

_LOSS_AFTER_100_STEPS = 0.11158578133039433
"""The six plants from w = 0, b = 0 at rate 0.1, by a loop of plain Python over the formulas."""


def checks() -> Iterator[Check]:
    """Give every check in turn; what needs Qt comes after what does not. Raises UserError."""
    yield "numbers", check_numbers
    yield "samples", check_samples
    yield "licences", check_licences
    yield "workbooks", check_workbooks
    require_qt()
    from gui.cli.selfcheck_window import Laboratory

    with TemporaryDirectory(prefix="perceptron-lab-") as folder:
        yield from Laboratory(folder).checks()


def check_numbers() -> None:
    """Train on the six plants and compare with the loss that the formulas give."""
    session = train(samples.six(), Settings(), None, 100)
    if not math.isclose(session.frame().loss, _LOSS_AFTER_100_STEPS, rel_tol=1e-8):
        raise AssertionError(f"loss {session.frame().loss!r} after 100 steps")


def check_samples() -> None:
    """Read or make every sample."""
    for name in (*samples.FIXED, *samples.GENERATORS):
        if not len(samples.make(name)):
            raise AssertionError(f"sample {name} is empty")


def check_workbooks() -> None:
    """See that what reads workbooks came along: it tells that this one is damaged."""
    from engine.files.workbooks.workbook import Workbook

    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    try:
        Workbook(file.getvalue(), "check.xlsx")
    except UserError as error:
        if error.code == "workbook_damaged":
            return
    raise AssertionError("a damaged workbook was read")


def check_licences() -> None:
    """See that the licences that must come along can be read."""
    from gui.help.licences import texts

    missing = {"Perceptron Lab", "LGPL-3.0", "GPL-3.0", "Qt for Python", "numpy"} - texts().keys()
    if missing:
        raise AssertionError(f"no licence of {', '.join(sorted(missing))}")
