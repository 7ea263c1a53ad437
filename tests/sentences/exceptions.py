"""Texts that the list does not bring about, each with its reason."""

from __future__ import annotations

from tests.sentences.told_elsewhere import TOLD_ELSEWHERE

QTS_OWN = {
    ("QAbstractFileIconProvider", "Drive"),
    ("QAbstractFileIconProvider", "Folder"),
    ("QFileDialog", "&Look in:"),
    ("QFileDialog", "Files of &type:"),
    ("Files", "All files (*)"),
    ("Files", "{0} is there already. Replace it?"),
}
"""In a dialogue for files, which waits for a person."""

NEEDS_A_SCREEN = {
    ("DuelBox", "Once more"),
    ("DuelBox", "Your loss: {0}. The machine, from your line: {1}."),
    ("DuelBox", "Your loss: {0}"),
    ("ExerciseBox", "  Yours: {0}, slope measured: {1}."),
    (
        "ExerciseBox",
        "The three slopes are of one neuron with the inputs x₁ and x₂: this model has others.",
    ),
    ("GoalList", "goal reached"),
    ("Readouts", "0  (log L = {0})"),
    ("Readouts", "{0} of {1}  ({2})"),
    ("GuideWindow", "not found"),
    ("PlantCellDelegate", "{0} of plant {1}"),
    ("SessionController", "None yet"),
    ("Surface", "3D"),
}
"""Written once a panel is seen or a person types into it; a test of that panel reads them."""

NEEDS_A_FAULT = {
    ("CrashHandler", "The program met a fault of its own again."),
    (
        "SessionController",
        "Undo no longer leads back to {0}: a copy of it is offered at the next start.",
    ),
}

OUTSIDE_THE_WINDOW = {
    ("RunExporter", "neuron"),
    ("RunExporter", "trace"),
    ("RunExporter", "plants"),
    ("SessionController", "lab"),
}
"""Names proposed for files."""

RARE = {
    ("CourseController", "The course has its own settings. Undo brings yours back."),
    ("CourseController", "Vote first: the picture waits for “Reveal”."),
    ("Derivation", "rounded; in truth {0}"),
    ("Descent", "beyond 10¹⁰⁰: the next step moves nothing"),
    ("Import", "… and {0} more"),
    ("LearningPanel", "Your own formulas"),
    ("LikelihoodCards", "and {0} more: their product is {1}"),
    (
        "Pictures",
        "This picture is about one neuron with the inputs x₁ and x₂. The model on screen is"
        " another.",
    ),
    ("LikelihoodCards", "and {0} more, whose P is {1}"),
    ("LikelihoodCards", "and {0} more, the log of whose P is {1}"),
}
"""Brought about by one state that a test of its own holds."""

WITH_NAMES_OF_A_FILE = {
    ("FieldPicture", "Plants by leaf width and leaf length, and the decision boundary."),
    ("FieldPicture", "Plants by {0} and {1}, and the decision boundary."),
    ("PlantTable", "Plants of the kinds {0} and {1}; x1 is {2}, x2 is {3}."),
    ("PlantTable", "the probability of {one}"),
    ("Readouts", "{one}: right"),
    ("Readouts", "{one}: wrong"),
    ("Readouts", "{zero}: right"),
    ("Readouts", "{zero}: wrong"),
}
"""Written once the window is seen; `tests/gui/language/test_kind_names.py` reads them."""

BEYOND_ONE_NEURON = {
    (
        "FieldPicture",
        "Hollow: plants held out. The model is tested with them, and never learns from them.",
    ),
    ("LossCurve", "step {0}: {1}, held out {2}"),
    ("PlantTable", "z: what the sigmoid of the output is taken of"),
    ("PlantTable", "ℓ = −log P, log = ln: how far the model is wrong about it"),
    ("Readouts", "log loss without the penalty"),
    ("Readouts", "log loss of the plants held out, without the penalty"),
    ("Readouts", "‖g‖: how long the gradient by all {0} parameters is"),
    ("RunExporter", "Script for {0} (*.py)"),
    ("RunNames", "plain descent"),
    ("RunNames", "no penalty"),
    ("NetworkDiagram", "Weight or bias"),
    ("ModelNames", "hidden neuron {0}"),
    ("ModelNames", "layer {0}, neuron {1}"),
    ("ModelNames", "weight {0} → {1}"),
    ("ModelNames", "bias of {0}"),
}
"""In tooltips, at the mouse, in the dialogue for files, or told of what the keyboard has reached;
`test_held_out.py`, `pictures/network/` and `test_run_export.py` read most of them."""

