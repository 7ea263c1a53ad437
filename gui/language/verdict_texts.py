"""What is said of each verdict, to be translated later; of which model each table is true."""

from __future__ import annotations

from typing import TypeAlias

from engine.explain.situation import Moves, Verdict
from gui.language.marking import QT_TRANSLATE_NOOP

Texts: TypeAlias = dict[Verdict, str]

OF_THE_COURSE: Texts = {
    Verdict.NO_PLANTS: QT_TRANSLATE_NOOP(
        "Notices", "No plant yet: place some with the disc and the diamond, or take a sample."
    ),
    Verdict.OVERSHOOTING: QT_TRANSLATE_NOOP(
        "Notices",
        "The learning rate α = {rate} is too large: the steps jump over the valley"
        " and the loss climbs, or falls no further.",
    ),
    Verdict.JUMPING: QT_TRANSLATE_NOOP(
        "Notices",
        "At α = {rate} the loss climbs at times. Yet a line can separate the two kinds:"
        " whatever α is, it tends to 0 in the end.",
    ),
    Verdict.LEARNING: QT_TRANSLATE_NOOP(
        "Notices", "The neuron learns by stepping down the slope of the loss."
    ),
    Verdict.SEPARABLE: QT_TRANSLATE_NOOP(
        "Notices", "A line can separate the two kinds. Not there yet: {mistakes} on the wrong side."
    ),
    Verdict.SEPARATED: QT_TRANSLATE_NOOP(
        "Notices",
        "The two kinds are separated: from now on (w₁, w₂, b) moves away from 0 for ever,"
        " and the loss tends to 0. The line may still turn.",
    ),
    Verdict.AT_REST: QT_TRANSLATE_NOOP(
        "Notices",
        "The two kinds are separated and the slope is all but 0:"
        " another step would change next to nothing.",
    ),
    Verdict.TOUCHING: QT_TRANSLATE_NOOP(
        "Notices",
        "The two kinds touch: in the end (w₁, w₂, b) moves away from 0 for ever,"
        " yet the loss can't come down to 0.",
    ),
    Verdict.LEVELLING_OFF: QT_TRANSLATE_NOOP(
        "Notices",
        "No line separates these two kinds: the loss will level off at its minimum, {limit}.",
    ),
    Verdict.AT_MINIMUM: QT_TRANSLATE_NOOP(
        "Notices",
        "The loss is at its minimum, {limit}: no other line has a smaller one,"
        " and learning is over.",
    ),
    Verdict.RULE_SATISFIED: QT_TRANSLATE_NOOP(
        "Notices", "Rosenblatt's rule sees no more mistake, so it changes nothing more."
    ),
    Verdict.RULE_NEVER_ENDS: QT_TRANSLATE_NOOP(
        "Notices", "No line separates these two kinds: Rosenblatt's rule will never come to rest."
    ),
    Verdict.RULE_LEARNING: QT_TRANSLATE_NOOP(
        "Notices", "Rosenblatt's rule corrects one plant at a time. On the wrong side: {mistakes}."
    ),
    Verdict.TRACE_FULL: QT_TRANSLATE_NOOP(
        "Notices", "This run has reached its longest, two million steps. Rewind to begin another."
    ),
    Verdict.ALL_HELD_OUT: QT_TRANSLATE_NOOP(
        "Notices",
        "All plants are held out: there is none to learn from. Hold fewer out.",
    ),
    Verdict.OVERFITTING: QT_TRANSLATE_NOOP(
        "Notices",
        "Over-fitting: the loss of the plants held out was least at step {best}. Since"
        " then it has risen, while that of the plants learnt from fell.",
    ),
    Verdict.LEVELLED_OFF: QT_TRANSLATE_NOOP(
        "Notices",
        "The loss hardly falls any more. That does not mean that it is at its minimum.",
    ),
    Verdict.DEAD_NEURONS: QT_TRANSLATE_NOOP(
        "Notices",
        "Dead ReLUs: {dead} of {hidden}. Each gives 0 for every plant learnt from, so the"
        " loss gives its weights no slope.",
    ),
    Verdict.SATURATED_NEURONS: QT_TRANSLATE_NOOP(
        "Notices",
        "Saturated neurons: {stuck} of {hidden}. Each is flat on every plant learnt from:"
        " hardly any slope gets through, so it hardly learns.",
    ),
    Verdict.TWIN_NEURONS: QT_TRANSLATE_NOOP(
        "Notices",
        "Twins: {stuck} of {hidden} hidden neurons have the same weights as another one of their"
        " layer, so the same slopes: they stay alike.",
    ),
    Verdict.DEAD_LAYER: QT_TRANSLATE_NOOP(
        "Notices",
        "The ReLUs of a whole layer are dead: every plant gets the same answer, and the"
        " loss can't come below {limit}. Press R to draw another start.",
    ),
    Verdict.MEMORY_FULL: QT_TRANSLATE_NOOP(
        "Notices",
        "This run has reached the most that is kept of one: 512 MB, or four million plants"
        " of before they were changed. Rewind to begin another.",
    ),
}


