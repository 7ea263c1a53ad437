"""A step of a network with its loss recorded, against plain NumPy lines and PyTorch.

All are timed in turn, on the same plants, from the same starts, in one thread and in doubles: plain
descent over all plants. Then one step of 40 networks together against 40 of the plain lines, one
network after the other.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from engine.model import samples
from engine.model.architecture import Architecture, drawn_start
from tests.benchmarks.network_peers import (
    NetworkPeer,
    Ours,
    OursTogether,
    PlainColumns,
    PlainLines,
    PyTorch,
)
from tests.benchmarks.ratios import Act, Number, Ratio, all_in_turn, summarised

SIZES = (200, 1_000, 10_000)
HIDDEN = ((4,), (4, 2), (8, 8))
PEERS: tuple[type[NetworkPeer], ...] = (PlainLines, PlainColumns, PyTorch)

GOALS = {
    **{(PlainLines, hidden, 200): 1.5 for hidden in ((4, 2), (8, 8))},
    **{(PlainLines, hidden, 1_000): 1.4 for hidden in ((4, 2), (8, 8))},
    **{(PyTorch, hidden, m): 2.0 for hidden in HIDDEN for m in (200, 1_000)},
    **{(PyTorch, hidden, 10_000): 1.0 for hidden in HIDDEN},
}
"""How many times faster than a peer it is to be, by hidden layers and plants."""

TOGETHER = 40
TOGETHER_GOALS = {((4,), 200): 5.0, ((4,), 1_000): 2.5, ((8, 8), 200): 3.0, ((8, 8), 1_000): 1.6}

_SECONDS_A_TURN = 0.004
"""Short turns: what else runs on the machine then meets few of them."""

_ROUNDS = 61


def measure() -> Iterator[Ratio | Number]:
    """Yield a ratio for each network, size and peer, then those of many networks."""
    missing = {peer.title: why for peer in PEERS if (why := peer.missing())}
    present = [peer for peer in PEERS if peer.title not in missing]
    for hidden in HIDDEN:
        for m in SIZES:
            yield from _one(hidden, m, present)
    for (hidden, m), goal in TOGETHER_GOALS.items():
        yield _together(hidden, m, PlainLines, goal)
        yield _together(hidden, m, PlainColumns, None)
    yield from (Number(title, None, "", why) for title, why in missing.items())


def _one(hidden: tuple[int, ...], m: int, peers: list[type[NetworkPeer]]) -> Iterator[Ratio]:
    architecture, plants = Architecture(hidden=hidden), samples.moons(m, 0.25, 0)
    start = drawn_start(architecture, np.random.default_rng(0))
    ours = Ours(architecture, plants, start)
    others = [peer(architecture, plants, start) for peer in peers]
    times = _times(ours.step)
    acts: dict[str, Act] = {"ours": lambda: _repeated(ours.step, times)}
    for other in others:
        acts[other.title] = lambda step=other.step: _repeated(step, times)
    seconds = all_in_turn(acts, _ROUNDS)
    for peer in peers:
        goal = GOALS.get((peer, hidden, m))
        pairs = _pairs(seconds["ours"], seconds[peer.title], times)
        yield summarised(f"{_name(hidden)}, m = {m:>6,}, {peer.title}", pairs, _text(goal))


def _together(
    hidden: tuple[int, ...], m: int, peer: type[NetworkPeer], goal: float | None
) -> Ratio:
    architecture, plants = Architecture(hidden=hidden), samples.moons(m, 0.25, 0)
    rngs = [np.random.default_rng(seed) for seed in range(TOGETHER)]
    starts = np.array([drawn_start(architecture, rng) for rng in rngs])
    ours = OursTogether(architecture, plants, starts)
    plain = [peer(architecture, plants, start) for start in starts]
    times = _times(ours.step)
    acts: dict[str, Act] = {
        "ours": lambda: _repeated(ours.step, times),
        "plain": lambda: [_repeated(network.step, times) for network in plain],
    }
    seconds = all_in_turn(acts, _ROUNDS)
    title = f"{TOGETHER} of {_name(hidden)}, m = {m:>6,}, {peer.title}"
    return summarised(title, _pairs(seconds["ours"], seconds["plain"], times), _text(goal))


def _times(step: Act) -> int:
    """How many steps are worth a turn."""
    seconds = min(all_in_turn({"": step}, 5)[""])
    return max(1, round(_SECONDS_A_TURN / seconds))


def _repeated(step: Act, times: int) -> None:
    for _ in range(times):
        step()


def _pairs(ours: list[float], others: list[float], times: int) -> list[tuple[float, float]]:
    return [(one / times, other / times) for one, other in zip(ours, others, strict=True)]


def _name(hidden: tuple[int, ...]) -> str:
    return "-".join(map(str, (2, *hidden, 1)))


def _text(goal: float | None) -> str:
    return f"<= {1 / goal:.3f}" if goal else ""
