"""A page turn of the second half of the course, or of the hour's path, against the first half's.

By processor time: a turn waits for nothing but its own work.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from engine.lessons.way import Place, way_through
from gui.app import create_application
from gui.app.application import create_lab
from tests.benchmarks.bare import settle
from tests.benchmarks.ratios import Ratio, summarised

_FIRST_HALF = 16
"""The chapters that were there before the second half."""
_TURNS, _PAIRS = 2, 9


class _Course:
    """The course in a window, once gone through: every picture is made."""

    def __init__(self) -> None:
        self.window, controllers = create_lab("en", "dark")
        self.window.resize(1280, 720)
        self.window.show()
        self.player = controllers.course.player
        self.pages = way_through(self.player.chapters, False)
        self.path = way_through(self.player.chapters, True)
        for place in self.pages:
            self.turn_to(place)

    def turn_to(self, place: Place) -> None:
        """Open a page, paint it, and delete what stood on the one before, as an event loop does."""
        self.player.go_to(place)
        QApplication.processEvents()
        self.window.store.flush()
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def seconds_of(self, place: Place) -> float:
        """Return the processor's seconds for the turn to a page from the first one."""
        self.turn_to(self.pages[0])
        settle()
        return self._processor_seconds_of(place)

    def costs(self) -> dict[Place, float]:
        """Return the processor's seconds for each page: the least of some turns, without noise."""
        return {place: min(self.seconds_of(place) for _ in range(_TURNS)) for place in self.pages}

    def _processor_seconds_of(self, place: Place) -> float:
        start = time.process_time()
        self.turn_to(place)
        return time.process_time() - start


def measure() -> Iterator[Ratio]:
    """Yield the dearest turns of the second half and of the path, against that of the first."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    create_application(["benchmarks"])
    course = _Course()
    costs = course.costs()
    first, second, on_path = (
        max((place for place in costs if is_of(place)), key=lambda place: costs[place])
        for is_of in (
            lambda place: place.chapter < _FIRST_HALF,
            lambda place: place.chapter >= _FIRST_HALF,
            lambda place: place in course.path,
        )
    )
    for name, place in (("second half", second), ("hour's path", on_path)):
        pairs = [(course.seconds_of(place), course.seconds_of(first)) for _ in range(_PAIRS)]
        text = f"dearest turn, {name} ({place.number}): first half ({first.number})"
        yield summarised(text, pairs, "<= 1")
    course.window.close()