UNCERTAIN: Texts = {
    Verdict.SEPARATED: QT_TRANSLATE_NOOP(
        "Notices",
        "The two kinds are separated. In the end (w₁, w₂, b) moves away from 0 for ever,"
        " and the loss tends to 0.",
    ),
    Verdict.AT_MINIMUM: QT_TRANSLATE_NOOP(
        "Notices", "The loss is at its minimum, {limit}: no other line has a smaller one."
    ),
    Verdict.LEVELLING_OFF: QT_TRANSLATE_NOOP(
        "Notices",
        "No line separates these two kinds: no weights bring the loss below its minimum, {limit}.",
    ),
}
"""Where nothing proves that the loss will only fall: of what comes, only what is sure is said."""

FOR_FAR_PLANTS: Texts = {
    Verdict.OVERSHOOTING: QT_TRANSLATE_NOOP(
        "Notices",
        "The loss climbs: for measures so large, so far from 0 or so unequal,"
        " α = {rate} is too much. Standardised, they are learnt faster.",
    ),
    Verdict.JUMPING: QT_TRANSLATE_NOOP(
        "Notices",
        "The loss climbs at times, for measures so large, so far from 0 or so unequal."
        " Yet a line can separate the two kinds: in the end it tends to 0 all the same.",
    ),
}
"""Where standardising is the cure."""


OF_NETWORKS: Texts = {
    Verdict.READY: QT_TRANSLATE_NOOP(
        "Notices",
        "The network has not taken a step yet. Press Space and watch it learn.",
    ),
    Verdict.LEARNING: QT_TRANSLATE_NOOP(
        "Notices",
        "The network learns by stepping down the slope of the loss.",
    ),
    Verdict.LEVELLED_OFF: QT_TRANSLATE_NOOP(
        "Notices",
        "The loss hardly falls any more. That need not be its minimum: a network may rest"
        " on a plateau, and its loss fall again later.",
    ),
}
"""Of hidden layers, whose loss has more than one valley."""

ON_INPUTS: Texts = {
    Verdict.JUMPING: QT_TRANSLATE_NOOP(
        "Notices",
        "At α = {rate} the loss climbs at times. Yet these inputs can separate the two"
        " kinds: whatever α is, it tends to 0 in the end.",
    ),
    Verdict.SEPARABLE: QT_TRANSLATE_NOOP(
        "Notices",
        "These inputs can separate the two kinds. Not there yet: {mistakes} on the wrong side.",
    ),
    Verdict.LEVELLING_OFF: QT_TRANSLATE_NOOP(
        "Notices",
        "These inputs can't separate the two kinds: the loss will level off at its"
        " minimum, {limit}.",
    ),
    Verdict.AT_MINIMUM: QT_TRANSLATE_NOOP(
        "Notices",
        "The loss is at its minimum, {limit}: no other weights have a smaller one, and"
        " learning is over.",
    ),
}
"""Of one neuron on other inputs, where a line would be another curve."""

