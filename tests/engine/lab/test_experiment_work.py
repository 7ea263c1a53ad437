"""Experiments of a session: begun anew for other plants and settings, and for nothing else."""

import pytest

from engine.arrays import indices
from engine.changed import Changed
from engine.lab import state
from engine.lab.session import Session
from engine.lab.solved_frame import with_experiment
from engine.learning.settings import Optimiser
from engine.loss.penalty import Penalty, PenaltyKind
from engine.model.architecture import Architecture
from tests.engine.lab.test_session import edit


@pytest.fixture
def session():
    result = Session()
    edit(result, lambda s: state.set_architecture(s, Architecture(hidden=(2,))))
    edit(result, lambda s: state.set_settings(s, stop_at_step=20))
    return result


def finish(session, name):
    while not session.is_experiment_done(name):
        session.work_on_experiment(name, lambda: True)


def test_an_experiment_is_seen_while_it_is_worked_on_and_when_it_is_done(session):
    assert session.frame().experiments.starts is None
    assert session.work_on_experiment("starts", lambda: False) is Changed.NOTHING
    assert session.work_on_experiment("starts", lambda: False, True) is Changed.EXPERIMENTS
    assert session.frame().experiments.starts.step == 2
    assert session.work_on_experiment("starts", lambda: True) is Changed.EXPERIMENTS
    assert session.frame().experiments.starts.is_done


EDITS = {
    "plants": (lambda s: state.flip(s, indices([0])), {"starts", "race", "penalty"}),
    "model": (
        lambda s: state.set_architecture(s, Architecture(hidden=(3,))),
        {"starts", "race", "penalty"},
    ),
    "rate": (lambda s: state.set_settings(s, learning_rate=0.2), {"starts", "race", "penalty"}),
    "optimiser": (
        lambda s: state.set_settings(s, optimiser=Optimiser.ADAM),
        {"starts", "penalty"},
    ),
    "start": (state.draw_start, {"race", "penalty"}),
    "other starts": (lambda s: state.set_choices(s, first_start=40), {"starts"}),
    "kind of penalty": (
        lambda s: state.set_settings(s, penalty=Penalty(PenaltyKind.L1, 0.1)),
        {"starts", "race", "penalty"},
    ),
    "who races": (lambda s: state.set_choices(s, racers=(Optimiser.ADAM,)), set()),
    "selection": (lambda s: state.select(s, indices([1])), set()),
}


@pytest.mark.parametrize("name", EDITS)
def test_only_what_depends_on_an_edit_is_worked_out_again(session, name):
    change, stale = EDITS[name]
    for each in ("starts", "race", "penalty"):
        session.work_on_experiment(each, lambda: False)
    edit(session, change)
    begun = {each for each in ("starts", "race", "penalty") if session.has_begun_experiment(each)}
    assert begun == {"starts", "race", "penalty"} - stale


def test_another_rate_of_the_penalty_is_a_point_of_the_same_curve(session):
    edit(session, lambda s: state.set_settings(s, penalty=Penalty(PenaltyKind.L2, 0.1)))
    finish(session, "penalty")
    edit(session, lambda s: state.set_settings(s, penalty=Penalty(PenaltyKind.L2, 0.5)))
    assert session.is_experiment_done("penalty")


def test_a_picture_in_a_file_has_all_of_it(session):
    frame = with_experiment(session.frame(), "starts")
    finish(session, "starts")
    on_screen = session.frame().experiments.starts
    assert frame.experiments.starts.losses.tolist() == on_screen.losses.tolist()
