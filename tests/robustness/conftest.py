"""The window, and the mouse and keys, of the tests in tests/gui."""

from tests.gui.conftest import (
    _nobody_to_ask,
    _own_settings,
    mouse,
    open_window,
    painted_texts,
    qapp,
    window,
)

__all__ = [
    "_nobody_to_ask", "_own_settings", "mouse", "open_window", "painted_texts", "qapp", "window",
]  # fmt: skip
