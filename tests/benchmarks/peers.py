"""The same step as others take it: the textbook's lines, scikit-learn, PyTorch."""

from __future__ import annotations

from contextlib import suppress
from importlib.util import find_spec
from typing import ClassVar, Protocol

import numpy as np

from engine.model.dataset import Dataset

_RATE = 0.1

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""What glibc's `mallopt` calls them."""


def keep_freed_memory() -> None:
    """Let the allocator keep what is freed, where it is glibc: as it does once PyTorch is loaded.

    A plain process hands large arrays back and clears new ones each time: the textbook lines, which
    make a dozen a step, would look twice as slow from 10,000 plants on.
    """
    import ctypes

    with suppress(OSError, AttributeError, TypeError):
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(_TRIM_THRESHOLD, 2**30)
        mallopt(_MMAP_THRESHOLD, 2**30)


class Peer(Protocol):
    """Another way; `missing` says what to install where it can't be had."""

    title: ClassVar[str]

    def __init__(self, plants: Dataset) -> None: ...

    @staticmethod
    def missing() -> str: ...

    def step(self) -> None: ...


class Textbook:
    """Gradient descent as the course writes it down."""

    title = "textbook lines with loss"

    def __init__(self, plants: Dataset) -> None:
        self.x, self.y = plants.x.copy(), plants.y.astype(float)
        self.w, self.b = np.zeros(2), 0.0
        self.losses: list[float] = []

    @staticmethod
    def missing() -> str:
        """Say what to install: nothing."""
        return ""

    def step(self) -> None:
        """Take one step and record the loss."""
        z = self.x @ self.w + self.b
        a = 1 / (1 + np.exp(-z))
        error = a - self.y
        self.w = self.w - _RATE * self.x.T @ error / len(self.y)
        self.b = self.b - _RATE * error.mean()
        loss = -np.mean(self.y * np.log(a) + (1 - self.y) * np.log(1 - a))
        self.losses.append(float(loss))


class TextbookBatches:
    """Descent by batches as the course writes it down, each plant once an epoch; no loss."""

    def __init__(self, plants: Dataset, size: int) -> None:
        self.x, self.y = plants.x.copy(), plants.y.astype(float)
        self.w, self.b, self.size = np.zeros(2), 0.0, size
        self._random = np.random.default_rng(0)

    def epoch(self) -> None:
        """Go through the plants once."""
        order = self._random.permutation(len(self.y))
        for first in range(0, len(order), self.size):
            batch = order[first : first + self.size]
            x, y = self.x[batch], self.y[batch]
            error = 1 / (1 + np.exp(-(x @ self.w + self.b))) - y
            self.w = self.w - _RATE * x.T @ error / len(y)
            self.b = self.b - _RATE * error.mean()


class ScikitLearn:
    """One call of `partial_fit`: m steps of one plant each, without a loss."""

    title = "scikit-learn, a pass, no loss"

    def __init__(self, plants: Dataset) -> None:
        from sklearn.linear_model import SGDClassifier

        self.x, self.y = plants.x.copy(), plants.y.astype(np.int64)
        self.model = SGDClassifier(
            loss="log_loss", penalty=None, learning_rate="constant", eta0=_RATE, shuffle=True
        )
        self.model.partial_fit(self.x, self.y, classes=[0, 1])

    @staticmethod
    def missing() -> str:
        """Say what to install."""
        return "" if find_spec("sklearn") else 'not installed: pip install -e ".[bench]"'

    def step(self) -> None:
        """Go through the plants once."""
        self.model.partial_fit(self.x, self.y)


class PyTorch:
    """A step over all plants by automatic differentiation, on one thread, in double precision."""

    title = "PyTorch, 1 thread, with loss"

    def __init__(self, plants: Dataset) -> None:
        import torch

        torch.set_num_threads(1)
        self._loss = torch.nn.functional.binary_cross_entropy_with_logits
        self.x = torch.from_numpy(plants.x.copy())
        self.y = torch.from_numpy(plants.y.astype(np.float64))
        self.w = torch.zeros(2, dtype=torch.float64, requires_grad=True)
        self.b = torch.zeros((), dtype=torch.float64, requires_grad=True)
        self.descent = torch.optim.SGD([self.w, self.b], lr=_RATE)
        self.losses: list[float] = []

    @staticmethod
    def missing() -> str:
        """Say what to install."""
        return "" if find_spec("torch") else "not installed: pip install torch"

    def step(self) -> None:
        """Take one step and record the loss."""
        self.descent.zero_grad()
        loss = self._loss(self.x @ self.w + self.b, self.y)
        loss.backward()  # type: ignore[no-untyped-call]
        self.descent.step()
        self.losses.append(loss.item())


PEERS: dict[str, type[Peer]] = {
    "textbook": Textbook,
    "scikit-learn": ScikitLearn,
    "PyTorch": PyTorch,
}
