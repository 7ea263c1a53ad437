"""Which document is on screen: the file that it is saved in, and whether it has changed since."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

from PySide6.QtCore import QObject

from engine.arrays import NO_INDICES
from engine.lab.state import State
from engine.learning.trace import Trace
from gui.files.open_file import OpenFile
from gui.state.edit import Edit
from gui.state.edit_kind import EditKind
from gui.state.store import Store


class Moment(NamedTuple):
    """The last edit and what was learned: as long as both are the same, nothing has changed."""

    edit: int
    trace: Trace
    last_step: int


class CurrentDocument(QObject):
    """Follows undo and redo from one document to another, each with its own file.

    Other plants (a sample, a table) and whatever a page of a lesson sets begin a document that has
    no file yet, so that they are never written over the one before. Undo brings the work before
    back, and with it its file. `number` tells one document from another.
    """

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._store = store
        self._files = {0: OpenFile()}
        self._saved: dict[int, Moment] = {}
        self._put_aside: dict[int, int] = {}
        """By document: the one with a person's unsaved work that a lesson put it in place of."""
        self._from_lessons: set[int] = set()
        self.number = 0
        self.mark_saved()
        store.touched.connect(self._follow)

    @property
    def file(self) -> OpenFile:
        """Where it is saved."""
        return self._files[self.number]

    @file.setter
    def file(self, file: OpenFile) -> None:
        self._files[self.number] = file

    @property
    def is_modified(self) -> bool:
        """Say whether there is something in it to lose: an edit, or steps learned since."""
        if self.file.is_rescued or self._store.has_unfinished_edit:
            return True
        return self._moment() != self._saved.get(self.number)

    @property
    def put_aside(self) -> int | None:
        """The document with unsaved work that undo would lead back to, past a lesson's pages."""
        return self._put_aside.get(self.number)

    def begin(self, file: OpenFile) -> None:
        """Take note that another document was opened, and undo begins anew."""
        self._files = {0: file}
        self._put_aside.clear()
        self._from_lessons.clear()
        self.number = 0
        self.mark_saved()

    def mark_saved(self) -> None:
        """Take note that there is nothing in it to lose now."""
        self._store.undo_stack.setClean()
        self._saved[self.number] = self._moment()
        self._put_aside = {
            number: unsaved for number, unsaved in self._put_aside.items() if unsaved != self.number
        }

    def file_put_aside(self) -> OpenFile:
        """Return where the work in `put_aside` is saved."""
        return self._files[self._put_aside[self.number]]

    def state_put_aside(self) -> State:
        """Return the state that undo would lead back to in `put_aside`."""
        earlier: dict[str, Any] = {"plants": self._store.session.state.plants}
        for edit in self._store.undo_stack.back_to(self._put_aside[self.number]):
            earlier |= edit.fields_before(earlier["plants"])
        earlier.pop("plants_edit", None)  # of a run that comes back whole
        return replace(self._store.session.state, **{**earlier, "selection": NO_INDICES})

    def go_back_to(self, number: int) -> None:
        """Undo until a document is on screen again."""
        while self.number != number and self._store.can_undo:
            self._store.undo()

    def _moment(self) -> Moment:
        session, last = self._store.session, self._store.undo_stack.last
        number = last.number if last is not None else 0
        return Moment(number, session.state.run.trace, session.last_step)

    def _follow(self) -> None:
        before, self.number = self.number, self._store.undo_stack.document
        edit, earlier = self._store.undo_stack.last, self._store.undo_stack.last_but_one
        has_come_from = earlier.document if earlier is not None else 0
        if edit is None or edit.number != self.number or has_come_from != before:
            return
        self._files.setdefault(self.number, self._files[before].let_go())
        self._keep_in_mind(edit, earlier, before)

    def _keep_in_mind(self, edit: Edit, earlier: Edit | None, before: int) -> None:
        """Remember whose unsaved work an edit, done or done again, put away."""
        put_aside = self._put_aside.get(before)
        if edit.kind is EditKind.LESSON:
            self._from_lessons.add(self.number)
            if before not in self._from_lessons and self._was_modified(edit, earlier, before):
                put_aside = before
        self._put_aside.pop(self.number, None)
        if put_aside is not None:
            self._put_aside[self.number] = put_aside

    def _was_modified(self, edit: Edit, earlier: Edit | None, before: int) -> bool:
        """Say whether the document before had unsaved work as an edit came."""
        run = edit.earlier_fields.get("run")
        if run is None or self._files[before].is_rescued:
            return True
        number = earlier.number if earlier is not None else 0
        return Moment(number, run.trace, run.trace.last_step) != self._saved.get(before)
