"""The tables are honest: who is faster is said, and so is what could not be measured."""

import pytest

from engine.model import samples
from tests.benchmarks import batch_steps, engine_step, peers
from tests.benchmarks.ratios import Number, Ratio, all_in_turn, listing, summarised, table


def test_a_line_says_where_the_other_way_is_faster():
    slower, faster = Ratio("slow", 4.0, 2.0, 2.0, ""), Ratio("fast", 1.0, 2.0, 0.5, "")
    head, first, second = table([slower, faster]).splitlines()
    assert "the other is 2.0 times faster" in first
    assert "faster" not in second
    assert "ours/other" in head


def test_a_goal_stands_beside_what_has_one():
    met, missed = Ratio("met", 3.0, 2.0, 1.5, "<= 2"), Ratio("missed", 6.0, 2.0, 3.0, "<= 2")
    _, first, second = table([met, missed]).splitlines()
    assert first.endswith("goal <= 2; the other is 1.5 times faster")
    assert second.endswith("goal <= 2, missed; the other is 3.0 times faster")


def test_what_could_not_be_measured_is_said_with_its_reason():
    lines = listing([Number("PyTorch", None, "", "not installed: …"), Number("start", 130.0, "MB")])
    assert "not measured" in lines
    assert "not installed: …" in lines
    assert "130.000 MB" in lines


def test_ratios_are_of_pairs_and_the_median_is_taken():
    row = summarised("x", [(1.0, 1.0), (2.0, 1.0), (90.0, 30.0)], "")
    assert (row.ours_ms, row.plain_ms, row.ratio) == (2000.0, 1000.0, 2.0)


def test_all_ways_are_taken_in_turn():
    order = []
    times = all_in_turn({"a": lambda: order.append("a"), "b": lambda: order.append("b")}, 3)
    assert order == ["a", "b"] * 4  # once to warm up
    assert [len(seconds) for seconds in times.values()] == [3, 3]


def test_a_peer_that_is_missing_is_named(monkeypatch):
    monkeypatch.setattr(peers, "find_spec", lambda _: None)
    monkeypatch.setattr(engine_step, "SIZES", (6, 7))
    monkeypatch.setattr(engine_step, "_PLANTS_A_ROUND", 10)
    monkeypatch.setattr(engine_step, "_TRAINED_STEPS", 10)
    monkeypatch.setattr(batch_steps, "_ROUNDS", 1)
    rows = list(engine_step.measure())
    missing = {row.name: row.note for row in rows if isinstance(row, Number) and row.value is None}
    assert set(missing) == {"scikit-learn", "PyTorch"}
    assert all("pip install" in note for note in missing.values())
    goals = {row.name: row.goal for row in rows if isinstance(row, Ratio)}
    assert goals["m =         6, textbook lines with loss"] == "<= 0.32"
    assert goals["m = 30, train, 10 steps: textbook loop"] == "<= 0.35"
    assert goals["m =     1,000, batches of 32: textbook, no loss"] == "<= 0.75"


@pytest.mark.parametrize("way", [peers.Textbook, peers.ScikitLearn])
def test_a_peer_learns_the_same_plants(way):
    if way.missing():
        pytest.skip(way.missing())
    peer = way(samples.six())
    for _ in range(50):
        peer.step()
    w = peer.w if way is peers.Textbook else peer.model.coef_[0]
    assert w[0] < 0 < w[1]  # toxic plants are narrow and long
