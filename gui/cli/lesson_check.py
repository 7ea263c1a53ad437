"""The command `lesson --check`: all that is wrong in a lesson, without a window and without Qt."""

from __future__ import annotations

import sys
from pathlib import Path

from engine.errors import sentence_of
from engine.files.lessons.lesson_file import check
from gui.cli.printing import print_line
from gui.language.command_line import said, system_language
from gui.registry.lesson_vocabulary import vocabulary


def check_lesson(path: Path) -> int:
    """Say each fault on standard error, and return 2; or print that there is none, and return 0.

    How a table was read is said as well, where that had to be told from its names or other cells.

    Raises UserError where the file can't be read at all.
    """
    faults, remarks, pages = check(path, vocabulary())
    for told in (*faults, *remarks):
        print(sentence_of(told, system_language()), file=sys.stderr)
    if faults:
        return 2
    name = "lesson_fine_one" if pages == 1 else "lesson_fine"
    print_line(said(name, file=path.name, pages=pages))
    return 0
