"""Other names for kinds and measures: kept, undone, and of no account for what was learnt."""

import numpy as np
import pytest

from engine.changed import Changed
from engine.errors import UserError
from engine.files.sessions import session_file
from engine.files.sessions.document import Document
from engine.lab import state as edits
from engine.lab.session import Session
from engine.model import samples
from engine.model.dataset import KINDS, LEAF, Dataset, unit_of, without_unit

NAMED = ("danse", "rugby")
MEASURES = ("taille (cm)", "masse (kg)")


def learnt(steps: int = 5) -> Session:
    session = Session(samples.two_groups(40, 0.3, 1))
    session.learn(steps)
    session.solve()
    return session


def rename(session: Session, **names) -> Changed:
    state = session.state
    return session.replace(state.changes_to(edits.name_plants(state, **names)))


def test_a_run_and_what_is_known_of_it_outlive_other_names():
    session, twin = learnt(), learnt()
    before = session.frame()
    rename(session, kinds=NAMED, features=MEASURES)
    after = session.frame()
    assert (after.plants.kinds, after.plants.features) == (NAMED, MEASURES)
    assert after.trace.last_step == before.trace.last_step == 5
    assert session.state.run.edited_at == 0
    assert session.is_solved
    for each in (session, twin):
        each.learn(20)
    assert np.array_equal(session.frame().parameters, twin.frame().parameters)


def test_moved_and_renamed_plants_are_other_plants():
    session = learnt()
    moved = edits.name_plants(
        edits.move(edits.select(session.state, np.array([0])), (1, 0)), kinds=NAMED
    )
    session.replace(session.state.changes_to(moved))
    assert session.state.run.edited_at == 5
    assert not session.is_solved


def test_plants_held_out_and_hidden_come_back_by_their_new_names():
    state = edits.hide_test(edits.hold_out(learnt().state, 0.3))
    shown = len(state.plants)
    named = edits.reveal_test(edits.name_plants(state, MEASURES, NAMED))
    assert len(named.plants) > shown
    assert (named.plants.kinds, named.plants.features) == (NAMED, MEASURES)
    assert named.all_plants.test.kinds == NAMED


def test_edits_of_the_plants_keep_the_names():
    state = edits.name_plants(learnt().state, MEASURES, NAMED)
    state = edits.place(state, [(1, 1)], 0)
    state = edits.flip(state)
    state = edits.standardise(state, True)
    state = edits.delete(edits.select(state, np.array([0, 1])))
    assert (state.plants.kinds, state.plants.features) == (NAMED, MEASURES)


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("", "rugby"), "names_empty"),
        (("danse", "  "), "names_empty"),
        (("Danse", " danse "), "names_same"),
        (("a\tb", "A  B"), "names_same"),
    ],
)
def test_names_that_tell_nothing_apart_are_refused(names, code):
    for of in ("kinds", "features"):
        with pytest.raises(UserError, match=code):
            edits.name_plants(learnt().state, **{of: names})


def test_the_same_names_change_nothing():
    state = learnt().state
    assert edits.name_plants(state, LEAF, KINDS) is state


def test_the_unit_stands_in_brackets_behind_the_name():
    assert unit_of("taille (cm)") == "cm"
    assert without_unit("taille (cm)") == "taille"
    assert unit_of("leaf_width") == "cm"
    assert unit_of("f(x)") == "x"
    assert unit_of("taille") == unit_of("taille (mesurée à jeun)") == ""
    assert without_unit("taille (mesurée à jeun)") == "taille (mesurée à jeun)"
    assert Dataset.of([(1, 2)], [0], ("a (cm)", "b (cm)")).is_in_cm
    assert not Dataset.of([(1, 2)], [0], MEASURES).is_in_cm


@pytest.mark.parametrize("kinds", [NAMED, ("harmless", "rugby"), ("<b>", "שלום")])
def test_a_session_keeps_the_names(kinds):
    session = learnt()
    rename(session, kinds=kinds, features=("leaf_width", "masse (kg)"))
    text = session_file.to_json(Document(session.state, session.step))
    plants = session_file.from_json(text).state.plants
    assert (plants.kinds, plants.features) == (kinds, ("leaf_width", "masse (kg)"))
