"""One step of descent with its loss recorded, against the textbook lines with theirs."""

from __future__ import annotations

import numpy as np

from engine import samples
from engine.descent import Settings
from engine.session import Session
from tests.benchmarks.ratios import Ratio, in_turn

GOALS = {1_000: 1.8, 10_000: 4.0, 100_000: 4.0}
_RATE = 0.1


def measure() -> list[Ratio]:
    """Return a ratio for each size."""
    return [_at(m, goal) for m, goal in GOALS.items()]


def _at(m: int, goal: float) -> Ratio:
    plants = samples.overlapping_groups(m, 0.25, 0)
    session = Session(plants, Settings(stop_when_converged=False))
    textbook = Textbook(plants.x.copy(), plants.y.astype(float))
    times = max(20, 200_000 // m)

    def ours() -> None:
        session.learn(times)

    def plain() -> None:
        for _ in range(times):
            textbook.step()

    return in_turn(f"a step with its loss, m = {m:,}", ours, plain, f"<= {1 / goal:.2f}")


class Textbook:
    """Gradient descent as the course writes it down."""

    def __init__(self, x: np.ndarray, y: np.ndarray) -> None:
        self.x, self.y = x, y
        self.w, self.b = np.zeros(2), 0.0
        self.losses: list[float] = []

    def step(self) -> None:
        """Take one step and record the loss."""
        z = self.x @ self.w + self.b
        a = 1 / (1 + np.exp(-z))
        error = a - self.y
        self.w = self.w - _RATE * self.x.T @ error / len(self.y)
        self.b = self.b - _RATE * error.mean()
        loss = -np.mean(self.y * np.log(a) + (1 - self.y) * np.log(1 - a))
        self.losses.append(float(loss))
