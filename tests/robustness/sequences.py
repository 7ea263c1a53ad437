"""Tries a stateful machine in sequences that hypothesis draws, from a test or the command line."""

from __future__ import annotations

import argparse
import traceback

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test


def try_out(machine: type[RuleBasedStateMachine], examples: int, steps: int = 30) -> None:
    """Try so many sequences; raises at one that differs."""
    chosen = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine, settings=chosen)


def command(program: str, machine: type[RuleBasedStateMachine], usual: int, success: str) -> int:
    """Read from the command line how many to try, try them, and print what was found."""
    parser = argparse.ArgumentParser(prog=f"python -m {program}")
    parser.add_argument("--examples", type=int, default=usual)
    examples = parser.parse_args().examples
    try:
        try_out(machine, examples)
    except Exception:
        traceback.print_exc()
        return 1
    print(f"{examples:,} sequences {success}")
    return 0
