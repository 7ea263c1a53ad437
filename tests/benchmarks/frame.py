"""What a frame costs: the lab, each picture, and how it grows with plants, steps and pictures.

All but the field take one of three frames of a playing run, in turn: so frames are timed three at a
time, or a multiple of that, and each picture is drawn once in three.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from engine.model import samples
from engine.model.architecture import Architecture
from engine.model.dataset import Dataset
from gui.app import create_application
from gui.state.frame_thinning import EVERY
from tests.benchmarks.bare import BareScene
from tests.benchmarks.lab import Lab
from tests.benchmarks.pictures import against_bare
from tests.benchmarks.ratios import Number, Ratio, both_times_of, summarised

_TURNS = 20
_TURNS_OF_A_PICTURE = 9
_LONG_RUN = 1_000_000
_STILL = ["learning"]
"""A dock in which nothing moves while the neuron learns."""

EIGHTEEN = (
    "plantTable", "likelihood", "sigmoid", "certainty", "surface", "bernoulli", "logCurve",
    "whyLog", "derivation", "lossSlice", "lossMap", "descent", "valley", "chord", "sameSummit",
    "neuronDiagram", "inspector", "matrices",
)  # fmt: skip
"""The pictures of one neuron."""


def measure() -> Iterator[Ratio | Number]:
    """Yield the lab against bare plots, then against itself with more of everything."""
    create_application(["benchmarks"])
    few, many = (samples.overlapping_groups(m, 0.25, 0) for m in (1_000, 100_000))
    small = Lab(few)
    yield from against_bare("the lab, 1,000 plants: bare plots", small, few, "<= 1.1")
    everything = Lab(few, pictures=EIGHTEEN)
    yield from against_bare("eighteen pictures: bare plots", everything, few, "<= 3.5")
    large = Lab(many)
    yield _compared("the lab, 100,000 plants: the lab, 1,000", large, small, "<= 1.5")
    crowded = Lab(many, pictures=EIGHTEEN)
    yield _compared("eighteen pictures, 100,000 plants: 1,000", crowded, everything, "")
    for lab in (crowded, everything, large):
        lab.close()
    yield from networks()
    yield from _long_run(small)
    yield from _pictures(few)


def _compared(name: str, ours: Lab, plain: Lab, goal: str) -> Ratio:
    for shown in (ours, plain):
        _frames(shown), _frames(shown)
    pairs = [(_seconds_of_a_frame(ours), _seconds_of_a_frame(plain)) for _ in range(_TURNS)]
    return summarised(name, pairs, goal)


def _frames(shown: Lab | BareScene) -> None:
    for _ in range(EVERY):
        shown.frame()


def _seconds_of_a_frame(shown: Lab | BareScene) -> float:
    """Return the processor time of a frame: what else runs on the machine moves it less."""
    return both_times_of(lambda: _frames(shown))[0] / EVERY


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


def _pictures(plants: Dataset) -> Iterator[Ratio | Number]:
    """Yield what each picture costs beside the field, and how the cost grows with their number."""
    lab, bare = Lab(plants), BareScene(plants)
    names = ["neuron", "loss", *EIGHTEEN]
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
    bare.begin_again()
    _frames(lab), _frames(bare)
    return [
        (_seconds_of_a_frame(lab), _seconds_of_a_frame(bare)) for _ in range(_TURNS_OF_A_PICTURE)
    ]
