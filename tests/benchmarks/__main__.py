"""Print what things cost, group by group, and write it as JSON where a file is named."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from itertools import groupby
from pathlib import Path
from typing import Any

# Before NumPy is imported: one thread for all.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Qt's offscreen screen says of each window that it passes no size hints on.
os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")

from tests.benchmarks.ratios import Number, Ratio, listing, table

GROUPS = {
    "engine": ("engine_step", "A step and its loss; other ways on the same plants"),
    "network": ("network_step", "A step of a network and its loss; other ways on the same plants"),
    "frame": ("frame", "A frame; what is named behind the colon is the other way"),
    "pictures": ("pictures", "A frame of the field and one picture of a model beyond one neuron"),
    "click": ("click", "From a click to the painted plant"),
    "turns": ("page_turns", "A page turn of the course against the dearest of its first half"),
    "launch": ("launch", "From launch to the first paint"),
    "memory": ("memory", "Memory"),
}
_PACKAGES = ("numpy", "PySide6-Essentials", "pyqtgraph", "scikit-learn", "torch")

Row = Ratio | Number


def main() -> int:
    """Measure what is asked for, in turn."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--json", metavar="OUT", help="a file for the same numbers")
    parser.add_argument("--only", nargs="+", choices=GROUPS, default=list(GROUPS))
    request = parser.parse_args()
    rows_by_group: dict[str, list[Row]] = {}
    for group in request.only:
        module, title = GROUPS[group]
        print(f"{title}\n", flush=True)
        measure: Callable[[], Iterable[Row]] = import_module(f"tests.benchmarks.{module}").measure
        rows_by_group[group] = list(measure())
        print(_text(rows_by_group[group]), end="\n\n", flush=True)
    if request.json:
        Path(request.json).write_text(
            json.dumps(_as_json(rows_by_group), indent=2) + "\n", encoding="utf-8"
        )
    return 0


def _text(rows: list[Row]) -> str:
    parts = groupby(rows, key=type)
    return "\n\n".join(
        table(list(part)) if kind is Ratio else listing(list(part))  # type: ignore[arg-type]
        for kind, part in parts
    )


def _as_json(rows_by_group: dict[str, list[Row]]) -> dict[str, Any]:
    return {
        "machine": {
            "python": platform.python_version(),
            "system": f"{platform.system()} {platform.machine()}",
            "processors": os.cpu_count(),
            "packages": {name: _version(name) for name in _PACKAGES},
        },
        **{group: [row._asdict() for row in rows] for group, rows in rows_by_group.items()},
    }


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


if __name__ == "__main__":
    sys.exit(main())
