"""Print the table of ratios, and write it as JSON where a file is named."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.benchmarks import engine_step, frame, launch
from tests.benchmarks.ratios import table


def main() -> None:
    """Measure all, in turn."""
    rows = [*engine_step.measure(), *frame.measure(), *launch.measure()]
    print(table(rows))
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(json.dumps([row._asdict() for row in rows], indent=2))


if __name__ == "__main__":
    main()
