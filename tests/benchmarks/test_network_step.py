"""What is timed against each other is the same step."""

import numpy as np
import pytest

from engine.model import samples
from engine.model.architecture import Architecture, drawn_start
from tests.benchmarks import network_step
from tests.benchmarks.network_peers import Ours, OursTogether
from tests.benchmarks.ratios import Number, Ratio

ARCHITECTURE = Architecture(hidden=(4, 2))
PLANTS = samples.moons(50, 0.25, 0)
STARTS = np.array([drawn_start(ARCHITECTURE, np.random.default_rng(seed)) for seed in range(3)])


def losses_of(peer, steps=20):
    for _ in range(steps):
        peer.step()
    return peer.losses


@pytest.mark.parametrize("peer", network_step.PEERS)
def test_every_way_descends_by_the_same_losses(peer):
    if peer.missing():
        pytest.skip(peer.missing())
    expected = losses_of(Ours(ARCHITECTURE, PLANTS, STARTS[0]))
    assert losses_of(peer(ARCHITECTURE, PLANTS, STARTS[0])) == pytest.approx(expected, rel=1e-12)
    assert expected[-1] < expected[0]


def test_networks_together_descend_as_each_alone():
    together = losses_of(OursTogether(ARCHITECTURE, PLANTS, STARTS))
    alone = [losses_of(Ours(ARCHITECTURE, PLANTS, start)) for start in STARTS]
    for losses, by_step in zip(alone, np.array(together).T, strict=True):
        assert by_step.tolist() == pytest.approx(losses, rel=1e-12)


def test_the_table_has_its_goals_and_names_what_is_missing(monkeypatch):
    monkeypatch.setattr(network_step, "SIZES", (200,))
    monkeypatch.setattr(network_step, "TOGETHER_GOALS", {((4,), 200): 5.0})
    monkeypatch.setattr(network_step, "_ROUNDS", 1)
    monkeypatch.setattr(network_step.PyTorch, "missing", staticmethod(lambda: "not installed: …"))
    rows = list(network_step.measure())
    goals = {row.name: row.goal for row in rows if isinstance(row, Ratio)}
    assert goals["2-8-8-1, m =    200, plain NumPy lines"] == "<= 0.667"
    assert goals["40 of 2-4-1, m =    200, plain NumPy lines"] == "<= 0.200"
    assert [row.name for row in rows if isinstance(row, Number)] == ["PyTorch, 1 thread"]
