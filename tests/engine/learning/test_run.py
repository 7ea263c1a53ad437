import numpy as np
import pytest

from engine.learning.loss_history import LossHistory, Peaks
from engine.learning.run import MOST_GHOSTS, Ghost, Run, with_ghost, with_later_ghosts
from engine.learning.settings import Rule, Settings
from engine.model import samples
from engine.model.architecture import Architecture
from tests.engine import parameter_rows

SIX = samples.six()


def run_with(*settings, start=(1.0, 2.0, 3.0)):
    run = Run(np.array(start), 1.0)
    for number, held in enumerate(settings, 1):
        run.record(np.array(start) + number, 1.0 / (number + 1), held)
    return run


SLOW, FAST = Settings(learning_rate=0.1), Settings(learning_rate=1.0)


def ghost_of(losses, rate=0.1):
    return Ghost(LossHistory(np.array(losses), Peaks()), rate, Rule.GRADIENT)


def test_a_run_begins_at_its_start_with_no_segment():
    run = run_with()
    assert run.start.tolist() == [1, 2, 3]
    assert run.segments == []
    assert run.trace.last_step == 0


def test_a_segment_begins_at_the_step_from_which_other_settings_held():
    run = run_with(SLOW, SLOW, FAST, FAST, SLOW)
    assert run.segments == [(0, SLOW), (2, FAST), (4, SLOW)]
    assert parameter_rows(run.trace)[:, 0].tolist() == [1, 2, 3, 4, 5, 6]


def test_when_to_stop_begins_no_segment():
    later = Settings(learning_rate=0.1, stop_at_step=7, stop_when_converged=False)
    assert run_with(SLOW, later).segments == [(0, SLOW)]


def test_a_run_cut_at_a_step_forgets_what_came_after_and_leaves_the_other_whole():
    run = run_with(SLOW, SLOW, FAST, FAST)
    cut = run.until(2)
    assert cut.trace.losses.tolist() == [1, 1 / 2, 1 / 3]
    assert cut.segments == [(0, SLOW)]
    cut.record(np.zeros(3), 9.0, FAST)
    assert run.segments == [(0, SLOW), (2, FAST)]
    assert run.trace.losses.tolist() == [1, 1 / 2, 1 / 3, 1 / 4, 1 / 5]


def test_a_run_without_a_step_leaves_no_ghost():
    assert run_with().ghost() is None
    assert with_ghost((), None) == ()


def test_a_ghost_holds_its_losses_and_nothing_of_the_run():
    losses = run_with(*[SLOW] * 3000).ghost().losses
    assert losses.nbytes == 8 * 3001
    assert losses.base is None


def test_a_ghost_keeps_the_way_of_a_short_run_step_by_step():
    path = run_with(SLOW, SLOW).ghost().path
    assert path.tolist() == [[1, 2, 3], [2, 3, 4], [3, 4, 5]]
    assert path.base is None
    with pytest.raises(ValueError, match="read-only"):
        path[0] = 0


def test_of_a_long_run_a_ghost_keeps_300_steps_at_most_in_order_with_both_ends():
    run = run_with(*[SLOW] * 5000)
    steps = run.ghost().path[:, 0] - 1
    assert 200 < len(steps) <= 300
    assert (np.diff(steps) > 0).all()
    assert steps[[0, -1]].tolist() == [0, 5000]
    assert run.ghost().path.tolist() == run.ghost().path.tolist()


def test_only_the_bare_neuron_leaves_its_way():
    assert run_with(SLOW).ghost(Architecture(hidden=(2,))).path is None


def test_the_plants_of_a_run_are_changed_in_another_run_of_the_same_steps():
    run = run_with(SLOW, SLOW, SLOW)
    changed = run.with_plants_changed(2, SIX)
    assert (run.edited_at, changed.edited_at) == (0, 2)
    assert changed.trace is run.trace
    assert changed.segments is run.segments
    assert changed.with_plants_changed(1, SIX).edited_at == 2
    assert changed.with_plants_back(run.plants_edit, 3, SIX).edited_at == 0


def test_plants_that_come_back_to_a_run_that_has_learned_since_are_changed_plants():
    run = run_with(SLOW, SLOW)
    then = run.plants_edit
    changed = run.with_plants_changed(2, SIX)
    shorter = changed.until(1)
    for later in (changed, shorter):
        later.record(np.zeros(3), 9.0, SLOW)
    assert shorter.trace.last_step == then.last_step
    assert changed.with_plants_back(then, 3, SIX).edited_at == 3
    assert shorter.with_plants_back(then, 2, SIX).edited_at == 2


def test_a_ghost_is_labelled_by_the_rate_and_rule_that_the_run_ended_with():
    rule = Settings(rule=Rule.PERCEPTRON, learning_rate=0.5)
    ghost = run_with(SLOW, rule).ghost()
    assert ghost.losses.tolist() == [1, 1 / 2, 1 / 3]
    assert ghost.learning_rate == 0.5
    assert ghost.rule is Rule.PERCEPTRON


def test_the_newest_ghost_is_last_and_the_oldest_of_nine_goes():
    ghosts = ()
    for number in range(MOST_GHOSTS + 1):
        ghosts = with_ghost(ghosts, ghost_of([number, number + 1]))
    assert [ghost.losses[0] for ghost in ghosts] == [1, 2, 3, 4, 5, 6, 7, 8]


def test_a_curve_that_begins_the_new_one_is_not_kept_beside_it():
    ghosts = with_ghost((ghost_of([3.0, 2.0]),), ghost_of([3.0, 2.0, 1.0]))
    assert [ghost.losses.tolist() for ghost in ghosts] == [[3, 2, 1]]


def test_curves_that_part_or_have_another_rate_are_both_kept():
    old = ghost_of([3.0, 2.0])
    assert len(with_ghost((old,), ghost_of([3.0, 2.5, 1.0]))) == 2
    assert len(with_ghost((old,), ghost_of([3.0, 2.0, 1.0], rate=1.0))) == 2
    assert len(with_ghost((old,), ghost_of([3.0]))) == 2


def test_each_step_was_led_to_by_the_settings_of_its_segment():
    run = run_with(SLOW, SLOW, FAST, FAST)
    assert [run.settings_of(step) for step in range(5)] == [None, SLOW, SLOW, FAST, FAST]


def test_runs_that_ended_in_between_stay_among_ghosts_that_come_back():
    old, dropped, new = ghost_of([3.0]), ghost_of([4.0]), ghost_of([5.0])
    assert with_later_ghosts((old,), (dropped,), (dropped, new)) == (old, new)
    assert with_later_ghosts((old, new), (), (new,)) == (old, new)
