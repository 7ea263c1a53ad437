"""A step of descent with its loss recorded, against the textbook lines, scikit-learn and PyTorch.

All are timed in turn, on the same plants, in one thread, by processor time. scikit-learn has no
step over all plants: `partial_fit` goes through them one by one and records no loss. A pass is
compared with a pass (every plant is looked at once). Steps of one plant and of batches are in
`batch_steps`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from engine.lab.session import Session
from engine.lab.training import train
from engine.learning.settings import Settings
from engine.model import samples
from engine.model.dataset import Dataset
from tests.benchmarks import batch_steps
from tests.benchmarks.peers import PEERS, Peer, Textbook, keep_freed_memory
from tests.benchmarks.ratios import Number, Ratio, all_in_turn, processor_seconds_of, summarised

SIZES = (6, 30, 100, 1_000, 10_000, 100_000, 1_000_000)
GOALS = {6: 0.32, 30: 0.32, 100: 0.35, 1_000: 0.40, 10_000: 0.45}
"""Which share of the textbook lines' time it is to take at most."""

TRAIN_GOAL = 0.35

_PLANTS_A_ROUND = 1_000_000
_MOST_STEPS_A_ROUND = 500
_ROUNDS = 15
_TRAINED_STEPS = 20_000


def measure() -> Iterator[Ratio | Number]:
    """Yield a ratio for each size and each peer, then how a step grows."""
    keep_freed_memory()
    missing = {name: why for name, make in PEERS.items() if (why := make.missing())}
    costs: dict[int, float] = {}
    for m in SIZES:
        for row in _at(m, [name for name in PEERS if name not in missing]):
            costs[m] = row.ours_ms
            yield row
    yield _train()
    yield from batch_steps.measure()
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
    seconds = all_in_turn(acts, _ROUNDS, processor_seconds_of)
    for name, peer in peers.items():
        goal = f"<= {GOALS[m]:.2f}" if name == "textbook" and m in GOALS else ""
        pairs = [
            (ours / times, other / times)
            for ours, other in zip(seconds["ours"], seconds[name], strict=True)
        ]
        yield summarised(f"m = {m:>9,}, {peer.title}", pairs, goal)


def _repeated(peer: Peer, times: int) -> None:
    for _ in range(times):
        peer.step()


def _train() -> Ratio:
    """A whole run without a window, of 30 plants: `main.py train` but for its files."""
    plants = _plants(30)
    acts = {
        "ours": lambda: train(plants, Settings(), None, _TRAINED_STEPS),
        "loop": lambda: _repeated(Textbook(plants), _TRAINED_STEPS),
    }
    seconds = all_in_turn(acts, 5, processor_seconds_of)
    pairs = list(zip(seconds["ours"], seconds["loop"], strict=True))
    name = f"m = 30, train, {_TRAINED_STEPS:,} steps: textbook loop"
    return summarised(name, pairs, f"<= {TRAIN_GOAL}")


def _growth(costs: dict[int, float]) -> Iterator[Number]:
    """Say what ten times as many plants cost: 10 times as much where a step grows as m does."""
    for m, larger in pairwise(SIZES[1:]):
        value = costs[larger] / costs[m]
        yield Number(f"a step at m = {larger:,} against m = {m:,}", value, "times")
