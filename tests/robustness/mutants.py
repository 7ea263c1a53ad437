"""Do the tests of the engine notice faults? `python -m tests.robustness.mutants [MODULE ...]`

On a copy of the tree, one small fault at a time is put into the engine, and the tests that run
through its line are run in a process of their own until one fails: the mutant dies. It survives
where all pass. Each module gets a seeded sample. It takes minutes; Linux or macOS (it forks).
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from tests.robustness.mutant_tests import Killers, Known, prepare
from tests.robustness.mutations import Site, mutated, sites_in

_ROOT = Path(__file__).parents[2]
_HOUSE = ("engine", "resources", "tests", "gui", "main.py", "pyproject.toml")
_GOAL = 0.9


class Tried(NamedTuple):
    """A mutant, and whether a test noticed it."""

    module: str
    site: Site
    died: bool


def main() -> int:
    """Print each survivor and a line a module; 1 where fewer than 90 % died, 2 without a basis."""
    options = _arguments()
    with tempfile.TemporaryDirectory(prefix="mutants-") as name:
        work = Path(options.work or name)
        copies = [_copied(work / f"copy{n}") for n in range(options.jobs)]
        known = prepare(copies[0])
        mutants = _drawn(known, options.modules, options.most, options.seed)
        idle = set(options.modules) - {module for module, _ in mutants}
        if idle or not mutants:
            print("no test runs through", ", ".join(sorted(idle)) or "any module")
            return 2
        killers = Killers(known)
        if any(killers.notice(copies[0], *mutant) for mutant in mutants[:3]):
            print("tests fail without any fault:", (copies[0] / "output.txt").read_text())
            return 2
        tried = _tried(mutants, copies, killers)
    return _report(tried)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.robustness.mutants", description=__doc__)
    parser.add_argument("modules", nargs="*", help="engine/model/neuron.py ...; all without")
    parser.add_argument("--most", type=int, default=12, help="mutants of a module (12)")
    parser.add_argument("--seed", type=int, default=0, help="which ones are drawn (0)")
    parser.add_argument("--jobs", type=int, default=2, help="processes at a time (2)")
    parser.add_argument("--work", help="a folder for the copies")
    return parser.parse_args()


def _copied(to: Path) -> Path:
    for name in _HOUSE:
        source, target = _ROOT / name, to / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "*.png")
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(source, target, ignore=ignored)
        else:
            shutil.copy2(source, target)
    return to


def _drawn(known: Known, modules: list[str], most: int, seed: int) -> list[tuple[str, Site]]:
    """Draw from the lines that a test runs through: what none reaches, coverage tells."""
    mutants = []
    for module in modules or sorted(known.lines):
        reached = known.lines.get(module, {})
        sites = [
            site
            for site in sites_in((_ROOT / module).read_text(encoding="utf-8"))
            if any(line in reached for line in range(site.first_line, site.last_line + 1))
        ]
        drawn = random.Random(f"{seed} {module}").sample(sites, min(most, len(sites)))
        mutants += [(module, site) for site in drawn]
    return mutants


def _tried(mutants: list[tuple[str, Site]], copies: list[Path], killers: Killers) -> list[Tried]:
    free: SimpleQueue[Path] = SimpleQueue()
    for copy in copies:
        free.put(copy)

    def attempt(mutant: tuple[str, Site]) -> Tried:
        module, site = mutant
        copy = free.get()
        source = (copy / module).read_text(encoding="utf-8")
        try:
            (copy / module).write_text(mutated(source, site), encoding="utf-8")
            died = killers.notice(copy, module, site)
        finally:
            (copy / module).write_text(source, encoding="utf-8")
            free.put(copy)
        if not died:
            print(f"survived  {module}:{site.first_line}  {site.text}", flush=True)
        return Tried(module, site, died)

    with ThreadPoolExecutor(len(copies)) as pool:
        return list(pool.map(attempt, mutants))


def _report(tried: list[Tried]) -> int:
    print(f"\n{'module':36} {'mutants':>8} {'died':>6} {'share':>7}")
    for module in sorted({mutant.module for mutant in tried}):
        _report_share(module, [mutant for mutant in tried if mutant.module == module])
    share = _report_share("all", tried)
    return 0 if share >= _GOAL else 1


def _report_share(name: str, tried: list[Tried]) -> float:
    died = sum(mutant.died for mutant in tried)
    share = died / len(tried) if tried else 1.0
    print(f"{name:36} {len(tried):8} {died:6} {share:7.0%}")
    return share


if __name__ == "__main__":
    sys.exit(main())