IN_STATES_OF_A_PAGE_OR_A_RUN = {
    ("AnswerLine", "Not yet."),
    ("AnswerLine", "Right."),
    ("AnswerLine", "your answer"),
    ("Backwards", "a ReLU bends just here"),
    ("Backwards", "measured: "),
    ("Backwards", "squares so far"),
    ("Backwards", "velocity so far"),
    ("Descent", "slope now"),
    ("Descent", "slope on the next batch"),
    ("DuelBox", "{0}. right: {1} of {2}, parameters: {3}"),
    ("HiddenPlanePicture", "One plane separates all plants"),
    ("HiddenPlanePicture", "One straight line separates all plants"),
    ("HiddenPlanePicture", "{0} of {1} axes: one cut"),
    ("ImportDialog", "sheet"),
    ("Inspector", "its part of the plants' pull on the weights"),
    ("Inspector", "z and a of each neuron; the wheel, Up and Down scroll."),
    ("Lifted", "Bent by the other inputs: no plane"),
    ("Lifted", "Its weight is 0: nothing is cut"),
    ("LossSlice", "lowest at {0} = {1}"),
    ("MapOfModel", "across"),
    ("MapOfModel", "best step {0}: {1}"),
    ("MapOfModel", "no run yet: over two weights, one cut of many"),
    ("MapOfModel", "one cut of many: through start, now and the best step"),
    ("MapOfModel", "start → now"),
    ("NetworkDiagram", "Dead: 0 on every plant, no slope reaches it."),
    ("NetworkDiagram", "Saturated: flat on every plant, it hardly learns."),
    ("NetworkDiagram", "Twin of neuron {0}: same weights, same slopes, for ever."),
    ("NetworkDiagram", "dead"),
    ("NetworkDiagram", "saturated"),
    ("NetworkDiagram", "the wider, the larger the weight"),
    ("NetworkDiagram", "twin of {0}"),
    ("NetworkDiagram", "twins: {0}"),
    ("ProgressController", "PDF to print (*.pdf)"),
    ("ProgressController", "The progress as a page to print"),
    ("ProgressController", "{0} written."),
    ("Readouts", "‖g‖: how long the gradient by all {0} parameters is, with the penalty"),
    ("RuleQuestion", "No logarithm of a product is left."),
    ("RuleQuestion", "No power is left."),
    ("RuleQuestion", "Not yet: that is the last step, once no power is left."),
    ("RuleQuestion", "Not yet: under the logarithm there is a product, not a power alone."),
    ("RuleQuestion", "The logarithm has been taken already."),
    ("RuleQuestion", "There is no logarithm yet: it comes first."),
    ("RunExporter", "Plants as CSV or XLSX"),
    ("RunExporter", "Script with holes to fill in (*.py)"),
    ("RunNames", "none held out"),
    ("SamplesPanel", "Brush radius (cm)"),
    ("SamplesPanel", "Noise (cm)"),
    ("SamplesPanel", "Place these plants"),
    ("SamplesPanel", "Plants per dab"),
    ("SamplesPanel", "Sample"),
    ("WeightChoice", "b of {0}"),
}
"""In states that the list does not bring about; tests of their rooms read most of them."""

EXCEPTIONS = QTS_OWN | NEEDS_A_SCREEN | NEEDS_A_FAULT | OUTSIDE_THE_WINDOW | RARE
EXCEPTIONS |= WITH_NAMES_OF_A_FILE | BEYOND_ONE_NEURON | IN_STATES_OF_A_PAGE_OR_A_RUN
EXCEPTIONS |= TOLD_ELSEWHERE
