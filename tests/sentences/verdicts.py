"""The status sentence, and what its button offers, in each run."""

from __future__ import annotations

from collections.abc import Iterator

from engine.lab.frame import Frame
from gui.export.animation import caption_of
from gui.language.sentences import advice, going_on_from, sentence, start_kept
from tests.sentences.models import MODELS
from tests.sentences.runs import RUNS
from tests.sentences.said import Said, said_by


def verdicts() -> Iterator[Said]:
    """Yield what the bar says and offers."""
    for state, make in (RUNS | MODELS).items():
        yield from said_of(state, make())
    yield from said_by("learning from step 12", [("status", going_on_from(12))])


def said_of(state: str, frame: Frame) -> Iterator[Said]:
    """Yield what the bar says and offers of a frame, and what stands below it in an animation."""
    told = [("status", sentence(frame)), ("advice", advice(frame))]
    told += [("other plants", start_kept(frame)), ("animation", caption_of(frame))]
    yield from said_by(f"{state} [{frame.diagnosis.verdict.value}]", told)
