"""Everything that can be undone, bounded by the memory that it holds rather than by its number."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from gui.state.edit import Edit
from gui.state.edit_kind import EditKind

_MOST_BYTES = 512_000_000


class DocumentEdits(NamedTuple):
    """The edits of one document: those at `first` … `end` - 1, all of them done at index `end`."""

    document: int
    first: int
    end: int


class UndoHistory(QUndoStack):
    """An undo stack that forgets its oldest edits when all of them together grow too large.

    What several edits hold, such as an earlier run, fills memory once, and is counted once.
    """

    forgetting = Signal(int)
    """What is there when so many edits are done can't be gone back to after this, if nobody asks
    to `retain` it."""

    def __init__(self, parent: QObject, most_bytes: int = _MOST_BYTES) -> None:
        super().__init__(parent)
        self._most_bytes = most_bytes
        self.revision = 0
        """Another number whenever an edit was added, taken back or done again."""
        self._documents: list[DocumentEdits] = []
        self._documents_revision = -1
        self._edits: list[Edit] = []
        """As Qt holds them: asking it for thousands, one by one, takes long."""
        self._held: list[set[int]] = []
        """Of each edit what it holds, by id: an object can't go, and its id with it, before that
        is counted anew."""
        self._holders: Counter[int] = Counter()
        self._sizes: dict[int, int] = {}
        self.memory_bytes = 0
        self._forgotten = 0
        self._is_retained = False
        self._protected = 0
        """So many edits, the first ones, can't be taken back for now."""
        self._protects_redo = False

    def add(self, edit: Edit) -> None:
        """Do an edit, and forget the oldest ones beyond the memory allowed."""
        edit.document = edit.number if edit.begins_document else self.document
        self._protects_redo = False
        while len(self._held) > self.index():
            self._let_go(self._held.pop())
        del self._edits[self.index() :]
        self._forgotten = min(self._forgotten, self.index())
        self.push(edit)
        if self.last is not None:
            self.last.compress()
        if self.count() > len(self._held):
            self._held.append(set())
            self._edits.append(edit)
        self._count_again(self.count() - 1)
        self.revision += 1
        while self.memory_bytes > self._most_bytes and self._forgotten < self.count() - 1:
            self._is_retained = False
            self.forgetting.emit(self._forgotten)
            if self._is_retained:
                break
            self._edits[self._forgotten].forget()
            self._count_again(self._forgotten)
            self._forgotten += 1
        self.revision += 1

    def retain(self) -> None:
        """Forget nothing for now, though it takes more memory: it would be lost."""
        self._is_retained = True

    @property
    def last(self) -> Edit | None:
        """The edit that undo would take back."""
        return self._edit_at(self.index() - 1)

    @property
    def last_but_one(self) -> Edit | None:
        """The edit before that."""
        return self._edit_at(self.index() - 2)

    @property
    def document(self) -> int:
        """The number of the edit that began the document on screen, 0 if none did."""
        return self.last.document if self.last is not None else 0

    def kind_at(self, index: int) -> EditKind | None:
        """Return what an edit is, by its place in the history; None where there is none."""
        edit = self._edit_at(index)
        return edit.kind if edit is not None else None

    def undo(self) -> None:
        """Take the last edit back."""
        super().undo()
        self._count_again(self.index())
        self.revision += 1

    def redo(self) -> None:
        """Do again what was taken back."""
        if self.canRedo():
            super().redo()
            self._count_again(self.index() - 1)
            self.revision += 1

    def clear(self) -> None:
        """Forget everything: what is on screen is where it begins now."""
        super().clear()
        self._edits.clear()
        self._held.clear()
        self._holders.clear()
        self._sizes.clear()
        self.memory_bytes = self._forgotten = 0
        self.revision += 1
        self.hold(False)

    def hold(self, held: bool) -> None:
        """Let nothing done so far be taken back, nor done again; or let it be so again."""
        self._protected = self.index() if held else 0
        self._protects_redo = held and self.canRedo()

    @property
    def can_take_back(self) -> bool:
        """Say whether there is an edit, neither forgotten nor held, to take back."""
        return self.index() > max(self._forgotten, self._protected)

    @property
    def can_do_again(self) -> bool:
        """Say whether there is an edit that was taken back, and is not held."""
        return self.canRedo() and not self._protects_redo

    def documents(self) -> list[DocumentEdits]:
        """Return the edits of each document that can still be gone to, the oldest first."""
        if self._documents_revision != self.revision:
            self._documents = self._find_documents()
            self._documents_revision = self.revision
        return self._documents

    def _find_documents(self) -> list[DocumentEdits]:
        spans = [DocumentEdits(0, 0, 0)]
        for index, edit in enumerate(self.edits(0, self.count())):
            if edit.document != spans[-1].document:
                spans.append(DocumentEdits(edit.document, index, index))
            spans[-1] = spans[-1]._replace(end=index + 1)
        return [span for span in spans if span.end >= self._forgotten]

    def edits(self, first: int, end: int) -> list[Edit]:
        """Return the edits at `first` … `end` - 1."""
        return self._edits[first:end]

    def _count_again(self, index: int) -> None:
        """Count what an edit holds by now; a run may have grown since."""
        self._let_go(self._held[index])
        sizes = dict(self._edits[index].held)
        self._held[index] = set(sizes)
        self._holders.update(sizes.keys())
        for thing, size in sizes.items():
            self.memory_bytes += size - self._sizes.get(thing, 0)
            self._sizes[thing] = size

    def _let_go(self, things: set[int]) -> None:
        for thing in things:
            self._holders[thing] -= 1
            if not self._holders[thing]:
                del self._holders[thing]
                self.memory_bytes -= self._sizes.pop(thing)

    def _edit_at(self, index: int) -> Edit | None:
        edit = self.command(index) if index >= 0 else None
        return edit if isinstance(edit, Edit) else None
