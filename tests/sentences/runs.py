"""Runs of the neuron that bring about each verdict, and what else a picture has to say."""

from __future__ import annotations

import math
from collections.abc import Callable
from unittest.mock import patch

from engine.arrays import indices
from engine.explain import diagnosis
from engine.files.tables import plants_table, table
from engine.lab import state
from engine.lab.frame import Frame
from engine.lab.session import Session
from engine.learning.settings import Rule, Settings
from engine.model import samples
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron

XOR = Dataset.of([(0, 0), (1, 1), (0, 1), (1, 0)], [0, 0, 1, 1])
TOUCHING = Dataset.of([(0, 0), (1, 0), (1, 0), (2, 0)], [1, 1, 0, 0])
OVERLAP = samples.overlapping_groups(40, 0.25, 0)
FAR = Dataset.of(100 * OVERLAP.x, OVERLAP.y)
FAR_APART = Dataset.of([(300, 310), (310, 300), (300, 300), (310, 320)], [0, 0, 1, 1])
FORMULAS = ("mean((a - y) * x1)", "mean((a - y) * x2)", "mean(a - y)")


def run(
    plants: Dataset | None = None,
    steps: int = 0,
    weights: tuple[float, float, float] | None = None,
    solved: bool = True,
    **settings: object,
) -> Session:
    """Return a session on plants, at weights set by hand or not, after so many steps."""
    session = Session(plants, Settings(**{"stop_when_converged": False, **settings}))  # type: ignore[arg-type]
    if weights is not None:
        edit(session, state.set_neuron, Neuron(*weights))
    if steps:
        session.learn(steps)
    if solved:
        session.solve()
    return session


def edit(session: Session, change: Callable[..., object], *given: object, **named: object) -> None:
    """Change what a person could change."""
    session.replace(session.state.changes_to(change(session.state, *given, **named)))


def chosen(session: Session, **choices: object) -> Session:
    """Choose what the pictures show."""
    edit(session, state.set_choices, **choices)
    return session


def selected(session: Session, plant: int = 0) -> Session:
    """Select a plant."""
    edit(session, state.select, indices([plant]))
    return session


def asked(session: Session, x1: float = 1.0, x2: float = 2.0) -> Session:
    """Place the mystery plant."""
    edit(session, state.put_probe, (x1, x2))
    return session


def at_full_trace() -> Frame:
    """Return a frame of a run that is as long as one may be."""
    with patch.object(diagnosis, "MOST_STEPS", 5):
        frame = run(OVERLAP, 5).frame()
        assert frame.diagnosis  # it is kept
        return frame


def earlier_plants() -> Session:
    """Return a run whose plants have changed since the step shown."""
    session = run(samples.six(), 60)
    edit(session, state.place, [(3.0, 0.0)], 1)
    session.learn(5)
    session.go_to(30)
    return session


def at_minimum_in_batches() -> Session:
    """Return a run that begins at its minimum, and takes batches from there."""
    optimum = run(OVERLAP).frame().neuron_frame.optimum
    assert optimum is not None
    w1, w2, b = optimum.parameters.tolist()
    return run(OVERLAP, 0, (w1, w2, b), batch_size=4)


def dancers() -> Dataset:
    """Return plants that a file calls otherwise."""
    rows = "1.62,0.52,danse\n1.70,0.58,danse\n1.85,1.02,rugby\n1.78,0.95,rugby\n"
    cells = table.exhaust(table.reading("Taille,Masse,activité\n" + rows, "activités"))
    return plants_table.import_plants(cells, plants_table.guess(cells).choice).plants


def of_one_kind(kind: int) -> Session:
    """Return dancers alone, or players."""
    plants = dancers()
    return run(plants.flip(indices([i for i, y in enumerate(plants.y.tolist()) if y != kind])))


