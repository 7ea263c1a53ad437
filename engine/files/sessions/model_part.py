"""What a model is made of, in a session's file, and its parameters at the step shown."""

from __future__ import annotations

import numpy as np

from engine.arrays import Parameters
from engine.errors import UserError
from engine.files.sessions.json_part import Part, PartError
from engine.learning.learner import LARGEST_LEARNT, LARGEST_OF_NETWORK
from engine.model.activation import Activation
from engine.model.architecture import MOST_LAYERS, MOST_NEURONS, Architecture, drawn_start
from engine.model.features import Feature
from engine.model.neuron import PARAMETERS


def architecture_to_json(architecture: Architecture) -> dict[str, object]:
    """Write inputs, hidden layers and their activation."""
    return {
        "features": [feature.value for feature in architecture.features],
        "hidden": list(architecture.hidden),
        "activation": architecture.activation.value,
    }


def architecture_of(part: Part) -> Architecture:
    """Read what a model is made of."""
    features = part.members("features", Feature)
    hidden = part.wholes("hidden", MOST_LAYERS, 1, MOST_NEURONS)
    activation = part.member("activation", Activation)
    try:
        return Architecture(features, tuple(hidden.tolist()), activation)
    except UserError:  # no input, or one twice
        raise PartError(part.at("features")) from None


def largest_parameter(architecture: Architecture) -> float:
    """Return how large a parameter may be: as far as learning leads."""
    return LARGEST_OF_NETWORK if architecture.is_network else LARGEST_LEARNT


def parameters_to_json(architecture: Architecture, parameters: Parameters) -> dict[str, object]:
    """Write the parameters at the step shown, under a key that says of which kind of model."""
    if architecture.is_bare:
        return {"neuron": dict(zip(PARAMETERS, parameters.tolist(), strict=True))}
    return {"parameters_shown": parameters.tolist()}


def neuron_of(part: Part) -> Parameters:
    """Read w1, w2, b."""
    most = LARGEST_LEARNT
    return np.array([part.number(name, -most, most) for name in PARAMETERS])


def parameters_of(whole: Part, key: str, architecture: Architecture) -> Parameters:
    """Read the parameters of any other model."""
    parameters = whole.array(key, architecture.size)
    if len(parameters) != architecture.size:
        raise PartError(whole.at(key))
    if np.abs(parameters).max() > largest_parameter(architecture):
        raise PartError(whole.at(key))
    return parameters


def start_without_a_file(architecture: Architecture) -> Parameters:
    """Return where a model starts of which no parameters can be read."""
    if architecture.is_network:  # at 0 its hidden neurons would never move
        return drawn_start(architecture, np.random.default_rng([0, 0, 1]))
    return np.zeros(architecture.size)
