"""Every picture: its name for files and scripts, its title, and the class that draws it.

Qt is loaded only where a title is translated: the command line lists the names without it.
"""

from __future__ import annotations

from typing import NamedTuple

from gui.language.marking import QT_TRANSLATE_NOOP


class PictureSpec(NamedTuple):
    """One picture: its title, still to be translated, and the class that draws it.

    `class_path` is `family.module.Class` within `gui.pictures`: the class is imported when the
    picture is made (`gui/pictures/factory.py`), so that the launch does not wait for it.
    """

    title: str
    class_path: str


WINDOW = "window"
"""The name of the whole window, where it can be asked for as a picture is."""

PLOTS: dict[str, PictureSpec] = {
    "field": PictureSpec(
        QT_TRANSLATE_NOOP("Pictures", "Field of plants"), "field.field_picture.FieldPicture"
    ),
    "lossCurve": PictureSpec(
        QT_TRANSLATE_NOOP("Pictures", "Loss curve"), "curve.loss_curve.LossCurve"
    ),
}
"""The two plots that every window has from the start; the others are beside the field."""

PICTURES: dict[str, PictureSpec] = {
    "plantTable": PictureSpec(
        QT_TRANSLATE_NOOP("Pictures", "Table of plants"), "plants.plant_table.PlantTable"
    ),
    "likelihood": PictureSpec(
        QT_TRANSLATE_NOOP("Pictures", "Likelihood"), "likelihood.likelihood_cards.LikelihoodCards"
    ),
    "sigmoid": PictureSpec(QT_TRANSLATE_NOOP("Pictures", "Sigmoid"), "probability.sigmoid.Sigmoid"),
    "certainty": PictureSpec(
        QT_TRANSLATE_NOOP("Pictures", "Certainty"), "probability.certainty.Certainty"
    ),
    "surface": PictureSpec(QT_TRANSLATE_NOOP("Pictures", "Surface"), "space.surface.Surface"),
    "bernoulli": PictureSpec(
        QT_TRANSLATE_NOOP("Pictures", "Bernoulli distribution"), "probability.bernoulli.Bernoulli"
    ),
    "logCurve": PictureSpec(
        QT_TRANSLATE_NOOP("Pictures", "Monotone logarithm"), "likelihood.log_curve.LogCurve"
    ),
    "whyLog": PictureSpec(
        QT_TRANSLATE_NOOP("Pictures", "Why the logarithm"), "likelihood.why_log.WhyLog"
    ),
    "derivation": PictureSpec(
        QT_TRANSLATE_NOOP("Pictures", "To the log loss"), "likelihood.derivation.Derivation"
    ),
    "lossSlice": PictureSpec(
        QT_TRANSLATE_NOOP("Pictures", "Slope"), "cuts.slice_of_model.SliceOfModel"
    ),
    "lossMap": PictureSpec(
        QT_TRANSLATE_NOOP("Pictures", "Loss map"), "cuts.map_of_model.MapOfModel"
    ),
    "descent": PictureSpec(QT_TRANSLATE_NOOP("Pictures", "Descent"), "loss.descent.Descent"),
    "valley": PictureSpec(
        QT_TRANSLATE_NOOP("Pictures", "Local minimum"), "loss.local_minimum.LocalMinimum"
    ),
    "chord": PictureSpec(QT_TRANSLATE_NOOP("Pictures", "Chord"), "convexity.chord.ChordOfCurve"),
    "sameSummit": PictureSpec(
        QT_TRANSLATE_NOOP("Pictures", "Same summit"), "loss.same_maximum.SameMaximum"
    ),
    "neuronDiagram": PictureSpec(
        QT_TRANSLATE_NOOP("Pictures", "Neuron diagram"), "neuron.neuron_diagram.NeuronDiagram"
    ),
    "inspector": PictureSpec(
        QT_TRANSLATE_NOOP("Pictures", "Inspector"), "neuron.inspector.Inspector"
    ),
    "matrices": PictureSpec(
        QT_TRANSLATE_NOOP("Pictures", "All plants at once"), "matrices.matrices.Matrices"
    ),
    "network": PictureSpec(
        QT_TRANSLATE_NOOP("Pictures", "Network"), "network.network_diagram.NetworkDiagram"
    ),
    "hiddenPlane": PictureSpec(
        QT_TRANSLATE_NOOP("Pictures", "Hidden plane"), "hidden.hidden_plane.HiddenPlanePicture"
    ),
    "lifted": PictureSpec(QT_TRANSLATE_NOOP("Pictures", "Lifted plants"), "hidden.lifted.Lifted"),
    "backwards": PictureSpec(
        QT_TRANSLATE_NOOP("Pictures", "Backwards"), "backwards.backwards_picture.Backwards"
    ),
    "manyStarts": PictureSpec(
        QT_TRANSLATE_NOOP("Pictures", "Many starts"), "runs.many_starts.ManyStarts"
    ),
    "race": PictureSpec(QT_TRANSLATE_NOOP("Pictures", "Race of optimisers"), "runs.race.Race"),
    "lambda": PictureSpec(
        QT_TRANSLATE_NOOP("Pictures", "Loss by penalty"), "runs.penalty_curve.PenaltyCurve"
    ),
}
"""The pictures around the field, by the names that sessions, lessons and scripts know."""


def picture_names() -> list[str]:
    """Return the name of every picture; the whole window is not among them."""
    return [*PLOTS, *PICTURES]


def title_of(name: str) -> str:
    """Name a picture in the language on screen."""
    from PySide6.QtCore import QCoreApplication

    return QCoreApplication.translate("Pictures", (PLOTS | PICTURES)[name].title)
