"""What each picture paints and writes, in each run and with each choice."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from engine.arrays import indices
from engine.changed import Changed
from engine.lab.session import Session
from engine.lab.solved_frame import solved_frame
from engine.lab.state import hold_out, select, set_architecture, set_settings
from engine.learning.settings import Optimiser, Settings
from engine.loss.penalty import Penalty, PenaltyKind
from engine.model import samples
from engine.model.architecture import Architecture
from gui.export.render import PictureRequest, Scene, discard, set_up_picture
from gui.pictures.factory import make_picture
from gui.window.main_window import MainWindow
from tests.gui.pictures.recorded import record, record_formulas, record_plot
from tests.sentences.many_runs import many_runs
from tests.sentences.runs import CHOICES, RUNS
from tests.sentences.said import Said, said_by, texts_of

_L2 = Penalty(PenaltyKind.L2, 0.01)
SIZE, SMALL = (1000, 600), (375, 440)
ALSO_SMALL = ("no plants", "six, step 1, a plant selected", "37 plants, learnt", "20,000 plants")


def pictures(window: MainWindow) -> Iterator[Said]:
    """Yield the texts of the pictures of a window that is not shown."""
    with pytest.MonkeyPatch.context() as patched:
        record_formulas(patched)
        for state, make in (RUNS | CHOICES).items():
            frame = make()
            if state in ALSO_SMALL:
                frame = solved_frame(frame, with_map=True)
            for name, picture in window.pictures.items():
                if state in CHOICES and not picture.watches & Changed.CHOICES:
                    continue
                picture.set_frame(frame, Changed.EVERYTHING)
                for size in (SIZE, SMALL) if state in ALSO_SMALL else (SIZE,):
                    drawn = record(picture, frame, size)
                    texts = [(name, part.text) for part in drawn if part.kind == "text"]
                    yield from said_by(state, texts)
            if state in RUNS:
                yield from said_by(state, _plots(window, Scene(frame)))
        yield from _of_other_models(window)
        yield from many_runs(window)
    yield from said_by("every picture", texts_of(window))


def _of_other_models(window: MainWindow) -> Iterator[Said]:
    """Yield what is written beside networks, penalties, and plants held out."""
    for hidden in ((), (2,), (3, 2)):
        session = Session(samples.xor(40, 0.1, 0), Settings(stop_when_converged=False))
        for edit in (
            lambda state, hidden=hidden: set_architecture(state, Architecture(hidden=hidden)),
            lambda state: hold_out(state, 0.3),
            lambda state: set_settings(state, optimiser=Optimiser.ADAM, penalty=_L2),
            lambda state: select(state, indices(np.flatnonzero(state.plants.held_out)[:1])),
        ):
            session.replace(session.state.changes_to(edit(session.state)))
            session.learn(20)
        session.go_to(3)
        session.learn(9)
        frame, state = session.frame(), f"beyond one neuron, {hidden}"
        for name, picture in window.pictures.items():
            picture.set_frame(frame, Changed.EVERYTHING)
            if picture.needs_neuron and hidden:
                continue
            drawn = record(picture, frame, SIZE)
            yield from said_by(state, [(name, part.text) for part in drawn if part.kind == "text"])
            yield from said_by(state, texts_of(picture))
        yield from said_by(state, _plots(window, Scene(frame)))
        window.readouts.set_frame(frame, Changed.EVERYTHING)
        yield from said_by(state, texts_of(window.readouts))


def _plots(window: MainWindow, scene: Scene) -> Iterator[tuple[str, str]]:
    """Yield what the field and the loss curve paint."""
    for name in ("field", "lossCurve"):
        plot = make_picture(name, window.look)
        set_up_picture(plot, PictureRequest(name, SIZE), scene)
        yield from ((name, part.text) for part in record_plot(plot, SIZE))
        items = plot.scene().items()
        yield from ((name, item.toPlainText()) for item in items if hasattr(item, "toPlainText"))
        discard(plot)
