"""The application of the tests of the window."""

from tests.gui.conftest import qapp

__all__ = ["qapp"]
