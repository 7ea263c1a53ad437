"""PySide6 6.12.0 on Python 3.11 drops a reference to None on most calls, until Python aborts."""

import gc
import sys

from tests.gui.conftest import settle

_FRAMES = 500
_SLACK = 60
"""What a cache here or there may take; the fault costs tens of references a frame."""


def _counts():
    gc.collect()
    return [sys.getrefcount(one) for one in (None, True, False)]


def test_500_frames_leave_the_reference_counts_where_they_were(window):
    window.store.place(1.0, 1.0, 0)
    window.store.put_probe((1.5, 1.5))

    def frames(count):
        for _ in range(count):
            window.store.step_on()
            settle()

    frames(250)  # caches fill
    before = _counts()
    frames(_FRAMES)
    drift = [after - start for after, start in zip(_counts(), before, strict=True)]
    assert all(abs(change) <= _SLACK for change in drift), drift
