"""`main.py train --animation`: the run as a film, without a display."""

from __future__ import annotations

from pathlib import Path

from engine.lab.frame import Frame
from gui.cli.offscreen import ensure_application
from gui.export import animation_encoders
from gui.export.animation import Film, Studio
from gui.export.animation_job import reel_of
from gui.export.render import Scene


def shoot(frame: Frame, path: Path, film: Film) -> None:
    """Film a run into a file. Raises UserError; nothing stays behind then."""
    ensure_application(film.theme)
    studio = Studio(film, Scene(frame))
    try:
        animation_encoders.write(path, reel_of(studio, studio.frames()))
    finally:
        studio.close()
