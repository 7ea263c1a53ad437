"""Losses that a fast run left for later become known while nothing else is to do."""

import numpy as np

from engine.changed import Changed
from engine.lab.session import Session
from engine.learning.settings import Settings
from engine.loss.logistic import LogisticObjective
from engine.model import samples
from gui.state.store import Store

PLANTS = samples.overlapping_groups(400, 0.25, 0)


def owing_store():
    settings = Settings(batch_size=1, stop_when_converged=False)
    store = Store(Session(PLANTS, settings))
    store._learn(5_000, lambda: True)
    return store


def traces_told(store):
    """The frames that tell of the trace from now on."""
    frames = []
    store.frame_ready.connect(
        lambda frame, changed: frames.append(frame) if changed & Changed.TRACE else None
    )
    return frames


def test_while_idle_every_loss_is_worked_out_and_the_curve_drawn_once_more(qtbot):
    store = owing_store()
    store.flush()
    assert store.session.owes_losses
    frames = traces_told(store)
    qtbot.waitUntil(lambda: bool(frames), timeout=20_000)
    assert not store.session.owes_losses
    (frame,) = frames
    objective = LogisticObjective(PLANTS)
    assert not np.isnan(frame.trace.curve.recorded.known).any()
    for step in (1, 2_345, 5_000):
        parameters = frame.trace.parameters(step)
        assert frame.trace.loss(step) == objective.loss_of(parameters)


def test_while_it_plays_losses_become_known_without_frames_of_their_own(qtbot):
    store = owing_store()
    store.playback.waits = True  # ticks teach nothing
    store.play()
    store.flush()
    frames = traces_told(store)
    qtbot.waitUntil(lambda: not store.session.owes_losses, timeout=20_000)
    assert store.is_playing
    assert frames == []
    store.pause()
