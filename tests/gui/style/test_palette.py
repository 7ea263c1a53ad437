"""The colours that mypy knows by name are those of the palettes."""

from typing import get_args

import pytest

from gui.style.palette import DARK, LIGHT, ColourName, Palette
from gui.style.theme import Look


def test_the_names_of_the_colours_are_the_fields_of_a_palette():
    assert get_args(ColourName) == Palette._fields


@pytest.mark.parametrize("palette", [DARK, LIGHT])
def test_a_colour_is_found_by_its_name(palette):
    look = Look(palette)
    for name in get_args(ColourName):
        assert look.colour(name).name() == look.code(name) == palette._asdict()[name]
