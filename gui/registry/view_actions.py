"""The actions of the menu View: shading, arrangements, sizes, theme and language."""

from __future__ import annotations

from engine.errors import Language
from gui.language.marking import QT_TRANSLATE_NOOP
from gui.registry.action_names import ActionName
from gui.registry.action_spec import ActionSpec
from gui.registry.arrangements import ArrangementName
from gui.style.theme import Theme

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

VIEW_ACTIONS: tuple[ActionSpec, ...] = (
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
)
