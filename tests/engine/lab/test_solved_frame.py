"""A moment for a file holds all that the screen would come to show."""

import numpy as np

from engine.lab.session import Session
from engine.lab.solved_frame import solved_frame
from engine.model import samples
from engine.solution.optimum import optimum
from engine.solution.separability import separability
from tests.engine import plain_loss


def test_the_exact_minimum_is_worked_out_where_it_was_not_known():
    plants = samples.overlapping_groups(40, 0.3, 2)
    session = Session(plants)
    session.learn(7)
    shown = solved_frame(session.frame(playing=True))
    exact = optimum(plants, separability(plants))
    assert shown.solution.separability is separability(plants)
    assert shown.neuron_frame.optimum.parameters.tolist() == exact.parameters.tolist()
    assert (shown.step, shown.playing, shown.loss_map) == (7, False, None)
    assert shown.loss == session.frame().loss


def test_what_is_known_already_is_not_worked_out_again():
    session = Session()
    session.solve()
    frame = session.frame()
    assert solved_frame(frame).solution is frame.solution


def test_the_loss_map_is_whole_where_it_is_wanted():
    session = Session()
    session.learn(30)
    frame = session.frame()
    result = solved_frame(frame, with_map=True).loss_map
    assert result.over == ("w1", "w2")
    assert result.third == ("b", frame.neuron.b)
    reaches = frame.neuron_frame.map_reaches
    assert (result.x[0], result.y[-1]) == (-reaches[0], reaches[1])
    points, kinds = frame.plants.x.tolist(), frame.plants.y.tolist()
    for row, column in ((0, 0), (5, 20), (32, 32)):
        weights = (result.x[column], result.y[row], frame.neuron.b)
        assert np.isclose(result.losses[row, column], plain_loss(points, kinds, weights))
