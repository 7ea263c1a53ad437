"""The actions of the menu File."""

from __future__ import annotations

from gui.language.marking import QT_TRANSLATE_NOOP
from gui.registry.action_spec import ActionSpec

FILE_ACTIONS: tuple[ActionSpec, ...] = (
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
)
