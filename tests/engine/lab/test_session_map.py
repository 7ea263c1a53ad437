"""The loss map of a session: worked out a little at a time, and made again when it is stale."""

import pytest

from engine.arrays import indices
from engine.changed import Changed
from engine.explain.landscape import MAP_POINTS
from engine.lab import state
from engine.lab.session import Session
from engine.model.neuron import Neuron
from tests.engine import plain_loss
from tests.engine.lab.test_session import edit

# The loss map


def whole_map(session):
    while not session.is_map_fresh:
        session.work_on_map(lambda: True)
    return session.frame().loss_map


def test_the_map_is_worked_out_a_little_at_a_time_and_shown_when_it_is_whole():
    session = Session()
    assert session.frame().loss_map is None
    assert not session.is_map_fresh
    turns = 0
    while session.work_on_map(lambda: False) is Changed.NOTHING:
        assert session.frame().loss_map is None
        turns += 1
    assert turns == MAP_POINTS**2 - 1
    assert session.is_map_fresh
    assert session.work_on_map(lambda: True) is Changed.NOTHING
    assert session.frame().loss_map.over == ("w1", "w2")


def test_the_map_goes_stale_with_plants_pair_window_and_the_third_parameter_alone():
    session = Session()
    edit(session, state.set_neuron, Neuron(1.0, 2.0, 0.5))
    whole_map(session)
    edit(session, state.set_neuron, Neuron(-3.0, 4.0, 0.5))
    edit(session, state.select, indices([1]))
    edit(session, state.set_choices, slope_along="b")
    assert session.is_map_fresh  # the same plane of the landscape
    for change in (
        lambda: edit(session, state.set_neuron, Neuron(-3.0, 4.0, 0.6)),
        lambda: edit(session, state.set_neuron, Neuron(-30.0, 4.0, 0.6)),
        lambda: edit(session, state.set_choices, map_over=("w1", "b")),
        lambda: edit(session, state.flip, indices([0])),
    ):
        change()
        assert not session.is_map_fresh
        result = whole_map(session)
        plants, here = session.state.plants, session.frame().neuron.parameters.tolist()
        names = ("w1", "w2", "b")
        third = names.index(result.third[0])
        assert result.third[1] == here[third]
        at = {
            result.over[0]: result.x[3],
            result.over[1]: result.y[20],
            result.third[0]: here[third],
        }
        weights = [float(at[name]) for name in names]
        loss = plain_loss(plants.x.tolist(), plants.y.tolist(), weights)
        assert result.losses[20, 3] == pytest.approx(loss, rel=1e-11)


def test_while_a_new_map_is_made_the_old_one_stays_except_for_other_plants():
    session = Session()
    old = whole_map(session)
    edit(session, state.set_neuron, Neuron(0.0, 0.0, 2.0))
    session.work_on_map(lambda: False)
    assert session.frame().loss_map is old
    assert whole_map(session) is not old
    edit(session, state.flip, indices([0]))
    assert session.frame().loss_map is None


def test_a_map_under_way_of_another_pair_is_given_up():
    session = Session()
    whole_map(session)
    edit(session, state.set_choices, map_over=("w1", "b"))
    session.work_on_map(lambda: False)
    edit(session, state.set_choices, map_over=("w2", "b"))
    while session.work_on_map(lambda: False) is Changed.NOTHING:
        pass
    assert session.frame().loss_map.over == ("w2", "b")
    assert session.is_map_fresh


def test_while_the_neuron_learns_a_map_is_finished_all_the_same_and_then_made_again():
    session = Session()
    for _ in range(MAP_POINTS**2):
        session.learn(1)
        session.work_on_map(lambda: False)
    assert session.frame().loss_map is not None
    assert not session.is_map_fresh
    assert whole_map(session).third == ("b", session.frame().neuron.b)
