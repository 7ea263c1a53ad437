"""`main.py train --animation`: animate a run without a display."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from engine.lab.frame import Frame
from gui.cli.interruption import signals_held
from gui.cli.offscreen import ensure_application
from gui.export import animation_encoders
from gui.export.animation import Animation, AnimationRenderer
from gui.export.animation_encoders import Pixels
from gui.export.animation_job import sequence_of
from gui.export.render import Scene


def render(
    frame: Frame,
    path: Path,
    animation: Animation,
    report: Callable[[float], object] = lambda share: None,
) -> None:
    """Write a run as an animation, and `report` which share of it is painted.

    Raises UserError; nothing stays behind then.
    """
    with signals_held():
        ensure_application(animation.theme)
        renderer = AnimationRenderer(animation, Scene(frame))
    try:
        with signals_held():
            sequence = sequence_of(renderer, _frames(renderer, report))
        animation_encoders.write(path, sequence)
    finally:
        renderer.close()


def _frames(renderer: AnimationRenderer, report: Callable[[float], object]) -> Iterator[Pixels]:
    frames, count = renderer.frames(), len(renderer.steps)
    for painted in range(count + 1):
        with signals_held():
            pixels = next(frames, None)
        if pixels is None:
            return
        yield pixels
        report((painted + 1) / count)
