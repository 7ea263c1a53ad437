"""`main.py train --animation`: animate a run without a display."""

from __future__ import annotations

from pathlib import Path

from engine.lab.frame import Frame
from gui.cli.offscreen import ensure_application
from gui.export import animation_encoders
from gui.export.animation import Animation, AnimationRenderer
from gui.export.animation_job import sequence_of
from gui.export.render import Scene


def render(frame: Frame, path: Path, animation: Animation) -> None:
    """Write a run as an animation. Raises UserError; nothing stays behind then."""
    ensure_application(animation.theme)
    renderer = AnimationRenderer(animation, Scene(frame))
    try:
        animation_encoders.write(path, sequence_of(renderer, renderer.frames()))
    finally:
        renderer.close()
