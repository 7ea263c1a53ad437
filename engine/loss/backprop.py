"""The log loss of a network and its gradient: backwards through the layers, by the chain rule."""

from __future__ import annotations

import numpy as np

from engine.arrays import Indices, Parameters, Vector
from engine.loss.objective import Evaluation
from engine.model.activation import Layer
from engine.model.architecture import Architecture, LayerShape
from engine.model.dataset import Dataset
from engine.model.features import Rows, rows_of
from engine.model.neuron import sigmoid


class NetworkObjective:
    """L(w) and dL/dw of all parameters of a network over fixed plants.

    The error of the output is a - y; that of a layer below it is W^T error times the slope of its
    activation; the gradient of its weights is error x inputs, of its biases the sum of errors.
    """

    def __init__(self, architecture: Architecture, plants: Dataset) -> None:
        self._architecture = architecture
        self._rows = rows_of(plants.x, architecture.features)
        self._signs = np.where(plants.y == 1, 1.0, -1.0)

    @property
    def count(self) -> int:
        """How many plants there are."""
        return len(self._signs)

    def __call__(self, parameters: Parameters) -> Evaluation:
        """Return the loss and the gradient at w (n,); both 0 where there is no plant."""
        if not self.count:
            return Evaluation(0.0, np.zeros(len(parameters)))
        return self._evaluate(parameters, self._rows, self._signs)

    def batch_gradient(self, parameters: Parameters, batch: Indices) -> Parameters:
        """Return the gradient (n,) over some of the plants only."""
        return self._evaluate(parameters, self._rows[:, batch], self._signs[batch]).gradient

    def losses_and_slopes(
        self, parameters: Parameters, index: int, values: Vector
    ) -> tuple[Vector, Vector]:
        """Return losses and slopes (k,) at values (k,) in place of one parameter."""
        moved = parameters.copy()
        losses, slopes = np.empty(len(values)), np.empty(len(values))
        for row, value in enumerate(values):
            moved[index] = value
            evaluation = self(moved)
            losses[row], slopes[row] = evaluation.loss, evaluation.gradient[index]
        return losses, slopes

    def _evaluate(self, parameters: Parameters, rows: Rows, signs: Vector) -> Evaluation:
        layers = self._architecture.layers
        values = [rows]
        for layer in layers:
            z = self._weights(parameters, layer) @ values[-1] + parameters[layer.biases, None]
            values.append(z if layer is layers[-1] else self._architecture.activation.of(z))
        u = -signs * values[-1][0]
        error: Layer = (-signs * sigmoid(u) / len(signs))[np.newaxis]
        gradient = np.empty_like(parameters)
        for number in reversed(range(len(layers))):
            layer, inputs = layers[number], values[number]
            gradient[layer.weights] = (error @ inputs.T).ravel()
            gradient[layer.biases] = error.sum(axis=1)
            if number:
                slope = self._architecture.activation.slope(inputs)
                error = self._weights(parameters, layer).T @ error * slope
        return Evaluation(float(np.logaddexp(0.0, u).mean()), gradient)

    @staticmethod
    def _weights(parameters: Parameters, layer: LayerShape) -> Layer:
        return parameters[layer.weights].reshape(layer.neurons, layer.inputs)
