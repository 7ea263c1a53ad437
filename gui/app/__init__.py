"""The application: makes a window and its controllers, and opens what it was started with."""

from gui.app import plain_import as plain_import
from gui.app.application import create_application, create_window

__all__ = ["create_application", "create_window"]
