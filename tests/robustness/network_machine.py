"""Models, optimisers, plants held out and edits in any order, beside formulas in plain Python.

`python -m tests.robustness.network_machine [--examples N]` ends with 1 at the first sequence that
differs, and prints the shortest that hypothesis finds.
"""

from __future__ import annotations

import argparse
import sys
import traceback

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.robustness.network_rules import NetworkMachine


def try_out(examples: int, steps: int = 30) -> None:
    """Try so many sequences; raises at one that differs."""
    chosen = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(NetworkMachine, settings=chosen)


def main() -> int:
    """Read the command line, try, and print what was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.robustness.network_machine")
    parser.add_argument("--examples", type=int, default=1_000)
    examples = parser.parse_args().examples
    try:
        try_out(examples)
    except Exception:
        traceback.print_exc()
        return 1
    print(f"{examples:,} sequences are as the formulas say")
    return 0


if __name__ == "__main__":
    sys.exit(main())
