"""One table of actions: name, text, keys, icon."""

from __future__ import annotations

from dataclasses import dataclass

from engine.errors import Language
from gui.language.marking import QT_TRANSLATE_NOOP
from gui.registry.action_names import ActionName
from gui.registry.arrangements import ArrangementName
from gui.style.palette import ColourName
from gui.style.theme import Theme


@dataclass(frozen=True)
class ActionSpec:
    """One action. `group` makes it one choice of several; `tip` says more than its text."""

    name: ActionName
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    colour: ColourName = "text"
    group: str = ""
    checkable: bool = False
    checked: bool = False
    tip: str = ""
    named_text: str = ""
    """The text where a file names the kinds: {one} and {zero} stand for them."""
    named_tip: str = ""
    repeats: bool = False
    """Whether a key held down goes on."""


_ARRANGEMENTS: dict[ArrangementName, tuple[str, str, str]] = {
    "Lab": ("F2", QT_TRANSLATE_NOOP("Actions", "Laboratory"), ""),
    "Neuron": (
        "F3",
        QT_TRANSLATE_NOOP("Actions", "Neuron"),
        QT_TRANSLATE_NOOP("Actions", "The plants measured, and the neuron that judges them"),
    ),
    "Sigmoid": (
        "F4",
        QT_TRANSLATE_NOOP("Actions", "Sigmoid"),
        QT_TRANSLATE_NOOP("Actions", "From plants to probabilities"),
    ),
    "Likelihood": (
        "F5",
        QT_TRANSLATE_NOOP("Actions", "Likelihood"),
        QT_TRANSLATE_NOOP("Actions", "How plausible the model is, plant by plant"),
    ),
    "Logarithm": (
        "F6",
        QT_TRANSLATE_NOOP("Actions", "Logarithm"),
        QT_TRANSLATE_NOOP("Actions", "From the product to the log loss"),
    ),
    "Three": (
        "F7",
        QT_TRANSLATE_NOOP("Actions", "Three at once"),
        QT_TRANSLATE_NOOP("Actions", "Plants, sigmoid and loss side by side"),
    ),
    "Descent": (
        "F8",
        QT_TRANSLATE_NOOP("Actions", "Descent"),
        QT_TRANSLATE_NOOP("Actions", "Slope, step, loss map, and a curve with two valleys"),
    ),
    "Space": (
        "F9",
        QT_TRANSLATE_NOOP("Actions", "Space"),
        QT_TRANSLATE_NOOP("Actions", "The surface a(x₁, x₂), and the loss as a landscape"),
    ),
    "Why": (
        "F12",
        QT_TRANSLATE_NOOP("Actions", "Why?"),
        QT_TRANSLATE_NOOP("Actions", "Why the line moved: one plant's numbers and its pull"),
    ),
    "Network": (
        "Shift+F12",
        QT_TRANSLATE_NOOP("Actions", "Network"),
        QT_TRANSLATE_NOOP("Actions", "Beyond one neuron: layers, and what each neuron sees"),
    ),
    "Runs": (
        "Shift+F8",
        QT_TRANSLATE_NOOP("Actions", "Many runs"),
        QT_TRANSLATE_NOOP("Actions", "Forty starts, a race of optimisers, the loss by penalty"),
    ),
}
"""The parts of the course, on keys that are the same on every keyboard; F10 and F11 are taken."""

ARRANGEMENT_ACTIONS: dict[ArrangementName, ActionName] = {
    "Lab": "actionArrangeLab",
    "Neuron": "actionArrangeNeuron",
    "Sigmoid": "actionArrangeSigmoid",
    "Likelihood": "actionArrangeLikelihood",
    "Logarithm": "actionArrangeLogarithm",
    "Three": "actionArrangeThree",
    "Descent": "actionArrangeDescent",
    "Space": "actionArrangeSpace",
    "Why": "actionArrangeWhy",
    "Network": "actionArrangeNetwork",
    "Runs": "actionArrangeRuns",
}
"""Which action puts an arrangement on screen."""

