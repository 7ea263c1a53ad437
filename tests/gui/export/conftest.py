"""A window on five steps of learning, and its exporter of pictures."""

import numpy as np
import pytest

from tests.gui.conftest import controllers_of, settle


@pytest.fixture
def lab(window):
    for _ in range(5):
        window.store.step_on()
    window.store.select(np.array([1]))
    settle()
    return window


@pytest.fixture
def exporter(lab):
    return controllers_of(lab).picture_export
