"""Edits, learning, scrubbing, undo and redo in any order: undo, then redo, is where one was.

`python -m tests.robustness.undo_machine [--examples N]` ends with 1 at the first sequence that
does not lead back, and prints the shortest that hypothesis finds.
"""

from __future__ import annotations

import os
import sys

from tests.robustness.sequences import command
from tests.robustness.undo_rules import UndoMachine


def main() -> int:
    """Try within an application, which the store's timers need."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from gui.app import create_application

    _application = create_application(["undo"])
    return command("tests.robustness.undo_machine", UndoMachine, 2_000, "lead back")


if __name__ == "__main__":
    sys.exit(main())
