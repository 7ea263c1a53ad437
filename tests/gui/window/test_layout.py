"""The layout is data: the actions show it, and are never asked for it."""

import pytest
from PySide6.QtCore import Qt

from tests.gui.conftest import press_key, settle


def test_pictures_put_one_by_one_are_no_arrangement_until_one_is_chosen(window):
    layout, action = window.layout_, window.actions_["actionArrangeLab"]
    layout.show_pictures(("sigmoid", "lossMap"))
    assert (layout.arrangement, layout.is_arranged, action.isChecked()) == ("Lab", False, False)
    action.trigger()
    assert (layout.is_arranged, action.isChecked()) == (True, True)
    action.trigger()
    assert (layout.is_arranged, action.isChecked()) == (True, True)


@pytest.mark.parametrize("by_action", [True, False])
def test_the_projector_is_shown_by_its_action_whoever_switched_it_on(window, by_action):
    layout, action = window.layout_, window.actions_["actionProjector"]
    action.trigger() if by_action else layout.set_projector(True)
    settle()
    assert (layout.is_projector, action.isChecked(), window.isFullScreen()) == (True, True, True)
    press_key(window, Qt.Key.Key_Escape)
    settle()
    assert (layout.is_projector, action.isChecked(), window.isFullScreen()) == (False, False, False)
