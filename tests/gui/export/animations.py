"""Small animations, and what is read back from their files."""

import numpy as np
from PIL import Image

from engine.lab.session import Session
from gui.export import animation_encoders
from gui.export.animation import Animation, AnimationRenderer
from gui.export.animation_encoders import FrameSequence
from gui.export.animation_job import sequence_of
from gui.export.render import Scene

SMALL = Animation(pictures=("field",), size=(240, 180), count=6, frames_a_second=10)


def learnt(steps=40):
    session = Session()
    session.learn(steps)
    return session


def frames_of(path):
    shown = []
    with Image.open(path) as image:
        for index in range(image.n_frames):
            image.seek(index)
            image.load()
            shown.append((np.asarray(image.convert("RGB")).copy(), image.info["duration"]))
    return shown


def render(path, requested=SMALL, session=None):
    renderer = AnimationRenderer(requested, Scene((session or learnt()).frame()))
    try:
        animation_encoders.write(path, sequence_of(renderer, renderer.frames()))
        return renderer.steps
    finally:
        renderer.close()


def sequence(frames, **changes):
    all_frames = list(frames)
    usual = FrameSequence(
        iter(all_frames), len(all_frames), 10, 1.0, all_frames[:2] or [blank()], [(255, 0, 0)]
    )
    return usual._replace(**changes)


def blank(width=64, height=48, level=0):
    return np.full((height, width, 3), level, np.uint8)
