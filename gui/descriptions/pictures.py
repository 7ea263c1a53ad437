"""The sentence of every picture, from a frame and the numbers that the picture writes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from engine.lab.frame import Frame
from gui.descriptions import of_likelihood, of_loss, of_models, of_plants, of_probability, of_runs

Texts = Mapping[str, str]
"""What `Picture.texts` returns."""

_SENTENCES: dict[str, Callable[[Frame, Texts], str]] = {
    "field": of_plants.field,
    "plantTable": of_plants.table,
    "matrices": of_plants.matrices,
    "lossCurve": of_loss.curve,
    "lossSlice": of_loss.slope,
    "lossMap": of_loss.loss_map,
    "descent": of_loss.descent,
    "valley": of_loss.valley,
    "chord": of_loss.chord,
    "likelihood": of_likelihood.likelihood,
    "logCurve": of_likelihood.logarithm,
    "whyLog": of_likelihood.why_log,
    "derivation": of_likelihood.derivation,
    "sameSummit": of_likelihood.summit,
    "sigmoid": of_probability.sigmoid,
    "certainty": of_probability.certainty,
    "surface": of_probability.surface,
    "bernoulli": of_probability.bernoulli,
    "neuronDiagram": of_models.neuron,
    "inspector": of_models.inspector,
    "network": of_models.network,
    "hiddenPlane": of_models.hidden_plane,
    "lifted": of_models.lifted,
    "backwards": of_models.backwards,
    "manyStarts": of_runs.many_starts,
    "race": of_runs.race,
    "lambda": of_runs.penalty,
}


def sentence(name: str, frame: Frame, texts: Texts) -> str:
    """Say in a sentence what a picture, by its name in the registry, shows of a frame."""
    return _SENTENCES[name](frame, texts)
