"""Losses and gradients of one network, or several, from their parameters and blocks of plants."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from engine.arrays import Indices
from engine.loss.blocks import MOST_WIDTHS, Block
from engine.loss.network_buffers import Floats, Lead, Losses, NetworkBuffers
from engine.model.architecture import Architecture


class BufferedNetworks:
    """Keeps buffers by the width of blocks; parameters and gradients are (n,), or (g, n)."""

    def __init__(self, architecture: Architecture, lead: Lead = ()) -> None:
        self._architecture, self._lead = architecture, lead
        self._there = _bias_beside_weights(architecture)
        self._back = np.argsort(self._there)
        self._buffers: dict[int, NetworkBuffers] = {}

    def losses(self, parameters: Floats, blocks: Iterable[Block]) -> Losses:
        """Return the loss summed over all plants of the blocks: (), or (g,)."""
        losses = np.zeros(self._lead)
        for block in blocks:
            losses = losses + self._prepared(parameters, block).losses(block)
        return losses

    def evaluate(self, parameters: Floats, blocks: Iterable[Block]) -> tuple[Losses, Floats]:
        """Return the summed loss and a new array with the gradient of the mean."""
        losses, gradient = np.zeros(self._lead), None
        for block in blocks:
            buffers = self._prepared(parameters, block)
            losses = losses + buffers.losses(block)
            buffers.work_out_gradient(block)
            part = buffers.gradient.take(self._back, axis=-1)
            gradient = part if gradient is None else np.add(gradient, part, out=gradient)
        return losses, np.zeros(parameters.shape) if gradient is None else gradient

    def _prepared(self, parameters: Floats, block: Block) -> NetworkBuffers:
        width = len(block.backwards)
        buffers = self._buffers.get(width)
        if buffers is None:
            if len(self._buffers) == MOST_WIDTHS:
                self._buffers.clear()
            buffers = NetworkBuffers(self._architecture, self._lead, width)
            self._buffers[width] = buffers
        parameters.take(self._there, axis=-1, out=buffers.parameters, mode="clip")
        return buffers


def _bias_beside_weights(architecture: Architecture) -> Indices:
    """Return which parameter stands where (n,) if a layer is (neurons, inputs + 1)."""
    parts = []
    for layer in architecture.layers:
        places = np.arange(architecture.size)
        weights = places[layer.weights].reshape(layer.neurons, layer.inputs)
        parts.append(np.column_stack([weights, places[layer.biases]]).ravel())
    return np.concatenate(parts)
