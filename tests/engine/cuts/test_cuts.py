"""Cuts through the loss of a network: against losses one by one, and dense searches."""

import numpy as np
import pytest

from engine.cuts.cut import over_weights, through_run, window_around
from engine.cuts.loss_along import loss_along
from engine.lab.session import Session
from engine.lab.state import hold_out, set_architecture, set_choices, set_settings
from engine.learning.settings import Optimiser
from engine.loss.log_loss import log_loss
from engine.loss.penalised import objective_of
from engine.loss.penalty import Penalty, PenaltyKind
from engine.model import samples
from engine.model.architecture import Architecture, drawn_start
from engine.model.features import Feature
from engine.model.network import Network

NETWORK = Architecture(hidden=(3,))
PENALTY = Penalty(PenaltyKind.L2, 0.01)
LONG = pytest.mark.long
PLANTS = samples.xor(30, 0.1, 0)


def lab(architecture=NETWORK, steps=40, penalty=PENALTY, **choices):
    session = Session(PLANTS)
    for edit in (
        lambda s: set_architecture(s, architecture),
        lambda s: set_settings(s, optimiser=Optimiser.ADAM, penalty=penalty),
        lambda s: hold_out(s, 0.2),
        lambda s: set_choices(s, **choices),
    ):
        session.replace(session.state.changes_to(edit(session.state)))
    session.learn(steps)
    return session


def finished(session):
    while not session.is_map_fresh:
        session.work_on_map(lambda: False)
    return session.frame()


def textbook(frame, parameters):
    """Log loss + penalty on the plants learnt from, by the textbook's lines."""
    plants, architecture = frame.plants.training, frame.architecture
    z = Network(architecture, parameters).z(plants.x)
    weights = parameters[architecture.is_weight]
    return log_loss(z, plants.y) + frame.settings.penalty.rate / 2 * float(weights @ weights)


@pytest.mark.parametrize("plane", ["weights", "run"])
def test_the_map_is_the_loss_at_each_point_of_its_plane(plane):
    frame = finished(lab(network_plane=plane, network_map_over=("w2_1_2", "b1_3")))
    shown = frame.loss_map
    assert (shown.cut.weights is None) == (plane == "run")
    for row, column in ((0, 0), (5, 30), (32, 32), (17, 3)):
        at = shown.cut.parameters_at(shown.x[column], shown.y[row])
        assert shown.losses[row, column] == pytest.approx(textbook(frame, at))
    if plane == "weights":
        names = NETWORK.names
        assert shown.cut.weights == (names.index("w2_1_2"), names.index("b1_3"))
        others = np.delete(at - frame.parameters, list(shown.cut.weights))
        assert not others.any()


def test_the_plane_of_a_run_holds_its_start_now_and_best():
    session = lab(steps=60, network_plane="run")
    session.go_to(45)
    frame = session.frame()
    cut, window = frame.cuts.cut, frame.cuts.map_window
    assert frame.cuts.best_step == int(np.argmin(frame.losses))
    for parameters in (frame.trace.parameters(0), frame.parameters, frame.cuts.best):
        (x,), (y,) = cut.position(parameters[None])
        assert cut.parameters_at(x, y) == pytest.approx(parameters, abs=1e-9)
        assert window.left < x < window.right
        assert window.bottom < y < window.top
    assert cut.first @ cut.second == pytest.approx(0, abs=1e-12)
    assert [cut.first @ cut.first, cut.second @ cut.second] == pytest.approx([1, 1])
    tiny = 1e-6
    here = textbook(frame, frame.parameters)
    for direction, slope in zip((cut.first, cut.second), cut.slopes(frame.gradient), strict=True):
        climb = (textbook(frame, frame.parameters + tiny * direction) - here) / tiny
        assert climb == pytest.approx(slope, abs=1e-4)


def test_where_now_is_best_the_plane_shows_how_the_path_bends():
    start, now = np.zeros(4), np.array([2.0, 0, 0, 0])
    path = np.array([start, [1.0, 0.5, 0, 0], [1.0, 0.1, 0.1, 0], now])
    cut = through_run(start, now, now, path, np.ones(4))
    assert np.abs(cut.second) == pytest.approx([0, 1, 0, 0])
    straight = through_run(start, now, now, path[[0, 3]], np.array([1.0, 0, 0, 3.0]))
    assert straight.second == pytest.approx([0, 0, 0, -1])
    assert through_run(start, start, now, path, np.ones(4)) is None
    assert through_run(start, now, now, path[[0, 3]], np.zeros(4)) is None


def test_a_run_that_has_not_begun_is_cut_over_two_weights():
    frame = lab(steps=0, network_plane="run").frame()
    assert frame.cuts.cut.weights == (0, 1)


@pytest.mark.parametrize("seed", [0, pytest.param(1, marks=LONG), pytest.param(2, marks=LONG)])
def test_along_a_weight_the_lowest_of_all_valleys_is_found(seed):
    architecture = Architecture(hidden=(3, 2))
    objective = objective_of(PLANTS, architecture)
    parameters = 3 * drawn_start(architecture, np.random.default_rng(seed))
    for index in range(0, architecture.size, 3):
        curve = loss_along(objective, parameters, index, "w", 5.0)
        dense = np.linspace(-5, 5, 1001)
        losses, _ = objective.losses_and_slopes(parameters, index, dense)
        assert curve.between(dense) == pytest.approx(losses, abs=0.02)
        inside = 0 < int(np.argmin(losses)) < len(dense) - 1
        if inside and curve.lowest is not None:
            assert curve.lowest_loss <= losses.min() + 1e-9
            assert curve.lowest == pytest.approx(dense[np.argmin(losses)], abs=0.02)
        else:
            assert curve.lowest is None or not inside


def test_a_map_of_the_weights_is_made_again_when_another_weight_moves():
    session = lab(network_plane="weights")
    before = finished(session).loss_map
    session.learn(1)
    assert not session.is_map_fresh
    assert session.frame().loss_map is before
    after = finished(session).loss_map
    assert (after.losses != before.losses).any()


def test_the_bare_neuron_and_one_with_more_inputs_have_their_own_maps():
    more = Architecture((Feature.X1, Feature.X2, Feature.X1_X2))
    shown = finished(lab(more)).loss_map
    assert shown.cut.weights == (0, 1)
    bare = finished(lab(Architecture(), penalty=PENALTY)).loss_map
    assert bare.over == ("w1", "w2")


def test_a_window_has_room_and_is_not_flat():
    window = window_around(np.array([0.0, 10.0]), np.array([1.0, 1.0]))
    assert window.left < 0 < 10 < window.right
    assert window.bottom < -1 < 3 < window.top
    cut = over_weights(np.arange(3.0), 2, 0)
    assert [float(v[0]) for v in cut.position(np.arange(3.0)[None])] == [2.0, 0.0]
    assert cut.parameters_at(7.0, 8.0).tolist() == [8.0, 1.0, 7.0]
