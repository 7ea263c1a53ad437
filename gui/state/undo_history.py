"""Everything that can be undone, bounded by the memory that it holds rather than by its number."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

from gui.state.edit import Edit

_MOST_BYTES = 512_000_000


class UndoHistory(QUndoStack):
    """An undo stack that forgets its oldest edits when all of them together grow too large."""

    def __init__(self, parent: QObject, most_bytes: int = _MOST_BYTES) -> None:
        super().__init__(parent)
        self._most_bytes = most_bytes
        self._sizes: list[int] = []
        self._forgotten = 0

    def add(self, edit: Edit) -> None:
        """Do an edit, and forget the oldest ones beyond the memory allowed."""
        edit.document = edit.number if edit.puts_other_plants else self.document
        del self._sizes[self.index() :]
        self._forgotten = min(self._forgotten, self.index())
        self.push(edit)
        if self.count() > len(self._sizes):
            self._sizes.append(edit.memory_bytes)
        while sum(self._sizes) > self._most_bytes and self._forgotten < self.count() - 1:
            oldest = self.command(self._forgotten)
            if isinstance(oldest, Edit):
                oldest.forget()
            self._sizes[self._forgotten] = 0
            self._forgotten += 1

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
        """The number of the edit that put these plants in place of others, 0 if none did."""
        return self.last.document if self.last is not None else 0

    def clear(self) -> None:
        """Forget everything: what is on screen is where it begins now."""
        super().clear()
        self._sizes.clear()
        self._forgotten = 0

    @property
    def can_take_back(self) -> bool:
        """Say whether there is an edit that is not forgotten to take back."""
        return self.index() > self._forgotten

    def back_to(self, document: int) -> Iterator[Edit]:
        """Give the edits that lead back to a document, the last one first."""
        for index in range(self.index() - 1, -1, -1):
            edit = self._edit_at(index)
            if edit is None or edit.document == document:
                return
            yield edit

    def _edit_at(self, index: int) -> Edit | None:
        edit = self.command(index) if index >= 0 else None
        return edit if isinstance(edit, Edit) else None
