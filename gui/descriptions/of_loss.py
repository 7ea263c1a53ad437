"""Loss curve, slope, loss map, descent, the curve with two valleys and the chord."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QCoreApplication

from engine.lab.frame import Frame
from engine.model.neuron import PARAMETERS
from gui.descriptions.words import joined, written
from gui.language.numbers import whole

_SYMBOLS = {"w1": "w₁", "w2": "w₂", "b": "b"}


def curve(frame: Frame, _texts: Mapping[str, str]) -> str:
    """Say the loss now and at the start, where it was least, and what can't be beaten."""
    if not len(frame.plants.training):
        return joined(QCoreApplication.translate("Spoken", "no plant yet"))
    losses = frame.losses
    text = QCoreApplication.translate("Spoken", "log loss {0} at step {1} of {2}")
    parts = [text.format(written(frame.loss), whole(frame.step), whole(frame.last_step))]
    if frame.last_step:
        best = int(np.argmin(losses))
        text = QCoreApplication.translate("Spoken", "{0} at the start, least {1} at step {2}")
        parts.append(text.format(written(losses[0]), written(losses[best]), whole(best)))
    if frame.least_loss is not None:
        text = QCoreApplication.translate("Spoken", "the lowest possible: {0}")
        parts.append(text.format(written(frame.least_loss)))
    if frame.test_loss is not None:
        text = QCoreApplication.translate("Spoken", "on the plants held out: {0}")
        parts.append(text.format(written(frame.test_loss)))
    if frame.ghosts:
        text = QCoreApplication.translate("Spoken", "earlier runs: {0}")
        parts.append(text.format(whole(len(frame.ghosts))))
    return joined(*parts)


def slope(_frame: Frame, texts: Mapping[str, str]) -> str:
    """Say where on the curve one is, how steep it is there, and what that says to do."""
    steep = ""
    if "slope" in texts:
        steep = QCoreApplication.translate("Spoken", "slope {0}").format(texts["slope"])
    return joined(texts.get("here", ""), steep, texts.get("advice", ""), texts.get("lowest", ""))


def loss_map(frame: Frame, texts: Mapping[str, str]) -> str:
    """Say where the model is on the map, its loss, and where the minimum is."""
    return landscape(frame, texts)


def landscape(frame: Frame, texts: Mapping[str, str]) -> str:
    """Say of a landscape over two parameters where the model is, and where the minimum is."""
    here = ""
    if frame.architecture.is_bare:
        over = frame.choices.map_over
        place = [f"{_SYMBOLS[name]} = {written(getattr(frame.neuron, name))}" for name in over]
        here = QCoreApplication.translate("Spoken", "at {0}, {1}").format(*place)
    best = ""
    if frame.architecture.is_bare and frame.optimum is not None:
        text = QCoreApplication.translate("Spoken", "minimum at {0}, {1}, {2}, with ℒ = {3}")
        values = zip(PARAMETERS, frame.optimum.parameters.tolist(), strict=True)
        written_values = [f"{_SYMBOLS[name]} = {written(value)}" for name, value in values]
        best = text.format(*written_values, written(frame.optimum.objective))
    more = [texts[name] for name in ("map_slice", "slice", "map_best", "map_cut") if name in texts]
    return joined(here, texts.get("loss", ""), best, *more)


def descent(_frame: Frame, texts: Mapping[str, str]) -> str:
    """Say the next step of each parameter with its numbers."""
    text = QCoreApplication.translate("Spoken", "{0} from {1} to {2}, with slope {3}")
    steps = [
        text.format(
            _SYMBOLS[name], texts[f"{name}_before"], texts[f"{name}_after"],
            texts[f"{name}_gradient"],
        )
        for name in PARAMETERS
    ]  # fmt: skip
    rate = QCoreApplication.translate("Spoken", "next step, α = {0}").format(texts["rate"])
    return joined(rate, *steps, texts.get("hops", ""))


def valley(_frame: Frame, texts: Mapping[str, str]) -> str:
    """Say where the descent begins and ends, and what becomes of it."""
    return joined(texts["steps"], texts["rate"], texts["fate"])


def chord(_frame: Frame, texts: Mapping[str, str]) -> str:
    """Say between which points the chord is, and whether the curve runs above it."""
    text = QCoreApplication.translate(
        "Spoken", "in the middle the curve is at {0}, the chord at {1}"
    )
    middle = text.format(texts.get("at_middle", "–"), texts.get("mean", "–"))
    return joined(f"{texts['u']}, {texts['v']}", texts["verdict"], middle)
