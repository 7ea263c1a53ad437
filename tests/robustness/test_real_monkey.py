"""Short runs of the monkey at a real window; `python -m tests.robustness.real_monkey` is long."""

import pytest

from tests.robustness.real_monkey import run
from tests.robustness.virtual_screen import what_is_missing


@pytest.mark.skipif(bool(what_is_missing()), reason=what_is_missing())
@pytest.mark.timeout(400)
@pytest.mark.parametrize("events", [40, pytest.param(400, marks=pytest.mark.long)])
def test_real_events_at_a_real_window_bring_no_fault_to_light(tmp_path, events):
    assert run(events, 11, tmp_path) == ""