THEME_ACTIONS: dict[Theme, ActionName] = {
    "dark": "actionThemeDark",
    "light": "actionThemeLight",
    "contrast": "actionThemeContrast",
    "system": "actionThemeSystem",
}
LANGUAGE_ACTIONS: dict[Language, ActionName] = {
    "en": "actionLanguageEnglish",
    "fr": "actionLanguageFrench",
}

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("actionNew", QT_TRANSLATE_NOOP("Actions", "&New"), ("Ctrl+N",)),
    ActionSpec("actionOpen", QT_TRANSLATE_NOOP("Actions", "&Open…"), ("Ctrl+O",)),
    ActionSpec("actionSave", QT_TRANSLATE_NOOP("Actions", "&Save"), ("Ctrl+S",)),
    ActionSpec("actionSaveAs", QT_TRANSLATE_NOOP("Actions", "Save &as…"), ("Ctrl+Shift+S",)),
    ActionSpec("actionSavePlants", QT_TRANSLATE_NOOP("Actions", "P&lants as CSV or XLSX…")),
    ActionSpec(
        "actionExportAnimation",
        QT_TRANSLATE_NOOP("Actions", "&Animation…"),
        tip=QT_TRANSLATE_NOOP("Actions", "The run as GIF, WebP or MP4"),
    ),
    ActionSpec(
        "actionExportScript",
        QT_TRANSLATE_NOOP("Actions", "Scri&pt…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "A few lines of Python or R that print the numbers on screen"
        ),
    ),
    ActionSpec(
        "actionExportTrace",
        QT_TRANSLATE_NOOP("Actions", "&Trace as CSV…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Weights and loss of every step"),
    ),
    ActionSpec(
        "actionExportPicture",
        QT_TRANSLATE_NOOP("Actions", "&Picture…"),
        ("Ctrl+E",),
        tip=QT_TRANSLATE_NOOP("Actions", "Any picture or the window as PNG, SVG or PDF"),
    ),
    ActionSpec(
        "actionCopyPicture",
        QT_TRANSLATE_NOOP("Actions", "&Copy the picture"),
        ("Ctrl+Shift+C",),
        tip=QT_TRANSLATE_NOOP("Actions", "Put the picture last clicked on the clipboard"),
    ),
    ActionSpec(
        "actionWorksheet",
        QT_TRANSLATE_NOOP("Actions", "&Worksheet…"),
        ("Ctrl+P",),
        tip=QT_TRANSLATE_NOOP("Actions", "Plants, tables to fill in and questions, on paper"),
    ),
    ActionSpec("actionQuit", QT_TRANSLATE_NOOP("Actions", "&Quit"), ("Ctrl+Q",)),
    ActionSpec(
        "actionUndo", QT_TRANSLATE_NOOP("Actions", "&Undo"), ("Ctrl+Z",), "undo", repeats=True
    ),
    ActionSpec(
        "actionRedo",
        QT_TRANSLATE_NOOP("Actions", "&Redo"),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo",
        repeats=True,
    ),
    ActionSpec(
        "actionCopyPlants",
        QT_TRANSLATE_NOOP("Actions", "Cop&y the plants"),
        ("Ctrl+C",),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Put the selected plants on the clipboard: pasted here, they are added"
        ),
    ),
    ActionSpec(
        "actionPaste",
        QT_TRANSLATE_NOOP("Actions", "&Paste plants"),
        ("Ctrl+V",),
        tip=QT_TRANSLATE_NOOP("Actions", "Take the plants copied in a spreadsheet"),
    ),
    ActionSpec("actionSelectAll", QT_TRANSLATE_NOOP("Actions", "Select &all"), ("Ctrl+A",)),
    ActionSpec(
        "actionSelectNext",
        QT_TRANSLATE_NOOP("Actions", "Select the &next plant"),
        ("N",),
        repeats=True,
    ),
    ActionSpec(
        "actionSelectPrevious",
        QT_TRANSLATE_NOOP("Actions", "Select the &previous plant"),
        ("Shift+N",),
        repeats=True,
    ),
    ActionSpec(
        "actionGoToRow",
        QT_TRANSLATE_NOOP("Actions", "Go to its &row in the table"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show the selected plant in the table of plants"),
    ),
    ActionSpec(
        "actionGoToNumbers",
        QT_TRANSLATE_NOOP("Actions", "Go to its n&umbers"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show the selected plant in the inspector"),
    ),
    ActionSpec("actionFlip", QT_TRANSLATE_NOOP("Actions", "Change the &kind"), ("F",)),
    ActionSpec(
        "actionMeasures",
        QT_TRANSLATE_NOOP("Actions", "E&xact measures…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Type x₁ and x₂ of the selected plant"),
    ),
    ActionSpec("actionDelete", QT_TRANSLATE_NOOP("Actions", "&Delete"), ("Del", "Backspace")),
    ActionSpec("actionRemoveProbe", QT_TRANSLATE_NOOP("Actions", "Remove the &mystery plant")),
    ActionSpec("actionClearPlants", QT_TRANSLATE_NOOP("Actions", "Remove all p&lants")),
    ActionSpec(
        "actionToolToxic",
        QT_TRANSLATE_NOOP("Actions", "Place &toxic plants (y = 1)"),
        ("1", "&"),
        "toxic",
        "toxic",
        "tool",
        checked=True,
        tip=QT_TRANSLATE_NOOP("Actions", "Click to place toxic plants; right-click for the other"),
        named_text=QT_TRANSLATE_NOOP("Actions", "Place plants {one} (y = &1)"),
        named_tip=QT_TRANSLATE_NOOP("Actions", "Click to place {one}; right-click for {zero}"),
    ),
    ActionSpec(
        "actionToolHarmless",
        QT_TRANSLATE_NOOP("Actions", "Place n&on-toxic plants (y = 0)"),
        ("0", "à"),
        "harmless",
        "harmless",
        "tool",
        tip=QT_TRANSLATE_NOOP("Actions", "Click to place non-toxic plants; right-click for toxic"),
        named_text=QT_TRANSLATE_NOOP("Actions", "Place plants {zero} (y = &0)"),
        named_tip=QT_TRANSLATE_NOOP("Actions", "Click to place {zero}; right-click for {one}"),
    ),
    ActionSpec(
        "actionToolProbe",
        QT_TRANSLATE_NOOP("Actions", "&Mystery plant"),
        ("M",),
        "probe",
        "probe",
        "tool",
        tip=QT_TRANSLATE_NOOP("Actions", "Click to ask the neuron about a plant of unknown kind"),
    ),
    ActionSpec(
        "actionToolSelect",
        QT_TRANSLATE_NOOP("Actions", "&Select"),
        ("V",),
        "select",
        "text",
        "tool",
        tip=QT_TRANSLATE_NOOP("Actions", "Click a plant or draw a band around several"),
    ),
    ActionSpec(
        "actionToolBrush",
        QT_TRANSLATE_NOOP("Actions", "&Brush"),
        ("B",),
        "brush",
        "text",
        "tool",
        tip=QT_TRANSLATE_NOOP("Actions", "Drag to spray many plants"),
    ),
    ActionSpec(
        "actionToolEraser",
        QT_TRANSLATE_NOOP("Actions", "&Eraser"),
        ("D",),
        "eraser",
        "text",
        "tool",
        tip=QT_TRANSLATE_NOOP("Actions", "Click or drag to delete the plants under it"),
    ),
    ActionSpec(
        "actionOtherKind",
        QT_TRANSLATE_NOOP("Actions", "Place the &other kind"),
        ("X",),
        tip=QT_TRANSLATE_NOOP("Actions", "From now on a click places plants of the other kind"),
    ),
    ActionSpec(
        "actionStandardise",
        QT_TRANSLATE_NOOP("Actions", "Sta&ndardise the measures"),
        checkable=True,
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Give each measure the mean 0 and the standard deviation 1"
        ),
    ),
    ActionSpec(
        "actionNameKinds",
        QT_TRANSLATE_NOOP("Actions", "Name the &kinds…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Call y = 1 and y = 0 something else, in every sentence"),
    ),
    ActionSpec(
        "actionNameMeasures",
        QT_TRANSLATE_NOOP("Actions", "Name the m&easures…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Call x₁ and x₂ something else, with their units"),
    ),
    ActionSpec("actionPlay", QT_TRANSLATE_NOOP("Actions", "&Play"), ("Space",), "play", "ground"),
    ActionSpec(
        "actionStep", QT_TRANSLATE_NOOP("Actions", "One step &on"), ("Right",), "step", repeats=True
    ),
    ActionSpec(
        "actionStepBack",
        QT_TRANSLATE_NOOP("Actions", "One step &back"),
        ("Left",),
        "step_back",
        repeats=True,
    ),
    ActionSpec(
        "actionRewind",
        QT_TRANSLATE_NOOP("Actions", "&Rewind to the same start"),
        ("Home",),
        "rewind",
    ),
    ActionSpec(
        "actionRandomStart", QT_TRANSLATE_NOOP("Actions", "New random &start"), ("R",), "dice"
    ),
    ActionSpec("actionZeroStart", QT_TRANSLATE_NOOP("Actions", "Start from &zero"), ("Z",)),
    ActionSpec(
        "actionClearGhosts", QT_TRANSLATE_NOOP("Actions", "&Clear earlier runs"), ("Shift+C",)
    ),
    ActionSpec(
        "actionShadeProbability",
        QT_TRANSLATE_NOOP("Actions", "Shade by &probability"),
        ("P",),
        group="shading",
    ),
    ActionSpec(
        "actionShadeRegion",
        QT_TRANSLATE_NOOP("Actions", "Shade by &region"),
        ("Shift+R",),
        group="shading",
    ),
    ActionSpec(
        "actionShadeNone",
        QT_TRANSLATE_NOOP("Actions", "&No shading"),
        ("Shift+P",),
        group="shading",
    ),
    ActionSpec(
        "actionLevels", QT_TRANSLATE_NOOP("Actions", "&Level lines"), ("L",), checkable=True
    ),
    ActionSpec(
        "actionArrow", QT_TRANSLATE_NOOP("Actions", "&Arrow of the weights"), ("A",), checkable=True
    ),
    ActionSpec(
        "actionWrong",
        QT_TRANSLATE_NOOP("Actions", "Mark &wrong plants"),
        ("W",),
        checkable=True,
    ),
    *(
        ActionSpec(
            ARRANGEMENT_ACTIONS[name],
            text,
            (key,),
            group="arrangement",
            checked=name == "Lab",
            tip=tip,
        )
        for name, (key, text, tip) in _ARRANGEMENTS.items()
    ),
    ActionSpec("actionFit", QT_TRANSLATE_NOOP("Actions", "&Fit the plants"), ("Ctrl+0", "Ctrl+à")),
    ActionSpec(
        "actionZoomIn", QT_TRANSLATE_NOOP("Actions", "Zoom &in"), ("Ctrl++", "Ctrl+="), repeats=True
    ),
    ActionSpec(
        "actionZoomOut", QT_TRANSLATE_NOOP("Actions", "Zoom &out"), ("Ctrl+-",), repeats=True
    ),
    ActionSpec(
        "actionEqualScale", QT_TRANSLATE_NOOP("Actions", "&Equal scale"), ("E",), checkable=True
    ),
    ActionSpec(
        "actionLogLoss",
        QT_TRANSLATE_NOOP("Actions", "Lo&garithmic loss axis"),
        ("G",),
        checkable=True,
    ),
    ActionSpec(
        "actionProjector",
        QT_TRANSLATE_NOOP("Actions", "Pro&jector"),
        ("F11",),
        "projector",
        checkable=True,
    ),
    ActionSpec(
        "actionTouch",
        QT_TRANSLATE_NOOP("Actions", "Touch &bar"),
        checkable=True,
        tip=QT_TRANSLATE_NOOP("Actions", "Large buttons and a number pad, for a finger"),
    ),
    ActionSpec(
        "actionBlank",
        QT_TRANSLATE_NOOP("Actions", "&Black screen"),
        (".", ":"),
        tip=QT_TRANSLATE_NOOP("Actions", "At a projector; any key brings the picture back"),
    ),
    ActionSpec(
        "actionTextLarger",
        QT_TRANSLATE_NOOP("Actions", "&Larger"),
        ("Ctrl+Alt++", "Ctrl+Alt+="),
        tip=QT_TRANSLATE_NOOP("Actions", "Larger text"),
        repeats=True,
    ),
    ActionSpec(
        "actionTextSmaller",
        QT_TRANSLATE_NOOP("Actions", "&Smaller"),
        ("Ctrl+Alt+-",),
        tip=QT_TRANSLATE_NOOP("Actions", "Smaller text"),
        repeats=True,
    ),
    ActionSpec(
        "actionTextUsual",
        QT_TRANSLATE_NOOP("Actions", "&Usual size"),
        ("Ctrl+Alt+0", "Ctrl+Alt+à"),
        tip=QT_TRANSLATE_NOOP("Actions", "Text of the usual size"),
    ),
    ActionSpec("actionThemeDark", QT_TRANSLATE_NOOP("Actions", "&Dark"), group="theme"),
    ActionSpec("actionThemeLight", QT_TRANSLATE_NOOP("Actions", "&Light"), group="theme"),
    ActionSpec(
        "actionThemeContrast", QT_TRANSLATE_NOOP("Actions", "High &contrast"), group="theme"
    ),
    ActionSpec("actionThemeSystem", QT_TRANSLATE_NOOP("Actions", "As the &system"), group="theme"),
    ActionSpec("actionLanguageEnglish", "&English", group="language"),
    ActionSpec("actionLanguageFrench", "&Français", group="language"),
    ActionSpec(
        "actionContextMenu",
        QT_TRANSLATE_NOOP("Actions", "&Menu of what the keyboard is at"),
        ("Shift+F10",),
        tip=QT_TRANSLATE_NOOP("Actions", "As the Menu key, a long press or a right-click opens it"),
    ),
    ActionSpec(
        "actionNextPane", QT_TRANSLATE_NOOP("Actions", "Go to the ne&xt picture"), ("Ctrl+Tab",)
    ),
    ActionSpec(
        "actionPreviousPane",
        QT_TRANSLATE_NOOP("Actions", "Go to the picture &before"),
        ("Ctrl+Shift+Tab",),
    ),
    ActionSpec("actionResetLayout", QT_TRANSLATE_NOOP("Actions", "&Reset the layout")),
    ActionSpec("actionCourse", QT_TRANSLATE_NOOP("Actions", "&Course"), ("C",), checkable=True),
    ActionSpec(
        "actionNextPage", QT_TRANSLATE_NOOP("Actions", "&Next page"), ("PgDown",), repeats=True
    ),
    ActionSpec(
        "actionPreviousPage",
        QT_TRANSLATE_NOOP("Actions", "&Previous page"),
        ("PgUp",),
        repeats=True,
    ),
    ActionSpec("actionOpenLesson", QT_TRANSLATE_NOOP("Actions", "&Open a lesson…"), ("Ctrl+L",)),
    ActionSpec("actionLessonFormat", QT_TRANSLATE_NOOP("Actions", "How to &write a lesson")),
    ActionSpec("actionSaveProgress", QT_TRANSLATE_NOOP("Actions", "&Save the progress…")),
    ActionSpec("actionOpenProgress", QT_TRANSLATE_NOOP("Actions", "&Open a progress…")),
    ActionSpec("actionPrintProgress", QT_TRANSLATE_NOOP("Actions", "As a page to &print…")),
    ActionSpec("actionForgetProgress", QT_TRANSLATE_NOOP("Actions", "Begin &anew…")),
    ActionSpec("actionGuide", QT_TRANSLATE_NOOP("Actions", "User's &guide"), ("Shift+F1",)),
    ActionSpec(
        "actionWhatItShows",
        QT_TRANSLATE_NOOP("Actions", "&What the picture shows"),
        tip=QT_TRANSLATE_NOOP("Actions", "The guide to the picture last clicked"),
    ),
    ActionSpec("actionKeys", QT_TRANSLATE_NOOP("Actions", "&Keys and mouse"), ("F1",)),
    ActionSpec("actionAbout", QT_TRANSLATE_NOOP("Actions", "&About Perceptron Lab")),
)

TOOL_ACTIONS = tuple(spec.name for spec in ACTIONS if spec.group == "tool")
