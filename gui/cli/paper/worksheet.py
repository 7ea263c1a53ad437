"""The command `worksheet`: exercises on paper of a session, of plants or of a lesson's page."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Literal

from engine.errors import UserError
from engine.files.lessons.lesson_file import read_file
from engine.files.tables.named_columns import Named
from engine.lab.frame import Frame
from engine.lab.session import Session
from engine.lessons.lesson import Lesson
from engine.lessons.page_setup import setup_from_beginning
from engine.model.dataset import Dataset
from engine.worksheet.plant_numbers import read_numbers
from gui.cli import source
from gui.cli.interruption import signals_held
from gui.cli.offscreen import ensure_application
from gui.cli.outputs import check_outputs
from gui.cli.progress import Progress
from gui.language import translation
from gui.language.command_line import system_language
from gui.registry.file_kinds import WORKSHEETS, is_lesson
from gui.registry.lesson_vocabulary import vocabulary
from gui.worksheet.document import write_pdf
from gui.worksheet.options import Parts, WorksheetOptions, lesson_page, moment_of

_PARTS: dict[Literal["with", "without", "only"], Parts] = {
    "with": "both",
    "without": "sheet",
    "only": "answers",
}


def worksheet(options: argparse.Namespace) -> None:
    """Write a worksheet as a PDF. Raises UserError; what is asked is looked at first."""
    out: Path = options.out
    check_outputs(options.file, [out])
    if not WORKSHEETS.includes(out):
        raise UserError("worksheet_format", file=out.name)
    wanted = WorksheetOptions(
        plants=read_numbers(options.plants) if options.plants else (),
        steps=options.steps,
        has_line=options.line,
        has_questions=not options.no_questions,
        parts=_PARTS[options.answers],
        paper=options.paper,
    )
    frame, lesson, page_index = _opened(options)
    with signals_held():
        ensure_application()
        with translation.temporary_language(options.lang or system_language()):
            page = None if lesson is None else lesson_page(lesson, page_index)
            write_pdf(out, moment_of(frame, page), wanted)


def _opened(options: argparse.Namespace) -> tuple[Frame, Lesson | None, int]:
    """Return the moment that a file holds, and the lesson and the page, from 0, that it is of."""
    file: Path = options.file
    if is_lesson(file):
        return _page_of_lesson(file, 1 if options.page is None else options.page)
    if options.page is not None:
        raise UserError("worksheet_page_alone", file=file.name)
    content = source.read(file, Named(options.columns, options.toxic, options.sheet), Progress())
    session = Session()
    if isinstance(content, Dataset):
        session = Session(content)
    else:
        session.open(content.state, content.step)
    return session.frame(), None, 0


def _page_of_lesson(file: Path, number: int) -> tuple[Frame, Lesson, int]:
    lesson = read_file(file, vocabulary())
    if not 1 <= number <= len(lesson.steps):
        raise UserError("worksheet_page", file=file.name, pages=len(lesson.steps), page=number)
    session = Session()
    setup = setup_from_beginning(lesson.setups, number - 1)
    session.replace(session.state.changes_to(setup.apply(session.state)))
    return session.frame(), lesson, number - 1
