"""What `main.py check` tries in an installed copy; no display is needed."""

from __future__ import annotations

import math
import os
from collections.abc import Callable

from engine import samples
from engine.descent import Settings
from engine.headless import train
from engine.neuron import Neuron

_LOSS_AFTER_100_STEPS = 0.11158578133039433
"""The six plants from w = 0, b = 0 at rate 0.1, by a loop of plain Python over the formulas."""


def check_numbers() -> None:
    """Train on the six plants and compare with the loss that the formulas give."""
    session = train(samples.six(), Settings(), Neuron(), 100)
    if not math.isclose(session.frame().loss, _LOSS_AFTER_100_STEPS, rel_tol=1e-8):
        raise AssertionError(f"loss {session.frame().loss!r} after 100 steps")


def check_samples() -> None:
    """Read or make every sample."""
    for name in (*samples.FIXED, *samples.GENERATORS):
        if not len(samples.make(name)):
            raise AssertionError(f"sample {name} is empty")


def check_window() -> None:
    """Open the window without a display, place a plant, learn, and draw, in both languages."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import qInstallMessageHandler

    from gui.app import create_application, create_window

    qInstallMessageHandler(lambda *_: None)  # what the offscreen platform can't do is no fault
    app = create_application(["check"])
    for language in ("en", "fr"):
        for theme in ("dark", "light"):
            window = create_window(language, theme)
            window.show()
            window.store.place(1.0, 1.0, 1)
            window.store.step_on()
            app.processEvents()
            if window.grab().isNull() or window.transport.timeline.value() != 1:
                raise AssertionError(f"the window did not draw ({language}, {theme})")
            window.close()


def check_french() -> None:
    """See that the French texts are there."""
    from gui.app import create_window

    if create_window("fr").actions_["actionOpen"].text() == "&Open plants…":
        raise AssertionError("the French texts are missing")


CHECKS: dict[str, Callable[[], None]] = {
    "numbers": check_numbers,
    "samples": check_samples,
    "window": check_window,
    "French": check_french,
}
