"""A million steps with every picture in sight: memory, the cost of a frame and references stay.

`python -m tests.robustness.soak [--steps N]` prints a line each tenth, and ends with 1 if memory
grew beyond the trace, frames grew dearer, or the counts of None, True and False drifted. In a
run of far fewer steps the pictures' caches are still being filled, and count as a drift.
Linux; Python counts these references up to 3.11 only.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.model import samples
from gui.app import create_application
from gui.registry.pictures import PICTURES
from gui.state.frame_thinning import EVERY
from tests.benchmarks.lab import Lab
from tests.benchmarks.ratios import seconds_of, summarised
from tests.engine import trace_rows

_STEPS_A_FRAME = 500
_PAIRS = 25
_MOST_GROWTH_MB = 25.0
_MOST_DRIFT = 1.25
_MOST_REFERENCES = 200
"""A reference lost in every tenth of the 2,000 frames; words new to a cache take a few."""

_CACHES_ARE_FULL = 2
"""The tenth from which on references are counted; the widths of 4,096 words are kept until then."""


@dataclass(frozen=True)
class Tenth:
    """What was seen at the end of a tenth of the run."""

    steps: int
    memory_mb: float
    trace_mb: float
    frame_ratio: float
    """What a frame costs against one of a window that has hardly learned, taken in turn."""
    references: tuple[int, int]
    """To None; to True and False."""

    @property
    def other_memory_mb(self) -> float:
        """Return the memory that is not the trace."""
        return self.memory_mb - self.trace_mb


def _seconds_of_turn(lab: Lab) -> float:
    """Return the seconds in which each picture has had its turn."""
    return seconds_of(lambda: [lab.frame() for _ in range(EVERY)])


def soak(steps: int) -> Iterator[Tenth]:
    """Learn so many steps, and look at the window after each tenth of the way."""
    create_application(["soak"])
    plants = samples.two_groups(200, 0.1, 0)  # a line separates them: learning never ends
    old, young = (Lab(plants, pictures=tuple(PICTURES)) for _ in range(2))
    for lab in (old, young):
        _learn(lab, steps // 5)  # caches fill
    for _ in range(10):
        _learn(old, steps // 10)
        pairs = [(_seconds_of_turn(old), _seconds_of_turn(young)) for _ in range(_PAIRS)]
        gc.collect()
        session = old.store.session
        yield Tenth(
            session.last_step,
            _resident_mb(),
            trace_rows(session.state.run.trace).nbytes / 2**20,
            summarised("a frame", pairs, "").ratio,
            (sys.getrefcount(None), sys.getrefcount(True) + sys.getrefcount(False)),
        )


def _learn(lab: Lab, steps: int) -> None:
    """Learn so many steps, 500 a frame."""
    for _ in range(steps // _STEPS_A_FRAME):
        lab.frame(_STEPS_A_FRAME)


def wrong_with(tenths: list[Tenth]) -> list[str]:
    """Return what grew, a line each."""
    first, last = tenths[0], tenths[-1]
    growth = last.other_memory_mb - first.besides_trace_mb
    drift = last.frame_ratio / first.frame_ratio
    full = tenths[_CACHES_ARE_FULL]
    moved = max(abs(b - a) for a, b in zip(full.references, last.references, strict=True))
    found = {
        f"memory beside the trace grew by {growth:.0f} MB": growth > _MOST_GROWTH_MB,
        f"a frame costs {drift:.2f} times as much as at the beginning": drift > _MOST_DRIFT,
        f"references moved by {moved}": moved > _MOST_REFERENCES,
    }
    return [line for line, is_wrong in found.items() if is_wrong]


def _resident_mb() -> float:
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    raise OSError("/proc/self/status names no VmRSS")


def main() -> int:
    """Read the command line, run, and print what was seen."""
    parser = argparse.ArgumentParser(prog="python -m tests.robustness.soak")
    parser.add_argument("--steps", type=int, default=1_000_000)
    steps = parser.parse_args().steps
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    heads = ("steps", "memory, MB", "of it trace", "frame, ratio")
    print("{:>10}{:>12}{:>13}{:>13}".format(*heads), " None; True and False")
    tenths = []
    for tenth in soak(steps):
        tenths.append(tenth)
        print(
            f"{tenth.steps:>10,}{tenth.memory_mb:>12.1f}{tenth.trace_mb:>13.1f}"
            f"{tenth.frame_ratio:>13.2f}  {tenth.references}",
            flush=True,
        )
    wrong = wrong_with(tenths)
    print("\n".join(wrong) or "nothing grew beyond the trace")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
