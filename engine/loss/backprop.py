"""The log loss of a network and its gradient: backwards through the layers, by the chain rule."""

from __future__ import annotations

from engine.arrays import Indices, Parameters, Vector
from engine.loss.blocks import PlantBlocks
from engine.loss.buffered_networks import BufferedNetworks
from engine.loss.objective import Evaluation, one_by_one
from engine.model.architecture import Architecture
from engine.model.dataset import Dataset


class NetworkObjective:
    """L(w) and dL/dw of all parameters of a network over fixed plants.

    The error of the output is a - y; that of a layer below it is W^T error times the slope of its
    activation; the gradient of its weights is error x inputs, of its biases the sum of errors.
    Buffers are kept between calls; a result depends on parameters and plants alone, to the last
    bit. Nothing overflows up to parameters of 1e30 and inputs of 1e60.
    """

    def __init__(self, architecture: Architecture, plants: Dataset) -> None:
        self._plants = PlantBlocks(plants, architecture.features)
        self._network = BufferedNetworks(architecture)

    @property
    def count(self) -> int:
        """How many plants there are."""
        return self._plants.count

    def __call__(self, parameters: Parameters) -> Evaluation:
        """Return the loss and the gradient at w (n,); both 0 where there is no plant."""
        loss, gradient = self._network.evaluate(parameters, self._plants.all)
        return Evaluation(float(loss) / max(1, self.count), gradient)

    def loss_of(self, parameters: Parameters) -> float:
        """Return the loss alone: forwards only."""
        return float(self._network.losses(parameters, self._plants.all)) / max(1, self.count)

    def batch_gradient(self, parameters: Parameters, batch: Indices) -> Parameters:
        """Return the gradient (n,) over some of the plants only."""
        return self._network.evaluate(parameters, self._plants.of(batch))[1]

    def losses_and_slopes(
        self, parameters: Parameters, index: int, values: Vector
    ) -> tuple[Vector, Vector]:
        """Return losses and slopes (k,) at values (k,) in place of one parameter."""
        return one_by_one(self, parameters, index, values)
