"""The sentence of each verdict, true of the model that it is said of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from engine.explain.situation import Diagnosis, Remedy, Verdict
from engine.model.dataset import Dataset
from gui.language.kind_names import with_kinds
from gui.language.verdict_texts import (
    AT_ANY_TIME,
    FOR_FAR_PLANTS,
    LEVEL_AND_DEAD,
    MOVES,
    OF_NETWORKS,
    OF_THE_COURSE,
    ON_FAR_INPUTS,
    ON_INPUTS,
    ON_INPUTS_UNCERTAIN,
    PENALISED,
    PENALISED_UNCERTAIN,
    SEPARATED_BY_HAND,
    UNCERTAIN,
    Texts,
)


class Model(NamedTuple):
    """What decides which sentence is true of it."""

    is_network: bool = False
    is_on_measures: bool = True
    is_penalised: bool = False
    is_plain: bool = True


def sentence_of_verdict(diagnosis: Diagnosis, model: Model, is_at_start: bool) -> str:
    """Return the pattern that is true of a verdict, in the language on screen."""
    return QCoreApplication.translate("Notices", _pattern(diagnosis, model, is_at_start))


def _pattern(diagnosis: Diagnosis, model: Model, is_at_start: bool) -> str:
    verdict = diagnosis.verdict
    if diagnosis.moves is not None:
        return MOVES[diagnosis.moves]
    if verdict is Verdict.LEVELLED_OFF and diagnosis.dead:
        return LEVEL_AND_DEAD
    is_of_course = model.is_on_measures and model.is_plain
    if verdict is Verdict.SEPARATED and is_of_course and diagnosis.is_certain and is_at_start:
        return SEPARATED_BY_HAND
    is_far = diagnosis.remedy is Remedy.STANDARDISE
    for table in _tables_of(model, is_far, diagnosis.is_certain):
        if verdict in table:
            return table[verdict]
    return OF_THE_COURSE[verdict]


def _tables_of(model: Model, is_far: bool, is_certain: bool) -> Iterator[Texts]:
    """Yield the tables to look into, the more particular ones first."""
    if model.is_penalised:
        yield from (PENALISED,) if is_certain else (PENALISED_UNCERTAIN, PENALISED)
    if model.is_network:
        yield OF_NETWORKS
    if not model.is_on_measures or not model.is_plain:
        yield AT_ANY_TIME
    if not model.is_on_measures:
        if is_far:
            yield from (ON_FAR_INPUTS, FOR_FAR_PLANTS)
        yield from (ON_INPUTS,) if is_certain else (ON_INPUTS_UNCERTAIN, ON_INPUTS)
    if is_far:
        yield FOR_FAR_PLANTS
    elif not is_certain:
        yield UNCERTAIN


def sentence_with_kinds(plants: Dataset, diagnosis: Diagnosis, model: Model) -> str:
    """Return the sentence of a verdict that names the kinds, "" for any other."""
    if diagnosis.verdict is Verdict.READY and not model.is_network:
        return _ready(plants)
    if diagnosis.verdict is Verdict.ONE_KIND:
        return _one_kind(plants, diagnosis.kind)
    if diagnosis.verdict is Verdict.KIND_HELD_OUT:
        return _kind_held_out(plants, diagnosis.kind)
    return ""


def _ready(plants: Dataset) -> str:
    return with_kinds(
        plants,
        QCoreApplication.translate(
            "Notices",
            "The neuron knows nothing yet: it gives every plant a 50% chance of being toxic."
            " Press Space and watch it learn.",
        ),
        QCoreApplication.translate(
            "Notices",
            "The neuron knows nothing yet: for every plant, it gives {one} a probability of 50%."
            " Press Space and watch it learn.",
        ),
    )


def _one_kind(plants: Dataset, kind: int | None) -> str:
    if kind == 1:
        return with_kinds(
            plants,
            QCoreApplication.translate(
                "Notices",
                "Only toxic plants so far: there is nothing to tell apart. Add a non-toxic one.",
            ),
            QCoreApplication.translate(
                "Notices",
                "Only plants of the kind {one} so far: there is nothing to tell apart."
                " Add one of the kind {zero}.",
            ),
        )
    return with_kinds(
        plants,
        QCoreApplication.translate(
            "Notices",
            "Only non-toxic plants so far: there is nothing to tell apart. Add a toxic one.",
        ),
        QCoreApplication.translate(
            "Notices",
            "Only plants of the kind {zero} so far: there is nothing to tell apart."
            " Add one of the kind {one}.",
        ),
    )


def _kind_held_out(plants: Dataset, kind: int | None) -> str:
    if kind == 1:
        return with_kinds(
            plants,
            QCoreApplication.translate(
                "Notices",
                "All non-toxic plants are held out: there is nothing to tell toxic ones from."
                " Hold fewer out.",
            ),
            QCoreApplication.translate(
                "Notices",
                "All plants of the kind {zero} are held out: there is nothing to tell the kind"
                " {one} from. Hold fewer out.",
            ),
        )
    return with_kinds(
        plants,
        QCoreApplication.translate(
            "Notices",
            "All toxic plants are held out: there is nothing to tell the others from. Hold"
            " fewer out.",
        ),
        QCoreApplication.translate(
            "Notices",
            "All plants of the kind {one} are held out: there is nothing to tell the kind"
            " {zero} from. Hold fewer out.",
        ),
    )
