"""Undo, then redo, is where one was: `python -m tests.robustness.undo_machine` tries 2,000."""

import pytest

from tests.robustness.sequences import try_out
from tests.robustness.undo_rules import UndoMachine


@pytest.mark.parametrize("examples", [40, pytest.param(300, marks=pytest.mark.long)])
def test_undo_then_redo_is_where_one_was(qapp, examples):
    try_out(UndoMachine, examples)
