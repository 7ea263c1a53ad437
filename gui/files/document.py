"""Which documents there are: on screen, behind undo and behind redo; their files and changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from engine.arrays import NO_INDICES
from engine.lab.state import State
from engine.learning.trace import Trace
from gui.files.open_file import OpenFile
from gui.state.edit_kind import EditKind
from gui.state.store import Store
from gui.state.undo_history import DocumentEdits

_OWN_WORK = frozenset((
    EditKind.PLACE, EditKind.SPRAY, EditKind.MOVE, EditKind.FLIP, EditKind.TYPE, EditKind.DELETE,
    EditKind.PROBE, EditKind.FORMULAS, EditKind.NAMES,
))  # fmt: skip
"""On a page of the course these count as work; weights and steps are what the page asks for."""


class Moment(NamedTuple):
    """The last edit and what was learned: as long as both are the same, nothing has changed."""

    edit: int
    trace: Trace
    last_step: int


class _Overview(NamedTuple):
    """What was found in the undo history at a revision of it."""

    revision: int
    has_own_work: bool
    unsaved_elsewhere: tuple[int, ...]


class CurrentDocument(QObject):
    """Follows undo and redo from one document to another, each with its own file.

    Other plants (a sample, a table) and whatever a page of a lesson sets begin a document that has
    no file yet, so that they are never written over the one before. Undo brings the work before
    back, and with it its file. `number` tells one document from another.
    """

    forgetting = Signal(int)
    """Undo is about to forget the way back to a document with unsaved work."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._store, self._stack = store, store.undo_stack
        self._files = {0: OpenFile()}
        self._saved: dict[int, Moment | None] = {}
        """By document: when it was saved, or opened; None once its file holds something else."""
        self._pages: dict[int, str] = {}
        """The documents that are pages of a lesson, and no person's own yet: their numbers."""
        self._goals: set[int] = set()
        """The edits that reached a goal of a page, and would count as work otherwise."""
        self._is_goal_dragged = False
        """Whether the gesture under way has reached one: it has no number before it ends."""
        self._given_up: dict[int, Moment | None] = {}
        """By document: how it was when a person chose not to save it, and a table came."""
        self._to_give_up: dict[int, Moment | None] = {}
        """The same, while it is not certain yet that one comes."""
        self._seen: _Overview | None = None
        self.number = 0
        self.mark_saved()
        store.touched.connect(self._follow)
        self._stack.forgetting.connect(self._on_forgetting)

    @property
    def file(self) -> OpenFile:
        """Where it is saved."""
        return self._files[self.number]

    @file.setter
    def file(self, file: OpenFile) -> None:
        self._files[self.number] = file
        self._seen = None

    @property
    def is_modified(self) -> bool:
        """Say whether there is something in it to lose: an edit, or steps learned since."""
        if self.number in self._pages and not self._store.has_unfinished_edit:
            return self._overview.has_own_work
        return self.has_changed

    @property
    def has_changed(self) -> bool:
        """Say whether anything is otherwise, on a page of a lesson too: worth an automatic copy."""
        if self.file.is_rescued or self._store.has_unfinished_edit:
            return True
        return self._moment() != self._saved.get(self.number)

    @property
    def unsaved(self) -> tuple[int, ...]:
        """The documents with unsaved work: on screen, then behind undo, then behind redo."""
        return (
            (self.number, *self.unsaved_elsewhere) if self.is_modified else self.unsaved_elsewhere
        )

    @property
    def unsaved_elsewhere(self) -> tuple[int, ...]:
        """Those that undo leads back to, the nearest first, then those that redo leads to."""
        return self._overview.unsaved_elsewhere

    @property
    def to_copy(self) -> tuple[int, ...]:
        """Those that a crash must not take: what is unsaved, and what has changed on screen."""
        on_screen = (self.number,) if self.has_changed else ()
        return on_screen + self.unsaved_elsewhere

    def to_ask_about(self) -> list[int]:
        """Return those with unsaved work, and those whose file is there no more."""
        elsewhere = [
            span.document
            for span in self._spans_elsewhere()
            if span.document in self.unsaved_elsewhere
            or (self._files[span.document].has_vanished() and not self._is_given_up(span))
        ]
        is_here = self.is_modified or self.file.has_vanished()
        return [self.number, *elsewhere] if is_here else elsewhere

    def file_of(self, number: int) -> OpenFile:
        """Return where a document is saved."""
        return self._files[number]

    def page_of(self, number: int) -> str:
        """Return the page of a lesson that a document is, as one says it; "" if it is none."""
        return self._pages.get(number, "")

    def is_behind(self, number: int) -> bool:
        """Say whether undo, not redo, leads to a document."""
        return self._span(number).end <= self._stack.index()

    def state_of(self, number: int) -> State:
        """Return the last state of a document that is not on screen."""
        fields: dict[str, Any] = {
            "plants": self._store.session.state.plants,
            **self._store.fields_before_gesture,
        }
        index, end = self._stack.index(), self._span(number).end
        for edit in reversed(self._stack.edits(end, index)):
            fields |= edit.fields_before(fields["plants"])
        for edit in self._stack.edits(index, end):
            fields |= edit.fields_after(fields["plants"])
        fields.pop("plants_edit", None)  # of a run that comes back whole
        return replace(self._store.session.state, **{**fields, "selection": NO_INDICES})

    # What happens to it

    def begin(self, file: OpenFile) -> None:
        """Take note that another document was opened, and undo begins anew."""
        self._files = {0: file}
        self._saved.clear()
        self._pages.clear()
        self._goals.clear()
        self._given_up.clear()
        self._to_give_up.clear()
        self.number = 0
        self.mark_saved()

    def mark_saved(self) -> None:
        """Take note that there is nothing in it to lose now."""
        self._store.begin_series()
        self._saved[self.number] = self._moment()
        self._seen = None

    def mark_written(self, file: OpenFile) -> None:
        """Take note that it is saved in a file; what another had saved there is there no more."""
        for number, other in self._files.items():
            if number != self.number and other.is_same_file(file):
                self._saved[number] = None
        self.file = file
        self._pages.pop(self.number, None)
        self.mark_saved()

    def mark_page(self, page: str) -> None:
        """Take note that it is a page of a lesson, as the page set it up."""
        self._pages[self.number] = page
        self.mark_saved()

    def note_goal(self) -> None:
        """Take note that a goal of the page is reached: the one edit that led there is no work."""
        if self.number in self._pages:
            own = self._own_edits(self._span(self.number)._replace(end=self._stack.index()))
            is_dragged = self._store.unfinished_edit in _OWN_WORK
            self._is_goal_dragged = is_dragged and not own
            self._goals |= set(own) if not is_dragged and len(own) == 1 else set()
            self._seen = None

    def leave_lesson(self) -> None:
        """Take note that the book was put away: what is done now to its plants is one's own."""
        if self.number in self._pages:
            is_modified = self.is_modified
            del self._pages[self.number]
            self._seen = None
            self._saved.pop(self.number, None) if is_modified else self.mark_saved()

    def give_up(self, numbers: list[int]) -> None:
        """Take note that a person chose not to save these: once a table has come, that holds."""
        self._to_give_up = {
            number: self._moment()
            if number == self.number
            else self._last_moment(self._span(number))
            for number in numbers
        }

    def mark_table(self, path: Path) -> None:
        """Take note that it was read from a table, for which others were given up."""
        self._given_up |= self._to_give_up
        self._to_give_up = {}
        self.file = OpenFile(suggested_name=path.stem, suggested_folder=path.absolute().parent)

    def show(self, number: int) -> None:
        """Undo or redo until a document is on screen, as it was last."""
        if number != self.number:
            self._store.go_to_edit(self._span(number).end)

    # Within

    def _moment(self) -> Moment:
        session, last = self._store.session, self._stack.last
        number = last.number if last is not None else 0
        return Moment(number, session.state.run.trace, session.last_step)

    def _follow(self) -> None:
        self._note_dragged_goal()
        self.number = self._stack.document
        edit, earlier = self._stack.last, self._stack.last_but_one
        if self.number in self._files or edit is None:
            return
        before = earlier.document if earlier is not None else 0
        self._files[self.number] = self._files[before].let_go()
        if edit.kind is EditKind.LESSON:
            self._pages[self.number] = ""  # until it is known which

    def _note_dragged_goal(self) -> None:
        """Take note of the edit that a gesture has become which reached a goal."""
        if self._is_goal_dragged and not self._store.has_unfinished_edit:
            self._is_goal_dragged = False
            self._goals |= {self._stack.last.number} if self._stack.last is not None else set()
            self._seen = None

    @property
    def _overview(self) -> _Overview:
        """What is in the undo history, looked through only once it has changed."""
        stack = self._stack
        if self._seen is None or self._seen.revision != stack.revision:
            unsaved = [one.document for one in self._spans_elsewhere() if self._is_unsaved(one)]
            done = self._span(self.number)._replace(end=stack.index())
            self._seen = _Overview(stack.revision, self._has_own_work(done), tuple(unsaved))
        return self._seen

    def _on_forgetting(self, index: int) -> None:
        for span in self._stack.documents():
            if span.end == index and self._is_unsaved(span):
                self.forgetting.emit(span.document)

    def _span(self, number: int) -> DocumentEdits:
        return next(span for span in self._stack.documents() if span.document == number)

    def _spans_elsewhere(self) -> list[DocumentEdits]:
        spans, index = self._stack.documents(), self._stack.index()
        others = [span for span in spans if span.document != self.number]
        behind = [span for span in others if span.end <= index]
        return [*reversed(behind), *(span for span in others if span.end > index)]

    def _is_unsaved(self, span: DocumentEdits) -> bool:
        """Say whether a document that is not on screen has work that no file holds."""
        number, moment = span.document, self._last_moment(span)
        if self._is_given_up(span):
            return False
        if self._files[number].is_rescued:
            return True
        if number in self._pages or (span.end > self._stack.index() and not self._has_file(number)):
            return self._has_own_work(span)
        if moment is None or number in self._saved:
            return moment is None or moment != self._saved[number]
        return span.end - span.first > 1 or moment.last_step > 0  # never saved: a sample, a table

    def _is_given_up(self, span: DocumentEdits) -> bool:
        moment = self._given_up.get(span.document)
        return moment is not None and moment == self._last_moment(span)

    def _has_file(self, number: int) -> bool:
        return self._files[number].path is not None

    def _has_own_work(self, span: DocumentEdits) -> bool:
        return bool(self._own_edits(span))

    def _own_edits(self, span: DocumentEdits) -> list[int]:
        """Return the numbers of the edits that are a person's own, and no goal of the page."""
        edits = self._stack.edits(span.first, span.end)
        own = [edit.number for edit in edits if edit.kind in _OWN_WORK]
        return [number for number in own if number not in self._goals]

    def _last_moment(self, span: DocumentEdits) -> Moment | None:
        """Return when a document that is not on screen was left; None if that is not known."""
        trace = self._last_trace(span)
        last = self._stack.edits(span.end - 1, span.end) if span.end else []
        return Moment(last[-1].number if last else 0, trace, trace.last_step) if trace else None

    def _last_trace(self, span: DocumentEdits) -> Trace | None:
        following = self._stack.edits(span.end, span.end + 1)
        fields = [edit.earlier_fields for edit in following] or [
            edit.later_fields for edit in self._stack.edits(span.first, span.end)
        ]
        runs = [changed["run"] for changed in fields if "run" in changed]
        return runs[-1].trace if runs else None
