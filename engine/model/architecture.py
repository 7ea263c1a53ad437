"""What a model is made of: its inputs, its hidden layers, and where each parameter stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Parameters
from engine.errors import UserError
from engine.model.activation import Activation
from engine.model.features import Feature
from engine.model.neuron import PARAMETERS

MOST_LAYERS, MOST_NEURONS = 3, 8
"""Hidden layers, and neurons in each."""

MEASURES = (Feature.X1, Feature.X2)


class NeuronPlace(NamedTuple):
    """Which neuron: its layer and its number in it, both from 0; the output is the last layer."""

    layer: int
    number: int


class LayerShape(NamedTuple):
    """The parameters of a layer: weights (neurons, inputs), a row a neuron, then its biases."""

    inputs: int
    neurons: int
    first: int
    """Where its parameters begin among all of the model's."""

    @property
    def weights(self) -> slice:
        """Where the weights stand, row after row."""
        return slice(self.first, self.first + self.inputs * self.neurons)

    @property
    def links(self) -> int:
        """How many weights there are."""
        return self.inputs * self.neurons

    @property
    def biases(self) -> slice:
        """Where the biases stand."""
        return slice(self.end - self.neurons, self.end)

    @property
    def end(self) -> int:
        """Where the parameters of the next layer begin."""
        return self.first + (self.inputs + 1) * self.neurons


@dataclass(frozen=True)
class Architecture:
    """Inputs, neurons of each hidden layer and their activation; one output neuron follows.

    Parameters stand layer after layer, in each the weights row by row, then the biases: of the bare
    neuron w1, w2, b. Raises UserError `no_inputs`, `input_twice`, `hidden_layers` and
    `hidden_neurons`.
    """

    features: tuple[Feature, ...] = MEASURES
    hidden: tuple[int, ...] = ()
    activation: Activation = Activation.TANH

    def __post_init__(self) -> None:
        if not self.features:
            raise UserError("no_inputs")
        for place, feature in enumerate(self.features):
            if feature in self.features[:place]:
                raise UserError("input_twice", input=feature.value)
        if len(self.hidden) > MOST_LAYERS:
            raise UserError("hidden_layers", layers=len(self.hidden), most=MOST_LAYERS)
        for neurons in self.hidden:
            if not 1 <= neurons <= MOST_NEURONS:
                raise UserError("hidden_neurons", neurons=neurons, most=MOST_NEURONS)

    @property
    def is_bare(self) -> bool:
        """Say whether it is the neuron of the course: z = w1 x1 + w2 x2 + b."""
        return self.features == MEASURES and not self.hidden

    @property
    def is_network(self) -> bool:
        """Say whether it has hidden neurons; without any, learning is logistic regression."""
        return bool(self.hidden)

    @cached_property
    def layers(self) -> tuple[LayerShape, ...]:
        """The hidden layers, and the output as the last one."""
        shapes: list[LayerShape] = []
        for inputs, neurons in pairwise((len(self.features), *self.hidden, 1)):
            shapes.append(LayerShape(inputs, neurons, shapes[-1].end if shapes else 0))
        return tuple(shapes)

    def is_hidden(self, place: NeuronPlace | None) -> bool:
        """Say whether there is a hidden neuron at a place."""
        return (
            place is not None
            and 0 <= place.layer < len(self.hidden)
            and 0 <= place.number < self.hidden[place.layer]
        )

    def weight_at(self, place: NeuronPlace, source: int) -> int:
        """Return where the weight of one of a neuron's inputs stands among all parameters."""
        layer = self.layers[place.layer]
        return layer.first + place.number * layer.inputs + source

    def bias_at(self, place: NeuronPlace) -> int:
        """Return where a neuron's bias stands among all parameters."""
        layer = self.layers[place.layer]
        return layer.end - layer.neurons + place.number

    def place_of(self, index: int) -> tuple[NeuronPlace, int | None]:
        """Return whose parameter stands at a place, and which input it weighs: None for a bias."""
        number = next(n for n, layer in enumerate(self.layers) if index < layer.end)
        layer = self.layers[number]
        if index >= layer.biases.start:
            return NeuronPlace(number, index - layer.biases.start), None
        neuron, source = divmod(index - layer.first, layer.inputs)
        return NeuronPlace(number, neuron), source

    @property
    def size(self) -> int:
        """How many parameters there are."""
        return self.layers[-1].end

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The name of each parameter: w1, w2, b; of a network w2_3_1, b2_3.

        The numbers say layer, neuron and input, from 1.
        """
        if self.is_bare:
            return PARAMETERS
        if not self.hidden:
            return (*(f"w{number}" for number in range(1, len(self.features) + 1)), "b")
        return tuple(name for number in range(len(self.layers)) for name in self._names_of(number))

    @cached_property
    def is_weight(self) -> NDArray[np.bool_]:
        """True for each weight, False for each bias (n,)."""
        result = np.ones(self.size, dtype=bool)
        for layer in self.layers:
            result[layer.biases] = False
        result.setflags(write=False)
        return result

    def _names_of(self, number: int) -> list[str]:
        layer = self.layers[number]
        neurons = range(1, layer.neurons + 1)
        weights = [f"w{number + 1}_{n}_{i + 1}" for n in neurons for i in range(layer.inputs)]
        return weights + [f"b{number + 1}_{n}" for n in neurons]


NEURON = Architecture()
"""The neuron of the course."""


def start_drawn(architecture: Architecture, seed: int, drawn_before: int = 0) -> Parameters:
    """Draw a start (n,) by [seed, how many were drawn]: one neuron's from a normal law."""
    if architecture.is_network:  # [seed, 0] is [seed] to NumPy: by that, samples are drawn
        return drawn_start(architecture, np.random.default_rng([seed, drawn_before, 1]))
    return np.random.default_rng([seed, drawn_before]).standard_normal(architecture.size)


def drawn_start(architecture: Architecture, rng: np.random.Generator) -> Parameters:
    """Draw a start: Glorot uniform, ±√(6 / (in + out)), biases 0.

    Into ReLU layers He uniform, ±√(6 / in); the output layer is Glorot's always. Sources: Glorot
    and Bengio 2010, He et al. 2015.
    """
    start = np.zeros(architecture.size)
    for layer in architecture.layers:
        is_output = layer is architecture.layers[-1]
        is_relu = architecture.activation is Activation.RELU and not is_output
        sides = layer.inputs if is_relu else layer.inputs + layer.neurons
        limit = np.sqrt(6.0 / sides)
        start[layer.weights] = rng.uniform(-limit, limit, layer.inputs * layer.neurons)
    return start
