"""The progress in the course: saved as a file, opened again, printed, begun anew."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox

from engine.files.suffixes import PROGRESS
from engine.lessons.progress import Progress
from gui.course.course_controller import CourseController
from gui.language.numbers import whole
from gui.registry import file_kinds
from gui.registry.action_names import Commands
from gui.widgets.file_dialogs import ask_where_to_write, name_filter
from gui.window.shell import Shell

translate = QCoreApplication.translate


class ProgressController(QObject):
    """Takes along what was done of the course; `question` asks before it is forgotten."""

    def __init__(self, shell: Shell, course: CourseController) -> None:
        super().__init__(shell.window)
        self._shell, self._course = shell, course
        self.question: QMessageBox | None = None

    def commands(self) -> Commands:
        """Return what each action does when it is chosen."""
        return {
            "actionSaveProgress": self._ask_where_to_save,
            "actionOpenProgress": self._ask_for_file,
            "actionPrintProgress": self._ask_where_to_print,
            "actionForgetProgress": self._ask_to_forget,
        }

    def save(self, path: Path) -> None:
        """Write what was done as a file for another machine. Raises UserError."""
        from engine.files.lessons.progress_file import TakenAlong, write_progress

        choices = self._shell.store.frame().choices
        done = self._course.player.progress
        taken = TakenAlong(done, choices.formulas, choices.program, choices.matrix_lines)
        write_progress(path, taken)
        self._say(translate("ProgressController", "{0} written.").format(path.name))

    def open(self, path: Path) -> None:
        """Add what was done elsewhere to what was done here. Raises UserError.

        What was typed goes where nothing is typed here; undo takes that back.
        """
        from engine.files.lessons.progress_file import read_progress

        taken, player, store = read_progress(path), self._course.player, self._shell.store
        before, choices = player.progress, store.frame().choices
        player.add_progress(taken.progress)
        store.set_choices(
            formulas=_filled(choices.formulas, taken.formulas),
            program=_filled(choices.program, taken.program),
            matrix_lines=_filled(choices.matrix_lines, taken.matrix_lines),
        )
        self._say(_what_came(before, player.progress))

    def print_page(self, path: Path) -> None:
        """Write what was done as a PDF to be printed. Raises UserError."""
        from engine.files.whole_file import write_whole
        from gui.course.progress_page import progress_pdf

        player, store = self._course.player, self._shell.store
        lessons = player.chapters if player.lesson.is_chapter else [*player.chapters, player.lesson]
        choices = store.frame().choices
        write_whole(path, progress_pdf(lessons, player.progress, choices, QDate.currentDate()))
        self._say(translate("ProgressController", "{0} written.").format(path.name))

    def _ask_where_to_save(self) -> None:
        title = translate("ProgressController", "Save the progress")
        name = translate("ProgressController", "progress") + PROGRESS
        filters = name_filter(file_kinds.PROGRESS)
        path = ask_where_to_write(self._shell.window, title, name, filters)
        if path is not None:
            self.save(path)

    def _ask_where_to_print(self) -> None:
        title = translate("ProgressController", "The progress as a page to print")
        name = translate("ProgressController", "progress") + ".pdf"
        filters = translate("ProgressController", "PDF to print (*.pdf)")
        path = ask_where_to_write(self._shell.window, title, name, filters)
        if path is not None:
            self.print_page(path)

    def _ask_for_file(self) -> None:
        title = translate("ProgressController", "Open a progress")
        name, _ = QFileDialog.getOpenFileName(
            self._shell.window, title, "", name_filter(file_kinds.PROGRESS)
        )
        if name:
            self.open(Path(name))

    def _ask_to_forget(self) -> None:
        """Ask before every tick goes: that can't be undone."""
        progress = self._course.player.progress
        if progress.is_empty:
            self._say(translate("ProgressController", "Nothing was done yet."))
            return
        box = self.question = QMessageBox(self._shell.window)
        box.setWindowTitle("Perceptron Lab")
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(translate("ProgressController", "Begin the course anew?"))
        details = translate(
            "ProgressController",
            "Goals reached: {0}, votes: {1}. Their ticks are taken away, and that can't be undone.",
        )
        box.setInformativeText(details.format(*_counts(progress)))
        forget = box.addButton(
            translate("ProgressController", "Begin &anew"), QMessageBox.ButtonRole.DestructiveRole
        )
        stay = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        forget.clicked.connect(self._course.player.forget_progress)
        box.finished.connect(box.deleteLater)
        box.open()

    def _say(self, text: str) -> None:
        self._shell.status.say(text, warning=False)


def _filled(here: tuple[str, ...], elsewhere: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is typed here, and what was typed elsewhere where nothing is."""
    return tuple(
        text if text.strip() else other for text, other in zip(here, elsewhere, strict=True)
    )


def _counts(progress: Progress) -> tuple[str, str]:
    return whole(len(progress.goals)), whole(len(progress.votes))


def _what_came(before: Progress, after: Progress) -> str:
    """Say how much a file has added."""
    more = Progress(
        after.goals - before.goals,
        {key: answer for key, answer in after.votes.items() if key not in before.votes},
    )
    if more.is_empty:
        return translate("ProgressController", "Everything in this file was done here, too.")
    text = translate("ProgressController", "Added to what was done here: goals {0}, votes {1}.")
    return text.format(*_counts(more))
