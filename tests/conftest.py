"""What all tests share: no screen, and an account of the CPU time.

CPU time, since the clock on the wall also counts what else the machine does.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Generator, Iterator

import pytest
from hypothesis import settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"

# An example that takes long on a busy machine is no fault.
settings.register_profile("tests", deadline=None)
settings.load_profile("tests")

_CPU_SECONDS = "cpu_s"
_CPU_AT_START_S = pytest.StashKey[float]()
_SLOWEST = 5


def cpu_s() -> float:
    """Return the CPU seconds of this process and of those it started that ended (0 on Windows)."""
    return sum(os.times()[:4])


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, bool, bool]:
    """Note the CPU time at which a test begins."""
    item.stash[_CPU_AT_START_S] = cpu_s()
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Write what a test took, its fixtures included, into its last report; xdist sends it along."""
    report = yield
    if call.when == "teardown":
        report.user_properties.append((_CPU_SECONDS, cpu_s() - item.stash[_CPU_AT_START_S]))
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the slowest tests, and the CPU time of all processes of the run."""
    taken = [
        (value, report.nodeid)
        for reports in terminalreporter.stats.values()
        for report in reports
        for name, value in getattr(report, "user_properties", ())
        if name == _CPU_SECONDS
    ]
    if not taken:
        return
    terminalreporter.section("CPU time")
    for seconds, name in sorted(taken, reverse=True)[:_SLOWEST]:
        terminalreporter.line(f"{seconds:7.1f} s  {name}")
    tests_s = sum(seconds for seconds, _ in taken)
    terminalreporter.line(f"{tests_s:7.1f} s  the {len(taken)} tests")
    terminalreporter.line(f"{cpu_s():7.1f} s  the whole run, with start, collection and workers")


@pytest.fixture
def usual_signals() -> Iterator[None]:
    """Signals as a terminal gives them: whoever runs tests in the background may ignore some."""
    usual = {signal.SIGINT: signal.default_int_handler, signal.SIGTERM: signal.SIG_DFL}
    if hasattr(signal, "SIGHUP"):
        usual[signal.SIGHUP] = signal.SIG_DFL
    before = {number: signal.signal(number, handler) for number, handler in usual.items()}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)
