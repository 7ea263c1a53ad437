"""The work of a network is saved, copied, recovered and found behind undo without a loss."""

from dataclasses import replace

import pytest

from engine.files.sessions import kept_part
from engine.files.sessions.session_file import Document, from_json, to_json
from engine.lab import state as edits
from engine.lab.session import Session
from engine.learning import replayer, trace
from engine.learning.settings import Optimiser
from engine.model import samples
from gui.files.autosave import Autosave, left_behind
from gui.files.document import CurrentDocument
from gui.files.recovery import _read
from gui.state.edit_kind import EditKind
from gui.state.store import Store
from tests.engine import as_in_the_course
from tests.engine.learning.test_replayer import learnt, seen


@pytest.fixture
def text(monkeypatch):
    """The file of a long run with Adam, batches, plants held out and changed meanwhile."""
    monkeypatch.setattr(trace, "MOST_WHOLE_BYTES", 60_000)
    monkeypatch.setattr(kept_part, "MOST_WHOLE_BYTES", 5_000)
    monkeypatch.setattr(replayer, "REPLAY_S", 0.002)
    session = learnt()
    return to_json(Document(session.state, 222, ("networks", 3), {"shading": "region"}))


@pytest.fixture
def store(qapp, text):
    """A laboratory in which that file is open."""
    result = Store(Session())
    opened = from_json(text)
    result.open(opened.state, opened.step)
    result.flush()
    return result


def on_screen(store):
    """What is on screen, as `OpenSession.document` makes it of the store."""
    state = store.session.state
    copied = replace(state, run=state.run.until(store.session.last_step))
    return Document(copied, store.session.step, ("networks", 3), {"shading": "region"})


def edit(store, kind, change, **values):
    store._edit(kind, lambda state: change(state, **values))


def test_a_file_opened_and_saved_again_is_the_same(store, text):
    assert not CurrentDocument(store).is_modified
    assert to_json(on_screen(store)) == text


def test_an_automatic_copy_gives_back_every_step(store, text, tmp_path):
    store.set_settings(optimiser=Optimiser.MOMENTUM)
    store.step_on()
    before = seen(store.session, range(0, 224, 9))
    store.go_to(223)
    writer = Autosave(tmp_path, lambda: on_screen(store), store, run=lambda task: task())
    writer.save_now()
    writer.leave()
    (copy,) = left_behind(tmp_path)
    document = _read(copy.path)
    copy.remove()
    result = Session()
    result.open(document.state, document.step)
    assert (result.step, result.last_step) == (223, 223)
    assert seen(result, range(0, 224, 9)) == before
    assert [ghost.losses.tolist() for ghost in result.state.ghosts] == [
        ghost.losses.tolist() for ghost in store.session.state.ghosts
    ]


def test_undo_leads_back_to_the_file_and_every_step_of_it(store, text):
    document = CurrentDocument(store)
    store.place(2.0, 2.0, 1)
    assert document.is_modified
    edit(store, EditKind.SETTINGS, edits.hold_out, share=0.5)
    edit(store, EditKind.WEIGHTS, as_in_the_course)
    store.step_on()
    for _ in range(3):
        store.undo()
    assert not document.is_modified
    store.go_to(222)
    assert to_json(on_screen(store)) == text


def test_a_network_that_other_plants_replaced_is_saved_from_behind_undo(store, text):
    document = CurrentDocument(store)
    before = seen(store.session, (0, 100, 222, 350))
    store.use_plants(samples.six())
    edit(store, EditKind.WEIGHTS, as_in_the_course)
    store.step_on()
    state = document.state_of(0)
    opened = from_json(to_json(Document(state, state.run.trace.last_step)))
    result = Session()
    result.open(opened.state, opened.step)
    assert seen(result, (0, 100, 222, 350)) == before
