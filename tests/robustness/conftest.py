"""The window and the hands of the tests in tests/gui."""

from tests.gui.conftest import _own_settings, mouse, open_window, qapp, window

__all__ = ["_own_settings", "mouse", "open_window", "qapp", "window"]
