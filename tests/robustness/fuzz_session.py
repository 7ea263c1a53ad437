"""A session from a file opens, or is refused; what is rescued of a damaged one opens too."""

from __future__ import annotations

import math

from engine.errors import UserError, sentence_of
from engine.files.sessions.session_file import DamagedSessionError, Document, from_json, to_json
from engine.lab import state
from engine.lab.session import Session
from engine.learning.settings import Optimiser, Settings
from engine.model import samples
from engine.model.architecture import Architecture

WORDS = ("json",)


def take(data: bytes) -> None:
    """Read a session as `session_file.read` does, work with it, and save it."""
    try:
        document = from_json(data.decode("utf-8-sig", errors="replace"), "a.plab")
    except DamagedSessionError as error:
        refused_in_words(error)
        if error.rescued is None:
            return
        document = error.rescued
    except UserError as error:
        refused_in_words(error)
        return
    _work_with(document)
    text = to_json(document)
    assert to_json(from_json(text, "a.plab")) == text


def refused_in_words(error: UserError) -> None:
    """See that there is one line in each language, with every fact filled in."""
    for language in ("fr", "en"):
        sentence = sentence_of(error, language)
        assert not sentence.startswith(error.code + ":"), error.code
        assert "\n" not in sentence


def _work_with(document: Document) -> None:
    session = Session()
    session.open(document.state, document.step)
    session.solve()
    for _ in range(2):
        frame = session.frame()
        for value in (frame.loss, frame.accuracy, frame.objective_after, *frame.gradient.tolist()):
            assert math.isfinite(value), value
        assert frame.curve.lowest <= frame.curve.highest
        _ = frame.diagnosis, frame.prediction, frame.derivation, frame.repeated, frame.plants.window
        if frame.architecture.is_bare:
            neuron = frame.neuron_frame
            _ = neuron.pullers, neuron.pulls, neuron.likelihood_slice, neuron.slope_slice
        session.learn(2)


def _seeds() -> list[bytes]:
    session = Session(samples.six())

    def edit(made: state.State) -> None:
        session.replace(session.state.changes_to(made))

    texts = [to_json(Document(session.state, 0))]
    session.learn(12)
    edit(state.put_probe(session.state, (1.0, 1.0)))
    edit(state.set_settings(session.state, learning_rate=2.0, batch_size=2, seed=3))
    session.learn(5)
    edit(state.draw_start(session.state))
    session.learn(3)
    view = {"field": [-1.0, -1.0, 3.0, 3.0], "shading": "region"}
    texts.append(to_json(Document(session.state, 2, ("course", 3), view)))
    long = Session(samples.iris().standardised())
    long.learn(1_100)
    edit(state.set_settings(session.state, formulas=("mean((a-y) x1)", "1", "mean(a - y)")))
    session.learn(3)
    texts += [to_json(Document(long.state, 1_100)), to_json(Document(session.state, 1))]
    texts.append(to_json(Document(_network().state, 2)))
    return [text.encode() for text in texts]


def _network() -> Session:
    session = Session(samples.six(), Settings(stop_when_converged=False, batch_size=2))

    def edit(made: state.State) -> None:
        session.replace(session.state.changes_to(made))

    edit(state.set_architecture(session.state, Architecture(hidden=(2,))))
    edit(state.hold_out(session.state, 0.3))
    edit(state.set_settings(session.state, optimiser=Optimiser.ADAM))
    session.learn(5)
    return session


SEEDS = _seeds()
