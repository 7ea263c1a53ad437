"""What has changed from one frame to the next, in words, each under its topic."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QCoreApplication

from engine.lab.frame import Frame
from engine.model.dataset import Dataset
from engine.model.neuron import PARAMETERS
from gui.descriptions.of_plants import selected
from gui.descriptions.topics import Topic
from gui.descriptions.words import (
    about_mystery,
    about_plant,
    how_many,
    how_many_wrong,
    joined,
    plant_called,
    written,
)
from gui.language.kind_names import kind_name
from gui.language.numbers import whole
from gui.language.run_names import shape_name
from gui.language.sentences import loss_text

_SYMBOLS = dict(zip(PARAMETERS, ("w₁", "w₂", "b"), strict=True))


News = tuple[Topic, str]


def news(before: Frame, now: Frame) -> Iterator[News]:
    """Yield what has changed; while the neuron learns by itself, only what is a milestone."""
    if now.plants is not before.plants and not now.plants.same_as(before.plants):
        yield Topic.PLANTS, plants_changed(before, now)
    elif not np.array_equal(now.selection, before.selection):
        yield (
            Topic.PLANT,
            selected(now) or QCoreApplication.translate("Spoken", "nothing is selected"),
        )
    if now.state.probe != before.state.probe:
        yield (
            Topic.MYSTERY,
            about_mystery(now) or QCoreApplication.translate("Spoken", "mystery plant taken away"),
        )
    if now.architecture != before.architecture:
        text = QCoreApplication.translate("Spoken", "model {0}, parameters: {1}")
        yield Topic.MODEL, text.format(shape_name(now.architecture), now.architecture.size)
    if now.playing and before.playing:
        if _is_milestone(before, now):
            yield Topic.STEP, _result(now)
    elif now.playing:
        yield Topic.STEP, QCoreApplication.translate("Spoken", "learning")
    elif before.playing:
        yield Topic.STEP, QCoreApplication.translate("Spoken", "Paused: {0}").format(_result(now))
    elif now.step != before.step:
        yield Topic.STEP, _result(now)
    elif now.architecture == before.architecture and (now.parameters != before.parameters).any():
        yield Topic.MODEL, _by_hand(before, now)


def about_point(frame: Frame, x1: float, x2: float, plant: int | None) -> str:
    """Say where the cross of the keyboard is, what the model says there, and what lies there."""
    a = float(frame.outputs.model.z(np.array([[x1, x2]]))[0])
    text = QCoreApplication.translate("Spoken", "x₁ = {0}, x₂ = {1}")
    where = text.format(written(x1), written(x2))
    side = QCoreApplication.translate("Spoken", "side: {0}").format(
        kind_name(frame.plants, int(a >= 0))
    )
    shows_side = frame.choices.frontier_shown and a != 0
    there = "" if plant is None else about_plant(frame, plant)
    return joined(where, side if shows_side else "", there)


def plants_changed(before: Frame, now: Frame) -> str:
    """Say which plant was placed, taken away, moved or has another kind; of many, how many."""
    old, new = before.plants, now.plants
    more = len(new) - len(old)
    if more == 0 and len(new):
        return _moved_or_flipped(before, now)
    is_kept = more > 0 and np.array_equal(new.x[: len(old)], old.x)
    if is_kept and more == 1:
        return QCoreApplication.translate("Spoken", "placed: {0}").format(
            about_plant(now, len(new) - 1)
        )
    if is_kept:
        return joined(
            QCoreApplication.translate("Spoken", "plants placed: {0}").format(whole(more)),
            how_many(now),
        )
    if 0 < -more < len(old) and len(new) and _are_among(new, old):
        text = (
            QCoreApplication.translate("Spoken", "plants taken away: {0}")
            if more < -1
            else QCoreApplication.translate("Spoken", "taken away: {0}")
        )
        gone = whole(-more) if more < -1 else plant_called(_first_gone(before, now))
        return joined(text.format(gone), how_many(now))
    return how_many(now)


def _are_among(some: Dataset, all_plants: Dataset) -> bool:
    """Whether some plants stand where others did: these are not another set altogether."""
    return set(map(tuple, some.x.tolist())) <= set(map(tuple, all_plants.x.tolist()))


def _first_gone(before: Frame, now: Frame) -> int:
    old, new = before.plants.x[: len(now.plants)], now.plants.x
    differing = np.flatnonzero((old != new).any(axis=1))
    return int(differing[0]) if len(differing) else len(new)


def _moved_or_flipped(before: Frame, now: Frame) -> str:
    old, new = before.plants, now.plants
    is_moved, is_flipped = (old.x != new.x).any(axis=1), old.y != new.y
    changed = np.flatnonzero(is_moved | is_flipped)
    if len(changed) == 1:
        return about_plant(now, int(changed[0]))
    if not len(changed):
        return how_many(now)  # other plants are held out
    if not is_moved.any():
        text = QCoreApplication.translate("Spoken", "plants of another kind now: {0}")
        return joined(text.format(whole(len(changed))), how_many(now))
    if len(changed) == len(new):
        return joined(
            QCoreApplication.translate("Spoken", "all plants have other measures"), how_many(now)
        )
    return QCoreApplication.translate("Spoken", "plants moved: {0}").format(whole(len(changed)))


def _by_hand(before: Frame, now: Frame) -> str:
    if not now.architecture.is_bare:
        return joined(_loss(now), how_many_wrong(now))
    values = [
        f"{_SYMBOLS[name]} = {written(getattr(now.neuron, name))}"
        for name in PARAMETERS
        if getattr(now.neuron, name) != getattr(before.neuron, name)
    ]
    return joined(", ".join(values), _loss(now), how_many_wrong(now))


def _is_milestone(before: Frame, now: Frame) -> bool:
    """Whether the number of steps has doubled, or that of the mistakes changed."""
    has_doubled = now.step.bit_length() > before.step.bit_length()
    return has_doubled or now.outputs.counts.wrong != before.outputs.counts.wrong


def _result(frame: Frame) -> str:
    return joined(_step(frame), _loss(frame), how_many_wrong(frame))


def _step(frame: Frame) -> str:
    return QCoreApplication.translate("Spoken", "step {0}").format(whole(frame.step))


def _loss(frame: Frame) -> str:
    return QCoreApplication.translate("Spoken", "log loss {0}").format(loss_text(frame))
