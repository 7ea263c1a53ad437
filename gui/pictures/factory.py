"""Makes a picture by its name, and imports it only then."""

from __future__ import annotations

from importlib import import_module

from engine.errors import UserError
from gui.pictures.picture import Picture
from gui.pictures.plot_picture import PlotPicture
from gui.registry.pictures import PICTURES, PLOTS, picture_names
from gui.style.theme import Look


def check_name(name: str) -> None:
    """Raise UserError `no_view` for a picture that there is not."""
    if name not in picture_names():
        raise UserError("no_view", name=name, known=", ".join(picture_names()))


def make_picture(name: str, look: Look) -> Picture | PlotPicture:
    """Make a picture, the field and the loss curve among them. Raises UserError `no_view`."""
    check_name(name)
    module, _, class_name = (PLOTS | PICTURES)[name].class_path.rpartition(".")
    made: Picture | PlotPicture = getattr(import_module(f"gui.pictures.{module}"), class_name)(look)
    return made