SESSIONS: dict[str, Callable[[], Session]] = {
    "no plants": lambda: run(Dataset.empty()),
    "toxic plants alone": lambda: run(Dataset.of([(1, 1), (2, 2)], [1, 1])),
    "non-toxic plants alone": lambda: run(Dataset.of([(1, 1), (2, 2)], [0, 0])),
    "the six plants, step 0": lambda: run(samples.six()),
    "six, step 0, a plant selected": lambda: selected(run(samples.six())),
    "six, step 1, a plant selected": lambda: selected(run(samples.six(), 1)),
    "six, weights of the wrong sign": lambda: run(samples.six(), 0, (1.0, -1.0, 0.0)),
    "six, wrong sign, one step": lambda: selected(run(samples.six(), 1, (1.0, -1.0, 0.0)), 3),
    "six, a good line by hand": lambda: run(samples.six(), 0, (-20.0, 20.0, 0.0)),
    "six, 128 steps": lambda: run(samples.six(), 128),
    "six, 128 steps, mystery plant": lambda: asked(run(samples.six(), 128)),
    "six, mystery plant, not toxic": lambda: asked(run(samples.six(), 128), 2.5, 0.5),
    "six, mystery plant, undecided": lambda: asked(run(samples.six(), 128), 1.0, 1.0),
    "six, mystery plant, likely": lambda: asked(run(samples.six(), 128), 1.0, 1.9),
    "six, mystery plant, quite sure": lambda: asked(run(samples.six(), 128), 0.5, 2.1),
    "six, 20,000 steps at 100": lambda: run(samples.six(), 20_000, learning_rate=100.0),
    "six, weights of hundreds": lambda: run(samples.six(), 0, (-900.0, 900.0, 0.0)),
    "six, in batches of 2": lambda: run(samples.six(), 128, batch_size=2),
    "six, own formulas": lambda: run(samples.six(), 3, formulas=FORMULAS),
    "six, wrong formulas": lambda: run(samples.six(), 3, formulas=("x1", "y", "1")),
    "six, w = 0, b = 3": lambda: selected(run(samples.six(), 0, (0.0, 0.0, 3.0))),
    "six, weights of 1e15": lambda: run(samples.six(), 1, (1e15, -1e15, 1e15)),
    "six, of other plants": earlier_plants,
    "six, standardised": lambda: run(samples.six().standardised(), 3),
    "iris": lambda: run(samples.iris(), 3),
    "six, Rosenblatt, a short step": lambda: run(
        samples.six(), 1, learning_rate=1e-4, rule=Rule.PERCEPTRON
    ),
    "six, Rosenblatt, 500 steps": lambda: run(samples.six(), 500, rule=Rule.PERCEPTRON),
    "XOR, Rosenblatt": lambda: run(XOR, 10, rule=Rule.PERCEPTRON),
    "XOR, w1 by hand": lambda: run(XOR, 0, (1.0, 0.0, 0.0)),
    "touching kinds": lambda: run(TOUCHING, 200),
    "overlapping, not yet solved": lambda: run(OVERLAP, 5, solved=False),
    "overlapping": lambda: run(OVERLAP, 5),
    "overlapping, α = 3": lambda: run(OVERLAP, 300, (8.0, 8.0, 8.0), learning_rate=3.0),
    "overlapping, 1,000 steps": lambda: run(OVERLAP, 1_000, learning_rate=0.5),
    "overlapping, at the minimum": lambda: run(OVERLAP, 5_000, learning_rate=1.0),
    "overlapping, at it in batches": at_minimum_in_batches,
    "overlapping, α = 100": lambda: run(OVERLAP, 3, learning_rate=100.0),
    "a hundred times as large": lambda: run(FAR, 3, learning_rate=1.0),
    "a hundred times as large, α = 100": lambda: run(FAR, 3, learning_rate=100.0),
    "far from 0, a line between": lambda: run(FAR_APART, 12, learning_rate=1.0),
    "iris, α = 30": lambda: run(samples.iris(), 1, (1.0, -1.0, 0.0), learning_rate=30.0),
    "iris times 30": lambda: run(
        Dataset.of(30 * samples.iris().x, samples.iris().y), 1, (1.0, -1.0, 0.0), learning_rate=1.0
    ),
    "dancers and players": lambda: selected(run(dancers())),
    "dancers and players, learnt": lambda: selected(run(dancers(), 300)),
    "dancers and players, somebody": lambda: asked(run(dancers(), 300), 1.62, 0.5),
    "dancers and players, another": lambda: asked(run(dancers(), 300), 1.9, 1.2),
    "dancers alone": lambda: of_one_kind(0),
    "players alone": lambda: of_one_kind(1),
    "six, α = 30": lambda: run(samples.six(), 4, (1.0, -1.0, 0.0), learning_rate=30.0),
    "37 plants, learnt": lambda: run(samples.two_groups(37, 0.2, 0), 500, learning_rate=5.0),
    "12 plants": lambda: run(samples.two_groups(12, 0.2, 0), 5),
    "20,000 plants": lambda: run(samples.overlapping_groups(20_000, 0.3, 1), solved=False),
    "two thousand plants": lambda: run(samples.overlapping_groups(2_000, 0.3, 1), 50),
}
RUNS: dict[str, Callable[[], Frame]] = {
    **{name: lambda make=make: make().frame() for name, make in SESSIONS.items()},  # type: ignore[misc]
    "the longest run": at_full_trace,
}
"""Each makes a frame."""

