"""The actions of the menus Edit, Plants and Learning: what is done in the laboratory."""

from __future__ import annotations

from gui.language.marking import QT_TRANSLATE_NOOP
from gui.registry.action_spec import ActionSpec

EDIT_ACTIONS: tuple[ActionSpec, ...] = (
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
)

PLANT_ACTIONS: tuple[ActionSpec, ...] = (
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
)

LEARNING_ACTIONS: tuple[ActionSpec, ...] = (
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
)
