"""Models, optimisers, plants held out and edits in any order, beside formulas in plain Python.

`python -m tests.robustness.network_machine [--examples N]` ends with 1 at the first sequence that
differs, and prints the shortest that hypothesis finds.
"""

from __future__ import annotations

import sys

from tests.robustness.network_rules import NetworkMachine
from tests.robustness.sequences import command

if __name__ == "__main__":
    sys.exit(
        command(
            "tests.robustness.network_machine", NetworkMachine, 1_000, "are as the formulas say"
        )
    )