ON_INPUTS_UNCERTAIN: Texts = {
    Verdict.LEVELLING_OFF: QT_TRANSLATE_NOOP(
        "Notices",
        "These inputs can't separate the two kinds: no weights bring the loss below its"
        " minimum, {limit}.",
    ),
    Verdict.AT_MINIMUM: QT_TRANSLATE_NOOP(
        "Notices",
        "The loss is at its minimum, {limit}: no other weights have a smaller one.",
    ),
}
"""The same, where nothing proves that the loss will only fall."""

ON_FAR_INPUTS: Texts = {
    Verdict.JUMPING: QT_TRANSLATE_NOOP(
        "Notices",
        "The loss climbs at times, for measures so large, so far from 0 or so unequal."
        " Yet these inputs can separate the two kinds: in the end it tends to 0 all the same.",
    ),
}
"""The same, where standardising is the cure."""

AT_ANY_TIME: Texts = {
    Verdict.SEPARATED: QT_TRANSLATE_NOOP(
        "Notices",
        "The two kinds are separated: the farther the weights move away from 0, the"
        " closer the loss comes to 0.",
    ),
    Verdict.TOUCHING: QT_TRANSLATE_NOOP(
        "Notices",
        "The two kinds touch: however far the weights move away from 0, the loss can't"
        " come down to 0.",
    ),
}
"""Of other inputs, and of steps that keep something of those before: what is true at any time."""

PENALISED: Texts = {
    Verdict.LEARNING: QT_TRANSLATE_NOOP(
        "Notices",
        "The weights step down the slope of loss and penalty together.",
    ),
    Verdict.LEVELLING_OFF: QT_TRANSLATE_NOOP(
        "Notices",
        "The penalty holds the weights: loss and penalty together will level off at their"
        " minimum, {limit}.",
    ),
    Verdict.AT_MINIMUM: QT_TRANSLATE_NOOP(
        "Notices",
        "Loss and penalty together are at their minimum, {limit}: learning is over.",
    ),
}
"""Where a penalty is added to the loss: what is least is their sum."""

PENALISED_UNCERTAIN: Texts = {
    Verdict.LEVELLING_OFF: QT_TRANSLATE_NOOP(
        "Notices",
        "The penalty holds the weights: no weights bring loss and penalty together below"
        " their minimum, {limit}.",
    ),
    Verdict.AT_MINIMUM: QT_TRANSLATE_NOOP(
        "Notices",
        "Loss and penalty together are at their minimum, {limit}: no other weights have less.",
    ),
}
"""The same, where nothing proves that they will only fall."""

MOVES: dict[Moves, str] = {
    Moves.NOTHING: QT_TRANSLATE_NOOP(
        "Notices",
        "All weights are 0, and so is every slope: nothing moves, and the loss stays at"
        " {limit}. Press R to draw a start.",
    ),
    Moves.OUTPUT_BIAS: QT_TRANSLATE_NOOP(
        "Notices",
        "All weights are 0, and only the output's bias moves: the loss can't come below"
        " {limit}. Press R to draw a start.",
    ),
    Moves.TWINS: QT_TRANSLATE_NOOP(
        "Notices",
        "The neurons of each layer are alike and move alike: together they can do no more"
        " than one of them. Press R to draw a start.",
    ),
}
"""From a symmetric start."""

LEVEL_AND_DEAD = QT_TRANSLATE_NOOP(
    "Notices",
    "The loss hardly falls any more. Dead ReLUs, which give 0 for every plant learnt"
    " from: {dead} of {hidden}.",
)
SEPARATED_BY_HAND = QT_TRANSLATE_NOOP(
    "Notices",
    "This line separates the two kinds. Learning would make the neuron surer, and"
    " might still turn the line: the loss would tend to 0.",
)