CHOICES: dict[str, Callable[[], Frame]] = {
    **{
        f"along {name}": lambda name=name: chosen(  # type: ignore[misc]
            run(samples.six(), 20), slope_along=name, summit_along=name
        ).frame()
        for name in ("w1", "w2", "b")
    },
    "overlapping, w1 by hand far off": lambda: chosen(
        run(OVERLAP, 0, (30.0, 0.0, 0.0)), summit_along="b", slope_along="b"
    ).frame(),
    "overlapping, b by hand far off": lambda: chosen(
        run(OVERLAP, 0, (0.0, 0.0, -30.0)), summit_along="w1", slope_along="w1"
    ).frame(),
    "all plants at 0, along w1": lambda: chosen(
        run(Dataset.of([(0, 0), (0, 0)], [1, 0]), 1), summit_along="w1", slope_along="w1"
    ).frame(),
    "one non-toxic plant": lambda: chosen(
        run(Dataset.of([(1, 1), (2, 1)], [0, 0])), summit_along="w1", slope_along="w1"
    ).frame(),
    **{
        f"plants taken {times} times": lambda times=times: chosen(  # type: ignore[misc]
            run(samples.six(), 20), repeats=times
        ).frame()
        for times in (1, 10, 10_000)
    },
    "P of 1, taken 100 times": lambda: chosen(
        run(samples.six(), 0, (-900.0, 900.0, 0.0)), repeats=100
    ).frame(),
    **{
        f"line {line} of the derivation": lambda line=line: chosen(  # type: ignore[misc]
            run(samples.six(), 20), derivation_line=line
        ).frame()
        for line in range(6)
    },
    **{
        f"line {line}, P lost to rounding": lambda line=line: chosen(  # type: ignore[misc]
            run(samples.six(), 0, (900.0, -900.0, 0.0)), derivation_line=line
        ).frame()
        for line in (0, 3)
    },
    **{
        f"line {line}, 2,000 plants": lambda line=line: chosen(  # type: ignore[misc]
            run(samples.overlapping_groups(2_000, 0.3, 1), 50), derivation_line=line
        ).frame()
        for line in (0, 3)
    },
    **{
        f"valley from {start} at {rate}": lambda start=start, rate=rate: chosen(  # type: ignore[misc]
            run(samples.six()), valley_start=start, valley_rate=rate
        ).frame()
        for start, rate in (
            (0.0, 0.1), (4.9, 0.1), (0.0, 2.0), (3.0, 1.9), (-0.6, 1.3), (4.9, 1.3), (2.1, 1.5),
            (0.3, 0.005), (5.0, 3.0), (2.0, 0.1), (4.2, 0.1), (5.0, 1.6), (-0.5, 1.6), (0.1, 1.2),
        )
    },
    **{
        f"chord on {curve} from {u} to {v}": lambda curve=curve, u=u, v=v: chosen(  # type: ignore[misc]
            run(samples.six()), chord_on=curve, chord_u=u, chord_v=v
        ).frame()
        for curve, u, v in (("b", -4.0, 1.0), ("valley", 0.3, 4.0), ("valley", -0.6, 1.0))
    },
    "the loss in space": lambda: chosen(
        run(samples.six(), 20), surface_shows="loss", map_over=("w1", "b")
    ).frame(),
    **{
        f"z of {z}": lambda z=z: chosen(run(samples.six(), 20), free_z=z).frame()  # type: ignore[misc]
        for z in (0.0, 1.0, -1.5, 3.0, 7.0, -math.pi)
    },
}  # fmt: skip
"""Each makes a frame in which a picture shows something else."""
