"""Plants held out may be hidden: nothing tells of them until they are revealed."""

import json

import numpy as np
import pytest

from engine.arrays import indices
from engine.files.sessions.session_file import DamagedSessionError, from_json, to_json
from engine.lab import state as edits
from engine.lab.session import Session
from engine.model import samples
from engine.model.architecture import Architecture
from tests.engine.files.sessions.test_session_file import document_of
from tests.engine.learning.test_replayer import on


def small_session(is_hidden=True, size=30):
    session = Session(samples.make("xor", size, 0.1, 4))
    on(session, edits.hold_out, 0.4)
    on(session, edits.set_architecture, Architecture(hidden=(2,)))
    if is_hidden:
        on(session, edits.hide_test)
    return session


def test_a_frame_knows_nothing_of_them():
    session, seen = small_session(), small_session(False)
    session.learn(5)
    frame = session.frame()
    held_out = seen.state.plants.held_out
    assert frame.plants.x.tolist() == seen.state.plants.x[~held_out].tolist()
    assert (frame.plants.split, frame.plants.held_out, len(frame.plants.test)) == (None, None, 0)
    assert (frame.test_loss, frame.test_accuracy, frame.trace.test_losses) == (None, None, None)
    assert frame.trace.test_curve is None
    assert frame.trace.until(3).test_losses is None


def test_it_learns_as_if_they_were_seen_and_the_whole_curve_is_there_afterwards():
    hidden, seen = small_session(), small_session(False)
    for session in (hidden, seen):
        session.learn(20)
    assert hidden.frame().parameters.tolist() == seen.frame().parameters.tolist()
    run = hidden.state.run
    on(hidden, edits.reveal_test)
    assert hidden.state.run is run
    frame = hidden.frame()
    assert frame.plants.same_as(seen.state.plants)
    assert frame.trace.test_losses.tolist() == seen.frame().trace.test_losses.tolist()
    assert hidden.state.run.trace.test_share == seen.state.run.trace.test_share == 0.4
    assert frame.test_loss == seen.frame().test_loss
    for session in (hidden, seen):
        session.learn(5)
    assert hidden.frame().parameters.tolist() == seen.frame().parameters.tolist()


def test_they_can_be_hidden_again_and_the_choice_follows():
    session = small_session(False)
    session.learn(4)
    plants = session.state.plants
    test, other = np.flatnonzero(plants.held_out)[0], np.flatnonzero(~plants.held_out)[-1]
    on(session, edits.select, indices([test, other]))
    on(session, edits.hide_test)
    chosen = session.state.selection
    assert session.state.plants.x[chosen].tolist() == [plants.x[other].tolist()]
    on(session, edits.reveal_test)
    assert session.state.selection.tolist() == [other]
    assert session.state.plants.same_as(plants)


def test_what_is_placed_and_removed_meanwhile_stays_so():
    session = small_session()
    hidden = session.state.hidden_test.plants.x.tolist()
    on(session, edits.place, [(1.0, 2.5)], 1)
    on(session, edits.select, indices(np.arange(len(session.state.plants) - 1)))
    on(session, edits.delete)
    on(session, edits.reveal_test)
    plants = session.state.plants
    assert len(plants) == len(hidden) + 1
    assert plants.x[plants.held_out].tolist() == hidden
    assert plants.x[~plants.held_out].tolist() == [[1.0, 2.5]]


def test_measures_standardised_meanwhile_are_those_of_all():
    session, seen = small_session(), small_session(False)
    for each in (session, seen):
        on(each, edits.standardise, True)
    on(session, edits.reveal_test)
    assert session.state.plants.x.tolist() == pytest.approx(seen.state.plants.x)
    on(session, edits.standardise, False)
    assert session.state.plants.x.tolist() == seen.state.plants.measured.tolist()


def test_whoever_chooses_another_share_or_other_plants_has_them_back_or_gone():
    session = small_session()
    on(session, edits.hold_out, 0.0)
    assert len(session.state.plants) == 30
    assert session.state.hidden_test is None
    session = small_session()
    on(session, edits.use_plants, samples.six())
    assert (session.state.hidden_test, len(session.state.plants)) == (None, 6)


def test_a_session_keeps_them_hidden():
    session = small_session()
    session.learn(6)
    text = to_json(document_of(session))
    state = from_json(text).state
    before = session.state.hidden_test
    assert state.hidden_test.plants.same_as(before.plants)
    assert state.hidden_test.places.tolist() == before.places.tolist()
    assert state.hidden_test.split == before.split
    opened = Session()
    opened.open(state, 6)
    assert opened.frame().test_loss is None
    for each in (opened, session):
        on(each, edits.reveal_test)
        each.learn(3)
    assert opened.frame().trace.test_losses.tolist() == session.frame().trace.test_losses.tolist()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("places", [1.0]), ("places", []), ("places", [-1.0] * 12), ("share", 0), ("share", 2),
        ("x1", []), ("seed", -1), ("scaling", {"means": [0, 0], "deviations": [1, 1]}),
    ],
)  # fmt: skip
def test_a_damaged_part_is_named_and_the_rest_is_offered(key, value):
    parts = json.loads(to_json(document_of(small_session())))
    parts["hidden_test"][key] = value
    with pytest.raises(DamagedSessionError) as error:
        from_json(json.dumps(parts))
    assert error.value.lost == ("hidden_test",)
    assert len(error.value.rescued.state.plants) == len(small_session().state.plants)
