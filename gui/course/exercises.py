"""What a student types on a page: kept, and trained with, whether right or wrong."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject

from engine.errors import UserError
from engine.formula import read
from engine.learning.settings import Rule
from engine.lessons.matrix_lines import MatrixLines, slopes_of
from engine.lessons.program import Program, formulas_of
from gui.panels.course.course_panel import CoursePanel
from gui.pictures.field.field_picture import FieldPicture
from gui.state.edit_kind import EditKind
from gui.state.store import Store

Slopes = tuple[str, str, str]
"""The three formulas that a neuron can train with."""


class Exercises(QObject):
    """Ties the three boxes to type in to the store: formulas, lines of Python, lines of matrices.

    A neuron that trains with what was typed goes on with what can be read of it.
    """

    def __init__(self, store: Store, field: FieldPicture, panel: CoursePanel) -> None:
        super().__init__(panel)
        self._store, self._field = store, field
        panel.exercise.formulas_edited.connect(self._use_formulas)
        panel.exercise.training_wanted.connect(self._train_with_formulas)
        panel.program.lines_edited.connect(self._use_program)
        panel.program.training_wanted.connect(self._train_with_program)
        panel.matrix_lines.lines_edited.connect(self._use_matrix_lines)
        panel.matrix_lines.training_wanted.connect(self._train_with_matrix_lines)

    def end(self) -> None:
        """Train with what was typed no longer: the book is put away."""
        if self._store.session.state.settings.formulas is not None:
            self._store.set_settings(formulas=None)

    def _use_formulas(self, typed: Slopes) -> None:
        self._use({"formulas": typed}, lambda: _readable(typed))

    def _train_with_formulas(self, on: bool) -> None:
        self._train_with(lambda: self._store.frame().choices.formulas if on else None)

    def _use_program(self, typed: Program) -> None:
        self._use({"program": typed}, lambda: formulas_of(typed))

    def _train_with_program(self, on: bool) -> None:
        self._train_with(lambda: formulas_of(self._store.frame().choices.program) if on else None)

    def _use_matrix_lines(self, typed: MatrixLines) -> None:
        self._use({"matrix_lines": typed}, lambda: slopes_of(typed))

    def _train_with_matrix_lines(self, on: bool) -> None:
        self._train_with(
            lambda: slopes_of(self._store.frame().choices.matrix_lines) if on else None
        )

    def _use(self, typed: dict[str, Any], slopes: Callable[[], Slopes]) -> None:
        """Keep what was typed; a neuron that trains with it goes on with what can be read."""
        store = self._store
        store.begin_gesture(EditKind.FORMULAS)
        store.set_choices(next(iter(typed)), **typed)
        if store.frame().settings.formulas is not None:
            with suppress(UserError):
                store.set_settings(formulas=slopes())
        store.end_gesture()

    def _train_with(self, slopes: Callable[[], Slopes | None]) -> None:
        """Train with three formulas; with the gradient where there are none."""
        self._store.finish_input()
        self._field.setFocus()
        self._store.set_settings(formulas=slopes(), rule=Rule.GRADIENT)


def _readable(formulas: Slopes) -> Slopes:
    """Return formulas that can be read, each of them. Raises UserError."""
    for text in formulas:
        read(text)
    return formulas
