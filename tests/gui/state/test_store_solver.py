"""When the exact minimum is worked out: many plants wait until they are left alone."""

import threading

from engine.lab.session import Session
from engine.learning.settings import Settings
from engine.model import samples
from engine.solution.optimum import solution_of
from engine.solution.problem import Problem
from gui.state.solver import QUICKLY_SOLVED
from gui.state.store import Store


def test_the_exact_minimum_of_many_plants_comes_while_the_neuron_learns(qtbot):
    settings = Settings(stop_when_converged=False)
    store = Store(Session(samples.overlapping_groups(2_500, 0.25, 0), settings))

    def is_solved_meanwhile():
        store._learn(1, lambda: True)
        return store.session.is_solved

    qtbot.waitUntil(is_solved_meanwhile, timeout=20_000)


def test_many_plants_hold_nothing_up_and_what_is_found_is_of_the_present_ones(qtbot, monkeypatch):
    may_end, asked = threading.Event(), []

    def solve(problem):
        if len(problem.plants) > QUICKLY_SOLVED:
            asked.append(len(problem.plants))
            assert may_end.wait(20)
        return solution_of(problem.plants)

    monkeypatch.setattr(Problem, "solve", solve)
    store = Store(Session(samples.overlapping_groups(1_200, 0.25, 0)))
    qtbot.waitUntil(lambda: asked == [1_200], timeout=20_000)
    store.use_plants(samples.six())
    qtbot.waitUntil(lambda: store.session.is_solved, timeout=20_000)
    few = store.frame().solution
    store.use_plants(samples.overlapping_groups(1_100, 0.25, 1))
    may_end.set()
    qtbot.waitUntil(lambda: store.session.is_solved, timeout=20_000)
    assert asked == [1_200, 1_100]
    assert few == solution_of(samples.six())
    assert store.frame().solution.curvature == solution_of(store.frame().plants).curvature
