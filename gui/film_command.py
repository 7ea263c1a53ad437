"""`main.py train --animation`: the run as a film, without a display."""

from __future__ import annotations

from pathlib import Path

from engine.frame import Frame
from gui import film_files
from gui.export import Scene
from gui.film import Film, Studio
from gui.film_work import reel_of
from gui.offscreen import ensure_application


def shoot(frame: Frame, path: Path, film: Film) -> None:
    """Film a run into a file. Raises UserError; nothing stays behind then."""
    ensure_application(film.theme)
    studio = Studio(film, Scene(frame))
    try:
        film_files.write(path, reel_of(studio, studio.frames()))
    finally:
        studio.close()
