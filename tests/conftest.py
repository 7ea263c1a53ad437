"""What all tests share: no screen, nobody's settings touched, no fault overlooked."""

from __future__ import annotations

import os

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long, so that no worker waits for it alone at the end."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
