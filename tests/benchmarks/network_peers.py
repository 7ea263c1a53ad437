"""The same step of a network as others take it: the plain NumPy lines, PyTorch, and 40 of ours."""

from __future__ import annotations

from importlib.util import find_spec
from typing import ClassVar, Protocol

import numpy as np

from engine.arrays import Parameters
from engine.loss.backprop import NetworkObjective
from engine.loss.many_networks import ManyNetworks
from engine.model.architecture import Architecture
from engine.model.dataset import Dataset

RATE = 0.1


class NetworkPeer(Protocol):
    """Takes steps of plain descent from a start and keeps the loss of each."""

    title: ClassVar[str]
    losses: list[float]

    def __init__(self, architecture: Architecture, plants: Dataset, start: Parameters) -> None: ...

    @staticmethod
    def missing() -> str: ...

    def step(self) -> None: ...


class Ours:
    """The lab's objective and plain descent."""

    def __init__(self, architecture: Architecture, plants: Dataset, start: Parameters) -> None:
        self.objective, self.parameters = NetworkObjective(architecture, plants), start.copy()
        self.losses: list[float] = []

    def step(self) -> None:
        """Take one step and record the loss."""
        loss, gradient, _ = self.objective(self.parameters)
        self.parameters = self.parameters - RATE * gradient
        self.losses.append(loss)


class OursTogether:
    """As many networks as there are starts, side by side."""

    def __init__(self, architecture: Architecture, plants: Dataset, starts: Parameters) -> None:
        self.networks, self.parameters = ManyNetworks(architecture, plants, len(starts)), starts
        self.losses: list[list[float]] = []

    def step(self) -> None:
        """Take one step of each and record the losses."""
        losses, gradients = self.networks(self.parameters)
        self.parameters = self.parameters - RATE * gradients
        self.losses.append(losses.tolist())


class PlainLines:
    """tanh layers in NumPy as a course writes them: a plant a row, new arrays at each step."""

    title = "plain NumPy lines"

    def __init__(self, architecture: Architecture, plants: Dataset, start: Parameters) -> None:
        self.x, self.y = plants.x.copy(), plants.y.astype(float)[:, np.newaxis]
        layers = architecture.layers
        self.w = [start[at.weights].reshape(at.neurons, at.inputs).T.copy() for at in layers]
        self.b = [start[at.biases].copy() for at in layers]
        self.losses: list[float] = []

    @staticmethod
    def missing() -> str:
        """Say what to install: nothing."""
        return ""

    def step(self) -> None:
        """Take one step and record the loss."""
        values = [self.x]
        for w, b in zip(self.w[:-1], self.b[:-1], strict=True):
            values.append(np.tanh(values[-1] @ w + b))
        a = 1 / (1 + np.exp(-(values[-1] @ self.w[-1] + self.b[-1])))
        loss = -np.mean(self.y * np.log(a) + (1 - self.y) * np.log(1 - a))
        error = (a - self.y) / len(self.y)
        for layer in reversed(range(len(self.w))):
            slope_w, slope_b = values[layer].T @ error, error.sum(axis=0)
            if layer:
                error = error @ self.w[layer].T * (1 - values[layer] ** 2)
            self.w[layer] = self.w[layer] - RATE * slope_w
            self.b[layer] = self.b[layer] - RATE * slope_b
        self.losses.append(float(loss))


class PlainColumns:
    """The same lines with a column a plant, which NumPy goes through faster."""

    title = "the same, a column a plant"

    def __init__(self, architecture: Architecture, plants: Dataset, start: Parameters) -> None:
        self.x, self.y = plants.x.T.copy(), plants.y.astype(float)
        layers = architecture.layers
        self.w = [start[at.weights].reshape(at.neurons, at.inputs).copy() for at in layers]
        self.b = [start[at.biases][:, np.newaxis].copy() for at in layers]
        self.losses: list[float] = []

    @staticmethod
    def missing() -> str:
        """Say what to install: nothing."""
        return ""

    def step(self) -> None:
        """Take one step and record the loss."""
        values = [self.x]
        for w, b in zip(self.w[:-1], self.b[:-1], strict=True):
            values.append(np.tanh(w @ values[-1] + b))
        a = 1 / (1 + np.exp(-(self.w[-1] @ values[-1] + self.b[-1])))
        loss = -np.mean(self.y * np.log(a) + (1 - self.y) * np.log(1 - a))
        error = (a - self.y) / len(self.y)
        for layer in reversed(range(len(self.w))):
            slope_w, slope_b = error @ values[layer].T, error.sum(axis=1, keepdims=True)
            if layer:
                error = self.w[layer].T @ error * (1 - values[layer] ** 2)
            self.w[layer] = self.w[layer] - RATE * slope_w
            self.b[layer] = self.b[layer] - RATE * slope_b
        self.losses.append(float(loss))


class PyTorch:
    """By automatic differentiation, on one thread, in double precision."""

    title = "PyTorch, 1 thread"

    def __init__(self, architecture: Architecture, plants: Dataset, start: Parameters) -> None:
        import torch

        torch.set_num_threads(1)
        parts: list[torch.nn.Module] = []
        for at in architecture.layers:
            linear = torch.nn.Linear(at.inputs, at.neurons, dtype=torch.float64)
            w = start[at.weights].reshape(at.neurons, at.inputs)
            linear.weight.data = torch.tensor(w, dtype=torch.float64)
            linear.bias.data = torch.tensor(start[at.biases], dtype=torch.float64)
            parts += [linear, torch.nn.Tanh()]
        self.model = torch.nn.Sequential(*parts[:-1])
        self.x = torch.from_numpy(plants.x.copy())
        self.y = torch.from_numpy(plants.y.astype(np.float64))[:, None]
        self.loss_of = torch.nn.BCEWithLogitsLoss()
        self.descent = torch.optim.SGD(self.model.parameters(), lr=RATE)
        self.losses: list[float] = []

    @staticmethod
    def missing() -> str:
        """Say what to install."""
        return "" if find_spec("torch") else "not installed: pip install torch"

    def step(self) -> None:
        """Take one step and record the loss."""
        self.descent.zero_grad()
        loss = self.loss_of(self.model(self.x), self.y)
        loss.backward()
        self.descent.step()
        self.losses.append(loss.item())
