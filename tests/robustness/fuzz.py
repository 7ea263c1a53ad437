"""Readers against anything at all: `python -m tests.robustness.fuzz session --seconds 600`

A reader takes a text or refuses it in a sentence, quickly; whatever it takes can be worked with.
With atheris (`pip install -e ".[test,fuzz]"`) inputs are led by what the engine's lines do with
them; without it they are changed blindly, and it says so. A find is written into a file and ends
the run.
"""

from __future__ import annotations

import argparse
import faulthandler
import random
import sys
import time
import traceback
import warnings
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from tests.robustness.fuzz_changes import changed

TARGETS = ("session", "lesson", "table", "formula", "workbook", "start", "question")
_PATIENCE_S = 5.0
_HANGS_S = 30.0
_LONGEST = 20_000
_MOST_POOLED = 400


def main() -> int:
    """Read the command line and fuzz; 1 where something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.robustness.fuzz", description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--finds", type=Path, default=Path("finds"), help="where finds are written")
    parser.add_argument("--blind", action="store_true", help="without atheris, even if it is there")
    options = parser.parse_args()
    options.finds.mkdir(parents=True, exist_ok=True)
    warnings.simplefilter("error")
    if options.blind or find_spec("atheris") is None:
        print("atheris is not used: inputs are changed blindly", flush=True)
        return _blindly(import_module(f"tests.robustness.fuzz_{options.target}"), options)
    return _led(options)


def try_input(target: ModuleType, data: bytes) -> None:
    """Give a reader one input; raises where it breaks its promise, or takes too long."""
    begun = time.perf_counter()
    target.take(data)
    took_s = time.perf_counter() - begun
    assert took_s < _PATIENCE_S, f"{took_s:.1f} s for {len(data)} bytes"


def _blindly(target: ModuleType, options: argparse.Namespace) -> int:
    rng, pool = random.Random(options.seed), list(target.SEEDS)
    end, count = time.monotonic() + options.seconds, 0
    while time.monotonic() < end:
        data = changed(rng.choice(pool), target.WORDS, rng)[:_LONGEST]
        path = options.finds / f"{options.target}-{count}"
        path.write_bytes(data)  # one that hangs is there, too
        faulthandler.dump_traceback_later(_HANGS_S, exit=True)
        try:
            try_input(target, data)
        except Exception:
            traceback.print_exc()
            print(f"found after {count:,} inputs: {path}")
            return 1
        finally:
            faulthandler.cancel_dump_traceback_later()
        path.unlink()
        count += 1
        if rng.random() < 0.1:  # a change of a change of a change
            pool = [*target.SEEDS, *pool[len(target.SEEDS) :][-_MOST_POOLED:], data]
    print(f"{count:,} inputs, nothing found")
    return 0


def _led(options: argparse.Namespace) -> int:
    import atheris

    with atheris.instrument_imports(include=["engine"]):
        target = import_module(f"tests.robustness.fuzz_{options.target}")

    def change(data: bytes, most: int, seed: int) -> bytes:
        rng = random.Random(seed)
        if rng.random() < 0.3:
            return atheris.Mutate(data, most)
        return changed(data or rng.choice(target.SEEDS), target.WORDS, rng)[:most]

    corpus = options.finds / f"{options.target}-corpus"
    corpus.mkdir(exist_ok=True)
    for number, seed in enumerate(target.SEEDS):
        (corpus / f"seed{number}").write_bytes(seed)
    flags = [
        f"-max_total_time={options.seconds}", f"-seed={options.seed + 1}", f"-max_len={_LONGEST}",
        f"-artifact_prefix={options.finds / options.target}-", "-timeout=30",
        "-print_final_stats=1", "-verbosity=0", "-rss_limit_mb=2048",
    ]  # fmt: skip
    atheris.Setup(
        [sys.argv[0], *flags, str(corpus)],
        lambda data: try_input(target, data),
        custom_mutator=change,
    )
    atheris.Fuzz()  # it ends the process: with 0, or with 77 after a find
    return 0


if __name__ == "__main__":
    sys.exit(main())
