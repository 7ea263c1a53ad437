"""A step of descent with its loss recorded, against the textbook lines, scikit-learn and PyTorch.

All are timed in turn, on the same plants, in one thread. scikit-learn has no step over all plants:
`partial_fit` goes through them one by one and records no loss. A pass is compared with a pass
(every plant is looked at once), and m steps of one plant with m steps of one plant; there ours
still works out the loss over all plants at each step, for the curve on screen.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from engine.lab.session import Session
from engine.learning.settings import Settings
from engine.model import samples
from engine.model.dataset import Dataset
from tests.benchmarks.peers import PEERS, Peer
from tests.benchmarks.ratios import Number, Ratio, all_in_turn, summarised

SIZES = (6, 100, 1_000, 10_000, 100_000, 1_000_000)
GOALS = {1_000: 1.8, 10_000: 4.0, 100_000: 4.0}
"""How many times faster than the textbook lines it is to be."""

_PLANTS_A_ROUND = 200_000
_MOST_STEPS_A_ROUND = 500
_ONE_BY_ONE = (6, 1_000, 10_000)


def measure() -> Iterator[Ratio | Number]:
    """Yield a ratio for each size and each peer, then how a step grows."""
    missing = {name: why for name, make in PEERS.items() if (why := make.missing())}
    costs: dict[int, float] = {}
    for m in SIZES:
        for row in _at(m, [name for name in PEERS if name not in missing]):
            costs[m] = row.ours_ms
            yield row
    for m in _ONE_BY_ONE:
        if "scikit-learn" not in missing:
            yield _one_by_one(m)
    yield from (Number(f"{name}", None, "", why) for name, why in missing.items())
    yield from _growth(costs)


def _plants(m: int) -> Dataset:
    return samples.overlapping_groups(m, 0.25, 0) if m > 6 else samples.six()


def _at(m: int, names: list[str]) -> Iterator[Ratio]:
    plants, times = _plants(m), max(1, min(_MOST_STEPS_A_ROUND, _PLANTS_A_ROUND // m))
    session = Session(plants, Settings(stop_when_converged=False))
    peers: dict[str, Peer] = {name: PEERS[name](plants) for name in names}
    acts = {"ours": lambda: session.learn(times)}
    for name, peer in peers.items():
        acts[name] = lambda peer=peer: _repeated(peer, times)
    seconds = all_in_turn(acts, 9)
    for name, peer in peers.items():
        goal = f"<= {1 / GOALS[m]:.2f}" if name == "textbook" and m in GOALS else ""
        pairs = [
            (ours / times, other / times)
            for ours, other in zip(seconds["ours"], seconds[name], strict=True)
        ]
        yield summarised(f"m = {m:>9,}, {peer.title}", pairs, goal)


def _repeated(peer: Peer, times: int) -> None:
    for _ in range(times):
        peer.step()


def _one_by_one(m: int) -> Ratio:
    """M steps of one plant each: what `partial_fit` is made for."""
    plants = _plants(m)
    session = Session(plants, Settings(stop_when_converged=False, batch_size=1))
    peer = PEERS["scikit-learn"](plants)
    seconds = all_in_turn(
        {"ours": lambda: session.learn(m), "other": peer.step}, 5 if m < 5_000 else 3
    )
    pairs = list(zip(seconds["ours"], seconds["other"], strict=True))
    return summarised(f"m = {m:>9,}, m steps of one plant: scikit-learn", pairs, "")


def _growth(costs: dict[int, float]) -> Iterator[Number]:
    """Say what ten times as many plants cost: 10 times as much where a step grows as m does."""
    for m, larger in pairwise(SIZES[1:]):
        value = costs[larger] / costs[m]
        yield Number(f"a step at m = {larger:,} against m = {m:,}", value, "times")
