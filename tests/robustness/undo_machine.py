"""Edits, learning, scrubbing, undo and redo in any order: undo, then redo, is where one was.

`python -m tests.robustness.undo_machine [--examples N]` ends with 1 at the first sequence that
does not lead back, and prints the shortest that hypothesis finds.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.robustness.undo_rules import UndoMachine


def try_out(examples: int) -> None:
    """Try so many sequences; raises at one that does not lead back."""
    chosen = settings(
        max_examples=examples,
        stateful_step_count=30,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(UndoMachine, settings=chosen)


def main() -> int:
    """Read the command line, try, and print what was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.robustness.undo_machine")
    parser.add_argument("--examples", type=int, default=2_000)
    examples = parser.parse_args().examples
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from gui.app import create_application

    _application = create_application(["undo"])
    try:
        try_out(examples)
    except Exception:
        traceback.print_exc()
        return 1
    print(f"{examples:,} sequences lead back")
    return 0


if __name__ == "__main__":
    sys.exit(main())
