"""Which tests run through which line of the engine, and whether they notice a fault there."""

from __future__ import annotations

import json
import multiprocessing
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.robustness.mutations import Site

_ROOT = Path(__file__).parents[2]
TESTS = "tests/engine"
_PLAIN = [
    "-q", "-c", os.devnull, "--rootdir=.", "-Werror", "-Wignore::pytest.PytestAssertRewriteWarning",
    "-pno:cacheprovider", "-pno:xdist",
]  # fmt: skip
_LONGEST_S = 25.0
"""So many are run against a mutant: those of the module's own file, then the shortest first."""
_PATIENCE = 4.0
"""Times as long as they took, and the start besides: a mutant that takes longer has died."""
_START_S = 20.0

_FIRST_RUN = """
import json, sys, time, pytest
class Times:
    taken = {}
    def pytest_runtest_logreport(self, report):
        if report.when == "call" and report.passed:
            self.taken[report.nodeid] = report.duration
times = Times()
code = pytest.main(sys.argv[2:], plugins=[times])
json.dump(times.taken, open(sys.argv[1], "w"))
sys.exit(code)
"""


class Known(NamedTuple):
    """Of each module its lines, and the tests through each; and how long each test takes."""

    lines: dict[str, dict[int, list[str]]]
    seconds: dict[str, float]


def prepare(copy: Path) -> Known:
    """Run all tests once on a copy, and tell who runs through what; all have to pass."""
    times, data = copy / "times.json", copy / ".coverage"
    watched = ["--cov=engine", "--cov-context=test", "--cov-report=", TESTS]
    command = [sys.executable, "-c", _FIRST_RUN, str(times), *_PLAIN, *watched]
    environment = {**os.environ, "COVERAGE_FILE": str(data)}
    subprocess.run(command, cwd=copy, env=environment, check=True)
    seconds = json.loads(times.read_text())
    return Known(_lines(copy, data, seconds), seconds)


def _lines(copy: Path, data: Path, seconds: dict[str, float]) -> dict[str, dict[int, list[str]]]:
    from coverage import CoverageData

    covered = CoverageData(str(data))
    covered.read()
    lines: dict[str, dict[int, list[str]]] = {}
    for file in covered.measured_files():
        module = Path(file).relative_to(copy.resolve()).as_posix()
        lines[module] = {
            line: sorted({name.split("|")[0] for name in contexts} & seconds.keys())
            for line, contexts in covered.contexts_by_lineno(file).items()
        }
    return lines


class Killers:
    """Runs against a mutant what runs through its line, each time in a process of its own.

    The processes are forked from one that has imported pytest, NumPy and hypothesis, but nothing
    of the house: a start takes a tenth of a second instead of three.
    """

    def __init__(self, known: Known) -> None:
        self._known = known
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["numpy", "pytest", "hypothesis.internal.conjecture"])

    def notice(self, copy: Path, module: str, site: Site) -> bool:
        """Say whether a test fails, or never ends, with the fault that now is in the copy."""
        tests, seconds = self._chosen(module, site)
        process = self._context.Process(target=_run_tests, args=(str(copy), tests), daemon=True)
        process.start()
        process.join(_START_S + _PATIENCE * seconds)
        if process.exitcode is None:
            process.kill()
            process.join()
        return process.exitcode != 0

    def _chosen(self, module: str, site: Site) -> tuple[list[str], float]:
        lines = self._known.lines[module]
        changed_lines = range(site.first_line, site.last_line + 1)
        through = {test for line in changed_lines for test in lines.get(line, [])}
        if not through:  # run on import: whatever runs through the module, or names it
            through = {test for tests in lines.values() for test in tests}
            through |= self._naming(Path(module).stem)
        stem = Path(module).stem
        own, kin = f"/test_{stem}.py::", f"/test_{stem.split('_')[0]}"  # the likeliest to notice
        seconds = self._known.seconds
        ordered = sorted(
            through, key=lambda test: (own not in test, kin not in test, seconds[test])
        )
        chosen, total = [], 0.0
        for test in ordered:
            total += self._known.seconds[test]
            if chosen and total > _LONGEST_S:
                break
            chosen.append(test)
        return chosen, total

    def _naming(self, stem: str) -> set[str]:
        """Return the tests of every file in which the name of a module stands."""
        files = {test.split("::")[0] for test in self._known.seconds}
        word = re.compile(rf"\b{stem}\b")
        named = {file for file in files if word.search((_ROOT / file).read_text(encoding="utf-8"))}
        return {test for test in self._known.seconds if test.split("::")[0] in named}


def _run_tests(copy: str, tests: list[str]) -> None:
    """Run tests in a copy of the tree; this process ends with pytest's answer."""
    os.setpgid(0, 0)
    quiet = os.open(os.path.join(copy, "output.txt"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(quiet, 1), os.dup2(quiet, 2)
    os.chdir(copy)
    for name in list(sys.modules):
        if name.split(".")[0] in ("tests", "engine", "resources", "gui"):
            del sys.modules[name]
    sys.path[:] = [copy, *(path for path in sys.path if path not in ("", str(_ROOT)))]
    import pytest
    from hypothesis import HealthCheck, Phase, settings

    quick = (Phase.explicit, Phase.generate)  # a failure is enough: the least one is not sought
    settings.register_profile(
        "mutants", derandomize=True, database=None, phases=quick, deadline=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    settings.load_profile("mutants")
    sys.exit(int(pytest.main([*_PLAIN, "-x", "-pno:cov", "-pno:pytest-qt", *tests])))
