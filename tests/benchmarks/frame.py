"""What a frame costs: the lab, each picture, and how it grows with plants, steps and pictures."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from engine.model import samples
from engine.model.architecture import Architecture
from gui.app import create_application
from tests.benchmarks.bare import BareScene
from tests.benchmarks.lab import Lab
from tests.benchmarks.pictures import BEYOND_ONE_NEURON, against_bare
from tests.benchmarks.ratios import Number, Ratio, seconds_of, summarised

_FRAMES = 60
_FRAMES_OF_A_PICTURE = 25
_LONG_RUN = 1_000_000
_STILL = ["learning"]
"""A dock in which nothing moves while the neuron learns."""


def measure() -> Iterator[Ratio | Number]:
    """Yield the lab against bare plots, then against itself with more of everything."""
    create_application(["benchmarks"])
    few, many = (samples.overlapping_groups(m, 0.25, 0) for m in (1_000, 100_000))
    small, large, everything = Lab(few), Lab(many), Lab(few, every_picture=True)
    bare = BareScene(few)
    yield _compared("the lab, 1,000 plants: bare plots", small, bare, "<= 2")
    yield _compared("the lab, 100,000 plants: the lab, 1,000", large, small, "<= 1.5")
    yield _compared("every picture: the lab", everything, small, "<= 4")
    crowded = Lab(many, every_picture=True)
    yield _compared("every picture, 100,000 plants: 1,000", crowded, everything, "")
    crowded.close()
    yield from networks()
    yield from _long_run(small)
    yield from _pictures(bare)


def _compared(name: str, ours: Lab, plain: Lab | BareScene, goal: str) -> Ratio:
    for shown in (ours, plain):
        for _ in range(5):
            shown.frame()
    pairs = [(seconds_of(ours.frame), seconds_of(plain.frame)) for _ in range(_FRAMES)]
    return summarised(name, pairs, goal)


def networks() -> Iterator[Ratio]:
    """Compare networks, with field, small fields and loss, with bare plots of the same plants."""
    plants = samples.xor(1_000, 0.25, 0)
    for hidden, goal in (((4, 2), "<= 2.2"), ((8, 8, 8), "<= 4")):
        lab = Lab(plants, architecture=Architecture(hidden=hidden))
        name = "-".join(map(str, (2, *hidden, 1)))
        yield from against_bare(f"the lab with {name}: bare plots", lab, plants, goal)
        lab.close()


def _long_run(young: Lab) -> Iterator[Ratio]:
    """Compare a run of a million steps with a young one."""
    old = Lab(samples.two_groups(200, 0.1, 0))  # separable: it never comes to an end
    old.store.session.learn(_LONG_RUN)
    yield _compared("the lab after 1,000,000 steps: after 400", old, young, "<= 1.5")


def _pictures(bare: BareScene) -> Iterator[Ratio | Number]:
    """Yield what each picture costs beside the field, and how the cost grows with their number."""
    lab = Lab(samples.overlapping_groups(1_000, 0.25, 0))
    beside = [name for name in lab.window.pictures if name not in BEYOND_ONE_NEURON]
    names = ["neuron", "loss", *beside]
    alone = _of_pictures(lab, bare, _STILL)
    yield summarised("the field alone: bare plots", alone, "")
    for name in names:
        pairs = _of_pictures(lab, bare, [name])
        yield summarised(f"the field and {name}: bare plots", pairs, "")
    base = statistics.median(ours for ours, _ in alone)
    for count in (2, 4, 8, len(names)):
        pairs = _of_pictures(lab, bare, names[:count])
        ours = statistics.median(ours for ours, _ in pairs)
        yield Number(f"each of {count} pictures adds", (ours - base) * 1000 / count, "ms")


def _of_pictures(lab: Lab, bare: BareScene, names: list[str]) -> list[tuple[float, float]]:
    lab.show(names)
    for _ in range(4):
        lab.frame(), bare.frame()
    return [(seconds_of(lab.frame), seconds_of(bare.frame)) for _ in range(_FRAMES_OF_A_PICTURE)]
