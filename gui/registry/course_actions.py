"""The actions of the menus Course and Help."""

from __future__ import annotations

from gui.language.marking import QT_TRANSLATE_NOOP
from gui.registry.action_spec import ActionSpec

COURSE_ACTIONS: tuple[ActionSpec, ...] = (
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
)

HELP_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("actionGuide", QT_TRANSLATE_NOOP("Actions", "User's &guide"), ("Shift+F1",)),
    ActionSpec(
        "actionWhatItShows",
        QT_TRANSLATE_NOOP("Actions", "&What the picture shows"),
        tip=QT_TRANSLATE_NOOP("Actions", "The guide to the picture last clicked"),
    ),
    ActionSpec("actionKeys", QT_TRANSLATE_NOOP("Actions", "&Keys and mouse"), ("F1",)),
    ActionSpec("actionAbout", QT_TRANSLATE_NOOP("Actions", "&About Perceptron Lab")),
)
