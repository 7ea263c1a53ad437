"""How often the models that are offered solve the samples: `python -m tests.suggested_models`.

A line a sample and offer: of 40 seeds those that have 97 % of the 100 plants right within 2,000
steps, and the steps that it took half of them, and the slowest.
"""

from __future__ import annotations

import sys
from statistics import median

from engine.lab.session import Session
from engine.lab.state import State
from engine.lab.suggestion import helpful_input, with_hidden_neurons, with_input
from engine.learning.settings import Settings
from engine.model import samples

SAMPLES = ("xor", "ring", "moons", "spiral", "checkerboard", "close_irises")
MOST_STEPS, ENOUGH = 2_000, 0.97
_AT_ONCE = 25


def steps_needed(name: str, seed: int, offer: str) -> int | None:
    """Return after how many steps 97 % are right, None where 2,000 are too few.

    The seed draws the plants and the start.
    """
    size, noise_cm, _ = samples.USUAL
    plants = samples.make(name, size, noise_cm, seed)
    session = Session(plants, Settings(seed=seed, stop_when_converged=False))
    session.replace(session.state.changes_to(_offered(session.state, offer)))
    while session.step < MOST_STEPS:
        session.learn(_AT_ONCE)
        if session.frame().accuracy >= ENOUGH:
            return session.step
    return None


def _offered(state: State, offer: str) -> State:
    if offer == "hidden":
        return with_hidden_neurons(state)
    return with_input(state, helpful_input(state.plants))


def main(seeds: int) -> None:
    """Print the table."""
    print(f"{'sample':16}{'offer':10}{'solved':>10}{'median':>8}{'slowest':>9}")
    for name in SAMPLES:
        for offer in ("input", "hidden"):
            taken = [steps_needed(name, seed, offer) for seed in range(seeds)]
            solved = [steps for steps in taken if steps is not None]
            times = f"{median(solved):8.0f}{max(solved):9}" if solved else ""
            print(f"{name:16}{offer:10}{len(solved):4} of {seeds:2}{times}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
